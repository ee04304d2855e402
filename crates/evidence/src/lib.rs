//! What people paste beside their configuration: outputs of commands and log lines.
//!
//! Each format is one module that recognizes its lines and says what they state. Nothing is
//! concluded here, nothing is guessed, and a line that no format knows is left alone.

mod detect;
mod formats;
mod lines;
mod model;
mod prompt;
mod scan;
mod sections;
mod shell;

pub use detect::{TextKind, detect, looks_like_evidence};
pub use formats::remark::PATTERNS as REMARK_PATTERNS;
pub use model::*;
pub use sections::split;

/// Reads a paste of any mixture of outputs and log lines.
pub fn parse(text: &str) -> Evidence {
    formats::read(&lines::Paste::new(text)).evidence
}

/// The names of the formats, in the order in which they are asked.
pub fn format_names() -> impl Iterator<Item = &'static str> {
    formats::FORMATS.iter().map(|it| it.name)
}

#[cfg(test)]
mod tests;
