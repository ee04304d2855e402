//! Passwords in sentences of many languages, by the verb or the word before them: `Kennwort lautet X`,
//! `пароль X`, `was changed from X to Y`.

use crate::find::Find as _;
use text::TextRange;

use super::prose::inflected;
use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, is_path, is_plain};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for line in scan.new_lines_with(survey::NAME | survey::WIDE) {
        let text = line.of(scan.text);
        let fits = (10..=600).contains(&text.len())
            && text.contains(' ')
            && !text.contains(['{', '$', '='])
            && !text.has("',");
        if fits {
            sentence(line, text, acc);
        }
    }
}

/// What has been said so far.
struct Said {
    /// Words since a word for a password.
    since: usize,
    name: Name,
    changed: bool,
    joint: Joint,
    from: Option<TextRange>,
}

/// The word for a password.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Plain,
    /// Of a language whose letters say so: no verb has to follow.
    Foreign,
    /// Polish, where `to` is a verb.
    Polish,
    /// `PIN 0852`
    Number,
}

fn name(lower: &str) -> Name {
    match lower.rsplit('-').next().unwrap_or(lower) {
        "pin" | "puk" | "otp" | "passcode" => Name::Number,
        _ if lower.starts_with("has\u{142}") => Name::Polish,
        _ if !lower.is_ascii() => Name::Foreign,
        _ => Name::Plain,
    }
}

/// What the last word joins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    /// The word for the password itself.
    Name,
    /// A verb behind which the password stands.
    Verb,
    /// A verb behind which it stands and nothing else.
    Sure,
    /// `auf X`, `to X`.
    Into,
    From,
}

/// Words between a password's name and the password.
const REACH: usize = 12;

fn sentence(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let mut said =
        Said { since: REACH, name: Name::Plain, changed: false, joint: Joint::None, from: None };
    let mut at = 0;
    for piece in text.split(' ') {
        let start = at;
        at += piece.len() + 1;
        let bare = piece.trim_matches(|it: char| {
            "\"'`(),;:.!?*\u{201e}\u{201c}\u{201d}\u{ab}\u{bb}~".contains(it)
        });
        if bare.is_empty() {
            continue;
        }
        let start = line.start + start + piece.find(bare).unwrap_or_default();
        let range = TextRange::new(start, start + bare.len());
        if bare.len() <= 40 && (begins_name(bare) || said.since < REACH) {
            let lower = bare.to_lowercase();
            if is_announcing(&lower) {
                said.since = 0;
                said.name = name(&lower);
                said.joint = Joint::Name;
                said.from = None;
                continue;
            }
            if CHANGED.contains(&lower.as_str()) {
                said.changed = true;
                continue;
            }
            if said.since < REACH {
                said.since += 1;
                if ADVERBS.contains(&lower.as_str()) {
                    continue;
                }
                if lower == "to" && said.name == Name::Polish {
                    said.joint = Joint::Sure;
                    continue;
                }
                let joint = joint(&lower);
                if joint != Joint::None {
                    said.joint = joint;
                    continue;
                }
            }
        }
        if REACH <= said.since {
            continue;
        }
        if said.joint == Joint::Name
            && said.name == Name::Number
            && let Some(range) = number(text, line, range)
        {
            acc.push(Found { range, kind: Kind::Password });
            said.since = REACH;
            continue;
        }
        let value = match said.joint {
            Joint::Sure => phrase(line, text, range, start - line.start),
            Joint::Name if matches!(said.name, Name::Foreign | Name::Polish) => {
                is_mixed(bare).then_some(range)
            }
            Joint::Verb => is_shaped(bare).then(|| with_number(line, text, range)),
            Joint::Into if said.from.is_some() => is_named(bare, said.changed).then_some(range),
            Joint::Into => is_mixed(bare).then_some(range),
            Joint::From => {
                said.from = is_named(bare, true).then_some(range);
                None
            }
            Joint::Name | Joint::None => None,
        };
        if let Some(range) = value {
            if said.joint == Joint::Into
                && let Some(range) = said.from.take()
            {
                acc.push(Found { range, kind: Kind::Password });
            }
            acc.push(Found { range, kind: Kind::Password });
        }
        said.joint = Joint::None;
    }
}

/// Whether a word may be one for a password: it begins with a letter and is not short.
fn begins_name(word: &str) -> bool {
    2 <= word.len() && word.chars().next().is_some_and(char::is_alphabetic)
}

/// The digits here and in the words behind: `55 81 20`.
fn number(text: &str, line: TextRange, first: TextRange) -> Option<TextRange> {
    let mut at = first.start - line.start;
    let mut digits = 0;
    for group in text.get(at..)?.split(' ') {
        let bare = group.trim_end_matches([',', '.', ';', ')']);
        if bare.is_empty() || 8 < bare.len() || !bare.bytes().all(|it| it.is_ascii_digit()) {
            break;
        }
        digits += bare.len();
        at += bare.len() + 1;
        if bare.len() < group.len() {
            break;
        }
    }
    let end = line.start + at - 1;
    (4..=12).contains(&digits).then(|| TextRange::new(first.start, end))
}

fn is_announcing(lower: &str) -> bool {
    // `Master-PIN`
    let last = lower.rsplit('-').next().unwrap_or(lower);
    if last.len() < lower.len() && name(last) == Name::Number {
        return true;
    }
    !lower.contains(['_', '/', '-', '.', ':', '@', '\\'])
        && (inflected(lower) || NAMES.contains(&lower))
        && !matches!(lower, "key" | "keys" | "account" | "login")
}

fn joint(lower: &str) -> Joint {
    match lower {
        _ if SURE.contains(&lower) => Joint::Sure,
        _ if VERBS.contains(&lower) => Joint::Verb,
        "auf" | "in" | "to" | "zu" | "als" | "naar" | "til" | "till" | "na" | "as" => Joint::Into,
        "from" | "von" | "van" | "de" | "fra" | "fr\u{e5}n" | "z" => Joint::From,
        _ => Joint::None,
    }
}

/// Words with endings that stand in no list of names.
const NAMES: &[&str] = &[
    "\u{15f}ifresi",
    "\u{15f}ifreniz",
    "parolas\u{131}",
    "\u{5d4}\u{5e1}\u{5d9}\u{5e1}\u{5de}\u{5d4}",
    "\u{5e1}\u{5d9}\u{5e1}\u{5de}\u{5d0}",
    "kennwort",
    "losungswort",
    "\u{92a}\u{93e}\u{938}\u{935}\u{930}\u{94d}\u{921}",
    "has\u{142}em",
    "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44e}",
];

/// Behind these stands the value, of whatever shape.
const SURE: &[&str] = &["lautet", "lautete", "hie\u{df}", "l\u{e0}", "luidt"];

#[rustfmt::skip]
const VERBS: &[&str] = &[
    "ist", "war", "is", "was", "est", "\u{e9}tait", "es", "era", "\u{e8}", "\u{e9}", "\u{e4}r", "er", "on", "je",
    "jest", "\u{3b5}\u{3af}\u{3bd}\u{3b1}\u{3b9}", "\u{5d4}\u{5d9}\u{5d0}", "\u{5d4}\u{5d5}\u{5d0}",
    "\u{44d}\u{442}\u{43e}", "\u{647}\u{64a}", "este", "adalah", "sar\u{e0}", "nu", "now", "becomes",
];

const ADVERBS: &[&str] = &[
    "toujours",
    "immer",
    "noch",
    "still",
    "always",
    "siempre",
    "sempre",
    "nog",
    "wieder",
    "now",
    "jetzt",
    "nun",
    "currently",
    "maintenant",
    "ahora",
    "adesso",
    "agora",
    "teraz",
];

/// What happens to a password that is told anew.
#[rustfmt::skip]
const CHANGED: &[&str] = &[
    "changed", "change", "rotated", "reset", "ge\u{e4}ndert", "gesetzt", "veranderd", "gewijzigd", "chang\u{e9}",
    "cambiada", "cambiado", "zmienione", "\u{e4}ndrat", "\u{e6}ndret", "switched", "updated",
];

/// Letters with digits or signs within, as no word of a sentence has them.
fn is_mixed(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
    let capital = word.chars().any(char::is_uppercase);
    let joint = word.contains(['-', '_', '!', '#', '%', '+', '&', '*', '.', '@']);
    (6..=60).contains(&word.len())
        && 1 <= digits
        && 4 <= letters
        && (capital || joint || !word.is_ascii() || 2 <= digits)
        && is_fit(word)
}

/// The same, or joined words of which one has a capital.
fn is_shaped(word: &str) -> bool {
    let capital = word.chars().any(char::is_uppercase);
    let lower = word.chars().any(char::is_lowercase);
    is_mixed(word)
        || (8..=60).contains(&word.len())
            && capital
            && lower
            && word.contains(['-', '_', '!', '#', '%', '+', '&', '*'])
            && is_fit(word)
}

/// With a number of one to four digits behind it: `X 12`.
fn with_number(line: TextRange, text: &str, range: TextRange) -> TextRange {
    let rest = text.get(range.end - line.start..).unwrap_or_default();
    let digits = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let ends = rest.as_bytes().get(1 + digits).is_none_or(|it| b" ,.;)".contains(it));
    if rest.starts_with(' ') && (1..=4).contains(&digits) && ends {
        return TextRange::new(range.start, range.end + 1 + digits);
    }
    range
}

/// Either of two between `from` and `to`.
fn is_named(word: &str, changed: bool) -> bool {
    is_shaped(word)
        || changed
            && 8 <= word.len()
            && word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && word.chars().skip(1).all(char::is_lowercase)
}

fn is_fit(word: &str) -> bool {
    is_literal(word)
        && !is_plain(word)
        && !is_path(word)
        && !is_label(word)
        && !word.contains(['/', '(', '<', '[', ':', '\\', '|', '\'', '"', '`'])
        && !word
            .bytes()
            .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || b"-_".contains(&it))
        && claim(word) == Claim::None
        && !word.has("RDX_")
}

/// The words up to the sign that ends the clause, where they begin as a name does.
fn phrase(line: TextRange, text: &str, first: TextRange, offset: usize) -> Option<TextRange> {
    let rest = text.get(offset..)?;
    let length = rest
        .find(['(', ',', ';', '"', '\u{201c}'])
        .into_iter()
        .chain(rest.find(". "))
        .chain(rest.find("; "))
        .min()
        .unwrap_or(rest.len());
    let whole = rest.get(..length)?.trim_end_matches([' ', '.']);
    let capital = whole.chars().next().is_some_and(char::is_uppercase);
    let odd = whole.contains(['-', '_', '.', '&', '!', '#'])
        || whole.bytes().any(|it| it.is_ascii_digit());
    let count = whole.split(' ').count();
    let fits =
        4 <= whole.len() && count <= 4 && (capital || odd) && is_literal(whole) && !is_label(whole);
    if fits && !whole.contains(['/', ':']) {
        let start = line.start + offset;
        return Some(TextRange::new(start, start + whole.len()));
    }
    let word = text.get(offset..offset + first.len()).unwrap_or_default();
    is_shaped(word).then_some(first)
}
