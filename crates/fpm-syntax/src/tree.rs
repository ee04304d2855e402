//! Lines with their parts as byte ranges.

use std::collections::BTreeMap;
use std::ops::Range;

use text::TextRange;

use crate::SyntaxError;

/// A parsed text.
#[derive(Clone, Debug, Default)]
pub struct Parse {
    /// Their ranges joined are the whole text.
    pub lines: Vec<Line>,
    /// Files that were pasted one after the other, each under a comment with its path.
    pub files: Vec<PastedFile>,
    pub errors: Vec<SyntaxError>,
    /// The lines of each section from its header on, by its name in lower case; those before the
    /// first header have no name.
    pub(crate) sections: BTreeMap<String, Vec<Range<usize>>>,
    /// How the text ends its lines.
    pub(crate) line_end: &'static str,
}

#[derive(Clone, Debug)]
pub struct Line {
    /// With its line end.
    pub range: TextRange,
    pub kind: LineKind,
}

#[derive(Clone, Debug)]
pub enum LineKind {
    Blank,
    Comment(Comment),
    Section(Section),
    Entry(Entry),
    /// FPM refuses it; the error is in [`Parse::errors`].
    Invalid,
}

/// A line that begins with `;`.
#[derive(Clone, Debug)]
pub struct Comment {
    /// From the `;` on, without the line end.
    pub range: TextRange,
    /// A known setting that was commented out: `;listen.mode = 0660`.
    pub disabled: Option<Entry>,
}

/// `[name]`.
#[derive(Clone, Debug)]
pub struct Section {
    pub name: String,
    pub name_range: TextRange,
    pub range: TextRange,
    /// `[www] user = x`: an entry on the header's own line.
    pub entry: Option<Entry>,
}

/// `key = value`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Lower-case, but for the keys that FPM compares by case; without the index.
    pub key: String,
    /// The `k` of `php_value[k]`.
    pub index: Option<String>,
    pub key_range: TextRange,
    /// The value as written, without blanks around it and without a comment behind it.
    pub raw: TextRange,
    /// From the key to the end of the value.
    pub range: TextRange,
    /// Whether a dump of `php-fpm -tt` says it: the value is evaluated, and no file has the line.
    pub is_dumped: bool,
}

/// One of several files in one paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedFile {
    pub path: String,
    pub range: TextRange,
}

impl Parse {
    /// The line that holds a range.
    pub fn line_of(&self, range: TextRange) -> Option<&Line> {
        let after = self.lines.partition_point(|it| it.range.start <= range.start);
        self.lines.get(after.checked_sub(1)?).filter(|it| it.range.covers(range))
    }
}

impl Entry {
    /// Key and index as FPM's dump writes them: `php_admin_value[open_basedir]`.
    pub fn name(&self) -> String {
        match &self.index {
            Some(index) => format!("{}[{index}]", self.key),
            None => self.key.clone(),
        }
    }
}
