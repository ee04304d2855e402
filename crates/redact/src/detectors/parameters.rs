//! Parameters of FastCGI as a trace of system calls or a debugger shows them: a length of the name, one
//! of the value, the name and the value, without anything between (FastCGI specification, 3.4).

use text::TextRange;

use super::header;
use crate::Kind;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;

/// Without any of these a line has no parameters of a request to PHP.
pub(crate) const NAMES: &[&str] =
    &["QUERY_STRING", "SCRIPT_FILENAME", "SCRIPT_NAME", "SERVER_NAME"];

/// A name is not longer.
const LONGEST: usize = 127;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for line in scan.new_lines_with(survey::PARAMETER) {
        if !NAMES.iter().any(|it| line.of(scan.text).has(it)) {
            continue;
        }
        let mut at = line.start;
        while at < line.end {
            at = match pair(scan, at, line.end) {
                Some((name, value)) => {
                    secret(scan, name, value, acc);
                    value.end
                }
                None => at + 1,
            };
        }
    }
}

/// Masks what is secret in the value of a parameter.
fn secret(scan: &Scan<'_>, name: TextRange, value: TextRange, acc: &mut Vec<Found>) {
    let name = name.of(scan.text);
    if name.ends_with("COOKIE") {
        header::pairs(scan, value.start, value.end, false, acc);
    } else if name.ends_with("AUTHORIZATION") {
        // `Basic X`
        let scheme = value.of(scan.text).split_once(' ').map_or(0, |it| it.0.len() + 1);
        let range = TextRange::new(value.start + scheme, value.end);
        acc.push(Found { range, kind: Kind::Token });
    } else if claim(name) == Claim::Strong {
        acc.push(Found { range: value, kind: Kind::Password });
    }
}

/// The name and the value whose lengths stand at an offset.
fn pair(scan: &Scan<'_>, at: usize, end: usize) -> Option<(TextRange, TextRange)> {
    let (name, length) = head(scan, at, end)?;
    let start = name.end;
    let mut stop = start;
    for _ in 0..length {
        // What is traced may be cut, and someone may have changed it.
        let Some((byte, next)) = unit(scan, stop, end) else { break };
        let is_quote = byte == b'"' && stop + 1 == next;
        if is_quote || byte < b' ' {
            break;
        }
        stop = next;
    }
    let mut stop = scan.text.ceil_char_boundary(stop);
    // A placeholder has another length than what it stands for.
    if let Some(at) = scan.of(start, stop).find("RDX_") {
        let placed = start + at;
        stop = placed + scan.run(placed, end, |it| it.is_ascii_alphanumeric() || it == b'_');
    } else if head(scan, stop, end).is_none() {
        // Someone changed the text, or it is the last one.
        stop += scan.run(stop, end, |it| !b"\\\"".contains(&it));
    }
    Some((name, TextRange::new(start, stop)))
}

/// The name whose length stands at an offset, and the length of its value.
fn head(scan: &Scan<'_>, at: usize, end: usize) -> Option<(TextRange, usize)> {
    let (name, at) = length(scan, at, end)?;
    let (value, at) = length(scan, at, end)?;
    let is_name = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_';
    let range = TextRange::new(at, at + name);
    let is_whole = (2..=LONGEST).contains(&name) && range.end <= end;
    (is_whole && scan.run(at, range.end, is_name) == name).then_some((range, value))
}

/// A length and the offset behind it: one byte, or four of which the first has its highest bit set.
fn length(scan: &Scan<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let (first, mut at) = unit(scan, at, end)?;
    let mut res = usize::from(first);
    if first & 0x80 != 0 {
        res &= 0x7f;
        for _ in 0..3 {
            let (byte, next) = unit(scan, at, end)?;
            res = res << 8 | usize::from(byte);
            at = next;
        }
    }
    Some((res, at))
}

/// A byte as C writes it, and the offset behind it.
fn unit(scan: &Scan<'_>, at: usize, end: usize) -> Option<(u8, usize)> {
    let byte = scan.byte(at).filter(|_| at < end)?;
    if byte != b'\\' {
        return Some((byte, at + 1));
    }
    let digits = scan.run(at + 1, end.min(at + 4), |it| (b'0'..=b'7').contains(&it));
    if 0 < digits {
        let value = u8::from_str_radix(scan.of(at + 1, at + 1 + digits), 8).ok()?;
        return Some((value, at + 1 + digits));
    }
    let value = match scan.byte(at + 1).filter(|_| at + 1 < end)? {
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        b'x' => {
            let value = u8::from_str_radix(scan.of(at + 2, (at + 4).min(end)), 16).ok()?;
            return Some((value, end.min(at + 4)));
        }
        other => other,
    };
    Some((value, at + 2))
}
