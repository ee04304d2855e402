//! nginx and PHP-FPM as root starts them, with accounts of their own.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::world::World;

/// Longer than any start takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

const PASSWD: &str = "\
root:x:0:0:root:/root:/bin/sh
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
nginxw:x:20101:20101::/nonexistent:/usr/sbin/nologin
pool1:x:20111:20111::/nonexistent:/usr/sbin/nologin
pool2:x:20112:20112::/nonexistent:/usr/sbin/nologin
";

const GROUP: &str = "\
root:x:0:
www-data:x:33:
nogroup:x:65534:
nginxw:x:20101:
pool1:x:20111:
pool2:x:20112:
webs:x:20120:nginxw
";

/// Files that stand in for /etc/passwd and /etc/group where programs are run through this.
pub(super) struct Accounts {
    passwd: PathBuf,
    group: PathBuf,
}

/// What came of a request.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
    /// Of `connect() to ... failed (13: ...)` in nginx's log.
    pub(super) errno: Option<u16>,
    /// nginx's log.
    pub(super) log: String,
    /// Sockets that others may read, write or execute.
    pub(super) open_sockets: Vec<PathBuf>,
}

/// A program that is ended with its test.
struct Running(Child);

pub(super) struct Fpm(#[expect(dead_code, reason = "held to keep it running")] Running);

pub(super) struct Nginx {
    _running: Running,
    port: u16,
    log: PathBuf,
}

impl Accounts {
    pub(super) fn new(folder: &Path) -> Self {
        let res = Self { passwd: folder.join("passwd"), group: folder.join("group") };
        fs::write(&res.passwd, PASSWD).unwrap();
        fs::write(&res.group, GROUP).unwrap();
        res
    }

    /// Standard output and error of a command.
    pub(super) fn output(&self, words: &[&str]) -> String {
        let output = self.command(words).output().expect("unshare is installed");
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }

    /// The program replaces `unshare` and the shell, so that a signal to the child reaches it.
    fn command(&self, words: &[&str]) -> Command {
        let script = "mount --bind \"$0\" /etc/passwd && mount --bind \"$1\" /etc/group && \
                      shift && exec \"$@\"";
        let mut res = Command::new("unshare");
        res.args(["--mount", "sh", "-c", script]).arg(&self.passwd).arg(&self.group).args(words);
        res.env("LC_ALL", "C.UTF-8");
        res
    }

    fn start(&self, words: &[&str]) -> Running {
        let mut command = self.command(words);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Running(command.spawn().expect("unshare is installed"))
    }
}

impl Answer {
    pub(super) fn is_page(&self) -> bool {
        self.status == 200 && self.body == "answer 42"
    }
}

impl Fpm {
    pub(super) fn start(accounts: &Accounts, world: &World) -> Self {
        let (config, log) = (world.file("php-fpm.conf"), world.file("php-fpm.log"));
        drop(fs::remove_file(&log));
        let words = ["php-fpm8.2", "-n", "-F", "-y", config.to_str().unwrap()];
        let mut running = accounts.start(&words);
        let text = || fs::read_to_string(&log).unwrap_or_default();
        running.wait_until(|| text().contains("ready to handle connections"), text);
        Self(running)
    }
}

impl Nginx {
    pub(super) fn start(accounts: &Accounts, world: &World) -> Self {
        let (config, log) = (world.file("nginx.conf"), world.file("nginx.log"));
        drop(fs::remove_file(&log));
        let (config, prefix) = (config.to_str().unwrap(), world.file("prefix"));
        let words = ["nginx", "-p", prefix.to_str().unwrap(), "-c", config, "-g", "daemon off;"];
        let mut running = accounts.start(&words);
        let text = || fs::read_to_string(&log).unwrap_or_default();
        let port = world.port;
        running.wait_until(|| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok(), text);
        Self { _running: running, port, log }
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or_default();
        let log = fs::read_to_string(&self.log).unwrap();
        let errno = log
            .lines()
            .rev()
            .filter(|it| it.contains("connect() "))
            .find_map(|it| it.split_once("failed (")?.1.split(':').next()?.parse().ok());
        Answer { status, body: body.to_owned(), errno, log, open_sockets: Vec::new() }
    }
}

impl Running {
    fn wait_until(&mut self, is_ready: impl Fn() -> bool, log: impl Fn() -> String) {
        let start = Instant::now();
        while !is_ready() {
            let ended = self.0.try_wait().unwrap();
            assert!(ended.is_none(), "ended with {ended:?}: {}", log());
            assert!(start.elapsed() < PATIENCE, "not ready in {PATIENCE:?}: {}", log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Running {
    /// On SIGTERM, and only then, the masters end their workers.
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.0.id().to_string()).status());
        drop(self.0.wait());
    }
}
