//! Chromium without a window, driven through a chromedriver of its own.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::runtime::{Builder, Runtime};

/// How long a page may take for anything.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// How many drivers may find their port taken.
const ATTEMPTS: usize = 5;

/// A browser with a profile of its own; both end with it.
pub(crate) struct Browser {
    runtime: Runtime,
    driver: Option<WebDriver>,
    server: Child,
    folder: PathBuf,
}

impl Browser {
    /// Starts one with a window of that size.
    pub(crate) fn start(name: &str, width: u32, height: u32) -> Self {
        let folder = std::env::temp_dir().join(format!("sockbox-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("downloads")).unwrap();
        let (server, port) = chromedriver();
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let driver = runtime.block_on(async {
            let mut wanted = DesiredCapabilities::chrome();
            for argument in [
                "--headless=new".to_owned(),
                "--no-sandbox".to_owned(),
                "--disable-gpu".to_owned(),
                "--disable-dev-shm-usage".to_owned(),
                "--disable-quic".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-sync".to_owned(),
                "--no-first-run".to_owned(),
                format!("--window-size={width},{height}"),
                format!("--user-data-dir={}", folder.join("profile").display()),
                format!("--log-net-log={}", folder.join("net.json").display()),
            ] {
                wanted.add_arg(&argument).unwrap();
            }
            let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await.unwrap();
            let place = json!({ "behavior": "allow", "downloadPath": folder.join("downloads") });
            driver.cdp().send_raw("Browser.setDownloadBehavior", place).await.unwrap();
            driver
        });
        Self { runtime, driver: Some(driver), server, folder }
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().unwrap()
    }

    /// Loads a sealed page and enters the frame of the app, once that has rendered.
    pub(crate) fn open(&self, address: &str) {
        self.runtime.block_on(async { self.driver().goto(address).await.unwrap() });
        self.enter();
        self.wait("return document.querySelector('textarea#input-fpm') !== null");
    }

    /// Loads any page.
    pub(crate) fn open_plain(&self, address: &str) {
        self.runtime.block_on(async { self.driver().goto(address).await.unwrap() });
    }

    /// Enters the first frame of the document.
    pub(crate) fn enter(&self) {
        self.runtime.block_on(async { self.driver().enter_frame(0).await.unwrap() });
    }

    /// Goes back to the outermost document.
    pub(crate) fn leave(&self) {
        self.runtime.block_on(async { self.driver().enter_default_frame().await.unwrap() });
    }

    /// Presses a key, which WebDriver names by a character.
    pub(crate) fn press(&self, key: &str) {
        let keys = self.driver().action_chain().send_keys(key);
        self.runtime.block_on(async { keys.perform().await.unwrap() });
    }

    /// Presses a key while others are held down.
    pub(crate) fn press_with(&self, held: &[char], key: &str) {
        let mut keys = self.driver().action_chain();
        for it in held {
            keys = keys.key_down(*it);
        }
        keys = keys.send_keys(key);
        for it in held {
            keys = keys.key_up(*it);
        }
        self.runtime.block_on(async { keys.perform().await.unwrap() });
    }

    /// Gives the page a size that no window can have.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let wanted =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let tools = self.driver().cdp();
        let done = tools.send_raw("Emulation.setDeviceMetricsOverride", wanted);
        self.runtime.block_on(async { done.await.unwrap() });
    }

    /// The file that a click saved, once it is whole.
    pub(crate) fn downloaded(&self, name: &str) -> PathBuf {
        let path = self.folder.join("downloads").join(name);
        let mut waited = Duration::ZERO;
        while !path.is_file() {
            assert!(waited < PATIENCE, "{name} is not saved in time");
            self.pause();
            waited += PAUSE;
        }
        path
    }

    /// Runs a script in the frame and gives what it returns.
    pub(crate) fn run(&self, script: &str, args: &[Value]) -> Value {
        let args = args.to_vec();
        self.runtime
            .block_on(async { self.driver().execute(script, args).await.unwrap().json().clone() })
    }

    /// The text that a script returns.
    pub(crate) fn text(&self, script: &str) -> String {
        self.run(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a script returns something true.
    #[track_caller]
    pub(crate) fn wait(&self, script: &str) {
        let mut waited = Duration::ZERO;
        while self.run(script, &[]) != Value::Bool(true) {
            assert!(waited < PATIENCE, "not in time: {script}");
            self.pause();
            waited += PAUSE;
        }
    }

    /// Lets the page go on for a moment.
    pub(crate) fn pause(&self) {
        self.runtime.block_on(async { tokio::time::sleep(PAUSE).await });
    }

    /// Replaces the text of a pane, as a paste does.
    pub(crate) fn paste(&self, pane: &str, text: &str) {
        let script = "
            const area = document.querySelector('textarea#input-' + arguments[0]);
            const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
            set.call(area, arguments[1]);
            area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.run(script, &[pane.into(), text.into()]);
    }

    /// Chooses an option of a selection.
    pub(crate) fn select(&self, id: &str, value: &str) {
        let script = "
            const it = document.getElementById(arguments[0]);
            it.value = arguments[1];
            it.dispatchEvent(new Event('change', { bubbles: true }));";
        self.run(script, &[id.into(), value.into()]);
    }

    /// Clicks what a selector names.
    pub(crate) fn click(&self, selector: &str) {
        self.runtime.block_on(async {
            let element = self.driver().find(By::Css(selector)).await.unwrap();
            element.scroll_into_view().await.unwrap();
            element.click().await.unwrap();
        });
    }

    /// What the window shows, as WebP.
    pub(crate) fn picture(&self) -> Vec<u8> {
        let wanted = json!({ "format": "webp", "quality": 80 });
        let tools = self.driver().cdp();
        let made = tools.send_raw("Page.captureScreenshot", wanted);
        let made = self.runtime.block_on(async { made.await.unwrap() });
        STANDARD.decode(made["data"].as_str().unwrap()).unwrap()
    }

    /// What the pages wrote to the console as warnings and errors.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.runtime.block_on(async { self.driver().browser_log().await.unwrap() });
        log.into_iter().map(|it| it.message).filter(|it| !it.contains("favicon.ico")).collect()
    }

    /// Ends the browser and gives the log of its network stack.
    pub(crate) fn net_log(mut self) -> String {
        self.quit();
        fs::read_to_string(self.folder.join("net.json")).unwrap()
    }

    fn quit(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ended = self.runtime.block_on(driver.quit());
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.quit();
        let _killed = self.server.kill();
        let _ended = self.server.wait();
        let _removed = fs::remove_dir_all(&self.folder);
    }
}

/// A chromedriver and the port that it chose.
///
/// It takes a free port of IPv4 and then wants the same of IPv6, which another program may have
/// by then: it ends, and the next one chooses anew.
fn chromedriver() -> (Child, u16) {
    (0..ATTEMPTS).find_map(|_| listening_chromedriver()).expect("a chromedriver finds a port")
}

/// One that listens; nothing where it found its port taken.
fn listening_chromedriver() -> Option<(Child, u16)> {
    let mut server = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .spawn()
        .expect("chromedriver starts");
    let output = BufReader::new(server.stdout.take().unwrap());
    let mut lines = output.lines().map_while(Result::ok);
    let Some(line) = lines.find(|it| it.contains("started successfully on port")) else {
        server.wait().unwrap();
        return None;
    };
    let digits = line.rsplit(' ').next().unwrap().trim_end_matches('.');
    // Its output has to be read on, or it would stand still some day.
    std::thread::spawn(move || lines.for_each(drop));
    Some((server, digits.parse().unwrap()))
}

/// The sealed page; it is made before the tests.
pub(crate) fn sealed_page() -> PathBuf {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/sockbox.html");
    assert!(page.is_file(), "dist/sockbox.html is not there: run `cargo xtask dist`");
    page.canonicalize().unwrap()
}
