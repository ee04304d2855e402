//! Redis' protocol, a word on each line: `AUTH`, `$4`, `name`, `$11`, `X`.

use text::TextRange;

use super::push;
use crate::model::Found;

#[derive(Default)]
pub(super) struct Bulk {
    is_open: bool,
    /// Whether a length was on the line before.
    is_counted: bool,
    last: Option<TextRange>,
}

impl Bulk {
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    pub(super) fn see(&mut self, line: TextRange, text: &str, acc: &mut Vec<Found>) {
        if !self.is_open {
            self.is_open = matches!(text, "AUTH" | "auth");
            return;
        }
        let is_length = text
            .strip_prefix('$')
            .is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
        if std::mem::take(&mut self.is_counted) {
            self.last = Some(line);
        } else if is_length {
            self.is_counted = true;
        } else {
            self.is_open = false;
            if let Some(range) = self.last.take() {
                push(acc, range);
            }
        }
    }
}
