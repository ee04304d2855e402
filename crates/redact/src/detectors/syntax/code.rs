//! Literals in code, beside the name that says what they are.

use super::{Row, push};
use crate::detectors::deny::is_known;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::is_literal;

/// How scripts type into pages.
#[rustfmt::skip]
pub(crate) const PAGES: &[&str] = &[
    ".value = ", ".type(", ".fill(", ".val(", "send_keys(", "sendKeys(", ".setValue(", "fill_in ",
];

/// What a script types into a page: `fill('#password', 'X')`, `get('[name=pw]').type('X')`.
pub(super) fn typed(row: &Row<'_>, acc: &mut Vec<Found>) {
    let (scan, end) = (row.scan, row.line.end);
    for what in PAGES {
        let Some(at) = row.text.find(what) else { continue };
        let mut start = row.line.start + at + what.len();
        let mut head = row.text.get(..at).unwrap_or_default();
        let mut value = scan.quoted(start, end).filter(|_| start < end);
        if let Some((selector, after)) = value {
            let next = after + scan.run(after, end, |it| b", ".contains(&it));
            if after < next
                && let Some(second) = scan.quoted(next, end)
            {
                (head, start, value) = (selector.of(scan.text), next, Some(second));
            }
        }
        let named = head
            .split(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '-')
            .any(|it| claim(it) == Claim::Strong);
        if let Some((range, _)) = value
            && named
            && start < end
            && is_literal(range.of(scan.text))
        {
            push(acc, range);
        }
    }
}

/// `[$user, $pass] = ['shop', 'X']`: values by the places of their names.
pub(super) fn destructured(row: &Row<'_>, acc: &mut Vec<Found>) {
    let Some((names, _)) = row.text.split_once(" = ").filter(|it| it.0.contains(',')) else {
        return;
    };
    let (scan, end) = (row.scan, row.line.end);
    let plain = |it: &str| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"_$".contains(&it))
    };
    let list = names.rsplit(['[', '(']).next().unwrap_or_default();
    let list = list.trim().trim_end_matches([']', ')']);
    let mut at = row.line.start + names.len() + 3;
    at += scan.run(at, end, |it| b"[(".contains(&it));
    for name in list.split(',').map(str::trim) {
        if !plain(name) {
            return;
        }
        let Some((inner, after)) = scan.quoted(at, end).filter(|_| at < end) else { return };
        if claim(name) == Claim::Strong && is_literal(inner.of(scan.text)) {
            push(acc, inner);
        }
        at = after + scan.run(after, end, |it| b", ".contains(&it));
    }
}

/// Before a binary of Erlang's.
pub(crate) const BINARY: &str = ", <<\"";

/// `{default_pass, <<"X">>}`
pub(super) fn binary(row: &Row<'_>, acc: &mut Vec<Found>) {
    for (at, _) in row.text.match_indices(BINARY) {
        let head = row.text.get(..at).unwrap_or_default();
        let name = head.rsplit(['{', ' ', ',']).next().unwrap_or_default();
        let rest = row.text.get(at + BINARY.len()..).unwrap_or_default();
        let Some((value, _)) = rest.split_once("\">>") else { return };
        if claim(name) == Claim::Strong && is_literal(value) {
            row.push(at + BINARY.len(), value.len(), acc);
        }
    }
}

/// What a script compares with the password or its hash.
pub(crate) const HASHED: &[&str] = &["PHP_AUTH_PW", "md5($", "sha1($", "'sha256', $"];

/// `md5($_POST['p']) == 'X'`
pub(super) fn hashed(row: &Row<'_>, acc: &mut Vec<Found>) {
    let Some(from) = HASHED.iter().filter_map(|it| row.text.find(it)).min() else { return };
    let rest = row.text.get(from..).unwrap_or_default();
    for (sign, quote) in [("== '", '\''), ("== \"", '"')] {
        let Some((head, value)) = rest.split_once(sign) else { continue };
        let value = value.get(..value.find(quote).unwrap_or_default()).unwrap_or_default();
        if is_literal(value) {
            row.push(from + head.len() + sign.len(), value.len(), acc);
        }
    }
}

/// What a client of PHP's sent.
pub(crate) const SENT: &[&str] = &["$_GET['", "$_POST['", "$_REQUEST['"];

/// `$_GET['key'] === 'X'`: what a client's key is compared with.
pub(super) fn sent(row: &Row<'_>, acc: &mut Vec<Found>) {
    for what in SENT {
        for (at, _) in row.text.match_indices(what) {
            compared(row, at + what.len(), acc);
        }
    }
}

fn compared(row: &Row<'_>, at: usize, acc: &mut Vec<Found>) {
    let Some((name, behind)) = row.text.get(at..).and_then(|it| it.split_once("']")) else {
        return;
    };
    let value = behind.trim_start_matches(['!', '=', ' ']);
    let signs = behind.len() - value.len();
    let value = value.strip_prefix(['\'', '"']).unwrap_or_default();
    let length = value.find(['\'', '"']).unwrap_or_default();
    let literal = value.get(..length).unwrap_or_default();
    if 2 <= signs
        && matches!(claim(name), Claim::Strong | Claim::Weak)
        && is_literal(literal)
        && !is_known(&literal.to_lowercase())
    {
        row.push(at + name.len() + 2 + signs + 1, length, acc);
    }
}
