//! Passwords in sentences: `old root password was X`, `login: admin / X`.

use crate::find::Find as _;
use text::TextRange;

use super::deny::{is_denied, is_known};
use super::talk::is_product;
use crate::Kind;
use crate::lexicon::{Claim, TOGETHER, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, is_path, is_plain, looks_secret, looks_typed};

/// Words between a password's name and the password.
const REACH: usize = 6;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for it in scan.surveyed().filter(|it| it.is_new) {
        if it.holds & (survey::NAME | survey::WIDE) != 0 {
            sentence(scan, it.range, acc);
            told(scan, it.range, acc);
            label(scan, it.range, acc);
        }
        if it.holds & survey::WORDY != 0 {
            phrase(scan, it.range, acc);
        }
    }
    together(scan, acc);
}

/// What is said to be the secret: `the password is "X"`, `Passwort lautet „X“`, `la clé vaut X`,
/// `code is 402 771`, `"X" is the passphrase`.
fn told(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    if text.len() < SHORTEST_LINE
        || LONGEST_LINE < text.len()
        || is_written_by_program(text.as_bytes())
    {
        return;
    }
    // Since the word that announced it, and since the verb behind it.
    let (mut announced, mut verb): (Option<usize>, Option<usize>) = (None, None);
    let mut digits_only = false;
    let mut quoted: Option<TextRange> = None;
    let mut at = line.start;
    // Whether the last word says that a code is no secret.
    let mut before = false;
    let mut proposed: Option<TextRange> = None;
    let mut last: Option<TextRange> = None;
    while at < line.end {
        at += scan.run(at, line.end, |it| it == b' ' || it == b'\t');
        if line.end <= at {
            break;
        }
        let opening = scan.run(at, line.end, |it| b"*(".contains(&it));
        let value = scan
            .quoted(at + opening, line.end)
            .filter(|it| it.0.len() <= LONGEST_VALUE && it.0.end < line.end);
        if let Some((inner, after)) = value {
            let inner = trim(scan, inner);
            // `API key "shop" created by kim`
            let rest = scan.of(after, line.end).trim_start();
            let named = DONE.iter().any(|it| rest.starts_with(it));
            let near = announced.is_some() && verb.is_some_and(|it| it < 3)
                || announced == Some(0) && !named;
            if near && is_told(inner.of(scan.text), digits_only) {
                acc.push(Found { range: inner, kind: Kind::Password });
                (announced, verb) = (announced.map(|_| 1), Some(0));
            }
            quoted = Some(inner);
            at = after.max(at + 1);
            continue;
        }
        let end = at + scan.run(at, line.end, |it| it != b' ' && it != b'\t');
        let word = TextRange::new(at, end);
        at = end;
        let shown = word.of(scan.text);
        let inner = stripped(scan, word);
        let bare = inner.of(scan.text);
        let lower = bare.to_lowercase();
        let is_number = is_number_word(&lower)
            || matches!(lower.as_str(), "code" | "kode" | "c\u{f3}digo" | "codice") && !before;
        if is_number {
            (announced, verb, digits_only) = (Some(0), None, true);
        } else if lower.len() <= 40
            && !lower.contains(['_', '/', '=', '$', '<'])
            && inflected(&lower)
        {
            (announced, digits_only) = (Some(0), false);
            // `Use X as the password`
            if let Some(range) = proposed.take().filter(|it| word.start < it.end + 24) {
                acc.push(Found { range, kind: Kind::Password });
            }
            if let Some(inner) = quoted.take().filter(|_| verb.is_some_and(|it| it <= 2))
                && is_told(inner.of(scan.text), false)
                && !shown.ends_with('?')
            {
                acc.push(Found { range: inner, kind: Kind::Password });
            }
            verb = None;
        } else {
            let is_verb = VERBS.contains(&lower.as_str())
                || matches!(shown, "->" | ":" | "-" | "\u{2192}" | "\u{2013}");
            if is_verb {
                verb = Some(0);
            } else if let (Some(_), Some(since)) = (announced, verb)
                && since < 2
            {
                let (range, fits) = if digits_only {
                    let range = number(scan, inner, line.end);
                    (range, is_code(range.of(scan.text)))
                } else {
                    // `Your password is 884213.`
                    let ends = shown.len() > bare.len() || word.end == line.end;
                    let long = since == 0
                        && 16 <= bare.len()
                        && bare.chars().all(char::is_alphabetic)
                        && is_denied(bare);
                    (inner, long || is_shaped(bare) || since == 0 && ends && is_long_number(bare))
                };
                if fits {
                    acc.push(Found { range, kind: Kind::Password });
                    at = range.end.max(at);
                    verb = Some(0);
                } else {
                    verb = Some(since + 1);
                }
            } else {
                verb = verb.map(|it| it + 1);
            }
            // `psk Zaunpfahl 88`
            if announced == Some(0)
                && verb.is_none()
                && bare.len() == shown.len()
                && 6 <= bare.len()
            {
                let tail = scan.of(word.end, line.end).trim_end();
                let number = tail.strip_prefix(' ').unwrap_or_default();
                if (1..=4).contains(&number.len())
                    && number.bytes().all(|it| it.is_ascii_digit())
                    && bare.chars().all(char::is_alphabetic)
                    && claim(bare) == Claim::None
                    && is_denied(bare)
                {
                    let range = TextRange::new(word.start, word.end + tail.len());
                    acc.push(Found { range, kind: Kind::Password });
                }
            }
            announced = announced.map(|it| it + 1).filter(|it| *it <= FARTHEST);
            if shown.ends_with(':') && announced.is_some() {
                verb = Some(0);
            }
            if announced.is_none() && !is_verb && 2 < verb.unwrap_or(0) {
                verb = None;
            }
        }
        if shown.ends_with(':') && announced == Some(0) {
            verb = Some(0);
        }
        before = OTHER_CODES.contains(&lower.as_str());
        if matches!(lower.as_str(), "as" | "als" | "comme" | "como" | "come") {
            proposed = last.filter(|it| is_shaped(it.of(scan.text)) && is_denied(it.of(scan.text)));
        }
        last = Some(TextRange::new(inner.start, inner.end));
    }
}

/// What happens to a key that has a name.
const DONE: &[&str] =
    &["created", "deleted", "revoked", "expired", "added", "removed", "not ", "does", "used"];

/// Whether a line has what code and data have, and sentences have not.
fn is_written_by_program(text: &[u8]) -> bool {
    let pairs: &[&[u8; 2]] = &[b"',", b"\",", b"':", b"\":", b"('", b"(\"", b",'"];
    !text.contains(&b' ')
        || text.iter().any(|it| b"={}$;".contains(it))
        || text.windows(2).any(|it| pairs.iter().any(|pair| pair.as_slice() == it))
}

/// Shorter lines say nothing.
const SHORTEST_LINE: usize = 8;

/// Words between a password's name and a verb.
const FARTHEST: usize = 9;

const LONGEST_LINE: usize = 1200;
const LONGEST_VALUE: usize = 60;

/// Before `code`, where it is the number of something else.
#[rustfmt::skip]
pub(super) const OTHER_CODES: &[&str] = &[
    "error", "status", "exit", "http", "response", "return", "country", "zip", "post", "area", "source", "qr",
    "bar", "reason", "result", "product", "article", "order", "item", "color", "colour", "booking", "language",
    "state", "city", "bank", "sort", "swift", "tax", "vat", "discount", "promo", "erreur", "fehler",
    "op",
    "voucher",
    "gift",
];

/// What joins a name and its value in sentences of several languages.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "was", "are", "now", "ist", "war", "lautet", "lautete", "hei\u{df}t", "est", "c'est", "\u{e9}tait", "vaut", "es", "era",
    "\u{e8}", "\u{e9}", "e'", "\u{e4}r", "er", "on", "je", "jest", "to", "nu", "este", "van", "ser\u{e1}", "sar\u{e0}",
    "\u{44d}\u{442}\u{43e}", "used", "currently", "jetzt", "neu", "nuova", "nuevo", "equals", "phrase",
    "unlock", "formerly", "called", "becomes", "also", "n\u{e4}mlich", "namely",
];

fn trim(scan: &Scan<'_>, range: TextRange) -> TextRange {
    let text = range.of(scan.text);
    let blank = |it: char| it.is_whitespace() || it == '\u{a0}' || it == '\u{202f}' || it == '*';
    let lead = text.len() - text.trim_start_matches(blank).len();
    TextRange::new(range.start + lead, range.start + lead + text.trim_matches(blank).len())
}

/// Names of secrets that are numbers.
fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "pin" | "puk" | "tan" | "mtan" | "otp" | "totp" | "passcode" | "keypad" | "einmalcode"
    ) || word.ends_with("code")
        && 8 < word.len()
        && !word.strip_suffix("code").is_some_and(|it| OTHER_CODES.contains(&it))
}

/// The digits at a word, and those in the next one: `402 771`.
fn number(scan: &Scan<'_>, word: TextRange, end: usize) -> TextRange {
    let digits = |it: u8| it.is_ascii_digit();
    let next = word.end + 1;
    let more = scan.run(next, end, digits);
    let whole = word.of(scan.text).bytes().all(digits);
    if whole && scan.byte(word.end) == Some(b' ') && (2..=4).contains(&more) {
        return TextRange::new(word.start, next + more);
    }
    word
}

fn is_code(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (4..=10).contains(&digits)
        && value.bytes().all(|it| it.is_ascii_digit() || b" -#*".contains(&it))
        && value.len() <= digits + 2
}

/// More digits than ports, years and numbers of errors have.
fn is_long_number(value: &str) -> bool {
    (6..=10).contains(&value.len()) && value.bytes().all(|it| it.is_ascii_digit())
}

/// A word for a secret, with the endings that languages give it.
pub(super) fn inflected(word: &str) -> bool {
    let plain = word.trim_end_matches(['s', ':']);
    if word.len() < 2 || word.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let longest = plain.len() <= 24;
    longest && (announces(word) || claim(plain) == Claim::Strong)
        || KEYS.contains(&plain)
        || ["et", "en", "n", "t", "a", "u", "om", "em", "es", "e", "o", "je", "\u{442}\u{430}"]
            .iter()
            .any(|it| {
                plain
                    .strip_suffix(it)
                    .is_some_and(|it| (6..=24).contains(&it.len()) && claim(it) == Claim::Strong)
            })
}

/// Names of numbers that no list of the lexicon has.
pub(crate) const NUMBERS: &[&str] = &["tan", "keypad", "passcode"];

/// Words for keys and phrases.
pub(crate) const KEYS: &[&str] = &[
    "cl\u{e9}",
    "clef",
    "schl\u{fc}ssel",
    "chiave",
    "chave",
    "llave",
    "sleutel",
    "nyckel",
    "klucz",
    "\u{43a}\u{43b}\u{44e}\u{447}",
    "kl\u{ed}\u{10d}",
    "kulcs",
    "phrase",
    "word",
    "combination",
    "codeword",
];

/// Whether what is quoted behind a verb is a secret, and no label, number or sentence.
fn is_told(value: &str, digits_only: bool) -> bool {
    if digits_only && value.bytes().any(|it| it.is_ascii_digit()) {
        return 4 <= value.len() && !value.has("://");
    }
    let words = value.split(' ').count();
    4 <= value.len()
        && is_literal(value)
        && !is_label(value)
        && !is_path(value)
        && !is_plain(value)
        && words <= 5
        && !(1 < words && value.ends_with(['.', '!', '?']))
        && claim(value) == Claim::None
        && !value.contains(['(', '{', '=', '<'])
        && !(1 < words && value.contains(['/', ':']))
        && !(value.contains('_')
            && value.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
            && value.matches('_').count() == 1)
}

/// Whether a word is shaped as no word of a sentence is.
fn is_shaped(value: &str) -> bool {
    let inner = value.trim_end_matches(['.', ',', '!', '?', ';']);
    let joints = inner.bytes().filter(|it| b"-._".contains(it)).count();
    let signs = inner.bytes().filter(|it| b"!#$%&*+=~^".contains(it)).count();
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    let letters = inner.chars().filter(|it| it.is_alphabetic()).count();
    // `mode=0640`
    let argument = inner.split_once('=').is_some_and(|(name, _)| {
        2 <= name.len() && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
    });
    6 <= inner.len()
        && !argument
        && is_literal(inner)
        && !is_plain_word(inner)
        && !is_path(inner)
        && 3 <= letters
        && !inner.contains(['(', '{', '<', '/', '[', '$'])
        && (0 < signs
            || 0 < digits && letters + digits == inner.chars().count() && !is_plain(inner)
            || 0 < digits && 0 < joints
            || 2 <= joints)
        && claim(inner) == Claim::None
}

fn is_plain_word(value: &str) -> bool {
    is_plain(value) && value.matches('.').count() < 2
        || value.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
        || value.split('-').all(|it| it.len() <= 3)
}

/// `PUK (SIM in the router): X`, `Contraseña para el usuario: X`: a short line with a colon.
fn label(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    if !text.as_bytes().contains(&b':') {
        return;
    }
    if let Some(at) = text.find("emporary password ")
        && let Some(colon) = text.rfind(": ").filter(|it| at < *it)
    {
        // What MySQL makes up may hold any sign.
        let start = line.start + colon + 2;
        let rest = scan.of(start, line.end).trim_end();
        if !rest.contains(' ') && is_literal(rest) {
            acc.push(Found {
                range: TextRange::new(start, start + rest.len()),
                kind: Kind::Password,
            });
        }
        return;
    }
    if 160 < text.len() || text.len() < SHORTEST_LINE {
        return;
    }
    let Some((colon, length)) = [": ", " : ", "\u{a0}: "]
        .iter()
        .filter_map(|it| text.rfind(it).map(|at| (at, it.len())))
        .max()
    else {
        return;
    };
    let head = text.get(..colon).unwrap_or_default();
    let asked = head.to_lowercase();
    let is_question = QUESTIONS.iter().any(|it| asked.contains(it));
    let words: Vec<&str> =
        head.split([' ', '(', ')', '\'', '\u{2019}', ':']).filter(|it| !it.is_empty()).collect();
    if words.len() < 2
        || 12 < words.len()
        || head.contains(['=', '{', '$', '<'])
        || head.contains('"') && !is_question
    {
        return;
    }
    let numbered = words.iter().any(|it| is_number_word(&it.to_lowercase()));
    let says = numbered
        || is_question
        || words.iter().any(|it| {
            let lower = it.to_lowercase();
            let lower = lower.trim_matches(|it: char| !it.is_alphanumeric());
            !lower.contains(['_', '/', '.'])
                && inflected(lower)
                && lower != "key"
                && lower != "account"
                && lower != "login"
        })
        || words.windows(2).any(|it| claim(&it.concat().to_lowercase()) == Claim::Strong);
    let denies = words.iter().any(|it| {
        let lower = it.to_lowercase();
        DENYING.contains(&lower.as_str()) && !(lower == "user" && asked.has(" for "))
    });
    if !says || denies && !is_question {
        return;
    }
    let start = line.start + colon + length;
    let start = start + scan.run(start, line.end, |it| it == b' ' || it == b'*' || it == b'\t');
    let value = match scan.quoted(start, line.end) {
        Some((inner, _)) => trim(scan, inner),
        None => {
            let rest = scan.of(start, line.end);
            let rest = rest.split(" (").next().and_then(|it| it.split(" ; ").next());
            let rest = rest.and_then(|it| it.split("; ").next()).unwrap_or_default();
            let rest = rest.trim_end_matches(['*', ' ', '.']);
            // `kim + X`: who logs in stands before it.
            let name = [" + ", " / "].iter().find_map(|it| rest.find(it).map(|at| at + it.len()));
            TextRange::new(start + name.unwrap_or(0), start + rest.len())
        }
    };
    let inner = value.of(scan.text);
    let count = inner.split(' ').count();
    let odd = inner
        .chars()
        .any(|it| !it.is_ascii_lowercase() && !it.is_ascii_punctuation() || "#%+&!".contains(it))
        || count == 1
            && 8 <= inner.len()
            && !inner.split(['-', '_', '.']).any(|it| is_known(it) || it.len() < 3);
    let padded = inner.trim_end_matches('=');
    if (is_told(padded, numbered) || numbered && is_code(inner))
        && count <= 4
        && odd
        && (count == 1 || inner.bytes().any(|it| it.is_ascii_digit()) || !inner.contains(','))
    {
        acc.push(Found { range: value, kind: Kind::Password });
    }
}

/// Questions whose answers let in.
pub(crate) const QUESTIONS: &[&str] = &[
    "security question",
    "maiden name",
    "security answer",
    "secret question",
    "sicherheitsfrage",
    "sikkerhedssp",
    "question secr",
    "question de s",
    "pregunta de seg",
    "pregunta secr",
    "domanda di sic",
    "beveiligingsvraag",
];

/// Words of messages about secrets that tell none.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "reset", "change", "changed", "requested", "expired", "expires", "failed", "invalid", "policy", "missing",
    "error", "wrong", "by", "denied", "from", "file", "path", "rotate", "rotated", "length", "hint",
    "required", "warning", "notice", "info", "debug", "user", "mismatch", "algorithm", "hash", "type",
    "strength", "manager", "lookup", "failure", "not", "no", "cannot", "host", "public", "updated",
    "name", "version", "arn", "id", "last", "set", "age", "expiry", "size", "usage", "fehler", "subject", "betreff", "at", "store", "verify", "check",
];

/// Twelve words and more that make no sentence: the seed of a wallet.
fn phrase(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    let blanks = |it: &str| it.bytes().filter(|it| *it == b' ').count();
    if text.len() < 50 || LONGEST_LINE < text.len() || blanks(text) < survey::MANY_BLANKS {
        return;
    }
    let mut run: Option<TextRange> = None;
    let mut count = 0;
    let mut at = line.start;
    for word in text.split(' ').chain(["."]) {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_matches(|it: char| "\"'`\u{ab}\u{bb}".contains(it));
        let lead = word.find(bare).unwrap_or_default();
        let plain = (3..=8).contains(&bare.len())
            && bare.bytes().all(|it| it.is_ascii_lowercase())
            && !COMMON.contains(&bare);
        if plain {
            let begins = run.map_or(start + lead, |it| it.start);
            run = Some(TextRange::new(begins, start + lead + bare.len()));
            count += 1;
            if bare.len() + lead < word.len() {
                // A quotation mark ends it.
                at = start + word.len() + 1;
            }
            continue;
        }
        if let Some(range) = run.take().filter(|_| 12 <= count) {
            acc.push(Found { range, kind: Kind::Key });
        }
        count = 0;
    }
}

/// Words of nearly every sentence.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "and", "for", "not", "with", "that", "this", "are", "was", "from", "has", "have", "will", "you",
    "your", "can", "which", "when", "then", "than", "all", "any", "but", "its", "into", "also", "only", "must",
    "should", "there", "their", "they", "been", "were", "used", "each", "more", "where", "set", "use", "may",
    "see", "der", "die", "das", "und", "ist", "mit", "von", "den", "ein", "eine", "les", "des", "est", "une",
    "pour", "dans", "que", "los", "las", "por", "con", "una", "make", "does", "like", "default", "user", "file",
];

/// Scripts without blanks: `密码是X`, `パスワードは「X」`.
fn together(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if scan.text.is_ascii() {
        return;
    }
    for word in TOGETHER {
        for (at, _) in scan.text.match_indices(word) {
            let from = at + word.len();
            let rest = scan.of(from, from + 120);
            let rest = rest.lines().next().unwrap_or_default();
            let lead = rest.len() - rest.trim_start_matches(|it: char| " \u{306f}\u{304c}\u{b294}\u{c740}\u{662f}\u{4e3a}\u{70ba}:\u{ff1a}=\u{ff1d}\u{300c}\u{300e}\"'\u{201c}`".contains(it)).len();
            let bracketed =
                rest.get(..lead).is_some_and(|it| it.ends_with(['\u{300c}', '\u{300e}']));
            let value = rest.get(lead..).unwrap_or_default();
            if bracketed
                && let Some(length) = value.find(['\u{300d}', '\u{300f}'])
                && is_literal(value.get(..length).unwrap_or_default())
                && !TOGETHER.iter().any(|it| value.get(..length).unwrap_or_default().contains(it))
                && value.get(..length).is_some_and(|it| it.bytes().any(|it| it.is_ascii_digit()))
            {
                let start = from + lead;
                acc.push(Found {
                    range: TextRange::new(start, start + length),
                    kind: Kind::Password,
                });
                continue;
            }
            let length = value
                .find(|it: char| {
                    it.is_whitespace()
                        || it.is_ascii_control()
                        || "\"'`;,<>\u{3002}\u{ff0c}\u{3001}\u{ff1b}\u{ff01}\u{300d}\u{201d}"
                            .contains(it)
                })
                .unwrap_or(value.len());
            let value = value.get(..length).unwrap_or_default();
            if 0 < lead
                && 6 <= length
                && is_literal(value)
                && !is_plain(value)
                && (value.bytes().any(|it| it.is_ascii_digit() || b"-_!#.+@&%".contains(&it))
                    || 4 <= value.chars().count()
                        && KOREAN.iter().any(|it| {
                            rest.get(lead + length..).is_some_and(|rest| rest.starts_with(it))
                        }))
            {
                let start = from + lead;
                acc.push(Found {
                    range: TextRange::new(start, start + length),
                    kind: Kind::Password,
                });
            }
        }
    }
}

/// `… is` of Korean, behind the secret.
const KOREAN: &[&str] = &[" \u{c785}\u{b2c8}\u{b2e4}", " \u{c774}\u{b2e4}", " \u{c608}\u{c694}"];

fn sentence(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    if line.of(scan.text).has("\":") {
        // Data of a program's.
        return;
    }
    let mut left = 0_usize;
    let mut pair = false;
    let mut at = line.start;
    while at < line.end {
        at += scan.run(at, line.end, |it| it == b' ' || it == b'\t');
        let end = at + scan.run(at, line.end, |it| it != b' ' && it != b'\t');
        let word = TextRange::new(at, end);
        at = end;
        if left == 0 && !may_announce(word.of(scan.text)) {
            continue;
        }
        let inner = stripped(scan, word);
        let text = inner.of(scan.text);
        if text.is_empty() {
            continue;
        }
        let lower = text.to_lowercase();
        if text.len() <= 24 && announces(&lower) {
            left = REACH;
            pair = matches!(
                lower.as_str(),
                "login"
                    | "credentials"
                    | "creds"
                    | "account"
                    | "logins"
                    | "access"
                    | "user"
                    | "zugang"
                    | "identifiants"
                    | "zugangsdaten"
            );
            continue;
        }
        if left == 0 {
            continue;
        }
        left -= 1;
        let is_option =
            text.starts_with(['-', '$', '/', '=']) || text.has("](") || text.contains('=');
        if is_option {
            continue;
        }
        let secret = match text.split_once(['/', ':']) {
            Some((name, secret)) if pair && !name.is_empty() && !secret.contains('/') => {
                TextRange::new(inner.end - secret.len(), inner.end)
            }
            _ => inner,
        };
        let value = secret.of(scan.text);
        // `login` begins sentences about other things, too.
        let other = pair && secret == inner && is_product(value);
        if !other && is_password(value) {
            acc.push(Found { range: secret, kind: Kind::Password });
            // `is now X (was Y)`
            left = left.min(3);
        }
    }
}

/// Words of letters within the signs of a sentence.
fn may_announce(word: &str) -> bool {
    let letters = word.bytes().filter(|it| it.is_ascii_alphabetic() || !it.is_ascii()).count();
    (2..=24).contains(&letters)
        && word.len() <= letters + 8
        && (!word.is_ascii() || survey::may_name(word))
}

fn announces(word: &str) -> bool {
    let plain = word.trim_end_matches(['s', ':']);
    if word.bytes().any(|it| it.is_ascii_digit())
        || word.contains(['_', '/', '=', '(', '$', '-', '.', ',', '\'', '"'])
    {
        return false;
    }
    ANNOUNCING.contains(&word) || claim(plain) == Claim::Strong
}

/// Words that announce a password in a sentence only.
#[rustfmt::skip]
pub(crate) const ANNOUNCING: &[&str] = &[
    "login", "logins", "creds", "credentials", "account", "pin", "passe", "zugang",
    "identifiants",
];

/// The word without the signs of the sentence around it.
fn stripped(scan: &Scan<'_>, word: TextRange) -> TextRange {
    let text = word.of(scan.text);
    let open = |it: char| "\"'`(<[{\u{201c}\u{2018}\u{ab}*".contains(it);
    let lead = text.len() - text.trim_start_matches(open).len();
    let behind = text.get(lead..).unwrap_or_default();
    let mut kept =
        behind.trim_end_matches(|it: char| "\"'`)>]},;.:\u{201d}\u{2019}\u{bb}".contains(it));
    if kept.is_empty() {
        kept = behind;
    }
    TextRange::new(word.start + lead, word.start + lead + kept.len())
}

fn is_password(value: &str) -> bool {
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_name = value.bytes().all(|it| it.is_ascii_lowercase() || it == b'_' || it == b'-')
        || value.bytes().all(|it| it.is_ascii_uppercase() || it == b'_' || it.is_ascii_digit());
    !is_name
        && 2 <= letters
        && !value.contains(['/', '(', '{', '<', '|', '\\'])
        && !value.has("\":")
        && !value.has(",'")
        && (1 <= digits || claim(value) == Claim::None)
        && (looks_typed(value) && (1 <= digits || value.ends_with('!'))
            || looks_secret(value)
            || 8 <= value.len()
                && 1 <= digits
                && is_literal(value)
                && letters + digits == value.len()
                && !is_plain(value))
}
