//! Words and phrases that make a line interesting to a detector.
//!
//! Each is looked for by three letters that stand side by side in it; which three, the compiler takes
//! from the lists themselves, so that a word that is added to a list is looked for too. Where the
//! three stand, the whole word or phrase is compared.

use super::{Bits, COMMAND, NAME, POSITIONAL, ROLE, SEGMENT, SLOT, TABLE, TALK, TOKEN};
use crate::detectors::{self, assignment, command, prose, record, url, vendor};
use crate::lexicon;

/// What three letters may stand in.
pub(super) type Hit = u8;
const IN_NAME: Hit = 1;
const IN_ROLE: Hit = 1 << 1;
const IN_SEGMENT: Hit = 1 << 2;
const IN_PHRASE: Hit = 1 << 3;

/// What the three letters of a key may stand in; those without a bit in `filter`, in nothing.
pub(super) fn hit(key: usize) -> Hit {
    let word = TRIPLES.filter.get(key >> 5).copied().unwrap_or(0);
    let bit = 1 << (key & 31);
    if word & bit == 0 {
        return 0;
    }
    let before = TRIPLES.before.get(key >> 5).copied().unwrap_or(0);
    let index = usize::from(before) + (word & (bit - 1)).count_ones() as usize;
    TRIPLES.hits.get(index).copied().unwrap_or(0)
}

/// Whether a piece of a line may hold a word that makes a name say something.
pub(crate) fn may_name(text: &str) -> bool {
    let mut key = 0;
    // A word of two letters is looked for with what stands behind it.
    text.bytes().chain([b'\n']).any(|byte| {
        key = (key << 5 | usize::from(code(byte))) & (KEYS - 1);
        hit(key) & IN_NAME != 0
    })
}

/// Whether what three letters may stand in says more than is known of the line.
pub(super) fn may_tell(hit: Hit, known: Bits) -> bool {
    hit & IN_PHRASE != 0
        || hit & IN_NAME != 0 && known & NAME == 0
        || hit & IN_ROLE != 0 && known & ROLE == 0
        || hit & IN_SEGMENT != 0 && known & SEGMENT == 0
}

/// What the words and phrases say in which three letters stand that end at an offset of a line.
#[inline(never)]
pub(super) fn confirmed(bytes: &[u8], end: usize, key: usize, known: Bits) -> Bits {
    let mut res = 0;
    let hit = hit(key);
    // The middle one is a letter of the word, whatever stands beside a short word.
    let middle = end.saturating_sub(2);
    for (mask, bit, holds) in WORDS {
        if hit & mask != 0 && known & bit == 0 && holds(bytes, middle) {
            res |= bit;
        }
    }
    if hit & IN_PHRASE != 0 {
        let first = FIRSTS.get(key >> 5).copied().unwrap_or(0);
        let near = PHRASES.get(usize::from(first)..).unwrap_or_default();
        for it in near.iter().take_while(|it| it.key() <= key).filter(|it| it.key() == key) {
            let (phrase, bit) = it.phrase();
            if (known | res) & bit == 0 && stands(bytes, end, it.offset(), phrase, bit) {
                res |= bit;
            }
        }
    }
    res
}

/// Whether the word around an offset of a line says something.
type Holds = fn(&[u8], usize) -> bool;

const WORDS: [(Hit, Bits, Holds); 3] =
    [(IN_NAME, NAME, is_name), (IN_ROLE, ROLE, is_role), (IN_SEGMENT, SEGMENT, is_segment)];

/// Longer words are taken for what they may be.
const LONGEST: usize = 100;

/// The bytes of a kind around an offset, and where they begin; nothing where there are many.
fn around(bytes: &[u8], at: usize, inside: fn(&u8) -> bool) -> Option<(usize, &[u8])> {
    let (head, tail) = bytes.split_at_checked(at)?;
    let before = head.iter().rev().take(LONGEST).take_while(|it| inside(it)).count();
    let behind = tail.iter().take(LONGEST).take_while(|it| inside(it)).count();
    let many = LONGEST <= before || LONGEST <= behind;
    if many { None } else { Some((at - before, bytes.get(at - before..at + behind)?)) }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn is_name(bytes: &[u8], at: usize) -> bool {
    let Some((start, word)) = around(bytes, at, u8::is_ascii_alphanumeric) else { return true };
    // Behind `%`, two digits are those of an encoded sign.
    let encoded = start.checked_sub(1).and_then(|it| bytes.get(it)) == Some(&b'%');
    let encoded = encoded && !lexicon::says_nothing(word.get(2..).unwrap_or_default());
    encoded
        || !lexicon::says_nothing(word)
        || lexicon::may_be_inflected(word)
        || SAYING.iter().any(|it| {
            let one = word.strip_suffix(b"s").unwrap_or(word);
            lexicon::is_one_of(it, word) || lexicon::is_one_of(it, one)
        })
}

fn is_role(bytes: &[u8], at: usize) -> bool {
    let in_name = |it: &u8| it.is_ascii_alphanumeric() || b"_-.$".contains(it);
    let Some((start, name)) = around(bytes, at, in_name) else { return true };
    let encoded = start.checked_sub(1).and_then(|it| bytes.get(it)) == Some(&b'%');
    let rest = bytes.get(start + name.len()..).unwrap_or_default();
    let behind = rest.iter().take(LONGEST).find(|it| !b" \t\"'\\])[".contains(it));
    let is_joined = behind.is_some_and(|it| !it.is_ascii_alphanumeric() && !b"\r\n".contains(it));
    is_joined
        && (assignment::is_role(text(name))
            || encoded && assignment::is_role(text(name.get(2..).unwrap_or_default())))
}

fn is_segment(bytes: &[u8], at: usize) -> bool {
    let in_segment = |it: &u8| it.is_ascii_alphanumeric() || b"_-.~%:=+@".contains(it);
    let Some((start, _)) = around(bytes, at, in_segment) else { return true };
    start.checked_sub(1).and_then(|it| bytes.get(it)) == Some(&b'/')
        && around(bytes, at, u8::is_ascii_alphanumeric).is_none_or(|it| url::announces(text(it.1)))
}

/// Whether a phrase stands where three letters of it end at an offset.
fn stands(bytes: &[u8], end: usize, offset: usize, phrase: &str, bit: Bits) -> bool {
    let Some(start) = end.checked_sub(offset + 3) else { return false };
    let found = bytes.get(start..start + phrase.len()).unwrap_or_default();
    let glued = |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_alphanumeric() || *it == b'_');
    let is_whole = || {
        !glued(start.checked_sub(1).and_then(|it| bytes.get(it)))
            && !glued(bytes.get(start + phrase.len()))
    };
    let is_word = || phrase.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    let is_argument = || {
        let parts = |it: Option<&u8>, signs: &[u8]| {
            it.is_none_or(|it| command::is_between(*it) || signs.contains(it))
        };
        parts(start.checked_sub(1).and_then(|it| bytes.get(it)), b"/")
            && (parts(bytes.get(start + phrase.len()), b"=.\r\n")
                || command::MYSQL.contains(&phrase))
    };
    found.eq_ignore_ascii_case(phrase.as_bytes())
        && match bit {
            // Phrases that are a word stand alone.
            SLOT | TABLE | TALK => !is_word() || is_whole(),
            COMMAND => is_argument(),
            _ => true,
        }
}

/// Five bits: letters in either case are told apart, digits are not, nor are most signs.
pub(super) const fn code(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'A'..=b'Z' => byte - b'A' + 1,
        b'0'..=b'9' => DIGITS,
        b'-' => 28,
        b'_' => 29,
        0..=b' ' => 0,
        128.. => 31,
        _ => 30,
    }
}

const CODES_COUNT: usize = 32;
const DIGITS: u8 = 27;

const fn is_letter(code: usize) -> bool {
    1 <= code && code < DIGITS as usize
}

/// Keys of three codes.
pub(super) const KEYS: usize = CODES_COUNT * CODES_COUNT * CODES_COUNT;

const fn key(word: &[u8], at: usize) -> usize {
    match word.split_at_checked(at) {
        Some((_, [first, second, third, ..])) => {
            (code(*first) as usize) << 10 | (code(*second) as usize) << 5 | code(*third) as usize
        }
        _ => 0,
    }
}

/// The keys that say something: a bit for each, and what the keys say in their order.
pub(super) struct Triples {
    pub(super) filter: [u32; KEYS / 32],
    /// How many keys say something before those of a word of `filter`.
    before: [u16; KEYS / 32],
    hits: [Hit; MOST_TRIPLES],
}

/// The compiler refuses a smaller number where the lists need more.
const MOST_TRIPLES: usize = 2048;

pub(super) static TRIPLES: Triples = triples();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn triples() -> Triples {
    let mut res =
        Triples { filter: [0; KEYS / 32], before: [0; KEYS / 32], hits: [0; MOST_TRIPLES] };
    let mut count = 0;
    let mut at = 0;
    while at < KEYS {
        if at % 32 == 0 {
            res.before[at / 32] = count;
        }
        if ALL.hits[at] != 0 {
            res.filter[at / 32] |= 1 << (at % 32);
            res.hits[count as usize] = ALL.hits[at];
            count += 1;
        }
        at += 1;
    }
    res
}

/// One phrase under one of its keys: the key, its list, its index there, and the offset of the three
/// letters in it.
#[derive(Clone, Copy)]
struct Phrase(u32);

const OFFSETS: usize = 4;
const INDEXES: usize = 256;
const LISTS: usize = 128;

impl Phrase {
    const fn new(key: usize, list: usize, index: usize, offset: usize) -> Self {
        assert!(offset < OFFSETS && index < INDEXES && list < LISTS);
        let packed = ((key * LISTS + list) * INDEXES + index) * OFFSETS + offset;
        #[expect(clippy::cast_possible_truncation, reason = "15, 7, 8 and 2 bits")]
        Self(packed as u32)
    }

    const fn key(self) -> usize {
        self.0 as usize / (OFFSETS * INDEXES * LISTS)
    }

    const fn offset(self) -> usize {
        self.0 as usize % OFFSETS
    }

    fn phrase(self) -> (&'static str, Bits) {
        let index = self.0 as usize / OFFSETS % INDEXES;
        let list = self.0 as usize / (OFFSETS * INDEXES) % LISTS;
        let listed =
            |it: &&'static (&[&'static str], Bits)| it.0.get(index).map(|word| (*word, it.1));
        let res = match list.checked_sub(detectors::PHRASES.len()) {
            None => detectors::PHRASES.get(list).as_ref().and_then(listed),
            Some(0) => vendor::SHAPES.get(index).map(|it| (it.prefix, TOKEN)),
            Some(1) => record::POSITIONAL.get(index).map(|it| (it.0, POSITIONAL)),
            Some(program) => command::PROGRAMS
                .get(program - 2)
                .and_then(|it| it.names.get(index))
                .map(|it| (*it, COMMAND)),
        };
        res.unwrap_or_default()
    }
}

static PHRASES: [Phrase; ALL.count] = SORTED;

const SORTED: [Phrase; ALL.count] = phrases();

/// How many phrases stand before those of a word of `filter`.
static FIRSTS: [u16; KEYS / 32] = firsts();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::cast_possible_truncation, reason = "at most `MOST_PHRASES`")]
const fn firsts() -> [u16; KEYS / 32] {
    let mut res = [0; KEYS / 32];
    let mut phrase = 0;
    let mut at = 0;
    while at < res.len() {
        while phrase < ALL.count && SORTED[phrase].key() >> 5 < at {
            phrase += 1;
        }
        res[at] = phrase as u16;
        at += 1;
    }
    res
}

/// By key; what stands behind another with the same key stays behind it.
#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn phrases() -> [Phrase; ALL.count] {
    // How many come before those of a key.
    let mut starts = [0_usize; KEYS + 1];
    let mut at = 0;
    while at < ALL.count {
        starts[ALL.phrases[at].key() + 1] += 1;
        at += 1;
    }
    let mut key = 0;
    while key < KEYS {
        starts[key + 1] += starts[key];
        key += 1;
    }
    let mut res = [Phrase(0); ALL.count];
    at = 0;
    while at < ALL.count {
        let key = ALL.phrases[at].key();
        res[starts[key]] = ALL.phrases[at];
        starts[key] += 1;
        at += 1;
    }
    res
}

/// Every word and phrase by its keys.
struct All {
    hits: [Hit; KEYS],
    phrases: [Phrase; MOST_PHRASES],
    count: usize,
}

const MOST_PHRASES: usize = 2048;

const ALL: All = all();

#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn all() -> All {
    let mut res = All { hits: [0; KEYS], phrases: [Phrase(0); MOST_PHRASES], count: 0 };
    let mut lists = NAMING;
    while let [first, rest @ ..] = lists {
        words(first, IN_NAME, &mut res);
        lists = rest;
    }
    let mut lists = assignment::ROLES;
    while let [first, rest @ ..] = lists {
        words(first, IN_ROLE, &mut res);
        lists = rest;
    }
    words(url::ANNOUNCING, IN_SEGMENT, &mut res);
    let mut list = 0;
    while list < detectors::PHRASES.len() {
        let (words, _) = detectors::PHRASES[list];
        let mut index = 0;
        while index < words.len() {
            phrase(words[index].as_bytes(), list, index, &mut res);
            index += 1;
        }
        list += 1;
    }
    let mut index = 0;
    while index < vendor::SHAPES.len() {
        phrase(vendor::SHAPES[index].prefix.as_bytes(), list, index, &mut res);
        index += 1;
    }
    index = 0;
    while index < record::POSITIONAL.len() {
        phrase(record::POSITIONAL[index].0.as_bytes(), list + 1, index, &mut res);
        index += 1;
    }
    let mut programs = command::PROGRAMS;
    while let [first, rest @ ..] = programs {
        index = 0;
        while index < first.names.len() {
            phrase(first.names[index].as_bytes(), list + 2, index, &mut res);
            index += 1;
        }
        list += 1;
        programs = rest;
    }
    res
}

/// Words that say something and stand in no list of the lexicon.
const SAYING: &[&[&str]] = &[assignment::NAMES, prose::ANNOUNCING, prose::KEYS, prose::NUMBERS];

/// Words that make a name say something.
const NAMING: &[&[&str]] = &[
    lexicon::PARTS,
    lexicon::ENDS,
    lexicon::TELLING[0],
    lexicon::TELLING[1],
    assignment::NAMES,
    prose::ANNOUNCING,
    prose::KEYS,
    prose::NUMBERS,
];

const fn words(words: &[&str], bit: Hit, acc: &mut All) {
    let mut rest = words;
    while let [first, behind @ ..] = rest {
        // All lines with other letters are visited.
        if first.is_ascii() {
            add(first.as_bytes(), bit, &mut acc.hits);
        }
        rest = behind;
    }
}

/// Adds a word, and gives the offset of its three letters.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn add(word: &[u8], bit: Hit, acc: &mut [Hit; KEYS]) -> usize {
    assert!(!word.is_empty(), "an empty word stands everywhere");
    let mut other = 0;
    while word.len() < 3 && other < CODES_COUNT {
        if let [first, second] = word {
            acc[(code(*first) as usize) << 10 | (code(*second) as usize) << 5 | other] |= bit;
        }
        // One letter is a word between signs; a number may stand behind it.
        let mut behind = 0;
        while let [only] = word
            && behind < CODES_COUNT
        {
            if !is_letter(other) && other != DIGITS as usize && !is_letter(behind) {
                acc[other << 10 | (code(*only) as usize) << 5 | behind] |= bit;
            }
            behind += 1;
        }
        other += 1;
    }
    let mut rarest = 0;
    let mut least = u64::MAX;
    let mut at = 0;
    while at + 3 <= word.len() && at < OFFSETS {
        // One that is looked for anyway makes no line more interesting.
        let known = acc[key(word, at)] & bit != 0;
        let weight = if known { 0 } else { frequency(word, at) };
        if weight < least {
            least = weight;
            rarest = at;
        }
        at += 1;
    }
    if 3 <= word.len() {
        acc[key(word, rarest)] |= bit;
    }
    rarest
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn phrase(phrase: &[u8], list: usize, index: usize, acc: &mut All) {
    assert!(2 <= phrase.len(), "a line cannot be looked through for a single letter");
    if !phrase.is_ascii() {
        return;
    }
    let offset = add(phrase, IN_PHRASE, &mut acc.hits);
    if let [first, second] = phrase {
        let first = (code(*first) as usize) << 10 | (code(*second) as usize) << 5;
        let mut other = 0;
        while other < 32 {
            acc.phrases[acc.count] = Phrase::new(first | other, list, index, 0);
            acc.count += 1;
            other += 1;
        }
        return;
    }
    acc.phrases[acc.count] = Phrase::new(key(phrase, offset), list, index, offset);
    acc.count += 1;
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
    tim eci ovi ise rge iss des abi one ini kin mme ese ffe ibx ber pul ock sse ses nec chi oca ";

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
