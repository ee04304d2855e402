//! What a generator is.

use crate::Context;

/// One generator: its page, and the function that makes the file.
#[derive(Debug)]
pub struct Generator {
    /// Kebab-case; what `sockbox export` takes.
    pub name: &'static str,
    /// The explain page, in Markdown.
    pub docs: &'static str,
    /// `None`: nothing in the inputs that the file could be made for.
    pub(crate) generate: fn(&Context<'_>) -> Option<Artifact>,
}

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes, relative to a repository or a folder of choice.
    pub path: String,
    pub text: String,
}

impl Artifact {
    pub(crate) fn new(path: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), text }
    }
}

/// Declares a generator; its doc comment becomes its explain page.
macro_rules! declare_generator {
    ($(#[doc = $doc:literal])+ $constant:ident { name: $name:literal }) => {
        pub(crate) static $constant: $crate::Generator = $crate::Generator {
            name: $name,
            docs: concat!($($doc, "\n"),+),
            generate,
        };
    };
}

pub(crate) use declare_generator;
