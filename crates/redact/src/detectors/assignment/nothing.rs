//! Names that are none of a secret where they stand, and values that are none.

use text::TextRange;

use super::around::{is_joined_on, is_own_name};
use super::pair::Pair;
use super::words::{is_arguments, is_cached, is_prose};
use super::{Join, State};
use crate::find::Find as _;
use crate::lexicon::{Claim, is_setting, is_user};
use crate::line::Line;
use crate::placeholder;
use crate::scan::Scan;
use crate::value::{is_number, is_published, is_serialized};

/// Whether what stands around a name makes it one of something else.
pub(super) fn names_no_secret(scan: &Scan<'_>, pair: &Pair<'_>) -> bool {
    let (name, start, end) = (pair.name, pair.start, pair.end);
    let before = |count: usize| scan.of(name.start.saturating_sub(count), name.start);
    let here = match pair.lower.as_str() {
        "key" => before(7).eq_ignore_ascii_case("public "),
        // The first of two is a name.
        "auth" => {
            let rest = || scan.of(start, end).split([' ', '"']).next().unwrap_or_default();
            scan.starts_with(name.end, "[]=") && rest().has("auth[]=")
        }
        "credential" => scan.of(start, end.min(start + 120)).has("/aws4_request"),
        "passwd" => before(9) == "pam_unix(",
        "-salt" => true,
        "secret" => before(9) == "checksum/",
        _ => false,
    };
    // `/etc/nginx/.htpasswd:ro` names a place, and `/bot123:X` is a token of Telegram's.
    let is_option = || {
        !pair.lower.starts_with("bot")
            && name.start.checked_sub(2).and_then(|it| scan.byte(it)) == Some(b' ')
    };
    // A program in a log of syslog's: `passwd[8830]: pam_unix(passwd:chauthtok): …`
    let is_program = || {
        let digits = scan.run(name.end + 1, end, |it| it.is_ascii_digit());
        pair.lower.ends_with("passwd")
            && scan.before(name.start) == Some(b' ')
            && scan.byte(name.end) == Some(b'[')
            && 3 <= digits
            && scan.starts_with(name.end + 1 + digits, "]: ")
    };
    here || is_program() || scan.before(name.start) == Some(b'/') && pair.is_colon() && !is_option()
}

/// Whether what stands behind a name is a sentence, a placeholder, or the next name.
pub(super) fn holds_no_value(
    scan: &Scan<'_>,
    line: &Line,
    pair: &Pair<'_>,
    value: TextRange,
    state: &State,
) -> bool {
    let raw = value.of(scan.text);
    let is_quote = |it: Option<u8>| it.is_some_and(|it| b"\"'".contains(&it));
    let is_sentence = raw.contains(' ')
        && (line.is_comment || pair.is_colon())
        && is_prose(raw)
        && !is_quote(scan.byte(value.end));
    // The placeholder is what would look random here, or stands between the lines of a frame.
    let is_masked = || {
        (pair.claimed != Claim::Strong || raw.has("-----"))
            && !placeholder::taken(raw, "").is_empty()
    };
    // `WPA-PSK ssid=shop`
    let is_pair = || {
        pair.join == Join::Blank
            && !pair.text.starts_with('-')
            && !is_quote(scan.before(value.start))
            && raw
                .split_once('=')
                .is_some_and(|(name, _)| name == "ssid" || is_setting(name) || is_user(name))
    };
    // `"token:blacklist:count"`, a key of a cache's.
    let is_of_cache = || {
        pair.is_tight_colon()
            && is_quote(scan.before(pair.name.start))
            && is_cached(scan.of(pair.name.start, value.end))
    };
    is_sentence
        || is_of_store(scan, line, pair)
        || is_masked()
        || is_pair()
        || is_of_cache()
        || is_own_name(scan, line, pair.name, value)
        || is_joined_on(scan, pair.name, pair.start, state)
}

/// Whether a command of Redis's names a key: `SET apikey:eva "…"`, `1) "token:eva"`.
fn is_of_store(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    if !pair.is_tight_colon() {
        return false;
    }
    let head = scan.of(line.content.max(pair.name.start.saturating_sub(24)), pair.name.start);
    let quoted = head.strip_suffix(['"', '~']);
    let head = quoted.unwrap_or(head);
    let word = head.trim_end().rsplit([' ', '"']).next().unwrap_or_default();
    head.ends_with(' ')
        && (CONSOLES.iter().any(|it| word.ends_with(it))
            || COMMANDS.contains(&word)
            || quoted.is_some() && word.strip_suffix(')').is_some_and(is_number))
        || word == "%R"
}

/// Programs before the name of a command of theirs: `php bin/console secrets:set`.
const CONSOLES: &[&str] = &["/console", "artisan", "occ", "drush", "rake", "magento", "npm"];

/// Commands of Redis's before a key.
#[rustfmt::skip]
const COMMANDS: &[&str] = &[
    "GET", "SET", "SETEX", "SETNX", "DEL", "KEYS", "EXISTS", "TTL", "EXPIRE", "OBJECT", "TYPE", "DUMP",
    "INCR", "HGET", "HSET", "HGETALL", "SCAN", "MATCH", "MGET", "GETDEL", "PERSIST", "UNLINK", "ENCODING",
];

/// Whether a value is public, or holds values with names of their own.
pub(super) fn is_composed(scan: &Scan<'_>, pair: &Pair<'_>, value: TextRange) -> bool {
    let raw = value.of(scan.text);
    is_published(raw)
        || is_arguments(raw)
        // A session of Dovecot's: `session=<…>`.
        || raw.starts_with('<') && scan.byte(value.end) == Some(b'>')
        || raw.starts_with("{\"") && raw.has("\":")
        || raw.strip_prefix('{').is_some_and(|it| {
            it.has(": ")
                || it.has("=[")
                || it.strip_suffix(':')
                    .is_some_and(|it| it.bytes().all(|it| it.is_ascii_alphanumeric()))
        })
        || ["['", "[\"", "[{\"", "{'"].iter().any(|it| raw.starts_with(it))
        || raw.starts_with("{\\\"") && !raw.has("\\\"value\\\"")
        // What PHP serializes has names of its own.
        || is_serialized(raw)
        // The values of cookies have a detector of their own.
        || pair.lower.ends_with("cookie") && raw.contains('=')
}
