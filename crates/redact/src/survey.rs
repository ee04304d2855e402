//! What each line holds, found in one walk over the text, so that a detector visits only the lines
//! that can interest it.
//!
//! Every bit may be set too often and never too rarely. In tests every text is also looked at with
//! all bits set, and both looks must find the same. `triggers` looks for words.

mod triggers;

use text::TextRange;

use crate::RedactedFile;
use triggers::{KEYS, TRIPLES};

/// One line and what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surveyed {
    /// Without the line's end.
    pub(crate) range: TextRange,
    pub(crate) holds: Bits,
    /// Whether no look was taken at a line of this text yet.
    pub(crate) is_new: bool,
}

/// A set of the bits below.
pub(crate) type Bits = u64;

// What single bytes say.
pub(crate) const UPPER: Bits = 1;
pub(crate) const DIGIT: Bits = 1 << 1;
pub(crate) const WIDE: Bits = 1 << 2;
/// `=`, `:`, `~`, `>`, `%`: every sign that joins a name and a value has one of these.
pub(crate) const JOIN: Bits = 1 << 3;
pub(crate) const COLON: Bits = 1 << 4;
pub(crate) const AT: Bits = 1 << 5;
pub(crate) const PARENTHESIS: Bits = 1 << 6;
pub(crate) const SLASH: Bits = 1 << 7;
pub(crate) const LESS: Bits = 1 << 8;
pub(crate) const MORE: Bits = 1 << 9;
pub(crate) const BRACE: Bits = 1 << 10;
pub(crate) const DOT: Bits = 1 << 11;
pub(crate) const UNDERSCORE: Bits = 1 << 12;
/// `#` or `;`, and whatever else begins a remark.
pub(crate) const REMARK: Bits = 1 << 13;

// What bytes side by side say.
/// At least `RUN_LENGTH` bytes of which tokens and hashes without `/` consist.
pub(crate) const RUN: Bits = 1 << 14;
/// At least `LONG_RUN_LENGTH` bytes of which tokens and hashes consist.
pub(crate) const LONG_RUN: Bits = 1 << 15;
/// At least `HASH_RUN_LENGTH` bytes of the kind of `RUN`.
pub(crate) const HASH_RUN: Bits = 1 << 16;
/// A capital and a digit without a blank between them.
pub(crate) const MIXED: Bits = 1 << 17;
/// As many blanks as `MANY_BLANKS`.
pub(crate) const WORDY: Bits = 1 << 18;
/// Four runs of four letters or digits, one behind the other.
pub(crate) const FOURS: Bits = 1 << 41;

// What words say.
/// A word of the lexicon that makes a name say something.
pub(crate) const NAME: Bits = 1 << 19;
/// A name for who logs in or for what stands beside it, and a sign behind it.
pub(crate) const ROLE: Bits = 1 << 20;
/// A program that takes a secret, or an option that any program may take one with.
pub(crate) const COMMAND: Bits = 1 << 21;
/// A segment of a path behind which a token may stand.
pub(crate) const SEGMENT: Bits = 1 << 22;

// What phrases say, each by the lists of one detector.
/// How vendors' tokens begin.
pub(crate) const TOKEN: Bits = 1 << 23;
pub(crate) const SLOT: Bits = 1 << 24;
pub(crate) const HEADER: Bits = 1 << 25;
pub(crate) const CONSUMER: Bits = 1 << 26;
pub(crate) const POSITIONAL: Bits = 1 << 27;
pub(crate) const INLINE: Bits = 1 << 28;
pub(crate) const DIRECTIVE: Bits = 1 << 29;
pub(crate) const STATEMENT: Bits = 1 << 30;
pub(crate) const OBJECT: Bits = 1 << 31;
pub(crate) const DIALOGUE: Bits = 1 << 32;
/// How blocks and resources begin.
pub(crate) const MARK: Bits = 1 << 33;
/// Names of groups, and commands that print a secret.
pub(crate) const GROUP: Bits = 1 << 34;
/// What stands before the arguments that `syntax` reads.
pub(crate) const ARGUMENT: Bits = 1 << 35;
/// `://`
pub(crate) const ADDRESS: Bits = 1 << 36;
/// Files of accounts, and how their lines begin.
pub(crate) const RECORD: Bits = 1 << 37;
pub(crate) const TABLE: Bits = 1 << 38;
/// Addresses that are a key themselves.
pub(crate) const PLACE: Bits = 1 << 39;
/// Words of sentences about who gets in.
pub(crate) const TALK: Bits = 1 << 40;
/// Names of parameters of FastCGI.
pub(crate) const PARAMETER: Bits = 1 << 42;

pub(crate) const RUN_LENGTH: usize = 16;
pub(crate) const LONG_RUN_LENGTH: usize = 24;
/// The shortest of the shapes that begin with no letters of their own has 34 bytes.
pub(crate) const HASH_RUN_LENGTH: usize = 32;
pub(crate) const MANY_BLANKS: usize = 11;

/// Whether a byte continues a run without `/`.
pub(crate) const fn continues(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'_' | b'-' | b'.' | b'~' | b'%' | b':' | b'=' | b'+' | b'@' | b'$' | b','
        )
}

/// The lines of a text.
pub(crate) fn lines(text: &str) -> Vec<Surveyed> {
    // A guess that spares most texts the copies of a growing list.
    let mut res = Vec::with_capacity(text.len() / 32 + 1);
    walk(text, TextRange::new(0, text.len()), &mut res);
    res
}

fn walk(text: &str, range: TextRange, acc: &mut Vec<Surveyed>) {
    let mut start = range.start;
    while start < range.end {
        let rest = text.as_bytes().get(start..range.end).unwrap_or_default();
        let line = line(rest);
        let end = start + line.length;
        let trimmed = TextRange::new(start, end).of(text).trim_end_matches('\r').len();
        let range = TextRange::new(start, start + trimmed);
        acc.push(Surveyed { range, holds: line.holds, is_new: true });
        start = end + 1;
    }
}

/// What the first line of some bytes holds, and its length without `\n`. It is called for each line
/// so that a browser compiles it well early in a text.
#[inline(never)]
fn line(bytes: &[u8]) -> Walk {
    let mut res = Walk { holds: 0, length: bytes.len() };
    let (mut key, mut all, mut word, mut blanks) = (0, 0, 0, 0);
    // Where the letters and the runs at hand begin: counting each byte would take longer.
    let (mut letters, mut run, mut long_run) = (0, 0, 0);
    let (mut longest, mut longest_long, mut fours, mut most_fours) = (0, 0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        // A call for each byte would take longer than all that is done here.
        let known = BYTES.get(usize::from(*byte)).copied().unwrap_or(0);
        key = (key << 5 | (known >> CODE) as usize) & (KEYS - 1);
        if TRIPLES.filter.get(key >> 5).copied().unwrap_or(0) >> (key & 31) & 1 != 0 {
            let hit = triggers::hit(key);
            if triggers::may_tell(hit, res.holds) {
                res.holds |= triggers::confirmed(bytes, at + 1, key, res.holds);
            }
        }
        word |= known;
        if known & IN_WORD != 0 {
            continue;
        }
        if *byte <= b' ' {
            blanks += usize::from(*byte == b' ');
            res.holds |= mixed(word);
            all |= std::mem::take(&mut word);
            if *byte == b'\n' {
                res.length = at;
                break;
            }
        }
        fours = next_fours(at - letters, fours);
        most_fours = most_fours.max(fours);
        letters = at + 1;
        if known & IN_RUN == 0 {
            longest = longest.max(at - run);
            run = at + 1;
        }
        if known & IN_LONG_RUN == 0 {
            longest_long = longest_long.max(at - long_run);
            long_run = at + 1;
        }
    }
    let end = res.length;
    if end == bytes.len() {
        // The end of the text is no letter either.
        key = key << 5 & (KEYS - 1);
        res.holds |= triggers::confirmed(bytes, end + 1, key, res.holds);
        res.holds |= mixed(word);
    }
    (longest, longest_long) = (longest.max(end - run), longest_long.max(end - long_run));
    let letters = end - letters;
    res.holds |= Bits::from((all | word) & CLASS & !(IN_RUN | IN_LONG_RUN));
    for (bit, is_there) in [
        (RUN, RUN_LENGTH <= longest),
        (HASH_RUN, HASH_RUN_LENGTH <= longest),
        (LONG_RUN, LONG_RUN_LENGTH <= longest_long),
        (WORDY, MANY_BLANKS <= blanks),
        (FOURS, 4 <= most_fours.max(next_fours(letters, fours))),
    ] {
        res.holds |= if is_there { bit } else { 0 };
    }
    res
}

/// How many runs of four stand one behind the other, the last of which has so many letters.
fn next_fours(letters: usize, fours: usize) -> usize {
    match letters {
        0 => fours,
        4 => fours + 1,
        _ => 0,
    }
}

fn mixed(word: u32) -> Bits {
    if Bits::from(word) & (UPPER | DIGIT) == UPPER | DIGIT { MIXED } else { 0 }
}

struct Walk {
    holds: Bits,
    length: usize,
}

/// The lines of an output, those without a placeholder as they were in the input.
pub(crate) fn again(input: &str, known: &[Surveyed], output: &RedactedFile) -> Vec<Surveyed> {
    let text = output.text.as_str();
    let mut res = Vec::with_capacity(known.len());
    let mut spans = output.spans.iter().peekable();
    // Where the line at hand begins in the input, and where in the output.
    let (mut before, mut at) = (0, 0);
    let mut rest = known;
    while let [line, behind @ ..] = rest {
        rest = behind;
        let mut next = behind.first().map_or(input.len(), |it| it.range.start);
        if spans.peek().is_none_or(|it| next <= it.range.start) {
            let range = TextRange::new(at, at + line.range.len());
            res.push(Surveyed { range, holds: line.holds, is_new: false });
            at += next - before;
            before = next;
            continue;
        }
        let mut end = at + next - before;
        while let Some(span) = spans.next_if(|it| it.range.start < next) {
            // A placeholder for several lines makes one of them, and one for a line's end too.
            while next <= span.range.end
                && let [_, behind @ ..] = rest
            {
                rest = behind;
                let start = next;
                next = behind.first().map_or(input.len(), |it| it.range.start);
                end += next - start;
            }
            end = end + span.placeholder.len() - span.range.len();
        }
        walk(text, TextRange::new(at, end), &mut res);
        before = next;
        at = end;
    }
    res
}

pub(crate) use triggers::may_name;

/// What each byte says by itself: the bits of bytes, whether it continues a run or a word, and its
/// code in a key of three.
static BYTES: [u32; 256] = bytes();

/// The bits of bytes, and these two that stand for bytes of runs.
const CLASS: u32 = 0xffff;
const IN_RUN: u32 = 1 << 14;
const IN_LONG_RUN: u32 = 1 << 15;
const IN_WORD: u32 = 1 << 16;
/// Where the code begins.
const CODE: u32 = 24;

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::cast_possible_truncation, reason = "the index of a byte, and bits of bytes")]
const fn bytes() -> [u32; 256] {
    let mut res = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        let mut known = match byte {
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'=' | b'~' | b'%' => JOIN,
            b':' => JOIN | COLON,
            b'>' => JOIN | MORE,
            b'@' => AT,
            b'(' => PARENTHESIS,
            b'/' => SLASH,
            b'<' => LESS,
            b'{' => BRACE,
            b'.' => DOT,
            b'_' => UNDERSCORE,
            b'#' | b';' => REMARK,
            128.. => WIDE,
            _ => 0,
        } as u32;
        if continues(byte) {
            known |= IN_RUN | IN_LONG_RUN;
        }
        if byte == b'/' {
            known |= IN_LONG_RUN;
        }
        if byte.is_ascii_alphanumeric() {
            known |= IN_WORD;
        }
        res[at] = known | (triggers::code(byte) as u32) << CODE;
        at += 1;
    }
    res
}
