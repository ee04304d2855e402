//! PHP-FPM's configuration dialect, line by line as FPM reads it.
//!
//! Lossless and never failing: what FPM would refuse is an error beside the lines. Values are
//! evaluated as PHP's INI parser does (facts, sections 4, 8 and 9). Nothing is read from disk, and
//! the environment is data that the caller passes in.

mod address;
mod dump;
pub mod edit;
mod effective;
mod error;
mod evaluate;
mod lexer;
mod mode;
mod parser;
pub mod settings;
mod tree;

pub use address::{LONGEST_PATH, ListenAddress, listen_address};
pub use effective::{Effective, Input, LocatedError, Pool, Setting, effective};
pub use error::{SyntaxError, SyntaxErrorKind};
pub use evaluate::{Environment, evaluate};
pub use mode::listen_mode;
pub use parser::parse;
pub use tree::{Comment, Entry, Line, LineKind, Parse, PastedFile, Section};

#[cfg(test)]
mod tests;
