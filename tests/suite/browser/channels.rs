//! Nothing inside the frame reaches the network, by any of the ways out that a page has.

use std::collections::BTreeMap;
use std::fs;
use std::net::UdpSocket;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::json;

use super::is_asked;
use super::server::Server;
use super::session::{Browser, sealed_page};

/// One function for each way out.
const CHANNELS: &str = include_str!("channels.js");

/// What stands in every address that a way out asks for.
const CANARY: &str = "c4n4ry";

/// How often a channel is given a moment before its page is left.
const MOMENTS: usize = 6;

/// A page without policy and guard.
const OPEN_PAGE: &str = "<!doctype html><html><head><meta charset=utf-8><title>Open</title><style>p {}</style></head><body><p>Open</p></body></html>";

/// The channels that reach nothing even from a page without policy and guard, so that their
/// silence in the sealed page shows nothing about it.
const SILENT: &[&str] = &[
    "svg_use",
    "link_prerender",
    "dns_anchor",
    "service_worker",
    "fencedframe",
    "attribution_src",
    "notification",
];

/// Ways to leave a page that no script can close. The browser opens a connection to the host of
/// the address before it asks the policy, which then refuses: no request is sent.
const CONNECTED: &[&str] =
    &["location", "location_replace", "location_assign", "document_location"];

/// Waits for one channel, on TCP and UDP.
struct Collector {
    channel: String,
    server: Server,
    datagrams: Arc<Mutex<usize>>,
}

impl Collector {
    fn start(channel: &str) -> Self {
        let (server, socket) = loop {
            let server = Server::start(BTreeMap::new());
            if let Ok(it) = UdpSocket::bind(("127.0.0.1", server.port())) {
                break (server, it);
            }
        };
        let datagrams = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&datagrams);
        thread::spawn(move || {
            let mut buffer = [0; 2048];
            while socket.recv(&mut buffer).is_ok() {
                *counted.lock().unwrap() += 1;
            }
        });
        Self { channel: channel.to_owned(), server, datagrams }
    }

    /// The host name that this channel alone looks up.
    fn host_name(&self) -> String {
        format!("{CANARY}-{}.test", self.channel.replace('_', "-"))
    }

    fn is_reached(&self) -> bool {
        !self.server.connections().is_empty() || *self.datagrams.lock().unwrap() != 0
    }
}

/// What a browser did while each channel was tried.
struct Attempt {
    /// The channels that reached their collector, or whose host name was looked up.
    leaks: Vec<String>,
    /// All that were tried.
    tried: Vec<String>,
    /// What the collectors were asked for.
    requests: Vec<String>,
    net_log: String,
}

/// Tries each channel in a fresh load, in the document that `open` leaves the browser in.
fn attempt(name: &str, open: impl Fn(&Browser)) -> Attempt {
    let browser = Browser::start(name, 1000, 700);
    open(&browser);
    let names = browser.run(&format!("return Object.keys(({CHANNELS})({{}}))"), &[]);
    let names = names.as_array().unwrap();
    let names: Vec<&str> = names.iter().map(|it| it.as_str().unwrap()).collect();
    let collectors: Vec<Collector> = names.iter().map(|it| Collector::start(it)).collect();
    for it in &collectors {
        open(&browser);
        let place = json!({
            "address": it.server.address(&format!("/{CANARY}-{}", it.channel)),
            "port": it.server.port(),
            "name": it.host_name(),
        });
        // A channel that leaves the page must not take the answer with it.
        let script = format!(
            "const [place, name] = arguments;
            const quietly = (it) => {{ if (it && it.catch) it.catch(() => {{}}); }};
            setTimeout(() => {{ try {{ quietly(({CHANNELS})(place)[name]()); }} catch {{ }} }}, 0);"
        );
        browser.run(&script, &[place, it.channel.as_str().into()]);
        for _ in 0..MOMENTS {
            browser.pause();
        }
    }
    // The last page is left as well: some channels fire then.
    browser.open_plain("about:blank");
    thread::sleep(Duration::from_secs(2));
    let net_log = browser.net_log();
    let leaks = collectors
        .iter()
        .filter(|it| it.is_reached() || net_log.contains(&it.host_name()))
        .map(|it| it.channel.clone())
        .collect();
    let requests = collectors.iter().flat_map(|it| it.server.requests()).collect();
    Attempt { leaks, requests, tried: names.into_iter().map(str::to_owned).collect(), net_log }
}

fn check_sealed(name: &str, address: &str) {
    let res = attempt(name, |it| it.open(address));
    assert!(80 <= res.tried.len(), "{} channels", res.tried.len());
    let leaks: Vec<_> = res.leaks.iter().filter(|it| !CONNECTED.contains(&it.as_str())).collect();
    assert!(leaks.is_empty(), "{leaks:?}");
    assert_eq!(res.requests, Vec::<String>::new());
    let logged = |it: &&String| res.net_log.contains(&format!("/{CANARY}-{it}\""));
    let logged: Vec<_> =
        res.tried.iter().filter(logged).filter(|it| !CONNECTED.contains(&it.as_str())).collect();
    assert!(logged.is_empty(), "in the network log: {logged:?}");
}

fn check_open(name: &str, address: &str) {
    let res = attempt(name, |it| it.open_plain(address));
    let silent: Vec<&String> = res.tried.iter().filter(|it| !res.leaks.contains(it)).collect();
    println!("{name}: {} of {}; silent: {silent:?}", res.leaks.len(), res.tried.len());
    let unexpected: Vec<_> = silent.iter().filter(|it| !SILENT.contains(&it.as_str())).collect();
    assert!(unexpected.len() <= 2, "{unexpected:?}");
}

#[test]
fn a_page_without_policy_reaches_collectors() {
    if !is_asked() {
        return;
    }
    let server = Server::start(BTreeMap::from([("/", OPEN_PAGE.to_owned())]));
    check_open("open", &server.address("/"));
}

#[test]
fn no_channel_leaks_from_a_served_page() {
    if !is_asked() {
        return;
    }
    let page = fs::read_to_string(sealed_page()).unwrap();
    let server = Server::start(BTreeMap::from([("/sockbox.html", page)]));
    check_sealed("channels", &server.address("/sockbox.html"));
    assert!(server.requests().iter().all(|it| it == "/sockbox.html"), "{:?}", server.requests());
}

#[test]
fn no_channel_leaks_from_a_file() {
    if !is_asked() {
        return;
    }
    check_sealed("channels-file", &format!("file://{}", sealed_page().display()));
}
