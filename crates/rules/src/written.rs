//! Settings as they are written, for rules that look at text rather than at what is in force.

use facts::{File, Location, Pool, World};
use fpm_syntax::{Entry, LineKind};
use text::TextRange;

/// A line of a pool file that sets something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    pub(crate) file: &'a File,
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
        for line in &parse.lines {
            let entry = match &line.kind {
                LineKind::Section(it) => it.entry.as_ref(),
                LineKind::Entry(entry) => Some(entry),
                LineKind::Blank | LineKind::Comment(_) | LineKind::Invalid => None,
            };
            res.extend(entry.map(|entry| Written { file, entry }));
        }
    }
    res
}

/// The setting in force of a pool, as it is written.
pub(crate) fn setting<'a>(world: &'a World, pool: &Pool, key: &str) -> Option<Written<'a>> {
    let place = pool.location(pool.settings.get(key)?)?;
    settings(world).into_iter().find(|it| it.file.id == place.file && it.entry.raw == place.range)
}
