//! The facade: texts in, a report out.
//!
//! [`analyze`] is pure: the same inputs and options give the same report, and nothing is read but
//! the inputs. Everything that repeats input is redacted, see [`report`].

mod artifacts;
mod collect;
mod connections;
mod diagnostics;
mod highlight;
mod impact;
mod inputs;
mod parse;
mod redaction;
pub mod report;
mod strategies;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use facts::World;

pub use artifacts::{Artifact, ArtifactKind, artifact_kinds, artifacts, kit_readme, summary};
pub use collect::collect_script;
pub use highlight::{Role, highlight};
pub use inputs::detect;
pub use parse::{
    FpmError, FpmPool, FpmTree, NginxError, NginxFile, NginxTree, Statement, parse_fpm, parse_nginx,
};
pub use redact;
pub use redaction::{MaskedFile, MaskedSpan, Shared, masked, redaction_kind, shareable};
pub use report::Report;

/// One text that the user gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// How the user calls it: a file's path, or the name of a pane.
    pub path: String,
    pub text: String,
    /// `None`: detected from the content.
    pub kind: Option<Kind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Fpm,
    Nginx,
    Evidence,
    Compose,
    Dockerfile,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `USER[:GROUP]`: the nginx worker, where the user says so.
    pub worker: Option<String>,
    /// What `${X}` in a pool file reads.
    pub environment: BTreeMap<String, String>,
    /// Three or four characters of `[a-z0-9]` that stand in every placeholder of this run.
    pub tag: String,
    /// Values that the user said are no secret.
    pub not_secret: BTreeSet<String>,
    /// Values that the user said are one, wherever they stand.
    pub secret: BTreeSet<String>,
}

/// Explains the inputs and corrects them.
pub fn analyze(inputs: &[Input], options: &Options) -> Report {
    let infos = inputs::infos(inputs);
    let world = world(inputs, options);
    let shared = Shared::new(&world, options);
    let causes = rules::causes(&world);
    let diagnostics = diagnostics::diagnostics(&world, &shared);
    let strategies = strategies::strategies(&world, &shared);
    Report {
        schema: 1,
        inputs: infos,
        connections: connections::connections(&world, &shared),
        connections_left_out: world.connections_left_out,
        impact: impact::impact(&world, &causes, &diagnostics, &shared),
        verdict: shared.text(&verdict::sentence(&world, &causes)),
        ask: verdict::ask(&world, &causes).iter().map(|it| shared.text(it)).collect(),
        causes: verdict::causes(&causes, &shared),
        diagnostics,
        strategies,
        worker_choices: world.worker.choices.iter().map(|it| (*it).to_owned()).collect(),
        redacted: shared.counts(),
    }
}

/// What the rule, cause or artifact of this name is about, in Markdown; `None` where there is none.
pub fn explain(code: &str) -> Option<String> {
    diagnostics::explain(code)
        .or_else(|| verdict::explain(code))
        .or_else(|| artifacts::explain(code))
}

pub(crate) fn world(inputs: &[Input], options: &Options) -> World {
    let worker = options.worker.as_deref().and_then(facts::parse_worker);
    World::new(
        inputs::files(inputs),
        facts::Options { worker, environment: options.environment.clone() },
    )
}

impl Kind {
    pub const ALL: &[Self] =
        &[Self::Fpm, Self::Nginx, Self::Evidence, Self::Compose, Self::Dockerfile];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fpm => "fpm",
            Self::Nginx => "nginx",
            Self::Evidence => "evidence",
            Self::Compose => "compose",
            Self::Dockerfile => "dockerfile",
        }
    }
}

#[cfg(test)]
mod tests;
