//! Programs that run for one test, and what they are asked.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const FPM: &str = "php-fpm8.2";
const PATIENCE: Duration = Duration::from_secs(10);

/// A directory of its own, removed at the end.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("rules-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        Self(path)
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file that everybody may read; `/LAB` stands for the folder.
    pub(super) fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        let parent = path.parent().unwrap();
        fs::create_dir_all(parent).unwrap();
        fs::write(&path, text.replace("/LAB", self.0.to_str().unwrap())).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

/// A program that is ended with the test.
pub(super) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both end their children on SIGTERM only.
        let _signalled = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ended = self.0.wait();
    }
}

/// The exit code and all that a command printed.
pub(super) fn run(program: &str, args: &[&str]) -> (i32, String) {
    let output = Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code().unwrap(), text)
}

/// A pool file as `php-fpm` would be started with it; pools get what they must have.
fn main_config(folder: &Folder, pools: &str) -> String {
    folder.write("pools.conf", pools);
    folder.write(
        "fpm.conf",
        "[global]\nerror_log = /LAB/fpm.log\ndaemonize = no\ninclude = /LAB/pools.conf\n",
    )
}

/// `php-fpm -t`, or `-tt`.
pub(super) fn test_fpm(folder: &Folder, option: &str, pools: &str) -> (i32, String) {
    let config = main_config(folder, pools);
    run(FPM, &[option, "-y", &config])
}

/// A start that has to fail: its exit code and what it logged.
pub(super) fn refused_fpm(folder: &Folder, pools: &str) -> (i32, String) {
    let config = main_config(folder, pools);
    let child = Command::new("timeout")
        .args(["5", FPM, "-F", "-y", &config])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let code = child.unwrap_or_else(|error| panic!("{FPM}: {error}")).code().unwrap();
    (code, fs::read_to_string(folder.path("fpm.log")).unwrap_or_default())
}

/// A running PHP-FPM; returns when the socket is there.
pub(super) fn start_fpm(folder: &Folder, pools: &str, socket: &str) -> Running {
    let config = main_config(folder, pools);
    let child = Command::new(FPM)
        .args(["-F", "-y", &config])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{FPM}: {error}"));
    let running = Running(child);
    wait_for(socket, folder);
    running
}

/// A running nginx with this in its `http` block.
pub(super) fn start_nginx(folder: &Folder, http: &str) -> Running {
    let config = nginx_config(folder, "user www-data;\n", http);
    let child = Command::new("nginx")
        .args(["-c", &config, "-p", &folder.path(""), "-g", "daemon off;"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("nginx: {error}"));
    let running = Running(child);
    wait_for(&folder.path("http.sock"), folder);
    running
}

/// A whole `nginx.conf` around a part.
pub(super) fn nginx_config(folder: &Folder, main: &str, http: &str) -> String {
    folder.write("fastcgi_params", "fastcgi_param REQUEST_METHOD $request_method;\nfastcgi_param SCRIPT_NAME $fastcgi_script_name;\n");
    folder.write("fastcgi.conf", "include fastcgi_params;\nfastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;\n");
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|it| format!("{it}_temp_path /LAB/{it};\n"))
        .concat();
    let text = format!(
        "{main}pid /LAB/nginx.pid;\nerror_log /LAB/nginx.log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{http}\n}}\n"
    );
    folder.write("nginx.conf", &text)
}

fn wait_for(socket: &str, folder: &Folder) {
    let start = Instant::now();
    while UnixStream::connect(socket).is_err() {
        let log = || fs::read_to_string(folder.path("fpm.log")).unwrap_or_default();
        assert!(start.elapsed() < PATIENCE, "{socket} is not there: {}", log());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The answer to `GET uri` by nginx.
pub(super) fn get(folder: &Folder, uri: &str) -> String {
    let mut stream = UnixStream::connect(folder.path("http.sock")).unwrap();
    write!(stream, "GET {uri} HTTP/1.0\r\nHost: test\r\n\r\n").unwrap();
    let mut res = String::new();
    stream.read_to_string(&mut res).unwrap();
    res
}

/// What PHP-FPM answers to whoever may connect: output and errors of a FastCGI request.
pub(super) fn forge(socket: &str, params: &[(&str, &str)]) -> String {
    let record = |kind: u8, body: &[u8]| {
        let length = u16::try_from(body.len()).unwrap().to_be_bytes();
        [&[1, kind, 0, 1, length[0], length[1], 0, 0], body].concat()
    };
    let length = |it: &str| (u32::try_from(it.len()).unwrap() | 0x8000_0000).to_be_bytes();
    let mut pairs = Vec::new();
    for (name, value) in [("REQUEST_METHOD", "GET"), ("SCRIPT_NAME", "/x")].iter().chain(params) {
        pairs.extend([length(name), length(value)].concat());
        pairs.extend([name.as_bytes(), value.as_bytes()].concat());
    }
    let mut stream = UnixStream::connect(socket).unwrap();
    let begin = record(1, &[0, 1, 0, 0, 0, 0, 0, 0]);
    stream.write_all(&[begin, record(4, &pairs), record(4, &[]), record(5, &[])].concat()).unwrap();
    let mut res = Vec::new();
    loop {
        let mut header = [0; 8];
        stream.read_exact(&mut header).unwrap();
        let length = u16::from_be_bytes([header[4], header[5]]);
        let mut body = vec![0; usize::from(length) + usize::from(header[6])];
        stream.read_exact(&mut body).unwrap();
        match header[1] {
            6 | 7 => res.extend(&body[..usize::from(length)]),
            _ => return String::from_utf8_lossy(&res).into_owned(),
        }
    }
}
