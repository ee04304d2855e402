//! What the files of the project may hold.

use std::path::Path;

use anyhow::Context as _;

use crate::host;
use crate::process::{command, output};
use crate::versions::WASM_BINDGEN;

/// Endings of files that people write and read.
const TEXTS: &[&str] = &["rs", "js", "css", "html", "md", "toml", "tmpl", "sh"];

/// Words that mark something unfinished. They are split here so that this file does not hold them.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];

/// What the page's code may not hold, with the reason.
const PAGE: &[(&str, &str)] = &[
    (concat!("style", "="), "the policy refuses style attributes: use a class"),
    (concat!("from_html_", "unchecked"), "it throws under `trusted-types 'none'` and ends the app"),
    (concat!("inner_", "html"), "it throws under `trusted-types 'none'` and ends the app"),
];

/// Checks every file that is or will be committed.
pub(super) fn check(acc: &mut Vec<String>) -> anyhow::Result<()> {
    let root = host::root();
    let list =
        output(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]));
    let list = list.context("tidy asks git which files belong to the project")?;
    for path in list.lines() {
        let ending = Path::new(path).extension().and_then(|it| it.to_str()).unwrap_or_default();
        // Cases quote what people publish.
        if !TEXTS.contains(&ending)
            || path.starts_with("tests/cases/")
            || path.starts_with("tests/corpus/")
        {
            continue;
        }
        // A file may be deleted and not committed yet.
        if let Ok(text) = std::fs::read_to_string(root.join(path)) {
            check_text(path, ending, &text, acc);
        }
    }
    let trunk = std::fs::read_to_string(root.join("Trunk.toml"))?;
    if !trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")) {
        acc.push(format!("Trunk.toml names another wasm_bindgen than {WASM_BINDGEN}"));
    }
    Ok(())
}

fn check_text(path: &str, ending: &str, text: &str, acc: &mut Vec<String>) {
    if ending == "rs" && !text.starts_with("//! ") {
        acc.push(format!("{path} does not open with a `//!` line"));
    }
    for word in UNFINISHED {
        if let Some(line) = line_of(text, word) {
            acc.push(format!("{path}:{line} says {word}"));
        }
    }
    if path.starts_with("web/src/") {
        for (word, reason) in PAGE {
            if let Some(line) = line_of(text, word) {
                acc.push(format!("{path}:{line} holds `{}`: {reason}", word.trim()));
            }
        }
    }
}

/// The first line that holds the text.
fn line_of(text: &str, word: &str) -> Option<usize> {
    text.lines().position(|it| it.contains(word)).map(|it| it + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_fires() {
        let mut acc = Vec::new();
        let todo = format!("//! A.\n// {}\n", concat!("TO", "DO"));
        check_text("crates/a/src/lib.rs", "rs", "fn a() {}\n", &mut acc);
        check_text("README.md", "md", &todo, &mut acc);
        check_text(
            "web/src/a.rs",
            "rs",
            &format!("//! A.\n<p {}\"x\">", concat!("style", "=")),
            &mut acc,
        );
        check_text("crates/a/src/b.rs", "rs", "//! B.\nlet style=1;\n", &mut acc);
        assert_eq!(
            acc,
            [
                "crates/a/src/lib.rs does not open with a `//!` line".to_owned(),
                format!("README.md:2 says {}", concat!("TO", "DO")),
                "web/src/a.rs:2 holds `style=`: the policy refuses style attributes: use a class"
                    .to_owned(),
            ]
        );
    }
}
