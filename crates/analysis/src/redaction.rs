//! The border: what leaves the engine for sharing passes here.

use std::collections::BTreeMap;

use facts::{InputKind, World};
use redact::{Level, Mode, Options, Redaction};

use crate::Input;

/// The redaction of all inputs, for every text that repeats them.
#[derive(Debug)]
pub struct Shared {
    redaction: Redaction,
}

impl Shared {
    pub(crate) fn new(world: &World, tag: &str) -> Self {
        let inputs: Vec<redact::Input<'_>> = world
            .files
            .iter()
            .map(|it| redact::Input { text: &it.text, kind: input_kind(it.kind) })
            .collect();
        Self { redaction: redact::redact(&inputs, &options(tag)) }
    }

    /// A text as it may be shown for sharing.
    pub(crate) fn text(&self, text: &str) -> String {
        redact::apply(&self.redaction, text).as_str().to_owned()
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

/// The inputs with their secrets masked, each of the kind that it had before.
pub(crate) fn redacted(inputs: &[Input], tag: &str) -> Vec<Input> {
    let texts: Vec<redact::Input<'_>> = inputs
        .iter()
        .map(|it| redact::Input { text: &it.text, kind: redaction_kind(it) })
        .collect();
    let redaction = redact::redact(&texts, &options(tag));
    let masked = inputs.iter().zip(&redaction.files).map(|(input, file)| Input {
        path: redact::apply(&redaction, &input.path).as_str().to_owned(),
        text: file.text.as_str().to_owned(),
        kind: Some(crate::inputs::kind(input)),
    });
    masked.collect()
}

fn options(tag: &str) -> Options {
    Options {
        mode: Mode::Balanced,
        level: Level::Secrets,
        tag: tag.to_owned(),
        keep: std::collections::BTreeSet::new(),
        extra: Vec::new(),
    }
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
