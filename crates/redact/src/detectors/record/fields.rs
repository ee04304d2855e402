//! Files of one entry a line: `host:5432:db:user:X`, `[host]:587 name:X`, `user:{PLAIN}X`.

use crate::find::Find as _;
use text::TextRange;

use super::push;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Surveyed};
use crate::value::is_literal;

/// The records that end with the secret.
const RECORDS: &[fn(&str) -> Option<&str>] = &[database, relay, crypted];

/// A longer line is no entry.
const LONGEST: usize = 1000;

pub(super) fn find(scan: &Scan<'_>, it: &Surveyed, acc: &mut Vec<Found>) {
    if it.holds & (survey::COLON | survey::BRACE) == 0 {
        return;
    }
    let (line, end) = (it.range, it.range.end);
    // The first fields look like the prefix that `grep` puts before a line.
    let content = line.start + scan.run(line.start, end, |it| b" \t#;+".contains(&it));
    let whole = scan.of(content, end).trim_end();
    if LONGEST < whole.len() || it.holds & survey::ADDRESS != 0 && whole.has("://") {
        return;
    }
    if it.holds & survey::COLON != 0 {
        let end = content + whole.len();
        for secret in RECORDS.iter().filter_map(|it| it(whole)) {
            push(acc, TextRange::new(end - secret.len(), end));
        }
    }
    if it.holds & survey::BRACE != 0 {
        schemes(scan, TextRange::new(content, end), whole, acc);
    }
}

/// `user:{PLAIN}X`
fn schemes(scan: &Scan<'_>, range: TextRange, whole: &str, acc: &mut Vec<Found>) {
    let opens = |at: usize| {
        let rest = whole.get(at..).unwrap_or_default();
        SCHEMES.iter().any(|it| rest.starts_with(it))
    };
    if !whole.match_indices('{').any(|it| opens(it.0)) {
        return;
    }
    for scheme in SCHEMES {
        let Some(at) = whole.find(scheme) else { continue };
        let start = range.start + at + scheme.len();
        let length =
            scan.run(start, range.end, |it| !it.is_ascii_whitespace() && !b"\"';:".contains(&it));
        if 2 <= length {
            push(acc, TextRange::new(range.start + at, start + length));
        }
    }
}

/// `host:5432:db:user:X`
fn database(whole: &str) -> Option<&str> {
    if whole.bytes().filter(|it| *it == b':').count() < 4 {
        return None;
    }
    let mut parts = whole.splitn(5, ':');
    let (host, port, database) = (parts.next()?, parts.next()?, parts.next()?);
    let (user, secret) = (parts.next()?, parts.next()?);
    let plain = |it: &str| !it.is_empty() && !it.contains([' ', '"', '\'', '=', '/', '{']);
    let is_port =
        port == "*" || (2..=5).contains(&port.len()) && port.bytes().all(|it| it.is_ascii_digit());
    (is_port
        && plain(host)
        && plain(database)
        && plain(user)
        && is_literal(secret)
        && !secret.replace("\\:", "").contains(':'))
    .then_some(secret)
}

/// Postfix: `[host]:587 name:X`.
fn relay(whole: &str) -> Option<&str> {
    let blank = whole.bytes().position(|it| it == b' ' || it == b'\t')?;
    let (host, login) = (whole.get(..blank)?, whole.get(blank + 1..)?.trim());
    let numbered = || host.rsplit(':').next().is_some_and(|it| it.parse::<u16>().is_ok());
    let fits = (host.starts_with('[') || numbered()) && host.contains('.') && !login.contains(' ');
    let (_, secret) = login.split_once(':').filter(|_| fits)?;
    is_literal(secret).then_some(secret)
}

/// The oldest entries of password files: two characters of salt and eleven of a hash.
fn crypted(whole: &str) -> Option<&str> {
    let name = whole.len().checked_sub(CRYPTED + 1).filter(|it| 0 < *it)?;
    let (name, hash) = (whole.get(..name)?, whole.get(name..)?.strip_prefix(':')?);
    (name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.@-".contains(&it))
        && hash.bytes().all(|it| it.is_ascii_alphanumeric() || b"./".contains(&it))
        && looks_crypted(hash))
    .then_some(hash)
}

const CRYPTED: usize = 13;

fn looks_crypted(hash: &str) -> bool {
    let upper = hash.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = hash.bytes().filter(u8::is_ascii_lowercase).count();
    3 <= upper && 3 <= lower && upper + lower < 13 || 4 <= upper && 4 <= lower
}

/// How password files of LDAP and Dovecot begin a value.
#[rustfmt::skip]
const SCHEMES: &[&str] = &[
    "{PLAIN}", "{CLEARTEXT}", "{CLEAR}", "{SHA}", "{SSHA}", "{SHA256}", "{SSHA256}", "{SHA512}",
    "{SSHA512}", "{SMD5}", "{MD5}", "{CRYPT}", "{SHA512-CRYPT}", "{SHA256-CRYPT}", "{BLF-CRYPT}",
    "{PBKDF2}", "{ARGON2ID}", "{PLAIN-MD5}", "{CRAM-MD5}", "{noop}", "{bcrypt}", "{PBKDF2-SHA256}",
];
