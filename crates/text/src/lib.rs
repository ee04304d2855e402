//! Texts in memory: file ids, byte ranges, lines, edits and diffs.
//!
//! This crate reads and writes no files, and it never changes a text in place.

mod diff;
mod edit;
mod encoding;
mod line_index;
mod range;

pub use diff::{DiffLine, DiffLineKind, Hunk, Segment, creation_diff, hunks, unified_diff};
pub use edit::{Indel, OverlapError, SourceChange, TextEdit};
pub use encoding::{decode, encode};
pub use line_index::{LineColumn, LineIndex};
pub use range::TextRange;

/// One of the texts that are analyzed together; an index into their list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);
