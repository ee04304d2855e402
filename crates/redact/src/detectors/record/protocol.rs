//! What is sent to a server behind a word of its protocol: `AUTH X` of Redis, `PASS X` of mail and
//! FTP, `stats auth name:X` of HAProxy, answers to `AUTH LOGIN`.

use crate::find::Find as _;
use text::TextRange;

use super::{Row, push};
use crate::detectors::deny::is_denied;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::{is_literal, looks_secret, looks_typed};

/// Before a password.
pub(crate) const WORDS: &[&str] = &["PASS", "AUTH", "cleartext", "plaintext", "LOGIN"];

/// Before `name:X`.
#[rustfmt::skip]
pub(crate) const PAIRS: &[&str] = &[
    "auth", "auth-user-pass", "static", "basic_auth", "basic-auth", "users", "userpass", "userpwd",
    "USERPWD", "allow", "permit", "credentials", "login", "creds",
];

/// What a mail server says before a name or a password in base64.
pub(crate) const ASKED: &[&str] = &["AUTH LOGIN", "334 UGFzc3dvcmQ6", "334 VXNlcm5hbWU6"];

/// Words, where they stand, and what is read behind them there.
struct Syntax {
    words: &'static [&'static str],
    stands: fn(&Word<'_>) -> bool,
    read: fn(&Word<'_>) -> Option<TextRange>,
}

/// Every syntax; the first that a word stands in is it.
#[rustfmt::skip]
const SYNTAXES: &[Syntax] = &[
    Syntax { words: &["PASS"], stands: begins_line, read: rest_of_line },
    Syntax { words: &["PASS", "nPASS"], stands: begins_literal, read: rest_of_literal },
    Syntax { words: &["cleartext", "plaintext"], stands: is_before_quote, read: in_quotes },
    Syntax { words: &["nAUTH", "AUTH"], stands: is_before_length, read: last_of_bulk },
    Syntax { words: &["LOGIN"], stands: is_tagged, read: second_and_last },
    Syntax { words: &["AUTH2"], stands: |_| true, read: second },
    Syntax { words: &["AUTH"], stands: is_before_backslash, read: behind_backslash },
    Syntax { words: &["PASS", "AUTH"], stands: is_before_blank, read: argument },
    Syntax { words: PAIRS, stands: |_| true, read: pair },
];

/// A word of letters in a line.
struct Word<'a> {
    row: &'a Row<'a>,
    scan: &'a Scan<'a>,
    text: &'a str,
    /// What stands before it.
    head: &'a str,
    end: usize,
    /// Where what stands behind it begins.
    next: usize,
}

pub(super) fn find(row: &Row<'_>, acc: &mut Vec<Found>) {
    let mut from = 0;
    while let Some((head, text)) = next_word(row.content, from) {
        from = head.len() + text.len();
        for syntax in SYNTAXES.iter().filter(|it| it.words.contains(&text)) {
            let word = Word::new(row, head, text);
            if (syntax.stands)(&word) {
                if let Some(range) = (syntax.read)(&word) {
                    push(acc, range);
                }
                break;
            }
        }
    }
}

/// The next word of letters, and what stands before it.
fn next_word(text: &str, from: usize) -> Option<(&str, &str)> {
    let rest = text.get(from..)?;
    let lead = rest.bytes().position(|it| it.is_ascii_alphabetic())?;
    let (head, word) = text.split_at_checked(from + lead)?;
    let length =
        word.bytes().take_while(|it| it.is_ascii_alphanumeric() || b"_-".contains(it)).count();
    Some((head, word.get(..length)?))
}

impl<'a> Word<'a> {
    fn new(row: &'a Row<'a>, head: &'a str, text: &'a str) -> Self {
        let end = row.line.content + head.len() + text.len();
        let next = end + row.scan.run(end, row.end(), |it| b" \t\"".contains(&it));
        Self { row, scan: row.scan, text, head, end, next }
    }

    fn literal(&self, range: TextRange) -> Option<TextRange> {
        is_literal(range.of(self.scan.text)).then_some(range)
    }

    fn is_behind(&self, any: &[&str]) -> bool {
        any.iter().any(|it| self.head.ends_with(it))
    }
}

fn begins_line(word: &Word<'_>) -> bool {
    word.head.is_empty() && word.next == word.end + 1
}

/// What a mail or file server is sent: the rest of the line.
fn rest_of_line(word: &Word<'_>) -> Option<TextRange> {
    let value = word.scan.of(word.next, word.row.end()).trim_end_matches([' ', ';']);
    let plain = value.contains(['"', '\'', '|', '=', ':']) || 5 < value.split(' ').count();
    if !plain && is_literal(value) {
        return Some(TextRange::new(word.next, word.next + value.len()));
    }
    word.literal(word.row.word(word.next)?)
}

/// `"PASS X\r\n"`
fn begins_literal(word: &Word<'_>) -> bool {
    word.next == word.end + 1 && word.is_behind(&["\"", "'", ">", "\\n", "\\r\\"])
}

fn rest_of_literal(word: &Word<'_>) -> Option<TextRange> {
    let scan = word.scan;
    let run = |ends: &[u8]| scan.run(word.next, word.row.end(), |it| !ends.contains(&it));
    // A blank belongs to it where the end of a line is written behind it.
    let sent = run(b"\\\"'");
    let is_whole = sent <= LONGEST_BULK && scan.starts_with(word.next + sent, "\\r");
    let length = if is_whole { sent } else { run(b"\\\"' ") };
    word.literal(TextRange::new(word.next, word.next + length))
}

fn is_before_quote(word: &Word<'_>) -> bool {
    word.scan.before(word.next) == Some(b'"')
}

fn in_quotes(word: &Word<'_>) -> Option<TextRange> {
    let (inner, _) = word.scan.quoted(word.next - 1, word.row.end())?;
    word.literal(inner)
}

/// Redis' protocol: lengths and words, each ended by `\r\n`; the last one is it.
fn is_before_length(word: &Word<'_>) -> bool {
    word.scan.starts_with(word.end, "\\r\\n$")
}

fn last_of_bulk(word: &Word<'_>) -> Option<TextRange> {
    let rest = word.scan.of(word.end, word.row.end().min(word.end + LONGEST_BULK));
    let rest = rest.split('"').next().unwrap_or_default();
    let mut at = word.end;
    let mut last = None;
    for piece in rest.split("\\r\\n").take(6) {
        if !piece.is_empty() && !piece.starts_with(['$', '*']) {
            last = Some(TextRange::new(at, at + piece.len()));
        }
        at += piece.len() + 4;
    }
    last
}

/// A command with its password is not longer.
const LONGEST_BULK: usize = 300;

/// IMAP's `a1 LOGIN name X`.
fn is_tagged(word: &Word<'_>) -> bool {
    (1..=8).contains(&word.head.len())
}

fn second_and_last(word: &Word<'_>) -> Option<TextRange> {
    let name = word.row.word(word.next)?;
    let quote = usize::from(word.scan.byte(name.end) == Some(b'"'));
    let secret = word.row.word(word.scan.skip_blanks(name.end + quote))?;
    let is_last = word.row.end() <= word.scan.skip_blanks(secret.end + 1);
    word.literal(secret).filter(|_| is_last)
}

/// `AUTH2 name X`
fn second(word: &Word<'_>) -> Option<TextRange> {
    let name = word.row.word(word.next)?;
    word.literal(word.row.word(word.scan.skip_blanks(name.end))?)
}

/// HAProxy's `tcp-check send AUTH\ X\r\n`.
fn is_before_backslash(word: &Word<'_>) -> bool {
    word.scan.byte(word.end) == Some(b'\\')
}

fn behind_backslash(word: &Word<'_>) -> Option<TextRange> {
    let end = word.row.end();
    let at = word.next + word.scan.run(word.next, end, |it| b"\\ ".contains(&it));
    let length = word.scan.run(at, end, |it| b' ' < it && it != b'\\');
    word.literal(TextRange::new(at, at + length))
}

/// `AUTH X`, `AUTH name X`, `AUTH PLAIN X`
fn is_before_blank(word: &Word<'_>) -> bool {
    word.end < word.next
}

fn argument(word: &Word<'_>) -> Option<TextRange> {
    let scan = word.scan;
    let first = word.row.word(word.next)?;
    let is_quoted = scan.byte(first.end) == Some(b'"');
    let second = word.row.word(scan.skip_blanks(first.end + usize::from(is_quoted)));
    let literal = second.and_then(|it| word.literal(it));
    // `HELLO 3 AUTH name X`, `"AUTH" "name" "X"` of `MONITOR`.
    let is_called = word.head.trim_end().ends_with(" 3")
        || is_quoted && second.is_some_and(|it| scan.byte(it.end) == Some(b'"'));
    if is_called && literal.is_some() {
        return literal;
    }
    let text = first.of(scan.text);
    if MECHANISMS.iter().any(|it| text.eq_ignore_ascii_case(it)) {
        // Behind `LOGIN` stands who logs in.
        let is_name = text.eq_ignore_ascii_case("LOGIN");
        return literal.filter(|it| !is_name && 8 <= it.len());
    }
    // `redis:6379> AUTH name X`
    let is_last = second.is_some_and(|it| word.row.end() <= scan.skip_blanks(it.end));
    let is_prompted = word.head.is_empty() || word.is_behind(&["> "]);
    if word.text == "AUTH" && is_prompted && is_last && !looks_typed(text) && literal.is_some() {
        // Without a prompt it may be a password and a word behind it.
        let is_sure = !word.head.is_empty() || text == "default";
        return literal.map(|it| if is_sure { it } else { TextRange::new(first.start, it.end) });
    }
    if !is_literal(text) || text.ends_with(':') || text.starts_with('-') {
        return None;
    }
    let is_sent = word.head.is_empty()
        || is_prompted && second.is_none()
        || word.is_behind(&[", \""]) && scan.starts_with(first.end, "\\r\\n")
        // `MONITOR` of Redis.
        || is_quoted && word.is_behind(&["] \""])
        || looks_typed(text)
        || looks_secret(text);
    let typed = second.filter(|it| word.text == "AUTH" && looks_typed(it.of(scan.text)));
    is_sent.then(|| typed.unwrap_or(first))
}

/// How a client says who it is.
const MECHANISMS: &[&str] = &["PLAIN", "LOGIN", "XOAUTH2", "EXTERNAL", "CRAM-MD5", "NTLM"];

/// `stats auth name:X`
fn pair(word: &Word<'_>) -> Option<TextRange> {
    let scan = word.scan;
    let value = word.row.word(word.next)?;
    let (name, secret) = value.of(scan.text).split_once(':')?;
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"_.@-".contains(&it);
    let of_stats = || word.text == "auth" && word.row.content.trim_start().starts_with("stats ");
    let fits = !name.is_empty()
        && name.bytes().all(plain)
        && !secret.has("//")
        && (looks_typed(secret)
            || scan.is_strict() && secret != name && is_denied(secret)
            || of_stats() && is_literal(secret));
    fits.then(|| TextRange::new(value.end - secret.len(), value.end))
}

/// What a mail server was told that asked for a name or a password.
pub(super) fn answer(scan: &Scan<'_>, before: TextRange, range: TextRange, acc: &mut Vec<Found>) {
    let asked = before.of(scan.text);
    if !ASKED.iter().any(|it| asked.contains(it)) {
        return;
    }
    let row = Row::new(scan, range);
    let whole = row.content;
    let answer = whole.rsplit(' ').next().unwrap_or_default().trim_matches(['"', '\'']);
    if 8 <= answer.len()
        && answer.bytes().all(|it| it.is_ascii_alphanumeric() || b"+/=".contains(&it))
        && !whole.has("334 ")
    {
        let start = row.line.content + whole.rfind(answer).unwrap_or_default();
        push(acc, TextRange::new(start, start + answer.len()));
    }
}
