//! Values of several lines and of several parts.

use std::ops::ControlFlow;

use text::TextRange;

use super::lines::{block, is_block_sign, quoted_lines};
use super::pair::Pair;
use super::parts::{LONGEST_JOINED, keys, masked};
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{is_literal, looks_secret, looks_typed};

/// A break says that the value is one of these, and what of it is secret.
pub(super) fn several(
    scan: &Scan<'_>,
    line: &Line,
    pair: &Pair<'_>,
) -> ControlFlow<Option<Vec<TextRange>>> {
    let (start, end) = (pair.start, pair.end);
    let is_strong = pair.claimed == Claim::Strong;
    if end < start && is_strong && pair.text.starts_with('-') {
        return ControlFlow::Break(next_line(scan, start));
    }
    if start >= end || is_block_sign(scan.of(start, end.min(start + 60))) {
        let block = || block(scan, line, start);
        return ControlFlow::Break((is_strong && pair.is_sign()).then(block).flatten());
    }
    if is_strong && let Some(lines) = quoted_lines(scan, line, start) {
        return ControlFlow::Break(Some(lines));
    }
    if pair.is_sign()
        && matches!(pair.claimed, Claim::Strong | Claim::Weak)
        && scan.byte(start) == Some(b'[')
    {
        let keys = keys(scan, start + 1, end, pair.lower == "secret");
        if !keys.is_empty() {
            return ControlFlow::Break(Some(keys));
        }
    }
    if is_strong && pair.is_sign() {
        let members = members(scan, start, end);
        if !members.is_empty() {
            return ControlFlow::Break(Some(members));
        }
    }
    match masked(scan, start, end) {
        Some(masked) => ControlFlow::Break(is_strong.then(|| vec![masked])),
        None => ControlFlow::Continue(()),
    }
}

/// Further members of an object are not looked at.
const MOST_MEMBERS: usize = 32;

/// The keys of an object whose own names say nothing: `KEYS='{"map":"9f8a…","mail":"77b1…"}'`.
fn members(scan: &Scan<'_>, start: usize, end: usize) -> Vec<TextRange> {
    let start = start + usize::from(matches!(scan.byte(start), Some(b'"' | b'\'')));
    let end = end.min(start + LONGEST_OBJECT);
    let mut res = Vec::new();
    let mut at = start;
    for sign in std::iter::once(b'{').chain(std::iter::repeat_n(b',', MOST_MEMBERS)) {
        let Some((name, value, next)) = member(scan, at, end, sign) else { break };
        if claim(name) != Claim::None {
            // Names have their own values.
            return Vec::new();
        }
        let text = value.of(scan.text);
        if is_literal(text) && (looks_secret(text) || looks_typed(text)) {
            res.push(value);
        }
        at = next;
    }
    res
}

/// The name and the text of a member behind a sign, and where it ends.
fn member<'a>(
    scan: &Scan<'a>,
    at: usize,
    end: usize,
    sign: u8,
) -> Option<(&'a str, TextRange, usize)> {
    let quoted = |at: usize, sign: u8| {
        let at = scan.skip_blanks(at);
        let next = scan.skip_blanks(at + 1);
        let begins = scan.byte(at) == Some(sign) && scan.byte(next) == Some(b'"');
        begins.then(|| scan.quoted(next, end)).flatten()
    };
    let (name, behind) = quoted(at, sign)?;
    let (value, behind) = quoted(behind, b':')?;
    Some((name.of(scan.text), value, behind))
}

/// An object is read no further.
const LONGEST_OBJECT: usize = 1024;

/// `--master-key \` and the value on the next line.
fn next_line(scan: &Scan<'_>, start: usize) -> Option<Vec<TextRange>> {
    let stop = start + scan.run(start, start + LONGEST_JOINED, |it| it != b'\n');
    let word = scan.word(start, stop)?;
    let text = word.of(scan.text);
    (is_literal(text) && !text.starts_with('-')).then(|| vec![word])
}
