//! Columns: a header that names a password, and the rows below it; rows of a name and its value;
//! what a statement of SQL's puts into a column.

use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, is_number, is_plain, looks_secret};

/// Columns whose header names a secret.
struct Header {
    separator: char,
    columns: usize,
    secret: Vec<usize>,
    /// Rows of a name and its value.
    is_named: bool,
}

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut header: Option<Header> = None;
    let mut columns: Vec<usize> = Vec::new();
    for it in scan.surveyed() {
        let line = it.range;
        let begins = it.holds & (survey::NAME | survey::WIDE | survey::TABLE) != 0;
        if !begins && header.is_none() && columns.is_empty() {
            continue;
        }
        let text = line.of(scan.text);
        if text.is_empty() && header.is_none() || LONGEST_ROW < text.len() {
            continue;
        }
        statement(scan, line, &mut columns, acc);
        match &header {
            Some(known) => {
                let is_frame = text.bytes().all(|it| b"+-|= :".contains(&it)) && !text.is_empty();
                if !is_frame && !row(scan, line, known, acc) {
                    header = read(text);
                }
            }
            None => header = read(text),
        }
    }
}

/// The header that a line is, if it is one.
fn read(text: &str) -> Option<Header> {
    if text.starts_with("-[ RECORD") {
        return Some(Header { separator: '|', columns: 2, secret: Vec::new(), is_named: true });
    }
    if LONGEST < text.len() {
        return None;
    }
    if text.as_bytes().contains(&b',')
        && let Some(header) = selected(text)
    {
        return Some(header);
    }
    let separator = ['|', ',', '\t', ';'].into_iter().find(|it| text.contains(*it))?;
    let all = text.to_lowercase();
    let has_user = ["user", "login", "nutzer"].iter().any(|it| all.contains(it));
    let mut secret = Vec::new();
    let mut columns = 0;
    let mut named = 0;
    for (index, (_, cell)) in cells(text, separator).enumerate() {
        let cell = cell.trim().trim_matches(['"', '\'', '`', '*']);
        let plain = cell.chars().count() <= 24
            && cell.chars().all(|it| it.is_alphabetic() || "_ -./()".contains(it));
        // A directive ends like a cell.
        let is_missing = cell.is_empty() && separator != '|';
        if !plain || is_missing || cell.starts_with('-') {
            return None;
        }
        let lower = cell.to_lowercase();
        if claim(cell) == Claim::Strong || lower == "zugang" && has_user {
            secret.push(index);
        }
        named += usize::from(
            NAMES.contains(&lower.as_str()) && named == 0
                || named == 1 && VALUES.contains(&lower.as_str()),
        );
        columns = index + 1;
    }
    let is_named = named == 2;
    (2 <= columns && (is_named || !secret.is_empty() && secret.len() < columns)).then_some(Header {
        separator,
        columns,
        secret,
        is_named,
    })
}

/// Headers of columns of names and of their values.
const NAMES: &[&str] = &[
    "name",
    "key",
    "option",
    "setting",
    "variable",
    "variable_name",
    "parameter",
    "field",
    "config",
    "item",
    "option_name",
    "meta_key",
    "path",
    "env",
    "variable name",
    "config_key",
    "conf",
    "k",
];
const VALUES: &[&str] = &[
    "value",
    "val",
    "wert",
    "valeur",
    "valor",
    "valore",
    "option_value",
    "meta_value",
    "v",
    "content",
    "data",
    "config_value",
];

/// What headers have that name no secret: one of `VALUES`, between signs where it is one letter.
#[rustfmt::skip]
pub(crate) const HEADERS: &[&str] = &[
    "-[ RECORD", "value", "val", "wert", "valeur", "valor", "valore", "option_value", "meta_value",
    "content", "data", "config_value", "|v", "| v", ",v", ", v", ",\"v", "\tv", ";v", "; v",
];

/// The columns that `select user, secret from …` prints.
fn selected(text: &str) -> Option<Header> {
    let (_, behind) = text.split_once("select ").or_else(|| text.split_once("SELECT "))?;
    let (list, _) = behind.split_once(" from ").or_else(|| behind.split_once(" FROM "))?;
    let mut secret = Vec::new();
    let mut columns = 0;
    for (index, name) in list.split(',').enumerate() {
        if claim(name.trim()) == Claim::Strong {
            secret.push(index);
        }
        columns = index + 1;
    }
    (2 <= columns && !secret.is_empty()).then_some(Header {
        separator: '|',
        columns,
        secret,
        is_named: false,
    })
}

/// Longer lines are no headers.
const LONGEST: usize = 300;

/// Longer lines are no rows.
const LONGEST_ROW: usize = 4000;

/// The cells of a line and where they begin; separators within quotation marks separate nothing.
fn cells(text: &str, separator: char) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = text.get(from..)?;
        let mut quoted = false;
        let end = rest.char_indices().find(|(_, it)| {
            // A mark within a cell quotes nothing.
            quoted ^= *it == '"' && separator != '|' && rest.starts_with('"');
            *it == separator && !quoted
        });
        let start = from;
        let Some((length, _)) = end else {
            done = true;
            return Some((start, rest));
        };
        from += length + separator.len_utf8();
        rest.get(..length).map(|it| (start, it))
    })
}

/// Masks the cells of a row; `false` where the line is none.
fn row(scan: &Scan<'_>, line: TextRange, header: &Header, acc: &mut Vec<Found>) -> bool {
    let text = line.of(scan.text);
    if cells(text, header.separator).count() != header.columns {
        return false;
    }
    let mut name = Claim::None;
    for (index, (offset, cell)) in cells(text, header.separator).enumerate() {
        let inner = cell.trim().trim_matches(['"', '\'', '`', '*']);
        let start = line.start + offset + cell.find(inner).unwrap_or_default();
        let named = header.is_named && name != Claim::None;
        let fits = !inner.starts_with("n/a")
            && is_literal(inner)
            && !(claim(inner) == Claim::Strong && inner.bytes().all(|it| it.is_ascii_lowercase()))
            && (name == Claim::Strong && !is_label(inner)
                || name == Claim::Weak && looks_secret(inner)
                || !named);
        if (header.secret.contains(&index) || named && !is_plain(inner)) && fits {
            let range = TextRange::new(start, start + inner.len());
            acc.push(Found { range, kind: Kind::Password });
        }
        if header.is_named && !inner.is_empty() {
            let claimed = claim(inner);
            name = match (name, claimed) {
                (Claim::None, Claim::Strong | Claim::Weak) if !inner.contains(' ') => claimed,
                _ => Claim::None,
            };
        }
    }
    true
}

/// `INSERT INTO t (a, password) VALUES (1, 'X')`, and `SET value='X' WHERE name='smtp_password'`.
fn statement(scan: &Scan<'_>, line: TextRange, columns: &mut Vec<usize>, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    let find = |what: &[&str]| what.iter().find_map(|it| text.find(it).map(|at| (at, it.len())));
    if let Some((at, length)) = find(&["INSERT INTO", "insert into", "REPLACE INTO", "Insert into"])
    {
        columns.clear();
        let rest = text.get(at + length..).unwrap_or_default();
        let values = rest.find("VALUES").or_else(|| rest.find("values")).unwrap_or(rest.len());
        if let Some(open) = rest.find('(').filter(|it| *it < values)
            && let Some(list) = rest.get(open + 1..).and_then(|it| it.split(')').next())
        {
            columns.extend(list.split(',').enumerate().filter_map(|(index, it)| {
                (claim(it.trim().trim_matches(['`', '"', '[', ']'])) == Claim::Strong)
                    .then_some(index)
            }));
        }
    }
    if !columns.is_empty() {
        let from = find(&["VALUES", "values", "Values"]).map(|(at, length)| at + length);
        let is_row = text.trim_start().starts_with('(');
        if let Some(from) = from.or_else(|| is_row.then_some(0)) {
            rows(scan, TextRange::new(line.start + from, line.end), columns, acc);
        }
        if text.trim_end().ends_with(';') {
            columns.clear();
        }
    }
    if let Some((at, length)) = find(&[" SET ", " set "])
        && let Some((place, _)) = find(&[" WHERE ", " where "]).filter(|it| at < it.0)
        && text.get(place..).is_some_and(|it| {
            it.split('\'').skip(1).step_by(2).any(|it| claim(it) == Claim::Strong)
        })
    {
        let start = line.start + at + length;
        let open = start + scan.run(start, line.start + place, |it| it != b'\'');
        if let Some((inner, _)) = scan.quoted(open, line.start + place)
            && is_literal(inner.of(scan.text))
            && !is_number(inner.of(scan.text))
            && !is_label(inner.of(scan.text).trim_end_matches('?'))
        {
            acc.push(Found { range: inner, kind: Kind::Password });
        }
    }
}

/// The values of the wanted columns of `(1, 'a', 'X'), (…)`.
fn rows(scan: &Scan<'_>, range: TextRange, columns: &[usize], acc: &mut Vec<Found>) {
    let mut at = range.start;
    let mut index = 0;
    let mut depth = 0_usize;
    while at < range.end {
        match scan.byte(at) {
            Some(b'\'' | b'"') => {
                let Some((inner, after)) = scan.quoted(at, range.end) else { return };
                if columns.contains(&index) && is_literal(inner.of(scan.text)) {
                    acc.push(Found { range: inner, kind: Kind::Password });
                }
                at = after.max(at + 1);
                continue;
            }
            Some(b'(') => {
                depth += 1;
                if depth == 1 {
                    index = 0;
                }
            }
            Some(b')') => depth = depth.saturating_sub(1),
            Some(b',') if depth == 1 => index += 1,
            _ => {}
        }
        at += 1;
    }
}
