//! `cgi.fix_pathinfo` is switched on.

use facts::{Location, World};
use fpm_syntax::{Environment, evaluate};
use text::{TextEdit, TextRange};

use crate::placed::directives;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks for `cgi.fix_pathinfo` set to 1 in a pool, or by `PHP_VALUE` and `PHP_ADMIN_VALUE` in
    /// nginx. It is PHP's default too, which no text shows.
    ///
    /// ## Why it matters
    /// PHP-FPM then takes the longest beginning of `SCRIPT_FILENAME` that is a file. A request for
    /// `/uploads/photo.jpg/x.php` leads to the photo; only `security.limit_extensions` is left to
    /// refuse it.
    ///
    /// ## What to do
    /// Set it to 0, or have nginx check that the script exists.
    ///
    /// ## Fix safety
    /// Unsafe: applications with URLs like `/index.php/page` need nginx to split the path then.
    CGI_FIX_PATHINFO { code: "cgi-fix-pathinfo", severity: Medium, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for it in written::settings(world) {
        let is_set = it.entry.index.as_deref() == Some("cgi.fix_pathinfo")
            && it.entry.key.starts_with("php_")
            && evaluate(it.raw(), &Environment::default()).as_deref() == Ok("1");
        if is_set {
            push(it.at(it.entry.raw), "0", acc);
        }
    }
    for param in directives(world, "fastcgi_param") {
        let Some("PHP_VALUE" | "PHP_ADMIN_VALUE") = param.arg(0) else { continue };
        let Some(word) = param.directive.args.get(1) else { continue };
        let text = word.range.of(&param.file.text);
        let Some(at) = text.find("cgi.fix_pathinfo") else { continue };
        let rest = text.get(at..).unwrap_or_default();
        let value = rest.trim_start_matches("cgi.fix_pathinfo").trim_start_matches([' ', '=']);
        if value.starts_with('1') {
            let start = word.range.start + at + (rest.len() - value.len());
            let range = TextRange::new(start, start + 1);
            push(Location { file: param.file.id, range }, "0", acc);
        }
    }
}

fn push(location: Location, wanted: &str, acc: &mut Vec<Diagnostic>) {
    let edit = TextEdit::replace(location.range, wanted);
    acc.push(
        Diagnostic::new(
            &CGI_FIX_PATHINFO,
            "`cgi.fix_pathinfo` is on: a path below a file leads to the file",
            location,
        )
        .with_note("`/uploads/photo.jpg/x.php` makes PHP-FPM look at the photo")
        .with_fixes([Fix::new("Set it to 0", Applicability::Unsafe, location.file, edit)]),
    );
}
