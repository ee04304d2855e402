//! The facade: texts in, a report out.
//!
//! [`analyze`] is pure: the same inputs and options give the same report, and nothing is read but
//! the inputs. Everything that repeats input is redacted, see [`report`].

pub mod report;

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
    pub environment: std::collections::BTreeMap<String, String>,
    /// Three or four characters of `[a-z0-9]` that stand in every placeholder of this run.
    pub tag: String,
}

/// Explains the inputs and corrects them.
pub fn analyze(_inputs: &[Input], _options: &Options) -> Report {
    Report {
        schema: 1,
        inputs: Vec::new(),
        connections: Vec::new(),
        impact: report::Impact {
            threat: report::Level::None,
            downtime: report::Level::None,
            minutes_to_fix: [0, 0],
            summary: String::new(),
            servers_down: Vec::new(),
            who_can_connect: Vec::new(),
        },
        verdict: String::new(),
        causes: Vec::new(),
        diagnostics: Vec::new(),
        strategies: Vec::new(),
        ask: Vec::new(),
        worker_choices: Vec::new(),
        redacted: std::collections::BTreeMap::new(),
    }
}
