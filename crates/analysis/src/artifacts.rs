//! The files of the prevention kit.

use crate::{Input, Options};

/// A generated file, made from redacted inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// What `sockbox export` takes.
    pub name: &'static str,
    /// Where it goes, relative to a repository or a folder of choice.
    pub path: String,
    pub text: String,
    /// What it is, when to use it, how to install and to remove it: Markdown.
    pub docs: &'static str,
}

/// A generator by name and page, whatever the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArtifactKind {
    pub name: &'static str,
    pub docs: &'static str,
}

/// Every generator.
pub fn artifact_kinds() -> impl Iterator<Item = ArtifactKind> {
    artifacts::GENERATORS.iter().map(|it| ArtifactKind { name: it.name, docs: it.docs })
}

/// The files that apply to the inputs, for the strategy of that name or else the recommended one.
/// Secrets are taken out of the inputs first, so that none can reach a file.
pub fn artifacts(inputs: &[Input], options: &Options, strategy: Option<&str>) -> Vec<Artifact> {
    let inputs = crate::redaction::redacted(inputs, options);
    let world = crate::world(&inputs, options);
    let strategies = plan::strategies(&world);
    let wanted = strategy.and_then(plan::StrategyId::named);
    let chosen = match wanted {
        Some(id) => strategies.iter().find(|it| it.id == id),
        None => strategies.iter().find(|it| it.recommended),
    };
    let made = artifacts::generate(&world, chosen).into_iter();
    made.map(|(kind, it)| Artifact {
        name: kind.name,
        path: it.path,
        text: it.text,
        docs: kind.docs,
    })
    .collect()
}

/// The page of a generator.
pub(crate) fn explain(name: &str) -> Option<String> {
    let kind = artifact_kinds().find(|it| it.name == name)?;
    Some(format!("# {}\n\n{}\n", kind.name, kind.docs.trim()))
}
