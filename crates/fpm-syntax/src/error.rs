//! What FPM would refuse, in its words.

use std::fmt;

use text::TextRange;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    pub range: TextRange,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// A line without `=`; a `#` begins no comment.
    NoValue,
    /// PHP's INI parser cannot read the line: what it stumbles over.
    Unexpected(&'static str),
    /// A key that FPM does not know here.
    UnknownEntry(String),
    /// `x[k]` in `[global]`.
    ArrayInGlobal,
    /// `env[X]` without a value.
    EmptyValue,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            SyntaxErrorKind::NoValue => f.write_str("value is NULL for a ZEND_INI_PARSER_ENTRY"),
            SyntaxErrorKind::Unexpected(what) => write!(f, "syntax error, unexpected {what}"),
            SyntaxErrorKind::UnknownEntry(key) => write!(f, "unknown entry '{key}'"),
            SyntaxErrorKind::EmptyValue => f.write_str("empty value"),
            SyntaxErrorKind::ArrayInGlobal => {
                f.write_str("Array are not allowed in the global section")
            }
        }
    }
}
