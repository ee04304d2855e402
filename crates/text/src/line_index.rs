//! From byte offsets to lines and columns.

use crate::TextRange;

/// A place as people count: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

/// Where each line of a text starts. A line ends after `\n`, or after a `\r` that no `\n` follows.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (offset, byte) in bytes.iter().enumerate() {
            let ends_line =
                *byte == b'\n' || (*byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(offset + 1);
            }
        }
        Self { starts, len: text.len() }
    }

    /// The number of lines; a text that ends in a line end has an empty last line.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The line of `offset`, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// The range of a line (from 1) with its line end; `None` past the last one.
    pub fn line_range(&self, line: usize) -> Option<TextRange> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).copied().unwrap_or(self.len);
        Some(TextRange::new(start, end))
    }

    /// The place of `offset` in `text`, the text that this index was made of.
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.line(offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = TextRange::new(start, offset).of(text).chars().count() + 1;
        LineColumn { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_kind_of_line_end_once() {
        let text = "a\r\nb\rc\nd";
        let index = LineIndex::new(text);
        let lines: Vec<&str> =
            (1..=index.line_count()).map(|it| index.line_range(it).unwrap().of(text)).collect();
        assert_eq!(lines, ["a\r\n", "b\r", "c\n", "d"]);
        assert_eq!(index.line_column(text, 5), LineColumn { line: 3, column: 1 });
    }

    #[test]
    fn columns_count_characters() {
        let text = "é = x";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 5), LineColumn { line: 1, column: 5 });
    }
}
