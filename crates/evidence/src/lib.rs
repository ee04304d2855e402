//! What people paste beside their configuration: outputs of commands and log lines.
//!
//! Each format is one module that recognizes its lines and says what they state. Nothing is
//! concluded here, nothing is guessed, and a line that no format knows is left alone.

mod model;

pub use model::*;

/// Reads a paste of any mixture of outputs and log lines.
pub fn parse(_text: &str) -> Evidence {
    Evidence::default()
}
