//! Secrets out of pasted configuration, and back in on the user's own machine.
//!
//! Detectors look at slots (keys, arguments, headers, options), at syntax (addresses, calls,
//! records, key blocks) and at shapes (vendors' tokens, random text). What one of them finds is
//! masked in all inputs and in every spelling, and the output is looked at again.
//!
//! It helps; it does not guarantee. It does not find: a password that is a plain word where no
//! name announces it (`backup.sh shop falcon`), a secret in a sentence that names none, one that
//! is split over several values, one inside compressed or encrypted data, and names of people.
//! Weak passwords that are also words of the configuration are masked in their slot only. At the
//! level of secrets, hosts and addresses stay; at the level of identifiers a masked host no longer
//! resolves. It reads and writes no files, keeps nothing, and no placeholder is derived from what
//! it stands for.

mod base64;
mod detectors;
mod find;
mod lexicon;
mod line;
mod mask;
mod model;
mod placeholder;
mod propagate;
mod published;
mod scan;
mod survey;
mod value;

use text::TextRange;

pub use model::{
    Input, InputKind, Kind, Level, Map, MapEntry, Mode, Options, Redacted, RedactedFile, Redaction,
    Residue, Span,
};
pub use placeholder::{restore, unresolved};

use mask::Masks;
use model::Found;
use placeholder::{Form, Names};
use propagate::Known;
use scan::Scan;
use value::is_algorithm;

/// How often the output is looked at again before it is refused.
const ROUNDS: usize = 4;

/// Finds what is secret in all inputs and puts placeholders in its place. The same value gets the
/// same placeholder everywhere.
pub fn redact(inputs: &[Input<'_>], options: &Options) -> Redaction {
    let texts: Vec<&str> = inputs.iter().map(|it| it.text).collect();
    let form = Form::new(&texts, &options.tag);
    let scans: Vec<Scan<'_>> =
        inputs.iter().map(|it| Scan::new(it.text, it.kind, options)).collect();
    let mut masks: Vec<Masks> =
        scans.iter().map(|it| Masks::new(detect(it, options, &form.tag))).collect();
    for (file, range) in &options.extra {
        if let (Some(masks), Some(input)) = (masks.get_mut(*file), inputs.get(*file))
            && input.text.get(range.start..range.end).is_some()
        {
            masks.extend(vec![Found { range: *range, kind: Kind::Password }]);
        }
    }
    let mut clean = vec![false; inputs.len()];
    for _ in 0..ROUNDS {
        spread(inputs, options, &mut masks, &form.tag);
        clean = look_again(&scans, options, &mut masks, &form);
        if clean.iter().all(|it| *it) {
            break;
        }
    }
    let mut names = Names::new(&form);
    let mut name = |value: &str, kind, before: &str| names.placeholder(value, kind, before);
    let files: Vec<RedactedFile> = inputs
        .iter()
        .zip(&masks)
        .map(|(input, masks)| mask::emit(input.text, masks, &mut name))
        .collect();
    let (map, index) = (names.map, names.index);
    let known = Known::new(&pairs(&map));
    let residue = files
        .iter()
        .zip(clean)
        .enumerate()
        .filter(|(_, (it, clean))| {
            !clean || holds_a_value(it.text.as_str(), &known, options, &form.tag)
        })
        .map(|(file, _)| Residue { file })
        .collect();
    Redaction {
        files,
        map,
        residue,
        known,
        index,
        form,
        mode: options.mode,
        level: options.level,
        keep: options.keep.clone(),
    }
}

/// The same for a text made from the inputs, such as a diff or a message: known values and their
/// spellings are masked, and what is new is found. New values get no place in the map, and the
/// number 000.
pub fn apply(redaction: &Redaction, text: &str) -> Redacted {
    let options = Options {
        mode: redaction.mode,
        level: redaction.level,
        tag: redaction.form.tag.clone(),
        keep: redaction.keep.clone(),
        extra: Vec::new(),
    };
    let tag = &redaction.form.tag;
    let scan = Scan::new(text, InputKind::Unknown, &options);
    let mut masks = Masks::new(detect(&scan, &options, tag));
    masks.extend(known_places(text, &redaction.known, &options, tag));
    let entry = |value: &str| redaction.map.entries.get(*redaction.index.get(value)?);
    let mut name = |value: &str, kind, _: &str| {
        let known = entry(value).map(|it| it.placeholder.clone());
        known.unwrap_or_else(|| redaction.form.placeholder(kind, 0))
    };
    mask::emit(text, &masks, &mut name).text
}

fn pairs(map: &Map) -> Vec<(&str, Kind)> {
    map.entries.iter().map(|it| (it.value.as_str(), it.kind)).collect()
}

/// Masks each found value everywhere.
fn spread(inputs: &[Input<'_>], options: &Options, masks: &mut [Masks], tag: &str) {
    let values: Vec<(&str, Kind)> = inputs
        .iter()
        .zip(masks.iter())
        .flat_map(|(input, masks)| masks.iter().map(|it| (it.range.of(input.text), it.kind)))
        .collect();
    let known = Known::new(&values);
    for (input, masks) in inputs.iter().zip(masks.iter_mut()) {
        masks.extend(known_places(input.text, &known, options, tag));
    }
}

/// Looks at each output as if it were an input; whether there was nothing new.
///
/// What a detector finds on a line for this line's own sake was found in the input, and is masked:
/// where the output has the line of the input, such a detector has nothing to look for.
fn look_again(
    scans: &[Scan<'_>],
    options: &Options,
    masks: &mut [Masks],
    form: &Form,
) -> Vec<bool> {
    let mut names = Names::new(form);
    let mut name = |value: &str, kind, before: &str| names.placeholder(value, kind, before);
    scans
        .iter()
        .zip(masks.iter_mut())
        .map(|(input, masks)| {
            if masks.is_empty() {
                // The output is the input.
                return true;
            }
            let output = mask::emit(input.text, masks, &mut name);
            let found = detect(&input.again(&output), options, &form.tag);
            let new = mask::in_input(&output, found);
            let clean = new.is_empty();
            masks.extend(new);
            clean
        })
        .collect()
}

/// With what the secret's own format puts before it: `base64:X`, `FlyV1 X`, the number in `12|X`.
fn with_prefix(text: &str, range: TextRange) -> TextRange {
    let head = text.get(range.start.saturating_sub(8)..range.start).unwrap_or_default();
    if 20 <= range.len() && head.ends_with("base64:") {
        return TextRange::new(range.start - 7, range.end);
    }
    if range.of(text).starts_with("fm2_") && head.ends_with("FlyV1 ") {
        return TextRange::new(range.start - 6, range.end);
    }
    let number = head.strip_suffix('|').unwrap_or_default();
    let digits = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let alone = number.len() == digits
        || number.as_bytes().get(number.len() - digits - 1).is_some_and(|it| b"\"' =".contains(it));
    if (40..=48).contains(&range.len()) && (1..=6).contains(&digits) && alone {
        return TextRange::new(range.start - digits - 1, range.end);
    }
    range
}

/// What the detectors find. In tests a look at every line must find the same.
fn detect(scan: &Scan<'_>, options: &Options, tag: &str) -> Vec<Found> {
    let res = kept(scan.text, found(scan), options, tag);
    #[cfg(test)]
    assert_eq!(
        res,
        kept(scan.text, found(&scan.with_all()), options, tag),
        "a line was left out of: {}",
        scan.text
    );
    res
}

/// The finds of all detectors without what is public, each with what belongs to it.
fn found(scan: &Scan<'_>) -> Vec<Found> {
    let mut res = detectors::find(scan);
    published::without(scan.text, &mut res);
    without_users(scan.text, &mut res);
    for it in &mut res {
        it.range = with_prefix(scan.text, it.range);
    }
    res
}

/// The finds without who logs in before the hash of a password.
fn without_users(text: &str, found: &mut [Found]) {
    for it in found {
        let value = it.range.of(text);
        let Some((user, secret)) = value.split_once(':') else { continue };
        let is_hash = HASHES.iter().any(|it| secret.starts_with(it));
        if is_hash && mask::may_log_in(user) && !is_algorithm(user) {
            it.range = TextRange::new(it.range.start + user.len() + 1, it.range.end);
        }
    }
}

/// How hashes of passwords begin; Docker Compose wants each of the signs twice.
#[rustfmt::skip]
const HASHES: &[&str] = &[
    "$apr1$", "$2a$", "$2b$", "$2y$", "$1$", "$5$", "$6$", "$y$", "$argon2", "{SHA}", "$$apr1$$",
    "$$2y$$", "$$2a$$", "$$2b$$", "$$5$$", "$$6$$",
];

/// The finds that are no placeholder, and that the user did not say to keep.
fn kept(text: &str, mut found: Vec<Found>, options: &Options, tag: &str) -> Vec<Found> {
    found.retain(|it| {
        !it.range.is_empty()
            && text.get(it.range.start..it.range.end).is_some()
            && !options.keep.contains(it.range.of(text))
    });
    mask::without(text, found, &placeholder::taken(text, tag))
}

fn known_places(text: &str, known: &Known, options: &Options, tag: &str) -> Vec<Found> {
    kept(text, known.places(text), options, tag)
}

/// Whether a masked value still stands in the output.
fn holds_a_value(output: &str, known: &Known, options: &Options, tag: &str) -> bool {
    let taken: Vec<TextRange> = placeholder::taken(output, tag);
    known.places(output).iter().any(|it| {
        !options.keep.contains(it.range.of(output))
            && taken.get(..).is_some_and(|taken| {
                let next = taken.partition_point(|other| other.end <= it.range.start);
                taken.get(next).is_none_or(|other| it.range.end <= other.start)
            })
    })
}

#[cfg(test)]
mod tests;
