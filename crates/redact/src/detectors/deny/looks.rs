//! What a value looks like that is masked where nothing says that it is known.

use super::is_known;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::value::{
    self, is_algorithm, is_enumeration, is_hex, is_literal, is_number, is_path, is_plain,
    is_published, turns,
};

/// A longer literal is a text.
pub(super) const LONGEST: usize = 160;

/// A shorter one says too little.
const SHORTEST: usize = 4;

/// Whether a literal is masked where nothing says that it is known.
pub(in crate::detectors) fn is_denied(value: &str) -> bool {
    let value = value.trim();
    (SHORTEST..=LONGEST).contains(&value.len())
        && is_literal(value)
        && !is_number(value)
        && (!is_plain(value) || is_dotted_words(value))
        && !is_path(value)
        && !value.has("RDX_")
        && !value.ends_with('-')
        && !value.starts_with(['/', '$', '%', '^', '~', '\\', '<', '{', '(', '.', '*', '@', '&'])
        && !value.contains(['/', '\\', '{', '<', '(', '|', '^', '[', '`'])
        && !["&&", " -", "--", "%Y", "%d", "%s", "=\"", "; ", "&amp;"]
            .iter()
            .any(|it| value.has(it))
        && !is_code(value)
        && !is_sentence(value)
        && !is_enumeration(value)
        && !is_label(value)
        && !value::is_label(value)
        && !is_shaped(value)
        && !value.split(|it: char| !it.is_alphanumeric()).all(|it| {
            it.len() <= 3 && it.is_ascii() || is_known(&it.to_lowercase()) || is_number(it)
        })
}

/// Whether a value of an unknown name is masked. A digest may be one where nothing names it.
pub(super) fn is_value(value: &str) -> bool {
    is_denied(value) || is_key(value)
}

pub(super) fn is_key(value: &str) -> bool {
    // In capitals it is the fingerprint of a public key.
    (32..=128).contains(&value.len())
        && is_hex(value)
        && (value.len() != 40 || value.bytes().any(|it| it.is_ascii_lowercase()))
}

/// Letters with digits or signs among or behind them.
pub(super) fn is_odd(value: &str) -> bool {
    let letters = value.chars().filter(|it| it.is_alphabetic()).count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let signs = value.bytes().filter(|it| b"!#+*?%&@=~^".contains(it)).count();
    6 <= value.len() && 4 <= letters && (0 < digits || 0 < signs) && !is_shaped(value)
}

/// Versions, units, names of hosts, devices, algorithms, times: digits at known words.
pub(in crate::detectors) fn is_shaped(value: &str) -> bool {
    let mut parts = value.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| !it.is_empty());
    let hex = 7 <= value.len() && is_hex(value) || value.starts_with('#');
    let versioned = value
        .rsplit_once('-')
        .is_some_and(|(_, it)| it.starts_with(|it: char| it.is_ascii_digit()) && it.contains('.'));
    let package = value.starts_with("lib") || value.ends_with("-dev");
    let lower = value.to_ascii_lowercase();
    let algorithm = ["sha1", "sha2", "sha3", "sha5", "md5"].iter().any(|it| lower.has(it));
    let groups = value.split(['-', '.', ':', '_']).all(|it| is_hex(it.trim_start_matches("0x")));
    hex || groups
        || ODD.contains(&value)
        || value.starts_with("nonce-")
        || versioned
        || package
        || is_algorithm(value)
        || is_object(value)
        || algorithm
        || is_published(value)
        || turns(value) <= 3 && parts.all(|it| it.len() <= 3 || is_known(&it.to_ascii_lowercase()))
}

/// Names of protocols and of programs that have a digit, and words of pages that have a sign.
const ODD: &[&str] = &[
    "DMARC1",
    "DKIM1",
    "xoauth2",
    "oauth2",
    "icecast2",
    "dreamcat4",
    "X25519MLKEM768",
    "!DOCTYPE",
    "!doctype",
    "!important",
];

/// Identifiers of objects: of Stripe's, of pods, and those that begin with a time.
fn is_object(value: &str) -> bool {
    let upper = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit();
    let mut parts = value.rsplit('-');
    let (last, hash) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let plain = |it: &str| it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    [
        "pfl_", "cus_", "price_", "prod_", "sub_", "pi_", "in_", "ch_", "evt_", "acct_", "req_",
        "txn_",
    ]
    .iter()
    .any(|it| value.starts_with(it))
        && !value.has("secret")
        || value.len() == 26 && value.starts_with("01") && value.bytes().all(upper)
        || last.len() == 5
            && (8..=10).contains(&hash.len())
            && plain(last)
            && plain(hash)
            && hash.bytes().any(|it| it.is_ascii_digit())
}

/// Identifiers of code and names of constants: `TokenMismatchException`, `DB_PASSWORD`, `get_user`.
fn is_code(value: &str) -> bool {
    let plain = value.bytes().all(|it| it.is_ascii_alphabetic() || b"_:.".contains(&it));
    let humps = value.as_bytes().windows(2).filter(|it| {
        it.first().is_some_and(u8::is_ascii_lowercase)
            && it.last().is_some_and(u8::is_ascii_uppercase)
    });
    let upper = !value.bytes().any(|it| it.is_ascii_lowercase());
    let constant = upper && value.contains('_') && !value.contains(['-', '.']);
    constant || plain && (0 < humps.count() || value.contains(['_', ':']) || upper)
}

/// `Sommer.Regen`, `tent.haring`: words that are of no host, file or package.
fn is_dotted_words(value: &str) -> bool {
    let parts = || value.split('.');
    let last = parts().next_back().unwrap_or_default();
    (2..=3).contains(&parts().count())
        && parts().all(|it| {
            4 <= it.len() && it.chars().all(char::is_alphabetic) && !is_known(&it.to_lowercase())
        })
        && !ENDINGS.contains(&last)
}

/// How hosts and files end, beside the known words.
const ENDINGS: &[&str] = &[
    "conf",
    "json",
    "yaml",
    "html",
    "toml",
    "sqlite",
    "intern",
    "info",
    "shop",
    "cloud",
    "site",
    "online",
    "store",
    "properties",
    "lock",
    "exec",
    "jinja",
    "tmpl",
    "phar",
    "phtml",
    "webp",
    "woff",
    "jpeg",
    "tech",
    "blog",
];

/// Words for secrets: the name of a field, of a place, of a policy.
fn is_label(value: &str) -> bool {
    let names = |it: &str| matches!(claim(it), Claim::Strong | Claim::Weak | Claim::About);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    digits <= 2
        && value
            .split(|it: char| !it.is_alphanumeric())
            .any(|it| 4 <= it.len() && names(&it.to_lowercase()))
}

/// Several words, some of which only sentences have.
fn is_sentence(value: &str) -> bool {
    let words: Vec<String> = value
        .split(|it: char| it.is_whitespace() || ",;:.!?".contains(it))
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    let common = words.iter().filter(|it| COMMON.contains(&it.as_str()) || is_known(it)).count();
    3 <= words.len() && words.len() * 2 <= common * 5
}

/// Words that sentences have and passwords seldom.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "a", "an", "of", "for", "to", "in", "on", "at", "is", "are", "was", "not", "no", "and",
    "or", "with", "from", "by", "as", "be", "this", "that", "it", "your", "you", "we", "has", "have",
    "must", "should", "can", "cannot", "will", "please", "der", "die", "das", "ist", "nicht", "und",
    "oder", "mit", "von", "zu", "den", "ein", "eine", "le", "la", "les", "est", "pas", "et", "ou",
    "el", "los", "es", "una", "un", "e", "o", "il", "per", "di", "da", "het", "een", "failed",
    "invalid", "required", "missing", "wrong", "denied", "unknown", "after", "before", "see",
];

/// A word of small letters, as names of users and of settings are.
pub(super) fn is_word(value: &str) -> bool {
    (2..=20).contains(&value.len())
        && value.bytes().all(|it| it.is_ascii_lowercase() || b"-_.".contains(&it))
}

/// Whether a row begins with its number, and what comes next is whom or what it is about:
/// `(1,'eva',…`, `1;eva;…`.
pub(super) fn is_numbered(head: &str, open: char) -> bool {
    let joins = |it: char| it == ',' || it == ';' || it == '|' || it == ' ';
    let number = head.trim_end_matches(joins);
    let rest = number.trim_end_matches(|it: char| it.is_ascii_digit());
    number.len() < head.len()
        && rest.len() < number.len()
        && (rest.is_empty() && open == ';' || rest.ends_with(open) && open == '(')
}
