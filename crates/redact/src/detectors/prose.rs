//! Passwords in sentences: `old root password was X`, `login: admin / X`.

use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_plain, looks_secret, looks_typed};

/// Words between a password's name and the password.
const REACH: usize = 6;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for line in scan.new_lines_with(survey::NAME | survey::WIDE) {
        sentence(scan, line, acc);
    }
}

fn sentence(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let mut left = 0_usize;
    let mut pair = false;
    let mut at = line.start;
    while at < line.end {
        at += scan.run(at, line.end, |it| it == b' ' || it == b'\t');
        let end = at + scan.run(at, line.end, |it| it != b' ' && it != b'\t');
        let word = TextRange::new(at, end);
        at = end;
        if left == 0 && !may_announce(word.of(scan.text)) {
            continue;
        }
        let inner = stripped(scan, word);
        let text = inner.of(scan.text);
        if text.is_empty() {
            continue;
        }
        let lower = text.to_lowercase();
        if text.len() <= 24 && announces(&lower) {
            left = REACH;
            pair = matches!(
                lower.as_str(),
                "login"
                    | "credentials"
                    | "creds"
                    | "account"
                    | "logins"
                    | "access"
                    | "user"
                    | "zugang"
                    | "identifiants"
                    | "zugangsdaten"
            );
            continue;
        }
        if left == 0 {
            continue;
        }
        left -= 1;
        let is_option =
            text.starts_with(['-', '$', '/', '=']) || text.contains("](") || text.contains('=');
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
        if is_password(value) {
            acc.push(Found { range: secret, kind: Kind::Password });
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
        && (!word.is_ascii() || survey::names(word, survey::NAME))
}

fn announces(word: &str) -> bool {
    let plain = word.trim_end_matches(['s', ':']);
    if word.bytes().any(|it| it.is_ascii_digit())
        || word.contains(['_', '/', '=', '(', '$', '-', '.'])
    {
        return false;
    }
    ANNOUNCING.contains(&word) || claim(plain) == Claim::Strong
}

/// Words that announce a password in a sentence only.
#[rustfmt::skip]
pub(crate) const ANNOUNCING: &[&str] = &[
    "login", "logins", "creds", "credentials", "account", "pin", "key", "passe", "zugang",
    "identifiants",
];

/// The word without the signs of the sentence around it.
fn stripped(scan: &Scan<'_>, word: TextRange) -> TextRange {
    let text = word.of(scan.text);
    let open = |it: char| "\"'`(<[{\u{201c}\u{2018}\u{ab}*".contains(it);
    let lead = text.len() - text.trim_start_matches(open).len();
    let behind = text.get(lead..).unwrap_or_default();
    let mut kept =
        behind.trim_end_matches(|it: char| "\"'`)>]},;.:\u{201d}\u{2019}\u{bb}".contains(it));
    if kept.is_empty() {
        kept = behind;
    }
    TextRange::new(word.start + lead, word.start + lead + kept.len())
}

fn is_password(value: &str) -> bool {
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_name = value.bytes().all(|it| it.is_ascii_lowercase() || it == b'_' || it == b'-')
        || value.bytes().all(|it| it.is_ascii_uppercase() || it == b'_' || it.is_ascii_digit());
    !is_name
        && 2 <= letters
        && !value.contains(['/', '(', '{', '<', '|', '\\'])
        && (1 <= digits || claim(value) == Claim::None)
        && (looks_typed(value) && (1 <= digits || value.ends_with('!'))
            || looks_secret(value)
            || 8 <= value.len()
                && 1 <= digits
                && letters + digits == value.len()
                && !is_plain(value))
}
