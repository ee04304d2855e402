//! A dump of `php-fpm -tt`: the settings that FPM has, each behind the head of a log line.

use text::TextRange;

use crate::{Entry, LineKind, Section};

/// The longest head that FPM writes: `[23-Nov-2026 22:53:41.123456] NOTICE: `, and in debug mode
/// `pid 12345, fpm_conf_dump(), line 1234: `.
const LONGEST_HEAD: usize = 96;

/// What a line of a dump is; `None` for a line that no dump has. Other lines of FPM's log say
/// nothing about settings.
pub(crate) fn line(line: &str, start: usize) -> Option<LineKind> {
    let content = line.trim_end_matches(['\n', '\r']);
    let (head, is_notice) = head(content)?;
    let body = content.get(head..)?;
    let text = body.trim_start_matches([' ', '\t']);
    let at = start + head + (body.len() - text.len());
    if !is_notice {
        return Some(LineKind::Blank);
    }
    if let Some(name) = text.trim_end().strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        return Some(LineKind::Section(Section {
            name: name.to_owned(),
            name_range: TextRange::new(at + 1, at + 1 + name.len()),
            range: TextRange::new(at, at + name.len() + 2),
            entry: None,
        }));
    }
    let entry = if body.len() == text.len() { None } else { entry(text, at) };
    Some(entry.map_or(LineKind::Blank, LineKind::Entry))
}

/// `key = value`, where the value is all the rest up to a NUL.
fn entry(text: &str, start: usize) -> Option<Entry> {
    let (key, value) = text.split_once(" =")?;
    let value = value.strip_prefix(' ').unwrap_or(value);
    let value_start = start + (text.len() - value.len());
    // FPM prints strings of C, which a NUL ends.
    let value = value.split('\0').next().unwrap_or_default();
    let (name, index) = match key.split_once('[') {
        Some((name, index)) => (name, Some(index.strip_suffix(']')?.to_owned())),
        None => (key, None),
    };
    let is_name = |it: u8| it.is_ascii_lowercase() || b"._".contains(&it);
    (!name.is_empty() && name.bytes().all(is_name)).then(|| Entry {
        key: name.to_owned(),
        index,
        key_range: TextRange::new(start, start + key.len()),
        raw: TextRange::new(value_start, value_start + value.len()),
        range: TextRange::new(start, value_start + value.len()),
        is_dumped: true,
    })
}

/// The length of `[23-Nov-2026 22:53:41] NOTICE: `, and whether it is a notice.
fn head(line: &str) -> Option<(usize, bool)> {
    for level in ["NOTICE:", "WARNING:", "ERROR:", "ALERT:", "DEBUG:"] {
        let Some(at) = line.find(level).filter(|it| *it < LONGEST_HEAD) else { continue };
        let before = line.get(..at)?.trim_start();
        let is_dated = before.starts_with('[') && before.ends_with("] ");
        let end = at + level.len();
        let end = end + usize::from(line.get(end..)?.starts_with(' '));
        if !(before.is_empty() || is_dated) {
            continue;
        }
        let call = "fpm_conf_dump(), line ";
        let rest = line.get(end..)?;
        let number = rest.find(call).filter(|it| *it < LONGEST_HEAD).map(|it| it + call.len());
        let skipped = match number {
            Some(number) => number + rest.get(number..)?.find(": ")? + 2,
            None => 0,
        };
        return Some((end + skipped, level == "NOTICE:"));
    }
    None
}
