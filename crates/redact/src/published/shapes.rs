//! What is public by its form, wherever it stands.

use super::Around;
use crate::base64;
use crate::find::Find as _;
use crate::lexicon::Claim;
use crate::value::{is_hex, is_repeated};

/// A public key, or a token for what everybody may read.
pub(super) fn is_public_key(around: &Around<'_>) -> bool {
    let value = around.value;
    around.begins_with(KEYS)
        || around.begins_with(&["age1"]) && 50 < value.len()
        // What only a cluster can open.
        || around.begins_with(&["AgA", "AgB", "AgC"]) && 40 < value.len()
        || around.head.ends_with("pk.")
        || value.contains(' ') && LOGINS.iter().any(|it| value.has(it))
        || around.head.ends_with("-P ") && around.head.has("minisign")
        // Of a page's notifications.
        || value.len() == 87 && value.starts_with('B') && around.head.has("apid")
}

/// How public keys begin in base64: of RSA, of curves.
const KEYS: &[&str] = &[
    "MIGfMA0GCSq",
    "MIIBIjANBgkq",
    "MIICIjANBgkq",
    "MCowBQYDK2Vw",
    "MCowBQYDK2Vu",
    "MFkwEwYHKoZI",
    "MHYwEAYHKoZI",
];

/// Keys of hosts and of people who log in.
const LOGINS: &[&str] = &["ssh-ed25519 AAAA", "ssh-rsa AAAA", "nistp256 AAAA"];

/// How providers number their objects: `ch_3qijyAal0ww3YoAdx9aYA10w` of Stripe's,
/// `VAb35d42f9251c5f4da1309d5e0b6c3ea2` of Twilio's.
pub(super) fn is_object(around: &Around<'_>) -> bool {
    let value = around.value;
    if around.is_slot() {
        return false;
    }
    let numbered = value.split_once('_').is_some_and(|(kind, number)| {
        OBJECTS.contains(&kind)
            && (12..=40).contains(&number.len())
            && number.bytes().all(|it| it.is_ascii_alphanumeric())
    });
    // An organization of OpenAI's.
    let organization = value
        .strip_prefix("org-")
        .is_some_and(|it| 20 <= it.len() && it.bytes().all(|it| it.is_ascii_alphanumeric()));
    let sid = value.len() == 34
        && !value.starts_with("SK")
        && value.bytes().take(2).all(|it| it.is_ascii_uppercase())
        && value.bytes().skip(2).all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it));
    numbered || sid || organization
}

#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "ch", "pm", "pi", "cus", "sub", "evt", "acct", "price", "prod", "re", "txn", "card", "seti", "si", "in", "dpl",
    "prj", "req", "tr", "po", "pfl", "phc", "we", "team", "org", "proj",
];

/// Data in base64 that hold no name of a secret: `{"ok":true}`, the place of a page.
pub(super) fn is_encoded_data(around: &Around<'_>) -> bool {
    let value = around.value;
    if !value.starts_with("eyJ") || value.contains('.') || around.claimed != Claim::None {
        return false;
    }
    let text = base64::decode(value).and_then(|it| String::from_utf8(it).ok()).unwrap_or_default();
    let text = text.to_ascii_lowercase();
    text.has("\":") && text.ends_with('}') && !TELLING.iter().any(|it| text.has(it))
}

/// What names of secrets have, of encrypted cookies and of signed tokens.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "pass", "secret", "tok", "key", "auth", "sig", "\"mac", "\"iv", "\"value", "sess", "cred", "\"alg", "jwt",
    "hash", "nonce", "\"sub", "email", "user",
];

/// An address in memory, in a trace of a debugger's: `key=0x55d0c8fe0288`.
pub(super) fn is_in_memory(around: &Around<'_>) -> bool {
    let value = around.value;
    value.len() <= 18 && value.strip_prefix("0x").is_some_and(is_hex) && !around.is_slot()
}

/// An image by its digest: `token-service@sha256:12c7…`.
pub(super) fn is_image(around: &Around<'_>) -> bool {
    around.value.split_once("@sha256:").is_some_and(|(name, it)| {
        it.len() == 64 && is_hex(it) && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'-')
    })
}

/// What a page calls by its name: `<Item secret={isSecret} />`.
pub(super) fn is_property(around: &Around<'_>) -> bool {
    let name = around.value.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    around.head.contains('<')
        && name.is_some_and(|it| {
            it.starts_with(|it: char| it.is_ascii_lowercase())
                && it.bytes().all(|it| it.is_ascii_alphabetic())
                && it.bytes().any(|it| it.is_ascii_uppercase())
        })
}

/// What manuals and standards have in the place of a secret.
pub(super) fn is_example(around: &Around<'_>) -> bool {
    let value = around.value;
    let alphabet = || {
        value.bytes().all(|it| it.is_ascii_alphanumeric())
            && value.to_ascii_lowercase().has("abcdefghijklm")
    };
    around.begins_with(&[JWT_IO, ALADDIN, AMAZON, REDSYS, SYSTEMD])
        || value.has("xxxxxxxx")
        || !around.is_slot()
            && (around.begins_with(&["000102030405"])
                || is_repeated(value)
                || 13 <= value.len() && alphabet())
}

/// `Aladdin:open sesame` of RFC 7617.
const ALADDIN: &str = "QWxhZGRpbjpvcGVuIHNlc2FtZQ";

/// How the example of jwt.io begins.
const JWT_IO: &str =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4g";

/// The identifier of a key in Amazon's manuals.
const AMAZON: &str = "AKIAIOSFODNN7EXAMPLE";

/// The key of Redsys's manual.
const REDSYS: &str = "sq7HjrUOBfKmC576ILgskD5srU870gJ7";

/// How what systemd encrypted begins.
const SYSTEMD: &str = "k6iUCUh0RJCQyvL8k8q1U";
