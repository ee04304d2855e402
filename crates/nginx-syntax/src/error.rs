//! What nginx would refuse, in its words.

use std::fmt;

use text::TextRange;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    pub range: TextRange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// A `;` without a directive before it.
    UnexpectedSemicolon,
    /// A `{` without a directive before it.
    UnexpectedOpenBrace,
    /// A `}` that closes nothing, or that comes before the `;` of a directive.
    UnexpectedCloseBrace,
    /// A character right behind a closing quote.
    UnexpectedAfterQuote(char),
    /// The text ends within a directive.
    UnexpectedEnd,
    /// The text ends within a block.
    UnclosedBlock,
    /// The text ends within a quoted argument.
    UnclosedQuote(char),
    /// A word or comment of 4096 bytes or more, which nginx's buffer does not hold.
    TooLong,
    /// Blocks nested deeper than [`crate::MAX_DEPTH`]; the inner ones are kept flat.
    TooDeep,
    /// A byte order mark, which nginx takes for a part of the first directive's name.
    ByteOrderMark,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            SyntaxErrorKind::UnexpectedSemicolon => f.write_str("unexpected \";\""),
            SyntaxErrorKind::UnexpectedOpenBrace => f.write_str("unexpected \"{\""),
            SyntaxErrorKind::UnexpectedCloseBrace => f.write_str("unexpected \"}\""),
            SyntaxErrorKind::UnexpectedAfterQuote(it) => write!(f, "unexpected \"{it}\""),
            SyntaxErrorKind::UnexpectedEnd => {
                f.write_str("unexpected end of file, expecting \";\" or \"}\"")
            }
            SyntaxErrorKind::UnclosedBlock => {
                f.write_str("unexpected end of file, expecting \"}\"")
            }
            SyntaxErrorKind::UnclosedQuote(it) => {
                write!(f, "unexpected end of file, missing terminating {it} character")
            }
            SyntaxErrorKind::TooLong => f.write_str("too long parameter"),
            SyntaxErrorKind::TooDeep => {
                f.write_str("blocks are nested too deeply to be understood")
            }
            SyntaxErrorKind::ByteOrderMark => {
                f.write_str("a byte order mark before the first directive")
            }
        }
    }
}
