//! A remark or a measure where a secret is expected, and what settings of other kinds hold.

use super::{is_hex, is_number};
use crate::find::Find as _;

/// A small number, alone or with its unit: `90`, `every 30 days`, `90\u{65e5}`.
pub(super) fn is_measure(value: &str) -> bool {
    let value = value.strip_prefix("every ").unwrap_or(value);
    // A status: `0xC000006A`.
    if value.strip_prefix("0x").is_some_and(|it| it.len() <= 8 && is_hex(it)) {
        return true;
    }
    // The length of a key: `(2048 bit, 2 primes)`.
    let length = value.strip_prefix('(').and_then(|it| it.split_once(" bit"));
    if length.is_some_and(|it| is_number(it.0)) {
        return true;
    }
    if value.strip_prefix('-').is_some_and(is_number) {
        return true;
    }
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = value.get(digits..).unwrap_or_default();
    let letters = |it: &str| !it.is_empty() && it.chars().all(char::is_alphabetic);
    (1..=4).contains(&digits)
        && (unit.is_empty() && digits <= 3
            || unit.strip_prefix([' ', '.']).is_some_and(|it| letters(it) && it.len() <= 24)
            // A rate: `10/s`.
            || unit.strip_prefix('/').is_some_and(|it| letters(it) && it.len() <= 3)
            || !unit.is_ascii() && letters(unit) && unit.chars().count() <= 3)
}

/// A day, with or without the time: `2024-05-01`, `14.05.2024 10:22:11`.
pub(super) fn is_moment(value: &str) -> bool {
    let day = value.split([' ', 'T']).next().unwrap_or_default();
    let mut parts = day.split(['-', '.', '/']).map(str::len);
    let is_day = matches!(
        (parts.next(), parts.next(), parts.next(), parts.next()),
        (Some(4), Some(2), Some(2), None) | (Some(2), Some(2), Some(4), None)
    );
    is_day && is_number(day)
}

/// A remark or a sentence that says where the secret is: `(not set)`, `see the vault`.
pub(super) fn is_told_elsewhere(value: &str) -> bool {
    if let Some(remark) = value.strip_prefix('(') {
        let words = remark.trim_end_matches(')');
        let capital = words.chars().filter(|it| it.is_uppercase()).count();
        // PowerShell's `(ConvertTo-SecureString …`, a plan's `(known after apply)`.
        return ["Convert", "Read-", "Get-"].iter().any(|it| words.starts_with(it))
            || words == "known"
            || words.has("=0x")
            || words.chars().all(|it| it.is_alphabetic() || " ,.-'".contains(it))
                && (words.contains(' ')
                    || words.len() < remark.len() && capital <= 1
                    || capital == 0)
            || words.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    }
    // `Enter token: `
    if value.contains(' ') && value.trim_end().ends_with(':') {
        return true;
    }
    if !value.is_ascii() && LOOKED_UP.iter().any(|it| value.has(it)) {
        return true;
    }
    if !value.contains(' ') {
        return false;
    }
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '.', ',']).collect();
    // `in the safe`; a passphrase may have the word, but not behind such a one.
    let led = |it: &[&str]| match it {
        [before, keeper] => KEEPERS.contains(keeper) && LEADING.contains(before),
        _ => false,
    };
    if words.iter().any(|it| PRODUCTS.contains(it)) || words.windows(2).any(led) {
        return true;
    }
    // `SSO only`, `none needed`
    let way = |it: &str| matches!(it, "sso" | "ssh" | "key" | "keys" | "ldap" | "saml" | "oauth");
    let states = ["only", "needed", "required", "disabled"];
    if let [first, last] = words.as_slice()
        && (way(first) || *first == "none")
        && states.contains(last)
    {
        return true;
    }
    let first = lower.split(' ').next().unwrap_or_default();
    let count = value.split(' ').count();
    // `see open talk` is a passphrase, `see the wiki` and `stored in a safe` are none.
    let goes_on = || {
        words
            .iter()
            .skip(1)
            .any(|it| LEADING.contains(it) || KEEPERS.contains(it) || JOINING.contains(it))
            || !PREPOSITIONS.contains(&first)
                && (!value.is_ascii()
                    || value.bytes().any(|it| it.is_ascii_digit() || it.is_ascii_uppercase()))
    };
    (2..=6).contains(&count)
        && (count == 2 || goes_on())
        && POINTERS.contains(&first.trim_end_matches('.'))
        && value.chars().filter(|it| !it.is_alphanumeric() && *it != ' ').count() <= 2
}

/// Pointers with which a line of a song or a proverb may begin, too: `im Fr\u{fc}htau zu Berge`.
const PREPOSITIONS: &[&str] =
    &["im", "aus", "bei", "wie", "per", "from", "nel", "dans", "como", "come", "comme", "jak"];

/// What goes on behind the word that points to a secret.
const JOINING: &[&str] = &[
    "as",
    "by",
    "with",
    "on",
    "of",
    "for",
    "be",
    "a",
    "an",
    "than",
    "set",
    "characters",
    "chars",
    "zeichen",
    "team",
    "admin",
    "ops",
    "via",
    "separately",
    "yet",
    "und",
    "bei",
    "von",
    "wie",
    "auf",
    "par",
    "comme",
    "a\u{f1}o",
];

/// Programs that people keep secrets in.
const PRODUCTS: &[&str] =
    &["keepass", "keepassxc", "bitwarden", "vaultwarden", "1password", "lastpass", "confluence"];

/// Where people keep secrets.
#[rustfmt::skip]
const KEEPERS: &[&str] = &[
    "vault", "safe", "wiki", "tresor", "anhang", "kluis", "coffre", "coffre-fort", "sejfie", "sejf", "caja", "cofre",
    "cassaforte", "\u{441}\u{435}\u{439}\u{444}\u{435}", "kassaskab", "kassask\u{e5}p",
];

/// Right before them.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "in", "the", "see", "from", "our", "to", "im", "den", "dem", "siehe", "de", "het", "le", "au", "du",
    "la", "el", "en", "nel", "nella", "in", "w", "i", "no", "na", "\u{432}", "se", "voir", "zie", "ver", "vedi",
];

/// Words of scripts without blanks for where one looks or whom one asks.
#[rustfmt::skip]
const LOOKED_UP: &[&str] = &[
    "\u{53c2}\u{7167}", "\u{53c2}\u{89c1}", "\u{91d1}\u{5eab}", "\u{4fdd}\u{9669}\u{7bb1}", "\u{53c2}\u{8003}",
    "\u{554f}\u{3044}", "\u{95ee}", "\u{bb38}\u{c758}", "\u{cc38}\u{ace0}", "\u{5fc5}\u{9808}", "\u{5fc5}\u{586b}",
];

/// How sentences begin that point to a secret.
#[rustfmt::skip]
const POINTERS: &[&str] = &[
    "see", "ask", "asked", "todo", "same", "stored", "kept", "held", "moved", "from", "per", 
    "min", "max", "mind", "mindestens", "minimum", "not", "nicht", "nur", "liegen", "h\u{e4}ngt", "bitte", "\u{e0}", "chez", "pergunte", 
    "pytaj", "staat", "ligt", "\u{441}\u{43f}\u{440}\u{43e}\u{441}\u{438}\u{442}\u{435}", "\u{432}", "\u{443}", "known",
    "available", "sent", "given", "bekannt", "hinterlegt", "kommt", "folgt", "siehe", "frag", "steht", "liegt", "wie", "im", "aus", "wird", "bei", "voir", "comme",
    "dans", "demander", "ver", "pedir", "igual", "como", "vedi", "nel", "come", "chiedi", "zie",
    "zoals", "vraag", "sp\u{f8}r", "samme", "viz", "patrz", "jak", "\u{441}\u{43c}.",
];

/// A name of the domain name system of three labels at least, under a domain that is plainly one.
pub(crate) fn is_host(value: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b".-".contains(&it);
    2 <= value.matches('.').count()
        && value.bytes().all(plain)
        && value.rsplit('.').next().is_some_and(|it| DOMAINS.contains(&it))
}

#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "com", "org", "net", "io", "dev", "de", "fr", "nl", "at", "ch", "uk", "eu", "local", "internal",
    "lan", "example", "test", "localhost", "localdomain", "corp", "home", "svc", "cloud", "app",
];

/// `a=1&b=2`: each of the parameters is looked at by itself.
pub(super) fn is_query(value: &str) -> bool {
    value.contains('&')
        && value.split('&').all(|it| {
            it.split_once('=').is_some_and(|(name, _)| {
                !name.is_empty()
                    && name.bytes().all(|it| it.is_ascii_alphabetic() || b"_-.[]".contains(&it))
            })
        })
}

/// What a style sheet sets: `#d0d7fe`, `0.75rem`.
pub(super) fn is_style(value: &str) -> bool {
    let value = value.trim_end_matches(';');
    let number = value.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    let unit = matches!(number, "rem" | "em" | "px" | "vh" | "vw" | "fr" | "deg" | "pt" | "ch");
    unit && number.len() < value.len()
        || value.strip_prefix('#').is_some_and(|it| matches!(it.len(), 3 | 6 | 8) && is_hex(it))
}
