//! PHP-FPM runs files of any extension, or of one that visitors upload.

use facts::World;
use fpm_syntax::{Environment, evaluate};

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Severity, written};

declare_rule! {
    /// ## What it does
    /// Checks `security.limit_extensions`. Set to nothing it allows every extension; not set it is
    /// `.php .phar`. Unlike the `listen` settings, an empty value is not the default.
    ///
    /// ## Why it matters
    /// It is the last check before a file runs. Without it a photo with PHP code in it runs once a
    /// request leads there: by `/uploads/photo.jpg/x.php` with `cgi.fix_pathinfo=1`, or by anybody
    /// who may connect to the socket. `Access denied.` for a static file is no reason to empty it;
    /// the location that passes to PHP is too wide then (facts, section 11).
    ///
    /// ## What to do
    /// Leave it out, and let nginx serve static files.
    ///
    /// ## Fix safety
    /// Unsafe: scripts with other extensions are refused afterwards.
    LIMIT_EXTENSIONS_EMPTIED { code: "limit-extensions-emptied", severity: High, fix: Sometimes }
}

/// Extensions of files that visitors upload or that servers keep as text.
const NOT_CODE: &[&str] = &[
    ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".ico", ".txt", ".log", ".css", ".js",
    ".xml", ".pdf", ".zip", ".html", ".htm",
];

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let environment = Environment { variables: world.options.environment.clone() };
    for it in written::settings(world) {
        if it.entry.key != "security.limit_extensions" || it.raw().contains("${") {
            continue;
        }
        let Ok(value) = evaluate(it.raw(), &environment) else { continue };
        let other: Vec<&str> = value
            .split([' ', ','])
            .filter(|it| NOT_CODE.contains(&it.to_ascii_lowercase().as_str()))
            .collect();
        let (message, severity) = match (value.trim().is_empty(), other.is_empty()) {
            (true, _) => (
                "`security.limit_extensions` is empty: PHP-FPM runs files of any extension"
                    .to_owned(),
                Severity::High,
            ),
            (false, false) => (
                format!("PHP-FPM runs files with the extension `{}`", other.join("`, `")),
                Severity::Medium,
            ),
            (false, true) => continue,
        };
        let fix = written::comment_out(&it, Applicability::Unsafe);
        acc.push(
            Diagnostic::new(&LIMIT_EXTENSIONS_EMPTIED, message, it.at(it.entry.range))
                .with_severity(severity)
                .with_note("An uploaded file with PHP code in it runs once a request leads to it")
                .with_fixes(fix),
        );
    }
}
