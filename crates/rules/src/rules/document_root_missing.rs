//! The location that passes to PHP has no `root`; a sibling has one.

use std::collections::BTreeMap;

use facts::World;
use text::TextEdit;

use crate::placed::{Included, Includes, Params, Placed, directives, indentation};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for a `root` that stands in another location of the same server and so does not count
    /// where `$document_root` is used for PHP.
    ///
    /// ## Why it matters
    /// `$document_root` is then nginx's built-in `html` directory. Static files are served, and each
    /// PHP page is `File not found.` with `Primary script unknown` (facts, section 11).
    ///
    /// ## What to do
    /// Set `root` once, in the `server` block.
    ///
    /// ## Fix safety
    /// Unsafe: files that were not found before are run.
    DOCUMENT_ROOT_MISSING { code: "document-root-missing", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let includes = Includes::new(world);
    // The first location of each server that has one.
    let mut roots = BTreeMap::new();
    for pass in directives(world, "fastcgi_pass") {
        let Some(server) = pass.inside("server") else { continue };
        let is_set = |it: &Placed<'_>| it.child("root").is_some() || it.child("alias").is_some();
        if pass.ancestors().any(|it| is_set(&it)) || !uses_document_root(&includes, pass) {
            continue;
        }
        // An included file may set it.
        let is_open = pass
            .ancestors()
            .any(|it| it.named("include").any(|it| includes.of(&it) == Included::Unknown));
        let sibling = *roots
            .entry((server.file.id, server.id))
            .or_insert_with(|| server.named("location").find_map(|it| it.child("root")));
        let (false, Some(root)) = (is_open, sibling.and_then(|it| it.arg(0))) else { continue };
        let line = format!("root {root};\n{}", indentation(&pass));
        let edit = TextEdit::insert(pass.directive.range.start, line);
        acc.push(
            Diagnostic::new(
                &DOCUMENT_ROOT_MISSING,
                format!("No `root` counts here; `root {root}` stands in another location"),
                pass.head(),
            )
            .with_note("`$document_root` is nginx's built-in directory, and PHP-FPM answers `File not found.`")
            .with_fixes([Fix::new(
                format!("Set `root {root}` here too; better once, in the server"),
                Applicability::Unsafe,
                pass.file.id,
                edit,
            )]),
        );
    }
}

fn uses_document_root<'a>(all: &Includes<'a>, pass: Placed<'a>) -> bool {
    let params = Params::of(pass);
    match params.get("SCRIPT_FILENAME") {
        Some((_, word)) => ["$document_root", "$realpath_root", "$request_filename"]
            .iter()
            .any(|it| word.value.starts_with(it)),
        None => params
            .includes
            .iter()
            .any(|it| matches!(all.of(it), Included::Script | Included::Checked)),
    }
}
