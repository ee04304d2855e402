//! Lines whose fields are known by their place: `.pgpass`, password files, `chpasswd`, `AUTH` of
//! mail and of Redis.

mod consumer;
mod fields;
mod positional;
mod protocol;
mod replaced;
mod stored;

pub(crate) use consumer::CONSUMERS;
pub(crate) use positional::POSITIONAL;
pub(crate) use protocol::{ASKED, PAIRS, WORDS};
pub(crate) use replaced::REPLACING;
pub(crate) use stored::STORES;

use text::TextRange;

use super::push;
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Bits, Surveyed};

type Find = fn(&Row<'_>, &mut Vec<Found>);

/// What is read, and what a line holds that may have it.
const CONSTRUCTS: &[(Bits, Find)] = &[
    (survey::CONSUMER, consumer::find),
    (survey::POSITIONAL, positional::find),
    (survey::NAME | survey::INLINE, stored::find),
    (survey::INLINE, replaced::in_file),
    (survey::INLINE, replaced::in_text),
    (survey::INLINE, protocol::find),
];

/// What a line has that holds any of these.
const ANY: Bits = survey::CONSUMER | survey::POSITIONAL | survey::NAME | survey::INLINE;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let (mut before, mut asked) = (TextRange::default(), 0);
    for it in scan.surveyed() {
        if it.is_new {
            fields::find(scan, it, acc);
            constructs(scan, it, acc);
        }
        if asked & survey::INLINE != 0 {
            protocol::answer(scan, before, it.range, acc);
        }
        (before, asked) = (it.range, it.holds);
    }
}

fn constructs(scan: &Scan<'_>, it: &Surveyed, acc: &mut Vec<Found>) {
    // What is stored has a sign behind its name.
    let holds = if it.holds & survey::JOIN == 0 { it.holds & !survey::NAME } else { it.holds };
    if holds & ANY == 0 {
        return;
    }
    let row = Row::new(scan, it.range);
    for (any, find) in CONSTRUCTS {
        if holds & any != 0 {
            find(&row, acc);
        }
    }
}

/// A line, and its text behind what tools put before it.
struct Row<'a> {
    scan: &'a Scan<'a>,
    line: Line,
    content: &'a str,
}

/// A word is read no further, so that a line of many costs no square of its length.
const LONGEST_WORD: usize = 2048;

impl<'a> Row<'a> {
    fn new(scan: &'a Scan<'a>, range: TextRange) -> Self {
        let line = Line::new(scan, range);
        Self { scan, line, content: scan.of(line.content, range.end) }
    }

    fn end(&self) -> usize {
        self.line.range.end
    }

    /// The word at an offset of the text, if the line reaches so far.
    fn word(&self, at: usize) -> Option<TextRange> {
        let end = self.end().min(at + LONGEST_WORD);
        if at < end { self.scan.word(at, end) } else { None }
    }
}
