//! Settings that go to another section than the one they seem to stand in.

use facts::{Location, World};
use fpm_syntax::LineKind;
use fpm_syntax::settings::{Scope, scope};
use text::TextEdit;

use crate::rule::declare_rule;
use crate::written;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for settings behind an `include`, and for a file that begins with settings and no
    /// header. PHP-FPM keeps the section from one file to the next (facts, section 9).
    ///
    /// ## Why it matters
    /// Settings behind `include` belong to the last pool of the last included file. A global setting
    /// there is refused, `unknown entry`; a pool's setting changes a pool that nobody looked at,
    /// and which one depends on the names of the files.
    ///
    /// ## What to do
    /// Put `include` last, or repeat the header behind it. Begin each file with its header.
    ///
    /// ## Fix safety
    /// Unsafe: the settings go to another section than today.
    SECTION_LEAKS { code: "section-leaks", severity: Medium, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    behind_include(world, acc);
    without_header(world, acc);
}

fn behind_include(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        let mut section = None;
        let mut include = None;
        for line in &parse.lines {
            match &line.kind {
                LineKind::Section(it) => {
                    section = Some(it.name.as_str());
                    include = None;
                }
                LineKind::Entry(entry) if entry.key == "include" => include = Some(line.range),
                LineKind::Entry(entry) => {
                    let (Some(name), Some(before)) = (section, include.take()) else { continue };
                    let edit = TextEdit::insert(before.end, format!("[{name}]\n"));
                    let location = Location { file: file.id, range: entry.range };
                    let title = format!("Repeat `[{name}]` behind `include`");
                    acc.push(
                        Diagnostic::new(
                            &SECTION_LEAKS,
                            format!(
                                "`{}` and what follows belong to the last included pool",
                                entry.name()
                            ),
                            location,
                        )
                        .with_note("PHP-FPM keeps the section that an included file ends with")
                        .with_fixes([Fix::new(
                            title,
                            Applicability::Unsafe,
                            file.id,
                            edit,
                        )]),
                    );
                }
                LineKind::Blank | LineKind::Comment(_) | LineKind::Invalid => {}
            }
        }
    }
}

fn without_header(world: &World, acc: &mut Vec<Diagnostic>) {
    let settings = written::settings(world);
    let mut last: Option<(&str, &str)> = None;
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        let first = settings.iter().find(|it| it.file.id == file.id && it.entry.key != "include");
        if let (Some(first), Some((pool, path))) = (first, last)
            && first.section.is_none()
            && scope(&first.entry.key) == Some(Scope::Pool)
        {
            let message = format!(
                "`{}` goes to the pool `{pool}`, which `{path}` ends with",
                first.entry.name()
            );
            acc.push(
                Diagnostic::new(&SECTION_LEAKS, message, first.at(first.entry.range)).with_note(
                    "A file without a header continues the section of the file before it",
                ),
            );
        }
        let mut names = parse.lines.iter().filter_map(|it| match &it.kind {
            LineKind::Section(section) => Some(section.name.as_str()),
            LineKind::Blank | LineKind::Comment(_) | LineKind::Entry(_) | LineKind::Invalid => None,
        });
        if let Some(name) = names.next_back() {
            let is_pool = !name.eq_ignore_ascii_case("global");
            last = is_pool.then_some((name, file.path.as_str()));
        }
    }
}
