//! Values of several lines and of several parts.

use std::ops::ControlFlow;

use text::TextRange;

use super::lines::{block, is_block_sign, quoted_lines};
use super::pair::Pair;
use super::parts::{LONGEST_JOINED, keys, masked};
use crate::lexicon::Claim;
use crate::line::Line;
use crate::scan::Scan;
use crate::value::is_literal;

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
    match masked(scan, start, end) {
        Some(masked) => ControlFlow::Break(is_strong.then(|| vec![masked])),
        None => ControlFlow::Continue(()),
    }
}

/// `--master-key \` and the value on the next line.
fn next_line(scan: &Scan<'_>, start: usize) -> Option<Vec<TextRange>> {
    let stop = start + scan.run(start, start + LONGEST_JOINED, |it| it != b'\n');
    let word = scan.word(start, stop)?;
    let text = word.of(scan.text);
    (is_literal(text) && !text.starts_with('-')).then(|| vec![word])
}
