//! The page inside other pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::is_asked;
use super::server::Server;
use super::session::{Browser, sealed_page};

const SECRET: &str = "c4n4ry-w1dget-5521";

/// A page that embeds two widgets and keeps all that it hears of them.
fn host(script: &str) -> String {
    format!(
        "<!doctype html><meta charset=utf-8><title>Host</title>
        <style>* {{ color: red !important }} textarea {{ display: none !important }}</style>
        <script>
        window.heard = [];
        addEventListener('message', (it) => heard.push(JSON.stringify(it.data)));
        </script>
        <sockbox-widget id=first theme=dark compact></sockbox-widget>
        <sockbox-widget id=second example=debian language=de></sockbox-widget>
        <script src='{script}'></script>
        <script>
        for (const it of document.querySelectorAll('sockbox-widget')) {{
          for (const name of ['sockbox-ready', 'sockbox-verdict']) {{
            it.addEventListener(name, (event) => heard.push(JSON.stringify([it.id, name, event.detail])));
          }}
        }}
        document.querySelector('#first').panes = {{
          fpm: '[www]\\nuser = www-data\\nlisten = /run/php/a.sock\\nenv[DB_PASSWORD] = {SECRET}\\n',
          nginx: 'server {{ location ~ \\\\.php$ {{ fastcgi_pass unix:/run/php/a.sock; }} }}',
        }};
        </script>"
    )
}

/// Both widgets answer, and the host learns enums and numbers alone.
fn check(browser: &Browser) {
    browser.wait("return window.heard.some((it) => it.startsWith('[\"first\",\"sockbox-verdict\"') && it.includes('denied'))");
    browser.wait("return window.heard.some((it) => it.startsWith('[\"second\",\"sockbox-verdict\"') && it.includes('denied'))");
    browser.wait("return [...document.querySelectorAll('iframe')].every((it) => parseInt(it.style.height) > 480)");
    let heard = browser.text("return window.heard.join('\\n')");
    assert!(!heard.contains("c4n4ry") && !heard.contains("/run/php"), "{heard}");
    let is_word = |it: &str| it.chars().all(|it| it.is_ascii_lowercase() || it == '-');
    for text in heard.split('"').skip(1).step_by(2) {
        assert!(is_word(text), "the host hears {text}");
    }
    // Inside the first: the outer frame, then the app's.
    browser.enter();
    browser.enter();
    browser.wait("return document.querySelector('#diff') !== null");
    assert_eq!(browser.text("return document.documentElement.dataset.theme"), "dark");
    let shown = browser.text("return getComputedStyle(document.querySelector('textarea')).display");
    assert_ne!(shown, "none");
}

fn widget() -> PathBuf {
    sealed_page().with_file_name("sockbox.js")
}

#[test]
fn widgets_of_another_origin_answer_with_enums_alone() {
    if !is_asked() {
        return;
    }
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let server = Server::start(BTreeMap::from([
        ("/sockbox.html", read(&sealed_page())),
        ("/sockbox.js", read(&widget())),
    ]));
    let host = host(&server.address("/sockbox.js"));
    let hosts = Server::start(BTreeMap::from([("/", host)]));
    let browser = Browser::start("widget", 1280, 900);
    browser.open_plain(&hosts.address("/"));
    check(&browser);
    assert_eq!(hosts.requests(), ["/"]);
}

/// A folder with the page and the widget's script, removed at the end.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sockbox-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn put_page(&self, folder: &str) {
        let folder = self.0.join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::copy(sealed_page(), folder.join("sockbox.html")).unwrap();
        fs::copy(widget(), folder.join("sockbox.js")).unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn widgets_answer_in_a_page_from_a_file() {
    if !is_asked() {
        return;
    }
    let site = Site::new("widget-file");
    site.put_page(".");
    fs::write(site.0.join("index.html"), host("sockbox.js")).unwrap();
    let browser = Browser::start("widget-file", 1280, 900);
    browser.open_plain(&format!("file://{}", site.0.join("index.html").display()));
    check(&browser);
}

#[test]
fn a_site_of_mkdocs_shows_the_widget() {
    if !is_asked() {
        return;
    }
    let site = Site::new("mkdocs");
    site.put_page("docs/assets");
    fs::write(
        site.0.join("mkdocs.yml"),
        "site_name: Docs\nextra_javascript: [assets/sockbox.js]\nuse_directory_urls: false\n",
    )
    .unwrap();
    let text = "# Sockets\n\n<sockbox-widget example=\"debian\"></sockbox-widget>\n";
    fs::write(site.0.join("docs/index.md"), text).unwrap();
    let built =
        Command::new("mkdocs").args(["build", "--quiet"]).current_dir(&site.0).output().unwrap();
    assert!(built.status.success(), "{built:?}");
    let browser = Browser::start("mkdocs", 1280, 900);
    browser.open_plain(&format!("file://{}", site.0.join("site/index.html").display()));
    browser.wait("return document.querySelector('sockbox-widget iframe') !== null");
    browser.enter();
    browser.enter();
    browser.wait("return document.querySelector('#diff') !== null");
}
