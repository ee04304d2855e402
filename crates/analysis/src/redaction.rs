//! The border: what leaves the engine for sharing passes here.

use std::collections::BTreeMap;

use facts::{InputKind, World};
use redact::{Level, Mode, Redaction};
use text::{LineIndex, TextRange};

use crate::{Input, Options};

/// What stands where nothing may be shown.
const WITHHELD: &str = "[withheld: a masked value still stood in it]";

/// The redaction of all inputs, for every text that repeats them.
#[derive(Debug)]
pub struct Shared {
    redaction: Redaction,
}

impl Shared {
    pub(crate) fn new(world: &World, options: &Options) -> Self {
        let inputs: Vec<redact::Input<'_>> = world
            .files
            .iter()
            .map(|it| redact::Input { text: &it.text, kind: input_kind(it.kind) })
            .collect();
        Self { redaction: redact(&inputs, options, Mode::Balanced) }
    }

    /// A text as it may be shown for sharing. Where masking failed nothing is shown.
    pub(crate) fn text(&self, text: &str) -> String {
        shared(&self.redaction, text)
    }

    /// How many places were masked, per kind.
    pub(crate) fn counts(&self) -> BTreeMap<String, usize> {
        let mut res = BTreeMap::new();
        for span in self.redaction.files.iter().flat_map(|it| &it.spans) {
            *res.entry(span.kind.as_str().to_ascii_lowercase()).or_default() += 1;
        }
        res
    }
}

/// An input as it may be shared, with what was masked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedFile {
    pub path: String,
    pub text: String,
    pub spans: Vec<MaskedSpan>,
}

/// One masked place. It holds the secret: for the user's own eyes only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedSpan {
    /// From 1.
    pub line: usize,
    /// In lower case.
    pub kind: String,
    pub placeholder: String,
    pub value: String,
}

/// Masks the inputs and lists what was masked, in the order of the inputs.
pub fn masked(inputs: &[Input], options: &Options) -> Vec<MaskedFile> {
    let redaction = redact(&redaction_inputs(inputs), options, Mode::Balanced);
    let files = inputs.iter().zip(&redaction.files).map(|(input, file)| {
        let lines = LineIndex::new(&input.text);
        let spans = file.spans.iter().map(|it| MaskedSpan {
            line: lines.line_column(&input.text, it.range.start).line,
            kind: it.kind.as_str().to_ascii_lowercase(),
            placeholder: it.placeholder.clone(),
            value: it.range.of(&input.text).to_owned(),
        });
        let text = if redaction.residue.is_empty() { file.text.as_str() } else { WITHHELD };
        MaskedFile { path: input.path.clone(), text: text.to_owned(), spans: spans.collect() }
    });
    files.collect()
}

/// The inputs for a link: every literal in a slot that often holds secrets is masked too. Nothing
/// where masking failed.
pub fn shareable(inputs: &[Input], options: &Options) -> Option<Vec<Input>> {
    replaced(inputs, &redact(&redaction_inputs(inputs), options, Mode::Strict))
}

/// The inputs with their secrets masked, each of the kind that it had before.
pub(crate) fn redacted(inputs: &[Input], options: &Options) -> Vec<Input> {
    let redaction = redact(&redaction_inputs(inputs), options, Mode::Balanced);
    replaced(inputs, &redaction).unwrap_or_default()
}

fn replaced(inputs: &[Input], redaction: &Redaction) -> Option<Vec<Input>> {
    let masked = inputs.iter().zip(&redaction.files).map(|(input, file)| Input {
        path: shared(redaction, &input.path),
        text: file.text.as_str().to_owned(),
        kind: Some(crate::inputs::kind(input)),
    });
    redaction.residue.is_empty().then(|| masked.collect())
}

fn shared(redaction: &Redaction, text: &str) -> String {
    if !redaction.residue.is_empty() {
        return WITHHELD.to_owned();
    }
    redact::apply(redaction, text).as_str().to_owned()
}

fn redaction_inputs(inputs: &[Input]) -> Vec<redact::Input<'_>> {
    let inputs = inputs.iter();
    inputs.map(|it| redact::Input { text: &it.text, kind: redaction_kind(it) }).collect()
}

fn redact(inputs: &[redact::Input<'_>], options: &Options, mode: Mode) -> Redaction {
    let marked = inputs.iter().enumerate().flat_map(|(index, input)| {
        let values = options.secret.iter().filter(|it| !it.is_empty());
        values.flat_map(move |value| {
            let places = input.text.match_indices(value.as_str());
            places.map(move |(at, it)| (index, TextRange::new(at, at + it.len())))
        })
    });
    redact::redact(
        inputs,
        &redact::Options {
            mode,
            level: Level::Secrets,
            tag: options.tag.clone(),
            keep: options.not_secret.clone(),
            extra: marked.collect(),
        },
    )
}

/// The redaction's view of an input; a kind that nobody said is detected.
pub fn redaction_kind(input: &Input) -> redact::InputKind {
    input_kind(crate::inputs::input_kind(crate::inputs::kind(input)))
}

fn input_kind(kind: InputKind) -> redact::InputKind {
    match kind {
        InputKind::Fpm => redact::InputKind::Fpm,
        InputKind::Nginx => redact::InputKind::Nginx,
        InputKind::Evidence => redact::InputKind::Evidence,
        InputKind::Compose => redact::InputKind::Compose,
        InputKind::Dockerfile => redact::InputKind::Dockerfile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(options: &Options) -> MaskedFile {
        let text = "[www]\nenv[API_TOKEN] = zx81-spectrum-9921\nenv[SHOP] = falcon\n";
        let input = Input { path: "www.conf".to_owned(), text: text.to_owned(), kind: None };
        masked(&[input], options).remove(0)
    }

    #[test]
    fn what_the_user_says_about_a_value_counts() {
        let found = one(&Options { tag: "t3st".to_owned(), ..Options::default() });
        assert_eq!(found.spans.len(), 1);
        assert_eq!((found.spans[0].line, found.spans[0].value.as_str()), (2, "zx81-spectrum-9921"));
        let told = one(&Options {
            tag: "t3st".to_owned(),
            not_secret: std::collections::BTreeSet::from(["zx81-spectrum-9921".to_owned()]),
            secret: std::collections::BTreeSet::from(["falcon".to_owned()]),
            ..Options::default()
        });
        assert_eq!(told.spans.len(), 1);
        assert_eq!((told.spans[0].line, told.spans[0].value.as_str()), (3, "falcon"));
        assert!(told.text.contains("zx81") && !told.text.contains("falcon"), "{}", told.text);
    }
}
