//! What people answer and agree on: chats where one asked for a password, logins in a sentence that
//! names no password (`log in as shop with X`), lists of codes for one use.

use crate::find::Find as _;
use text::TextRange;

use super::deny::{is_denied, is_known, is_shaped};
use super::prose::{OTHER_CODES, inflected};
use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, is_number, is_path, is_plain};

/// How many messages an answer may come behind its question.
const PATIENCE: usize = 4;

/// A longer line is no message.
const LONGEST: usize = 400;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut left = 0_usize;
    let mut codes = false;
    let mut above = TextRange::default();
    for it in scan.surveyed() {
        let line = it.range;
        let above = std::mem::replace(&mut above, line);
        let begins = it.holds & (survey::NAME | survey::WIDE | survey::TALK) != 0;
        if left == 0 && !codes && !begins && scan.byte(line.start) != Some(b'|') {
            continue;
        }
        let text = line.of(scan.text);
        if LONGEST < text.len() || text.trim().is_empty() {
            codes = codes && text.trim().is_empty();
            continue;
        }
        let trimmed = text.trim();
        codes = (codes && code(line, trimmed, text, acc)) || announces_codes(trimmed);
        let message = message(text).or_else(|| is_head(above.of(scan.text).trim()).then_some(0));
        if let Some(at) = message {
            let said = text.get(at..).unwrap_or_default();
            if 0 < left
                && let Some(range) = answer(line.start + at, said)
            {
                push(range, acc);
                // What does not work is told again.
                left = PATIENCE * 2;
            }
            left = if asks(said) { left.max(PATIENCE) } else { left.saturating_sub(1) };
        }
        let spoken = text.contains(' ')
            && (message.is_some() || !text.bytes().any(|it| b"={;$".contains(&it)));
        if it.is_new && spoken {
            agreed(scan, line, text, acc);
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
    }) || text.contains(FOR)
}

const FOR: &str = "the one for";

/// Words of lines that are no word of the lexicon, and matter here.
pub(crate) const WORDS: &[&str] = &[FOR, "kody", "koder", "kodlar"];

/// The secret that a message consists of, behind words that lead to it.
fn answer(at: usize, text: &str) -> Option<TextRange> {
    let words: Vec<&str> = text.split(' ').collect();
    if let Some(range) = numbered(at, text, &words) {
        return Some(range);
    }
    let start = words
        .iter()
        .take_while(|it| LEADING.contains(&it.to_lowercase().trim_matches([':', ','])))
        .count();
    let word = match words.get(start..)? {
        [word] | [_, "/" | "|" | "+", word] => *word,
        [word, rest @ ..] if 0 < start && rest.len() <= 4 => *word,
        // `without the dashes, so X`
        [.., lead, word] if LEADING.contains(&lead.to_lowercase().as_str()) => *word,
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

/// `418 093`, `quetzal Banjo 19`: two to four words and numbers, and no sentence.
fn numbered(at: usize, text: &str, words: &[&str]) -> Option<TextRange> {
    let number = |it: &&&str| it.bytes().all(|it| it.is_ascii_digit());
    let plain = |it: &&str| it.chars().all(char::is_alphanumeric) && !it.is_empty();
    let numbers = words.iter().filter(number);
    let digits: usize = numbers.clone().map(|it| it.len()).sum();
    let common = words.iter().filter(|it| {
        let lower = it.to_lowercase();
        is_known(&lower) || LEADING.contains(&lower.as_str()) || JOINING.contains(&lower.as_str())
    });
    let only = numbers.count() == words.len();
    ((2..=4).contains(&words.len())
        && words.iter().all(plain)
        && common.count() == 0
        && (only && 6 <= digits || !only && 0 < digits && 8 <= text.len()))
    .then(|| TextRange::new(at, at + text.len()))
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
        && !is_member(word)
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

/// `ok_hand`: two words of code.
fn is_member(word: &str) -> bool {
    word.matches('_').count() == 1 && word.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
}

/// The name of a product and its version: `jQuery3`.
pub(super) fn is_product(word: &str) -> bool {
    word.strip_suffix(|it: char| it.is_ascii_digit())
        .is_some_and(|it| it.bytes().all(|it| it.is_ascii_alphabetic()))
}

/// `log in as shop with X`, `Benutzer shop und X`, `wifi is Gast / X`.
fn agreed(scan: &Scan<'_>, line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let quoted = !text.is_ascii() || text.bytes().any(|it| b"\"'`".contains(&it));
    if quoted && is_without_quotes(text) {
        without_quotes(scan, line, acc);
    }
    let says = |names: &[&str]| {
        let mut words = text.split(' ').map(|it| it.trim_matches([',', '.', ':', '(', ')', '"']));
        words.any(|it| it.len() <= 16 && names.contains(&it.to_lowercase().as_str()))
    };
    let mut at = 0;
    let (mut before, mut user) = ("", "");
    for word in text.split(' ') {
        let start = at;
        at += word.len() + 1;
        let separator = std::mem::replace(&mut before, word);
        let user = std::mem::replace(&mut user, separator);
        if word.len() < 6 {
            continue;
        }
        let bare = word.trim_matches(|it: char| "\"'`,.;()*".contains(it));
        if let Some(secret) = login(bare)
            && (text.starts_with('|') || says(LOGINS))
        {
            let end = line.start + start + word.find(bare).unwrap_or_default() + bare.len();
            push(TextRange::new(end - secret.len(), end), acc);
            continue;
        }
        let digit = bare.bytes().any(|it| it.is_ascii_digit());
        let capital = bare.chars().any(char::is_uppercase);
        // `old access: kim + Zaun/pfahl`
        let beside =
            matches!(separator, "/" | "+") && is_beside(bare) && (says(ACCESS) || is_admin(user));
        let sign = bare.contains(['!', '#', '&', '%', '+', '*']);
        let shaped =
            digit && (capital || sign || 4 <= bare.len()) || sign || capital && bare.contains('_');
        let joins = || separator.len() <= 8 && JOINING.contains(&separator.to_lowercase().as_str());
        let agreed = shaped
            && (text.starts_with('|') || !is_product(bare))
            && joins()
            && is_odd(bare)
            && is_denied(bare)
            && (text.starts_with('|') || says(LOGINS));
        if beside || agreed {
            let lead = word.find(bare).unwrap_or_default();
            let start = line.start + start + lead;
            push(TextRange::new(start, start + bare.len()), acc);
        }
    }
}

/// Who logs in, and the sign behind which the password stands: `admin / X`.
pub(crate) const ADMINS: &[&str] = &["admin / ", "root / "];

fn is_admin(user: &str) -> bool {
    ADMINS.iter().any(|it| it.strip_suffix(" / ") == Some(user))
}

/// Words for what a name and a password give.
pub(crate) const ACCESS: &[&str] =
    &["login", "logins", "zugang", "access", "account", "acceso", "acc\u{e8}s", "credentials"];

/// Whether a word behind a name and a sign is its password.
fn is_beside(word: &str) -> bool {
    6 <= word.len()
        && word.chars().any(|it| it.is_uppercase() || it.is_ascii_digit() || "_!#&".contains(it))
        && word.chars().filter(|it| it.is_alphabetic()).count() * 4 >= word.chars().count() * 3
        && is_literal(word)
        && !is_path(word)
        && !is_plain(word)
        && !is_shaped(word)
        && !word.contains(['(', '<', ':', '=', '"'])
        && !word.split(|it: char| !it.is_alphanumeric()).any(|it| is_known(&it.to_lowercase()))
}

/// `root/X`, `demo:X`
fn login(word: &str) -> Option<&str> {
    let (name, secret) = word.split_once(['/', ':'])?;
    let sure =
        secret.chars().any(|it| it.is_uppercase() || it.is_ascii_digit() || "_!#&".contains(it));
    let host = secret.contains(['/', ':', '.']);
    (ACCOUNTS.contains(&name) && sure && !host && 6 <= secret.len() && is_denied(secret))
        .then_some(secret)
}

/// Accounts that many systems have.
#[rustfmt::skip]
const ACCOUNTS: &[&str] = &[
    "root", "admin", "administrator", "sa", "postgres", "demo", "guest", "gast", "deploy", "ftp", "oracle", "ubuntu",
    "pi", "ops",
];

/// How people say that quotation marks do not belong to it: `without the quotes`.
#[rustfmt::skip]
pub(crate) const QUOTES: &[&str] = &[
    "quotes", "quotation marks", "guillemets", "anf\u{fc}hrung", "g\u{e4}nsef\u{fc}\u{df}", "comillas", "aanhalingst",
    "virgolette", "aspas", "cudzys\u{142}", "\u{43a}\u{430}\u{432}\u{44b}\u{447}", "anf\u{f8}rsel", "citattecken",
];

fn is_without_quotes(text: &str) -> bool {
    let lower = text.to_lowercase();
    QUOTES.iter().any(|it| lower.has(it))
}

fn without_quotes(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let mut at = line.start;
    while at < line.end {
        let Some((inner, after)) = scan.quoted(at, line.end).filter(|it| it.0.end < line.end)
        else {
            at += scan.of(at, line.end).chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let apostrophe = scan.before(at).is_some_and(|it| it.is_ascii_alphanumeric());
        if apostrophe {
            at += 1;
            continue;
        }
        let text = inner.of(scan.text);
        let value = text.trim_matches([' ', '\u{a0}', '\u{202f}']);
        let start = inner.start + text.find(value).unwrap_or_default();
        let words = value.contains(' ')
            && !value.split(' ').all(|it| it.len() <= 4 || is_known(&it.to_lowercase()));
        if (5..=60).contains(&value.len())
            && (words || is_denied(value))
            && is_literal(value)
            && !is_label(value)
            && !is_plain(value)
            && !is_path(value)
        {
            push(TextRange::new(start, start + value.len()), acc);
        }
        at = after;
    }
}

/// Words of sentences about who gets in.
#[rustfmt::skip]
pub(crate) const LOGINS: &[&str] = &[
    "prompts", "prompt", "log", "login", "logins", "signin", "sign", "get", "admin", "user", "username", "account", "access",
    "wifi", "wlan", "ssid", "rotated", "set", "use", "try", "new", "one", "anmelden", "meldet", "einloggen",
    "benutzer", "nutzer", "zugang", "rein", "ge\u{e4}ndert", "neu", "connecte", "connecter", "utilisateur",
    "identifiant", "entras", "entra", "usuario", "usuaria", "utente", "gebruiker", "bruker", "u\u{17c}ytkownik",
];

/// Words right before what lets in.
#[rustfmt::skip]
const JOINING: &[&str] = &[
    "with", "and", "mit", "und", "avec", "et", "con", "y", "e", "met", "en", "med", "og", "och", "i", "use",
    "try", "enter", "type", "to", "auf", "is", "/", "+", "|", ":", "then", "takes",
];

/// A line that says that codes follow: `Recovery codes:`.
fn announces_codes(text: &str) -> bool {
    if 120 < text.len() || text.is_ascii() && !text.has("od") {
        return false;
    }
    let lower = text.to_lowercase();
    [
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
    .any(|it| lower.has(it))
        && !lower.split(' ').any(|it| OTHER_CODES.contains(&it.trim_end_matches(':')))
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
