//! From finds to the output: merge, leave out, emit, find the way back.

use text::TextRange;

use crate::model::Found;
use crate::{Kind, Redacted, RedactedFile, Span};

/// The places of one text that are masked: sorted, disjoint.
#[derive(Debug, Default)]
pub(crate) struct Masks {
    found: Vec<Found>,
}

impl Masks {
    /// Finds that overlap or touch become one, so that no tail of a secret is left over, and no two
    /// placeholders stand side by side.
    pub(crate) fn new(mut found: Vec<Found>) -> Self {
        found.retain(|it| !it.range.is_empty());
        found.sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end)));
        let mut res: Vec<Found> = Vec::with_capacity(found.len());
        for it in found {
            match res.last_mut() {
                Some(last) if it.range.start <= last.range.end => {
                    last.range.end = last.range.end.max(it.range.end);
                }
                _ => res.push(it),
            }
        }
        Self { found: res }
    }

    pub(crate) fn extend(&mut self, found: Vec<Found>) {
        if !found.is_empty() {
            let mut all = std::mem::take(&mut self.found);
            all.extend(found);
            *self = Self::new(all);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Found> {
        self.found.iter()
    }
}

/// The finds without what is a placeholder already. `taken` is sorted.
pub(crate) fn without(text: &str, found: Vec<Found>, taken: &[TextRange]) -> Vec<Found> {
    let mut res = Vec::with_capacity(found.len());
    for it in found {
        let mut start = it.range.start;
        let first = taken.partition_point(|other| other.end <= start);
        for other in taken.get(first..).unwrap_or_default() {
            if it.range.end <= other.start {
                break;
            }
            push(text, it, start, other.start, &mut res);
            start = other.end;
        }
        if start == it.range.start {
            res.push(it);
        } else {
            push(text, it, start, it.range.end, &mut res);
        }
    }
    res
}

/// Whether a text may be who logs in, and no part of a token: the number of a bot is one.
pub(crate) fn may_log_in(text: &str) -> bool {
    text.len() <= LONGEST_USER
        && text.bytes().any(|it| it.is_ascii_lowercase())
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_.-@".contains(&it))
}

const LONGEST_USER: usize = 40;

/// A piece beside a placeholder counts where it holds a letter or a digit.
fn push(text: &str, found: Found, start: usize, end: usize, acc: &mut Vec<Found>) {
    let range = TextRange::new(start, end.max(start));
    let piece = range.of(text);
    let inner = piece.trim_matches(|it: char| !it.is_alphanumeric());
    // Who logs in stands before what is masked.
    let is_user = end < found.range.end && piece.strip_suffix(':').is_some_and(may_log_in);
    if !inner.is_empty() && !is_user {
        let lead = piece.len() - piece.trim_start_matches(|it: char| !it.is_alphanumeric()).len();
        let range = TextRange::new(start + lead, start + lead + inner.len());
        acc.push(Found { range, kind: found.kind });
    }
}

/// The text with placeholders. `name` makes one of a value, its kind and the output before it.
pub(crate) fn emit(
    text: &str,
    masks: &Masks,
    name: &mut dyn FnMut(&str, Kind, &str) -> String,
) -> RedactedFile {
    let mut res = String::with_capacity(text.len());
    let mut spans = Vec::new();
    let mut done = 0;
    for found in masks.iter() {
        res.push_str(TextRange::new(done, found.range.start).of(text));
        let placeholder = name(found.range.of(text), found.kind, &res);
        res.push_str(&placeholder);
        spans.push(Span { range: found.range, kind: found.kind, placeholder });
        done = found.range.end;
    }
    res.push_str(text.get(done..).unwrap_or_default());
    RedactedFile { text: Redacted(res), spans }
}

/// Finds in the output as finds in the input; they overlap no placeholder.
pub(crate) fn in_input(output: &RedactedFile, found: Vec<Found>) -> Vec<Found> {
    // Where each placeholder ends in the output, and in the input.
    let mut ends: Vec<(usize, usize)> = vec![(0, 0)];
    for span in &output.spans {
        let (behind, before) = ends.last().copied().unwrap_or_default();
        let end = behind + span.range.start.saturating_sub(before) + span.placeholder.len();
        ends.push((end, span.range.end));
    }
    found
        .into_iter()
        .filter_map(|it| {
            let next = ends.partition_point(|end| end.0 <= it.range.start);
            let (output, input) = ends.get(next.checked_sub(1)?)?;
            let back = |offset: usize| offset - output + input;
            Some(Found {
                range: TextRange::new(back(it.range.start), back(it.range.end)),
                kind: it.kind,
            })
        })
        .collect()
}
