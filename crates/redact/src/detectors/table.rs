//! Columns: a header that names a password, and the rows below it.

use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::is_literal;

/// Columns whose header names a secret.
struct Header {
    separator: char,
    columns: usize,
    secret: Vec<usize>,
}

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut header: Option<Header> = None;
    for it in scan.surveyed() {
        if header.is_none() && it.holds & survey::NAME == 0 {
            continue;
        }
        let line = it.range;
        let text = line.of(scan.text);
        match &header {
            Some(known) => {
                let is_frame = text.bytes().all(|it| b"+-|= :".contains(&it)) && !text.is_empty();
                if !is_frame && !row(scan, line, known, acc) {
                    header = read(text);
                }
            }
            None => header = read(text),
        }
    }
}

/// The header that a line is, if it is one.
fn read(text: &str) -> Option<Header> {
    if LONGEST < text.len() {
        return None;
    }
    let separator = ['|', ',', '\t', ';'].into_iter().find(|it| text.contains(*it))?;
    let mut secret = Vec::new();
    let mut columns = 0;
    for (index, cell) in text.split(separator).enumerate() {
        let cell = cell.trim().trim_matches(['"', '\'', '`', '*']);
        let plain = cell.len() <= 24
            && cell.bytes().all(|it| it.is_ascii_alphabetic() || b"_ -".contains(&it));
        if !plain || cell.starts_with('-') {
            return None;
        }
        if claim(cell) == Claim::Strong {
            secret.push(index);
        }
        columns = index + 1;
    }
    (2 <= columns && !secret.is_empty() && secret.len() < columns).then_some(Header {
        separator,
        columns,
        secret,
    })
}

/// Longer lines are no headers.
const LONGEST: usize = 300;

/// Masks the cells of a row; `false` where the line is none.
fn row(scan: &Scan<'_>, line: TextRange, header: &Header, acc: &mut Vec<Found>) -> bool {
    let text = line.of(scan.text);
    if text.split(header.separator).count() != header.columns {
        return false;
    }
    let mut start = line.start;
    for (index, cell) in text.split(header.separator).enumerate() {
        let inner = cell.trim().trim_matches(['"', '\'', '`']);
        let lead = cell.find(inner).unwrap_or_default();
        if header.secret.contains(&index) && is_literal(inner) {
            let range = TextRange::new(start + lead, start + lead + inner.len());
            acc.push(Found { range, kind: Kind::Password });
        }
        start += cell.len() + header.separator.len_utf8();
    }
    true
}
