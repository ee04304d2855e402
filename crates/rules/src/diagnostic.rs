//! What a rule says.

use facts::Location;
use text::{FileId, SourceChange, TextEdit};

use crate::Rule;

#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    pub severity: Severity,
    /// What is wrong, in one sentence without a final dot.
    pub message: String,
    /// Why it matters.
    pub note: String,
    pub location: Location,
    pub fixes: Vec<Fix>,
}

/// A change that takes the diagnostic away.
#[derive(Clone, Debug)]
pub struct Fix {
    /// An imperative: "Set …".
    pub title: String,
    pub applicability: Applicability,
    /// Empty for what is to be shown only.
    pub change: SourceChange,
}

/// How safely a fix can be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Never applied by a program; it shows what to write.
    DisplayOnly,
    /// It may change what works today, or lose a comment.
    Unsafe,
    /// It keeps comments and behavior, and widens access for nobody but the worker.
    Safe,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Info,
    Low,
    Medium,
    High,
    Critical,
}

impl Diagnostic {
    pub(crate) fn new(rule: &'static Rule, message: impl Into<String>, location: Location) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            note: String::new(),
            location,
            fixes: Vec::new(),
        }
    }

    /// Where the case at hand weighs more or less than the rule says.
    #[must_use]
    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    #[must_use]
    pub(crate) fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    #[must_use]
    pub(crate) fn with_fixes(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fixes);
        self
    }
}

impl Fix {
    /// Changes one file.
    pub(crate) fn new(
        title: impl Into<String>,
        applicability: Applicability,
        file: FileId,
        edit: TextEdit,
    ) -> Self {
        let change = SourceChange { edits: [(file, edit)].into() };
        Self { title: title.into(), applicability, change }
    }

    /// Shows what to write where a program cannot know all of it.
    pub(crate) fn shown(title: impl Into<String>) -> Self {
        let (applicability, change) = (Applicability::DisplayOnly, SourceChange::default());
        Self { title: title.into(), applicability, change }
    }
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

impl Applicability {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}
