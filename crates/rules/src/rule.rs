//! What a rule is.

use facts::World;

use crate::{Diagnostic, Severity};

/// One rule: its page, and the function that looks.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; reads as "allow …".
    pub code: &'static str,
    pub severity: Severity,
    pub fix: FixAvailability,
    /// The explain page, in Markdown.
    pub docs: &'static str,
    pub check: fn(&World, &mut Vec<Diagnostic>),
}

/// Whether the rule's diagnostics carry fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAvailability {
    None,
    Sometimes,
    Always,
}

/// Declares a rule; its doc comment becomes its explain page.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])+ $name:ident { code: $code:literal, severity: $severity:ident, fix: $fix:ident }) => {
        pub(crate) static $name: $crate::Rule = $crate::Rule {
            code: $code,
            severity: $crate::Severity::$severity,
            fix: $crate::FixAvailability::$fix,
            docs: concat!($($doc, "\n"),+),
            check,
        };
    };
}

pub(crate) use declare_rule;
