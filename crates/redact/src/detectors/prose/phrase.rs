//! Twelve words and more that make no sentence: the seed of a wallet.

use text::TextRange;

use super::LONGEST_LINE;
use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;

/// So many words are of four letters at least, as a rule.
const SHORTEST: usize = 50;

/// So many words make a seed.
const FEWEST: usize = 12;

pub(super) fn find(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    let blanks = |it: &str| it.bytes().filter(|it| *it == b' ').count();
    if text.len() < SHORTEST || LONGEST_LINE < text.len() || blanks(text) < survey::MANY_BLANKS {
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
        if let Some(range) = run.take().filter(|_| FEWEST <= count) {
            acc.push(Found { range, kind: Kind::Key });
        }
        count = 0;
    }
}

/// Words of nearly every sentence.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "and", "for", "not", "with", "that", "this", "are", "was", "from", "has", "have", "will",
    "you", "your", "can", "which", "when", "then", "than", "all", "any", "but", "its", "into",
    "also", "only", "must", "should", "there", "their", "they", "been", "were", "used", "each",
    "more", "where", "set", "use", "may", "see", "der", "die", "das", "und", "ist", "mit", "von",
    "den", "ein", "eine", "les", "des", "est", "une", "pour", "dans", "que", "los", "las", "por",
    "con", "una", "make", "does", "like", "default", "user", "file",
    "too", "while", "getting", "reading", "sent", "trying", "could", "would", "having",
];
