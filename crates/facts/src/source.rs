//! Where a value comes from.

use text::{FileId, TextRange};

/// A range of one of the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub file: FileId,
    pub range: TextRange,
}

/// Why a value is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A command or a log showed it.
    Observed(Location),
    /// A configuration says it.
    Configured(Location),
    /// The user said it outright.
    Stated,
    /// A program does this where nothing is configured.
    Default(&'static str),
    /// It is usual, and nothing in the inputs says otherwise; the reason.
    Assumed(&'static str),
}

/// A value with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<T> {
    pub value: T,
    pub source: Source,
}

/// A fact that the inputs do not hold, and the command that settles it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    pub fact: String,
    pub command: String,
}

impl<T> Fact<T> {
    pub fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}

impl Source {
    pub fn is_assumed(self) -> bool {
        matches!(self, Self::Assumed(_))
    }

    pub fn location(self) -> Option<Location> {
        match self {
            Self::Observed(location) | Self::Configured(location) => Some(location),
            Self::Stated | Self::Default(_) | Self::Assumed(_) => None,
        }
    }
}

impl Missing {
    pub fn new(fact: impl Into<String>, command: impl Into<String>) -> Self {
        Self { fact: fact.into(), command: command.into() }
    }
}
