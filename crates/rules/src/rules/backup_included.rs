//! A backup file that `include …/*` picks up.

use facts::{Location, World, path};
use text::TextRange;

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks a dump of `nginx -T` for files whose names are those of backups: `site.conf~`,
    /// `site.bak`, `site.dpkg-old`, `site.save`.
    ///
    /// ## Why it matters
    /// `include sites-enabled/*` matches them, but for hidden ones (facts, section 10). The old
    /// server answers in place of the edited one where its file comes first, with the old
    /// `fastcgi_pass`; the log has only a warning about a conflicting server name.
    ///
    /// ## What to do
    /// Move the backup out of the directory and reload nginx.
    BACKUP_INCLUDED { code: "backup-included", severity: Medium, fix: None }
}

const ENDINGS: &[&str] = &[
    "~",
    ".bak",
    ".backup",
    ".save",
    ".old",
    ".orig",
    ".swp",
    ".dpkg-old",
    ".dpkg-dist",
    ".dpkg-new",
    ".rpmsave",
    ".rpmnew",
    ".ucf-dist",
    ".ucf-old",
];

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        for dumped in file.nginx().map(|it| it.files.as_slice()).unwrap_or_default() {
            let name = path::name(&dumped.path);
            if !ENDINGS.iter().any(|it| name.ends_with(it)) {
                continue;
            }
            let first = dumped.range.of(&file.text).lines().next().unwrap_or_default();
            let start = dumped.range.start;
            let location =
                Location { file: file.id, range: TextRange::new(start, start + first.len()) };
            acc.push(
                Diagnostic::new(
                    &BACKUP_INCLUDED,
                    format!("nginx reads `{}`, which looks like a backup", dumped.path),
                    location,
                )
                .with_note("A server in it can answer in place of the edited one"),
            );
        }
    }
}
