//! Unified diffs, and the same hunks as data for a viewer.
//!
//! Lines and words are compared as numbers, so that a page carries the algorithm once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{DiffOp, diff_ratio, group_diff_ops};

const CONTEXT_LINES: usize = 3;

/// The longest run of changed lines, in bytes, that is compared word by word.
const LONGEST_COMPARED: usize = 8192;

/// Below this share of equal words two runs of lines have nothing to do with each other.
const LEAST_ALIKE: f32 = 0.5;

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
    let path = path.trim_start_matches('/');
    unified(&format!("a/{path}"), &format!("b/{path}"), before, after)
}

/// The unified diff that makes a new file.
pub fn creation_diff(path: &str, content: &str) -> String {
    unified("/dev/null", &format!("b/{}", path.trim_start_matches('/')), "", content)
}

/// The hunks of the same diff as data, with what changed inside a line marked.
pub fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let (old, new) = (lines(before), lines(after));
    let hunk = |group: &Vec<DiffOp>| Hunk {
        header: header(group),
        lines: group.iter().flat_map(|it| changes(it, &old, &new)).collect(),
    };
    groups(&old, &new).iter().map(hunk).collect()
}

fn unified(old_name: &str, new_name: &str, before: &str, after: &str) -> String {
    let (old, new) = (lines(before), lines(after));
    let mut res = String::new();
    for group in groups(&old, &new) {
        if res.is_empty() {
            // Writing to a `String` cannot fail.
            let _infallible = writeln!(res, "--- {old_name}\n+++ {new_name}");
        }
        res.push_str(&header(&group));
        res.push('\n');
        for op in &group {
            let (deleted, inserted) = (slice(&old, op.old_range()), slice(&new, op.new_range()));
            if let DiffOp::Equal { .. } = op {
                signed(&mut res, ' ', deleted);
            } else {
                signed(&mut res, '-', deleted);
                signed(&mut res, '+', inserted);
            }
        }
    }
    res
}

fn signed(acc: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        acc.push(sign);
        acc.push_str(line);
        if !line.ends_with('\n') {
            acc.push_str("\n\\ No newline at end of file\n");
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn groups(old: &[&str], new: &[&str]) -> Vec<Vec<DiffOp>> {
    let ops = compared(old, new);
    if ops.iter().all(|it| matches!(it, DiffOp::Equal { .. })) {
        return Vec::new();
    }
    group_diff_ops(ops, CONTEXT_LINES)
}

/// What turns the old parts into the new ones.
fn compared<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<DiffOp> {
    let mut numbers: BTreeMap<&'a str, u32> = BTreeMap::new();
    let mut numbered = |parts: &[&'a str]| -> Vec<u32> {
        let next = |it: &&'a str| {
            // More parts than numbers do not fit into memory.
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(it).or_insert(next)
        };
        parts.iter().map(next).collect()
    };
    let (old, new) = (numbered(old), numbered(new));
    let mut hook = Compact::new(Replace::new(Capture::new()), &*old, &*new);
    // Without the heuristics, which are for texts that have little in common, and carry the
    // algorithm a second time. Its errors are the hook's, which has none.
    let (all_old, all_new) = (0..old.len(), 0..new.len());
    let _infallible = myers::diff_deadline_raw(&mut hook, &*old, all_old, &*new, all_new, None);
    hook.into_inner().into_inner().into_ops()
}

/// The lines of one operation.
fn changes(op: &DiffOp, old: &[&str], new: &[&str]) -> Vec<DiffLine> {
    let (before, after) = (op.old_range(), op.new_range());
    let (deleted, inserted) = (slice(old, before.clone()), slice(new, after.clone()));
    if let DiffOp::Equal { .. } = op {
        let numbers = before.zip(after);
        return numbers
            .zip(deleted)
            .map(|((before, after), line)| DiffLine {
                kind: DiffLineKind::Context,
                before: Some(before + 1),
                after: Some(after + 1),
                segments: plain(line),
            })
            .collect();
    }
    let (left, right) = segments(deleted, inserted);
    let deleted = before.zip(left).map(|(number, segments)| DiffLine {
        kind: DiffLineKind::Deleted,
        before: Some(number + 1),
        after: None,
        segments,
    });
    let inserted = after.zip(right).map(|(number, segments)| DiffLine {
        kind: DiffLineKind::Inserted,
        before: None,
        after: Some(number + 1),
        segments,
    });
    deleted.chain(inserted).collect()
}

type Lines = Vec<Vec<Segment>>;

/// Two runs of lines in pieces, what differs between them emphasized.
fn segments(old: &[&str], new: &[&str]) -> (Lines, Lines) {
    let whole = |lines: &[&str]| lines.iter().map(|it| plain(it)).collect::<Lines>();
    let length: usize = old.iter().chain(new).map(|it| it.len()).sum();
    if old.is_empty() || new.is_empty() || LONGEST_COMPARED < length {
        return (whole(old), whole(new));
    }
    let old_words: Vec<&str> = old.iter().flat_map(|it| words(it)).collect();
    let new_words: Vec<&str> = new.iter().flat_map(|it| words(it)).collect();
    let ops = compared(&old_words, &new_words);
    if diff_ratio(&ops, old_words.len(), new_words.len()) < LEAST_ALIKE {
        return (whole(old), whole(new));
    }
    let (mut left, mut right) = (Pieces::default(), Pieces::default());
    for op in &ops {
        let emphasized = !matches!(op, DiffOp::Equal { .. });
        left.add(slice(&old_words, op.old_range()), emphasized);
        right.add(slice(&new_words, op.new_range()), emphasized);
    }
    (left.lines, right.lines)
}

/// Words put together to lines again.
#[derive(Default)]
struct Pieces {
    lines: Lines,
    is_open: bool,
}

impl Pieces {
    fn add(&mut self, words: &[&str], emphasized: bool) {
        for word in words {
            if !self.is_open {
                self.lines.push(Vec::new());
            }
            self.is_open = !word.ends_with('\n');
            let text = without_end(word);
            let Some(line) = self.lines.last_mut().filter(|_| !text.is_empty()) else { continue };
            match line.last_mut().filter(|it| it.emphasized == emphasized) {
                Some(last) => last.text.push_str(text),
                None => line.push(Segment { text: text.to_owned(), emphasized }),
            }
        }
    }
}

/// A line in runs of letters and digits, runs of blanks, and single other characters.
fn words(line: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Class {
        Word,
        Blank,
        Other,
    }
    let class = |it: char| match it {
        it if it.is_alphanumeric() => Class::Word,
        it if it.is_whitespace() => Class::Blank,
        _ => Class::Other,
    };
    let mut res = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, it) in line.char_indices() {
        let now = class(it);
        if at != 0 && (now == Class::Other || last != Some(now)) {
            res.extend(line.get(start..at));
            start = at;
        }
        last = Some(class(it));
    }
    res.extend(line.get(start..).filter(|it| !it.is_empty()));
    res
}

fn plain(line: &str) -> Vec<Segment> {
    let text = without_end(line);
    if text.is_empty() {
        return Vec::new();
    }
    vec![Segment { text: text.to_owned(), emphasized: false }]
}

fn without_end(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

fn slice<T>(parts: &[T], range: Range<usize>) -> &[T] {
    parts.get(range).unwrap_or_default()
}

fn header(group: &[DiffOp]) -> String {
    let span = |range: fn(&DiffOp) -> Range<usize>| {
        let start = group.first().map_or(0, |it| range(it).start);
        let count = group.last().map_or(start, |it| range(it).end).saturating_sub(start);
        // Without a line the number is that of the line before.
        format!("{},{count}", if count == 0 { start } else { start + 1 })
    };
    format!("@@ -{} +{} @@", span(DiffOp::old_range), span(DiffOp::new_range))
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
    fn a_new_file_comes_from_nothing() {
        assert_eq!(creation_diff("/a", "b\n"), "--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+b\n");
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
    fn lines_of_a_run_keep_their_numbers_and_their_text() {
        let hunks = hunks("a\nuser = x;\nmode = 0666\nb\n", "a\nuser = y;\n\nmode = 0660\r\nb\n");
        let shown: Vec<(Option<usize>, Option<usize>, String)> = hunks[0]
            .lines
            .iter()
            .map(|it| {
                (it.before, it.after, it.segments.iter().map(|it| it.text.as_str()).collect())
            })
            .collect();
        let own = |before, after, text: &str| (before, after, text.to_owned());
        assert_eq!(
            shown,
            [
                own(Some(1), Some(1), "a"),
                own(Some(2), None, "user = x;"),
                own(Some(3), None, "mode = 0666"),
                own(None, Some(2), "user = y;"),
                own(None, Some(3), ""),
                own(None, Some(4), "mode = 0660"),
                own(Some(4), Some(5), "b"),
            ]
        );
    }

    #[test]
    fn words_end_where_the_kind_of_character_changes() {
        assert_eq!(words("ä1 = 'x';\n"), ["ä1", " ", "=", " ", "'", "x", "'", ";", "\n"]);
        assert!(words("").is_empty());
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
