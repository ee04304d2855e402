//! Where a value begins and ends.

use crate::find::Find as _;
use text::TextRange;

use super::join::is_encoded;
use super::pair::Pair;
use super::parts::{before_ampersand, behind_name, otherwise, pattern};
use super::{Join, State};
use crate::InputKind;
use crate::detectors::header::SCHEMES;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{is_literal, looks_typed};

/// The value of a pair without what stands around it: schemes, fallbacks, names before it.
pub(super) fn extent(
    scan: &Scan<'_>,
    line: &Line,
    pair: &Pair<'_>,
    state: &State,
) -> Option<TextRange> {
    let is_strong = pair.claimed == Claim::Strong;
    let other = is_strong.then(|| otherwise(scan, pair.join, pair.start, pair.end)).flatten();
    let value = other.or_else(|| value(scan, line, pair.name, pair.join, pair.start, state))?;
    let value = behind_scheme(scan, fallback(scan, value));
    let value = if pair.lower == "setcredential" { behind_name(scan, value) } else { value };
    let value = if pair.is_compared() { pattern(scan, value) } else { value };
    Some(if is_encoded(scan, pair.name) { before_ampersand(scan, value) } else { value })
}

/// The value's range, by its quotes, by the quotes around the pair, or by where such a value ends.
pub(super) fn value(
    scan: &Scan<'_>,
    line: &Line,
    name: TextRange,
    join: Join,
    start: usize,
    state: &State,
) -> Option<TextRange> {
    let end = line.range.end;
    if let Some(range) = counted(scan, start, end) {
        return Some(range);
    }
    let start = skip_type(scan, start, end);
    if scan.starts_with(start, "[[")
        && let Some(length) = scan.of(start + 2, end).find("]]").filter(|it| 0 < *it)
    {
        // Lua's long string.
        return Some(TextRange::new(start + 2, start + 2 + length));
    }
    let start = match scan.byte(start + 1) {
        Some(b'"' | b'\'') if scan.byte(start) == Some(b'(') => start + 1,
        _ => start,
    };
    for (opening, closing) in
        [("<![CDATA[", "]]>"), ("q{", "}"), ("qq{", "}"), ("q(", ")"), ("%q(", ")"), ("q[", "]")]
    {
        if scan.starts_with(start, opening)
            && let Some(length) = closed(scan.of(start + opening.len(), end), opening, closing)
            && 0 < length
        {
            let from = start + opening.len();
            return Some(TextRange::new(from, from + length));
        }
    }
    if join == Join::Tag {
        let length = scan.of(start, end).find('<').unwrap_or(end - start);
        return trimmed(scan, start, start + length);
    }
    if let Some((inner, after)) = scan.quoted(start, end) {
        // The shell's `'abc'def`.
        let glued = matches!(join, Join::Sign { tight: true, .. })
            && scan.byte(after).is_some_and(|it| it.is_ascii_alphanumeric())
            && after < end;
        // `'it'\''s'`
        let rest = scan.of(after, end.min(after + LONGEST_PART));
        if let Some(length) = rest.strip_prefix("\\''").and_then(|it| it.find('\'')) {
            return Some(TextRange::new(inner.start, after + 3 + length));
        }
        let glued_end = if glued { scan.word_end(after, end) } else { inner.end };
        return Some(TextRange::new(inner.start, glued_end));
    }
    if let Some((quote, at)) = state.quote
        && name.start <= at + 2
        && at < name.start
        && let Some((inner, _)) = scan.quoted(at, end)
        && start < inner.end
        && quote != 0
    {
        return trimmed(scan, start, before_next_name(scan, start, inner.end));
    }
    let opening = scan.of(line.content, name.start.min(line.content + LONGEST_OPENING));
    let first = opening.trim_matches([' ', '\t', '-', '$', '"', '\'']);
    let first = first.strip_suffix('[').unwrap_or(first);
    let at_start = name.start <= line.content + LONGEST_OPENING
        && !first.contains([' ', '=', ':', '(', '{', '"'])
        && is_plain_opening(first)
        // `# key passphrase = a b c`
        || line.is_comment
            && matches!(join, Join::Sign { tight: false, .. })
            && first.split(' ').count() <= 3
            && first.bytes().all(|it| it.is_ascii_alphabetic() || it == b' ');
    if let Join::Sign { colon: false, tight: true } = join
        && let Some(stop) = listed(scan, name, start, end)
    {
        return trimmed(scan, start, stop);
    }
    if let Some(stop) = words_end(scan, line, name, join, start) {
        return trimmed(scan, start, stop);
    }
    if let Join::Sign { colon: false, .. } = join
        && let Some(stop) = connection_part(scan, name, start, end)
    {
        return trimmed(scan, start, stop);
    }
    if let Join::Sign { colon: false, tight: false } = join
        && !at_start
        && let Some(stop) = before_comma(scan, start, end)
    {
        return trimmed(scan, start, stop);
    }
    match join {
        Join::Sign { colon, tight } if at_start && state.quote.is_none() => {
            Some(rest_of_line(scan, line, start, colon, tight))
        }
        Join::Sign { .. } => scan.word(start, end).map(|it| with_number(scan, it, end)),
        Join::Blank | Join::Comma | Join::Tag => scan.word(start, end).filter(|it| !it.is_empty()),
    }
}

/// Where a literal ends that may hold the pair of signs around it.
fn closed(rest: &str, opening: &str, closing: &str) -> Option<usize> {
    let open = opening.chars().next_back().filter(|_| closing.len() == 1);
    let mut depth = 0_usize;
    for (at, it) in rest.char_indices() {
        if Some(it) == open {
            depth += 1;
        } else if rest.get(at..).is_some_and(|it| it.starts_with(closing)) {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// A string of PHP's whose length stands before it: `s:11:"…"`.
fn counted(scan: &Scan<'_>, start: usize, end: usize) -> Option<TextRange> {
    let head = scan.of(start.saturating_sub(8), start).strip_suffix(':')?;
    let length: usize = head.rsplit_once("s:")?.1.parse().ok()?;
    let range = TextRange::new(start + 1, start + 1 + length);
    let closes = scan.byte(start) == Some(b'"') && scan.byte(range.end) == Some(b'"');
    (closes && range.end < end && scan.text.get(range.start..range.end).is_some()).then_some(range)
}

/// Words before the next of several names: `{ a = x, phrase = a b c, d = 3 }`.
fn before_comma(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let limit = end.min(start + LONGEST_PART);
    let rest = scan.of(start, limit);
    let comma = rest.find(", ")?;
    let next = rest.get(comma + 2..)?;
    let name = next.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'_').count();
    let named = 0 < name && next.get(name..).is_some_and(|it| it.starts_with(" = "));
    (named && !rest.get(..comma)?.contains(['"', '\'', '(', '='])).then_some(start + comma)
}

/// The number that belongs to a word: `771 209`, and `a 2` where the line ends.
fn with_number(scan: &Scan<'_>, word: TextRange, end: usize) -> TextRange {
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
fn words_end(
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
fn listed(scan: &Scan<'_>, name: TextRange, start: usize, end: usize) -> Option<usize> {
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
fn connection_part(scan: &Scan<'_>, name: TextRange, start: usize, end: usize) -> Option<usize> {
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
const LONGEST_PART: usize = 200;

/// What stands before a name at the beginning of a line is not longer.
const LONGEST_OPENING: usize = 60;

fn is_plain_opening(first: &str) -> bool {
    matches!(
        first.to_ascii_lowercase().as_str(),
        "" | "export"
            | "env"
            | "arg"
            | "php_value"
            | "php_admin_value"
            | "public"
            | "const"
            | "let"
            | "var"
            | "local"
            | "set"
            | "readonly"
            | "private"
            | "protected"
            | "setenv"
            | "declare"
            | "environment"
    )
}

/// An unquoted value at the beginning of a line reaches to its end, but for comments and for the
/// command that a shell's assignment stands before.
fn rest_of_line(scan: &Scan<'_>, line: &Line, start: usize, colon: bool, tight: bool) -> TextRange {
    let end = line.range.end;
    let rest = scan.of(start, end);
    let word = scan.word_end(start, end);
    let remark = if line.is_comment && !tight { " (" } else { " #" };
    let comment =
        [remark, " #", "\t#", " ;", "\t;", " //"].iter().filter_map(|it| rest.find(it)).min();
    let mut stop = comment.map_or(end, |it| start + it);
    let behind = scan.of(word.min(stop), stop).trim_start();
    let shell = behind.starts_with(['-', '|', '&', '<', '>', '/', '.', '\\'])
        || scan.names_next(stop - behind.len(), stop)
        || behind.has(" -")
        || behind.has(" | ")
        || behind.has(" > ");
    if tight && (if colon { behind.contains(['"', '=']) } else { shell || line.is_comment }) {
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
fn before_next_name(scan: &Scan<'_>, start: usize, end: usize) -> usize {
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

fn trimmed(scan: &Scan<'_>, start: usize, end: usize) -> Option<TextRange> {
    let text = scan.of(start, end);
    let lead = text.len() - text.trim_start().len();
    let res = TextRange::new(start + lead, start + text.trim_end().len());
    (res.start < res.end).then_some(res)
}

/// Behind what a dump or YAML puts before a value: `string(9) "…"`, `!!str …`, `base64:…`.
fn skip_type(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let rest = scan.of(start, end);
    if let Some(inner) = rest.strip_prefix("string(") {
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        if inner.get(digits..).is_some_and(|it| it.starts_with(") ")) {
            return start + 7 + digits + 2;
        }
    }
    if let Some(anchor) = rest.strip_prefix('&') {
        // YAML's `&name X`.
        let length =
            anchor.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'_').count();
        if 0 < length && anchor.get(length..).is_some_and(|it| it.starts_with(' ')) {
            return start + 1 + length + 1;
        }
    }
    for prefix in ["!!str ", "!!binary ", "!unsafe ", "base64:", "&default ", "u\"", "b'", "r'"] {
        if rest.starts_with(prefix) {
            let quote = usize::from(prefix.ends_with(['"', '\'']));
            return start + prefix.len() - quote;
        }
    }
    start
}

/// Before a default in a template of Jinja's.
const DEFAULT: &str = "default(";

/// The default of `${NAME:-default}` and of `{{ name | default('X') }}`.
fn fallback(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let raw = value.of(scan.text);
    for command in ["$(echo ", "$(printf ", "`echo "] {
        // `$(echo X | base64 -d)`
        let from = value.start + command.len();
        if raw.starts_with(command)
            && let Some(word) = scan.word(from, value.end.max(from))
        {
            return word;
        }
    }
    if let Some(at) = raw.find(DEFAULT).filter(|_| raw.starts_with("{{"))
        && let Some((inner, _)) = scan.quoted(value.start + at + DEFAULT.len(), value.end)
    {
        return inner;
    }
    if !raw.starts_with("${") {
        return value;
    }
    let Some(at) =
        [":-", ":=", "-", "="].iter().find_map(|it| raw.find(it).map(|at| at + it.len()))
    else {
        return value;
    };
    let close = raw.rfind('}').filter(|it| at < *it).unwrap_or(raw.len());
    TextRange::new(value.start + at, value.start + close)
}

/// Lines of a quoted value that its own line does not close: of dotenv, shells and TOML.
pub(super) fn quoted_lines(scan: &Scan<'_>, line: &Line, start: usize) -> Option<Vec<TextRange>> {
    let quote = scan.byte(start).filter(|it| b"\"'".contains(it))?;
    let sign = scan.of(start, start + 3);
    let sign = if sign.bytes().all(|it| it == quote) && sign.len() == 3 {
        sign
    } else {
        scan.of(start, start + 1)
    };
    let first = TextRange::new(start + sign.len(), line.range.end);
    if line.is_comment || first.of(scan.text).contains(sign) {
        return None;
    }
    let mut res = vec![first];
    let mut from = line.range.end;
    for _ in 0..MOST_LINES {
        from += scan.run(from, scan.text.len(), |it| it == b'\r');
        from += scan.run(from, from + 1, |it| it == b'\n');
        let end = from + scan.run(from, from + LONGEST_LINE, |it| it != b'\n' && it != b'\r');
        let text = scan.of(from, end);
        if let Some(at) = text.find(sign) {
            // Whatever follows ends the statement; else the mark opened something of its own.
            let behind = text.get(at + sign.len()..).unwrap_or_default();
            let ends = behind.bytes().all(|it| b" \t;,)]}".contains(&it));
            res.push(TextRange::new(from, from + at));
            res.retain(|it| !it.is_empty());
            return ends.then_some(res);
        }
        let assigns = scan.names_next(from, end) || text.has(" = ") || text.has(": ");
        if end == from || assigns || end == scan.text.len() {
            return None;
        }
        res.push(TextRange::new(from, end));
        from = end;
    }
    None
}

/// A quoted value has no more lines, and no longer ones.
const MOST_LINES: usize = 12;
const LONGEST_LINE: usize = 400;

/// Without the scheme of an `Authorization` header. Several words are a passphrase.
fn behind_scheme(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let raw = value.of(scan.text);
    let Some((scheme, rest)) = raw.split_once(' ') else { return value };
    if rest.trim().contains(' ') || !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
        return value;
    }
    TextRange::new(value.end - rest.trim_start().len(), value.end)
}

/// YAML's signs of a value on the next lines.
pub(super) fn is_block_sign(rest: &str) -> bool {
    let rest = rest.split(" #").next().unwrap_or_default().trim();
    rest.is_empty()
        || rest.len() <= 3
            && rest.starts_with(['|', '>'])
            && rest.bytes().skip(1).all(|it| it.is_ascii_digit() || b"+-".contains(&it))
}

/// The lines below that are indented deeper, or the one that a dump puts the value on.
pub(super) fn block(scan: &Scan<'_>, line: &Line, start: usize) -> Option<Vec<TextRange>> {
    let indent =
        |range: TextRange| scan.run(range.start, range.end, |it| it == b' ' || it == b'\t');
    let own = indent(line.range);
    let stated = !scan.of(start, line.range.end).trim().is_empty();
    let mut res = Vec::new();
    let mut from = line.range.end;
    for _ in 0..if stated { 200 } else { 1 } {
        from += scan.run(from, scan.text.len(), |it| it == b'\r');
        from += usize::from(scan.byte(from) == Some(b'\n'));
        let length = scan.run(from, scan.text.len(), |it| it != b'\n');
        let below = TextRange::new(from, from + length);
        if below.is_empty()
            || !below.of(scan.text).trim().is_empty() && indent(below) <= own && stated
        {
            break;
        }
        let content = from + indent(below);
        let content = skip_type(scan, content, below.end);
        let text = scan.of(content, below.end).trim_end();
        if !stated {
            let quoted = scan.quoted(content, below.end).map(|it| it.0);
            let single = !text.contains([' ', ':', '=', '{', '[', '<'])
                && !text.starts_with('-')
                && own < indent(below);
            return quoted
                .or_else(|| single.then(|| TextRange::new(content, content + text.len())))
                .filter(|it| is_literal(it.of(scan.text)) && claim(it.of(scan.text)) == Claim::None)
                .map(|it| vec![it]);
        }
        if text.bytes().any(|it| it.is_ascii_alphanumeric()) && !text.has("-----") {
            res.push(TextRange::new(content, content + text.len()));
        }
        from = below.end;
    }
    (!res.is_empty()).then_some(res)
}
