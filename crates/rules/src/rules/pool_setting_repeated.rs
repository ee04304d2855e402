//! A setting that a later line of the same file replaces.

use std::collections::BTreeMap;

use facts::{File, Location, World};
use fpm_syntax::{Line, LineKind};
use text::{FileId, TextRange};

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
    let breaks = breaks(world);
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
                    .with_fixes(fix(&earlier, place, &breaks)),
                );
            }
        }
    }
    headers(world, acc);
}

/// Only within one section: behind a header of the same name, or one that FPM cannot read, another
/// pool may be meant.
fn fix(
    earlier: &Written<'_>,
    later: Location,
    breaks: &BTreeMap<FileId, Vec<usize>>,
) -> Option<Fix> {
    let breaks = breaks.get(&later.file)?;
    let next = breaks.partition_point(|it| *it < earlier.entry.range.end);
    if breaks.get(next).is_some_and(|it| *it < later.range.start) {
        return None;
    }
    written::comment_out(earlier, Applicability::Safe)
}

/// Where the lines of each file start that are or may be headers.
fn breaks(world: &World) -> BTreeMap<FileId, Vec<usize>> {
    let is_break = |it: &&Line| match it.kind {
        LineKind::Section(_) | LineKind::Invalid => true,
        LineKind::Blank | LineKind::Comment(_) | LineKind::Entry(_) => false,
    };
    let of_file = |file: &File| {
        let lines = &file.fpm()?.lines;
        Some((file.id, lines.iter().filter(is_break).map(|it| it.range.start).collect()))
    };
    world.files.iter().filter_map(of_file).collect()
}

/// Whether both stand in the same file; one paste can hold several.
fn same_file(earlier: &Written<'_>, later: Location) -> bool {
    let title = |offset: usize| {
        let files = earlier.file.fpm().map(|it| it.files.as_slice()).unwrap_or_default();
        files.partition_point(|it| it.range.start <= offset)
    };
    earlier.file.id == later.file && title(earlier.entry.raw.start) == title(later.range.start)
}

fn headers(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        let mut seen: BTreeMap<(String, usize), TextRange> = BTreeMap::new();
        for line in &parse.lines {
            let LineKind::Section(section) = &line.kind else { continue };
            let name = section.name.to_ascii_lowercase();
            let title = parse.files.partition_point(|it| it.range.start <= line.range.start);
            let key = (name, title);
            if let Some(first) = seen.get(&key) {
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
            } else if key.0 != "global" {
                seen.insert(key, section.range);
            }
        }
    }
}
