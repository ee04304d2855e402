//! From what the user gave to files with a kind.

use facts::{File, InputKind};
use text::FileId;

use crate::report::InputInfo;
use crate::{Input, Kind};

/// The kind of a text, from its content alone.
pub fn detect(text: &str) -> Kind {
    match evidence::detect(text) {
        evidence::TextKind::Fpm => Kind::Fpm,
        evidence::TextKind::Nginx => Kind::Nginx,
        evidence::TextKind::Evidence => Kind::Evidence,
        evidence::TextKind::Compose => Kind::Compose,
        evidence::TextKind::Dockerfile => Kind::Dockerfile,
    }
}

pub(crate) fn infos(inputs: &[Input]) -> Vec<InputInfo> {
    inputs
        .iter()
        .map(|it| InputInfo {
            path: it.path.clone(),
            kind: kind(it).as_str().to_owned(),
            detected: it.kind.is_none(),
        })
        .collect()
}

pub(crate) fn files(inputs: &[Input]) -> Vec<File> {
    let ids = (0..).map(FileId);
    ids.zip(inputs)
        .map(|(id, it)| File::new(id, it.path.clone(), it.text.clone(), input_kind(kind(it))))
        .collect()
}

pub(crate) fn kind(input: &Input) -> Kind {
    input.kind.unwrap_or_else(|| detect(&input.text))
}

pub(crate) fn input_kind(kind: Kind) -> InputKind {
    match kind {
        Kind::Fpm => InputKind::Fpm,
        Kind::Nginx => InputKind::Nginx,
        Kind::Evidence => InputKind::Evidence,
        Kind::Compose => InputKind::Compose,
        Kind::Dockerfile => InputKind::Dockerfile,
    }
}
