//! What is typed into a program: here-documents, scripts of `expect` and `ftp`, rules of Redis.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_literal, looks_typed};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.holds(survey::LESS | survey::DIALOGUE) {
        return;
    }
    let has =
        |what: &str| scan.lines_with(survey::DIALOGUE).any(|it| it.of(scan.text).contains(what));
    let answers = has("send ");
    let rules = has("SETUSER ") || has("setuser ");
    let mut any = survey::LESS | survey::DIALOGUE;
    if rules {
        any |= survey::MORE;
    }
    let mut document: Option<Document<'_>> = None;
    let mut asked = false;
    for it in scan.surveyed() {
        if it.holds & any == 0 && document.is_none() && !asked {
            continue;
        }
        let range = it.range;
        let text = range.of(scan.text);
        if let Some(open) = document.take() {
            if text.trim() != open.end && 0 < open.lines {
                open.mask(scan, range, acc);
                document = Some(Document { lines: open.lines - 1, ..open });
            }
            continue;
        }
        if it.holds & survey::LESS != 0 && text.has("<<") {
            document = Document::read(text);
        }
        let asks = answers && (text.has("assword") || text.has("assphrase"));
        if asked || asks {
            answer(scan, range, acc);
        }
        asked = asks && text.has("expect");
        if rules && text.has(" >")
            || text.trim_start_matches([' ', '\t', '+', '-']).starts_with("user ")
            || text.has("\"user ") && text.has(" #")
        {
            words(scan, range, acc);
        }
    }
}

/// What the lines of scripts and rules hold.
pub(crate) const WORDS: &[&str] = &["send ", "SETUSER ", "assword", "assphrase", "user "];

/// A here-document that is a secret, or lines of `name:secret`.
struct Document<'a> {
    end: &'a str,
    is_pairs: bool,
    lines: usize,
}

impl<'a> Document<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (before, behind) = text.split_once("<<")?;
        let end = behind.trim_start_matches(['-', '~', ' ']).trim_matches(['"', '\'', ' ', '\\']);
        let plain =
            !end.is_empty() && end.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
        let command = before.trim().rsplit([' ', '/']).next().unwrap_or_default();
        let is_pairs = matches!(command, "chpasswd" | "newusers") || before.has("chpasswd -");
        let is_value = !before.contains(' ') && claim(before) == Claim::Strong;
        (plain && (is_pairs || is_value)).then_some(Self { end, is_pairs, lines: MOST_LINES })
    }

    fn mask(&self, scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
        let text = line.of(scan.text);
        let start = if self.is_pairs {
            let Some(colon) = text.find(':') else { return };
            line.start + colon + 1
        } else {
            line.start + text.len() - text.trim_start().len()
        };
        let range =
            TextRange::new(start, line.start + text.trim_end().len().max(start - line.start));
        if is_literal(range.of(scan.text)) {
            acc.push(Found { range, kind: Kind::Password });
        }
    }
}

/// A here-document is not read further.
const MOST_LINES: usize = 40;

/// `send "X\r"` where a password was asked for.
fn answer(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    let Some(at) = text.rfind("send ") else { return };
    let start = line.start + at + 5;
    let start = start + scan.run(start, line.end, |it| b" -".contains(&it));
    let Some((inner, _)) = scan.quoted(start, line.end) else { return };
    let kept = inner.of(scan.text).trim_end_matches("\\r").trim_end_matches("\\n");
    let kept = kept.trim_end_matches("\\r");
    if is_literal(kept) {
        let range = TextRange::new(inner.start, inner.start + kept.len());
        acc.push(Found { range, kind: Kind::Password });
    }
}

/// `user name on >X` of Redis, and `user name X` of FTP.
fn words(scan: &Scan<'_>, range: TextRange, acc: &mut Vec<Found>) {
    let line = Line::new(scan, range);
    let text = scan.of(line.content, range.end);
    let is_rule = text.starts_with("user ") || text.has("SETUSER ") || text.has("setuser ");
    let count = text.split_whitespace().take(4).count();
    let mut at = line.content;
    for (index, word) in text.split(' ').enumerate().take(64) {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_matches(['"', '\'']);
        let sign = word.find(bare).unwrap_or_default();
        let secret = match bare.strip_prefix('>') {
            Some(it) if is_rule && 2 <= index => it,
            None if bare.starts_with('#')
                && bare.len() == 65
                && bare.bytes().skip(1).all(|it| it.is_ascii_hexdigit()) =>
            {
                bare.get(1..).unwrap_or_default()
            }
            None if index == 2 && count == 3 && is_login(text) && looks_typed(bare) => bare,
            Some(_) | None => continue,
        };
        let start = start + sign + bare.len() - secret.len();
        if is_literal(secret) {
            let range = TextRange::new(start, start + secret.len());
            acc.push(Found { range, kind: Kind::Password });
        }
    }
}

/// `user name X`, and no setting.
fn is_login(text: &str) -> bool {
    text.strip_prefix("user ").is_some_and(|it| !it.starts_with(['=', ':']))
}
