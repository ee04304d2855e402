//! Whether a name takes a value where it stands, and which slots hold an application's settings.

use crate::find::Find as _;
use text::TextRange;

use super::pair::Pair;
use super::{Join, is_known};
use crate::lexicon::{Claim, claim, is_bare_word, is_innocent_directive};
use crate::line::Line;
use crate::scan::Scan;
use crate::survey::{self, Bits};
use crate::value::{is_label, is_upper, looks_secret, looks_typed, turns};

/// Whether this join takes a value from this name.
pub(super) fn takes(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    let &Pair { name, text, start, slot, claimed, .. } = pair;
    match pair.join {
        Join::Sign { .. } => {
            !is_innocent_directive(text) || text.len() < 14 && claimed != Claim::About
        }
        Join::Tag => true,
        Join::Comma => {
            let next =
                scan.word(start, line.range.end).map(|it| it.of(scan.text)).unwrap_or_default();
            let call = scan.of(line.range.start.max(name.start.saturating_sub(80)), name.start);
            // What a call names is not what it gives.
            if ["lookup(", "query(", "trans(", "__(", "enum("].iter().any(|it| call.has(it)) {
                return false;
            }
            let in_call = call.rfind('(').is_some_and(|it| {
                call.get(it..).is_some_and(|it| !it.contains(')') && !it.contains('['))
            });
            // `["db_password","X"]`
            let opened = name.start.checked_sub(2).and_then(|it| scan.byte(it)) == Some(b'[');
            let value = scan.quoted(start, line.range.end);
            let two = opened && value.is_some_and(|it| scan.byte(it.1) == Some(b']'));
            text.starts_with('-')
                || (in_call || two && claimed == Claim::Strong)
                    && (claim(next) == Claim::None || call.has("define(") && !is_label(next))
                || looks_secret(next)
        }
        Join::Blank => {
            if scan.before(name.start) == Some(b'=') {
                // `auth=password result=failed`
                return false;
            }
            if text.starts_with('-') {
                return claimed == Claim::Strong || claimed == Claim::Weak;
            }
            let head = scan.of(line.content.max(name.start.saturating_sub(24)), name.start);
            let verb = head.trim_end().rsplit(' ').next().unwrap_or_default();
            if text == "secret" && SHOWING.contains(&verb) {
                // `kubectl get secret shop-db`
                return false;
            }
            let next = scan.of(start, line.range.end.min(start + 5)).to_ascii_lowercase();
            let word =
                scan.of(start, line.range.end.min(start + 200)).trim_end_matches(['.', '!', ' ']);
            if !text.is_ascii() && !word.is_ascii() && word.chars().all(char::is_alphabetic) {
                // What a page says of it: `\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c} \u{43d}\u{435}\u{432}\u{435}\u{440}\u{43d}\u{44b}\u{439}`.
                return false;
            }
            // A page's label: `Passwort vergessen?`
            let titled = text.starts_with(|it: char| it.is_ascii_uppercase())
                && text.bytes().skip(1).all(|it| it.is_ascii_lowercase());
            let label = word.trim_end_matches(['?', ':']);
            if label.chars().all(char::is_lowercase) && (titled || label.len() < word.len()) {
                return false;
            }
            let is_verb = ["is ", "are ", "was ", "and ", "or ", "in ", "of ", "to ", "as "];
            if next.starts_with("for ") || is_verb.iter().any(|it| next.starts_with(it)) {
                // SQL: `SET PASSWORD FOR 'shop'@'%' = …`.
                return false;
            }
            if slot || is_set(scan, line, name) {
                let value = scan.of(start, line.range.end.min(start + 200));
                let word = value.split(' ').next().unwrap_or_default();
                // A sentence: `# set DB_PASSWORD before the start`.
                return !line.is_comment
                    || line.is_statement
                    || word.len() == value.len()
                    || value.starts_with(['"', '\''])
                    || looks_typed(word);
            }
            if begins_statement(scan, line, name) && !is_innocent_directive(text) {
                return true;
            }
            if is_innocent_directive(text) && name.start == line.content {
                let word = scan.word(start, line.range.end).map(|it| it.of(scan.text));
                return text == "pass" && !line.is_statement && word.is_some_and(looks_typed);
            }
            if is_bare_word(&text.to_ascii_lowercase()) && name.start == line.content {
                let value = scan.of(start, line.range.end.min(start + 200));
                let word = value.split(' ').next().unwrap_or_default().trim_end_matches(';');
                if text == "passwd" && word.len() == value.len() {
                    // The command that changes a user's.
                    return looks_typed(word);
                }
                if text == "password" && word.len() == value.len() && is_login_above(scan, line) {
                    return !is_known(&word.to_lowercase());
                }
                let alone = value.split_whitespace().count() == 1 || line.is_statement;
                let joined = text.eq_ignore_ascii_case("password")
                    && word.contains('-')
                    && !word.bytes().any(|it| b"()[]/,:=".contains(&it));
                return alone && (value.starts_with(['"', '\'']) || looks_typed(word) || joined);
            }
            let words = if name.start == line.content {
                scan.of(name.start, line.range.end).split_whitespace().take(3).count()
            } else {
                0
            };
            // `passenger_env_var SECRET_KEY_BASE …;`
            let is_variable = is_upper(text)
                && text.contains('_')
                && claimed == Claim::Strong
                && !line.is_comment
                && scan.of(line.content, name.start).trim_end().len() == line.word.len()
                && scan
                    .word(start, line.range.end)
                    .is_some_and(|it| looks_secret(it.of(scan.text)));
            // `APP_SECRET   "X"`, as a table of variables has it.
            let is_listed = is_upper(text)
                && text.contains('_')
                && claimed == Claim::Strong
                && name.start == line.content
                && scan.byte(start) == Some(b'"')
                && scan.quoted(start, line.range.end).is_some_and(|it| it.1 == line.range.end);
            // `application_secret edl7xexqrce620rhnbkfvkp8ohsmhf0e }`
            let is_inner = text.contains('_')
                && claimed == Claim::Strong
                && scan.word(start, line.range.end).is_some_and(|it| {
                    24 <= it.len() && 6 <= turns(it.of(scan.text)) && looks_secret(it.of(scan.text))
                });
            is_variable
                || is_inner
                || is_listed
                || name.start == line.content
                    && (line.is_statement || words == 2 && !line.is_comment)
                || is_pair_word(scan, line, name)
        }
    }
}

/// Whether the line above names who logs in, or where, as files of mail programs do: `user shop`.
fn is_login_above(scan: &Scan<'_>, line: &Line) -> bool {
    let above = scan.of(line.range.start.saturating_sub(LONGEST_LOGIN), line.range.start);
    let above = above.trim_end_matches(['\r', '\n']).rsplit('\n').next().unwrap_or_default();
    let mut words = above.split_whitespace();
    let first = words.next().unwrap_or_default();
    matches!(first, "user" | "host" | "login" | "account" | "from" | "machine" | "username")
        && words.count() == 1
        // A line of a switch's.
        || above.starts_with("line ")
}

/// The line above a password is not longer.
const LONGEST_LOGIN: usize = 120;

/// Before the kind and the name of an object in a cluster.
const SHOWING: &[&str] = &["get", "describe", "delete", "edit", "patch", "generic", "annotate"];

/// Whether a directive of a block that is written on one line begins here: `x { name value; }`.
fn begins_statement(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let before = scan.of(line.content.max(name.start.saturating_sub(8)), name.start).trim_end();
    let behind = scan.of(name.end, line.range.end.min(name.end + 200));
    !line.is_comment
        && before.ends_with(['{', ';'])
        && behind.trim_end().ends_with(['}', ';', '{'])
        && behind.contains(';')
}

/// `machine h login u password X`, `user admin password X`, `login u passwd X`.
fn is_pair_word(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let text = name.of(scan.text).to_ascii_lowercase();
    let first = line.word.of(scan.text).to_ascii_lowercase();
    let before = scan.of(line.content.max(name.start.saturating_sub(120)), name.start);
    matches!(
        text.as_str(),
        "password"
            | "passwd"
            | "pass"
            | "insecure-password"
            | "requirepass"
            | "masterauth"
            | "masteruser"
            | "bindpw"
            | "psk"
    ) && (matches!(
        first.as_str(),
        "machine"
            | "default"
            | "user"
            | "poll"
            | "login"
            | "account"
            | "username"
            | "set"
            | "sentinel"
            | "config"
            | "requirepass"
            | "command"
            | "identity"
            | "user_name"
            | "-"
    ) || before.has(" login ")
        || before.has(" user ")
        || before.has(" --user ")
        || text == "requirepass"
        || text == "masterauth")
}

/// Whether the words before the name set it: `fastcgi_param NAME`, `ENV NAME`, `config set NAME`.
fn is_set(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let before = scan
        .of(line.content.max(name.start.saturating_sub(60)), name.start)
        .trim_end_matches([' ', '\t', '"', '\'', '$']);
    // A path of keys: `put shop/db/password X`.
    let path =
        before.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || "/_-.".contains(it));
    let before = if before.ends_with('/') { path.trim_end() } else { before };
    let word = before.rsplit([' ', '\t', '(', '"', '\'']).next().unwrap_or_default();
    SETTERS.contains(&word.to_ascii_lowercase().as_str())
}

#[rustfmt::skip]
const SETTERS: &[&str] = &[
    "fastcgi_param", "uwsgi_param", "scgi_param", "set", "proxy_set_header", "add_header",
    "more_set_headers", "more_set_input_headers", "grpc_set_header", "env", "arg", "js_var",
    "auth_http_header", "header", "setenv", "passenv", "export", "add", "put", "requestheader",
    "http-request", "set-header", "add-header", "configure", "config", "set_header",
    "proxy_add_header", "add_trailer", "setx", "js_set", "perl_set", "proxy_set_body",
    "subscription_set", "auth_request_set", "more_set_input_header", "uwsgi_pass_header", "let",
    "define", "sentinel", "--header",
];

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
                || is_upper(text) && is_opening(before)
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
