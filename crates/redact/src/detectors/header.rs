//! Header values: what follows `Bearer`, `Basic` and their kin, and the values of cookies.

use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_literal, looks_secret};

/// Schemes of `Authorization`.
#[rustfmt::skip]
pub(crate) const SCHEMES: &[&str] = &[
    "bearer", "basic", "token", "negotiate", "ntlm", "apikey", "api-key", "ssws", "geniekey",
    "key", "oauth", "jwt", "secret",
];

/// What announces a scheme.
pub(crate) const WORDS: &[&str] = &[AUTHORIZATION, AUTH_BASIC];
const AUTHORIZATION: &str = "authorization";
const AUTH_BASIC: &str = "auth_basic_header";

/// What cookies follow: names of headers and options of curl's.
pub(crate) const COOKIES: &[&str] =
    &["cookie", "set-cookie", "cookie2", "http_cookie", "-b", "--cookie"];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for line in scan.new_lines_with(survey::HEADER) {
        let mut at = line.start;
        let mut authorization = None;
        while at < line.end {
            let length =
                scan.run(at, line.end, |it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_');
            if length == 0 {
                at += 1;
                continue;
            }
            let word = scan.of(at, at + length).to_ascii_lowercase();
            let end = at + length;
            if word.ends_with(AUTHORIZATION) || word == AUTH_BASIC {
                authorization = Some(end);
            } else if SCHEMES.contains(&word.as_str()) {
                let known = authorization.is_some_and(|it| at.saturating_sub(it) < 24);
                if let Some(range) = token(scan, TextRange::new(at, end), &word, known, line.end) {
                    acc.push(Found { range, kind: Kind::Token });
                    at = range.end;
                    continue;
                }
            } else if matches!(word.as_str(), "response" | "cnonce" | "rspauth")
                && authorization.is_some()
                && scan.byte(end) == Some(b'=')
            {
                // What `Digest` computes from the password.
                if let Some(range) = scan.word(end + 1, line.end)
                    && is_literal(range.of(scan.text))
                {
                    acc.push(Found { range, kind: Kind::Hash });
                }
            } else if COOKIES.contains(&word.as_str()) {
                at = cookies(scan, end, line.end, word == "set-cookie", acc).max(end);
                continue;
            }
            at = end;
        }
    }
}

/// What follows the name of a scheme.
fn token(
    scan: &Scan<'_>,
    scheme: TextRange,
    word: &str,
    known: bool,
    end: usize,
) -> Option<TextRange> {
    let mut start = scheme.end + scan.run(scheme.end, end, |it| it == b' ' || it == b'\t');
    // Lua and PHP join the scheme and a literal: `"Bearer " .. "x"`.
    let glue = scan.run(start, end.min(start + 12), |it| b"\"'. +~\\".contains(&it));
    if start == scheme.end {
        if !scan.starts_with(start, "%20") && !scan.starts_with(start, "\\u0020") {
            return None;
        }
        start += if scan.starts_with(start, "%20") { 3 } else { 6 };
    }
    if 0 < glue
        && scan.of(start, start + glue).ends_with(['"', '\''])
        && scan.of(start, start + glue).contains("..")
    {
        start += glue;
    }
    let length =
        scan.run(start, end, |it| !it.is_ascii_whitespace() && !b"\"'`;,\\<>(){}|&".contains(&it));
    let range = TextRange::new(start, start + length);
    let value = range.of(scan.text);
    let named = matches!(word, "bearer" | "basic")
        && scan.before(scheme.start).is_some_and(|it| b"\"' ^~=:".contains(&it));
    let shaped = looks_secret(value) && 12 <= value.len();
    let plain = value.contains('=') && !value.ends_with('=') && word != "basic";
    let is_secret = is_literal(value)
        && !plain
        && match (known, named) {
            (true, _) => 3 <= length && !matches!(value, "realm" | "auth" | "header" | "token"),
            (false, true) => shaped || 24 <= length,
            (false, false) => {
                word.len() > 3 && !matches!(word, "key" | "basic" | "secret") && shaped
            }
        };
    is_secret.then_some(range)
}

/// The values of `name=value; name=value`; of a cookie that is set, the first only.
fn cookies(scan: &Scan<'_>, from: usize, end: usize, is_set: bool, acc: &mut Vec<Found>) -> usize {
    let joined = from + scan.run(from, end, |it| b"\"':= \t>,\\".contains(&it));
    if joined == from {
        return from;
    }
    let mut at = joined;
    loop {
        at += scan.run(at, end, |it| it == b' ');
        let name = scan.run(at, end, |it| it.is_ascii_alphanumeric() || b"_-.".contains(&it));
        if name == 0 || scan.byte(at + name) != Some(b'=') {
            return at;
        }
        let start = at + name + 1;
        let length =
            scan.run(start, end, |it| !it.is_ascii_whitespace() && !b"\"';\\".contains(&it));
        let value = scan.of(start, start + length);
        let attribute = matches!(
            scan.of(at, at + name).to_ascii_lowercase().as_str(),
            "path" | "domain" | "max-age" | "expires" | "samesite"
        );
        if !attribute && 6 <= length && is_literal(value) && !value.starts_with('$') {
            acc.push(Found { range: TextRange::new(start, start + length), kind: Kind::Cookie });
        }
        at = start + length;
        if is_set || scan.byte(at) != Some(b';') {
            return at;
        }
        at += 1;
    }
}
