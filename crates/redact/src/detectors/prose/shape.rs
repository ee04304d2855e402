//! What values in sentences look like.

use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::value::{is_label, is_literal, is_path, is_plain};

pub(super) fn is_code(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (4..=10).contains(&digits)
        && value.bytes().all(|it| it.is_ascii_digit() || b" -#*".contains(&it))
        && value.len() <= digits + 2
}

/// More digits than ports, years and numbers of errors have.
pub(super) fn is_long_number(value: &str) -> bool {
    (6..=16).contains(&value.len()) && value.bytes().all(|it| it.is_ascii_digit())
}

/// Whether what is quoted behind a verb is a secret, and no label, number or sentence.
pub(super) fn is_told(value: &str, digits_only: bool) -> bool {
    if digits_only && value.bytes().any(|it| it.is_ascii_digit()) {
        return 4 <= value.len() && !value.has("://");
    }
    let words = value.split(' ').count();
    4 <= value.len()
        && is_literal(value)
        && !is_label(value)
        && !is_path(value)
        && !is_plain(value)
        && words <= 5
        && !(1 < words && value.ends_with(['.', '!', '?']))
        && claim(value) == Claim::None
        && !value.contains(['(', '{', '=', '<'])
        && !(1 < words && value.contains(['/', ':']))
        && !(value.contains('_')
            && value.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
            && value.matches('_').count() == 1)
}

/// Whether a word is shaped as no word of a sentence is.
pub(super) fn is_shaped(value: &str) -> bool {
    let inner = value.trim_end_matches(['.', ',', '!', '?', ';']);
    let joints = inner.bytes().filter(|it| b"-._".contains(it)).count();
    let signs = inner.bytes().filter(|it| b"!#$%&*+=~^".contains(it)).count();
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    let letters = inner.chars().filter(|it| it.is_alphabetic()).count();
    // `mode=0640`
    let argument = inner.split_once('=').is_some_and(|(name, _)| {
        2 <= name.len() && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
    });
    6 <= inner.len()
        && !argument
        && is_literal(inner)
        && !is_plain_word(inner)
        && !is_path(inner)
        && 3 <= letters
        && !inner.contains(['(', '{', '<', '/', '[', '$'])
        && (0 < signs
            || 0 < digits && letters + digits == inner.chars().count() && !is_plain(inner)
            || 0 < digits && 0 < joints
            || 2 <= joints)
        && claim(inner) == Claim::None
}

fn is_plain_word(value: &str) -> bool {
    is_plain(value) && value.matches('.').count() < 2 && !is_dated(value)
        || value.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
        || value.split('-').all(|it| it.len() <= 3)
}

/// A word and a year: `Benvenuto.2025`.
fn is_dated(value: &str) -> bool {
    value.split_once('.').is_some_and(|(word, year)| {
        word.starts_with(char::is_uppercase)
            && 4 <= word.len()
            && year.len() == 4
            && year.bytes().all(|it| it.is_ascii_digit())
    })
}
