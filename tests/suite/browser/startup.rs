//! How long the page takes until somebody can type, and how long a megabyte stops it; made by
//! `cargo xtask startup`. Printed and never asserted: a busy machine says nothing about the page.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use super::server::Server;
use super::session::{Browser, sealed_page};

const TIMES: usize = 7;

#[test]
#[ignore = "prints numbers"]
fn startup() {
    let page = sealed_page();
    let server =
        Server::start(BTreeMap::from([("/sockbox.html", fs::read_to_string(&page).unwrap())]));
    let browser = Browser::start("startup", 1366, 768);
    for (name, address) in [
        ("local server", server.address("/sockbox.html")),
        ("file", format!("file://{}", page.display())),
    ] {
        let mut times: Vec<u64> = (0..TIMES).map(|_| milliseconds(&browser, &address)).collect();
        times.sort_unstable();
        println!("{name:<14} usable after {:>5} ms, median of {times:?}", times[TIMES / 2]);
    }
    let line = "2026/03/05 10:11:12 [error] 812#812: *1 open() \"/var/www/html/favicon.ico\" failed (2: No such file or directory), client: 192.0.2.7, server: shop.example.test\n";
    let crit = "2026/03/05 10:11:12 [crit] 812#812: *1 connect() to unix:/run/php/php8.2-fpm.sock failed (13: Permission denied) while connecting to upstream\n";
    for size in [10_000, 100_000, 1_000_000] {
        let text = format!("{}{crit}", line.repeat(size / line.len()));
        println!("{:>9} bytes of log: {}", text.len(), pasted(&browser, &text));
    }
}

/// From the navigation to the first picture of the frame, which holds nothing before the app has
/// drawn; by the page's own clocks.
fn milliseconds(browser: &Browser, address: &str) -> u64 {
    browser.leave();
    browser.open_plain("about:blank");
    browser.open_plain(address);
    // Whoever asks the page for something meanwhile takes its time away.
    for _ in 0..24 {
        browser.pause();
    }
    browser.enter();
    browser.wait("return !document.querySelector('textarea#input-fpm').disabled && performance.getEntriesByType('paint').length === 2");
    let usable = browser.run(
        "return performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime",
        &[],
    );
    browser.leave();
    let started = browser.run("return performance.timeOrigin", &[]);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred milliseconds"
    )]
    let res = (usable.as_f64().unwrap() - started.as_f64().unwrap()).round() as u64;
    res
}

/// What a paste costs: until the page answers again, and its longest stop until the verdict.
fn pasted(browser: &Browser, text: &str) -> String {
    browser.leave();
    browser.open(&format!("file://{}", sealed_page().display()));
    browser.run(
        "window.stops = [];
        new PerformanceObserver((list) => { for (const it of list.getEntries()) stops.push(Math.round(it.duration)); }).observe({ entryTypes: ['longtask'] });",
        &[],
    );
    let start = Instant::now();
    browser.paste("evidence", text);
    let taken = start.elapsed().as_millis();
    browser.wait("return document.querySelector('#verdict') !== null");
    let all = start.elapsed().as_millis();
    browser.pause();
    browser.pause();
    let stops = browser.run("return stops", &[]);
    format!("taken after {taken} ms, verdict after {all} ms, stops of {stops} ms")
}
