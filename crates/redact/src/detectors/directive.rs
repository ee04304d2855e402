//! Positions that only nginx has: keys and values of `map`, the word in `secure_link_md5`, the
//! keys of the hashing and encrypting directives.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_literal, is_path, looks_secret, looks_typed};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for range in scan.lines_with(survey::DIRECTIVE) {
        let line = Line::new(scan, range);
        let word = line.word.of(scan.text);
        for name in LINKS {
            if let Some(at) = scan.of(line.content, range.end).find(name) {
                expression(scan, line.content + at + name.len(), range.end, acc);
            }
        }
        match word {
            MAP => map(scan, line.word.end, acc),
            _ if HASHING.iter().any(|it| word.starts_with(it)) || word == DECODE => {
                let words = words(scan, line.word.end, range.end);
                acc.extend(
                    words
                        .into_iter()
                        .map(|it| it.0)
                        .filter(|it| {
                            !it.of(scan.text).contains('$') && is_literal(it.of(scan.text))
                        })
                        .map(|range| Found { range, kind: Kind::Key }),
                );
            }
            _ => {}
        }
    }
}

const MAP: &str = "map";
const DECODE: &str = "set_decode_hmac";

/// How the directives begin that hash or encrypt.
pub(crate) const HASHING: &[&str] = &["set_hmac", "set_encrypt"];

/// The other directives.
pub(crate) const WORDS: &[&str] = &[MAP, DECODE];

/// Directives that hash an expression.
pub(crate) const LINKS: &[&str] = &["secure_link_md5 ", "secure_link_hmac_message "];

/// The literal parts of an expression of variables: the secret that the hash is salted with.
fn expression(scan: &Scan<'_>, from: usize, end: usize, acc: &mut Vec<Found>) {
    let start = from + scan.run(from, end, |it| b" \t".contains(&it));
    let Some(range) = words(scan, start, end).first().map(|it| it.0) else { return };
    let (start, end) = (range.start, range.end);
    let mut at = start;
    while at < end {
        if scan.byte(at) == Some(b'$') {
            let brace = usize::from(scan.byte(at + 1) == Some(b'{'));
            let name = scan.run(at + 1 + brace, end, |it| {
                it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_'
            });
            at += 1 + brace + name + brace;
            if name == 0 {
                at += 1;
            }
            continue;
        }
        let length = scan.run(at, end, |it| it != b'$');
        let piece = scan.of(at, at + length);
        let inner = piece.trim();
        if 3 <= inner.bytes().filter(u8::is_ascii_alphanumeric).count() && !is_path(inner) {
            let lead = piece.len() - piece.trim_start().len();
            let range = TextRange::new(at + lead, at + lead + inner.len());
            acc.push(Found { range, kind: Kind::Key });
        }
        at += length;
    }
}

/// `map $source $target { key value; … }`.
fn map(scan: &Scan<'_>, from: usize, acc: &mut Vec<Found>) {
    let limit = (from + 300).min(scan.text.len());
    let Some(open) =
        scan.text.as_bytes().get(from..limit).and_then(|it| it.iter().position(|it| *it == b'{'))
    else {
        return;
    };
    let open = from + open;
    let mut head = scan.of(from, open).split_whitespace();
    let (Some(source), Some(target)) = (head.next(), head.next()) else { return };
    let source = claim(source.trim_matches(['"', '\'']));
    let target = claim(target);
    let sensitive = |it: Claim| matches!(it, Claim::Strong | Claim::Weak);
    if !sensitive(source) && !sensitive(target) {
        return;
    }
    let mut at = open + 1;
    while at < scan.text.len() {
        at += scan.run(at, scan.text.len(), |it| it.is_ascii_whitespace() || it == b';');
        let end = at + scan.run(at, scan.text.len(), |it| it != b'\n');
        let entry = words(scan, at, end);
        let Some((key, after)) = entry.first().copied() else {
            if scan.byte(at) == Some(b'#') {
                at = end;
                continue;
            }
            return;
        };
        if key.of(scan.text).starts_with('#') {
            at = end;
            continue;
        }
        let value = entry.get(1).copied();
        if sensitive(source) {
            mask_key(scan, key, source, acc);
        }
        if let Some((value, _)) = value
            && sensitive(target)
        {
            mask_value(scan, value, target, acc);
        }
        at = value.map_or(after, |it| it.1).max(at + 1);
    }
}

fn mask_key(scan: &Scan<'_>, key: TextRange, source: Claim, acc: &mut Vec<Found>) {
    let text = key.of(scan.text);
    if matches!(text, "default" | "hostnames" | "volatile" | "include") {
        return;
    }
    let lead = text.len() - text.trim_start_matches(['~', '*', '^', '(']).len();
    let inner = text.get(lead..).unwrap_or_default().trim_end_matches(['$', ')']);
    let scheme =
        ["Bearer ", "Basic ", "Token ", "bearer ", "basic ", "token ", "Bearer\\s+", "Bearer\\s"]
            .iter()
            .find(|it| inner.starts_with(**it))
            .map_or(0, |it| it.len());
    let secret = inner.get(scheme..).unwrap_or_default();
    if is_match(secret, source) {
        let start = key.start + lead + scheme;
        acc.push(Found { range: TextRange::new(start, start + secret.len()), kind: Kind::Key });
    }
}

fn mask_value(scan: &Scan<'_>, value: TextRange, target: Claim, acc: &mut Vec<Found>) {
    let text = value.of(scan.text);
    if !text.contains(' ') && is_match(text, target) && !text.has("://") {
        acc.push(Found { range: value, kind: Kind::Key });
    }
}

fn is_match(secret: &str, claimed: Claim) -> bool {
    is_literal(secret)
        && !secret.contains('$')
        && (claimed == Claim::Strong && 4 <= secret.len()
            || looks_typed(secret)
            || looks_secret(secret))
        && !secret.starts_with(".*")
        && !secret.starts_with(".+")
}

/// The words up to `;`, `{` or `}`, each with the offset behind it.
fn words(scan: &Scan<'_>, from: usize, end: usize) -> Vec<(TextRange, usize)> {
    let mut res = Vec::new();
    let mut at = from;
    while res.len() < 8 {
        at += scan.run(at, end, |it| it == b' ' || it == b'\t' || it == b'\r');
        if let Some((inner, after)) = scan.quoted(at, end) {
            res.push((inner, after));
            at = after;
            continue;
        }
        let length = scan.run(at, end, |it| !it.is_ascii_whitespace() && !b";{}".contains(&it));
        if length == 0 {
            break;
        }
        res.push((TextRange::new(at, at + length), at + length));
        at += length;
    }
    res
}
