//! What stands under, beside or below a name: children of a section or a list, the item behind an
//! option, a value whose remark says what it is, the line that a command prints a secret on.

mod below;
mod member;
mod number;
mod option;
mod printed;
mod remark;
mod tag;

pub(crate) use number::NUMBERS;
pub(crate) use printed::PRINTERS;

use text::TextRange;

use super::push;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use below::Below;
use member::Group;

/// Every construct. Each sees every line that may matter to any, for what may stand below.
const CONSTRUCTS: &[fn(&Row<'_>, &mut State, &mut Vec<Found>)] = &[
    printed::find,
    option::find,
    remark::find,
    tag::find,
    number::find,
    below::find,
    member::find,
];

/// Names of groups, and what commands have that print a secret, without a word of the lexicon.
pub(crate) const NAMES: &[&str] =
    &["users", "accounts", "logins", "shards", "unseal", "base64 ", below::FIELD];

/// Longer lines hold no items.
const LONGEST: usize = 400;

/// What the lines above wait for.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each construct has its own, and none excludes another"
)]
struct State {
    group: Option<Group>,
    /// The value of an option.
    is_option: bool,
    /// What a command prints.
    is_printed: bool,
    /// What is inside a tag.
    is_tag: bool,
    /// A number of a key.
    is_number: bool,
    below: Below,
}

impl State {
    fn waits(&self) -> bool {
        self.group.is_some()
            || self.is_option
            || self.is_printed
            || self.is_tag
            || self.is_number
            || !matches!(self.below, Below::Nothing)
    }
}

/// One line without the blanks around it.
struct Row<'a> {
    scan: &'a Scan<'a>,
    content: TextRange,
    text: &'a str,
    indent: usize,
    /// Whether a line above waited for something.
    is_awaited: bool,
}

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut state = State::default();
    for it in scan.surveyed() {
        let is_awaited = state.waits();
        if !is_awaited && it.holds & (survey::NAME | survey::WIDE | survey::GROUP) == 0 {
            continue;
        }
        let line = it.range.of(scan.text);
        let text = line.trim();
        if text.is_empty() || LONGEST < line.len() {
            state.below.see_gap();
            state.is_printed = state.is_printed && text.is_empty();
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let start = it.range.start + indent;
        let content = TextRange::new(start, start + text.len());
        let row = Row { scan, content, text, indent, is_awaited };
        for find in CONSTRUCTS {
            find(&row, &mut state, acc);
        }
    }
}

impl Row<'_> {
    /// An offset of the line and a length as a range of the text.
    fn range(&self, at: usize, length: usize) -> TextRange {
        let start = self.content.start + at;
        TextRange::new(start, start + length)
    }

    /// An item without its dash, quotation marks and comma.
    fn item(&self) -> TextRange {
        let inner = self.text.strip_prefix("- ").unwrap_or(self.text).trim_start();
        let at = self.text.len() - inner.len();
        let inner = inner.strip_suffix(',').unwrap_or(inner);
        let quoted = inner
            .strip_prefix(['"', '\''])
            .and_then(|it| it.strip_suffix(['"', '\'']))
            .filter(|it| !it.is_empty() && !it.contains('"'));
        match quoted {
            Some(it) => self.range(at + 1, it.len()),
            None => self.range(at, inner.len()),
        }
    }
}
