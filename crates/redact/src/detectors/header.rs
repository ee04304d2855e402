//! Header values: what follows `Bearer`, `Basic` and their kin, and the values of cookies.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
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
                if let Some(range) = bare(scan, end, line.end) {
                    acc.push(Found { range, kind: Kind::Token });
                    at = range.end;
                    continue;
                }
            } else if let Some(scheme) = scheme(&word) {
                let known = scheme.len() < word.len()
                    || authorization.is_some_and(|it| at.saturating_sub(it) < 24);
                if let Some(range) = token(scan, TextRange::new(at, end), scheme, known, line.end) {
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

/// The scheme that a word is, or ends with behind the name of FastCGI's parameter.
fn scheme(word: &str) -> Option<&str> {
    let scheme = word.strip_prefix("http_authorization").unwrap_or(word);
    SCHEMES.contains(&scheme).then_some(scheme)
}

/// A header's value that has no scheme: the rest of the line.
fn bare(scan: &Scan<'_>, at: usize, end: usize) -> Option<TextRange> {
    if scan.byte(at) != Some(b':') || scan.byte(at + 1) != Some(b' ') {
        return None;
    }
    let stop = at + scan.run(at, end, |it| !b"\"'`\\,;{}[]<>$".contains(&it));
    let value = scan.of(at + 2, stop).trim();
    let first = value.split(' ').next().unwrap_or_default().to_ascii_lowercase();
    let count = value.split(' ').count();
    let plain = SCHEMES.contains(&first.as_str())
        || OTHER_SCHEMES.contains(&first.as_str())
        || first.contains('=')
        || value.starts_with('(')
        || 6 < count
        || count == 1 && !looks_secret(value) && value.len() < 12;
    let start = at + 2 + scan.run(at + 2, end, |it| it == b' ');
    (!plain && is_literal(value) && stop == end.min(stop.max(start)))
        .then(|| TextRange::new(start, start + value.len()))
}

/// Schemes whose parameters are no secrets, or have a detector of their own.
const OTHER_SCHEMES: &[&str] = &[
    "digest",
    "aws4-hmac-sha256",
    "hawk",
    "signature",
    "mutual",
    "vapid",
    "scram-sha-256",
    "scram-sha-1",
    "dpop",
    "hoba",
    "header",
    "aws",
    "sharedkey",
    "hmac",
    "hmac-sha256",
];

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
        && scan.of(start, start + glue).has("..")
    {
        start += glue;
    }
    let length =
        scan.run(start, end, |it| !it.is_ascii_whitespace() && !b"\"'`;,\\<>(){}|&".contains(&it));
    // `Token token="X"`
    let named = scan.of(start, start + length);
    if known
        && named.ends_with('=')
        && length < 12
        && named.starts_with(|it: char| it.is_ascii_lowercase())
        && let Some((inner, _)) = scan.quoted(start + length, end)
    {
        return is_literal(inner.of(scan.text)).then_some(inner);
    }
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

/// Whether a cookie is a choice of the reader's or a number for statistics.
pub(super) fn is_dull(name: &str, value: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let known =
        DULL.iter().any(|it| lower.starts_with(it)) && !lower.has("sess") || lower.has("consent");
    let words = value.bytes().all(|it| it.is_ascii_lowercase() || b"._-,|".contains(&it));
    known || words && claim(name) == Claim::None && !lower.has("sid")
}

/// How names of such cookies begin.
#[rustfmt::skip]
const DULL: &[&str] = &[
    "_ga", "_gid", "_gat", "_fbp", "_pk_", "_hj", "_utm", "__utm", "_gcl", "consent", "cookie_",
    "cookieconsent", "euconsent", "optanon", "lang", "locale", "theme", "tz", "timezone", "currency",
    "country", "region", "xdebug_session", "ab_", "variant", "screen", "width", "seen", "banner", "viewed", "wp-settings-time",
];

/// The values of `name=value; name=value`; of a cookie that is set, the first only.
fn cookies(scan: &Scan<'_>, from: usize, end: usize, is_set: bool, acc: &mut Vec<Found>) -> usize {
    let joined = from + scan.run(from, end, |it| b"\"':= \t>,]\\".contains(&it));
    if joined == from {
        return from;
    }
    pairs(scan, joined, end, is_set, acc)
}

/// The values of `name=value; name=value` from an offset on.
pub(super) fn pairs(
    scan: &Scan<'_>,
    from: usize,
    end: usize,
    is_set: bool,
    acc: &mut Vec<Found>,
) -> usize {
    let mut at = from;
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
        ) || is_dull(scan.of(at, at + name), value);
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
