//! Lossless syntax of nginx configuration: tokens, and a typed tree over byte ranges of the text.
//!
//! `parse` takes whole files, fragments of any level, dumps of `nginx -T`, and text pasted with
//! what stood around it. It never fails, never loses a byte, never recurses on its input, and
//! never reads a file: `include` is a directive like any other. What nginx would reject is in
//! `Parse::errors`, in nginx's own words; that a fragment stands alone is no error.
//!
//! Not modelled: what a module checks in its own arguments, duplicates, and the limits that the
//! Lua module sets to the length of its code.

mod check;
mod context;
pub mod directives;
mod dump;
mod error;
mod lexer;
mod lua;
mod noise;
mod outline;
mod parser;
mod tree;

pub use context::{Context, context};
pub use error::{SyntaxError, SyntaxErrorKind};
pub use outline::{Statement, outline};
pub use parser::parse;
pub use tree::{Body, Directive, DirectiveId, DumpFile, Parse, Quote, Token, TokenKind, Word};

#[cfg(test)]
mod tests;
