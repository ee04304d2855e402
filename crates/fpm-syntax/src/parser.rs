//! Lines, as FPM reads them: each alone, so nothing spans two.

use text::TextRange;

use crate::evaluate::value_end;
use crate::settings;
use crate::{
    Comment, Entry, Line, LineKind, Parse, PastedFile, Section, SyntaxError, SyntaxErrorKind,
};

const BOM: &str = "\u{feff}";

/// Parses a text of any size and any content.
pub fn parse(text: &str) -> Parse {
    let mut res = Parse::default();
    for range in lines(text) {
        let kind = line(text, range, &mut res.errors);
        if let LineKind::Comment(_) | LineKind::Invalid = kind
            && let Some(path) = file_path(range.of(text))
        {
            begin_file(&mut res, path, range.start);
            res.errors.retain(|it| !range.covers(it.range));
        }
        res.lines.push(Line { range, kind });
    }
    if let Some(file) = res.files.last_mut() {
        file.range.end = text.len();
    }
    res
}

/// A line ends after `\n`, or after a `\r` that no `\n` follows.
fn lines(text: &str) -> Vec<TextRange> {
    let index = text::LineIndex::new(text);
    (1..=index.line_count())
        .filter_map(|it| index.line_range(it))
        .filter(|it| !it.is_empty())
        .collect()
}

fn line(text: &str, range: TextRange, errors: &mut Vec<SyntaxError>) -> LineKind {
    let whole = range.of(text);
    // A NUL ends the line silently; what follows it is not read.
    let content = whole.split(['\0']).next().unwrap_or_default().trim_end_matches(['\n', '\r']);
    let skipped = if content.starts_with(BOM) { BOM.len() } else { 0 };
    let content = content.get(skipped..).unwrap_or_default();
    let body = content.trim_start_matches([' ', '\t']);
    let start = range.start + skipped + (content.len() - body.len());
    let place = TextRange::new(start, start + body.trim_end().len());
    let mut refuse = |kind| {
        errors.push(SyntaxError { kind, range: place });
        LineKind::Invalid
    };
    match body.as_bytes().first() {
        None => LineKind::Blank,
        Some(b';') => {
            let inner = body.trim_start_matches(';');
            let at = start + (body.len() - inner.len());
            LineKind::Comment(Comment {
                range: TextRange::new(start, start + body.len()),
                disabled: disabled(inner, at),
            })
        }
        Some(b'[') => {
            if content.starts_with(' ') {
                return refuse(SyntaxErrorKind::Unexpected("END_OF_LINE, expecting '='"));
            }
            match section(body, start) {
                Some(section) => LineKind::Section(section),
                None => refuse(SyntaxErrorKind::Unexpected("end of file, expecting ']'")),
            }
        }
        Some(_) => match entry(body, start) {
            Some(entry) => LineKind::Entry(entry),
            None => refuse(SyntaxErrorKind::NoValue),
        },
    }
}

/// `[name]`, perhaps with a comment or an entry behind it.
fn section(body: &str, start: usize) -> Option<Section> {
    let close = body.find(']')?;
    let raw = body.get(1..close)?;
    let name = raw.trim_matches(['"', '\'']).to_owned();
    let rest = body.get(close + 1..)?;
    let inner = rest.trim_start();
    let at = start + close + 1 + (rest.len() - inner.len());
    let entry =
        if inner.is_empty() || inner.starts_with(';') { None } else { Some(entry(inner, at)?) };
    Some(Section {
        name,
        name_range: TextRange::new(start + 1, start + close),
        range: TextRange::new(start, start + close + 1),
        entry,
    })
}

fn entry(body: &str, start: usize) -> Option<Entry> {
    let equals = body.find('=')?;
    let written = body.get(..equals)?.trim_end();
    let rest = body.get(equals + 1..)?;
    let value = rest.trim_start_matches([' ', '\t']);
    let value_start = start + equals + 1 + (rest.len() - value.len());
    let value = value.get(..value_end(value))?.trim_end_matches([' ', '\t', '\n', '\r']);
    let (key, index) = split_key(written);
    Some(Entry {
        key,
        index,
        key_range: TextRange::new(start, start + written.len()),
        raw: TextRange::new(value_start, value_start + value.len()),
        range: TextRange::new(start, value_start + value.len()),
    })
}

/// Keys are compared without case, but those of arrays and `include` by case.
fn split_key(written: &str) -> (String, Option<String>) {
    match written.split_once('[') {
        Some((key, index)) => {
            let index =
                index.strip_suffix(']').unwrap_or(index).trim_start().trim_matches(['"', '\'']);
            (key.to_owned(), Some(index.to_owned()))
        }
        None if written == "include" => (written.to_owned(), None),
        None => (written.to_ascii_lowercase(), None),
    }
}

/// A comment that is nothing but a known setting.
fn disabled(inner: &str, start: usize) -> Option<Entry> {
    let body = inner.trim_start_matches([' ', '\t']);
    let entry = entry(body, start + (inner.len() - body.len()))?;
    settings::is_known(&entry.key).then_some(entry)
}

/// `; /etc/php/8.1/fpm/pool.d/www.conf`, `# zz-docker.conf`, `==> www.conf <==`.
fn file_path(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner = match line.strip_prefix("==>") {
        Some(rest) => rest.strip_suffix("<==")?,
        None => line.trim_start_matches([';', '#']),
    };
    let inner = inner.trim().trim_end_matches(':');
    let is_path =
        inner.ends_with(".conf") && !inner.contains(char::is_whitespace) && !inner.contains('=');
    (is_path && inner.len() < line.len()).then_some(inner)
}

fn begin_file(res: &mut Parse, path: &str, start: usize) {
    if let Some(file) = res.files.last_mut() {
        file.range.end = start;
    }
    res.files.push(PastedFile { path: path.to_owned(), range: TextRange::empty(start) });
}
