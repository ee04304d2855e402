//! The German page is German: its own words, and what the engine says.

use serde_json::json;

use super::is_asked;
use super::session::{Browser, sealed_page};

/// Every sentence of the engine that the page shows, in the order of the page.
const SAID: &str = "return [...document.querySelectorAll(
    '#verdict .sentence, #causes li > p:not(.cause-head), #strategy label > span:not(.badge), '
    + '.reason, #commands li > p:not(.note), #prove dt, #verify li > p:not(.note), '
    + '#diagnostics li > p:not(.diagnostic-head), #files .file-head > .note'
)].map((it) => it.textContent)";

/// Elements that say of themselves that they are English, but for pages, files, labels and the notice of a failure.
const ENGLISH: &str = "return [...document.querySelectorAll('[lang=en]')]
    .filter((it) => !it.matches('.prose, pre, .kinds, .badge, #failed')).map((it) => it.textContent)";

#[test]
fn the_german_page_says_all_in_german() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("language", 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    browser.select("example", "debian");
    browser.wait("return document.querySelector('#diff') !== null");
    browser.click("[data-action=show-files]");
    browser.wait("return document.querySelector('#files > li') !== null");
    for example in ["debian", "rhel", "docker", "0666"] {
        browser.select("language", "en");
        browser.wait("return document.documentElement.lang === 'en'");
        browser.select("example", example);
        browser.wait("return document.querySelector('#causes') !== null");
        let english = browser.run(SAID, &[]);
        browser.select("language", "de");
        browser.wait("return document.documentElement.lang === 'de'");
        let german = browser.run(SAID, &[]);
        let (english, german) = (english.as_array().unwrap(), german.as_array().unwrap());
        assert_eq!(english.len(), german.len(), "{example}");
        assert!(15 < german.len(), "{example}: {german:?}");
        for (english, german) in english.iter().zip(german) {
            assert_ne!(english, german, "{example}");
        }
        assert_eq!(browser.run(ENGLISH, &[]), json!([]), "{example}");
    }
    browser.select("example", "debian");
    let starts = |selector: &str, expected: &str| {
        let script = format!("return document.querySelector('{selector}').textContent");
        browser.wait(&format!("{script} === '{expected}'"));
    };
    starts(
        "#verdict .sentence",
        "nginx wird abgewiesen, weil der Socket root allein gehört: der Pool setzt weder listen.owner noch listen.group",
    );
    starts("#commands li > p", "Bewahrt die Datei, wie sie jetzt ist.");
    browser.click("[data-action=explain]");
    browser.wait("return document.querySelector('.prose').lang === 'en'");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
