//! The page as axe-core sees it, in every state.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::is_asked;
use super::session::{Browser, sealed_page};

/// axe-core's script, from the tests' Python environment.
fn script() -> String {
    let code = "import importlib.util as it; print(it.find_spec('axe_playwright_python').submodule_search_locations[0])";
    let found = Command::new("python3").args(["-c", code]).output().unwrap();
    let folder = PathBuf::from(String::from_utf8(found.stdout).unwrap().trim());
    fs::read_to_string(folder.join("axe.min.js")).expect("axe-core is installed by the set-up")
}

/// What is wrong in the document that the browser is in.
fn violations(browser: &Browser, axe: &str) -> String {
    browser.run(
        "if (!window.axe) Function(arguments[0])();
        window.found = null;
        axe.run(document, { iframes: false }).then(
          (it) => { window.found = it.violations.map((it) => it.id + ': ' + it.nodes.map((it) => it.target.join(' ') + ' ' + it.failureSummary).join('; ')).join('\\n'); },
          (it) => { window.found = 'axe: ' + it; });",
        &[axe.into()],
    );
    browser.wait("return window.found !== null");
    browser.text("return window.found")
}

#[test]
fn axe_finds_nothing_in_any_state() {
    if !is_asked() {
        return;
    }
    let axe = script();
    let mut wrong = Vec::new();
    for (width, height) in [(1280, 900), (500, 900)] {
        let browser = Browser::start(&format!("axe-{width}"), width, height);
        browser.open(&format!("file://{}", sealed_page().display()));
        let mut check = |state: String| {
            let found = violations(&browser, &axe);
            if !found.is_empty() {
                wrong.push(format!("{width} {state}: {found}"));
            }
        };
        check("empty".to_owned());
        for example in ["debian", "rhel", "docker", "0666"] {
            browser.select("example", example);
            browser.wait("return document.querySelector('#causes') !== null");
            for theme in ["light", "dark", "contrast"] {
                browser.select("theme", theme);
                check(format!("{example} {theme}"));
            }
        }
        browser.select("language", "de");
        browser.click("[data-action=show-files]");
        browser.wait("return document.querySelectorAll('#files > li').length > 10");
        browser.click("#files .jump");
        browser.click("[data-action=review]");
        browser.click("[data-action=share]");
        browser.wait("return document.querySelector('#link') !== null");
        browser
            .run("document.querySelectorAll('details').forEach((it) => { it.open = true; })", &[]);
        browser.run("document.querySelector('[data-action=explain]').click()", &[]);
        browser.wait("return document.querySelector('.prose') !== null");
        for theme in ["light", "dark", "contrast"] {
            browser.select("theme", theme);
            check(format!("all open {theme}"));
        }
        browser.leave();
        let found = violations(&browser, &axe);
        if !found.is_empty() {
            wrong.push(format!("{width} shell: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
