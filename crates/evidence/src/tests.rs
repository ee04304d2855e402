//! Cases for each format, properties, and the real programs.

mod files;
mod kinds;
mod logs;
mod machines;
mod patterns;
mod processes;
mod properties;
mod real;

use expect_test::Expect;
use regex::Regex;

use crate::{Evidence, Place, parse};

/// Compares what a paste states, one statement a line, with what is expected.
fn check(text: &str, expected: Expect) {
    let evidence = parse(text);
    let places: Vec<String> = evidence
        .statements
        .iter()
        .map(|it| match &it.place {
            Place::Here => String::new(),
            Place::Container(name) => format!("[container {name}] "),
            Place::Host(name) => format!("[host {name}] "),
        })
        .collect();
    let mut lines: Vec<String> = evidence
        .statements
        .iter()
        .zip(places)
        .map(|(it, place)| format!("{place}{}", compact(&format!("{:?}", it.observation))))
        .collect();
    lines.extend(evidence.unknown.iter().map(|it| format!("unknown: {}", it.of(text))));
    expected.assert_eq(&lines.join("\n"));
    check_ranges(text, &evidence);
}

/// Ranges lie on character boundaries and inside the text.
fn check_ranges(text: &str, evidence: &Evidence) {
    for range in
        evidence.statements.iter().map(|it| it.range).chain(evidence.unknown.iter().copied())
    {
        assert!(
            range.start <= range.end && text.get(range.start..range.end).is_some(),
            "{range:?}"
        );
    }
}

/// A debug text without what is not there; accounts as `name=id`, modes in octal.
fn compact(text: &str) -> String {
    let rules = [
        (r#"Principal \{ name: Some\("([^"]*)"\), id: Some\(([0-9]+)\) \}"#, "$1=$2"),
        (r#"Principal \{ name: Some\("([^"]*)"\), id: None \}"#, "$1"),
        (r"Principal \{ name: None, id: Some\(([0-9]+)\) \}", "#$1"),
        (r"Principal \{ name: None, id: None \}", "?"),
        (r"[a-z_]+: (?:None|\[\]|false)(?:, )?", ""),
        (r"Some\(([^()]*)\)", "$1"),
        (r"Some\(([^()]*)\)", "$1"),
        (r",? +\}", " }"),
        (r"^[A-Za-z]+\(([A-Za-z]+ \{.*\})\)$", "$1"),
    ];
    let mut res = text.to_owned();
    for (pattern, replacement) in rules {
        res = Regex::new(pattern).unwrap().replace_all(&res, replacement).into_owned();
    }
    Regex::new("mode: ([0-9]+)")
        .unwrap()
        .replace_all(&res, |it: &regex::Captures<'_>| {
            format!("mode: {:04o}", it[1].parse::<u16>().unwrap())
        })
        .into_owned()
}
