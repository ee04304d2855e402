//! A name and where its value begins.

use text::TextRange;

use super::Join;
use super::join::is_encoded;
use super::slot::is_slot;
use super::words::is_usual;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::scan::Scan;

pub(super) struct Pair<'a> {
    pub(super) name: TextRange,
    pub(super) text: &'a str,
    pub(super) lower: String,
    pub(super) join: Join,
    /// Where the value begins.
    pub(super) start: usize,
    /// Where the line ends.
    pub(super) end: usize,
    /// What the name says, or what was carried to it from another.
    pub(super) claimed: Claim,
    /// Whether an application is given the value.
    pub(super) slot: bool,
}

impl<'a> Pair<'a> {
    pub(super) fn new(
        scan: &Scan<'a>,
        line: &Line,
        name: TextRange,
        join: Join,
        start: usize,
    ) -> Self {
        let is_behind_percent = scan.before(name.start) == Some(b'%');
        // A private property of PHP's: `%00Class%00name`.
        let escaped =
            is_behind_percent && (is_encoded(scan, name) || name.of(scan.text).starts_with("00"));
        let head = if escaped { 2.min(name.len()) } else { 0 };
        let name = TextRange::new(name.start + head, name.end);
        let text = name.of(scan.text);
        Self {
            name,
            text,
            lower: text.to_ascii_lowercase(),
            join,
            start,
            end: line.range.end,
            claimed: claim(text),
            slot: is_slot(scan, line, name, join),
        }
    }

    pub(super) fn is_sign(&self) -> bool {
        matches!(self.join, Join::Sign { .. })
    }

    pub(super) fn is_colon(&self) -> bool {
        matches!(self.join, Join::Sign { colon: true, .. })
    }

    pub(super) fn is_tight_colon(&self) -> bool {
        matches!(self.join, Join::Sign { colon: true, tight: true })
    }

    /// Whether the name is that of a variable for what a client sent.
    pub(super) fn is_compared(&self) -> bool {
        is_compared(self.text)
    }

    /// The same where its name says nothing, and not every browser sends it.
    pub(super) fn is_sent(&self) -> bool {
        self.claimed == Claim::None && self.is_compared() && !is_usual(&self.lower)
    }
}

/// How variables of nginx begin that hold what a client sent: `$http_x_origin_verify != X`.
pub(super) const COMPARED: &[&str] = &["$arg_", "$http_", "$cookie_"];

pub(super) fn is_compared(name: &str) -> bool {
    COMPARED.iter().any(|it| name.starts_with(it))
}
