//! Where a value begins and ends.

use text::TextRange;

use super::ends::{
    LONGEST_PART, before_comma, before_next_name, connection_part, listed, rest_of_line, trimmed,
    with_number, words_end,
};
use super::join::is_encoded;
use super::pair::Pair;
use super::parts::{before_ampersand, behind_name, otherwise, pattern};
use super::takes::REGISTRY;
use super::{Join, State};
use crate::detectors::header::SCHEMES;
use crate::find::Find as _;
use crate::lexicon::Claim;
use crate::line::Line;
use crate::scan::Scan;

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
    let value = part(scan, behind_scheme(scan, fallback(scan, value)));
    let value = if pair.lower == "setcredential" { behind_name(scan, value) } else { value };
    let value = if pair.is_compared() { pattern(scan, value) } else { value };
    Some(if is_encoded(scan, pair.name) { before_ampersand(scan, value) } else { value })
}

/// The secret of a value that has other parts: the first key of what PHP serialized, by which
/// WordPress keeps sessions.
fn part(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let raw = value.of(scan.text);
    // Go's address of a database, whose secret may have the sign that ends it.
    let server = ["@tcp(", "@unix("].iter().filter(|it| raw.has(it)).find_map(|it| raw.rfind(it));
    if let Some((at, colon)) = server.zip(raw.find(':'))
        && colon < at
    {
        return TextRange::new(value.start + colon + 1, value.start + at);
    }
    if !raw.starts_with("a:") {
        return value;
    }
    let key = ["{s:64:\"", "{s:64:\\\""].iter().find_map(|it| Some(raw.find(it)? + it.len()));
    match key.map(|it| value.start + it) {
        Some(start) if start + 64 <= value.end => TextRange::new(start, start + 64),
        Some(_) | None => value,
    }
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
        // `"login=eva&password=X"`, `"DB_PASS=X\\nDB_PORT=3307\\n"`
        let ends = |at: usize| match scan.byte(at) {
            Some(b'&') => scan.names_next(at + 1, inner.end),
            Some(b'\\') => scan.byte(at + 1) == Some(b'n') && scan.names_next(at + 2, inner.end),
            _ => false,
        };
        let stop = (start..inner.end).find(|it| ends(*it));
        let stop = stop.unwrap_or_else(|| before_next_name(scan, start, inner.end));
        return trimmed(scan, start, stop);
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

/// Behind what a dump or YAML puts before a value: `string(9) "…"`, `!!str …`, `base64:…`.
pub(super) fn skip_type(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let rest = scan.of(start, end);
    if rest.starts_with(REGISTRY) {
        return scan.skip_blanks(start + REGISTRY.len());
    }
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
    // What a debugger shows of a pointer to text: `0x7fca86bf0555 "X"`.
    if let Some(digits) = rest.strip_prefix("0x") {
        let length = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
        if 6 <= length && digits.get(length..).is_some_and(|it| it.starts_with(" \"")) {
            return start + 2 + length + 1;
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
    if raw.starts_with("{{ '") || raw.starts_with("{{ \"") {
        // Ansible's `{{ 'X' | password_hash('sha512') }}`.
        let literal = scan.quoted(value.start + 3, value.end);
        return literal.map_or(value, |it| it.0);
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

/// Without the scheme of an `Authorization` header. Several words are a passphrase.
fn behind_scheme(scan: &Scan<'_>, value: TextRange) -> TextRange {
    let raw = value.of(scan.text);
    let Some((scheme, rest)) = raw.split_once(' ') else { return value };
    if rest.trim().contains(' ') || !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
        return value;
    }
    TextRange::new(value.end - rest.trim_start().len(), value.end)
}
