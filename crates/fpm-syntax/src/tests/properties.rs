//! What holds for every text.

use proptest::prelude::*;
use text::TextRange;

use super::environment;
use crate::{Entry, Input, LineKind, effective, evaluate, parse};

fn holds(text: &str) {
    let parse = parse(text);
    let mut end = 0;
    for line in &parse.lines {
        assert_eq!(line.range.start, end);
        assert!(!line.range.is_empty());
        check_range(text, line.range, line.range);
        end = line.range.end;
        match &line.kind {
            LineKind::Blank | LineKind::Invalid => {}
            LineKind::Comment(comment) => {
                check_range(text, line.range, comment.range);
                if let Some(entry) = &comment.disabled {
                    check_entry(text, comment.range, entry);
                }
            }
            LineKind::Section(section) => {
                check_range(text, line.range, section.range);
                check_range(text, section.range, section.name_range);
                if let Some(entry) = &section.entry {
                    check_entry(text, line.range, entry);
                }
            }
            LineKind::Entry(entry) => check_entry(text, line.range, entry),
        }
    }
    assert_eq!(end, text.len());
    let whole = TextRange::new(0, text.len());
    for error in &parse.errors {
        check_range(text, whole, error.range);
    }
    for file in &parse.files {
        check_range(text, whole, file.range);
    }
    let effective = effective(&[Input { text, parse: &parse }], &environment());
    for setting in effective.pools.iter().flat_map(|it| it.settings.values()) {
        check_range(text, whole, setting.raw);
        check_range(text, whole, setting.key_range);
    }
}

fn check_range(text: &str, outer: TextRange, range: TextRange) {
    assert!(range.start <= range.end && outer.covers(range), "{range:?} in {outer:?}");
    assert!(text.get(range.start..range.end).is_some(), "{range:?}");
}

fn check_entry(text: &str, outer: TextRange, entry: &Entry) {
    check_range(text, outer, entry.range);
    check_range(text, entry.range, entry.key_range);
    check_range(text, entry.range, entry.raw);
    assert!(entry.key_range.end <= entry.raw.start);
    let raw = entry.raw.of(text);
    assert!(!raw.contains(['\n', '\r', '\0']), "{raw:?}");
}

const PIECES: &[&str] = &[
    "[www]",
    "[global]",
    "[",
    "]",
    "listen",
    "listen.mode",
    "user",
    "include",
    "env[A]",
    "php_value[",
    "=",
    " = ",
    "/run/x.sock",
    "0660",
    "on",
    "none",
    "\"",
    "'",
    "\\",
    "$",
    "${",
    "${X}",
    "$pool",
    "}",
    ";",
    "#",
    "|",
    "~",
    "!",
    "(",
    ")",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    " ",
    "\t",
    "; /etc/php/a.conf",
    "==> a.conf <==",
    "\u{10ff80}",
    "\u{a0}",
    "e\u{301}",
    "[01-Jan-2024 00:00:00] NOTICE: ",
    "NOTICE: \t",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn any_bytes(bytes: Vec<u8>) {
        holds(&text::decode(&bytes));
    }

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mixture(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        holds(&pieces.concat());
    }

    /// Whatever a value is, quoted it is read back.
    #[test]
    fn quoted_values_come_back(value in "[ -~]{0,40}") {
        let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
        let raw = format!("\"{escaped}\"");
        prop_assert_eq!(evaluate(&raw, &environment()), Ok(value.clone()));
        let text = format!("[www]\nping.response = {raw} ; {value}\n");
        let expected = Some(value.replace("$pool", "www")).filter(|it| !it.is_empty());
        prop_assert_eq!(super::setting(&text, "ping.response"), expected);
    }
}

/// Any of these would take minutes if a piece of text were looked at again and again.
#[test]
fn large_texts_take_linear_time() {
    for unit in
        PIECES.iter().chain(&["a=", "a=\"", "a='", "a=(", "''", "\"\" ", "on ", "a\n", "\\\""])
    {
        for head in ["", "a = ", "a = \"", "a = '", "[", "a[", ";", "; a = "] {
            holds(&format!("{head}{}", unit.repeat(100_000 / unit.len())));
        }
    }
}
