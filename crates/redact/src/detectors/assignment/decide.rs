//! Whether a value is a secret, by what its name says and what it looks like.

use text::TextRange;

use super::around::{is_flow, is_message, is_parameter, is_shown, is_variable};
use super::pair::Pair;
use super::words::{
    SEALED, is_cached, is_count, is_key, is_list, is_number_name, is_phrase, is_text, is_worded,
    is_words, looks_numbered,
};
use super::{Join, is_denied, is_known};
use crate::find::Find as _;
use crate::lexicon::{Claim, claim, ends_elsewhere, is_setting, is_user};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{
    is_hex, is_label, is_literal, is_path, is_plain, is_safe, is_upper, is_uuid, looks_mixed,
    looks_random, looks_secret, looks_strong, looks_typed, turns,
};

pub(super) fn is_secret(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>, value: TextRange) -> bool {
    let raw = value.of(scan.text);
    match pair.claimed {
        Claim::Strong => is_of_strong(scan, line, pair, value),
        Claim::Weak => is_of_weak(scan, pair, value),
        Claim::About => {
            // Vault's role has a number that is public and one that is not.
            is_uuid(raw) && pair.lower.replace(['_', '-'], "").ends_with("secretid")
                || looks_random(raw)
                    && is_literal(raw)
                    && !is_path(raw)
                    && !raw.contains(['/', '.'])
                    && !is_hex(raw)
        }
        Claim::None => is_of_none(pair, raw),
        Claim::Public => false,
    }
}

fn is_of_strong(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>, value: TextRange) -> bool {
    let raw = value.of(scan.text);
    // OpenSSL's errors: `routines:X509_check_private_key:key values mismatch`.
    let is_between =
        pair.is_tight_colon() && scan.before(pair.name.start).is_some_and(|it| b":=".contains(&it));
    // No environment holds what a page shows.
    let is_shown = !is_upper(pair.text)
        && is_label(raw)
        && (pair.join == Join::Tag || is_text(&pair.lower) || is_shown(scan, value, pair.join));
    // `salt='password-reset'` keeps apart what is signed.
    let is_salt = pair.lower.ends_with("salt") && is_label(raw);
    let is_setting = is_words(raw) && ends_elsewhere(pair.text, is_known);
    is_literal(raw)
        && !is_shown
        // SNMP's community that everybody knows.
        && raw != "public"
        && !is_setting
        && !is_salt
        && !is_flow(scan, pair.start)
        && !is_variable(scan, pair.name, value)
        && !is_message(scan, line, pair.join, value)
        && !raw.has("://")
        && !is_count(raw, &pair.lower)
        && (!is_number_name(&pair.lower) || raw.bytes().any(|it| it.is_ascii_digit()))
        && (!is_between || looks_typed(raw))
}

fn is_of_weak(scan: &Scan<'_>, pair: &Pair<'_>, value: TextRange) -> bool {
    let (raw, lower) = (value.of(scan.text), pair.lower.as_str());
    let is_compared = pair.is_compared() && is_compared_value(lower, raw);
    let is_name =
        || !is_compared && !raw.bytes().any(|it| it.is_ascii_digit()) && claim(raw) != Claim::None;
    let is_of_user = is_user(pair.text) && raw.len() < 24;
    (looks_secret(raw) && !is_of_user
        || is_compared
        || is_given(scan, pair, raw)
        || is_phrase(raw) && SEALED.iter().any(|it| lower.has(it))
        || is_of_header(pair, raw)
        || is_in_pieces(scan, pair, value))
        && !is_cached(raw)
        && !is_list(raw)
        && !is_name()
        && !raw.starts_with("{\"")
}

/// What a client must send: `$http_x_key = "shop-a"`.
fn is_compared_value(lower: &str, raw: &str) -> bool {
    raw.split('|').any(looks_typed)
        || is_key(lower)
            && 6 <= raw.len()
            && is_literal(raw)
            && !raw.split('|').all(|it| it.len() <= 4 || is_known(&it.to_ascii_lowercase()))
}

/// `?key=AbC9`, and a session by its number.
fn is_given(scan: &Scan<'_>, pair: &Pair<'_>, raw: &str) -> bool {
    let is_short_key = || {
        is_key(&pair.lower)
            && 4 <= raw.len()
            && raw.bytes().any(|it| it.is_ascii_digit())
            && raw.bytes().any(|it| it.is_ascii_alphabetic())
            && is_literal(raw)
    };
    let is_session = || {
        matches!(pair.lower.as_str(), "session" | "sessionid" | "sid" | "ticket") && is_uuid(raw)
    };
    is_parameter(scan, pair.name) && (is_short_key() || is_session())
}

/// A header of an application's own: `X-Gateway-Key "a-b-c"`.
fn is_of_header(pair: &Pair<'_>, raw: &str) -> bool {
    pair.slot
        && pair.join == Join::Blank
        && pair.lower.ends_with("-key")
        && 8 <= raw.len()
        && is_literal(raw)
        && !raw.contains('$')
        && !is_plain(raw)
}

/// `$key = 'abc' . 'def'`
fn is_in_pieces(scan: &Scan<'_>, pair: &Pair<'_>, value: TextRange) -> bool {
    let quote = scan.before(value.start).filter(|it| b"\"'".contains(it));
    quote.is_some()
        && quote == scan.byte(value.end)
        && [" . '", " . \"", " + '", " + \""].iter().any(|it| scan.starts_with(value.end + 1, it))
        && is_key(&pair.lower)
        && is_literal(value.of(scan.text))
        && !is_setting(pair.text)
}

fn is_of_none(pair: &Pair<'_>, raw: &str) -> bool {
    // `if ($http_x_origin_verify != Abc1-Def)`
    let is_compared = || {
        pair.is_sent()
            && pair.is_sign()
            && looks_typed(raw)
            && raw.bytes().any(|it| it.is_ascii_uppercase())
            && raw.bytes().any(|it| it.is_ascii_digit())
            && !raw.contains(['/', '.', '*', '|', '(', '[', '\\', ' '])
    };
    let small = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
    let is_random = || {
        !raw.contains(['/', '.', ',', ' ', '&'])
            && (looks_random(raw)
                || looks_mixed(raw)
                || 32 <= raw.len() && is_hex(raw)
                || 28 <= raw.len() && 8 <= turns(raw) && raw.bytes().all(small))
    };
    // By which an origin knows its proxy.
    let is_header = || pair.lower == "x-origin-verify" && 8 <= raw.len() && is_literal(raw);
    let is_identifier = || IDENTIFIERS.iter().any(|it| pair.lower.ends_with(it));
    is_compared()
        || pair.slot && !is_identifier() && (is_random() || is_header() || looks_strong(raw))
}

/// How names end that hold what stands for somebody or something.
const IDENTIFIERS: &[&str] =
    &["id", "zone", "account", "tenant", "organization", "username", "_db"];

/// Whether strict mode masks a value by its place.
pub(super) fn is_denied_here(scan: &Scan<'_>, pair: &Pair<'_>, value: TextRange) -> bool {
    let (raw, claimed) = (value.of(scan.text), pair.claimed);
    let is_matched = pair.is_compared()
        && 10 <= raw.len()
        && raw.bytes().all(|it| it.is_ascii_lowercase())
        && is_literal(raw);
    let last = pair.text.rsplit('.').next().unwrap_or_default();
    let is_named = claimed == Claim::Weak
        && !raw.starts_with("{\"")
        && pair.join != Join::Blank
        && claim(last) != Claim::None
        && !is_list(raw);
    is_matched
        || (pair.slot || is_named)
            && !(is_user(pair.text) && raw.len() < 24)
            && !is_said(scan, pair, value)
            && !is_cached(raw)
            && claimed != Claim::Public
            && (claimed != Claim::About || looks_secret(raw))
            && (!is_safe(raw) && is_denied(raw)
                || is_named && (looks_numbered(raw) || is_phrase(raw) && is_denied(raw))
                || pair.slot
                    && matches!(claimed, Claim::None | Claim::Weak)
                    && is_worded(pair.text, raw))
}

/// Whether a program says something: `ERROR: no such user here`, `imap-login: Disconnected (…`.
fn is_said(scan: &Scan<'_>, pair: &Pair<'_>, value: TextRange) -> bool {
    let raw = value.of(scan.text);
    let is_sentence =
        pair.claimed == Claim::None && !pair.text.contains('_') && 3 <= raw.split(' ').count();
    let is_word = || {
        scan.byte(value.end) == Some(b' ')
            && raw.chars().all(char::is_alphabetic)
            && raw.starts_with(char::is_uppercase)
    };
    // The list of authors that `php -i` prints: `FFI => Dmitry Stogov`.
    let is_author = || {
        pair.claimed == Claim::None
            && pair.text.len() <= 3
            && raw.split(' ').count() == 2
            && raw.split(' ').all(|it| it.starts_with(|it: char| it.is_ascii_uppercase()))
            && raw.bytes().all(|it| it.is_ascii_alphabetic() || it == b' ')
            && scan.of(pair.name.end, value.start).trim() == "=>"
    };
    pair.is_colon() && (is_sentence || is_word()) || is_author()
}
