//! Arguments of calls, in code and in stack traces: `PDO->__construct('…', 'app', 'X')`,
//! `red:auth("X")`, `IDENTIFIED BY 'X'`.

use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_literal, looks_secret, looks_typed};

/// Functions whose argument at this place is a secret; `LAST` stands for the last one.
const FUNCTIONS: &[(&str, usize)] = &[
    ("pdo", 2),
    ("mysqli", 2),
    ("mysqli_connect", 2),
    ("mysqli_real_connect", 3),
    ("mysql_connect", 2),
    ("mysql_pconnect", 2),
    ("real_connect", 2),
    ("odbc_connect", 2),
    ("oci_connect", 1),
    ("oci_pconnect", 1),
    ("ldap_bind", 2),
    ("ftp_login", 2),
    ("imap_open", 2),
    ("ssh2_auth_password", 2),
    ("setsaslauthdata", 1),
    ("auth", LAST),
    ("authenticate", LAST),
    ("login", LAST),
    ("password_verify", 0),
    ("password_hash", 0),
    ("attempt", LAST),
    ("basic_auth", LAST),
    ("basicauth", LAST),
    ("httpbasicauth", LAST),
    ("withbasicauth", LAST),
    ("signin", LAST),
    ("crypt", 0),
    ("openssl_encrypt", 2),
    ("openssl_decrypt", 2),
    ("hash_hmac", 2),
    ("hmac_sha1", 0),
    ("hmac_sha256", 0),
    ("aes_encrypt", 1),
    ("aes_decrypt", 1),
    ("pgp_sym_encrypt", 1),
    ("pgp_sym_decrypt", 1),
    ("password", 0),
    ("old_password", 0),
    ("connect", 2),
    ("createconnection", 2),
    ("bind", LAST),
    ("checkcredentials", LAST),
    ("validatecredentials", LAST),
    ("verify", 0),
];

const LAST: usize = usize::MAX;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    // An argument is looked at within quotation marks, and on the line of the call.
    for it in scan.surveyed() {
        let needed = survey::PARENTHESIS | survey::QUOTE;
        if it.is_new && it.holds & needed == needed {
            for (at, _) in it.range.of(scan.text).match_indices('(') {
                call(scan, it.range.start + at, acc);
            }
        }
    }
    for it in scan.surveyed() {
        let needed = survey::STATEMENT | survey::QUOTE;
        if it.holds & needed == needed {
            statements(scan, it.range, acc);
        }
    }
}

/// Before the password in a statement of SQL.
pub(crate) const STATEMENTS: &[&str] = &[BY, PASSWORD];
const BY: &str = "by ";
const PASSWORD: &str = "password ";

fn statements(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    for (at, pair) in line.of(scan.text).as_bytes().windows(2).enumerate() {
        let word = match pair {
            [b'Y' | b'y', b' '] => BY,
            [b'D' | b'd', b' '] => PASSWORD,
            _ => continue,
        };
        let length = word.len() - 1;
        let Some(start) = (line.start + at + 1).checked_sub(length) else { continue };
        let found = scan.text.as_bytes().get(start..=start + length).unwrap_or_default();
        if found.eq_ignore_ascii_case(word.as_bytes()) {
            statement(scan, start, length, acc);
        }
    }
}

fn call(scan: &Scan<'_>, open: usize, acc: &mut Vec<Found>) {
    let from = open.saturating_sub(80);
    let head = scan.text.as_bytes().get(from..open).unwrap_or_default();
    let length = head
        .iter()
        .rev()
        .take_while(|it| it.is_ascii_alphanumeric() || b"_>:-\\.".contains(it))
        .count();
    let path = scan.of(open - length, open);
    let mut names = path.rsplit(['>', ':', '\\', '.', '-']);
    let mut name = names.next().unwrap_or_default();
    if name == "__construct" {
        name = names.find(|it| !it.is_empty()).unwrap_or_default();
    }
    if name.is_empty() {
        return;
    }
    let arguments = arguments(scan, open + 1);
    if arguments.is_empty() {
        return;
    }
    let lower = name.to_ascii_lowercase();
    let wanted = FUNCTIONS.iter().find(|it| it.0 == lower).map(|it| it.1);
    let in_trace = is_trace(scan, open - length);
    let last = arguments.len() - 1;
    for (index, argument) in arguments.iter().enumerate() {
        let Some(range) = *argument else { continue };
        let value = range.of(scan.text);
        if ENCODERS.contains(&lower.as_str())
            && let Some((user, secret)) = value.split_once(':')
            && index == 0
            && !user.contains([' ', '/', '{', '"'])
            && is_literal(secret)
            && !secret.contains([' ', '/'])
        {
            let range = TextRange::new(range.end - secret.len(), range.end);
            acc.push(Found { range, kind: Kind::Password });
            continue;
        }
        let wanted_here = wanted.is_some_and(|it| it == index || it == LAST && index == last);
        let named = matches!(claim(name), Claim::Strong) && index == last && !is_getter(&lower);
        let is_secret = is_literal(value)
            && (claim(value) != Claim::Strong || value.bytes().any(|it| it.is_ascii_digit()))
            && !value.contains(['/', '\\'])
            && (wanted_here
                && (in_trace
                    || 0 < index
                    || looks_typed(value)
                    || lower == "auth"
                    || lower.starts_with("pass"))
                && !value.contains(' ')
                || named
                    && (looks_typed(value)
                        || 0 < index
                        || lower.starts_with("set")
                        || lower.starts_with("with"))
                || in_trace
                    && 0 < index
                    && (looks_secret(value) || looks_typed(value))
                    && !value.contains([' ', '.', '@']));
        if is_secret {
            acc.push(Found { range, kind: Kind::Password });
        }
    }
}

/// Functions that make the value of a `Basic` header out of `name:X`.
const ENCODERS: &[&str] =
    &["base64_encode", "encode_base64", "btoa", "b64encode", "from", "encodetostring", "encode"];

/// Functions that read a secret by its name.
fn is_getter(name: &str) -> bool {
    ["get", "has", "env", "find", "read", "fetch", "is", "forget", "create"]
        .iter()
        .any(|it| name.starts_with(it))
}

/// Whether the call stands in a stack trace: `#0 /var/www/a.php(12): …`.
fn is_trace(scan: &Scan<'_>, at: usize) -> bool {
    let head = scan.text.as_bytes().get(at.saturating_sub(200)..at).unwrap_or_default();
    let line = head.rsplit(|it| *it == b'\n').next().unwrap_or_default();
    line.windows(3).any(|it| it == b"): " || it == b": #") && line.contains(&b'#')
        || line.windows(5).any(|it| it == b".php(" || it == b"at Ob")
}

/// The arguments up to `)`: the inside of those that are quoted.
fn arguments(scan: &Scan<'_>, from: usize) -> Vec<Option<TextRange>> {
    let end = (from + 600).min(scan.text.len());
    let mut res = Vec::new();
    let mut at = from;
    while res.len() < 10 {
        at += scan.run(at, end, |it| it == b' ' || it == b'\t');
        let slashes = scan.run(at, end, |it| it == b'\\');
        if matches!(scan.byte(at + slashes), Some(b'"' | b'\'')) {
            let line_end = at + scan.run(at, end, |it| it != b'\n');
            let Some((inner, after)) = scan.quoted(at, line_end) else { break };
            res.push(Some(inner));
            at = after;
        } else {
            let length = scan.run(at, end, |it| !b",)\n(".contains(&it));
            if length == 0 {
                break;
            }
            res.push(None);
            at += length;
        }
        at += scan.run(at, end, |it| it == b' ');
        if scan.byte(at) != Some(b',') {
            break;
        }
        at += 1;
    }
    res
}

/// `IDENTIFIED BY 'X'`, `WITH PASSWORD 'X'`.
fn statement(scan: &Scan<'_>, at: usize, length: usize, acc: &mut Vec<Found>) {
    let start = at + length;
    let blank = scan.run(start, start + 4, |it| it == b' ');
    let slashes = scan.run(start + blank, start + blank + 4, |it| it == b'\\');
    if blank == 0 || !matches!(scan.byte(start + blank + slashes), Some(b'\'' | b'"')) {
        return;
    }
    let before = scan
        .text
        .as_bytes()
        .get(at.saturating_sub(48)..at)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let stated = |what: &[u8]| before.windows(what.len()).any(|it| it == what);
    let by = length == 2;
    if !(stated(b"IDENTIFIED")
        || !by
            && (stated(b" WITH ")
                || stated(b"USER ")
                || stated(b"ROLE ")
                || stated(b"ENCRYPTED ")
                || stated(b"SET ")))
    {
        return;
    }
    let end = start + scan.run(start, start + 1000, |it| it != b'\n');
    if let Some((range, _)) = scan.quoted(start + blank, end)
        && is_literal(range.of(scan.text))
    {
        acc.push(Found { range, kind: Kind::Password });
    }
}
