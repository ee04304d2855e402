//! Lines, as FPM reads them: each alone, so nothing spans two.

use std::collections::BTreeMap;
use std::ops::Range;

use text::TextRange;

use crate::lexer::{is_no_label, value_end};
use crate::settings;
use crate::{
    Comment, Entry, Line, LineKind, Parse, PastedFile, Section, SyntaxError, SyntaxErrorKind, dump,
};

const BOM: &str = "\u{feff}";

/// Parses a text of any size and any content.
pub fn parse(text: &str) -> Parse {
    let mut res = Parse::default();
    for range in lines(text) {
        let kind = dump::line(range.of(text), range.start)
            .unwrap_or_else(|| line(text, range, &mut res.errors));
        if let LineKind::Comment(_) | LineKind::Invalid = kind
            && let Some(path) = file_path(range.of(text))
        {
            begin_file(&mut res, path, range.start);
            // Errors stand in the order of the text.
            while res.errors.last().is_some_and(|it| range.covers(it.range)) {
                res.errors.pop();
            }
        }
        res.lines.push(Line { range, kind });
    }
    if let Some(file) = res.files.last_mut() {
        file.range.end = text.len();
    }
    res.sections = sections(&res.lines);
    res.line_end = line_end(text);
    res
}

fn sections(lines: &[Line]) -> BTreeMap<String, Vec<Range<usize>>> {
    let mut res: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    let (mut name, mut start) = (String::new(), 0);
    for (index, line) in lines.iter().enumerate() {
        if let LineKind::Section(section) = &line.kind {
            res.entry(name).or_default().push(start..index);
            (name, start) = (section.name.to_ascii_lowercase(), index);
        }
    }
    res.entry(name).or_default().push(start..lines.len());
    res
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") {
        "\r\n"
    } else if text.contains('\r') && !text.contains('\n') {
        "\r"
    } else {
        "\n"
    }
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
                Ok(section) => LineKind::Section(section),
                Err(kind) => refuse(kind),
            }
        }
        Some(_) => match entry(body, start) {
            Ok(entry) => LineKind::Entry(entry),
            Err(kind) => refuse(kind),
        },
    }
}

/// `[name]`, perhaps with a comment or an entry behind it.
fn section(body: &str, start: usize) -> Result<Section, SyntaxErrorKind> {
    let raw = body.get(1..).unwrap_or_default();
    let (name, len) = section_name(raw)?;
    let close = 1 + len;
    let rest = body.get(close + 1..).unwrap_or_default();
    let inner = rest.trim_start_matches(BLANKS);
    let at = start + close + 1 + (rest.len() - inner.len());
    let entry =
        if inner.is_empty() || inner.starts_with(';') { None } else { Some(entry(inner, at)?) };
    Ok(Section {
        name,
        name_range: TextRange::new(start + 1, start + close),
        range: TextRange::new(start, start + close + 1),
        entry,
    })
}

/// The name without its quotes, and the offset of the `]` behind it.
fn section_name(text: &str) -> Result<(String, usize), SyntaxErrorKind> {
    let mut name = String::new();
    let mut at = 0;
    while let Some(character) = text.get(at..).and_then(|it| it.chars().next()) {
        match character {
            ']' => return Ok((name, at)),
            ';' => break,
            '"' | '\'' => {
                let inner = text.get(at + 1..).unwrap_or_default();
                let Some(len) = inner.find(character) else { break };
                name.push_str(inner.get(..len).unwrap_or_default());
                at += len + 2;
            }
            _ => {
                name.push(character);
                at += character.len_utf8();
            }
        }
    }
    Err(SyntaxErrorKind::Unexpected("end of file, expecting ']'"))
}

fn entry(body: &str, start: usize) -> Result<Entry, SyntaxErrorKind> {
    let (key, index, written) = key(body)?;
    let rest = body.get(written..).unwrap_or_default().trim_start_matches(BLANKS);
    let value = rest.strip_prefix('=').ok_or(SyntaxErrorKind::NoValue)?;
    let value = value.trim_start_matches(BLANKS);
    let value_start = start + (body.len() - value.len());
    let raw = TextRange::new(value_start, value_start + value_end(value));
    Ok(Entry {
        key,
        index,
        key_range: TextRange::new(start, start + written),
        raw,
        range: TextRange::new(start, raw.end),
        is_dumped: false,
    })
}

/// The key, its index, and the length of both as written.
fn key(body: &str) -> Result<(String, Option<String>, usize), SyntaxErrorKind> {
    let len = body.find(is_no_label).unwrap_or(body.len());
    let (written, rest) = body.split_at(len);
    let written = written.trim_end_matches(' ');
    if written.is_empty() {
        return Err(SyntaxErrorKind::Unexpected(
            STRAY
                .iter()
                .find(|it| body.starts_with(it.trim_matches('\'')))
                .unwrap_or(&"END_OF_LINE"),
        ));
    }
    if let Some((_, token)) = RESERVED.iter().find(|(it, _)| written.eq_ignore_ascii_case(it)) {
        return Err(SyntaxErrorKind::Unexpected(token));
    }
    let Some(inner) = rest.strip_prefix('[') else {
        // Keys are compared without case, but those of arrays and `include` by case.
        let key = match written.to_ascii_lowercase() {
            it if it == "include" => written.to_owned(),
            it => it,
        };
        return Ok((key, None, written.len()));
    };
    let end = inner.find(']').ok_or(SyntaxErrorKind::Unexpected("end of file, expecting ']'"))?;
    let index = inner.get(..end).unwrap_or_default().trim_start_matches(BLANKS);
    let index = index.trim_matches(['"', '\'']).to_owned();
    let whole = len + end + 2;
    let rest = body.get(whole..).unwrap_or_default().trim_start_matches(BLANKS);
    if !rest.starts_with('=') {
        return Err(SyntaxErrorKind::Unexpected(if rest.is_empty() {
            "END_OF_LINE, expecting '='"
        } else {
            "TC_LABEL, expecting '='"
        }));
    }
    Ok((written.to_owned(), Some(index), whole))
}

const BLANKS: [char; 2] = [' ', '\t'];

/// Characters that begin no line.
const STRAY: &[&str] =
    &["'='", "'&'", "'|'", "'^'", "'$'", "'~'", "'('", "')'", "'{'", "'}'", "'!'", "'\"'", "']'"];

/// Words that are values and so no keys.
const RESERVED: &[(&str, &str)] = &[
    ("true", "BOOL_TRUE"),
    ("on", "BOOL_TRUE"),
    ("yes", "BOOL_TRUE"),
    ("false", "BOOL_FALSE"),
    ("off", "BOOL_FALSE"),
    ("no", "BOOL_FALSE"),
    ("none", "BOOL_FALSE"),
    ("null", "NULL_NULL"),
];

/// A comment that is nothing but a known setting.
fn disabled(inner: &str, start: usize) -> Option<Entry> {
    let body = inner.trim_start_matches([' ', '\t']);
    let entry = entry(body, start + (inner.len() - body.len())).ok()?;
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
