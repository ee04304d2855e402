//! What the last word of a name says of the words before it.

use super::words::{STRONG, WEAK, bits};
use super::{JOINED, is_of_account, is_strong, is_upper, words};

/// Whether a name that has a word for a secret ends in one that says nothing of it: `secretSanta`,
/// `tokenGating`, but not `mdp_smtp`. Variables of an environment end in all sorts of places.
pub(crate) fn ends_elsewhere(name: &str, is_known: fn(&str) -> bool) -> bool {
    if is_upper(name) || !name.is_ascii() {
        return false;
    }
    let words = words(name);
    let Some((last, rest)) = words.split_last() else { return false };
    // Other languages have what it is for behind it: `contrasena_servidor`.
    let is_english = rest.iter().any(|it| ENGLISH.contains(&it.as_str()));
    let is_property = !name.contains(['_', '-', '.']);
    !rest.is_empty()
        && is_english
        && (PARTICLES.contains(&last.as_str())
            || 3 <= last.len() && (is_property || is_known(last)))
        && bits(last.as_bytes()) & (STRONG | WEAK) == 0
        && !is_strong(last)
        && !PLACES.contains(&last.as_str())
        && !JOINED.iter().any(|it| words.concat().ends_with(it))
}

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "password", "passwords", "passwd", "pass", "secret", "secrets", "token", "tokens", "key", "keys",
    "auth", "credential", "credentials", "oidcpass",
];

/// Short words that no place is called by.
const PARTICLES: &[&str] = &["as", "at", "by", "in", "is", "of", "on", "to", "ui"];

/// What a secret is for: last words of its names.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "smtp", "imap", "pop", "ftp", "sftp", "ssh", "ldap", "sql", "mysql", "mariadb", "postgres",
    "redis", "mongo", "rabbitmq", "elastic", "kafka", "mqtt", "api", "web", "app", "admin", "root",
    "user", "db", "database", "base", "mail", "email", "backup", "master", "main", "prod",
    "production", "dev", "test", "testing", "stage", "staging", "live", "local", "old", "new",
    "current", "previous", "next", "prev", "alt", "string", "word", "answer", "phrase", "value",
    "val", "data", "material", "text", "plain", "raw", "clear", "hash", "repeat", "again", "confirm", "txt",
    "shop", "proxy", "vpn", "wifi", "wlan", "router", "sudo", "system", "default", "internal",
    "shared", "primary", "secondary", "read", "write", "readonly",
];

/// Whether a name is that of what numbers, names or checks something, and of no secret:
/// `PAYPAL_MERCHANT_ID`, `x-request-id`, `sourceHash`, but not `session_id`, `ROOT_HASH`.
pub(crate) fn is_number_of(name: &str) -> bool {
    let words = words(name);
    let Some((last, rest)) = words.split_last() else { return false };
    let numbers = |list: &[&str]| list.contains(&last.as_str());
    (numbers(NUMBERS_ALONE) || !rest.is_empty() && numbers(NUMBERS))
        && !is_of_link(rest)
        && !rest.iter().any(|it| bits(it.as_bytes()) & (STRONG | WEAK) != 0 || is_strong(it))
        && !(matches!(last.as_str(), "hash" | "sha" | "md" | "digest")
            && is_of_account(rest, &rest.concat()))
}

pub(super) fn is_of_link(words: &[String]) -> bool {
    words.iter().any(|it| OF_LINKS.contains(&it.as_str()))
}

/// What a link is for that whoever has it may use.
#[rustfmt::skip]
const OF_LINKS: &[&str] = &[
    "reset", "invite", "invitation", "confirm", "confirmation", "activation", "activate", "verify",
    "verification", "unsubscribe", "share", "preview", "download", "magic", "sess", "recovery",
];

/// Last words of several for what numbers or checks something.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "id", "ids", "hash", "sha", "md", "crc", "sum", "ref", "release", "version", "build", "policy",
    "tenant", "organization", "zone", "ray", "trace", "span",
];

/// Words for it that are enough alone.
#[rustfmt::skip]
const NUMBERS_ALONE: &[&str] = &[
    "uid", "uuid", "guid", "etag", "shasum", "checksum", "digest", "integrity", "fingerprint",
    "reference", "revision", "commit", "boundary", "nonce", "traceparent", "kid", "jti",
    "identifier", "publishable", "thumbprint", "cursor", "correlation", "requestid", "rid",
];
