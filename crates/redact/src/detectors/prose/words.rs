//! Words for secrets, and the words of a sentence without its signs.

use text::TextRange;

use crate::lexicon::{Claim, claim};
use crate::scan::Scan;

/// Words that announce a password in a sentence only.
#[rustfmt::skip]
pub(crate) const ANNOUNCING: &[&str] = &[
    "login", "logins", "creds", "credentials", "account", "pin", "passe", "zugang",
    "identifiants",
];

/// Names of numbers that no list of the lexicon has.
pub(crate) const NUMBERS: &[&str] = &["tan", "keypad", "passcode"];

/// Words for keys and phrases.
#[rustfmt::skip]
pub(crate) const KEYS: &[&str] = &[
    "cl\u{e9}", "clef", "schl\u{fc}ssel", "chiave", "chave", "llave", "sleutel", "nyckel", "klucz",
    "\u{43a}\u{43b}\u{44e}\u{447}", "kl\u{ed}\u{10d}", "kulcs", "phrase", "word", "combination",
    "codeword",
];

/// Before `code`, where it is the number of something else.
#[rustfmt::skip]
pub(in crate::detectors) const OTHER_CODES: &[&str] = &[
    "error", "status", "exit", "http", "response", "return", "country", "zip", "post", "area",
    "source", "qr", "bar", "reason", "result", "product", "article", "order", "item", "color",
    "colour", "booking", "language", "state", "city", "bank", "sort", "swift", "tax", "vat",
    "discount", "promo", "erreur", "fehler", "op", "voucher", "gift",
];

/// Names of numbers; those of the lexicon too.
#[rustfmt::skip]
const NUMBERED: &[&str] =
    &["pin", "puk", "tan", "mtan", "otp", "totp", "passcode", "keypad", "einmalcode"];

/// The endings that languages give to words for secrets.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "et", "en", "n", "t", "a", "u", "om", "em", "es", "e", "o", "je", "\u{442}\u{430}",
];

/// A longer word is none for a secret.
const LONGEST: usize = 24;

pub(super) fn announces(word: &str) -> bool {
    let plain = word.trim_end_matches(['s', ':']);
    if word.bytes().any(|it| it.is_ascii_digit())
        || word.contains(['_', '/', '=', '(', '$', '-', '.', ',', '\'', '"'])
    {
        return false;
    }
    ANNOUNCING.contains(&word) || claim(plain) == Claim::Strong
}

/// A word for a secret, with the endings that languages give it.
pub(in crate::detectors) fn inflected(word: &str) -> bool {
    let plain = word.trim_end_matches(['s', ':']);
    if word.len() < 2 || word.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let is_stem = |it: &str| (6..=LONGEST).contains(&it.len()) && claim(it) == Claim::Strong;
    plain.len() <= LONGEST && (announces(word) || claim(plain) == Claim::Strong)
        || KEYS.contains(&plain)
        || ENDINGS.iter().any(|it| plain.strip_suffix(it).is_some_and(is_stem))
}

/// Whether a word is the name of a secret that is a number.
pub(super) fn is_number_word(word: &str) -> bool {
    let of_code = word.strip_suffix("code").filter(|_| 8 < word.len());
    NUMBERED.contains(&word) || of_code.is_some_and(|it| !OTHER_CODES.contains(&it))
}

/// The word without the signs of the sentence around it.
pub(super) fn stripped(scan: &Scan<'_>, word: TextRange) -> TextRange {
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

/// What is quoted without the blanks and signs around it.
pub(super) fn trim(scan: &Scan<'_>, range: TextRange) -> TextRange {
    let text = range.of(scan.text);
    let blank = |it: char| it.is_whitespace() || it == '\u{a0}' || it == '\u{202f}' || it == '*';
    let lead = text.len() - text.trim_start_matches(blank).len();
    TextRange::new(range.start + lead, range.start + lead + text.trim_matches(blank).len())
}
