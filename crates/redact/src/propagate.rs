//! Every other place where a found value stands, in any of its spellings.
//!
//! All spellings go into one tree, so that time grows with the text and not with the number of
//! values.

use crate::find::Find as _;
use std::collections::BTreeSet;

use text::TextRange;

use crate::model::Found;
use crate::{Kind, base64};

/// A longer value is looked for by its beginning.
const LONGEST: usize = 32;

/// What is glued to a known value is masked up to here.
const LONGEST_TAIL: usize = 64;

/// Shorter values are looked for as whole words only.
const SHORTEST_PART: usize = 8;

/// Runs of base64 of at least this length are decoded.
const SHORTEST_ENCODED: usize = 12;

#[derive(Clone, Debug)]
struct Node {
    byte: u8,
    kind: Kind,
    /// Whether a spelling ends here.
    is_end: bool,
    first_child: u32,
    sibling: u32,
}

/// The spellings of all found values, as a tree.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    nodes: Vec<Node>,
    /// The root's children.
    roots: Vec<u32>,
    /// A bit for each hash of the first bytes of a spelling: few places of a text are the beginning
    /// of one.
    beginnings: Vec<u32>,
}

impl Known {
    pub(crate) fn new(values: &[(&str, Kind)]) -> Self {
        let root =
            Node { byte: 0, kind: Kind::Password, is_end: false, first_child: 0, sibling: 0 };
        let mut res =
            Self { nodes: vec![root], roots: vec![0; 256], beginnings: vec![0; HASHES / 32] };
        // The last of equal values gives their kind.
        let mut seen = BTreeSet::new();
        let mut once: Vec<(&str, Kind)> =
            values.iter().rev().filter(|it| seen.insert(it.0)).copied().collect();
        once.reverse();
        for (value, kind) in once {
            for spelling in spellings(value) {
                res.insert(spelling.as_bytes(), kind);
            }
        }
        res
    }

    fn child(&self, node: u32, byte: u8) -> u32 {
        if node == 0 {
            return self.roots.get(usize::from(byte)).copied().unwrap_or(0);
        }
        let mut at = self.node(node).map_or(0, |it| it.first_child);
        while let Some(it) = self.node(at).filter(|_| at != 0) {
            if it.byte == byte {
                return at;
            }
            at = it.sibling;
        }
        0
    }

    fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    fn insert(&mut self, spelling: &[u8], kind: Kind) {
        if let Some(hash) = spelling.first_chunk().map(|it| hash(u32::from_be_bytes(*it)))
            && let Some(it) = self.beginnings.get_mut(hash / 32)
        {
            *it |= 1 << (hash % 32);
        }
        let mut node = 0;
        let kept = spelling.get(..spelling.len().min(LONGEST)).unwrap_or_default();
        for byte in kept {
            let mut child = self.child(node, *byte);
            if child == 0 {
                let Ok(new) = u32::try_from(self.nodes.len()) else { return };
                child = new;
                let sibling = self.node(node).map_or(0, |it| it.first_child);
                self.nodes.push(Node { byte: *byte, kind, is_end: false, first_child: 0, sibling });
                if let Some(it) = self.nodes.get_mut(node as usize) {
                    it.first_child = child;
                }
                if node == 0
                    && let Some(it) = self.roots.get_mut(usize::from(*byte))
                {
                    *it = child;
                }
            }
            node = child;
        }
        if let Some(it) = self.nodes.get_mut(node as usize) {
            it.is_end = true;
            it.kind = kind;
        }
    }

    /// Every place of a known spelling, and every run of base64 that holds one.
    pub(crate) fn places(&self, text: &str) -> Vec<Found> {
        if self.nodes.len() < 2 {
            return Vec::new();
        }
        let mut res = self.matches(text.as_bytes());
        for it in &mut res {
            // What is glued to a known value is most likely a longer one that begins the same.
            let rest = text.as_bytes().get(it.range.end..).unwrap_or_default();
            let more = rest.iter().take(LONGEST_TAIL).take_while(|it| it.is_ascii_alphanumeric());
            it.range.end += more.count();
            while !text.is_char_boundary(it.range.end) {
                it.range.end += 1;
            }
            while !text.is_char_boundary(it.range.start) {
                it.range.start -= 1;
            }
        }
        self.encoded(text, &mut res);
        res
    }

    /// Runs of base64 that hold a known spelling.
    fn encoded(&self, text: &str, acc: &mut Vec<Found>) {
        let bytes = text.as_bytes();
        // A call for each byte would take longer than all that is done here.
        let inside = |it: &u8| matches!(it, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'+' | b'/' | b'_' | b'-' | b'=');
        // A run that is long enough has a byte at one of these offsets.
        let mut at = SHORTEST_ENCODED - 1;
        while let Some((head, tail)) = bytes.split_at_checked(at).filter(|it| !it.1.is_empty()) {
            let behind = tail.iter().take_while(|it| inside(it)).count();
            if 0 < behind {
                let before = head.iter().rev().take_while(|it| inside(it)).count();
                let run = TextRange::new(at - before, at + behind);
                if SHORTEST_ENCODED <= run.len() {
                    self.encoded_run(text, behind_padding(bytes, run), acc);
                }
            }
            at += behind + SHORTEST_ENCODED;
        }
    }

    /// A run without a capital encodes no text: of each three bytes of ASCII, the first letter is most
    /// often one.
    fn encoded_run(&self, text: &str, run: TextRange, acc: &mut Vec<Found>) {
        let has_capital = run.of(text).bytes().any(|it| it.is_ascii_uppercase());
        if SHORTEST_ENCODED <= run.len()
            && has_capital
            && let Some(bytes) = base64::decode(run.of(text))
            && let Some(found) = self.matches(&bytes).first()
        {
            acc.push(Found { range: run, kind: found.kind });
        }
    }

    /// The longest spelling that ends at each offset, for those that stand alone or are long.
    fn matches(&self, bytes: &[u8]) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut window = 0_u32;
        for (last, byte) in bytes.iter().enumerate() {
            window = window << 8 | u32::from(*byte);
            let hash = hash(window);
            let word = self.beginnings.get(hash / 32).copied().unwrap_or(0);
            if word >> (hash % 32) & 1 != 0
                && let Some(start) = (last + 1).checked_sub(size_of_val(&window))
            {
                self.spellings_at(bytes, start, &mut all);
            }
        }
        all.sort_by_key(|it| (it.range.end, it.range.start));
        all.dedup_by_key(|it| it.range.end);
        all.retain(|it| {
            let glued = |at: Option<&u8>| {
                at.is_some_and(|it| it.is_ascii_alphanumeric() || b"_.-".contains(it))
            };
            SHORTEST_PART <= it.range.len()
                || !it.range.start.checked_sub(1).is_some_and(|it| glued(bytes.get(it)))
                    && !glued(bytes.get(it.range.end))
        });
        all
    }

    /// The spellings that begin at an offset; at most `LONGEST` bytes are looked at.
    fn spellings_at(&self, bytes: &[u8], start: usize, acc: &mut Vec<Found>) {
        let mut node = 0;
        for (at, byte) in (start..).zip(bytes.get(start..).unwrap_or_default()) {
            node = self.child(node, *byte);
            if node == 0 {
                return;
            }
            if let Some(it) = self.node(node).filter(|it| it.is_end) {
                acc.push(Found { range: TextRange::new(start, at + 1), kind: it.kind });
            }
        }
    }
}

/// The part of a run behind the last sign of equality that pads none of it.
fn behind_padding(bytes: &[u8], run: TextRange) -> TextRange {
    let all = bytes.get(run.start..run.end).unwrap_or_default();
    let padding = all.iter().rev().take_while(|it| **it == b'=').count();
    let rest = all.get(..all.len() - padding).unwrap_or_default();
    let start = rest.iter().rposition(|it| *it == b'=').map_or(0, |it| it + 1);
    TextRange::new(run.start + start, run.end)
}

const HASHES: usize = 1 << 16;

/// The hash of four bytes.
fn hash(bytes: u32) -> usize {
    (bytes.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// How else a value is written. Words that everybody uses have no spelling here.
fn spellings(value: &str) -> Vec<String> {
    let mut res = Vec::new();
    for value in plain_forms(value) {
        if !is_telling(&value) {
            continue;
        }
        // Nobody writes these in another way.
        if value.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.~".contains(&it)) {
            res.push(value);
            continue;
        }
        let encoded = percent(&value, false);
        res.push(encoded.to_ascii_lowercase());
        let mut forms = vec![percent(&value, true), encoded.replace("%20", "+"), encoded];
        if value.contains(['\\', '"', '/']) {
            let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
            forms.extend([quoted.replace('/', "\\/"), quoted.replace('\\', "\\\\"), quoted]);
        }
        if value.contains(['&', '<', '>', '"']) {
            let text = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            forms.push(text.replace('"', "&quot;"));
        }
        if value.contains('\'') {
            forms.push(value.replace('\'', "''"));
        }
        if value.contains('$') {
            forms.push(value.replace('$', "$$"));
        }
        forms.push(value);
        for it in forms {
            if !res.contains(&it) {
                res.push(it);
            }
        }
    }
    res
}

/// The value, and what it stands for where it is a spelling itself.
fn plain_forms(value: &str) -> Vec<String> {
    let mut res = vec![value.to_owned()];
    if value.contains('%') {
        res.extend(percent_decoded(value));
    }
    if value.contains('\\') {
        res.push(value.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\"));
    }
    if value.has("$$") {
        res.push(value.replace("$$", "$"));
    }
    if SHORTEST_ENCODED <= value.len()
        && value.len() <= 400
        && let Some(bytes) = base64::decode(value)
        && let Ok(text) = String::from_utf8(bytes)
        && text.chars().all(|it| !it.is_control())
    {
        res.extend(text.split_once(':').map(|it| it.1.to_owned()));
        res.push(text);
    }
    res
}

fn percent(value: &str, everything: bool) -> String {
    let mut res = String::with_capacity(value.len());
    for it in value.bytes() {
        let plain = it.is_ascii_alphanumeric()
            || b"-_.~".contains(&it)
            || !everything && b"!*'()".contains(&it);
        if plain {
            res.push(char::from(it));
        } else {
            res.push('%');
            for digit in [it >> 4, it & 15] {
                res.extend(
                    char::from_digit(u32::from(digit), 16).map(|it| it.to_ascii_uppercase()),
                );
            }
        }
    }
    res
}

fn percent_decoded(value: &str) -> Option<String> {
    let mut res = Vec::with_capacity(value.len());
    let mut bytes = value.bytes();
    while let Some(it) = bytes.next() {
        if it == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            res.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            res.push(it);
        }
    }
    String::from_utf8(res).ok()
}

/// Whether a value is its owner's alone: neither short nor a word or two that name other things too.
fn is_telling(value: &str) -> bool {
    let count = |it: fn(&u8) -> bool| value.bytes().filter(it).count();
    let digits = count(u8::is_ascii_digit);
    let upper = count(u8::is_ascii_uppercase);
    let lower = count(u8::is_ascii_lowercase);
    let joints = count(|it| b"-_. ".contains(it));
    let signs = value.len() - digits - upper - lower - joints;
    let mut seen = [0_u64; 4];
    for byte in value.bytes() {
        if let Some(it) = seen.get_mut(usize::from(byte >> 6)) {
            *it |= 1 << (byte & 63);
        }
    }
    let distinct: u32 = seen.iter().map(|it| it.count_ones()).sum();
    if value.contains(['\n', '\r']) || distinct < 4 {
        return false;
    }
    match value.len() {
        0..=5 => false,
        6..=7 => 2 <= digits && 2 <= upper + lower || 1 <= signs && 1 <= digits,
        8..=19 => {
            let words = digits == 0 && signs == 0 && (upper <= 1 || lower == 0);
            !(words && joints < 3)
                && 0 < upper + lower + signs
                && (digits < value.len() || 10 < value.len())
        }
        _ => 0 < digits + signs || 2 <= upper || 2 <= joints,
    }
}
