//! From finds to the output: merge, propagate, emit, look again.

use text::TextRange;

use crate::model::{Found, TAG_LENGTH};
use crate::value::is_common;
use crate::{Input, Kind, Map, Redacted, RedactedFile, Span};

/// The places of one text that are masked: sorted, disjoint.
#[derive(Debug, Default)]
pub(crate) struct Masks {
    found: Vec<Found>,
}

impl Masks {
    /// Overlapping finds become one, so that no tail of a secret is left over.
    pub(crate) fn new(mut found: Vec<Found>) -> Self {
        found.sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end)));
        let mut res: Vec<Found> = Vec::with_capacity(found.len());
        for it in found {
            match res.last_mut() {
                Some(last) if it.range.start < last.range.end => {
                    last.range.end = last.range.end.max(it.range.end);
                }
                _ => res.push(it),
            }
        }
        Self { found: res }
    }

    pub(crate) fn add(&mut self, found: Found) {
        let mut all = std::mem::take(&mut self.found);
        all.push(found);
        *self = Self::new(all);
    }

    pub(crate) fn extend(&mut self, found: Vec<Found>) {
        let mut all = std::mem::take(&mut self.found);
        all.extend(found);
        *self = Self::new(all);
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&Found) -> bool) {
        self.found.retain(keep);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Found> {
        self.found.iter()
    }
}

/// A tag of fixed length that no input holds.
pub(crate) fn free_tag(inputs: &[Input<'_>], wanted: &str) -> String {
    let plain = |it: &char| it.is_ascii_lowercase() || it.is_ascii_digit();
    let mut tag: String =
        wanted.chars().filter(plain).chain("0000".chars()).take(TAG_LENGTH).collect();
    let mut counter = 0_u32;
    while inputs.iter().any(|it| it.text.contains(&format!("_{tag}"))) && counter < 10_000 {
        tag = format!("{counter:04}");
        counter += 1;
    }
    tag
}

/// Shorter values, and words that everybody uses, are not looked for elsewhere.
const SHORTEST_PROPAGATED: usize = 8;

fn spellings(value: &str) -> Vec<String> {
    if value.len() < SHORTEST_PROPAGATED || is_common(value) || value.contains(['\n', '\r']) {
        return Vec::new();
    }
    let mut res = vec![value.to_owned()];
    let encoded: String = value
        .bytes()
        .map(|it| {
            let plain = it.is_ascii_alphanumeric() || b"-_.~".contains(&it);
            if plain { char::from(it).to_string() } else { format!("%{it:02X}") }
        })
        .collect();
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('/', "\\/");
    for it in [
        encoded.to_ascii_lowercase(),
        encoded,
        escaped,
        value.replace('\\', "\\\\").replace('"', "\\\""),
    ] {
        if !res.contains(&it) {
            res.push(it);
        }
    }
    res
}

/// Masks every other place where a found value stands, in any of its spellings.
pub(crate) fn propagate(text: &str, map: &Map, masks: &mut Masks) {
    let mut found = Vec::new();
    for entry in &map.entries {
        for spelling in spellings(&entry.value) {
            for (start, _) in text.match_indices(&spelling) {
                let range = TextRange::new(start, start + spelling.len());
                if !masks.iter().any(|it| it.range.covers(range)) {
                    found.push(Found { range, kind: entry.kind });
                }
            }
        }
    }
    masks.extend(found);
}

/// The text with placeholders; a key block keeps its lines' beginnings.
pub(crate) fn emit(text: &str, masks: &Masks, map: &mut Map, tag: &str) -> RedactedFile {
    let mut res = String::with_capacity(text.len());
    let mut spans = Vec::new();
    let mut done = 0;
    for found in masks.iter() {
        let placeholder = map.placeholder(found.range.of(text), found.kind, tag);
        res.push_str(TextRange::new(done, found.range.start).of(text));
        res.push_str(&placeholder);
        spans.push(Span { range: found.range, kind: found.kind, placeholder });
        done = found.range.end;
    }
    res.push_str(text.get(done..).unwrap_or_default());
    RedactedFile { text: Redacted(res), spans }
}

/// Whether a masked value still stands in the output.
pub(crate) fn holds_a_value(output: &str, map: &Map) -> bool {
    map.entries
        .iter()
        .filter(|it| it.kind != Kind::Ip)
        .any(|it| spellings(&it.value).iter().any(|it| output.contains(it)))
}
