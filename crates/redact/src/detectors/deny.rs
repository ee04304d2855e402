//! What strict mode masks by its place and shape alone: literals in quotes, values of settings that
//! nobody knows, and words that are none of a configuration's. What is plainly a setting's value
//! stays: places, numbers, addresses, references, identifiers of code, words of `vocabulary`.

mod assigned;
mod cells;
mod innocent;
mod looks;
mod odd;
mod quoted;
mod vocabulary;

use std::collections::BTreeSet;

use text::TextRange;

use crate::find::Find as _;
use crate::line::Line;
use crate::mask::may_log_in;
use crate::model::Found;
use crate::scan::Scan;

pub(super) use looks::{is_denied, is_shaped};
pub(super) use vocabulary::is_known;

/// Every construct of a line in which a value stands that nobody knows.
const CONSTRUCTS: &[fn(&Scan<'_>, &Line, &mut Vec<Found>)] =
    &[quoted::find, assigned::find, assigned::inner, cells::find, odd::find];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.is_strict() {
        return;
    }
    let before = acc.len();
    let mut public = false;
    for range in scan.lines() {
        let text = range.of(scan.text);
        if text.has("-----BEGIN ") {
            public = !text.has("PRIVATE");
        }
        if !public {
            let line = Line::new(scan, range);
            for construct in CONSTRUCTS {
                construct(scan, &line, acc);
            }
        }
        if text.has("-----END ") || text.trim().is_empty() {
            public = false;
        }
    }
    without_users(scan, acc, before);
}

/// Leaves who logs in before a secret that another detector found: `eva:X`. What another detector found
/// together with what stands before it stays whole.
fn without_users(scan: &Scan<'_>, acc: &mut [Found], before: usize) {
    let (known, denied) = acc.split_at_mut(before.min(acc.len()));
    let known: BTreeSet<(usize, usize)> =
        known.iter().map(|it| (it.range.start, it.range.end)).collect();
    for it in denied {
        let Some((user, _)) = it.range.of(scan.text).split_once(':') else { continue };
        let start = it.range.start + user.len() + 1;
        if may_log_in(user) && known.contains(&(start, it.range.end)) {
            it.range = TextRange::new(start, it.range.end);
        }
    }
}
