//! A static server for `dist/`, for this machine alone.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;

use crate::process::step;
use crate::{host, page};

const PORT: u16 = 8000;

/// Builds the page and serves it until the process ends.
pub(crate) fn run(port: Option<u16>) -> anyhow::Result<()> {
    page::dist()?;
    let listener = listen(port)?;
    let folder = host::root().join("dist");
    step(&format!("Serving the page at http://{}/ (end with Ctrl-C)", listener.local_addr()?));
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let folder = folder.clone();
        // A browser that hangs up early is no news.
        std::thread::spawn(move || answer(&stream, &folder).ok());
    }
    Ok(())
}

/// The port asked for, else the usual one, else any.
fn listen(port: Option<u16>) -> anyhow::Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(it) => bind(it).with_context(|| format!("port {it} cannot be used")),
        None => bind(PORT).or_else(|_| bind(0)).context("no port can be used"),
    }
}

fn answer(mut stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream).take(16 * 1024);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? != 0 && !header.trim().is_empty() {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = match method {
        "GET" | "HEAD" => {
            file(folder, target).and_then(|it| Some((content_type(&it), std::fs::read(it).ok()?)))
        }
        _ => None,
    };
    let (status, kind, body) = match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    Ok(())
}

/// The file that a request target names; none outside the folder.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(if path.is_empty() { "sockbox.html" } else { path });
    let is_inside = path.components().all(|it| matches!(it, Component::Normal(_)));
    let path = folder.join(path);
    (is_inside && path.is_file()).then_some(path)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(target: &str) -> String {
        let folder = host::target().join("served");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("sockbox.html"), "page").unwrap();
        let listener = listen(Some(0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server =
            std::thread::spawn(move || answer(&listener.accept().unwrap().0, &folder).unwrap());
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut res = String::new();
        stream.read_to_string(&mut res).unwrap();
        server.join().unwrap();
        res
    }

    #[test]
    fn files_of_the_folder_are_served_and_no_others() {
        for target in ["/", "/sockbox.html", "/sockbox.html?a", "/?theme=dark"] {
            let res = get(target);
            assert!(res.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{res}");
            assert!(res.ends_with("\r\n\r\npage"), "{res}");
        }
        for target in ["/../served/sockbox.html", "//etc/passwd", "/none", "sockbox.html", ""] {
            assert!(get(target).starts_with("HTTP/1.1 404"), "{target}");
        }
    }
}
