//! What each line holds, found in one walk over the text, so that a detector visits only the lines
//! that can interest it.
//!
//! Every bit may be set too often and never too rarely. A list of words gets its bit through three
//! letters that stand side by side in each of its words; which three, the compiler takes from the
//! list itself, so that a word that is added to a list is looked for too. In tests every text is
//! also looked at with all bits set, and both looks must find the same.

use text::TextRange;

use crate::RedactedFile;
use crate::detectors;
use crate::lexicon;

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
pub(crate) type Bits = u32;

pub(crate) const UPPER: Bits = 1;
/// Words of the shapes of vendors' tokens.
pub(crate) const TOKEN: Bits = 1 << 1;
pub(crate) const DIGIT: Bits = 1 << 2;
pub(crate) const WIDE: Bits = 1 << 3;
/// `=`, `:`, `~`, `>`, `%`: every sign that joins a name and a value has one of these.
pub(crate) const JOIN: Bits = 1 << 4;
pub(crate) const COLON: Bits = 1 << 5;
pub(crate) const AT: Bits = 1 << 6;
pub(crate) const PARENTHESIS: Bits = 1 << 7;
pub(crate) const SLASH: Bits = 1 << 8;
pub(crate) const LESS: Bits = 1 << 9;
pub(crate) const MORE: Bits = 1 << 10;
/// At least `HASH_RUN_LENGTH` bytes side by side of the kind of `RUN`.
pub(crate) const HASH_RUN: Bits = 1 << 11;
pub(crate) const BRACE: Bits = 1 << 12;
pub(crate) const PERCENT: Bits = 1 << 13;
pub(crate) const QUOTE: Bits = 1 << 14;
pub(crate) const DOT: Bits = 1 << 15;
pub(crate) const UNDERSCORE: Bits = 1 << 16;

/// At least `RUN_LENGTH` bytes side by side of which tokens and hashes without `/` consist.
pub(crate) const RUN: Bits = 1 << 17;
/// At least `LONG_RUN_LENGTH` bytes side by side of which tokens and hashes consist.
pub(crate) const LONG_RUN: Bits = 1 << 18;

/// Words of the lexicon that make a name say something.
pub(crate) const NAME: Bits = 1 << 19;
pub(crate) const SLOT: Bits = 1 << 20;
pub(crate) const HEADER: Bits = 1 << 21;
pub(crate) const COMMAND: Bits = 1 << 22;
pub(crate) const CONSUMER: Bits = 1 << 23;
pub(crate) const POSITIONAL: Bits = 1 << 24;
pub(crate) const INLINE: Bits = 1 << 25;
pub(crate) const DIRECTIVE: Bits = 1 << 26;
pub(crate) const SEGMENT: Bits = 1 << 27;
pub(crate) const STATEMENT: Bits = 1 << 28;
pub(crate) const OBJECT: Bits = 1 << 29;
pub(crate) const DIALOGUE: Bits = 1 << 30;
/// How blocks and resources begin.
pub(crate) const MARK: Bits = 1 << 31;

pub(crate) const RUN_LENGTH: usize = 16;
pub(crate) const LONG_RUN_LENGTH: usize = 24;
/// The shortest of the shapes that begin with no letters of their own has 34 bytes.
pub(crate) const HASH_RUN_LENGTH: usize = 32;

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
    let mut res = Walk { holds: 0, length: 0 };
    let (mut key, mut run, mut longest, mut long_run, mut longest_long) = (0, 0, 0, 0, 0);
    for byte in bytes {
        let class = CLASSES.get(usize::from(*byte)).copied().unwrap_or(0);
        res.holds |= class | said(*byte, &mut key);
        if *byte == b'\n' {
            break;
        }
        run = if class & RUN != 0 { run + 1 } else { 0 };
        longest = longest.max(run);
        long_run = if class & LONG_RUN != 0 { long_run + 1 } else { 0 };
        longest_long = longest_long.max(long_run);
        res.length += 1;
    }
    // The end of the text is no letter either.
    res.holds |= said(b'\n', &mut key);
    res.holds &= !(RUN | LONG_RUN);
    if RUN_LENGTH <= longest {
        res.holds |= RUN;
    }
    if HASH_RUN_LENGTH <= longest {
        res.holds |= HASH_RUN;
    }
    if LONG_RUN_LENGTH <= longest_long {
        res.holds |= LONG_RUN;
    }
    res
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

/// Whether a piece of a line holds a word of these lists, as the line does.
pub(crate) fn names(text: &str, any: Bits) -> bool {
    let mut key = 0;
    let bits = text.bytes().fold(0, |bits, byte| bits | said(byte, &mut key));
    // A word of two letters is looked for with what stands behind it.
    (bits | said(b'\n', &mut key)) & any != 0
}

/// What the last three bytes say.
#[inline]
fn said(byte: u8, key: &mut usize) -> Bits {
    let code = CODES.get(usize::from(byte)).copied().unwrap_or(0);
    *key = (*key << 5 | usize::from(code)) & (KEYS - 1);
    let word = TRIPLES.filter.get(*key >> 5).copied().unwrap_or(0);
    let bit = 1 << (*key & 31);
    if word & bit == 0 {
        return 0;
    }
    let before = TRIPLES.before.get(*key >> 5).copied().unwrap_or(0);
    let index = usize::from(before) + (word & (bit - 1)).count_ones() as usize;
    TRIPLES.bits.get(index).copied().unwrap_or(0)
}

/// What each byte says by itself. `RUN` and `LONG_RUN` stand for bytes of such runs here.
static CLASSES: [Bits; 256] = classes();

/// The code of each byte in a key.
static CODES: [u8; 256] = codes();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::cast_possible_truncation, reason = "the index of a byte")]
const fn classes() -> [Bits; 256] {
    let mut res = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        let mut class = match byte {
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'=' | b'~' => JOIN,
            b':' => JOIN | COLON,
            b'>' => JOIN | MORE,
            b'%' => JOIN | PERCENT,
            b'@' => AT,
            b'(' => PARENTHESIS,
            b'/' => SLASH | LONG_RUN,
            b'<' => LESS,
            b'{' => BRACE,
            b'"' | b'\'' => QUOTE,
            b'.' => DOT,
            b'_' => UNDERSCORE,
            128.. => WIDE,
            _ => 0,
        };
        if continues(byte) {
            class |= RUN | LONG_RUN;
        }
        res[at] = class;
        at += 1;
    }
    res
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::cast_possible_truncation, reason = "the index of a byte")]
const fn codes() -> [u8; 256] {
    let mut res = [0; 256];
    let mut at = 0;
    while at < 256 {
        res[at] = code(at as u8);
        at += 1;
    }
    res
}

/// Five bits: letters in either case are told apart, digits are not, nor are most signs.
const fn code(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'A'..=b'Z' => byte - b'A' + 1,
        b'0'..=b'9' => 27,
        b'-' => 28,
        b'_' => 29,
        0..=b' ' => 0,
        128.. => 31,
        _ => 30,
    }
}

/// Keys of three codes.
const KEYS: usize = 1 << 15;

const fn key(word: &[u8], at: usize) -> usize {
    match word.split_at_checked(at) {
        Some((_, [first, second, third, ..])) => {
            (code(*first) as usize) << 10 | (code(*second) as usize) << 5 | code(*third) as usize
        }
        _ => 0,
    }
}

/// The keys that say something: a bit for each, and what the keys say in their order.
struct Triples {
    filter: [u32; KEYS / 32],
    /// How many keys say something before those of a word of `filter`.
    before: [u16; KEYS / 32],
    bits: [Bits; MOST_TRIPLES],
}

/// The compiler refuses a smaller number where the lists need more.
const MOST_TRIPLES: usize = 2048;

static TRIPLES: Triples = triples();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn triples() -> Triples {
    let all = all();
    let mut res =
        Triples { filter: [0; KEYS / 32], before: [0; KEYS / 32], bits: [0; MOST_TRIPLES] };
    let mut count = 0;
    let mut at = 0;
    while at < KEYS {
        if at % 32 == 0 {
            res.before[at / 32] = count;
        }
        if all[at] != 0 {
            res.filter[at / 32] |= 1 << (at % 32);
            res.bits[count as usize] = all[at];
            count += 1;
        }
        at += 1;
    }
    res
}

/// What each key says.
#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
const fn all() -> [Bits; KEYS] {
    let mut res = [0; KEYS];
    add(lexicon::PARTS, NAME, &mut res);
    add(lexicon::ENDS, NAME, &mut res);
    let mut lists = lexicon::LISTS.as_slice();
    while let [first, rest @ ..] = lists {
        add(first, NAME, &mut res);
        lists = rest;
    }
    let mut lists = detectors::TRIGGERS;
    while let [(words, bit), rest @ ..] = lists {
        add(words, *bit, &mut res);
        lists = rest;
    }
    let mut programs = detectors::command::PROGRAMS;
    while let [first, rest @ ..] = programs {
        add(first.names, COMMAND, &mut res);
        programs = rest;
    }
    let mut shapes = detectors::vendor::SHAPES;
    while let [first, rest @ ..] = shapes {
        add(&[first.prefix], TOKEN, &mut res);
        shapes = rest;
    }
    let mut phrases = detectors::record::POSITIONAL;
    while let [first, rest @ ..] = phrases {
        add(&[first.0], POSITIONAL, &mut res);
        phrases = rest;
    }
    res
}

const fn add(words: &[&str], bit: Bits, acc: &mut [Bits; KEYS]) {
    let mut rest = words;
    while let [first, behind @ ..] = rest {
        add_word(first.as_bytes(), bit, acc);
        rest = behind;
    }
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn add_word(word: &[u8], bit: Bits, acc: &mut [Bits; KEYS]) {
    assert!(2 <= word.len(), "a line cannot be looked through for a single letter");
    if !word.is_ascii() {
        // All lines with other letters are visited.
        return;
    }
    if word.len() == 2 {
        let first = key(&[word[0], word[1], b' '], 0);
        let mut third = 0;
        while third < 32 {
            // A program's name, and an option, ends at a blank or a sign.
            if bit != COMMAND || third == code(b' ') as usize || third == code(b'"') as usize {
                acc[first | third] |= bit;
            }
            third += 1;
        }
        return;
    }
    let mut rarest = key(word, 0);
    let mut least = u64::MAX;
    let mut at = 0;
    while at + 3 <= word.len() {
        // One that is looked for anyway makes no line more interesting.
        let known = acc[key(word, at)] & bit != 0;
        let weight = if known { 0 } else { frequency(word, at) };
        if weight < least {
            least = weight;
            rarest = key(word, at);
        }
        at += 1;
    }
    acc[rarest] |= bit;
}

/// How often three letters stand in configuration, roughly; a wrong guess costs time only.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn frequency(word: &[u8], at: usize) -> u64 {
    let rank = COMMON[key(word, at)];
    if rank != 0 {
        return u64::MAX / 2 + rank as u64;
    }
    match word.split_at_checked(at) {
        Some((_, [first, second, third, ..])) => {
            letter_frequency(*first) * letter_frequency(*second) * letter_frequency(*third)
        }
        _ => u64::MAX,
    }
}

/// The keys that often stand in configuration and in its comments; the greater, the more often.
#[expect(clippy::large_const_arrays, reason = "only the compiler reads it")]
const COMMON: [usize; KEYS] = common();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
const fn common() -> [usize; KEYS] {
    let mut res = [0; KEYS];
    let mut rest = COMMON_LETTERS.as_bytes();
    while let [_, _, _, _, behind @ ..] = rest {
        res[key(rest, 0)] = rest.len();
        rest = behind;
    }
    res
}

/// The most frequent first.
const COMMON_LETTERS: &str = "\
    con log gin ngi onn has the ion tio ing ent and ass cla com for ons str las ati pro ter ith \
    lic ice ref ens are cod ate thi hre ect cop all tri cen nse his ile rig use ght igh opy ist \
    fil ver int ess res ted men ers not cti les war wit yri rea pyr her per htt ttp ble nte but \
    ven sio pre ame der end htm tml ort omm mit hat spa dat ont abl git rin ser out est sta dis \
    tha eve age pan oft sof tps ind rib inc lib ran twa ftw cha tho nam any tes por nta han mpl \
    doc tor par ibu ded tat nst ead lin rom tin mod cal und ere ive nde ant unc ack pti tic ain \
    erm ste wor orm ces ten ext add lis ope red sed din tur err ity ret rec ill nce you ide sin \
    rsi ssi ine ata ite val ndo ail tra nct our man cat fun org era typ nal ree lit ari lat che \
    art nti omp oth clu mer rti ype jec ple imp ica ies mat ner pec uti fro def ute hou llo ove \
    ull whe gra thu ang sec ime tru ult ore tab iti ndi pac pos hub ili ume tre fer dor opt lud \
    ntr spe hen set ncl nts mai low rit ins cri equ ram api scr exp arr enc ase div can cre gen \
    pat odu dif ria als pli tai ert mis hlj ljs key oun ern xsl ifi ire urn tte sti slt ure bli \
    tem app rro ubl eri ach ose rce rat ord rmi erv bje ejs lea ali rep dej ene rra ork ocu rip \
    sse nge bil etu ial ror tex vid rma ust rov win sub oll tit ipt pub ses pen fre mes arg eme \
    har ges dde eta loc obj odi wil eat ned met ary ied sha act mar ors sou ren aut ich ele urc \
    tim eci ovi ise rge iss des abi one ini kin mme ese ffe ibx ber pul ";

const fn letter_frequency(byte: u8) -> u64 {
    match byte.to_ascii_lowercase() {
        b' ' => 150,
        b'e' => 120,
        b'0'..=b'9' => 100,
        b't' | b's' => 85,
        b'a' | b'i' | b'n' | b'o' | b'r' => 70,
        b'_' | b'.' | b'/' | b'-' | b'p' | b'c' | b'l' => 45,
        b'd' | b'u' | b'm' | b'h' => 35,
        b'f' | b'g' | b'x' => 22,
        b'b' | b'y' | b'w' | b'v' => 15,
        _ => 8,
    }
}
