//! Passwords in statements of SQL, `IDENTIFIED BY 'X'`, and in Java's `"X".toCharArray()`.

use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::is_literal;

/// Before the password in a statement of SQL, and behind one in Java.
pub(crate) const STATEMENTS: &[&str] = &[BY, PASSWORD, ARRAY];
const ARRAY: &str = ".toCharArray";
const BY: &str = "by ";
const PASSWORD: &str = "password ";

pub(super) fn find(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    for (at, _) in line.of(scan.text).match_indices(ARRAY) {
        array(scan, line.start + at, acc);
    }
    for (at, pair) in line.of(scan.text).as_bytes().windows(2).enumerate() {
        let word = match pair {
            [b'Y' | b'y', b' '] => BY,
            [b'D' | b'd', b' '] => PASSWORD,
            _ => continue,
        };
        let length = word.len() - 1;
        let Some(start) = (line.start + at + 1).checked_sub(length) else { continue };
        let found = scan.text.as_bytes().get(start..=start + length).unwrap_or_default();
        if found.eq_ignore_ascii_case(word.as_bytes()) {
            statement(scan, start, length, acc);
        }
    }
}

/// The literal before a call of Java's that makes an array of it.
fn array(scan: &Scan<'_>, at: usize, acc: &mut Vec<Found>) {
    let Some(quote) = scan.before(at).filter(|it| b"\"'".contains(it)) else { return };
    let head = scan.text.as_bytes().get(at.saturating_sub(80)..at - 1).unwrap_or_default();
    let length = head.iter().rev().take_while(|it| **it != quote && **it != b'\n').count();
    let range = TextRange::new(at - 1 - length, at - 1);
    if length < head.len() && is_literal(range.of(scan.text)) {
        acc.push(Found { range, kind: Kind::Password });
    }
}

/// `IDENTIFIED BY 'X'`, `WITH PASSWORD 'X'`.
fn statement(scan: &Scan<'_>, at: usize, length: usize, acc: &mut Vec<Found>) {
    let start = at + length;
    let blank = scan.run(start, start + 4, |it| it == b' ');
    let slashes = scan.run(start + blank, start + blank + 4, |it| it == b'\\');
    let from = start + blank + slashes;
    // `E'X'`, and `$name$X$name$`.
    let from = if scan.starts_with(from, "VALUES '") { from + 7 } else { from };
    let escape = usize::from(matches!(scan.byte(from), Some(b'E' | b'e' | b'N')));
    let from = if scan.byte(from + escape) == Some(b'\'') { from + escape } else { from };
    let tag = scan.run(from + 1, from + 16, |it| it.is_ascii_alphanumeric() || it == b'_');
    let tag = scan.of(from, from + tag + 2);
    if length != BY.len() - 1 && scan.starts_with(from, "FOR ") {
        assigned(scan, from, acc);
        return;
    }
    let dollars = 2 <= tag.len() && tag.starts_with('$') && tag.ends_with('$');
    if blank == 0 || !dollars && !matches!(scan.byte(from), Some(b'\'' | b'"')) {
        return;
    }
    let before = scan
        .text
        .as_bytes()
        .get(at.saturating_sub(48)..at)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let stated = |what: &[u8]| before.windows(what.len()).any(|it| it == what);
    let by = length == 2;
    if !(stated(b"IDENTIFIED")
        || !by
            && (stated(b" WITH ")
                || stated(b"USER ")
                || stated(b"ROLE ")
                || stated(b"ENCRYPTED ")
                || stated(b"OPTIONS ")
                || stated(b"SET ")))
    {
        return;
    }
    let end = start + scan.run(start, start + 1000, |it| it != b'\n');
    let value = if dollars {
        let start = from + tag.len();
        let length = scan.of(start, end).find(tag);
        length.map(|it| TextRange::new(start, start + it))
    } else {
        scan.quoted(from - slashes, end).map(|it| it.0)
    };
    if let Some(range) = value
        && is_literal(range.of(scan.text))
    {
        acc.push(Found { range, kind: Kind::Password });
        // Oracle wants the old one too.
        let next = range.end + 1;
        if scan.starts_with(next, REPLACE)
            && let Some((old, _)) = scan.quoted(next + REPLACE.len(), end)
        {
            acc.push(Found { range: old, kind: Kind::Password });
        }
    }
}

const REPLACE: &str = " REPLACE ";

/// `SET PASSWORD FOR 'bob'@'%' = 'X'`
fn assigned(scan: &Scan<'_>, from: usize, acc: &mut Vec<Found>) {
    let end = from + scan.run(from, from + 300, |it| it != b'\n' && it != b';');
    let Some(sign) = scan.of(from, end).find('=') else { return };
    let at = from + sign + 1;
    let at = at + scan.run(at, end, |it| it != b'\'' && it != b'"');
    let value = scan.quoted(at, end).map(|it| it.0).filter(|_| at < end);
    if let Some(range) = value.filter(|it| is_literal(it.of(scan.text))) {
        acc.push(Found { range, kind: Kind::Password });
    }
}
