//! Where a value without quotes ends.

use text::TextRange;

use super::Join;
use crate::InputKind;
use crate::find::Find as _;
use crate::line::Line;
use crate::scan::Scan;
use crate::value::looks_typed;

/// An unquoted value at the beginning of a line reaches to its end, but for comments and for the
/// command that a shell's assignment stands before.
pub(super) fn rest_of_line(
    scan: &Scan<'_>,
    line: &Line,
    start: usize,
    colon: bool,
    tight: bool,
) -> TextRange {
    let end = line.range.end;
    let rest = scan.of(start, end);
    let word = scan.word_end(start, end);
    let remark = if line.is_comment && !tight { " (" } else { " #" };
    let comment =
        [remark, " #", "\t#", " ;", "\t;", " //"].iter().filter_map(|it| rest.find(it)).min();
    let mut stop = comment.map_or(end, |it| start + it);
    let behind = scan.of(word.min(stop), stop).trim_start();
    // What a shell shows of a command that it begins.
    let shell = scan.starts_with(line.range.start, "+ ") && line.content == line.range.start + 2
        || behind.starts_with(['-', '|', '&', '<', '>', '/', '.', '\\'])
        || scan.names_next(stop - behind.len(), stop)
        || behind.has(" -")
        || behind.has(" | ")
        || behind.has(" > ");
    // More than a word behind it says something of it.
    let is_remarked = line.is_comment && behind.contains(' ');
    if tight && (if colon { behind.contains(['"', '=']) } else { shell || is_remarked }) {
        return TextRange::new(start, word);
    }
    if line.is_comment && colon && !behind.is_empty() {
        let first = scan.of(start, word);
        return TextRange::new(
            start,
            if looks_typed(first.trim_end_matches([',', ';', '.'])) { word } else { stop },
        );
    }
    stop = before_next_name(scan, start, stop);
    let kept = scan.of(start, stop).trim_end();
    let kept = match kept.strip_suffix(';') {
        Some(inner) if scan.kind != InputKind::Fpm => inner,
        Some(_) | None => kept,
    };
    let kept = if tight && !colon { kept } else { kept.strip_suffix(',').unwrap_or(kept) };
    TextRange::new(start, start + kept.trim_end().len())
}

/// Where, behind a blank, another `name=` begins.
pub(super) fn before_next_name(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        let word = at + scan.run(at, end, |it| it != b' ');
        let next = word + scan.run(word, end, |it| it == b' ');
        if word < end && scan.names_next(next, end) {
            // `X;User Id=…`: a name of two words.
            let first = scan.of(at, word).rsplit_once(';').map(|it| it.1);
            let first = first.filter(|it| it.bytes().all(|it| it.is_ascii_alphabetic()));
            return first.map_or(word, |it| word - it.len() - 1);
        }
        at = next.max(at + 1);
    }
    end
}

pub(super) fn trimmed(scan: &Scan<'_>, start: usize, end: usize) -> Option<TextRange> {
    let text = scan.of(start, end);
    let lead = text.len() - text.trim_start().len();
    let res = TextRange::new(start + lead, start + text.trim_end().len());
    (res.start < res.end).then_some(res)
}

/// Words before the next of several names: `{ a = x, phrase = a b c, d = 3 }`.
pub(super) fn before_comma(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let limit = end.min(start + LONGEST_PART);
    let rest = scan.of(start, limit);
    let comma = rest.find(", ")?;
    let next = rest.get(comma + 2..)?;
    let name = next.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'_').count();
    let named = 0 < name && next.get(name..).is_some_and(|it| it.starts_with(" = "));
    (named && !rest.get(..comma)?.contains(['"', '\'', '(', '='])).then_some(start + comma)
}

/// The number that belongs to a word: `771 209`, and `a 2` where the line ends.
pub(super) fn with_number(scan: &Scan<'_>, word: TextRange, end: usize) -> TextRange {
    let digits = |it: u8| it.is_ascii_digit();
    let next = word.end + 1;
    let more = scan.run(next, end, digits);
    let halves = (3..=4).contains(&more)
        && word.len() == more
        && word.of(scan.text).bytes().all(|it| it.is_ascii_digit());
    let last = (1..=4).contains(&more) && next + more == end;
    if scan.byte(word.end) == Some(b' ') && (halves || last) {
        return TextRange::new(word.start, next + more);
    }
    word
}

/// Where several words end that are one value without quotes: behind a name of Docker's or systemd's
/// that the rest of the line belongs to, in braces, and at the end of a line that names who logs in.
pub(super) fn words_end(
    scan: &Scan<'_>,
    line: &Line,
    name: TextRange,
    join: Join,
    start: usize,
) -> Option<usize> {
    let end = line.range.end.min(start + LONGEST_PART);
    let first = line.word.of(scan.text);
    let head = scan.of(line.content.max(name.start.saturating_sub(LONGEST_PART)), name.start);
    let stop = match join {
        Join::Blank if first == "ENV" && head.trim() == "ENV" => end,
        Join::Blank if LOGGING_IN.contains(&first) => end,
        Join::Sign { colon: false, tight: true } if first == "Environment" => end,
        Join::Sign { .. } if head.contains('{') => {
            let length = scan.run(start, end, |it| !b",}".contains(&it));
            if scan.byte(start + length)? == b'\n' {
                return None;
            }
            start + length
        }
        Join::Sign { .. } | Join::Blank | Join::Comma | Join::Tag => return None,
    };
    let words = scan.of(start, stop).trim_end_matches([' ', '\\', '\r', '"', '\'']);
    let is_one = words.contains(' ')
        && words.split(' ').count() <= 6
        && words.chars().all(|it| it.is_alphanumeric() || " .!?-_".contains(it))
        && !words.split(' ').any(|it| LOGGING_IN.contains(&it) || it.starts_with('-'));
    is_one.then_some(start + words.len())
}

/// Words that begin a line, or go on in one, that says who logs in where.
const LOGGING_IN: &[&str] =
    &["machine", "login", "user", "account", "groups", "default", "port", "protocol", "password"];

/// Where a variable's value ends in a list of them: `PASSPHRASE=a b c REPO=…`.
pub(super) fn listed(scan: &Scan<'_>, name: TextRange, start: usize, end: usize) -> Option<usize> {
    let upper = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_';
    if !name.of(scan.text).bytes().all(upper) || scan.byte(start) == Some(b'$') {
        return None;
    }
    let limit = end.min(start + LONGEST_PART);
    let mut at = start;
    for count in 0..6 {
        at += scan.run(at, limit, |it| it != b' ');
        let next = at + scan.run(at, limit, |it| it == b' ');
        let word = scan.run(next, limit, upper);
        if 0 < word && scan.byte(next + word) == Some(b'=') {
            return (0 < count).then_some(at);
        }
        if limit <= next
            || scan.byte(next).is_some_and(|it| !it.is_ascii_alphanumeric() && it.is_ascii())
        {
            return None;
        }
        at = next;
    }
    None
}

/// Where a part of a connection string ends, which may hold blanks: `Server=x;Pwd=a b;Pooling=no`.
pub(super) fn connection_part(
    scan: &Scan<'_>,
    name: TextRange,
    start: usize,
    end: usize,
) -> Option<usize> {
    let head = scan.of(name.start.saturating_sub(2), name.start);
    let follows = head.trim_end().ends_with(';');
    let limit = end.min(start + LONGEST_PART);
    if scan.byte(start) == Some(b'{') {
        let length = scan
            .of(start, limit)
            .find("};")
            .or_else(|| scan.of(start, limit).ends_with('}').then(|| limit - start - 1))?;
        return follows.then_some(start + length + 1);
    }
    let length = scan.run(start, limit, |it| !b";\"'\n".contains(&it));
    let stop = start + length;
    let next = stop + 1 + scan.run(stop + 1, end, |it| it == b' ');
    let ends = stop == end
        || scan.byte(stop) == Some(b';') && (end <= next || names_part(scan, next, end))
        || follows && scan.byte(stop).is_some_and(|it| b"\"'".contains(&it))
        || scan.byte(stop + 1).is_some_and(|it| b"\"'".contains(&it));
    (follows
        && ends
        && scan.byte(name.start.saturating_sub(1)) == Some(b';')
        && !scan.of(start, stop).contains(['{', '&', ','])
        && (!scan.of(start, stop).contains('=') || !scan.of(start, stop).contains(' ')))
    .then_some(stop)
}

/// Whether a name of one or two words and `=` stand at `at`.
fn names_part(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let name =
        scan.run(at, end.min(at + 40), |it| it.is_ascii_alphanumeric() || b" _-".contains(&it));
    0 < name && scan.byte(at + name) == Some(b'=')
}

/// Parts of connection strings are not longer.
pub(super) const LONGEST_PART: usize = 200;
