//! A setting that a later line of the same file replaces.

use facts::{Location, World};
use fpm_syntax::{Line, LineKind};
use text::TextRange;

use crate::rule::declare_rule;
use crate::written::{self, Written};
use crate::{Applicability, Diagnostic, Fix, Severity};

declare_rule! {
    /// ## What it does
    /// Checks for a setting that stands twice in one pool of one file, and for a pool whose header
    /// stands twice. A later file that sets something again does so on purpose.
    ///
    /// ## Why it matters
    /// The last one wins, also across sections of the same name, which PHP-FPM merges without a word
    /// (facts, section 9). Whoever edits the first changes nothing. A pool that was copied without
    /// a new name is no second pool: it takes the first one's `listen`.
    ///
    /// ## What to do
    /// Keep one of the two. Give a copied pool its own name.
    ///
    /// ## Fix safety
    /// Safe: the line that is commented out has no effect today.
    POOL_SETTING_REPEATED { code: "pool-setting-repeated", severity: Medium, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        for (name, setting) in &pool.settings {
            let Some(place) = pool.location(setting) else { continue };
            for (input, range) in &setting.overridden {
                let Some(file) = pool.inputs.get(*input) else { continue };
                let before = Location { file: *file, range: *range };
                let Some(earlier) = written::at(world, pool, before) else { continue };
                // A list has one entry a line.
                let is_list = earlier.entry.index.as_deref() == Some("");
                if is_list || !same_file(&earlier, place) {
                    continue;
                }
                let same = earlier.raw() == place.range.of(&earlier.file.text);
                let line = earlier.file.lines.line(place.range.start);
                acc.push(
                    Diagnostic::new(
                        &POOL_SETTING_REPEATED,
                        format!("This `{name}` has no effect: line {line} sets it again"),
                        earlier.at(earlier.entry.range),
                    )
                    .with_severity(if same { Severity::Low } else { Severity::Medium })
                    .with_note("The last line of the pool counts, whatever section of that name it stands in")
                    .with_fixes(fix(&earlier, place)),
                );
            }
        }
    }
    headers(world, acc);
}

/// Only within one section: behind a header of the same name, or one that FPM cannot read, another
/// pool may be meant.
fn fix(earlier: &Written<'_>, later: Location) -> Option<Fix> {
    let between = TextRange::new(earlier.entry.range.end, later.range.start);
    let is_header = |it: &Line| match it.kind {
        LineKind::Section(_) | LineKind::Invalid => between.contains(it.range.start),
        LineKind::Blank | LineKind::Comment(_) | LineKind::Entry(_) => false,
    };
    if earlier.file.fpm()?.lines.iter().any(is_header) {
        return None;
    }
    written::comment_out(earlier, Applicability::Safe)
}

/// Whether both stand in the same file; one paste can hold several.
fn same_file(earlier: &Written<'_>, later: Location) -> bool {
    let title = |offset: usize| {
        let files = earlier.file.fpm().map(|it| it.files.as_slice()).unwrap_or_default();
        files.iter().rposition(|it| it.range.start <= offset)
    };
    earlier.file.id == later.file && title(earlier.entry.raw.start) == title(later.range.start)
}

fn headers(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        let mut seen: Vec<(String, usize, TextRange)> = Vec::new();
        for line in &parse.lines {
            let LineKind::Section(section) = &line.kind else { continue };
            let name = section.name.to_ascii_lowercase();
            let title = parse.files.iter().filter(|it| it.range.start <= line.range.start).count();
            if let Some((_, _, first)) = seen.iter().find(|it| it.0 == name && it.1 == title) {
                let first = file.lines.line(first.start);
                let location = Location { file: file.id, range: section.range };
                acc.push(
                    Diagnostic::new(
                        &POOL_SETTING_REPEATED,
                        format!(
                            "`[{}]` is the pool of line {first} again, not another one",
                            section.name
                        ),
                        location,
                    )
                    .with_note("PHP-FPM merges sections of one name, and later settings win"),
                );
            } else if name != "global" {
                seen.push((name, title, section.range));
            }
        }
    }
}
