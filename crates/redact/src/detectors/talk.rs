//! What people answer and agree on: chats where one asked for a password, logins in a sentence that
//! names no password (`log in as shop with X`), lists of codes for one use.

use text::TextRange;

use super::deny::{is_denied, is_known, is_shaped};
use super::prose::inflected;
use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::{is_label, is_literal, is_number, is_path, is_plain};

/// How many messages an answer may come behind its question.
const PATIENCE: usize = 4;

/// A longer line is no message.
const LONGEST: usize = 400;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut left = 0_usize;
    let mut is_headed = false;
    let mut codes = false;
    for line in scan.lines() {
        let text = line.of(scan.text);
        if LONGEST < text.len() || text.trim().is_empty() {
            codes = codes && text.trim().is_empty();
            continue;
        }
        let trimmed = text.trim();
        codes = (codes && code(line, trimmed, text, acc)) || announces_codes(trimmed);
        let message = message(text).or_else(|| is_headed.then_some(0));
        is_headed = is_head(trimmed);
        if let Some(at) = message {
            let said = text.get(at..).unwrap_or_default();
            if 0 < left
                && let Some(range) = answer(line.start + at, said)
            {
                push(range, acc);
            }
            left = if asks(said) { PATIENCE } else { left.saturating_sub(1) };
        }
        if !text.contains(['=', '{', ';', '$']) || message.is_some() {
            agreed(line, text, acc);
        }
    }
}

fn push(range: TextRange, acc: &mut Vec<Found>) {
    acc.push(Found { range, kind: Kind::Password });
}

/// Where a message begins behind the time and the name of who wrote it: `[09:12] kim: …`,
/// `09:12 <kim> …`.
fn message(text: &str) -> Option<usize> {
    let is_time = |it: &u8| it.is_ascii_digit() || b"[]:. ".contains(it);
    let time = text.bytes().take_while(|it| is_time(it)).count();
    let timed = text.get(..time)?.contains(':');
    let rest = text.get(time..)?;
    if rest.starts_with('<') {
        let close = rest.get(..rest.len().min(30)).unwrap_or(rest).find("> ")?;
        return Some(time + close + 2);
    }
    let colon = rest.find(": ").filter(|it| *it <= 30 && timed)?;
    let name = rest.get(..colon)?;
    let plain = name.chars().all(|it| it.is_alphanumeric() || "_-() ".contains(it));
    (plain && name.split(' ').count() <= 2).then_some(time + colon + 2)
}

/// `Mia  09:15` above a message.
fn is_head(text: &str) -> bool {
    text.len() <= 30
        && text.rsplit_once(' ').is_some_and(|(name, time)| {
            time.split(':').count() == 2
                && is_number(time)
                && name.trim().chars().all(|it| it.is_alphabetic() || it == ' ')
        })
}

/// Whether a message speaks of a secret.
fn asks(text: &str) -> bool {
    text.split(|it: char| !it.is_alphanumeric()).any(|it| {
        let lower = it.to_lowercase();
        inflected(&lower) || matches!(lower.as_str(), "pw" | "psswd" | "psk" | "auth")
    }) || text.contains("the one for")
}

/// The secret that a message consists of, behind words that lead to it.
fn answer(at: usize, text: &str) -> Option<TextRange> {
    let words: Vec<&str> = text.split(' ').collect();
    let start = words
        .iter()
        .take_while(|it| LEADING.contains(&it.to_lowercase().trim_matches([':', ','])))
        .count();
    let word = match words.get(start..)? {
        [word] | [_, "/" | "|" | "+", word] => *word,
        [word, rest @ ..] if 0 < start && rest.len() <= 4 => *word,
        _ => return None,
    };
    let offset = word.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let bare = word.trim_matches(|it: char| "\"'`,.()*".contains(it));
    let lead = word.find(bare).unwrap_or_default();
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let number = (4..=8).contains(&bare.len()) && digits == bare.len();
    (number || is_odd(bare))
        .then(|| TextRange::new(at + offset + lead, at + offset + lead + bare.len()))
}

/// Words before an answer.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "its", "it's", "is", "it", "try", "use", "then", "oh", "ah", "so", "that's", "thats", "should", "be", "still",
    "ist", "es", "das", "nimm", "c'est", "prueba", "la", "de", "siempre", "->", "=>", "=", "jaja", "sure", "yep",
    "ja", "oui", "s\u{ed}", "now", "maybe", "or",
];

/// Whether a word is of no sentence, by its signs, digits or capitals.
fn is_odd(word: &str) -> bool {
    let joint = word.contains(['-', '_', '!', '#', '%', '+', '&', '*', '@']);
    let digit = word.bytes().any(|it| it.is_ascii_digit());
    let inner =
        word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let sentence = word.split(['-', '_']).any(|it| {
        matches!(
            it.to_lowercase().as_str(),
            "yes" | "no" | "not" | "the" | "with" | "and" | "or" | "to"
        )
    });
    6 <= word.len()
        && (joint || digit || inner)
        && 3 <= word.chars().filter(|it| it.is_alphabetic()).count()
        && !sentence
        && is_literal(word)
        && !is_plain(word)
        && !is_path(word)
        && !is_label(word)
        && !is_shaped(word)
        && !is_instance(word)
        && !word.ends_with(['!', '?'])
        && !word.contains(['/', '(', '<', '[', '\\', '"', '=', ':', '{'])
        && !word.split(|it: char| !it.is_alphanumeric()).all(|it| is_known(&it.to_lowercase()))
}

/// `jumphost-2`
fn is_instance(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(name, number)| {
        number.len() == 1
            && number.bytes().all(|it| it.is_ascii_digit())
            && name.chars().all(char::is_alphabetic)
    })
}

/// `log in as shop with X`, `Benutzer shop und X`, `wifi is Gast / X`.
fn agreed(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let words = || text.split(' ').map(|it| it.trim_matches([',', '.', ':', '(', ')', '"']));
    let is_login = words().any(|it| LOGINS.contains(&it.to_lowercase().as_str()));
    if !is_login {
        return;
    }
    let mut at = 0;
    let mut before = "";
    for word in text.split(' ') {
        let start = at;
        at += word.len() + 1;
        let joins = JOINING.contains(&before.to_lowercase().as_str());
        before = word;
        let bare = word.trim_matches(|it: char| "\"'`,.;()*".contains(it));
        let digit = bare.bytes().any(|it| it.is_ascii_digit());
        let capital = bare.chars().any(char::is_uppercase);
        let sign = bare.contains(['!', '#', '&', '%', '+', '*']);
        let shaped = digit && (capital || sign || 4 <= bare.len())
            || sign
            || capital && bare.contains(['-', '_']);
        if joins && shaped && is_odd(bare) && is_denied(bare) {
            let lead = word.find(bare).unwrap_or_default();
            let start = line.start + start + lead;
            push(TextRange::new(start, start + bare.len()), acc);
        }
    }
}

/// Words of sentences about who gets in.
#[rustfmt::skip]
const LOGINS: &[&str] = &[
    "log", "login", "logins", "signin", "sign", "get", "admin", "user", "username", "account", "access",
    "wifi", "wlan", "ssid", "rotated", "set", "use", "try", "new", "one", "anmelden", "meldet", "einloggen",
    "benutzer", "nutzer", "zugang", "rein", "ge\u{e4}ndert", "neu", "connecte", "connecter", "utilisateur",
    "identifiant", "entras", "entra", "usuario", "usuaria", "utente", "gebruiker", "bruker", "u\u{17c}ytkownik",
];

/// Words right before what lets in.
#[rustfmt::skip]
const JOINING: &[&str] = &[
    "with", "and", "mit", "und", "avec", "et", "con", "y", "e", "met", "en", "med", "og", "och", "i", "use",
    "try", "to", "auf", "is", "/", "+", "|", "then", "takes",
];

/// A line that says that codes follow: `Recovery codes:`.
fn announces_codes(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() <= 120
        && [
            "codes",
            "c\u{f3}digos",
            "codici",
            "kody",
            "koder",
            "k\u{f3}dy",
            "kodlar",
            "\u{43a}\u{43e}\u{434}\u{44b}",
        ]
        .iter()
        .any(|it| lower.contains(it))
        && !["error", "status", "exit", "response"].iter().any(|it| lower.contains(it))
}

/// Masks the codes of a line; whether it had nothing else.
fn code(line: TextRange, trimmed: &str, text: &str, acc: &mut Vec<Found>) -> bool {
    let mut found = Vec::new();
    let offset = text.len() - text.trim_start().len();
    let mut at = line.start + offset;
    for word in trimmed.split([' ', '\t']) {
        let start = at;
        at += word.len() + 1;
        let numbered = word.len() <= 3 && word.ends_with(['.', ')']);
        if word.is_empty() || numbered || matches!(word, "-" | "*" | "\u{2022}") {
            continue;
        }
        let plain = word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if !plain || !(6..=24).contains(&word.len()) || digits < 2 {
            return false;
        }
        found.push(TextRange::new(start, start + word.len()));
    }
    for range in &found {
        push(*range, acc);
    }
    !found.is_empty()
}
