//! Which slots hold an application's settings.

use text::TextRange;

use super::Join;
use crate::line::Line;
use crate::scan::Scan;
use crate::survey::{self, Bits};
use crate::value::is_upper;

/// What stands before the name of a slot: of an environment variable in brackets, of a parameter
/// or an environment variable, of a variable of nginx, of a header.
pub(crate) const BRACKETS: &[&str] = &["env["];
pub(crate) const PARAMETERS: &[&str] =
    &["fastcgi_param", "uwsgi_param", "scgi_param", "env", "setenv"];
pub(crate) const VARIABLES: &[&str] = &["set"];
#[rustfmt::skip]
pub(crate) const HEADERS: &[&str] = &[
    "proxy_set_header", "grpc_set_header", "add_header", "auth_http_header", "header",
    "requestheader",
];

/// Slots that hold what an application is given: an environment variable, a parameter, a header.
pub(super) fn is_slot(scan: &Scan<'_>, line: &Line, name: TextRange, join: Join) -> bool {
    let text = name.of(scan.text);
    let before = scan.of(line.content.max(name.start.saturating_sub(LONGEST_HEAD)), name.start);
    if !text.starts_with(|it: char| it.is_ascii_alphabetic() || it == '$' || it == '_') {
        return false;
    }
    match join {
        Join::Sign { colon, .. } => {
            BRACKETS.iter().any(|it| before.ends_with(it))
                || is_upper(text) && !OF_SYSTEMS.contains(&text) && is_opening(before)
                || !colon && before.is_empty() && text.contains('.') && !is_setting(text)
        }
        Join::Blank => {
            let setter = line.word.of(scan.text).to_ascii_lowercase();
            let second = before.trim_matches([' ', '\t', '"', '\'']) == line.word.of(scan.text);
            second
                && match setter.as_str() {
                    it if PARAMETERS.contains(&it) => is_upper(text) && !STANDARD.contains(&text),
                    it if VARIABLES.contains(&it) => text.starts_with('$'),
                    it if HEADERS.contains(&it) => !is_standard_header(text),
                    _ => false,
                }
        }
        Join::Comma | Join::Tag => false,
    }
}

/// Variables of terminals, shells and PHP's own images, which no application is given.
const OF_SYSTEMS: &[&str] = &["TERM", "HISTCONTROL", "PHPIZE_DEPS", "PHP_CFLAGS", "PHP_CPPFLAGS"];

/// What tells a slot stands at most as many bytes before its name.
const LONGEST_HEAD: usize = 40;

/// Whether a name of an ASCII line is a slot with any join.
pub(super) fn may_be_slot(scan: &Scan<'_>, line: &Line, holds: Bits, name: TextRange) -> bool {
    let text = name.of(scan.text);
    if text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let at_start = name.start == line.content;
    let is_second = holds & survey::SLOT != 0
        && line.word.end <= name.start
        && name.start <= line.word.end + LONGEST_HEAD
        && scan.run(line.word.end, name.start, |it| it.is_ascii_whitespace() || it == 0x0b)
            == name.start - line.word.end;
    at_start && text.as_bytes().contains(&b'.')
        || is_second
        || is_upper(text)
        || scan.before(name.start) == Some(b'[') && holds & survey::SLOT != 0
}

/// FPM's and PHP's own settings.
fn is_setting(text: &str) -> bool {
    [
        "pm.",
        "listen.",
        "session.",
        "opcache.",
        "date.",
        "security.",
        "access.",
        "request_",
        "php",
        "pool",
        "ping.",
        "zend",
        "xdebug.",
        "log.",
        "traefik.",
        "apc.",
        "mail.",
        "error",
    ]
    .iter()
    .any(|it| text.starts_with(it))
}

/// What may stand before a variable's name where one is defined.
fn is_opening(before: &str) -> bool {
    before.trim_matches([' ', '\t', '"', '\'', '-', '[', '{', ',']).split(' ').all(|it| {
        matches!(
            it,
            "" | "export"
                | "ENV"
                | "env"
                | "ARG"
                | "declare"
                | "readonly"
                | "set"
                | "e"
                | "x"
                | "--env"
                | "Environment="
                | "RUN"
                | "setenv"
        )
    })
}

/// The variables of nginx's own `fastcgi_params`.
#[rustfmt::skip]
const STANDARD: &[&str] = &[
    "SCRIPT_FILENAME", "QUERY_STRING", "REQUEST_METHOD", "CONTENT_TYPE", "CONTENT_LENGTH",
    "SCRIPT_NAME", "REQUEST_URI", "DOCUMENT_URI", "DOCUMENT_ROOT", "SERVER_PROTOCOL",
    "REQUEST_SCHEME", "HTTPS", "GATEWAY_INTERFACE", "SERVER_SOFTWARE", "REMOTE_ADDR",
    "REMOTE_PORT", "SERVER_ADDR", "SERVER_PORT", "SERVER_NAME", "REDIRECT_STATUS", "PATH_INFO",
    "PATH_TRANSLATED", "HTTP_PROXY", "REMOTE_USER", "HTTP_HOST",
];

fn is_standard_header(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    [
        "content-",
        "access-control-",
        "x-frame",
        "x-xss",
        "x-real",
        "x-forwarded",
        "strict-transport",
        "referrer",
        "permissions-",
        "feature-",
        "cross-origin",
        "accept",
        "cache-",
        "sec-",
        "public-key",
        "x-content",
        "x-powered",
        "x-cache",
        "x-request-id",
        "x-accel",
        "if-",
        "alt-",
        "report",
        "nel",
        "expect-ct",
        "clear-site",
        "x-robots",
        "x-permitted",
        "x-dns",
        "x-download",
        "x-ua",
    ]
    .iter()
    .any(|it| lower.starts_with(it))
        || [
            "host",
            "connection",
            "upgrade",
            "range",
            "vary",
            "expires",
            "pragma",
            "link",
            "location",
            "etag",
            "last-modified",
            "origin",
            "te",
            "via",
            "user-agent",
            "server",
            "date",
            "allow",
            "age",
            "p3p",
            "early-data",
            "proxy",
        ]
        .contains(&lower.as_str())
}
