//! What goes in and what comes out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use text::TextRange;

use crate::placeholder::{self, Form};
use crate::propagate::Known;

/// How much is taken for secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What a name, a syntax or a shape says.
    Balanced,
    /// Also every literal in a slot that often holds secrets.
    Strict,
}

/// What is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Secrets,
    /// Addresses and e-mail addresses too.
    Identifiers,
}

#[derive(Clone, Debug)]
pub struct Options {
    pub mode: Mode,
    pub level: Level,
    /// Characters of `[a-z0-9]` that stand in every placeholder; changed where the inputs hold it.
    pub tag: String,
    /// Values that the user said are no secret.
    pub keep: BTreeSet<String>,
    /// Places that the user marked: index of the input and range.
    pub extra: Vec<(usize, TextRange)>,
}

#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    pub text: &'a str,
    pub kind: InputKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    Nginx,
    Fpm,
    Evidence,
    Compose,
    Dockerfile,
    Unknown,
}

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Password,
    Token,
    Key,
    Pem,
    Hash,
    Cookie,
    Host,
    Ip,
    Email,
    Account,
}

/// Everything that was found and put in its place.
#[derive(Clone, Debug)]
pub struct Redaction {
    pub files: Vec<RedactedFile>,
    pub map: Map,
    /// Not empty: a masked value still stands in the output, and nothing may be shared.
    pub residue: Vec<Residue>,
    /// The spellings of all values of the map, for `apply`.
    pub(crate) known: Known,
    /// Of each value, in `map.entries`.
    pub(crate) index: BTreeMap<String, usize>,
    pub(crate) form: Form,
    pub(crate) mode: Mode,
    pub(crate) level: Level,
    pub(crate) keep: BTreeSet<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residue {
    /// Index of the input.
    pub file: usize,
}

#[derive(Clone, Debug)]
pub struct RedactedFile {
    pub text: Redacted,
    /// Sorted and disjoint; ranges are those of the input.
    pub spans: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub range: TextRange,
    pub kind: Kind,
    pub placeholder: String,
}

/// A text without the secrets that were found; only this crate makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted(pub(crate) String);

/// Placeholders and what they stand for. It holds the secrets: keep it where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    pub entries: Vec<MapEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapEntry {
    pub placeholder: String,
    pub value: String,
    pub kind: Kind,
    /// Where it was put: what stands before it on its line. Empty: anywhere.
    pub slots: Vec<String>,
}

/// A find of one detector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) range: TextRange,
    pub(crate) kind: Kind,
}

impl Redacted {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Map {
    /// A map that was stored: placeholders, values and slots.
    pub fn from_stored(stored: impl IntoIterator<Item = (String, String, Vec<String>)>) -> Self {
        let entries = stored.into_iter().map(|(placeholder, value, slots)| {
            let kind =
                Kind::ALL.iter().find(|it| placeholder.contains(it.as_str())).copied().unwrap_or(
                    if placeholder::is_benchmark(&placeholder) { Kind::Ip } else { Kind::Password },
                );
            MapEntry { placeholder, value, kind, slots }
        });
        Self { entries: entries.collect() }
    }
}

impl Kind {
    pub const ALL: &[Self] = &[
        Self::Password,
        Self::Token,
        Self::Key,
        Self::Pem,
        Self::Hash,
        Self::Cookie,
        Self::Host,
        Self::Ip,
        Self::Email,
        Self::Account,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "PASSWORD",
            Self::Token => "TOKEN",
            Self::Key => "KEY",
            Self::Pem => "PEM",
            Self::Hash => "HASH",
            Self::Cookie => "COOKIE",
            Self::Host => "HOST",
            Self::Ip => "IP",
            Self::Email => "EMAIL",
            Self::Account => "ACCOUNT",
        }
    }
}
