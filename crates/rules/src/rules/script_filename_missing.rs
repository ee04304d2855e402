//! PHP-FPM is not told which file to run.

use facts::World;
use text::TextEdit;

use crate::placed::{Included, Includes, Params, directives, indentation};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, Severity};

declare_rule! {
    /// ## What it does
    /// Checks whether `SCRIPT_FILENAME` is among the parameters that count for a `fastcgi_pass`.
    /// `fastcgi_param` is inherited only where the inner level has none at all: one `include
    /// fastcgi_params` in a location takes away what the server sets.
    ///
    /// ## Why it matters
    /// The connection works, and every page is `File not found.`, with `Primary script unknown` in
    /// nginx's log (facts, section 11). The `fastcgi_params` of nginx's packages has no
    /// `SCRIPT_FILENAME`; their `fastcgi.conf` has.
    ///
    /// ## What to do
    /// Include `fastcgi.conf` in place of `fastcgi_params`, or set the parameter beside it.
    ///
    /// ## Fix safety
    /// Unsafe: it names the file below `root`, which is wrong where PHP-FPM sees another tree.
    SCRIPT_FILENAME_MISSING { code: "script-filename-missing", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let includes = Includes::new(world);
    for pass in directives(world, "fastcgi_pass") {
        let level = Params::of(pass);
        let last =
            level.params.iter().chain(&level.includes).max_by_key(|it| it.directive.range.end);
        let Some(last) = last else { continue };
        if level.get("SCRIPT_FILENAME").is_some()
            || level.includes.iter().any(|it| includes.of(it) != Included::Params)
        {
            continue;
        }
        let line = format!(
            "\n{}fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;",
            indentation(last)
        );
        let (severity, why) = if level.includes.is_empty() {
            (Severity::High, "No parameter names the script")
        } else {
            // Some older packages had it in there.
            let why = "No parameter names the script, unless the included `fastcgi_params` is an unusual one";
            (Severity::Medium, why)
        };
        let edit = TextEdit::insert(last.directive.range.end, line);
        acc.push(
            Diagnostic::new(&SCRIPT_FILENAME_MISSING, why, pass.head())
                .with_severity(severity)
                .with_note(
                    "PHP-FPM answers `File not found.` and nginx logs `Primary script unknown`",
                )
                .with_fixes([Fix::new(
                    "Set `SCRIPT_FILENAME` to `$document_root$fastcgi_script_name`",
                    Applicability::Unsafe,
                    pass.file.id,
                    edit,
                )]),
        );
    }
}
