//! What looks like a password within a few words behind one that announces it:
//! `old root password was X`, `login: admin / X`.

use crate::find::Find as _;
use text::TextRange;

use super::push;
use super::words::{announces, stripped};
use crate::detectors::talk::is_product;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_literal, is_plain, looks_secret, looks_typed};

/// Words between a password's name and the password.
const REACH: usize = 6;

/// Words that announce a name too: `login: admin / X`.
#[rustfmt::skip]
const PAIRED: &[&str] = &[
    "login", "credentials", "creds", "account", "logins", "access", "user", "zugang",
    "identifiants", "zugangsdaten",
];

/// Words before whom a password is for.
#[rustfmt::skip]
const FOR: &[&str] = &[
    "for", "f\u{fc}r", "fuer", "pour", "para", "per", "voor", "dla", "user", "username", "benutzer",
    "utilisateur", "usuario", "usu\u{e1}rio", "utente", "gebruiker", "host", "server", "id",
];

pub(super) fn find(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    if line.of(scan.text).has("\":") {
        // Data of a program's.
        return;
    }
    let mut left = 0_usize;
    let mut pair = false;
    let mut is_user = false;
    let mut at = line.start;
    while at < line.end {
        at += scan.run(at, line.end, |it| it == b' ' || it == b'\t');
        let end = at + scan.run(at, line.end, |it| it != b' ' && it != b'\t');
        let word = TextRange::new(at, end);
        at = end;
        if left == 0 && !may_announce(word.of(scan.text)) {
            continue;
        }
        if word.of(scan.text) == "=" {
            // The next word belongs to a name of its own.
            left = if pair || left < REACH { 0 } else { left };
            continue;
        }
        let inner = stripped(scan, word);
        let text = inner.of(scan.text);
        if text.is_empty() {
            continue;
        }
        let lower = text.to_lowercase();
        let is_of = std::mem::replace(&mut is_user, FOR.contains(&lower.as_str()));
        if text.len() <= 24 && announces(&lower) {
            left = REACH;
            pair = PAIRED.contains(&lower.as_str());
            continue;
        }
        if left == 0 {
            continue;
        }
        left -= 1;
        let is_option =
            text.starts_with(['-', '$', '/', '=']) || text.has("](") || text.contains('=');
        if is_option {
            continue;
        }
        let secret = match text.split_once(['/', ':']) {
            Some((name, secret)) if pair && !name.is_empty() && !secret.contains('/') => {
                TextRange::new(inner.end - secret.len(), inner.end)
            }
            _ => inner,
        };
        let value = secret.of(scan.text);
        // `login` begins sentences about other things, too.
        let other = pair && secret == inner && is_product(value);
        let is_of = is_of
            && value
                .bytes()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_.-".contains(&it));
        if !other && !is_of && is_password(value) {
            push(acc, secret);
            // `is now X (was Y)`
            left = left.min(3);
        }
    }
}

/// Words of letters within the signs of a sentence.
fn may_announce(word: &str) -> bool {
    let letters = word.bytes().filter(|it| it.is_ascii_alphabetic() || !it.is_ascii()).count();
    (2..=24).contains(&letters)
        && word.len() <= letters + 8
        && (!word.is_ascii() || survey::may_name(word))
}

fn is_password(value: &str) -> bool {
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_name = value.bytes().all(|it| it.is_ascii_lowercase() || it == b'_' || it == b'-')
        || value.bytes().all(|it| it.is_ascii_uppercase() || it == b'_' || it.is_ascii_digit());
    !is_name
        && 2 <= letters
        && !value.contains(['/', '(', '{', '<', '|', '\\'])
        && !value.has("\":")
        && !value.has(",'")
        && (1 <= digits || claim(value) == Claim::None)
        && (looks_typed(value) && (1 <= digits || value.ends_with('!'))
            || looks_secret(value)
            || 8 <= value.len()
                && 1 <= digits
                && is_literal(value)
                && letters + digits == value.len()
                && !is_plain(value))
}
