//! Secrets by what stands around them in one line: pieces of markup, arguments without parentheses,
//! rows of two cells, connection strings of Go's, links for one use, keys in groups.

mod address;
pub(super) mod arguments;
mod bulk;
pub(super) mod cells;
pub(super) mod code;
mod groups;
pub(super) mod logged;

use text::TextRange;

use super::push;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Bits};
use bulk::Bulk;

type Find = fn(&Row<'_>, &mut Vec<Found>);

/// What is read in every line that holds one of these.
const ANYWHERE: &[(Bits, &[Find])] = &[
    (survey::NAME | survey::WIDE, &[code::destructured]),
    // A key of five groups is a run of 29 bytes.
    (survey::RUN, &[groups::of_products]),
    (survey::FOURS, &[groups::of_four]),
    (survey::ARGUMENT, &[code::typed]),
    (survey::AT, &[address::connection]),
    (survey::ADDRESS, &[address::links]),
];

/// What is read in lines that are not longer than `LONGEST`.
const OUTSIDE_DATA: &[(Bits, &[Find])] = &[
    (survey::NAME | survey::WIDE, &[cells::between_bars]),
    (survey::LESS, &[cells::of_markup]),
    (survey::AT, &[address::login]),
    (survey::HASH_RUN, &[logged::cracked]),
    (
        survey::ARGUMENT,
        &[
            arguments::last_literal,
            arguments::login,
            arguments::header,
            arguments::registry,
            code::binary,
            code::hashed,
            code::sent,
            logged::framed,
            logged::radius,
            logged::mistyped,
            logged::printed,
            logged::web_key,
            logged::variable,
        ],
    ),
];

/// What a line has that holds any of these syntaxes.
const ANY: Bits = survey::NAME
    | survey::WIDE
    | survey::ARGUMENT
    | survey::RUN
    | survey::FOURS
    | survey::AT
    | survey::ADDRESS;

/// A shorter line holds no name and its value.
const SHORTEST: usize = 10;

/// A longer line is data of a program's.
const LONGEST: usize = 4000;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut bulk = Bulk::default();
    for it in scan.surveyed() {
        if it.holds & ANY == 0 && !bulk.is_open() {
            continue;
        }
        let row = Row { scan, line: it.range, text: it.range.of(scan.text) };
        if it.holds & survey::NAME != 0 || bulk.is_open() {
            bulk.see(row.line, row.text, acc);
        }
        if row.text.len() < SHORTEST || !it.is_new {
            continue;
        }
        constructs(&row, it.holds, ANYWHERE, acc);
        if row.text.len() <= LONGEST {
            constructs(&row, it.holds, OUTSIDE_DATA, acc);
        }
    }
    // Behind the last line the words of an open command are complete.
    bulk.see(TextRange::new(scan.text.len(), scan.text.len()), "", acc);
}

fn constructs(row: &Row<'_>, holds: Bits, all: &[(Bits, &[Find])], acc: &mut Vec<Found>) {
    for (any, finds) in all {
        if holds & any != 0 {
            finds.iter().for_each(|it| it(row, acc));
        }
    }
}

/// One line of a text.
struct Row<'a> {
    scan: &'a Scan<'a>,
    line: TextRange,
    text: &'a str,
}

impl Row<'_> {
    /// Adds a password at an offset of the line.
    fn push(&self, at: usize, length: usize, acc: &mut Vec<Found>) {
        if 0 < length {
            let start = self.line.start + at;
            push(acc, TextRange::new(start, start + length));
        }
    }
}
