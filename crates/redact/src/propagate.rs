//! Every other place where a found value stands, in any of its spellings.
//!
//! All spellings go into one automaton (Aho and Corasick's), so that time grows with the text and
//! not with the number of values.

use std::collections::VecDeque;

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

#[derive(Debug)]
struct Node {
    byte: u8,
    kind: Kind,
    /// The longest spelling that ends here; 0 for none.
    length: u32,
    first_child: u32,
    sibling: u32,
    /// The node of the longest proper end of this node's text.
    fail: u32,
}

/// The spellings of all found values.
#[derive(Debug)]
pub(crate) struct Known {
    nodes: Vec<Node>,
    /// The root's children.
    roots: Vec<u32>,
}

impl Known {
    pub(crate) fn new(values: &[(&str, Kind)]) -> Self {
        let root =
            Node { byte: 0, kind: Kind::Password, length: 0, first_child: 0, sibling: 0, fail: 0 };
        let mut res = Self { nodes: vec![root], roots: vec![0; 256] };
        for (value, kind) in values.iter().copied() {
            for spelling in spellings(value) {
                res.insert(spelling.as_bytes(), kind);
            }
        }
        res.link();
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
        let mut node = 0;
        let kept = spelling.get(..spelling.len().min(LONGEST)).unwrap_or_default();
        for byte in kept {
            let mut child = self.child(node, *byte);
            if child == 0 {
                let Ok(new) = u32::try_from(self.nodes.len()) else { return };
                child = new;
                let sibling = self.node(node).map_or(0, |it| it.first_child);
                self.nodes.push(Node {
                    byte: *byte,
                    kind,
                    length: 0,
                    first_child: 0,
                    sibling,
                    fail: 0,
                });
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
            it.length = u32::try_from(kept.len()).unwrap_or(0);
            it.kind = kind;
        }
    }

    fn link(&mut self) {
        let mut queue: VecDeque<u32> = self.roots.iter().copied().filter(|it| *it != 0).collect();
        while let Some(at) = queue.pop_front() {
            let Some((mut child, fail)) = self.node(at).map(|it| (it.first_child, it.fail)) else {
                continue;
            };
            while child != 0 {
                let Some((byte, sibling)) = self.node(child).map(|it| (it.byte, it.sibling)) else {
                    break;
                };
                let target = self.step(fail, byte);
                let inherited =
                    self.node(target).map_or((0, Kind::Password), |it| (it.length, it.kind));
                if let Some(it) = self.nodes.get_mut(child as usize) {
                    it.fail = target;
                    if it.length == 0 {
                        (it.length, it.kind) = inherited;
                    }
                }
                queue.push_back(child);
                child = sibling;
            }
        }
    }

    fn step(&self, from: u32, byte: u8) -> u32 {
        let mut node = from;
        loop {
            let child = self.child(node, byte);
            if child != 0 || node == 0 {
                return child;
            }
            node = self.node(node).map_or(0, |it| it.fail);
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
        let inside = |it: &u8| it.is_ascii_alphanumeric() || b"+/_-=".contains(it);
        let mut at = 0;
        while let Some(rest) = text.as_bytes().get(at..).filter(|it| !it.is_empty()) {
            at += rest.iter().take_while(|it| !inside(it)).count();
            let length = text
                .as_bytes()
                .get(at..)
                .unwrap_or_default()
                .iter()
                .take_while(|it| inside(it))
                .count();
            let run = TextRange::new(at, at + length);
            at += length;
            let whole = run.of(text);
            let key = whole.trim_end_matches('=').rfind('=').map_or(0, |it| it + 1);
            let run = TextRange::new(run.start + key, run.end);
            if SHORTEST_ENCODED <= run.len()
                && let Some(bytes) = base64::decode(run.of(text))
                && let Some(found) = self.matches(&bytes).first()
            {
                res.push(Found { range: run, kind: found.kind });
            }
        }
        res
    }

    fn matches(&self, bytes: &[u8]) -> Vec<Found> {
        let mut res: Vec<Found> = Vec::new();
        let mut node = 0;
        for (at, byte) in bytes.iter().enumerate() {
            node = self.step(node, *byte);
            let Some(it) = self.node(node).filter(|it| it.length != 0) else { continue };
            let end = at + 1;
            let start = end.saturating_sub(it.length as usize);
            let glued = |at: Option<&u8>| {
                at.is_some_and(|it| it.is_ascii_alphanumeric() || b"_.-".contains(it))
            };
            let is_part = start.checked_sub(1).is_some_and(|it| glued(bytes.get(it)))
                || glued(bytes.get(end));
            if it.length as usize >= SHORTEST_PART || !is_part {
                res.push(Found { range: TextRange::new(start, end), kind: it.kind });
            }
        }
        res
    }
}

/// How else a value is written. Words that everybody uses have no spelling here.
fn spellings(value: &str) -> Vec<String> {
    let mut res = Vec::new();
    for value in plain_forms(value) {
        if !is_telling(&value) {
            continue;
        }
        if value.bytes().all(|it| it.is_ascii_alphanumeric()) {
            res.push(value);
            continue;
        }
        let encoded = percent(&value, false);
        let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
        let forms = [
            encoded.to_ascii_lowercase(),
            encoded.replace("%20", "+"),
            encoded,
            percent(&value, true),
            quoted.replace('/', "\\/"),
            quoted.replace('\\', "\\\\"),
            quoted,
            value
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;"),
            value.replace('\'', "''"),
            value.replace('$', "$$"),
            value,
        ];
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
    if value.contains("$$") {
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
    if value.contains(['\n', '\r'])
        || value.bytes().collect::<std::collections::BTreeSet<u8>>().len() < 4
    {
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
