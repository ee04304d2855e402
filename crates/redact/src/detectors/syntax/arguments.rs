//! Arguments of calls and commands.

use crate::find::Find as _;

use super::{Row, push};
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_literal, looks_secret};

/// Calls and commands whose last literal of several is the secret, and whose parentheses are left
/// out.
pub(crate) const LISTS: &[&str] =
    &["basic_auth ", "sp_addlinkedsrvlogin ", "sp_addlogin ", ".Open \"", "dbConnect("];

/// `basic_auth "name", "X"`
pub(super) fn last_literal(row: &Row<'_>, acc: &mut Vec<Found>) {
    let (scan, end) = (row.scan, row.line.end);
    for what in LISTS {
        let Some(found) = row.text.find(*what) else { continue };
        let is_call = what.ends_with('(');
        let mut literals = Vec::new();
        let mut at = row.line.start + found + what.trim_end_matches('"').len();
        while at < end && literals.len() < 8 {
            at += scan.run(at, end, |it| !b"\"');#".contains(&it) || is_call && it == b')');
            let Some((inner, after)) = scan.quoted(at, end) else { break };
            literals.push(inner);
            at = after;
        }
        // An object stands before `Open`, and its first argument holds names and values.
        let is_open = what.starts_with('.');
        let first = literals.first().map(|it| it.of(scan.text)).unwrap_or_default();
        let index = if is_call { literals.len().min(3) } else { literals.len() };
        if let Some(secret) = index.checked_sub(1).and_then(|it| literals.get(it))
            && 2 <= literals.len()
            && (!is_open || 3 <= literals.len() && first.contains('='))
            && is_literal(secret.of(scan.text))
        {
            push(acc, *secret);
        }
    }
}

/// What takes `name:X`.
pub(crate) const LOGINS: &[&str] = &["USERPWD", "<<< ", "echo -n '", "echo -n \""];

/// `CURLOPT_USERPWD, "name:X"`, `echo -n 'name:X' | base64`
pub(super) fn login(row: &Row<'_>, acc: &mut Vec<Found>) {
    let (scan, end) = (row.scan, row.line.end);
    for what in LOGINS {
        let Some(found) = row.text.find(*what) else { continue };
        if what.starts_with("echo") && !row.text.has("| base64") {
            continue;
        }
        let from = row.line.start + found + what.trim_end_matches(['\'', '"']).len();
        let from = from + scan.run(from, end, |it| b", =>".contains(&it));
        let Some(word) = (from < end).then(|| scan.word(from, end)).flatten() else { continue };
        let inner = word.of(scan.text);
        if let Some((name, secret)) = inner.split_once(':')
            && !name.is_empty()
            && !name.contains([' ', '$', '{'])
            && !secret.starts_with("//")
            && is_literal(secret)
        {
            row.push(word.end - secret.len() - row.line.start, secret.len(), acc);
        } else if *what == "<<< " && row.text.has("base64 -d") && 8 <= inner.len() {
            push(acc, word);
        }
    }
}

/// Before a header that a probe or a client of an application's own sends.
pub(crate) const HEADERS: &[&str] = &["-H 'X-", "-H \"X-"];

/// How headers end that name no secret.
const PUBLIC: &[&str] = &["Id", "ID", "Version", "For", "Host", "Trace"];

/// `-H 'X-Probe: X'`
pub(super) fn header(row: &Row<'_>, acc: &mut Vec<Found>) {
    for what in HEADERS {
        let Some((head, rest)) = row.text.split_once(*what) else { continue };
        let rest = rest.split(['\'', '"']).next().unwrap_or_default();
        let Some((name, value)) = rest.split_once(": ") else { continue };
        let is_own = name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
            && !PUBLIC.iter().any(|it| name.ends_with(it));
        if is_own && !value.contains(' ') && looks_secret(value) {
            row.push(head.len() + what.len() + name.len() + 2, value.len(), acc);
        }
    }
}

/// Before the name of a value of the registry.
pub(crate) const NAME: &str = " /v ";

/// `reg add … /v Password … /d X`
pub(super) fn registry(row: &Row<'_>, acc: &mut Vec<Found>) {
    let (scan, text) = (row.scan, row.text);
    if !text.has("reg ") && !text.has("REG ") {
        return;
    }
    let named = text.split(NAME).nth(1).and_then(|it| it.split(' ').next());
    if named.is_some_and(|it| claim(it) == Claim::Strong)
        && let Some(at) = text.find(" /d ").map(|it| row.line.start + it + 4)
        && let Some(word) = scan.word(at, row.line.end)
        && is_literal(word.of(scan.text))
    {
        push(acc, word);
    }
}
