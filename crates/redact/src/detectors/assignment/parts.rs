//! The parts of a value that are masked, where it is not masked whole.

use super::words::is_arguments;
use super::{Join, LONGEST_TYPED};
use crate::placeholder;
use crate::scan::Scan;
use crate::value::{is_label, is_literal, is_number, looks_secret};
use text::TextRange;

/// The placeholder that a value consists of.
pub(super) fn masked(scan: &Scan<'_>, start: usize, end: usize) -> Option<TextRange> {
    let quote = usize::from(matches!(scan.byte(start), Some(b'"' | b'\'')));
    if !scan.starts_with(start + quote, "RDX_") {
        return None;
    }
    let word = scan.word(start, end)?;
    let taken = placeholder::taken(word.of(scan.text), "");
    (taken == [TextRange::new(0, word.len())]).then_some(word)
}

/// The value, and the literals that code joins to it: `'abc' . 'def'`, on the next lines too.
pub(in crate::detectors) fn joined(
    scan: &Scan<'_>,
    value: TextRange,
    end: usize,
) -> Vec<TextRange> {
    let mut res = vec![value];
    let quote = scan.before(value.start).filter(|it| b"\"'".contains(it));
    let in_parentheses = value.start.checked_sub(2).and_then(|it| scan.byte(it)) == Some(b'(');
    let limit = scan.text.len().min(end + LONGEST_JOINED);
    let mut at = value.end + 1;
    while quote.is_some() && quote == scan.before(at) && res.len() < 8 {
        let sign = at + scan.run(at, end.max(at), |it| it == b' ');
        if scan.starts_with(sign, "-> ") && res.len() == 1 {
            // A plan of Terraform's: the old value and the new one.
            if let Some(new) = scan.word(sign + 3, end) {
                res.push(new);
            }
            break;
        }
        let blank = |it: u8| it.is_ascii_whitespace();
        let sign = at + scan.run(at, limit, blank);
        let length = scan.run(sign, limit.min(sign + 2), |it| b".+".contains(&it));
        let next = sign + length + scan.run(sign + length, limit, blank);
        let is_next_line = length == 0 && in_parentheses && scan.of(at, next).contains('\n');
        if length == 0 && !is_next_line || !matches!(scan.byte(next), Some(b'"' | b'\'')) {
            break;
        }
        let line_end = next + scan.run(next, limit, |it| it != b'\n');
        let Some((inner, after)) = scan.quoted(next, line_end) else { break };
        if !inner.is_empty() {
            res.push(inner);
        }
        at = after;
    }
    res
}

/// What stands behind the name of a credential of systemd's: `name:X`.
pub(super) fn behind_name(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let name = value.of(scan.text).split_once(':').map_or(0, |it| it.0.len() + 1);
    TextRange::new(value.start + name, value.end)
}

/// Literals are joined no further.
pub(super) const LONGEST_JOINED: usize = 240;

pub(super) fn before_ampersand(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let raw = value.of(scan.text);
    TextRange::new(value.start, value.start + raw.find("%26").unwrap_or(raw.len()))
}

/// The literal of `$given ?: 'X'`, `getenv("A") ?? "X"`, `word: str = 'X'`.
pub(super) fn otherwise(
    scan: &Scan<'_>,
    join: Join,
    start: usize,
    end: usize,
) -> Option<TextRange> {
    let Join::Sign { colon, .. } = join else { return None };
    let rest = scan.of(start, end.min(start + 120));
    if rest.starts_with(['"', '\'']) {
        return None;
    }
    for sign in [" ?: ", " ?? ", " || ", " or ", " = "] {
        let Some(at) = rest.find(sign) else { continue };
        let head = rest.get(..at).unwrap_or_default();
        let typed = colon
            && head.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.[]| ".contains(&it))
            && head.split(' ').count() <= 3;
        if head.contains([';', '{', ',']) || sign == " = " && !typed {
            continue;
        }
        let from = start + at + sign.len();
        let (inner, _) =
            scan.quoted(from, end).filter(|_| matches!(scan.byte(from), Some(b'"' | b'\'')))?;
        return is_literal(inner.of(scan.text)).then_some(inner);
    }
    None
}

/// What a pattern compares with: `~*` and `^…$` do not belong to the secret.
pub(super) fn pattern(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let raw = value.of(scan.text);
    let lead = raw.len() - raw.trim_start_matches(['~', '*', '^', '(']).len();
    let kept = raw.get(lead..).unwrap_or_default();
    let kept = if lead == 0 { kept } else { kept.trim_end_matches(['$', ')']) };
    TextRange::new(value.start + lead, value.start + lead + kept.len())
}

/// The keys of `[9f8a…, 77b1…]`; of what signs, words too.
pub(super) fn keys(scan: &Scan<'_>, start: usize, end: usize, signs: bool) -> Vec<TextRange> {
    let limit = end.min(start + LONGEST_TYPED);
    let mut at = start;
    let mut res = Vec::new();
    for item in scan.of(start, limit).split(']').next().unwrap_or_default().split(',') {
        let bare = item.trim_matches([' ', '"', '\'']);
        let from = at + item.find(bare).unwrap_or_default();
        at += item.len() + 1;
        let plain = bare.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.+/=".contains(&it));
        if is_arguments(bare) {
            continue;
        }
        if plain && looks_secret(bare) && 12 <= bare.len()
            || signs
                && bare.len() + 2 <= item.len()
                && !bare.contains(['"', '\''])
                && is_literal(bare)
                && !is_label(bare)
        {
            res.push(TextRange::new(from, from + bare.len()));
        }
    }
    res
}

/// The words of a pattern that has several.
pub(super) fn alternatives(scan: &Scan<'_>, value: TextRange) -> Vec<TextRange> {
    let mut at = value.start;
    let mut res = Vec::new();
    for word in value.of(scan.text).split('|') {
        res.push(TextRange::new(at, at + word.len()));
        at += word.len() + 1;
    }
    res.retain(|it| !it.is_empty());
    res
}

/// The path of an address that whoever knows it may post to.
pub(super) fn webhook(scan: &Scan<'_>, value: TextRange) -> Option<TextRange> {
    let raw = value.of(scan.text);
    let host = raw.find("://")? + 3;
    let path = host + raw.get(host..)?.find('/')? + 1;
    let kept = raw.get(path..)?;
    let is_token = |it: &str| {
        8 <= it.len()
            && it.bytes().any(|it| it.is_ascii_digit())
            && it.bytes().any(|it| it.is_ascii_alphabetic())
    };
    let mut start = path;
    for segment in kept.split('/') {
        let plain = segment
            .trim_end_matches(|it: char| it.is_ascii_digit())
            .bytes()
            .all(|it| it.is_ascii_lowercase() || b"-_".contains(&it))
            && segment.bytes().filter(u8::is_ascii_digit).count() <= 2;
        // The number of a channel is part of no secret.
        let is_channel = 12 <= segment.len() && is_number(segment);
        if !plain && !is_channel && segment.len() > 3 {
            break;
        }
        start += segment.len() + 1;
    }
    let secret = raw.get(start..).unwrap_or_default();
    secret
        .split(['/', '?', '@'])
        .any(is_token)
        .then(|| TextRange::new(value.start + start, value.end))
}
