//! A loopback server that keeps what it was asked for.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Serves a few documents; every connection is noted.
pub(crate) struct Server {
    port: u16,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves these, by path.
    pub(crate) fn start(documents: BTreeMap<&'static str, String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (documents, noted) = (documents.clone(), Arc::clone(&noted));
                thread::spawn(move || answer(stream, &documents, &noted));
            }
        });
        Self { port, seen }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Every connection so far: what it asked for, or `-` where it asked for nothing.
    pub(crate) fn connections(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    /// What was asked for so far, without the icon that browsers ask for by themselves.
    pub(crate) fn requests(&self) -> Vec<String> {
        let mut res = self.connections();
        res.retain(|it| it != "-" && it != "/favicon.ico");
        res
    }
}

fn answer(mut stream: TcpStream, documents: &BTreeMap<&str, String>, seen: &Mutex<Vec<String>>) {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !request.windows(4).any(|it| it == b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => request.extend_from_slice(&buffer[..count]),
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let target = request.split(' ').nth(1).unwrap_or("-").to_owned();
    seen.lock().unwrap().push(target.clone());
    let (status, body) = match documents.get(target.as_str()) {
        Some(it) => ("200 OK", it.as_str()),
        None => ("404 Not Found", ""),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _sent = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}
