//! A value whose remark says what it is: `DBS = X  ; secret of the database`.

use text::TextRange;

use super::{Row, State, push};
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_label, is_literal, is_number, is_path, is_plain};

/// A remark of more words says something else.
const MOST_WORDS: usize = 5;

/// Words of remarks that tell where a secret comes from, or what it has to be like.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "no", "not", "see", "from", "without", "vault", "file", "length", "min", "max", "public",
    "hash", "rotate", "optional", "required", "name", "path", "ttl",
];

pub(super) fn find(row: &Row<'_>, _: &mut State, acc: &mut Vec<Found>) {
    let Some((code, remark)) = split(row.text) else { return };
    if code.starts_with(['#', ';']) || !says_secret(remark) {
        return;
    }
    // `"name", "X"] # name, pass`: the last one.
    let is_list = remark.contains(',') && code.ends_with([']', '}', ')']);
    if let Some(value) = value(row, code, is_list)
        && !value.is_empty()
        && is_remarkable(value.of(row.scan.text))
    {
        push(acc, value);
    }
}

/// What stands before the sign of a remark and behind it.
fn split(text: &str) -> Option<(&str, &str)> {
    let at = text.as_bytes().windows(3).rposition(|it| {
        matches!(it, [b' ' | b'\t', b'#' | b';', b' '] | [b' ', b'/', b'/'] | [b' ', b'-', b'-'])
    })?;
    Some((text.get(..at)?.trim_end(), text.get(at + 3..)?))
}

fn says_secret(remark: &str) -> bool {
    let words: Vec<&str> =
        remark.split([' ', ',', '(', ')']).filter(|it| it.contains(char::is_alphabetic)).collect();
    let is_plain = |it: &str| it.chars().all(|it| it.is_alphabetic() || "-'.!".contains(it));
    let is_small = |it: &str| it.bytes().all(|it| it.is_ascii_lowercase() || !it.is_ascii());
    let is_secret = |it: &str| claim(it) == Claim::Strong;
    words.len() <= MOST_WORDS
        && words.iter().all(|it| is_plain(it) && !DENYING.contains(it))
        && (words.iter().any(|it| is_small(it) && is_secret(it))
            || words.windows(2).any(|it| is_secret(&it.concat()) || is_secret(&it.join("_"))))
}

/// The value that a line ends with, or the last one of its list.
fn value(row: &Row<'_>, code: &str, is_list: bool) -> Option<TextRange> {
    let quotes = ['"', '\''];
    let quote = if is_list {
        let ends = code.rfind(quotes).unwrap_or_default();
        code.get(..ends).and_then(|it| it.rfind(quotes))
    } else {
        code.find(quotes)
    };
    let end = row.content.start + code.len();
    if let Some(quote) = quote {
        return row.scan.quoted(row.content.start + quote, end).map(|it| it.0);
    }
    let sign = code.rfind("= ").map(|it| it + 2);
    let sign = sign.or_else(|| code.rfind([':', '=', ' ']).map(|it| it + 1)).unwrap_or_default();
    let end = end - usize::from(code.ends_with(';'));
    Some(TextRange::new(row.content.start + sign, end))
}

fn is_remarkable(value: &str) -> bool {
    is_literal(value)
        && 4 <= value.len()
        && !is_plain(value)
        && !is_path(value)
        && !is_number(value)
        && !value.contains(['(', '{', '$', '=', '<'])
        && value.split(' ').count() <= 4
        && !is_label(value)
}
