//! Nothing is requested once the page is loaded.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use serde_json::Value;

use super::is_asked;
use super::server::Server;
use super::session::{Browser, sealed_page};

/// What must be in no network traffic.
const CANARY: &str = "c4n4ry-0f-th3-s34l";

/// Uses the page, with a configuration that names the collector as often as it can.
fn use_page(browser: &Browser, collector: &Server) {
    let pool = format!(
        "[www]\nuser = www-data\nlisten = 127.0.0.1:{}\nenv[API_URL] = {}\n",
        collector.port(),
        collector.address(&format!("/{CANARY}"))
    );
    let server = format!(
        "server {{\n  location ~ \\.php$ {{ fastcgi_pass 127.0.0.1:{}; }}\n  # <img src={}>\n}}\n",
        collector.port(),
        collector.address(&format!("/{CANARY}"))
    );
    browser.paste("fpm", &pool);
    browser.paste("nginx", &server);
    browser.paste("evidence", &format!("<img src=\"{}\">", collector.address("/evidence")));
    browser.wait("return document.querySelector('#verdict') !== null");
    browser.click("[data-action=clear]");
    browser.wait("return document.querySelector('[data-action=example-debian]') !== null");
    browser.click("[data-action=example-debian]");
    browser.wait("return document.querySelector('#diff') !== null");
    browser.click("[data-action=copy-shared]");
    for _ in 0..20 {
        browser.pause();
    }
}

/// The addresses that pages asked for, from the log of the network stack. What the browser asks
/// for of its own accord has no origin as its initiator.
fn requested_by_pages(log: &str) -> Vec<String> {
    let log: Value = serde_json::from_str(log).unwrap();
    let events = log["events"].as_array().unwrap();
    let is_page =
        |it: &&Value| it["params"]["initiator"].as_str().is_some_and(|it| it != "not an origin");
    let mut res: Vec<String> = events
        .iter()
        .filter(is_page)
        .filter_map(|it| it["params"]["url"].as_str())
        .filter(|it| it.starts_with("http"))
        .map(str::to_owned)
        .collect();
    res.dedup();
    res
}

#[test]
fn a_page_that_sends_is_seen() {
    if !is_asked() {
        return;
    }
    let collector = Server::start(BTreeMap::new());
    let frame = format!("<script>fetch('{}')</script>", collector.address(&format!("/{CANARY}")));
    let page = format!(
        "<!doctype html><iframe sandbox='allow-scripts' srcdoc=\"{}\"></iframe>",
        frame.replace('"', "&quot;")
    );
    let server = Server::start(BTreeMap::from([("/", page)]));
    let browser = Browser::start("control", 800, 600);
    browser.open_plain(&server.address("/"));
    for _ in 0..40 {
        browser.pause();
    }
    assert_eq!(collector.requests(), [format!("/{CANARY}")]);
    let log = browser.net_log();
    assert!(requested_by_pages(&log).iter().any(|it| it.contains(CANARY)), "the log shows nothing");
}

#[test]
fn nothing_is_requested_after_load_from_a_server() {
    if !is_asked() {
        return;
    }
    let collector = Server::start(BTreeMap::new());
    let page = fs::read_to_string(sealed_page()).unwrap();
    let server = Server::start(BTreeMap::from([("/sockbox.html", page)]));
    let browser = Browser::start("served", 1280, 900);
    browser.open(&server.address("/sockbox.html"));
    use_page(&browser, &collector);
    assert_eq!(server.requests(), ["/sockbox.html"]);
    assert_eq!(collector.connections(), Vec::<String>::new());
    let log = browser.net_log();
    let icon = server.address("/favicon.ico");
    let asked: Vec<String> =
        requested_by_pages(&log).into_iter().filter(|it| *it != icon).collect();
    assert_eq!(asked, Vec::<String>::new());
    assert!(!log.contains(CANARY), "the canary stands in the network log");
}

#[test]
fn nothing_is_requested_from_a_file() {
    if !is_asked() {
        return;
    }
    let collector = Server::start(BTreeMap::new());
    let browser = Browser::start("file", 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    use_page(&browser, &collector);
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(collector.connections(), Vec::<String>::new());
    let log = browser.net_log();
    assert_eq!(requested_by_pages(&log), Vec::<String>::new());
    assert!(!log.contains(CANARY), "the canary stands in the network log");
}
