//! A row of `ls -l`, with any of its dates, sizes and labels.

use crate::scan;
use crate::{AclMarker, FileKind};

/// A row of `ls -l`.
pub(crate) struct Row<'t> {
    pub(crate) kind: FileKind,
    pub(crate) mode: u16,
    pub(crate) marker: AclMarker,
    pub(crate) owner: &'t str,
    pub(crate) group: &'t str,
    pub(crate) name: &'t str,
    pub(crate) target: Option<&'t str>,
    pub(crate) label: Option<&'t str>,
}

/// Reads a row; `None` where the line is something else.
pub(crate) fn row(text: &str) -> Option<Row<'_>> {
    let mut words = Words(text);
    let mut first = words.next()?;
    // `ls -i` and `ls -s` put a number before the mode, both put two.
    for _ in 0..2 {
        if scan::is_number(first) {
            first = words.next()?;
        }
    }
    let (kind, mode, marker) = scan::mode(first)?;
    let mut owner = words.next()?;
    // The old `ls -Z` has no count of links.
    let has_links = scan::is_number(owner) && !words.peek().is_some_and(is_label);
    let links = owner;
    if has_links {
        owner = words.next()?;
    }
    let mut group = words.next()?;
    // Without SELinux `ls -Z` has a `?` there.
    if words.peek() == Some("?") {
        words.next()?;
    }
    let mut label = words.peek().filter(|it| is_label(it));
    if label.is_some() {
        words.next()?;
    } else if is_label(group) {
        // `mode owner CONTEXT`: there was no count of links, and a numeric owner.
        label = Some(group);
        group = owner;
        owner = links;
    }
    if has_links || label.is_none() {
        size(&mut words)?;
        let behind_size = words.0;
        if date(&mut words).is_none() {
            // A row that was trimmed by hand: the name alone is left.
            words = Words(behind_size);
            if words.0.split_whitespace().count() != 1 {
                return None;
            }
        }
    }
    let rest = words.0.trim_start();
    let (name, target) = match kind {
        FileKind::Symlink => match rest.split_once(" -> ") {
            Some((name, target)) => (name, Some(target.trim_end())),
            None => (rest, None),
        },
        _ => (rest, None),
    };
    let name = scan::unquoted(name.trim_end());
    let name = match kind {
        FileKind::Socket => name.strip_suffix('=').unwrap_or(name),
        _ => name,
    };
    let name = if 1 < name.len() { name.strip_suffix('/').unwrap_or(name) } else { name };
    let label = label.and_then(|it| it.split(':').nth(2));
    (!name.is_empty()).then_some(Row {
        kind,
        mode,
        marker,
        owner,
        group,
        name,
        target: target.map(scan::unquoted),
        label,
    })
}

/// `system_u:object_r:httpd_var_run_t:s0`
fn is_label(word: &str) -> bool {
    2 <= word.bytes().filter(|it| *it == b':').count() && word.contains("_r:")
}

/// The size, or the two numbers of a device.
fn size(words: &mut Words<'_>) -> Option<()> {
    let size = words.next()?;
    if size.ends_with(',') {
        words.next()?;
        return Some(());
    }
    if size.contains(',') && size.split(',').all(scan::is_number) {
        return Some(());
    }
    let digits = size.trim_end_matches(['K', 'M', 'G', 'T', 'B', 'k', 'i']);
    (!digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit() || b".,".contains(&it)))
        .then_some(())
}

/// The date, in any of `Nov 23 04:54`, `23 Nov 2024`, `2024-03-05 10:11`, `2024-03-05 10:11:12.0
/// +0100`, `03-05 10:11`, `Nov 23 04:54:10 2026`.
fn date(words: &mut Words<'_>) -> Option<()> {
    let first = words.next()?;
    let is_dashed = 2 <= first.len()
        && first.bytes().all(|it| it.is_ascii_digit() || it == b'-')
        && first.contains('-');
    if is_dashed {
        if words.peek().is_some_and(is_time) {
            words.next()?;
        }
        if words.peek().is_some_and(is_zone) {
            words.next()?;
        }
        return Some(());
    }
    let second = words.next()?;
    let is_month = |it: &str| it.chars().any(char::is_alphabetic) && it.chars().count() <= 6;
    let day = |it: &str| {
        it.trim_end_matches([',', '.']).parse::<u8>().is_ok_and(|it| (1..32).contains(&it))
    };
    if !((is_month(first) && day(second)) || (day(first) && is_month(second))) {
        return None;
    }
    let third = words.next()?;
    let is_year = third.len() == 4 && scan::is_number(third);
    if !is_time(third) && !is_year {
        return None;
    }
    // `ls -lT` of the BSDs has time and year.
    if third.bytes().filter(|it| *it == b':').count() == 2
        && words.peek().is_some_and(|it| it.len() == 4 && scan::is_number(it))
    {
        words.next()?;
    }
    Some(())
}

fn is_time(word: &str) -> bool {
    word.contains(':') && word.bytes().all(|it| it.is_ascii_digit() || b":.,".contains(&it))
}

fn is_zone(word: &str) -> bool {
    word.len() == 5 && word.starts_with(['+', '-']) && word.get(1..).is_some_and(scan::is_number)
}

/// Words of a line, with the rest of it at hand.
struct Words<'t>(&'t str);

impl<'t> Words<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.0.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = rest.get(..end)?;
        self.0 = rest.get(end..)?;
        (!word.is_empty()).then_some(word)
    }

    fn peek(&self) -> Option<&'t str> {
        Words(self.0).next()
    }
}
