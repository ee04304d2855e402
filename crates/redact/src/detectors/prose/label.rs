//! A short line with a colon: `PUK (SIM in the router): X`, `Contraseña para el usuario: X`.

use crate::find::Find as _;
use text::TextRange;

use super::shape::{is_code, is_told};
use super::words::{inflected, is_number_word, trim};
use super::{SHORTEST_LINE, push};
use crate::detectors::deny::is_known;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::value::is_literal;

/// A longer line is a text.
const LONGEST: usize = 160;

/// A label has more than one word, and not more than these.
const MOST_WORDS: usize = 12;

/// Between a label and what it is one of.
const SIGNS: &[&str] = &[": ", " : ", "\u{a0}: "];

pub(super) fn find(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    if !text.as_bytes().contains(&b':') {
        return;
    }
    if let Some(start) = behind_temporary(text) {
        // What MySQL makes up may hold any sign.
        let rest = text.get(start..).unwrap_or_default().trim_end();
        if !rest.contains(' ') && is_literal(rest) {
            let start = line.start + start;
            push(acc, TextRange::new(start, start + rest.len()));
        }
        return;
    }
    if LONGEST < text.len() || text.len() < SHORTEST_LINE {
        return;
    }
    let signs = SIGNS.iter().filter_map(|it| text.rfind(it).map(|at| (at, it.len())));
    let Some((colon, length)) = signs.max() else { return };
    let Some(says) = says(text.get(..colon).unwrap_or_default()) else { return };
    if says == Says::Codes {
        let mut at = line.start + colon + length;
        let listed = scan.of(at, line.end).split(';').next().unwrap_or_default();
        for item in listed.split([' ', ',']) {
            if is_one_time(item) {
                push(acc, TextRange::new(at, at + item.len()));
            }
            at += item.len() + 1;
        }
        return;
    }
    let value = value(scan, line.start + colon + length, line.end);
    if is_value(value.of(scan.text), says == Says::Number) {
        push(acc, value);
    }
}

/// `A temporary password is generated for root@localhost: X`
fn behind_temporary(text: &str) -> Option<usize> {
    let at = text.find("emporary password ")?;
    text.rfind(": ").filter(|it| at < *it).map(|it| it + 2)
}

/// What a label says that stands behind it.
#[derive(PartialEq)]
enum Says {
    /// Several codes, each of which lets in once.
    Codes,
    Number,
    Secret,
}

fn says(head: &str) -> Option<Says> {
    let asked = head.to_lowercase();
    let is_question = QUESTIONS.iter().any(|it| asked.contains(it));
    let words: Vec<&str> =
        head.split([' ', '(', ')', '\'', '\u{2019}', ':']).filter(|it| !it.is_empty()).collect();
    if words.len() < 2
        || MOST_WORDS < words.len()
        || head.contains(['=', '{', '$', '<'])
        || head.contains('"') && !is_question
    {
        return None;
    }
    let is_number = words.iter().any(|it| is_number_word(&it.to_lowercase()));
    let says = is_number
        || is_question
        || words.iter().any(|it| is_name(it))
        || words.windows(2).any(|it| claim(&it.concat().to_lowercase()) == Claim::Strong);
    let denies = || {
        words.iter().any(|it| {
            let lower = it.to_lowercase();
            DENYING.contains(&lower.as_str()) && !(lower == "user" && asked.has(" for "))
        })
    };
    let are_codes = || {
        let asked = asked.rsplit(';').next().unwrap_or_default();
        ["codes", "c\u{f3}digos", "codici"].iter().any(|it| asked.contains(it))
            && ONE_TIME.iter().any(|it| asked.contains(it))
    };
    if !denies() && are_codes() {
        return Some(Says::Codes);
    }
    if !says || !is_question && denies() {
        return None;
    }
    Some(if is_number { Says::Number } else { Says::Secret })
}

/// What codes are for that let in once, where the telephone is lost.
const ONE_TIME: &[&str] = &[
    "backup",
    "recovery",
    "scratch",
    "emergency",
    "secours",
    "wiederherst",
    "notfall",
    "recupera",
];

fn is_one_time(item: &str) -> bool {
    (6..=24).contains(&item.len())
        && item.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
        && item.bytes().any(|it| it.is_ascii_digit())
}

fn is_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = lower.trim_matches(|it: char| !it.is_alphanumeric());
    !lower.contains(['_', '/', '.'])
        && inflected(lower)
        && !matches!(lower, "key" | "account" | "login")
}

/// What stands behind a label, without remarks.
fn value(scan: &Scan<'_>, start: usize, end: usize) -> TextRange {
    let start = start + scan.run(start, end, |it| it == b' ' || it == b'*' || it == b'\t');
    if let Some((inner, _)) = scan.quoted(start, end) {
        return trim(scan, inner);
    }
    let rest = scan.of(start, end);
    let rest = [" (", " ; ", "; "]
        .iter()
        .fold(rest, |rest, it| rest.find(it).and_then(|at| rest.get(..at)).unwrap_or(rest));
    // What follows a number or a token is told of by another word: `982877, Vorgangsnr. 883120`.
    let rest = match rest.split_once(", ") {
        Some((first, next))
            if next.contains(' ')
                && !first.contains(' ')
                && first.bytes().any(|it| it.is_ascii_digit()) =>
        {
            first
        }
        Some(_) | None => rest,
    };
    let rest = rest.trim_end_matches(['*', ' ', '.']);
    // `kim + X`: who logs in stands before it.
    let name = [" + ", " / "].iter().find_map(|it| rest.find(it).map(|at| at + it.len()));
    TextRange::new(start + name.unwrap_or(0), start + rest.len())
}

fn is_value(value: &str, is_number: bool) -> bool {
    let count = value.split(' ').count();
    let odd = value
        .chars()
        .any(|it| !it.is_ascii_lowercase() && !it.is_ascii_punctuation() || "#%+&!".contains(it))
        || count == 1
            && 8 <= value.len()
            && !value.split(['-', '_', '.']).any(|it| is_known(it) || it.len() < 3);
    let padded = value.trim_end_matches('=');
    (is_told(padded, is_number) || is_number && is_code(value))
        && count <= 4
        && odd
        && (count == 1 || value.bytes().any(|it| it.is_ascii_digit()) || !value.contains(','))
}

/// Questions whose answers let in.
#[rustfmt::skip]
pub(crate) const QUESTIONS: &[&str] = &[
    "security question", "maiden name", "security answer", "secret question", "sicherheitsfrage",
    "sikkerhedssp", "question secr", "question de s", "pregunta de seg", "pregunta secr",
    "domanda di sic", "beveiligingsvraag",
];

/// Words of messages about secrets that tell none.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "reset", "change", "changed", "requested", "expired", "expires", "failed", "invalid", "policy",
    "missing", "error", "wrong", "by", "denied", "from", "file", "path", "rotate", "rotated",
    "length", "hint", "required", "warning", "notice", "info", "debug", "user", "mismatch",
    "algorithm", "hash", "type", "strength", "manager", "lookup", "failure", "not", "no", "cannot",
    "host", "public", "updated", "name", "version", "arn", "id", "last", "set", "age", "expiry",
    "size", "usage", "fehler", "subject", "betreff", "at", "store", "verify", "check",
];
