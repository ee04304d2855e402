//! Names, and what joins them with their values.

use text::TextRange;

use crate::scan::Scan;

/// What joins a name and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// `=`, `:`, `=>`, `!=`.
    Sign { colon: bool, tight: bool },
    /// A blank, as between the arguments of a directive or behind an option.
    Blank,
    /// `,` between two quoted arguments.
    Comma,
    /// `>` of a tag.
    Tag,
}

/// Names have letters, digits and `_ . - $`.
pub(super) fn name_length(scan: &Scan<'_>, at: usize, end: usize) -> usize {
    let bytes = scan.text.as_bytes().get(at..end).unwrap_or_default();
    let (mut length, mut dots, mut is_ascii) = (0, 0, true);
    for byte in bytes {
        match byte {
            b'.' => dots += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'$' => dots = 0,
            128.. => (dots, is_ascii) = (0, false),
            _ => break,
        }
        length += 1;
    }
    if is_ascii {
        return if dots == length { length } else { length - dots };
    }
    let run = scan.of(at, at + length);
    let wide =
        ["\u{ff1a}", "\u{ff1d}"].iter().filter_map(|it| run.find(it)).filter(|it| 0 < *it).min();
    let name = run.get(..wide.unwrap_or(length)).unwrap_or_default();
    let trimmed = name.trim_end_matches(['\u{a0}', '.']);
    if trimmed.is_empty() { length } else { trimmed.len() }
}

/// Between a header and the text that it must be.
const MATCHED: &str = ") -m str ";

/// What joins the name with a value, and where the value begins.
pub(super) fn join(scan: &Scan<'_>, name: TextRange, end: usize) -> Option<(Join, usize)> {
    let is_indexed = scan.byte(name.end) == Some(b'[');
    let digits = if is_indexed { scan.run(name.end + 1, end, |it| it.is_ascii_digit()) } else { 0 };
    let numbered = is_indexed && scan.byte(name.end + 1 + digits) == Some(b']');
    let index = match ["[]", "%5B%5D"].iter().find(|it| scan.starts_with(name.end, it)) {
        Some(it) => it.len(),
        None if numbered => digits + 2,
        None => 0,
    };
    let name = TextRange::new(name.start, name.end + index);
    // HAProxy's `hdr(X-Edge) -m str X`.
    if scan.starts_with(name.end, MATCHED) {
        return Some((Join::Sign { colon: false, tight: false }, name.end + MATCHED.len()));
    }
    let closers = scan.run(name.end, end.min(name.end + 8), |it| b"\"'\\])".contains(&it));
    let entity = scan.entity(name.end);
    let closers = entity.map_or(closers, str::len);
    let quoted = entity.is_some()
        || 0 < closers && scan.of(name.end, name.end + closers).contains(['"', '\'']);
    let behind = name.end + closers;
    // Perl's `$conf{'password'} = …`
    let behind = behind + usize::from(quoted && scan.starts_with(behind, "} = "));
    let behind = behind + visibility(scan, behind, end);
    let behind = behind + colour(scan, behind);
    let sign = behind + scan.run(behind, end, |it| it == b' ' || it == b'\t');
    for wide in ["\u{ff1a}", "\u{ff1d}"] {
        if scan.starts_with(sign, wide) {
            return Some((
                Join::Sign { colon: true, tight: false },
                scan.skip_blanks(sign + wide.len()),
            ));
        }
    }
    if is_encoded(scan, name) {
        return Some((Join::Sign { colon: false, tight: true }, name.end + 3));
    }
    let length = scan.run(sign, end.min(sign + 4), |it| b"=:!~?+>*".contains(&it));
    let operator = scan.of(sign, sign + length);
    let next = scan.byte(sign + length);
    let is_kept =
        || name.of(scan.text).contains(['.', '$']) || scan.before(name.start) == Some(b'>');
    match operator {
        // `password **X**`
        "**" if behind < sign && scan.of(sign + 2, end).contains("**") => {
            Some((Join::Sign { colon: false, tight: false }, sign + 2))
        }
        // `=>` in a page.
        "=" if scan.starts_with(sign, "=&gt;") => {
            let value = scan.skip_blanks(sign + "=&gt;".len());
            Some((Join::Sign { colon: false, tight: false }, value))
        }
        // `coalesce(var.password, "X")`
        "" if next == Some(b',') && is_kept() && is_first_of_several(scan, name) => {
            let value = scan.skip_blanks(sign + 1);
            let is_quoted = scan.byte(value) == Some(b'"');
            is_quoted.then_some((Join::Sign { colon: false, tight: false }, value))
        }
        ":" if next == Some(b'/') && scan.byte(sign + 2) == Some(b'/') => None,
        // LDIF marks base64 so.
        "::" if next == Some(b' ') => {
            Some((Join::Sign { colon: true, tight: false }, scan.skip_blanks(sign + 2)))
        }
        "=" | ":" | "=>" | "==" | "===" | "!=" | "!==" | "~" | "~*" | "!~" | "!~*" | "~="
        | ":=" | "::=" | "?=" | "+=" | "=~" | "??=" => {
            let value = scan.skip_blanks(sign + length);
            let value = value + colour(scan, value);
            let tight = value == sign + length && sign == behind;
            Some((Join::Sign { colon: operator == ":", tight }, value))
        }
        ">" if closers == 0 || quoted => is_tag(scan, name, sign).then_some((Join::Tag, sign + 1)),
        "" if quoted && next == Some(b',') => {
            let value = scan.skip_blanks(sign + 1);
            let quote = value + scan.run(value, end, |it| it == b'\\');
            matches!(scan.byte(quote), Some(b'"' | b'\'' | b'[')).then_some((Join::Comma, value))
        }
        // `getenv('NAME') ?: 'X'`, `os.getenv("NAME") or "X"`, `process.env.NAME || 'X'`
        "?:" | "??" | "" if (quoted || is_kept()) && otherwise(scan, sign).is_some() => {
            let value = otherwise(scan, sign)?;
            Some((Join::Sign { colon: false, tight: false }, value))
        }
        // `proxy_set_header "X-Key" "…"`
        "" if quoted && closers == 1 && behind < sign && next == scan.byte(name.end) => {
            Some((Join::Blank, sign))
        }
        // PHP's serialized strings: `s:8:"password";s:7:"…"`.
        "" if quoted && scan.starts_with(sign, ";s:") => {
            let digits = scan.run(sign + 3, end, |it| it.is_ascii_digit());
            Some((Join::Sign { colon: false, tight: false }, sign + 3 + digits + 1))
        }
        // A session's file: `seed|s:16:"…"`.
        "" if scan.starts_with(sign, "|s:") => {
            let digits = scan.run(sign + 3, end, |it| it.is_ascii_digit());
            Some((Join::Sign { colon: false, tight: false }, sign + 3 + digits + 1))
        }
        // A list of settings: `[http-basic.shop.example.password] X`.
        "" if scan.of(name.end, sign) == "] " && is_kept() && is_in_brackets(scan, name) => {
            Some((Join::Sign { colon: false, tight: false }, sign))
        }
        "" if closers == 0 && (behind < sign || scan.byte(sign) == Some(b'\\')) => {
            Some((Join::Blank, scan.skip_blanks(behind)))
        }
        _ => None,
    }
}

/// Whether a line begins with a name in brackets.
fn is_in_brackets(scan: &Scan<'_>, name: TextRange) -> bool {
    let open = name.start.saturating_sub(1);
    scan.byte(open) == Some(b'[') && scan.before(open).is_none_or(|it| it == b'\n')
}

/// Whether a name stands first in a call that gives what is there first.
fn is_first_of_several(scan: &Scan<'_>, name: TextRange) -> bool {
    let head = scan.of(name.start.saturating_sub(9), name.start);
    head.ends_with("coalesce(") || head.ends_with("try(")
}

/// Where the literal begins that is taken where a lookup gives nothing.
fn otherwise(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let sign = ["?: ", "?? ", "|| ", "or "].iter().find(|it| scan.starts_with(at, it))?;
    let value = at + sign.len();
    scan.byte(value).is_some_and(|it| b"\"'".contains(&it)).then_some(value)
}

/// How long the sign of a colour on a terminal is that stands here.
fn colour(scan: &Scan<'_>, at: usize) -> usize {
    if scan.byte(at) != Some(0x1b) {
        return 0;
    }
    let inner = scan.run(at + 1, at + 12, |it| it.is_ascii_digit() || b"[;".contains(&it));
    if scan.byte(at + 1 + inner) == Some(b'm') { inner + 2 } else { 0 }
}

/// The class and the visibility behind a property's name in a dump: `:"Dsn":private]`.
fn visibility(scan: &Scan<'_>, at: usize, end: usize) -> usize {
    if scan.byte(at) != Some(b':') {
        return 0;
    }
    let rest = scan.of(at, end.min(at + 80));
    let Some(close) = rest.find(']') else { return 0 };
    let head = rest.get(..close).unwrap_or_default();
    if head.ends_with(":private") || head.ends_with(":protected") { close + 1 } else { 0 }
}

/// Whether a parameter of an address is written within another: `next=%2F%3Ftoken%3DX%26…`.
pub(super) fn is_encoded(scan: &Scan<'_>, name: TextRange) -> bool {
    scan.starts_with(name.end, "%3D") || scan.starts_with(name.end, "%3d")
}

/// Attributes of elements that hold what a reader sees.
const SHOWING: &[&str] =
    &["for=\"", " value=\"", "class=\"", "href=\"", "type=\"", "placeholder=\"", "title=\""];

/// Whether the `>` at `sign` ends a tag whose name, or one of whose attributes, is `name`.
fn is_tag(scan: &Scan<'_>, name: TextRange, sign: usize) -> bool {
    let from = sign.saturating_sub(120);
    let head = scan.text.as_bytes().get(from..sign).unwrap_or_default();
    let open = head.iter().rposition(|it| *it == b'<');
    open.is_some_and(|it| from + it < name.start && head.get(it + 1) != Some(&b'/'))
        && !SHOWING.iter().any(|it| scan.of(from, name.start).ends_with(it))
}
