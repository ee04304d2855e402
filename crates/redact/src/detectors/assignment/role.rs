//! Who logs in, and the secret beside the name: `u=app p=X`, `auth=name:X`.

use crate::find::Find as _;
use text::TextRange;

use super::Join;
use super::pair::Pair;
use crate::detectors::deny::is_known;
use crate::lexicon::{Claim, USERS, claim, is_user};
use crate::scan::Scan;
use crate::value::{is_literal, is_number, is_plain, looks_typed};

/// Whether a name may stand for who logs in, for what names a value, or for what is named beside
/// these: by its last word, or by how it ends.
pub(super) fn has_role(name: &str) -> bool {
    let name = name.trim_end_matches(|it: char| it.is_ascii_digit());
    let bytes = name.as_bytes();
    let is_start = |at: usize| {
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        before.is_none_or(|it| !it.is_ascii_alphanumeric())
            || bytes.get(at).is_some_and(u8::is_ascii_uppercase)
                && before.is_some_and(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    let start = (0..bytes.len()).rev().find(|it| is_start(*it)).unwrap_or(0);
    let last = name.get(start..).unwrap_or_default();
    let first = last.bytes().next().unwrap_or_default().to_ascii_lowercase().wrapping_sub(b'a');
    let lengths = ROLES.get(usize::from(first)).copied().unwrap_or(0);
    SHORT.iter().any(|it| last.eq_ignore_ascii_case(it))
        || lengths >> (last.len() & 31) & 1 != 0
            && [USERS, PARTNERS, NAMERS]
                .iter()
                .any(|it| it.iter().any(|it| last.eq_ignore_ascii_case(it)))
        || bytes.last().is_some_and(|it| b"hldscnrg".contains(&it.to_ascii_lowercase()))
            && has_login(bytes)
}

/// Last words of names of one letter or two: of `user_id`, of what names and of what is named.
const SHORT: &[&str] = &["u", "p", "pp", "kw", "k", "n", "v", "id"];

fn has_login(name: &[u8]) -> bool {
    LOGINS.iter().chain(USUALLY_NAMES).any(|it| {
        name.len()
            .checked_sub(it.len())
            .and_then(|at| name.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(it.as_bytes()))
    })
}

/// Whether a name stands for who logs in, or for what is named beside that.
pub(super) fn is_named_role(name: &str) -> bool {
    let partner = name.trim_start_matches('$');
    PARTNERS.iter().any(|it| partner.eq_ignore_ascii_case(it))
        || has_login(name.as_bytes())
        || is_user(name)
}

/// The lengths of the words of roles, as bits, by their first letters: most names have none of them.
static ROLES: [u32; 26] = roles();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn roles() -> [u32; 26] {
    let mut res = [0; 26];
    let mut lists = [USERS, PARTNERS, NAMERS].as_slice();
    while let [first, rest @ ..] = lists {
        let mut words = *first;
        while let [word, behind @ ..] = words {
            res[(word.as_bytes()[0] - b'a') as usize] |= 1 << (word.len() & 31);
            words = behind;
        }
        lists = rest;
    }
    res
}

/// Last words of names of which the value names another value, and of that value's name.
const NAMERS: &[&str] = &["name", "macro", "key", "field", "setting", "option", "value"];

/// How names end that have a name and a secret as their value.
pub(super) const LOGINS: &[&str] =
    &["auth", "sasl", "userpwd", "userpass", "creds", "credentials", "basic"];

/// How names end that may have.
pub(super) const USUALLY_NAMES: &[&str] = &["login", "user", "userid", "anmeldung"];

/// The secret of a value that has a name before it.
pub(super) fn second_part(scan: &Scan<'_>, pair: &Pair<'_>) -> Option<TextRange> {
    let (start, end) = (pair.start, pair.end);
    let is_listed = || scan.word(start, end).is_some_and(|it| it.of(scan.text).contains('|'));
    let is_login = pair.is_sign() || pair.join == Join::Blank && is_listed();
    // What a server signs with, the newest first.
    let signs = pair.lower == "secret" && scan.byte(start) == Some(b'[');
    let is_list =
        pair.claimed == Claim::Strong && !signs && !matches!(pair.join, Join::Blank | Join::Tag);
    let login = is_login.then(|| login(scan, &pair.lower, start, end)).flatten();
    login.or_else(|| is_list.then(|| second_of_two(scan, start, end)).flatten())
}

/// The secret of `auth=name:X`, `LOGIN=name,X`.
fn login(scan: &Scan<'_>, name: &str, start: usize, end: usize) -> Option<TextRange> {
    let sure = LOGINS.iter().any(|it| name.ends_with(it));
    if !sure && !USUALLY_NAMES.iter().any(|it| name.ends_with(it)) {
        return None;
    }
    if (sure || name == "login") && matches!(scan.byte(start), Some(b'(' | b'[')) {
        return second_of_two(scan, start, end);
    }
    let value = scan.word(start, end)?;
    let text = value.of(scan.text);
    let mail = text.split('|').next().filter(|it| it.len() < text.len() && it.contains('@'));
    let (who, secret) = match mail {
        // `web@shop.example|X|ssl`
        Some(who) => (who, text.get(who.len() + 1..)?),
        None => text.split_once([':', ',', '|', '/'])?,
    };
    // `ps -eo user:32,group:32`: how wide a column is.
    let is_width = who.len() <= 3 && is_number(who);
    let plain = !who.is_empty()
        && !is_width
        && who.len() <= 40
        && who.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.@-".contains(&it));
    let secret = secret.split('|').next().unwrap_or_default();
    let is_pair = text.get(who.len()..).is_some_and(|it| it.starts_with(':'));
    let fits = looks_typed(secret)
        || mail.is_some() && 6 <= secret.len() && !is_plain(secret)
        || (sure || name == "login" || name == "userid")
            && (is_pair || name == "userid" && text.contains('/'))
            && 4 <= secret.len()
            && !is_number(secret)
            && (!is_plain(secret)
                || secret.bytes().all(|it| it.is_ascii_alphabetic() || it == b'.')
                    && secret.bytes().any(|it| it.is_ascii_uppercase()));
    let from = value.start + who.len() + 1;
    (plain && fits && is_literal(secret) && !secret.starts_with('/') && claim(who) == Claim::None)
        .then(|| TextRange::new(from, from + secret.len()))
}

/// The secret of `("name", "X")`.
fn second_of_two(scan: &Scan<'_>, start: usize, end: usize) -> Option<TextRange> {
    if !matches!(scan.byte(start), Some(b'(' | b'[')) {
        return None;
    }
    let first = start + 1 + scan.run(start + 1, end, |it| it == b' ');
    let (_, after) = scan.quoted(first, end)?;
    let next = after + scan.run(after, end, |it| b", ".contains(&it));
    let (secret, after) = scan.quoted(next, end).filter(|_| after < next)?;
    let behind = after + scan.run(after, end, |it| it == b' ');
    let close = scan.byte(behind).is_some_and(|it| b")]".contains(&it));
    let text = secret.of(scan.text);
    let plain = text.len() < 4 || is_known(&text.to_ascii_lowercase());
    (close && !plain && is_literal(text)).then_some(secret)
}

/// How far behind a user's name the secret stands.
pub(super) const NEAR: usize = 120;

/// Names of secrets beside a user's name.
#[rustfmt::skip]
pub(super) const PARTNERS: &[&str] = &[
    "p", "pp", "with", "wort", "word", "code", "cred", "answer", "kw", "proof", "key", "auth",
];

/// Whether a user's name follows in the same object.
pub(super) fn is_user_next(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let rest = scan.of(start, end.min(start + NEAR));
    let rest = rest.split(['}', ')', '\n']).next().unwrap_or_default();
    ["\"u\"", "\"user", "\"login\"", "&u=", "&user", "&login=", " user=", " u=", "'user"]
        .iter()
        .any(|it| rest.has(it))
}
