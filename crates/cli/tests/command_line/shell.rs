//! A folder with files in which the binary runs.
#![expect(clippy::disallowed_methods, reason = "these tests run the binary on files")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A pool whose socket is closed to nginx.
pub(crate) const CLOSED_POOL: &str = "[shop]\nuser = shop\ngroup = shop\n\
    listen = /run/php/shop.sock\n;listen.owner = www-data\n;listen.group = www-data\npm = ondemand\n";

/// The same, open to the worker alone.
pub(crate) const OPEN_POOL: &str = "[shop]\nuser = shop\ngroup = shop\n\
    listen = /run/php/shop.sock\nlisten.owner = www-data\nlisten.group = www-data\nlisten.mode = 0660\n";

pub(crate) const SERVER: &str = "server {\n    server_name shop.example.org;\n    \
    location ~ \\.php$ {\n        fastcgi_pass unix:/run/php/shop.sock;\n    }\n}\n";

/// A folder of its own, removed at the end.
pub(crate) struct Shell(PathBuf);

/// What the binary left.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) status: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Shell {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sockbox-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The usual two files.
    pub(crate) fn with(name: &str, pool: &str, server: &str) -> Self {
        let res = Self::new(name);
        res.write("www.conf", pool);
        res.write("site.conf", server);
        res
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The binary with words that have no blanks.
    pub(crate) fn sockbox(&self, words: &str) -> Output {
        self.run(env!("CARGO_BIN_EXE_sockbox"), &words.split(' ').collect::<Vec<_>>())
    }

    pub(crate) fn run(&self, program: &str, words: &[&str]) -> Output {
        let output = Command::new(program)
            .args(words)
            .current_dir(&self.0)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        Output {
            status: output.status.code().unwrap_or_else(|| panic!("{program}: {}", output.status)),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

impl Output {
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.stdout).unwrap()
    }
}
