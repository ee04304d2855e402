//! What is seen without scrolling, what fits, and which keys lead where.

use super::is_asked;
use super::session::{Browser, sealed_page};

const ALT: char = '\u{e00a}';
const SHIFT: char = '\u{e008}';

fn address() -> String {
    format!("file://{}", sealed_page().display())
}

#[test]
fn the_verdict_is_seen_without_scrolling() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("first-screen", 1366, 768);
    browser.open(&address());
    // A laptop's window without the browser's own bars, and a phone's.
    for (width, height) in [(1366, 640), (390, 844)] {
        browser.resize(width, height);
        browser.wait(&format!("return innerWidth === {width}"));
        for language in ["en", "de"] {
            browser.select("language", language);
            for example in ["debian", "rhel", "docker", "0666"] {
                browser.select("example", example);
                browser.wait("return document.querySelector('#causes') !== null");
                let seen = browser.run(
                    "scrollTo(0, 0);
                    const it = document.querySelector('#verdict').getBoundingClientRect();
                    return [it.top, it.bottom, innerHeight];",
                    &[],
                );
                let number = |at: usize| seen[at].as_f64().unwrap();
                assert!(
                    0.0 <= number(0) && number(1) <= number(2),
                    "{width} {language} {example}: {seen}"
                );
            }
        }
    }
}

#[test]
fn no_size_scrolls_sideways() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("sizes", 1366, 768);
    browser.open(&address());
    for language in ["en", "de"] {
        browser.select("language", language);
        // The narrowest that a page must fit, phones, a laptop at 200 %, and wide screens.
        for (width, height) in
            [(320, 640), (390, 844), (500, 900), (683, 384), (1366, 768), (1920, 1080)]
        {
            browser.resize(width, height);
            browser.wait(&format!("return innerWidth === {width}"));
            for example in ["debian", "rhel", "docker", "0666"] {
                browser.select("example", example);
                browser.wait("return document.querySelector('#causes') !== null");
                browser.run(
                    "document.querySelectorAll('details').forEach((it) => { it.open = true; })",
                    &[],
                );
                let wide = browser.run(
                    "const there = document.documentElement.clientWidth;
                    const seen = [...document.querySelectorAll('.card > *, .verdict > *, .toolbar > *, .help, .header > *')];
                    return document.documentElement.scrollWidth <= there
                      ? seen.filter((it) => there + 1 < it.getBoundingClientRect().right).map((it) => it.className)
                      : ['the page'];",
                    &[],
                );
                assert_eq!(wide, serde_json::json!([]), "{width} {language} {example}");
            }
        }
    }
}

#[test]
fn the_listed_shortcuts_lead_where_they_say() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("shortcuts", 1366, 768);
    browser.open(&address());
    browser.select("example", "debian");
    browser.wait("return document.querySelector('#diff') !== null");
    browser.run(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; }, true);",
        &[],
    );
    browser.run("document.querySelector('textarea#input-fpm').focus()", &[]);
    let text = browser.text("return document.querySelector('textarea#input-fpm').value");
    for (key, id) in [
        ("2", "input-nginx"),
        ("3", "input-evidence"),
        ("4", "why"),
        ("5", "fix"),
        ("6", "prove"),
        ("7", "prevent"),
        ("8", "checks"),
        ("1", "input-fpm"),
    ] {
        browser.press_with(&[ALT, SHIFT], key);
        browser.wait(&format!("return document.activeElement.id === '{id}'"));
    }
    for (key, start) in [("c", "Masked by Sockbox"), ("s", "set -eu\n")] {
        browser.run("window.copied = null", &[]);
        browser.press_with(&[ALT, SHIFT], key);
        browser.wait("return typeof window.copied === 'string'");
        let copied = browser.text("return window.copied");
        assert!(copied.starts_with(start), "{copied}");
    }
    browser.press_with(&[ALT, SHIFT], "0");
    browser.wait("return document.querySelector('#keys').open");
    let listed = browser.run("return document.querySelectorAll('#keys kbd').length", &[]);
    assert_eq!(listed, 10);
    // A shortcut types nothing.
    assert_eq!(browser.text("return document.querySelector('textarea#input-fpm').value"), text);
    // On a phone's size it opens the pane first.
    browser.resize(390, 844);
    browser.wait("return innerWidth === 390");
    browser.press_with(&[ALT, SHIFT], "2");
    browser.wait("return document.querySelector('[data-pane=nginx]').classList.contains('active')");
}

#[test]
fn a_proof_has_its_own_place() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("prove", 1366, 768);
    browser.open(&address());
    browser.select("example", "debian");
    browser.wait("return document.querySelector('#prove') !== null");
    let verdict = browser.text("return document.querySelector('#prove .recheck').dataset.verdict");
    assert_eq!(verdict, "allowed");
    let commands = browser.run(
        "const all = [...document.querySelectorAll('#commands pre')].map((it) => it.textContent);
        const own = [...document.querySelectorAll('#verify pre')].map((it) => it.textContent);
        return [own.length, own.every((it) => all.includes(it)), own.join('\\n')];",
        &[],
    );
    assert!(2 <= commands[0].as_u64().unwrap() && commands[1] == true, "{commands}");
    assert!(commands[2].as_str().unwrap().contains("runuser -u www-data"), "{commands}");
}

#[test]
fn the_picture_is_said_in_words_too() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("words", 1366, 768);
    browser.open(&address());
    browser.select("example", "debian");
    browser.wait("return document.querySelector('.picture') !== null");
    let label =
        browser.text("return document.querySelector('.picture').getAttribute('aria-label')");
    assert!(
        label.contains("php8.2-fpm.sock denied") && label.contains("After the change"),
        "{label}"
    );
    browser.run(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; }, true);",
        &[],
    );
    browser.click(".words summary");
    browser.click("[data-action=copy-path]");
    browser.wait("return typeof window.copied === 'string'");
    let copied = browser.text("return window.copied");
    let refused =
        "  /run/php/php8.2-fpm.sock  root:root 0660  needs w · other ---: denied (observed)\n";
    assert!(copied.contains(refused), "{copied}");
    // One of the two shapes is seen, at every width.
    for (width, shape) in [(1366, "across"), (390, "down")] {
        browser.resize(width, 800);
        browser.wait(&format!(
            "const seen = [...document.querySelectorAll('.picture')].filter((it) => getComputedStyle(it).display !== 'none');
            return seen.length === 1 && seen[0].classList.contains('{shape}');"
        ));
    }
}
