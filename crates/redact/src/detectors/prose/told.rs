//! What is said to be the secret: `the password is "X"`, `Passwort lautet „X“`, `la clé vaut X`,
//! `code is 402 771`, `"X" is the passphrase`.

use text::TextRange;

use super::shape::{is_code, is_long_number, is_shaped, is_told};
use super::words::{OTHER_CODES, inflected, is_number_word, stripped, trim};
use super::{LONGEST_LINE, SHORTEST_LINE, push};
use crate::detectors::deny::is_denied;
use crate::lexicon::{Claim, USERS, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::value::is_uuid;

/// Words between a password's name and a verb.
const FARTHEST: usize = 9;

/// What is quoted and longer is no secret.
const LONGEST_VALUE: usize = 60;

/// What joins a name and its value in sentences of several languages.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "was", "are", "now", "ist", "war", "lautet", "lautete", "hei\u{df}t", "est", "c'est",
    "\u{e9}tait", "vaut", "es", "era", "\u{e8}", "\u{e9}", "e'", "\u{e4}r", "er", "on", "je",
    "jest", "to", "nu", "este", "van", "ser\u{e1}", "sar\u{e0}", "\u{44d}\u{442}\u{43e}", "used",
    "currently", "jetzt", "neu", "nuova", "nuevo", "equals", "phrase", "unlock", "formerly",
    "called", "becomes", "also", "n\u{e4}mlich", "namely",
];

/// Signs that do.
const SIGNS: &[&str] = &["->", ":", "-", "\u{2192}", "\u{2013}"];

/// What stands between a value and its name: `Use X as the password`.
const AS: &[&str] = &["as", "als", "comme", "como", "come"];

/// Names of numbers where no word before says of what.
const CODES: &[&str] = &["code", "kode", "c\u{f3}digo", "codice"];

/// Things that are no secret, which a sentence may tell of behind one.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "server", "serveur", "servidor", "host", "hostname", "port", "ssid", "netz", "url", "adresse",
    "address", "kundennummer", "database", "datenbank", "domain", "version", "usu\u{e1}rio",
    "u\u{17c}ytkownik",
];

/// What happens to a key that has a name.
const DONE: &[&str] =
    &["created", "deleted", "revoked", "expired", "added", "removed", "not ", "does", "used"];

/// A sentence up to a word of it.
struct Sentence<'a> {
    scan: &'a Scan<'a>,
    end: usize,
    /// How many words stand behind the one that announced a secret.
    announced: Option<usize>,
    /// How many words stand behind the verb.
    verb: Option<usize>,
    /// Whether what was announced is a number.
    is_number: bool,
    /// Whether the last word says that a code is no secret.
    is_other: bool,
    quoted: Option<TextRange>,
    /// What stands before `as`.
    proposed: Option<TextRange>,
    last: Option<TextRange>,
}

/// A word, and the same without the signs of the sentence.
struct Word<'a> {
    range: TextRange,
    shown: &'a str,
    inner: TextRange,
    bare: &'a str,
    lower: String,
}

pub(super) fn find(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    if text.len() < SHORTEST_LINE
        || LONGEST_LINE < text.len()
        || is_written_by_program(text.as_bytes())
    {
        return;
    }
    let mut sentence = Sentence::new(scan, line.end);
    let blank = |it: u8| it == b' ' || it == b'\t';
    let mut at = line.start + scan.run(line.start, line.end, blank);
    while at < line.end {
        let opening = scan.run(at, line.end, |it| b"*(".contains(&it));
        let value = scan
            .quoted(at + opening, line.end)
            .filter(|it| it.0.len() <= LONGEST_VALUE && it.0.end < line.end);
        at = match value {
            Some((inner, after)) => {
                sentence.see_quoted(trim(scan, inner), after, acc);
                after.max(at + 1)
            }
            None => {
                let end = at + scan.run(at, line.end, |it| !blank(it));
                sentence.see_word(&Word::new(scan, TextRange::new(at, end)), acc)
            }
        };
        at += scan.run(at, line.end, blank);
    }
}

/// Whether a line has what code and data have, and sentences have not.
fn is_written_by_program(text: &[u8]) -> bool {
    let pairs: &[&[u8; 2]] = &[b"',", b"\",", b"':", b"\":", b"('", b"(\"", b",'"];
    !text.contains(&b' ')
        || text.iter().any(|it| b"={}$;".contains(it))
        || text.windows(2).any(|it| pairs.iter().any(|pair| pair.as_slice() == it))
}

impl<'a> Word<'a> {
    fn new(scan: &Scan<'a>, range: TextRange) -> Self {
        let inner = stripped(scan, range);
        let bare = inner.of(scan.text);
        Self { range, shown: range.of(scan.text), inner, bare, lower: bare.to_lowercase() }
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    fn is_name(&self) -> bool {
        self.lower.len() <= 40
            && !self.lower.contains(['_', '/', '=', '$', '<'])
            && inflected(&self.lower)
    }
}

impl<'a> Sentence<'a> {
    fn new(scan: &'a Scan<'a>, end: usize) -> Self {
        Self {
            scan,
            end,
            announced: None,
            verb: None,
            is_number: false,
            is_other: false,
            quoted: None,
            proposed: None,
            last: None,
        }
    }

    fn see_quoted(&mut self, inner: TextRange, after: usize, acc: &mut Vec<Found>) {
        // `API key "shop" created by kim`
        let rest = self.scan.of(after, self.end).trim_start();
        let named = DONE.iter().any(|it| rest.starts_with(it));
        // `volume "jwt" : secret "shop-jwt" not found`
        let missing = rest.starts_with("not found");
        let near = self.announced.is_some() && self.verb.is_some_and(|it| it < 3) && !missing
            || self.announced == Some(0) && !named;
        if near && is_told(inner.of(self.scan.text), self.is_number) {
            push(acc, inner);
            (self.announced, self.verb) = (self.announced.map(|_| 1), Some(0));
        }
        self.quoted = Some(inner);
    }

    /// Looks at a word, and gives the offset behind it and what belongs to it.
    fn see_word(&mut self, word: &Word<'_>, acc: &mut Vec<Found>) -> usize {
        let mut end = word.range.end;
        let is_other = word.is_one_of(USERS) || word.is_one_of(OTHERS);
        // `Invalid client secret provided. Trace ID: X`
        if self.verb.is_some() && is_other || word.lower == "id" {
            // What is told next is another thing.
            (self.announced, self.verb) = (None, None);
            self.last = Some(word.inner);
            return end;
        }
        if is_number_word(&word.lower) || word.is_one_of(CODES) && !self.is_other {
            (self.announced, self.verb, self.is_number) = (Some(0), None, true);
        } else if word.is_name() {
            self.see_name(word, acc);
        } else {
            end = self.see_other(word, acc);
        }
        if word.shown.ends_with(':') && self.announced == Some(0) {
            self.verb = Some(0);
        }
        self.is_other = word.is_one_of(OTHER_CODES);
        if word.is_one_of(AS) {
            let last = |it: &TextRange| it.of(self.scan.text);
            self.proposed = self.last.filter(|it| is_shaped(last(it)) && is_denied(last(it)));
        }
        self.last = Some(word.inner);
        end
    }

    fn see_name(&mut self, word: &Word<'_>, acc: &mut Vec<Found>) {
        (self.announced, self.is_number) = (Some(0), false);
        // `Use X as the password`
        if let Some(range) = self.proposed.take().filter(|it| word.range.start < it.end + 24) {
            push(acc, range);
        }
        if let Some(inner) = self.quoted.take().filter(|_| self.verb.is_some_and(|it| it <= 2))
            && is_told(inner.of(self.scan.text), false)
            && !word.shown.ends_with('?')
        {
            push(acc, inner);
        }
        self.verb = None;
    }

    fn see_other(&mut self, word: &Word<'_>, acc: &mut Vec<Found>) -> usize {
        let mut end = word.range.end;
        let is_verb = word.is_one_of(VERBS) || SIGNS.contains(&word.shown);
        if is_verb {
            self.verb = Some(0);
        } else if let (Some(_), Some(since @ ..2)) = (self.announced, self.verb) {
            let value = self.value(word, since);
            if let Some(range) = value {
                push(acc, range);
                end = range.end.max(end);
            }
            self.verb = Some(if value.is_some() { 0 } else { since + 1 });
        } else {
            self.verb = self.verb.map(|it| it + 1);
        }
        if self.announced == Some(0)
            && self.verb.is_none()
            && let Some(range) = self.numbered(word)
        {
            push(acc, range);
        }
        self.announced = self.announced.map(|it| it + 1).filter(|it| *it <= FARTHEST);
        if word.shown.ends_with(':') && self.announced.is_some() {
            self.verb = Some(0);
        }
        if self.announced.is_none() && !is_verb && 2 < self.verb.unwrap_or(0) {
            self.verb = None;
        }
        end
    }

    /// The secret that begins with a word, with so many words between it and a verb.
    fn value(&self, word: &Word<'_>, since: usize) -> Option<TextRange> {
        let bare = word.bare;
        if self.is_number {
            let range = number(self.scan, word.inner, self.end);
            return is_code(range.of(self.scan.text)).then_some(range);
        }
        // `Your password is 884213.`
        let ends = word.shown.len() > bare.len() || word.range.end == self.end;
        let long = || 16 <= bare.len() && bare.chars().all(char::is_alphabetic) && is_denied(bare);
        // `my token is 60ec2365-fb7a-ba3d-c25d-01fa38989a39`
        let is_token = || {
            is_uuid(bare)
                || 16 <= bare.len()
                    && bare.bytes().any(|it| it.is_ascii_digit())
                    && bare.bytes().any(|it| it.is_ascii_alphabetic())
                    && bare.bytes().all(|it| it.is_ascii_alphanumeric())
        };
        let fits =
            is_shaped(bare) || since == 0 && (ends && is_long_number(bare) || long() || is_token());
        fits.then_some(word.inner)
    }

    /// `psk Zaunpfahl 88`
    fn numbered(&self, word: &Word<'_>) -> Option<TextRange> {
        if word.bare.len() < word.shown.len() || word.bare.len() < 6 {
            return None;
        }
        let tail = self.scan.of(word.range.end, self.end).trim_end();
        let number = tail.strip_prefix(' ').unwrap_or_default();
        let fits = (1..=4).contains(&number.len())
            && number.bytes().all(|it| it.is_ascii_digit())
            && word.bare.chars().all(char::is_alphabetic)
            && claim(word.bare) == Claim::None
            && is_denied(word.bare);
        fits.then(|| TextRange::new(word.range.start, word.range.end + tail.len()))
    }
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
