//! What stands around a value: a page's text, code, a message.

use super::{Join, State, is_known};
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{is_label, is_upper};
use text::TextRange;

/// Whether a name is that of a parameter of an address: `?name=`, `&name=`.
pub(super) fn is_parameter(scan: &Scan<'_>, name: TextRange) -> bool {
    scan.before(name.start).is_some_and(|it| b"?&".contains(&it))
}

/// Whether a value stands where translations and names of fields do: quoted, behind a colon or an
/// arrow, or in a line of properties.
pub(super) fn is_shown(scan: &Scan<'_>, value: TextRange, join: Join) -> bool {
    let quoted = scan.before(value.start).is_some_and(|it| b"\"'".contains(&it));
    match join {
        Join::Sign { colon, tight } => {
            quoted && (colon || !tight) || value.of(scan.text).contains(' ')
        }
        Join::Blank | Join::Tag => false,
        Join::Comma => true,
    }
}

/// Whether a name stands for its value in an object or a call, or an attribute is called as its
/// value is: `{"password": password}`, `userPassword="userPassword"`, `CSRF_COOKIE: XSRF-TOKEN`.
pub(super) fn is_own_name(scan: &Scan<'_>, line: &Line, name: TextRange, value: TextRange) -> bool {
    let (text, raw) = (name.of(scan.text), value.of(scan.text));
    let quoted = scan.before(value.start).is_some_and(|it| b"\"'".contains(&it));
    let head = scan.of(line.content.max(name.start.saturating_sub(LONGEST_HEAD)), name.start);
    let several = text.bytes().skip(1).any(|it| it.is_ascii_uppercase() || it == b'_');
    let of_cookie = text.to_ascii_lowercase().ends_with("cookie")
        && claim(raw) != Claim::None
        && raw.bytes().all(|it| it.is_ascii_uppercase() || it == b'-');
    // Under which a page keeps it: `tokenKey = 'shop.session'`.
    let lower = text.to_ascii_lowercase();
    let of_store =
        ["tokenkey", "storagekey", "cachekey", "token_key"].iter().any(|it| lower.ends_with(it))
            && raw.contains(['.', ':', '_'])
            && raw.bytes().all(|it| it.is_ascii_lowercase() || b".:_-".contains(&it));
    of_store
        || text == "secretKey" && is_label(raw)
        // `TOO_SHORT = 'too_short'`, `{ RESET_PASSWORD: 'resetPassword' }`
        || several && (head.has("const ") || quoted) && is_same_name(text, raw)
        // `password_de: Kennwort`
        || claim(raw) == Claim::Strong
            && raw.chars().all(char::is_alphabetic)
            && raw.chars().any(|it| !it.is_ascii_lowercase())
            && text.rsplit_once('_').is_some_and(|(_, it)| it.len() == 2)
        || text == raw && (several && !is_upper(text) || !quoted && head.contains(['{', '(']))
        || of_cookie
}

/// Whether two names have the same words, whatever joins them.
fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |it: &str| -> Vec<u8> {
        it.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect()
    };
    letters(one) == letters(other)
}

/// An object, a call or a constant begins at most as many bytes before a name in it.
const LONGEST_HEAD: usize = 200;

/// Whether the literal that a name stands in ends where its value should begin, and code goes on:
/// `'X-Api-Key: ' . getenv('KEY')`.
pub(super) fn is_joined_on(scan: &Scan<'_>, name: TextRange, start: usize, state: &State) -> bool {
    let Some((open, _)) = state.quote.filter(|it| scan.byte(start) == Some(it.0)) else {
        return false;
    };
    if scan.of(name.end, start).contains(char::from(open)) {
        // The literal is the name alone.
        return false;
    }
    let rest = scan.of(start + 1, start + 8).trim_start_matches(' ');
    let behind = rest.strip_prefix(['.', '+']).map(|it| it.trim_start_matches([' ', '.']));
    // `read -p 'Password: ' password`
    let is_argument = scan.byte(start + 1) == Some(b' ')
        && scan.byte(start + 2).is_some_and(|it| it.is_ascii_alphabetic())
        && scan.of(name.end, start).ends_with(": ");
    is_argument
        || open != b'`'
            && behind
                .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_alphabetic() || it == '$'))
}

/// Whether code assigns a variable: `self.password = password`.
pub(super) fn is_variable(scan: &Scan<'_>, name: TextRange, value: TextRange) -> bool {
    let owned = ["self.", "this.", "cls."].iter().any(|it| name.of(scan.text).starts_with(it));
    owned
        && value.of(scan.text).bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
        && scan.before(value.start).is_none_or(|it| !b"\"'".contains(&it))
}

/// Whether a log says what went wrong: `cannot read token: Permission denied`.
pub(super) fn is_message(scan: &Scan<'_>, line: &Line, join: Join, value: TextRange) -> bool {
    let raw = value.of(scan.text);
    let mut letters = raw.chars();
    matches!(join, Join::Sign { colon: true, tight: false })
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(|it| it.is_ascii_lowercase())
        && scan.byte(value.end) == Some(b' ')
        && scan.byte(value.end + 1).is_some_and(|it| it.is_ascii_lowercase())
        && line.word.of(scan.text).len() < value.start - line.content - 2
        && (is_known(&raw.to_ascii_lowercase())
            || ["ailed to ", "annot ", "nable to ", "ould not "]
                .iter()
                .any(|it| scan.of(line.content, value.start).has(it)))
}

/// Whether an object of YAML's begins: `{ vault: … }`.
pub(super) fn is_flow(scan: &Scan<'_>, at: usize) -> bool {
    let rest = scan.of(at, at + 40);
    rest.strip_prefix("{ ").or_else(|| rest.strip_prefix('{')).is_some_and(|it| {
        let name = it.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'_').count();
        0 < name && it.get(name..).is_some_and(|it| it.starts_with(": "))
    })
}
