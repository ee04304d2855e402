//! What a value says by its words, signs and length.

use crate::find::Find as _;
use crate::lexicon::{is_setting, is_user};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{
    is_enumeration, is_label, is_literal, is_number, is_path, is_plain, looks_typed,
};
use text::TextRange;

/// Words with a number behind them, which no setting but names have: `whsec-local-1`.
pub(super) fn looks_numbered(raw: &str) -> bool {
    8 <= raw.len()
        && !is_plain(raw)
        && !is_enumeration(raw)
        && !raw.has(" (")
        && is_literal(raw)
        && raw.bytes().any(|it| it.is_ascii_digit())
        && raw.bytes().any(|it| it.is_ascii_alphabetic())
}

/// Whether names and values of their own stand behind the name: `htpasswd: path=/etc/x mode=0640`.
pub(super) fn is_arguments(raw: &str) -> bool {
    let name = raw.split('=').next().unwrap_or_default();
    2 <= name.len()
        && name.len() < raw.len()
        && matches!(
            name,
            "path" | "name" | "id" | "user" | "state" | "url" | "src" | "dest" | "key" | "source" | "METHOD"
        )
        // What a container gets, and as what.
        || raw.has(",type=") && raw.has(",target=")
}

/// Whether a value in a slot of an application's is two words or more that no setting has.
pub(super) fn is_worded(name: &str, raw: &str) -> bool {
    10 <= raw.len()
        && !is_setting(name)
        && !is_user(name)
        && !is_plain(raw)
        && !is_path(raw)
        && is_literal(raw)
        && !raw.contains(['/', ':', ',', '$', '@'])
        && (raw.contains(['-', '_', '.', ' ']) || !raw.is_ascii())
        && raw.chars().all(|it| it.is_alphanumeric() || "-_. ".contains(it))
        && raw.chars().filter(|it| it.is_alphabetic()).count() * 5 >= raw.chars().count() * 4
}

/// One word of lower case or several that are joined, as choices of settings are.
pub(super) fn is_words(raw: &str) -> bool {
    raw.split(['-', '_', '.'])
        .all(|it| 2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase()))
}

/// Two to four words and nothing else.
pub(super) fn is_phrase(raw: &str) -> bool {
    (2..=5).contains(&raw.split(' ').count())
        && raw.chars().all(|it| it.is_alphabetic() || it == ' ')
        && !is_label(raw)
        && !is_prose(raw)
}

/// Parts of names whose value is no text.
pub(super) const SEALED: &[&str] =
    &["unlock", "hmac", "master", "encrypt", "crypt", "cipher", "signing", "unseal", "glass"];

/// Whether a name begins an element of a list or of braces.
pub(super) fn is_first(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let before = scan.of(line.range.start.max(name.start.saturating_sub(8)), name.start);
    let before = before.trim_end_matches(['"', '\'', ' ']);
    // `<add value="X" key="…"/>`
    let tag = scan.of(line.range.start.max(name.start.saturating_sub(16)), name.start);
    let tag = tag.rsplit('<').next().filter(|it| it.len() < tag.len());
    before.ends_with(['-', '{', '('])
        || tag.is_some_and(|it| it.ends_with(' ') && !it.contains(['>', '=']))
}

/// Whether a name is that of a text that a page shows.
pub(super) fn is_text(name: &str) -> bool {
    ["label", "error", "message", "title", "placeholder", "hint", "i18n", "text"]
        .iter()
        .any(|it| name.has(it))
}

/// A key of a cache's: `user:41:permissions:v9`.
pub(super) fn is_cached(raw: &str) -> bool {
    2 <= raw.matches(':').count()
        && raw.split(':').all(|it| {
            it.len() <= 16
                && (is_number(it)
                    || it.len() <= 3
                    || it.bytes().all(|it| it.is_ascii_lowercase() || b"_-".contains(&it)))
        })
}

/// Names of keys and of what is made with them.
pub(super) fn is_key(name: &str) -> bool {
    ["key", "sig", "signature", "hmac", "code", "auth"].iter().any(|it| name.ends_with(it))
}

/// Variables for what every browser sends.
pub(super) fn is_usual(name: &str) -> bool {
    ["user_agent", "referer", "accept", "host", "cookie", "encoding", "language", "origin"]
        .iter()
        .any(|it| name.ends_with(it))
        || name.has("user_agent")
        || name.has("forwarded")
}

/// `TOKENS=5`: a number behind a plural.
pub(super) fn is_count(raw: &str, name: &str) -> bool {
    raw.len() <= 5 && name.ends_with("tokens") && raw.bytes().all(|it| it.is_ascii_digit())
}

/// Names of secrets that are numbers.
pub(super) fn is_number_name(name: &str) -> bool {
    matches!(name.rsplit(['_', '-', '.']).next(), Some("pin" | "puk" | "tan" | "otp"))
}

pub(super) fn is_list(raw: &str) -> bool {
    raw.split([',', ' ', '|']).count() > 2
}

/// Words with no sign of a password among them.
pub(super) fn is_prose(raw: &str) -> bool {
    let mut words = raw.split_whitespace();
    words.clone().count() > 1
        && !words.any(|it| looks_typed(it.trim_end_matches(['.', ',', ';', ')'])))
        && raw
            .split_whitespace()
            .filter(|it| it.bytes().all(|it| it.is_ascii_lowercase() || b",.".contains(&it)))
            .count()
            * 3
            >= raw.split_whitespace().count()
        && (raw.has(", ")
            || raw.split_whitespace().any(|it| STOP.contains(&it.to_ascii_lowercase().as_str())))
}

#[rustfmt::skip]
const STOP: &[&str] = &[
    "the", "a", "is", "are", "must", "for", "not", "to", "in", "of", "see", "ask", "from", "with",
    "be", "this", "that", "at", "on", "or", "and", "was", "supplied", "failed", "mismatch", "der",
    "die", "das", "le", "la", "les", "el",
];
