//! PHP runs in a folder that visitors write to.

use facts::World;
use text::TextEdit;

use crate::placed::{Placed, directives};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for a location of an upload folder beside a regular expression that passes all `.php`
    /// to PHP-FPM. nginx prefers the regular expression, unless the folder's location is `^~`, or
    /// has a regular expression of its own for PHP inside. `deny all` in the folder's location does
    /// not count either: another location answers.
    ///
    /// ## Why it matters
    /// One upload form that lets a file named `.php` through is code execution as the pool's user.
    /// `security.limit_extensions` does not help, because the extension is the right one.
    ///
    /// ## What to do
    /// Make the folder's location `^~`, or answer `.php` in it with 403 in front of the PHP location.
    ///
    /// ## Fix safety
    /// Unsafe: scripts that are meant to run in the folder are served as text afterwards.
    PHP_IN_UPLOADS { code: "php-in-uploads", severity: Medium, fix: Always }
}

/// Names of folders that applications fill with what visitors send.
const FOLDERS: &[&str] =
    &["upload", "uploads", "user_uploads", "userfiles", "attachments", "avatars", "media", "files"];

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for folder in directives(world, "location") {
        let [path] = folder.directive.args.as_slice() else { continue };
        let is_uploads = path.value.split('/').any(|it| FOLDERS.contains(&it));
        if !path.value.starts_with('/') || !is_uploads {
            continue;
        }
        let Some(server) = folder.ancestors().next() else { continue };
        let own = folder.named("location").any(|it| is_php_expression(&it));
        let first =
            server.named("location").find(|it| is_php_expression(it) && reaches(it, &path.value));
        let runs = first.is_some_and(|it| it.child("fastcgi_pass").is_some());
        if own || !runs {
            continue;
        }
        let edit = TextEdit::insert(path.range.start, "^~ ");
        acc.push(
            Diagnostic::new(
                &PHP_IN_UPLOADS,
                format!("A file `.php` below `{}` runs, because the regular expression comes first", path.value),
                folder.head(),
            )
            .with_note("An upload form that lets such a name through gives code execution as the pool's user")
            .with_fixes([Fix::new(
                format!("Write `location ^~ {}`", path.value),
                Applicability::Unsafe,
                folder.file.id,
                edit,
            )]),
        );
    }
}

fn is_php_expression(location: &Placed<'_>) -> bool {
    matches!(location.arg(0), Some("~" | "~*"))
        && location.arg(1).is_some_and(|it| it.contains("php"))
}

/// Whether the expression is about all paths, or names the folder.
fn reaches(location: &Placed<'_>, path: &str) -> bool {
    let expression = location.arg(1).unwrap_or_default();
    let names_folder = path
        .split('/')
        .any(|it| FOLDERS.contains(&it) && expression.contains(it.trim_end_matches('s')));
    names_folder || !expression.starts_with("^/") || expression.starts_with("^/.")
}
