//! Changes in place: the line that counts is edited, a commented-out one is uncommented.

use text::{TextEdit, TextRange};

use crate::{Entry, LineKind, Parse};

/// Sets a key of a pool: in its last definition, else by uncommenting `;key = …` where it stands,
/// else on a new line behind the settings of its family. `None` where the text has no such pool, or
/// is a dump of `php-fpm -tt`, which is no file.
pub fn set(text: &str, parse: &Parse, pool: &str, key: &str, value: &str) -> Option<TextEdit> {
    let value = quoted(value)?;
    let lines = pool_lines(parse, pool);
    if lines.iter().any(|it| entry(it).is_some_and(|it| it.is_dumped)) {
        return None;
    }
    if let Some(entry) = lines.iter().rev().find_map(|it| entry(it).filter(|it| it.name() == key)) {
        return Some(TextEdit::replace(entry.raw, value));
    }
    if !value.is_empty()
        && let Some((range, entry)) =
            lines.iter().find_map(|it| disabled(it).filter(|(_, entry)| entry.name() == key))
    {
        let mut edit = TextEdit::replace(TextRange::new(range.start, entry.key_range.start), "");
        edit.union(TextEdit::replace(entry.raw, value)).ok()?;
        return Some(edit);
    }
    insert(text, parse, &lines, pool, key, &value)
}

/// Comments a line out.
pub fn comment_out(text: &str, parse: &Parse, range: TextRange) -> Option<TextEdit> {
    let line = parse.line_of(range)?;
    let indent = line.range.of(text).len() - line.range.of(text).trim_start().len();
    Some(TextEdit::insert(line.range.start + indent, ";"))
}

type Line<'a> = &'a crate::Line;

fn pool_lines<'a>(parse: &'a Parse, pool: &str) -> Vec<Line<'a>> {
    let sections = parse.sections.get(&pool.to_ascii_lowercase()).into_iter().flatten();
    sections.flat_map(|it| parse.lines.get(it.clone()).unwrap_or_default()).collect()
}

fn entry(line: Line<'_>) -> Option<&Entry> {
    match &line.kind {
        LineKind::Entry(entry) => Some(entry),
        LineKind::Section(section) => section.entry.as_ref(),
        LineKind::Blank | LineKind::Comment(_) | LineKind::Invalid => None,
    }
}

fn disabled(line: Line<'_>) -> Option<(TextRange, &Entry)> {
    match &line.kind {
        LineKind::Comment(comment) => Some((comment.range, comment.disabled.as_ref()?)),
        LineKind::Blank | LineKind::Section(_) | LineKind::Entry(_) | LineKind::Invalid => None,
    }
}

/// A new line behind the last setting of the same family (`listen…`), else behind the header.
fn insert(
    text: &str,
    parse: &Parse,
    lines: &[Line<'_>],
    pool: &str,
    key: &str,
    value: &str,
) -> Option<TextEdit> {
    let family = key.split('.').next().unwrap_or(key);
    let of_family =
        |it: &&Line<'_>| entry(it).is_some_and(|it| it.key.split('.').next() == Some(family));
    let header = |it: &&Line<'_>| matches!(it.kind, LineKind::Section(_));
    let after = lines.iter().rev().find(of_family).or_else(|| lines.iter().rev().find(header));
    let after = match after {
        Some(line) => *line,
        None if pool.is_empty() => parse.lines.last()?,
        None => return None,
    };
    let newline = parse.line_end;
    let line = after.range.of(text);
    let indent = match &after.kind {
        LineKind::Entry(_) => {
            line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
        }
        _ => "",
    };
    let assign = if line.contains(" = ") || !line.contains('=') { " = " } else { "=" };
    let ended = line.ends_with(['\n', '\r']);
    let written = format!("{indent}{key}{assign}{value}");
    let written = if ended { format!("{written}{newline}") } else { format!("{newline}{written}") };
    Some(TextEdit::insert(after.range.end, written))
}

/// The value as it must be written to be read back as it is; `None` where it cannot be.
fn quoted(value: &str) -> Option<String> {
    if value.contains(['\n', '\r', '\0', '"']) || value.contains("${") {
        return None;
    }
    let plain = |it: char| it.is_alphanumeric() || "/._-,:+@*".contains(it);
    let word = crate::evaluate(value, &crate::Environment::default());
    if value.chars().all(plain) && word.as_deref() == Ok(value) || value.is_empty() {
        Some(value.to_owned())
    } else {
        Some(format!("\"{value}\""))
    }
}
