//! Edits: what is deleted from a text and put in its place.

use std::collections::BTreeMap;

use crate::{FileId, TextRange};

/// Deletes a range and inserts a text there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Indel {
    pub delete: TextRange,
    pub insert: String,
}

/// Changes to one text. Its indels are sorted and disjoint; ranges are those of the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextEdit {
    indels: Vec<Indel>,
}

/// Two edits want the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverlapError {
    pub range: TextRange,
}

/// Edits to several texts that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceChange {
    pub edits: BTreeMap<FileId, TextEdit>,
}

impl TextEdit {
    pub fn replace(range: TextRange, insert: impl Into<String>) -> Self {
        Self { indels: vec![Indel { delete: range, insert: insert.into() }] }
    }

    pub fn insert(offset: usize, insert: impl Into<String>) -> Self {
        Self::replace(TextRange::empty(offset), insert)
    }

    pub fn indels(&self) -> &[Indel] {
        &self.indels
    }

    pub fn is_empty(&self) -> bool {
        self.indels.is_empty()
    }

    /// Joins two edits of the same text. The same indel twice counts once; two insertions at one
    /// offset keep their order; anything else that overlaps is refused.
    pub fn union(&mut self, other: TextEdit) -> Result<(), OverlapError> {
        let is_behind = |last: &Indel, first: &Indel| {
            last.delete.end <= first.delete.start && last.delete.start < first.delete.start
        };
        if let (Some(last), Some(first)) = (self.indels.last(), other.indels.first())
            && is_behind(last, first)
        {
            self.indels.extend(other.indels);
            return Ok(());
        }
        let mut indels = self.indels.clone();
        for indel in other.indels {
            if !indels.contains(&indel) {
                indels.push(indel);
            }
        }
        indels.sort_by_key(|it| (it.delete.start, it.delete.end));
        for pair in indels.windows(2) {
            if let [left, right] = pair
                && right.delete.start < left.delete.end
            {
                return Err(OverlapError { range: right.delete });
            }
        }
        self.indels = indels;
        Ok(())
    }

    /// The text with the edit applied. A range that is none of `text` is left out.
    pub fn apply(&self, text: &str) -> String {
        let mut res = String::with_capacity(text.len());
        let mut done = 0;
        for indel in &self.indels {
            let Some(kept) = text.get(done..indel.delete.start) else { continue };
            if text.get(indel.delete.start..indel.delete.end).is_none() {
                continue;
            }
            res.push_str(kept);
            res.push_str(&indel.insert);
            done = indel.delete.end;
        }
        res.push_str(text.get(done..).unwrap_or_default());
        res
    }
}

impl SourceChange {
    /// Adds an edit of `file`; refused where it overlaps one that is there.
    pub fn add(&mut self, file: FileId, edit: TextEdit) -> Result<(), OverlapError> {
        self.edits.entry(file).or_default().union(edit)
    }

    pub fn is_empty(&self) -> bool {
        self.edits.values().all(TextEdit::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_in_order_of_ranges() {
        let mut edit = TextEdit::replace(TextRange::new(4, 5), "C");
        edit.union(TextEdit::replace(TextRange::new(0, 1), "AA")).unwrap();
        edit.union(TextEdit::insert(2, "+")).unwrap();
        assert_eq!(edit.apply("a b c"), "AA +b C");
    }

    #[test]
    fn refuses_overlap() {
        let mut edit = TextEdit::replace(TextRange::new(0, 3), "x");
        assert!(edit.union(TextEdit::replace(TextRange::new(2, 4), "y")).is_err());
        assert_eq!(edit.apply("abcd"), "xd");
    }
}
