//! The values of a Kubernetes Secret, whatever their keys.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim, is_setting, is_user};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_literal, is_number, is_upper};

/// Without this a text has no Secret.
pub(crate) const NAMES: &[&str] = &["kind: Secret"];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.holds(survey::MARK) || !NAMES.iter().any(|it| scan.text.has(it)) {
        return;
    }
    let mut document: Vec<TextRange> = Vec::new();
    for line in scan.lines() {
        if line.of(scan.text).starts_with("---") {
            secret(scan, &document, acc);
            document.clear();
        } else {
            document.push(line);
        }
    }
    secret(scan, &document, acc);
}

/// Keys of what a Secret holds beside its secrets.
const PLAIN: &[&str] = &[
    "token-id",
    "host",
    "hostname",
    "port",
    "database",
    "dbname",
    "namespace",
    "region",
    "bucket",
    "endpoint",
    "driver",
    "from",
];

/// What other detectors find the secrets in, and settings that are no secrets.
fn is_read_elsewhere(name: &str, value: &str) -> bool {
    let is_address = value
        .split_once("://")
        .is_some_and(|(_, it)| it.split('@').next().is_some_and(|it| it.contains(':')));
    let is_word = value.bytes().all(|it| it.is_ascii_lowercase() || b",-_".contains(&it));
    is_address
        || is_upper(name) && is_number(value) && claim(name) == Claim::None
        || value.starts_with("{\"auths\":")
        || is_word && (is_setting(name) || claim(name) == Claim::None && value.contains(','))
}

fn secret(scan: &Scan<'_>, document: &[TextRange], acc: &mut Vec<Found>) {
    if !document.iter().any(|it| it.of(scan.text).trim() == "kind: Secret") {
        return;
    }
    let indent = |it: TextRange| scan.run(it.start, it.end, |it| it == b' ');
    let mut data = None;
    for line in document {
        let text = line.of(scan.text).trim();
        if matches!(text, "data:" | "stringData:") {
            data = Some(indent(*line));
            continue;
        }
        if data.is_none_or(|it| indent(*line) <= it) {
            if !text.is_empty() {
                data = None;
            }
            continue;
        }
        let named = line.of(scan.text).find(": ").map(|it| it + 2);
        // A setting of a file that the Secret holds.
        let named = named.or_else(|| line.of(scan.text).find(" = ").map(|it| it + 3));
        let start = line.start + named.unwrap_or_else(|| indent(*line));
        let start = scan.skip_blanks(start);
        let value = scan.quoted(start, line.end).map_or_else(
            || TextRange::new(start, start + scan.of(start, line.end).trim_end().len()),
            |it| it.0,
        );
        let name = text.split([':', '=']).next().unwrap_or_default().trim();
        if !text.ends_with(['|', '>', ':', '-'])
            && !is_user(name)
            && !PLAIN.contains(&name)
            && !is_read_elsewhere(name, value.of(scan.text))
            && is_literal(value.of(scan.text))
        {
            acc.push(Found { range: value, kind: Kind::Password });
        }
    }
}
