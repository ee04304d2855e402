//! Dumps of bytes: what `hexdump -C`, `xxd`, `od -t x1z` and `tcpdump -X` print. Their bytes are read
//! as a text of its own, and a secret of it is masked in both columns.

use text::TextRange;

use crate::found;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;

/// Digits of an offset, at least and at most.
const OFFSET: std::ops::RangeInclusive<usize> = 4..=16;

/// Bytes that a line shows, at most.
const WIDEST: usize = 64;

/// One byte of a dump: its digits, and its letter in the column behind them.
struct Cell {
    /// Where its line begins.
    line: usize,
    digits: TextRange,
    /// Empty where blanks at the line's end are lost.
    letter: TextRange,
    byte: u8,
}

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut block = Vec::new();
    for it in scan.surveyed() {
        let line = it.range;
        // Of both columns the first has digits, or the offset does.
        let cells = if it.holds & survey::DIGIT == 0 { Vec::new() } else { cells(scan, line) };
        if cells.is_empty() {
            masked(scan, &block, acc);
            block.clear();
        } else {
            block.extend(cells);
        }
    }
    masked(scan, &block, acc);
}

/// Masks the secrets of a block's bytes.
fn masked(scan: &Scan<'_>, block: &[Cell], acc: &mut Vec<Found>) {
    if block.is_empty() {
        return;
    }
    let bytes: Vec<u8> = block.iter().map(|it| letter(it.byte)).collect();
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| ' '));
    }
    for Found { range, kind } in found(&scan.of_other(&text)) {
        let cells = block.get(range.start..range.end).unwrap_or_default();
        for row in cells.chunk_by(|it, next| it.line == next.line) {
            let Some((first, last)) = row.first().zip(row.last()) else { continue };
            let digits = TextRange::new(first.digits.start, last.digits.end);
            let letters = TextRange::new(first.letter.start, last.letter.end);
            acc.extend([digits, letters].map(|range| Found { range, kind }));
        }
    }
}

/// What a byte is in a text: one byte, so that offsets are the same.
fn letter(byte: u8) -> u8 {
    match byte {
        0 | b'\r' => b'\n',
        b'\n' | b'\t' | b' '..=b'~' | 0x80.. => byte,
        _ => b' ',
    }
}

/// The bytes of a line of a dump; none where its two columns do not say the same.
fn cells(scan: &Scan<'_>, line: TextRange) -> Vec<Cell> {
    let hex = |it: u8| it.is_ascii_hexdigit();
    let mut at = line.start + scan.run(line.start, line.end, |it| it == b' ' || it == b'\t');
    at += if scan.starts_with(at, "0x") { 2 } else { 0 };
    let offset = scan.run(at, line.end, hex);
    at += offset;
    at += scan.run(at, line.end.min(at + 1), |it| it == b':');
    let mut res = Vec::new();
    if !OFFSET.contains(&offset) || scan.byte(at) != Some(b' ') {
        return res;
    }
    // Two blanks or a bar divide the columns; within the first there may be two as well.
    while at < line.end {
        let blanks = scan.run(at, line.end, |it| it == b' ');
        let digits = scan.run(at + blanks, line.end, hex);
        let ends = scan.byte(at + blanks + digits).is_none_or(|it| it == b' ' || it == b'\n');
        let bar = usize::from(scan.byte(at + blanks).is_some_and(|it| b"|>".contains(&it)));
        let start = at + blanks + bar;
        if !res.is_empty() && 2 <= blanks && agrees(scan, start, line.end - bar, &res) {
            let end = line.end - bar;
            for (index, it) in res.iter_mut().enumerate() {
                let at = end.min(start + index);
                it.letter = TextRange::new(at, end.min(at + 1));
            }
            return res;
        }
        if !matches!(digits, 2 | 4 | 8) || !ends || blanks == 0 || WIDEST <= res.len() {
            break;
        }
        for index in (0..digits).step_by(2) {
            let digits = TextRange::new(at + blanks + index, at + blanks + index + 2);
            let byte = u8::from_str_radix(digits.of(scan.text), 16).unwrap_or_default();
            res.push(Cell { line: line.start, digits, letter: TextRange::default(), byte });
        }
        at += blanks + digits;
    }
    Vec::new()
}

/// Whether the letters at an offset, and nothing behind them, are those of the bytes. A blank may be
/// shown as a dot, and may be lost at the end.
fn agrees(scan: &Scan<'_>, start: usize, end: usize, cells: &[Cell]) -> bool {
    let shows = |letter: u8, byte: u8| match byte {
        b' ' => letter == b' ' || letter == b'.',
        b'!'..=b'~' => letter == byte,
        _ => letter == b'.',
    };
    let letters = scan.of(start, end).as_bytes();
    letters.len() <= cells.len()
        && cells
            .iter()
            .enumerate()
            .all(|(index, it)| shows(letters.get(index).copied().unwrap_or(b' '), it.byte))
}
