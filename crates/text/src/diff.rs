//! Unified diffs, and the same hunks as data for a viewer.

use similar::{ChangeTag, TextDiff};

use crate::TextRange;

const CONTEXT_LINES: usize = 3;

/// The longest run of changed lines, in bytes, that is compared word by word.
const LONGEST_COMPARED: usize = 8192;

/// A run of changed lines with the unchanged ones around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// As in a unified diff: `@@ -12,7 +12,8 @@`.
    pub header: String,
    pub lines: Vec<DiffLine>,
}

/// One line of a hunk, without its line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    pub kind: DiffLineKind,
    /// Line number in the text before, from 1.
    pub before: Option<usize>,
    /// Line number in the text after, from 1.
    pub after: Option<usize>,
    /// The line in pieces: those that changed within the line are emphasized.
    pub segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffLineKind {
    Context,
    Deleted,
    Inserted,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub text: String,
    pub emphasized: bool,
}

/// The unified diff with three lines of context, as `patch -p1` and `git apply` read it; empty
/// where the texts are equal. `path` stands after `a/` and `b/`.
pub fn unified_diff(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let path = path.trim_start_matches('/');
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(CONTEXT_LINES)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

/// The unified diff that makes a new file.
pub fn creation_diff(path: &str, content: &str) -> String {
    let path = path.trim_start_matches('/');
    TextDiff::from_lines("", content)
        .unified_diff()
        .header("/dev/null", &format!("b/{path}"))
        .to_string()
}

/// The hunks of the same diff as data, with what changed inside a line marked.
pub fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let diff = TextDiff::from_lines(before, after);
    let mut res = Vec::new();
    for group in diff.grouped_ops(CONTEXT_LINES) {
        let mut lines = Vec::new();
        for op in &group {
            let length: usize = diff.iter_changes(op).map(|it| it.value().len()).sum();
            if length <= LONGEST_COMPARED {
                // Without a deadline, since the clock that measures it does not exist in a page.
                lines.extend(diff.iter_inline_changes_deadline(op, None).map(|change| {
                    let pieces = change.iter_strings_lossy();
                    let segments = pieces.map(|(emphasized, text)| segment(&text, emphasized));
                    line(change.tag(), change.old_index(), change.new_index(), segments)
                }));
            } else {
                lines.extend(diff.iter_changes(op).map(|change| {
                    let segments = std::iter::once(segment(change.value(), false));
                    line(change.tag(), change.old_index(), change.new_index(), segments)
                }));
            }
        }
        res.push(Hunk { header: header(&lines), lines });
    }
    res
}

fn line(
    tag: ChangeTag,
    before: Option<usize>,
    after: Option<usize>,
    segments: impl Iterator<Item = Segment>,
) -> DiffLine {
    DiffLine {
        kind: match tag {
            ChangeTag::Equal => DiffLineKind::Context,
            ChangeTag::Delete => DiffLineKind::Deleted,
            ChangeTag::Insert => DiffLineKind::Inserted,
        },
        before: before.map(|it| it + 1),
        after: after.map(|it| it + 1),
        segments: segments.filter(|it| !it.text.is_empty()).collect(),
    }
}

fn segment(text: &str, emphasized: bool) -> Segment {
    Segment { text: text.trim_end_matches(['\n', '\r']).to_owned(), emphasized }
}

fn header(lines: &[DiffLine]) -> String {
    let span = |numbers: Vec<usize>| {
        let range = TextRange::new(numbers.first().copied().unwrap_or(0), numbers.len());
        format!("{},{}", range.start, range.end)
    };
    let before = span(lines.iter().filter_map(|it| it.before).collect());
    let after = span(lines.iter().filter_map(|it| it.after).collect());
    format!("@@ -{before} +{after} @@")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unified_diff_says_where_the_last_newline_is_missing() {
        assert_eq!(
            unified_diff("/etc/www.conf", "a\nb", "a\nc"),
            "--- a/etc/www.conf\n+++ b/etc/www.conf\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
        );
        assert_eq!(unified_diff("x", "same", "same"), "");
    }

    #[test]
    fn hunks_mark_what_changed_within_a_line() {
        let hunks = hunks("listen.mode = 0666\n", "listen.mode = 0660\n");
        let emphasized: Vec<&str> = hunks
            .iter()
            .flat_map(|it| &it.lines)
            .flat_map(|it| &it.segments)
            .filter(|it| it.emphasized)
            .map(|it| it.text.as_str())
            .collect();
        assert_eq!(emphasized, ["0666", "0660"]);
        assert_eq!(hunks[0].header, "@@ -1,1 +1,1 @@");
    }

    #[test]
    fn long_lines_are_not_compared_word_by_word() {
        let before = "a b ".repeat(100_000);
        let after = "b a ".repeat(100_000);
        let hunks = hunks(&before, &after);
        assert_eq!(hunks[0].lines.len(), 2);
        assert!(hunks[0].lines.iter().all(|it| it.segments.len() == 1));
    }
}
