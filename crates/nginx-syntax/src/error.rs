//! What nginx would say.

use std::fmt;

use text::TextRange;

use crate::Quote;

/// Something that nginx rejects. `Display` gives its wording, without file and line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    /// What is wrong.
    pub range: TextRange,
    /// The line that nginx names: counted from 1 by line feeds, in the dump's file where the text
    /// is a dump. It is often a later one than that of `range`.
    pub line: usize,
}

/// Each way to be rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    Unexpected {
        character: char,
    },
    /// The text ends within a directive.
    UnexpectedEnd,
    /// The text ends within a quoted argument.
    UnterminatedQuote,
    /// The text ends within a block.
    UnclosedBlock,
    /// A word or a comment that does not fit into nginx's buffer; `start` are its first bytes.
    TooLong {
        start: String,
    },
    /// The same, within quotes.
    TooLongQuote {
        quote: Quote,
    },
    UnclosedLua,
    UnclosedLuaBracket {
        closing: String,
    },
    NotTerminated {
        directive: String,
    },
    NoOpeningBrace {
        directive: String,
    },
    ArgumentCount {
        directive: String,
    },
    NotAllowedHere {
        directive: String,
    },
    /// A name that no module has because of its characters. That a name is merely not in the
    /// directive table is no error.
    UnknownDirective {
        directive: String,
    },
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl fmt::Display for SyntaxErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { character } => write!(f, "unexpected \"{character}\""),
            Self::UnexpectedEnd | Self::UnterminatedQuote => {
                write!(f, "unexpected end of file, expecting \";\" or \"}}\"")
            }
            Self::UnclosedBlock => write!(f, "unexpected end of file, expecting \"}}\""),
            Self::TooLong { start } => write!(f, "too long parameter \"{start}...\" started"),
            Self::TooLongQuote { quote } => {
                let quote = quote.character().unwrap_or('"');
                write!(f, "too long parameter, probably missing terminating \"{quote}\" character")
            }
            Self::UnclosedLua => write!(
                f,
                "unexpected end of file, expecting terminating characters for lua code block"
            ),
            Self::UnclosedLuaBracket { closing } => write!(
                f,
                "Lua code block missing the closing long bracket \"{closing}\", \
                 the inlined Lua code may be too long"
            ),
            Self::NotTerminated { directive } => {
                write!(f, "directive \"{directive}\" is not terminated by \";\"")
            }
            Self::NoOpeningBrace { directive } => {
                write!(f, "directive \"{directive}\" has no opening \"{{\"")
            }
            Self::ArgumentCount { directive } => {
                write!(f, "invalid number of arguments in \"{directive}\" directive")
            }
            Self::NotAllowedHere { directive } => {
                write!(f, "\"{directive}\" directive is not allowed here")
            }
            Self::UnknownDirective { directive } => {
                write!(f, "unknown directive \"{directive}\"")
            }
        }
    }
}
