//! Values of several lines and of several parts.

use std::ops::ControlFlow;

use text::TextRange;

use super::lines::{block, is_block_sign, quoted_lines};
use super::pair::Pair;
use super::parts::{LONGEST_JOINED, keys, masked};
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{is_literal, looks_secret};

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
    if is_strong && pair.is_sign() && pair.lower.ends_with('s') {
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

/// The keys of an object whose own names say nothing: `KEYS='{"map":"9f8a…","mail":"77b1…"}'`.
fn members(scan: &Scan<'_>, start: usize, end: usize) -> Vec<TextRange> {
    let start = start + usize::from(matches!(scan.byte(start), Some(b'"' | b'\'')));
    let mut res = Vec::new();
    if !scan.starts_with(start, "{\"") {
        return res;
    }
    let mut at = start;
    let limit = end.min(start + LONGEST_JOINED);
    for piece in scan.of(start, limit).split('}').next().unwrap_or_default().split('"') {
        let range = TextRange::new(at, at + piece.len());
        let is_value = scan.of(at.saturating_sub(3), at).replace(' ', "").ends_with(":\"");
        if !is_value && claim(piece) != Claim::None {
            // Names have their own values.
            return Vec::new();
        }
        if is_value
            && looks_secret(piece)
            && is_literal(piece)
            && scan.byte(range.end) == Some(b'"')
        {
            res.push(range);
        }
        at += piece.len() + 1;
    }
    res
}

/// `--master-key \` and the value on the next line.
fn next_line(scan: &Scan<'_>, start: usize) -> Option<Vec<TextRange>> {
    let stop = start + scan.run(start, start + LONGEST_JOINED, |it| it != b'\n');
    let word = scan.word(start, stop)?;
    let text = word.of(scan.text);
    (is_literal(text) && !text.starts_with('-')).then(|| vec![word])
}
