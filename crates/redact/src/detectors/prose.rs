//! Passwords in sentences: `old root password was X`, `login: admin / X`.

mod announced;
mod label;
mod phrase;
mod shape;
mod together;
mod told;
mod words;

pub(crate) use label::QUESTIONS;
pub(crate) use words::{ANNOUNCING, KEYS, NUMBERS};
pub(super) use words::{OTHER_CODES, inflected};

use text::TextRange;

use super::push;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Bits};

type Find = fn(&Scan<'_>, TextRange, &mut Vec<Found>);

/// What is read, and what a line holds that may have it.
const CONSTRUCTS: &[(Bits, Find)] = &[
    (survey::NAME | survey::WIDE, announced::find),
    (survey::NAME | survey::WIDE, told::find),
    (survey::NAME | survey::WIDE, label::find),
    (survey::WORDY, phrase::find),
];

/// Shorter lines say nothing.
const SHORTEST_LINE: usize = 8;

const LONGEST_LINE: usize = 1200;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for it in scan.surveyed().filter(|it| it.is_new) {
        for (any, find) in CONSTRUCTS {
            if it.holds & any != 0 {
                find(scan, it.range, acc);
            }
        }
    }
    together::find(scan, acc);
}
