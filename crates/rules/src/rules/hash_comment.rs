//! `#` begins no comment in a pool file.

use facts::World;
use fpm_syntax::LineKind;
use text::{TextEdit, TextRange};

use crate::rule::declare_rule;
use crate::written::{self, Written};
use crate::{Applicability, Diagnostic, Fix, Severity};

declare_rule! {
    /// ## What it does
    /// Checks for `#` where a comment is meant: at the start of a line, and behind a value. In
    /// PHP-FPM's files comments begin with `;` (facts, sections 8 and 9).
    ///
    /// ## Why it matters
    /// A line `# text` or `# key = value` makes PHP-FPM refuse the file; on a reload the master
    /// exits and every pool is down. Behind a value the `#` and all after it become part of the
    /// value, mostly without a word: `listen = /run/x.sock # site` makes a socket that is named
    /// `x.sock # site`, and nginx finds nothing at `x.sock`.
    ///
    /// ## What to do
    /// Write `;` in place of `#`.
    ///
    /// ## Fix safety
    /// Safe for a line of its own and for `listen.mode`, whose value stays the same. Unsafe behind
    /// other values, because the value changes.
    HASH_COMMENT { code: "hash-comment", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    lines(world, acc);
    for it in written::settings(world) {
        if it.entry.key.starts_with('#') {
            continue;
        }
        let Some(range) = behind_value(&it) else { continue };
        let (severity, applicability) = match (it.entry.key.as_str(), &it.entry.index) {
            ("listen.mode", _) => (Severity::Low, Applicability::Safe),
            (_, None) => (Severity::High, Applicability::Unsafe),
            (_, Some(_)) => (Severity::Medium, Applicability::Unsafe),
        };
        let message = format!(
            "`#` begins no comment here: the value of `{}` is `{}`",
            it.entry.name(),
            it.raw()
        );
        acc.push(
            Diagnostic::new(&HASH_COMMENT, message, it.at(range))
                .with_severity(severity)
                .with_note("Comments in PHP-FPM's files begin with `;`")
                .with_fixes([semicolon(it.file.id, range, applicability)]),
        );
    }
}

/// Lines that begin with `#`; the title of a pasted file is none.
fn lines(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        for line in &parse.lines {
            let text = line.range.of(&file.text);
            let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
            let range = TextRange::new(line.range.start + indent, line.range.start + indent + 1);
            let title = parse.files.binary_search_by_key(&line.range.start, |it| it.range.start);
            let is_line = matches!(line.kind, LineKind::Entry(_) | LineKind::Invalid);
            if !is_line || title.is_ok() || range.of(&file.text) != "#" {
                continue;
            }
            let location = facts::Location { file: file.id, range };
            acc.push(
                Diagnostic::new(
                    &HASH_COMMENT,
                    "`#` begins no comment here: PHP-FPM refuses the file",
                    location,
                )
                .with_note("A reload with a refused file ends the master, and every pool is down")
                .with_fixes([semicolon(file.id, range, Applicability::Safe)]),
            );
        }
    }
}

/// The `#` behind a blank in a value that is not quoted. A value may begin with one: `#fff`.
fn behind_value(it: &Written<'_>) -> Option<TextRange> {
    let raw = it.raw();
    if raw.contains(['"', '\'']) {
        return None;
    }
    let at = raw.find(" #").or_else(|| raw.find("\t#"))? + 1;
    let start = it.entry.raw.start + at;
    Some(TextRange::new(start, start + 1))
}

fn semicolon(file: text::FileId, range: TextRange, applicability: Applicability) -> Fix {
    Fix::new("Write `;` in place of `#`", applicability, file, TextEdit::replace(range, ";"))
}
