//! What a reader sees: names of fields, and sentences about secrets.

use crate::find::Find as _;
use crate::lexicon::{Claim, claim};

/// Whether a value is what a reader sees, or the name of a field: a sentence or an identifier that
/// holds a word for secrets itself.
pub(crate) fn is_label(value: &str) -> bool {
    let value = value.trim();
    let numbered = value.bytes().any(|it| it.is_ascii_digit()) && !value.has("RDX_");
    if value.len() < 4 || 200 < value.len() || numbered && value.split(' ').count() < 5 {
        return false;
    }
    let letters = |it: &char| it.is_alphabetic();
    let is_named = |it: &str| {
        let word = it.trim_matches(|it: char| !it.is_alphabetic());
        claim(word) == Claim::Strong || 7 <= word.len() && begins_core(word)
    };
    if value.contains(' ') {
        // A passphrase may have such a word too, but begins with no capital.
        let written = value.chars().next().is_some_and(|it| it.is_uppercase() || !it.is_ascii())
            || value.ends_with(['?', ':', '\u{2026}']);
        return value.split([' ', '\u{a0}']).any(is_named)
            || match claim(&value.replace([' ', '\''], "_")) {
                Claim::Strong => {
                    written || value.split(' ').count() <= 2 || value.has("mot de passe")
                }
                Claim::Weak | Claim::About | Claim::Public => {
                    written && value.split(' ').count() <= 6
                }
                Claim::None => false,
            };
    }
    let parts = || value.split(['-', '_', '.']);
    let capital = value.chars().next().is_some_and(char::is_uppercase)
        && value.chars().skip(1).all(char::is_lowercase);
    let written =
        value.chars().filter(letters).count() + parts().count() == value.chars().count() + 1;
    // Words have three letters or more, and random letters have not.
    let capitals = value.bytes().filter(u8::is_ascii_uppercase).count();
    let camel = capitals * 3 <= value.len()
        && value.bytes().all(|it| it.is_ascii_alphabetic())
        && value.bytes().skip(1).any(|it| it.is_ascii_uppercase())
        && value.bytes().any(|it| it.is_ascii_lowercase())
        && matches!(claim(value), Claim::Strong | Claim::About);
    let lower = !value.chars().any(char::is_uppercase);
    // `API-Schlüssel`
    let abbreviated = value.starts_with("API-")
        || value.starts_with("PIN-")
        || value.starts_with("SSH-")
        || value.starts_with("SMTP-");
    camel
        || written && abbreviated && parts().skip(1).all(|it| it.chars().all(char::is_alphabetic))
        || written
            && (capital || lower && (2..=3).contains(&parts().count()))
            && (parts().any(begins_core) || capital && claim(value) == Claim::Strong)
}

fn begins_core(word: &str) -> bool {
    let lower = word.to_lowercase();
    CORE.iter().any(|it| lower.starts_with(it))
}

/// How words begin that name a secret and nothing else.
const CORE: &[&str] = &[
    "passwor",
    "passwd",
    "secret",
    "token",
    "credential",
    "kennwort",
    "kennw\u{f6}r",
    "contrase",
    "geheim",
    "api",
    "senha",
    "auth",
    "login",
    "has\u{142}o",
    "sicherheits",
    "wachtwoord",
    "heslo",
    "mot",
];
