//! Settings as they are written, for rules that look at text rather than at what is in force.

use facts::{File, Location, Pool, World};
use fpm_syntax::{Entry, LineKind};
use text::TextRange;

use crate::{Applicability, Fix};

/// A line of a pool file that sets something, with the section it stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    pub(crate) file: &'a File,
    /// The name between the brackets; `None` before the first section of the file.
    pub(crate) section: Option<&'a str>,
    pub(crate) entry: &'a Entry,
}

impl<'a> Written<'a> {
    /// The value as it is written, without blanks and comment.
    pub(crate) fn raw(&self) -> &'a str {
        self.entry.raw.of(&self.file.text)
    }

    pub(crate) fn at(&self, range: TextRange) -> Location {
        Location { file: self.file.id, range }
    }
}

/// Every setting of every pool file, whether it is in force or not.
pub(crate) fn settings(world: &World) -> Vec<Written<'_>> {
    let mut res = Vec::new();
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        let mut section = None;
        for line in &parse.lines {
            let entry = match &line.kind {
                LineKind::Section(it) => {
                    section = Some(it.name.as_str());
                    it.entry.as_ref()
                }
                LineKind::Entry(entry) => Some(entry),
                LineKind::Blank | LineKind::Comment(_) | LineKind::Invalid => None,
            };
            res.extend(entry.map(|entry| Written { file, section, entry }));
        }
    }
    res
}

/// The setting in force of a pool, as it is written.
pub(crate) fn setting<'a>(world: &'a World, pool: &'a Pool, key: &str) -> Option<Written<'a>> {
    let place = pool.location(pool.settings.get(key)?)?;
    at(world, pool, place)
}

/// The setting of a pool whose value stands at a place.
pub(crate) fn at<'a>(world: &'a World, pool: &'a Pool, place: Location) -> Option<Written<'a>> {
    let file = world.file(place.file)?;
    let lines = &file.fpm()?.lines;
    let after = lines.partition_point(|it| it.range.start <= place.range.start);
    let entry = match &lines.get(after.checked_sub(1)?)?.kind {
        LineKind::Entry(entry) => entry,
        LineKind::Section(section) => section.entry.as_ref()?,
        LineKind::Blank | LineKind::Comment(_) | LineKind::Invalid => return None,
    };
    Some(Written { file, section: Some(&pool.name), entry })
}

/// A fix that comments the setting out; `None` where it shares its line with a section.
pub(crate) fn comment_out(it: &Written<'_>, applicability: Applicability) -> Option<Fix> {
    let parse = it.file.fpm()?;
    let line = parse.line_of(it.entry.range)?;
    let LineKind::Entry(_) = line.kind else { return None };
    let edit = fpm_syntax::edit::comment_out(&it.file.text, parse, it.entry.range)?;
    let title = format!("Comment `{}` out", it.entry.name());
    Some(Fix::new(title, applicability, it.file.id, edit))
}
