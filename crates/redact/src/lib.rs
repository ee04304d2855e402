//! Secrets out of pasted configuration, and back in on the user's own machine.
//!
//! Detection works on slots (keys, headers, URLs, options, key blocks) and on the shapes of vendors'
//! tokens. It helps; it proves nothing about what it does not find. It reads and writes no files,
//! and no placeholder is derived from what it stands for.

mod assignment;
mod detectors;
mod identifier;
mod lexicon;
mod mask;
mod model;
mod pem;
mod scan;
mod token;
mod url;
mod value;

use std::collections::BTreeMap;

use text::TextRange;

pub use model::{
    Input, InputKind, Kind, Level, Map, MapEntry, Mode, Options, Redacted, RedactedFile, Redaction,
    Residue, Span,
};

use mask::Masks;
use model::Found;

/// Every detector, in the order in which overlapping finds are preferred.
const DETECTORS: &[fn(&str, &Options, &mut Vec<Found>)] =
    &[pem::find, url::find, token::find, assignment::find, identifier::find];

/// Finds what is secret in all inputs and puts placeholders in its place. The same value gets the
/// same placeholder everywhere.
pub fn redact(inputs: &[Input<'_>], options: &Options) -> Redaction {
    let tag = mask::free_tag(inputs, &options.tag);
    let mut masks: Vec<Masks> =
        inputs.iter().map(|it| Masks::new(detect(it.text, options))).collect();
    for (file, range) in &options.extra {
        if let Some(masks) = masks.get_mut(*file) {
            masks.add(Found { range: *range, kind: Kind::Password });
        }
    }
    let mut map = Map::default();
    for (input, masks) in inputs.iter().zip(&mut masks) {
        masks.retain(|it| !options.keep.contains(it.range.of(input.text)));
        for found in masks.iter() {
            map.placeholder(found.range.of(input.text), found.kind, &tag);
        }
    }
    let files: Vec<RedactedFile> = inputs
        .iter()
        .zip(&mut masks)
        .map(|(input, masks)| {
            mask::propagate(input.text, &map, masks);
            mask::emit(input.text, masks, &mut map, &tag)
        })
        .collect();
    let residue = files
        .iter()
        .enumerate()
        .filter(|(_, it)| mask::holds_a_value(it.text.as_str(), &map))
        .map(|(file, _)| Residue { file })
        .collect();
    Redaction {
        files,
        map,
        residue,
        tag,
        mode: options.mode,
        level: options.level,
        keep: options.keep.clone(),
    }
}

/// The same for a text made from the inputs, such as a diff or a message: known values and their
/// spellings are masked, and what is new is found.
pub fn apply(redaction: &Redaction, text: &str) -> Redacted {
    let options = Options {
        mode: redaction.mode,
        level: redaction.level,
        tag: redaction.tag.clone(),
        keep: redaction.keep.clone(),
        extra: Vec::new(),
    };
    let mut map = redaction.map.clone();
    let mut masks = Masks::new(detect(text, &options));
    masks.retain(|it| !redaction.keep.contains(it.range.of(text)));
    mask::propagate(text, &map, &mut masks);
    mask::emit(text, &masks, &mut map, &redaction.tag).text
}

/// Puts the originals back, in one pass; a placeholder that the map does not know stays.
pub fn restore(map: &Map, text: &str) -> String {
    let by_placeholder: BTreeMap<&str, &str> =
        map.entries.iter().map(|it| (it.placeholder.as_str(), it.value.as_str())).collect();
    let mut res = String::with_capacity(text.len());
    let mut done = 0;
    for range in model::placeholders(text) {
        res.push_str(TextRange::new(done, range.start).of(text));
        let placeholder = range.of(text);
        res.push_str(by_placeholder.get(placeholder).copied().unwrap_or(placeholder));
        done = range.end;
    }
    res.push_str(text.get(done..).unwrap_or_default());
    res
}

fn detect(text: &str, options: &Options) -> Vec<Found> {
    let mut acc = Vec::new();
    for find in DETECTORS {
        find(text, options, &mut acc);
    }
    detectors::command::find(&scan::Scan::new(text, InputKind::Unknown, options), &mut acc);
    let taken: Vec<TextRange> = model::placeholders(text).collect();
    acc.retain(|it| {
        !it.range.is_empty()
            && taken.iter().all(|taken| it.range.end <= taken.start || taken.end <= it.range.start)
    });
    acc
}

#[cfg(test)]
mod tests;
