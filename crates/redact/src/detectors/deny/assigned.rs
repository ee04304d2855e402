//! Values of names that nobody knows, without quotes.

use text::TextRange;

use super::innocent::is_innocent;
use super::is_known;
use super::looks::{is_odd, is_value};
use crate::Kind;
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::is_upper;

/// Values of variables that nobody knows: `NAME=value`, `name: value`, without quotes.
pub(super) fn find(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let name = line.word;
    let end = line.range.end;
    let index =
        scan.run(name.end, end, |it| b"[]".contains(&it) || it.is_ascii_uppercase() || it == b'_');
    let text = scan.of(name.start, name.end + index).trim_end_matches(']');
    let text = text.rsplit('[').next().unwrap_or_default();
    let signed = name.end + index;
    let sign = signed + scan.run(signed, end, |it| b" \t".contains(&it));
    let Some(b'=' | b':') = scan.byte(sign).filter(|_| sign < end && !text.is_empty()) else {
        return;
    };
    let start = sign + 1 + scan.run(sign + 1, end, |it| b" \t".contains(&it));
    if end <= start
        || is_innocent(text)
        || b"\"'`=|>&*!{[".contains(&scan.byte(start).unwrap_or(b'='))
    {
        return;
    }
    let comment =
        [*b" #", *b" ;"].into_iter().filter_map(|it| scan.find_pair(start, end, it)).min();
    let value = scan.of(start, comment.unwrap_or(end)).trim_end_matches([' ', '\t', ';', ',']);
    let told = is_upper(text) || !is_usual(text) || is_odd(value);
    let words = value.split(' ').count();
    // `ERROR: no such user`
    let said = scan.byte(sign) == Some(b':')
        && is_upper(text)
        && 3 <= words
        && value.chars().all(|it| it.is_alphabetic() || " .,'\u{2019}".contains(it));
    if told && !said && words <= 5 && !value.contains(['(', '<', '=']) && is_value(value) {
        acc.push(Found { range: TextRange::new(start, start + value.len()), kind: Kind::Password });
    }
}

/// The same within a line: of a command, of a list.
pub(super) fn inner(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let mut at = line.word.end;
    while at < end {
        at += scan.run(at, end, |it| it != b'=');
        let name = scan.of(line.content, at);
        let start =
            name.rfind(|it: char| !it.is_ascii_alphanumeric() && it != '_').map_or(0, |it| it + 1);
        let name = name.get(start..).unwrap_or_default();
        let value = TextRange::new(at + 1, scan.word_end(at + 1, end).max(at + 1));
        if end <= at {
            return;
        }
        let quoted = scan.byte(at + 1).is_some_and(|it| b"\"'".contains(&it));
        if is_upper(name) && !quoted && !is_innocent(name) && is_value(value.of(scan.text)) {
            acc.push(Found { range: value, kind: Kind::Password });
        }
        at = value.end.max(at + 1);
    }
}

/// Whether a name is one of words of configurations alone.
fn is_usual(name: &str) -> bool {
    name.split(|it: char| !it.is_alphanumeric())
        .all(|it| it.len() <= 3 || is_known(&it.to_lowercase()))
}
