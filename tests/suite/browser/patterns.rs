//! The patterns of remarks match in the page, by the browser's own engine, as they do elsewhere.

use std::fs;

use evidence::REMARK_PATTERNS;
use regex::Regex;
use serde_json::json;

use super::session::Browser;

/// As patterns are asked: words in lower case, a blank before and behind each.
const SENTENCES: &[&str] = &[
    " with listen.mode 0666 the error is gone ",
    " it works after chmod 777 on the socket ",
    " works with 0660 only ",
    " reboot ",
    " since the last reboot ",
    " after each re boot of the host ",
    " after the reload of php8.2 fpm ",
    " php fpm was only reloaded ",
    " 502 bad gateway after apt get upgrade ",
    " works on 5.5.19 fails crashes on 5.5.20 ",
    " before the change ",
    " before lunch ",
    " ber 0666 it works ",
    " ",
    " 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 666 ",
];

#[test]
fn the_browser_matches_as_regex_does() {
    if !super::is_asked() {
        return;
    }
    let browser = Browser::start("patterns", 800, 600);
    let page = std::env::temp_dir().join(format!("sockbox-patterns-{}.html", std::process::id()));
    fs::write(&page, "<!doctype html><title>empty</title>").unwrap();
    browser.open_plain(&format!("file://{}", page.display()));
    let mut met = 0;
    for (remark, pattern) in REMARK_PATTERNS {
        let native = Regex::new(pattern).unwrap();
        let script = "return arguments[1].map((it) => new RegExp(arguments[0]).test(it));";
        let found = browser.run(script, &[json!(pattern), json!(SENTENCES)]);
        let wanted: Vec<bool> = SENTENCES.iter().map(|it| native.is_match(it)).collect();
        assert_eq!(found, json!(wanted), "{remark:?}: {pattern}");
        met += wanted.iter().filter(|it| **it).count();
    }
    assert!(REMARK_PATTERNS.len() <= met, "each pattern is met by a sentence");
    fs::remove_file(page).unwrap();
}
