//! Literals in quotes that are neither names of settings nor their known values.

use text::TextRange;

use super::innocent::{is_innocent, is_named_innocent};
use super::looks::{is_key, is_numbered, is_odd, is_value, is_word};
use crate::Kind;
use crate::detectors::assignment::joined;
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::{is_hex, looks_secret};

/// Literals in quotes that are neither names of settings nor their known values.
pub(super) fn find(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let mut at = line.content;
    let mut keyed = false;
    while at < end {
        at += scan.run(at, end, |it| !b"\"'`".contains(&it));
        if end <= at {
            return;
        }
        let apostrophe = at
            .checked_sub(1)
            .and_then(|it| scan.byte(it))
            .is_some_and(|it| it.is_ascii_alphanumeric() || !it.is_ascii());
        let Some((inner, behind)) = scan.quoted(at, end).filter(|_| !apostrophe) else {
            at += 1;
            continue;
        };
        let inner = literal_of(scan, inner);
        let value = inner.of(scan.text);
        // `-H 'X-Boot: …'`
        let header = value.split_once(": ").filter(|it| {
            it.0.contains('-')
                && it.0.starts_with(|it: char| it.is_ascii_uppercase())
                && it.0.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
        });
        if let Some((name, secret)) = header.filter(|it| !is_innocent(it.0) && is_value(it.1)) {
            let start = inner.start + name.len() + 2;
            let range = TextRange::new(start, start + secret.len());
            acc.push(Found { range, kind: Kind::Password });
        }
        // A comment quotes words that it explains, a line of a log those that it speaks of.
        let spoken = (line.is_comment || is_logged(scan, line)) && !is_odd(value) && !is_key(value);
        let closed = inner.end < end;
        // Who logs in, before the secret: `"eva" "X"`, `[ 'shop', 'X' ]`, `'eva'@'%'`.
        let next = scan.of(behind, end.min(behind + 8));
        let first = at == line.content && next.trim_start().starts_with(['"', '\''])
            || scan.of(line.content, at).trim_end().ends_with('[')
                && next.starts_with(", ")
                && scan.quoted(behind + 2, end).is_some_and(|(_, after)| {
                    scan.of(after, end.min(after + 2)).trim_start().starts_with(']')
                });
        let user = first && is_word(value) || next.starts_with("@'") || next.starts_with("@`");
        // A text of a shell's that holds a variable.
        let shell = value.contains(' ')
            && value.as_bytes().windows(2).any(|it| {
                it.first() == Some(&b'$') && it.last().is_some_and(u8::is_ascii_uppercase)
            });
        // `"Title: Backup done"`
        let titled = scan.of(line.content, at).ends_with("-H ")
            && value.split_once(": ").is_some_and(|(name, _)| {
                is_innocent(name) || name.to_ascii_lowercase().ends_with("version")
            });
        // `"key" "whose";` of a map.
        let owner = keyed && value.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it));
        keyed = at == line.content && (looks_secret(value) || is_key(value));
        // `"DB_USER=shop"`
        let setting = value
            .split_once('=')
            .is_some_and(|it| is_innocent(it.0) && (is_hex(it.1) || !looks_secret(it.1)));
        let owner = owner || is_word(value) && is_numbered(scan.of(line.content, at), '(');
        if closed
            && header.is_none()
            && !setting
            && !spoken
            && !owner
            && !user
            && !shell
            && !titled
            && is_value(value)
            && !is_named_innocent(scan, line, at)
            && !is_name(scan, behind, end)
            && (is_odd(value) || is_key(value) || !is_index(scan, at, behind))
            && !scan.of(behind, end.min(behind + 3)).trim_start().starts_with('{')
            && !(value.contains([';', ' ']) && value.contains('='))
        {
            let pieces = joined(scan, inner, end).into_iter();
            acc.extend(pieces.map(|range| Found { range, kind: Kind::Password }));
        }
        at = behind.max(at + 1);
    }
}

/// The literal that a pattern is: `~^…$`.
fn literal_of(scan: &Scan<'_>, range: TextRange) -> TextRange {
    let text = range.of(scan.text);
    let head = text.strip_prefix('~').unwrap_or_default().trim_start_matches('*');
    let literal = head.strip_prefix('^').and_then(|it| it.strip_suffix('$'));
    match literal.filter(|it| !it.contains(['(', '[', '.', '*', '+', '\\', '|', '/', '$'])) {
        Some(it) => TextRange::new(range.end - 1 - it.len(), range.end - 1),
        None => range,
    }
}

/// Whether a line begins with a time.
fn is_logged(scan: &Scan<'_>, line: &Line) -> bool {
    line.word.of(scan.text).starts_with(|it: char| it.is_ascii_digit())
}

/// Whether a name is asked for in a list: `$_COOKIE['lang']`.
fn is_index(scan: &Scan<'_>, at: usize, behind: usize) -> bool {
    let list = at.checked_sub(2).and_then(|it| scan.byte(it));
    scan.before(at) == Some(b'[')
        && scan.byte(behind) == Some(b']')
        && list.is_some_and(|it| it.is_ascii_alphanumeric() || b"_])".contains(&it))
}

/// Whether a name ends here, and its value follows.
fn is_name(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let rest = scan.of(at, end.min(at + 8)).trim_start_matches([' ', '\t', ']']);
    rest.starts_with([':', '='])
}
