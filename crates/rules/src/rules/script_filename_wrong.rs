//! `SCRIPT_FILENAME` names no file: a sample's placeholder, no directory, or an alias twice.

use std::collections::BTreeSet;

use facts::{Location, World};
use text::TextEdit;

use crate::placed::{Params, Placed, directives};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks the value of `SCRIPT_FILENAME`: the placeholder `/scripts` of nginx's sample, a value
    /// without a directory, and `$document_root$fastcgi_script_name` below an `alias`, which names
    /// the aliased directory and then the whole URI.
    ///
    /// ## Why it matters
    /// The connection works, and every page is `File not found.`, with `Primary script unknown` in
    /// nginx's log (facts, section 11). Permissions are changed in vain.
    ///
    /// ## What to do
    /// Write `$document_root$fastcgi_script_name`, or `$request_filename` below an `alias`.
    ///
    /// ## Fix safety
    /// Unsafe: another file is run, or one that was not found.
    SCRIPT_FILENAME_WRONG { code: "script-filename-wrong", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let mut seen: BTreeSet<Location> = acc.iter().map(|it| it.location).collect();
    let has_chroot = world.pools.iter().any(|it| it.get("chroot").is_some());
    for pass in directives(world, "fastcgi_pass") {
        let Some((placed, word)) = Params::of(pass).get("SCRIPT_FILENAME") else { continue };
        let Some((message, wanted)) = trouble(has_chroot, &pass, &word.value) else { continue };
        let edit = TextEdit::replace(word.range, wanted);
        let fix =
            Fix::new(format!("Write `{wanted}`"), Applicability::Unsafe, placed.file.id, edit);
        let diagnostic = Diagnostic::new(&SCRIPT_FILENAME_WRONG, message, placed.at(word))
            .with_note("PHP-FPM answers `File not found.` and nginx logs `Primary script unknown`")
            .with_fixes([fix]);
        // One parameter can count for several locations.
        if seen.insert(diagnostic.location) {
            acc.push(diagnostic);
        }
    }
}

fn trouble(has_chroot: bool, pass: &Placed<'_>, value: &str) -> Option<(String, &'static str)> {
    const USUAL: &str = "$document_root$fastcgi_script_name";
    if value.starts_with("/scripts$") {
        let message = "`/scripts` is the placeholder of nginx's sample, not a directory of yours";
        return Some((message.to_owned(), USUAL));
    }
    let is_relative = matches!(value, "$fastcgi_script_name" | "$uri" | "$document_uri");
    // In a chroot the URI can be the whole path.
    if is_relative && !has_chroot {
        return Some((
            format!("`{value}` is the URI, without the directory that it lies in"),
            USUAL,
        ));
    }
    let locations = || pass.ancestors().filter(|it| it.directive.name.value == "location");
    let is_aliased = locations().any(|it| it.child("alias").is_some());
    let is_overridden = locations()
        .take_while(|it| it.child("alias").is_none())
        .any(|it| it.child("root").is_some());
    if is_aliased && !is_overridden && value.replace('/', "") == USUAL {
        let message = "Below an `alias`, `$document_root` is the aliased directory, and the URI has the location's prefix in it again";
        return Some((message.to_owned(), "$request_filename"));
    }
    None
}
