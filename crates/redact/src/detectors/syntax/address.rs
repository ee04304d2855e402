//! Addresses that hold a secret.

use crate::find::Find as _;

use super::Row;
use crate::model::Found;
use crate::value::{is_literal, is_plain, looks_typed};

/// Behind a login in Go's connection strings.
const PROTOCOLS: &[&str] = &["@tcp(", "@unix(", "@tcp6("];

/// `name:X@tcp(host:3306)/db`
pub(super) fn connection(row: &Row<'_>, acc: &mut Vec<Found>) {
    for protocol in PROTOCOLS {
        let Some((head, _)) = row.text.split_once(protocol) else { continue };
        let login = head.rsplit(['"', '\'', '`', ' ', '=']).next().unwrap_or_default();
        if let Some((name, secret)) = login.split_once(':')
            && !name.is_empty()
            && !name.contains('/')
            && is_literal(secret)
        {
            row.push(head.len() - secret.len(), secret.len(), acc);
        }
    }
}

/// What is behind `/join/`, `/invite/`, in a link that opens something to whoever has it.
pub(super) fn links(row: &Row<'_>, acc: &mut Vec<Found>) {
    let text = row.text;
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|it| it.find("://")) {
        let start = from + found + 3;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest
            .find(|it: char| it.is_whitespace() || "\"'<>`);,".contains(it))
            .unwrap_or(rest.len());
        from = start + length;
        let scheme = text.get(..start).unwrap_or_default();
        let is_stream = scheme.ends_with("rtmp://") || scheme.ends_with("rtmps://");
        link(row, start, rest.get(..length).unwrap_or_default(), is_stream, acc);
    }
}

fn link(row: &Row<'_>, start: usize, address: &str, is_stream: bool, acc: &mut Vec<Found>) {
    let mut at = 0;
    let mut before = "";
    for (index, segment) in address.split('/').enumerate() {
        let opens = 0 < index && LINKS.contains(&before);
        let streams = is_stream && 2 <= index && at + segment.len() == address.len();
        let (path, fragment) = segment.split_once('#').unwrap_or((segment, ""));
        let path = path.split('?').next().unwrap_or_default();
        if opens && is_token(path) || streams && 14 <= path.len() && path.contains(['-', '_']) {
            row.push(start + at, path.len(), acc);
            if is_token(fragment) {
                row.push(start + at + segment.len() - fragment.len(), fragment.len(), acc);
            }
        }
        before = segment;
        at += segment.len() + 1;
    }
}

/// What comes before the token of a link.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "join", "invite", "invitation", "s", "share", "run", "cron", "magic", "reset", "activate",
    "secret", "private", "catch", "onetime", "ots", "otp", "signup", "accept",
];

fn is_token(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let upper = text.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = text.bytes().filter(u8::is_ascii_lowercase).count();
    16 <= text.len()
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it))
        && (3 <= upper && 3 <= lower || 4 <= digits && 4 <= lower + upper)
}

/// `name:X@host` without a scheme.
pub(super) fn login(row: &Row<'_>, acc: &mut Vec<Found>) {
    if !row.text.contains('@') {
        return;
    }
    let mut at = 0;
    for word in row.text.split([' ', '\t', '"', '\'', '`', ',', '(', ')', '<', '>']) {
        let start = at;
        at += word.len() + 1;
        if let Some((login, host)) = word.rsplit_once('@')
            && let Some(secret) = secret(login, host)
        {
            row.push(start + login.len() - secret.len(), secret.len(), acc);
        }
    }
}

fn secret<'a>(login: &'a str, host: &str) -> Option<&'a str> {
    if login.has("//") || login.contains(['=', '{', '$', '/', '\\', '[']) {
        return None;
    }
    let stripped = login.strip_prefix(":pserver:").or(login.strip_prefix(":ext:"));
    let (name, secret) = stripped.unwrap_or(login).split_once(':')?;
    let place = host.split([':', '/']).next().unwrap_or_default();
    let digits = secret.bytes().any(|it| it.is_ascii_digit());
    let letters = secret.bytes().filter(u8::is_ascii_alphabetic).count();
    let sure = stripped.is_some()
        || looks_typed(secret)
        || digits && 4 <= letters && 6 <= secret.len() && !is_plain(secret)
        || digits && secret.bytes().any(|it| it.is_ascii_uppercase()) && 8 <= secret.len();
    let fits = is_word(name)
        && !NO_USERS.contains(&name)
        && is_word(place)
        && !place.starts_with("sha256")
        && 3 <= place.len()
        && sure
        && !secret.contains([':', '#'])
        && is_literal(secret)
        && !secret.starts_with(|it: char| it.is_ascii_digit());
    fits.then_some(secret)
}

fn is_word(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_lowercase())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it))
}

/// What stands before a colon and an address, and is nobody's name.
const NO_USERS: &[&str] = &[
    "mailto", "sip", "sips", "xmpp", "acct", "to", "from", "cc", "bcc", "email", "mail", "image",
    "author", "npm", "git", "contact", "user", "by",
];
