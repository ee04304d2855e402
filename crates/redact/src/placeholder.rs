//! Placeholders: `RDX_KIND_NNN_tag`. Their signs survive in nginx, FPM, YAML, shells and addresses.
//!
//! Those of identifiers keep the shape of what they stand for: a host is one under `invalid`, which
//! resolves nowhere (RFC 2606), and an address is one of the networks for benchmarks, which route
//! nowhere (RFC 2544, RFC 5180); addresses of one subnet stay in one subnet.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use text::TextRange;

use crate::{Kind, Map, MapEntry};

const PREFIX: &str = "RDX_";

/// Length of a tag in a placeholder.
const TAG_LENGTH: usize = 4;

/// Bytes of a line before a placeholder that are its slot.
const SLOT_LENGTH: usize = 80;

/// What the placeholders of one set of texts have in common.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// No text holds it behind `_`.
    pub(crate) tag: String,
    /// Whether a text holds an address of the networks for benchmarks itself.
    holds_benchmarks: bool,
}

impl Form {
    pub(crate) fn new(texts: &[&str], wanted: &str) -> Self {
        let holds = |it: &&str| BENCHMARKS.iter().any(|network| it.contains(network));
        Self { tag: free_tag(texts, wanted), holds_benchmarks: texts.iter().any(holds) }
    }

    pub(crate) fn placeholder(&self, kind: Kind, number: usize) -> String {
        format!("{PREFIX}{}_{number:03}_{}{}", kind.as_str(), self.tag, ending(kind))
    }
}

/// Gives values their placeholders.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    form: &'a Form,
    pub(crate) map: Map,
    /// Of the value, in `map.entries`.
    pub(crate) index: BTreeMap<String, usize>,
    /// The slots that stand in the map already, by the index of their entry.
    known: BTreeSet<(usize, String)>,
    /// Subnets of addresses: their numbers, and how many addresses they have.
    subnets: BTreeMap<String, (u16, u8)>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(form: &'a Form) -> Self {
        let (index, known, subnets) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        Self { form, map: Map::default(), index, known, subnets }
    }

    /// The placeholder of a value, made where it has none yet. `before` is the output before it.
    pub(crate) fn placeholder(&mut self, value: &str, kind: Kind, before: &str) -> String {
        let slot = slot(before, before.len());
        if let Some((index, entry)) = self
            .index
            .get(value)
            .and_then(|it| self.map.entries.get_mut(*it).map(|entry| (*it, entry)))
        {
            if self.known.insert((index, slot.clone())) {
                entry.slots.push(slot);
            }
            return entry.placeholder.clone();
        }
        let index = self.map.entries.len();
        let address = match kind {
            Kind::Ip if !self.form.holds_benchmarks => address(value, &mut self.subnets),
            _ => None,
        };
        let placeholder = address.unwrap_or_else(|| self.form.placeholder(kind, index + 1));
        self.index.insert(value.to_owned(), index);
        self.known.insert((index, slot.clone()));
        self.map.entries.push(MapEntry {
            placeholder: placeholder.clone(),
            value: value.to_owned(),
            kind,
            slots: vec![slot],
        });
        placeholder
    }
}

/// The networks that addresses are put into.
const BENCHMARKS: &[&str] = &["198.18.", "198.19.", "2001:2:0:"];

/// Subnets of IPv4 that they have room for.
const MOST_SUBNETS: u16 = 512;

/// An address in the networks for benchmarks, in the subnet that stands for the value's own; nothing
/// where there is no room, or where the value is no address. First and last addresses stay such.
fn address(value: &str, subnets: &mut BTreeMap<String, (u16, u8)>) -> Option<String> {
    let value: IpAddr = value.parse().ok()?;
    let (subnet, own) = match value {
        IpAddr::V4(it) => {
            let [first, second, third, own] = it.octets();
            (format!("{first}.{second}.{third}"), own)
        }
        IpAddr::V6(it) => {
            let [first, second, third, fourth, .., own] = it.segments();
            (format!("{first:x}:{second:x}:{third:x}:{fourth:x}"), u8::from(own != 0))
        }
    };
    let next = u16::try_from(subnets.len()).ok().filter(|it| *it < MOST_SUBNETS);
    if !subnets.contains_key(&subnet) {
        subnets.insert(subnet.clone(), (next?, 0));
    }
    let (number, count) = subnets.get_mut(&subnet)?;
    let host = if matches!(own, 0 | u8::MAX) {
        own
    } else {
        *count = count.checked_add(1).filter(|it| *it < u8::MAX)?;
        *count
    };
    Some(match value {
        IpAddr::V4(_) => format!("198.{}.{}.{host}", 18 + *number / 256, *number % 256),
        IpAddr::V6(_) => format!("2001:2:0:{number:x}::{host:x}"),
    })
}

/// Whether an address is one of the networks for benchmarks, and so nobody's.
pub(crate) fn is_benchmark(address: &str) -> bool {
    BENCHMARKS.iter().any(|it| address.starts_with(it))
}

/// What makes a placeholder a host or an address of mail.
fn ending(kind: Kind) -> &'static str {
    match kind {
        Kind::Host => ".invalid",
        Kind::Email => "@mail.invalid",
        Kind::Password
        | Kind::Token
        | Kind::Key
        | Kind::Pem
        | Kind::Hash
        | Kind::Cookie
        | Kind::Ip
        | Kind::Account => "",
    }
}

/// Puts the originals back, in one pass. A placeholder that the map does not know stays, and so
/// does one that stands where `redact` put none: a secret goes back into its own slots only.
pub fn restore(map: &Map, text: &str) -> String {
    let by_placeholder: BTreeMap<&str, &MapEntry> =
        map.entries.iter().map(|it| (it.placeholder.as_str(), it)).collect();
    let slots: BTreeSet<(&str, &str)> = map
        .entries
        .iter()
        .flat_map(|it| it.slots.iter().map(|slot| (it.placeholder.as_str(), slot.as_str())))
        .collect();
    let mut res = String::with_capacity(text.len());
    let mut done = 0;
    for range in all(text) {
        res.push_str(TextRange::new(done, range.start).of(text));
        let placeholder = range.of(text);
        let value = by_placeholder.get(placeholder).filter(|it| {
            it.slots.is_empty() || slots.contains(&(placeholder, slot(text, range.start).as_str()))
        });
        res.push_str(value.map_or(placeholder, |it| it.value.as_str()));
        done = range.end;
    }
    res.push_str(text.get(done..).unwrap_or_default());
    res
}

/// The placeholders of the map that a text still holds. Where it holds one, nothing may be applied.
pub fn unresolved<'a>(map: &Map, text: &'a str) -> Vec<&'a str> {
    let known: BTreeSet<&str> = map.entries.iter().map(|it| it.placeholder.as_str()).collect();
    let found: BTreeSet<&str> =
        all(text).iter().map(|it| it.of(text)).filter(|it| known.contains(it)).collect();
    found.into_iter().collect()
}

/// Where on its line a placeholder stands: what is before it, but for indentation and the signs of
/// comments and diffs; at the beginning of a line, the line above.
pub(crate) fn slot(text: &str, at: usize) -> String {
    let before = |at: usize| {
        let from = at.saturating_sub(SLOT_LENGTH);
        let from = (from..at).find(|it| text.is_char_boundary(*it)).unwrap_or(at);
        let window = text.get(from..at).unwrap_or_default();
        let line = window.rsplit('\n').next().unwrap_or_default();
        (line.trim_start_matches([' ', '\t', '+', '-', '>', '#', ';']), at - line.len())
    };
    let (line, start) = before(at);
    if !line.is_empty() {
        return line.to_owned();
    }
    let above = before(text.get(..start).unwrap_or_default().trim_end().len()).0;
    format!("{above}\n")
}

/// Everything in a text that has the form of a placeholder.
fn placeholders(text: &str) -> impl Iterator<Item = TextRange> {
    text.match_indices(PREFIX).filter_map(|(start, _)| {
        let rest = text.get(start + PREFIX.len()..)?;
        let kind = Kind::ALL.iter().find(|it| rest.starts_with(it.as_str()))?;
        let numbered = rest.get(kind.as_str().len()..)?.strip_prefix('_')?;
        let digits = numbered.bytes().take(8).take_while(u8::is_ascii_digit).count();
        let tagged = numbered.get(digits..)?.strip_prefix('_')?;
        let tag = tagged.bytes().take(TAG_LENGTH).take_while(|it| is_tag_byte(*it)).count();
        (3 <= digits && tag == TAG_LENGTH).then(|| {
            let length = PREFIX.len() + kind.as_str().len() + 1 + digits + 1 + tag;
            let ending = ending(*kind);
            let is_whole = text.get(start + length..).is_some_and(|it| it.starts_with(ending));
            TextRange::new(start, start + length + if is_whole { ending.len() } else { 0 })
        })
    })
}

/// The same, and the addresses that may stand for others.
fn all(text: &str) -> Vec<TextRange> {
    let mut res: Vec<TextRange> = placeholders(text).collect();
    for network in BENCHMARKS {
        res.extend(text.match_indices(network).filter_map(|(start, _)| {
            let rest = text.get(start..)?;
            let inside = |it: u8| {
                let sign = if network.contains(':') { b':' } else { b'.' };
                it.is_ascii_hexdigit() || it == sign
            };
            let length = rest.bytes().take_while(|it| inside(*it)).count();
            let address = rest.get(..length)?.trim_end_matches('.');
            let before = text.get(..start)?.chars().next_back();
            let is_glued = before.is_some_and(|it| it.is_ascii_alphanumeric() || ".:".contains(it));
            (!is_glued && address.parse::<IpAddr>().is_ok())
                .then(|| TextRange::new(start, start + address.len()))
        }));
    }
    res.sort_unstable_by_key(|it| it.start);
    res
}

fn is_tag_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// The placeholders that stand already: ours, by their tag, and others where nothing is glued to
/// them. A secret that only begins like a placeholder is none.
pub(crate) fn taken(text: &str, tag: &str) -> Vec<TextRange> {
    placeholders(text)
        .filter(|it| {
            let next = text.as_bytes().get(it.end);
            it.of(text).ends_with(tag)
                || next.is_none_or(|it| !it.is_ascii_alphanumeric() && *it != b'_')
        })
        .collect()
}

/// A tag of fixed length that no text holds behind `_`.
fn free_tag(texts: &[&str], wanted: &str) -> String {
    let plain = |it: &char| it.is_ascii_lowercase() || it.is_ascii_digit();
    let tag: String = wanted.chars().filter(plain).chain("0000".chars()).take(TAG_LENGTH).collect();
    let is_used = |text: &&str| {
        text.match_indices(tag.as_str())
            .any(|(at, _)| at.checked_sub(1).and_then(|it| text.as_bytes().get(it)) == Some(&b'_'))
    };
    if !texts.iter().any(is_used) {
        return tag;
    }
    let used: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| {
            text.match_indices('_').filter_map(|(at, _)| text.get(at + 1..at + 1 + TAG_LENGTH))
        })
        .collect();
    // There are 1.6 million tags of four characters, and a text holds as many only from 8 MB on.
    let digits = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let digit = |number: usize, place: u32| {
        char::from(digits.get(number / 36_usize.pow(place) % 36).copied().unwrap_or(b'0'))
    };
    (0..36_usize.pow(4))
        .map(|it| (0..4).rev().map(|place| digit(it, place)).collect::<String>())
        .find(|it| !used.contains(it.as_str()))
        .unwrap_or(tag)
}
