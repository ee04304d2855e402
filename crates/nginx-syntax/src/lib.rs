//! nginx's configuration language: lossless tokens and a typed tree of byte ranges.
//!
//! Parsing never fails: what nginx would refuse is an error beside the tree. Files, fragments of
//! any level and `nginx -T` dumps are read alike. Nothing is included, resolved or printed back.

mod error;
mod lexer;
mod lua;
mod outline;
mod parser;
mod tree;

pub use error::{SyntaxError, SyntaxErrorKind};
pub use lexer::{Token, TokenKind};
pub use outline::{Statement, outline};
pub use parser::{MAX_DEPTH, parse};
pub use tree::{Body, Directive, DirectiveId, DumpFile, Parse, Quote, Word};
