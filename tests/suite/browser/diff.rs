//! Reading the diff: unchanged lines, and the way from a change to its reason.

use super::is_asked;
use super::session::{Browser, sealed_page};

const SERVER: &str = "user www-data;
http {
    server {
        location ~ \\.php$ { fastcgi_pass unix:/run/php/php8.2-fpm.sock; }
    }
}
";

/// A pool with many lines before the change, and some behind it.
fn pool() -> String {
    let before: String = (1..=20).map(|it| format!("; line {it}\n")).collect();
    let behind: String = (1..=9).map(|it| format!("; behind {it}\n")).collect();
    format!(
        "{before}[www]\nuser = app\nlisten = /run/php/php8.2-fpm.sock\nlisten.owner = app\nlisten.group = app\nlisten.mode = 0660\n{behind}"
    )
}

fn opened(name: &str) -> Browser {
    let browser = Browser::start(name, 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    browser.paste("fpm", &pool());
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('#diff .hunk') !== null");
    browser
}

/// The text before, as the table shows it.
fn shown(browser: &Browser) -> String {
    browser.text(
        "const rows = [...document.querySelectorAll('#diff table tr')].filter((it) => it.querySelector('td'));
        const own = rows.filter((it) => it.className !== 'inserted');
        return own.map((it) => it.querySelector('.code').textContent + '\\n').join('');",
    )
}

#[test]
fn unchanged_lines_unfold_to_the_whole_text_and_fold_again() {
    if !is_asked() {
        return;
    }
    let browser = opened("fold");
    let folded = shown(&browser);
    assert!(pool().contains(&folded) && folded.lines().count() < 16, "{folded}");
    let count = "return document.querySelectorAll('[data-action=unfold]').length";
    assert_eq!(browser.run(count, &[]), 2);
    for index in 0..2 {
        let button = format!("document.querySelectorAll('[data-action=unfold]')[{index}]");
        browser.run(&format!("{button}.focus()"), &[]);
        browser.press("\u{e007}");
        browser.wait(&format!("return {button}.getAttribute('aria-expanded') === 'true'"));
        let focused = browser.run(&format!("return document.activeElement === {button}"), &[]);
        assert_eq!(focused, true, "the focus stays on the button");
    }
    assert_eq!(shown(&browser), pool());
    let numbers = browser.run(
        "return [...document.querySelectorAll('#diff tr')].map((it) => it.querySelector('td.number')?.textContent).filter((it) => it).map(Number)",
        &[],
    );
    let expected: Vec<usize> = (1..=pool().lines().count()).collect();
    assert_eq!(numbers, serde_json::json!(expected));
    // Beside each other both sides hold them.
    browser.click(".diff-head button:last-of-type");
    browser.wait("return document.querySelector('#diff table.sides') !== null");
    let right = browser.text(
        "return [...document.querySelectorAll('#diff tr')].filter((it) => it.querySelector('td')).map((it) => it.lastElementChild.textContent).join('\\n')",
    );
    assert!(right.starts_with("; line 1\n; line 2\n") && right.ends_with("; behind 9"), "{right}");
    browser.press("\u{e007}");
    browser.click(".diff-head button:first-of-type");
    for index in 0..2 {
        browser.run(
            &format!("document.querySelectorAll('[data-action=unfold]')[{index}].click()"),
            &[],
        );
    }
    browser.wait("return document.querySelectorAll('#diff .fold td').length === 0");
    assert_eq!(shown(&browser), folded);
}

#[test]
fn a_hunk_leads_to_its_diagnostic_and_that_to_the_line() {
    if !is_asked() {
        return;
    }
    let browser = opened("reason");
    let link =
        browser.text("return document.querySelector('[data-action=to-diagnostic]').textContent");
    browser.run("document.querySelector('[data-action=to-diagnostic]').focus()", &[]);
    browser.press("\u{e007}");
    browser.wait("return document.activeElement.id.startsWith('diagnostic-')");
    let code = browser.text("return document.activeElement.dataset.code");
    assert!(link.ends_with(&code) && !code.is_empty(), "{link}: {code}");
    // It scrolls there, below the bar that stays on top.
    browser.wait(
        "const it = document.activeElement.getBoundingClientRect();
        const bar = document.querySelector('.sections').getBoundingClientRect();
        return bar.bottom <= it.top + 1 && it.top < innerHeight;",
    );
    let outline = browser.text("return getComputedStyle(document.activeElement).outlineStyle");
    assert_ne!(outline, "none", "no focus is to be seen");
    browser.press("\u{e004}");
    browser.press("\u{e007}");
    let line = browser.text(
        "const it = document.activeElement;
        return it.value.slice(it.selectionStart, it.selectionEnd);",
    );
    assert!(line.starts_with("listen"), "{line}");
}
