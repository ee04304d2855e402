//! `${pool}` and `${X:-default}` are empty in a pool file.

use facts::World;
use text::{TextEdit, TextRange};

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks for `${pool}`, which is not the pool's name, and for a default behind `:-`, which
    /// PHP's parser does not know (facts, sections 8 and 9).
    ///
    /// ## Why it matters
    /// `${X}` reads a setting of php.ini or a variable of the environment and is empty where there
    /// is none, without a word: `/run/php/${pool}.sock` is `/run/php/.sock` for every pool.
    ///
    /// ## What to do
    /// Write `$pool` without braces; set variables in the unit or the container.
    ///
    /// ## Fix safety
    /// Unsafe: the socket, the log or the path gets another name.
    FPM_VARIABLE_EMPTY { code: "fpm-variable-empty", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for it in written::settings(world) {
        let raw = it.raw();
        // Nothing expands in single quotes.
        let Some(at) = raw.find("${").filter(|_| !raw.starts_with('\'')) else { continue };
        let Some(length) = raw.get(at..).and_then(|it| it.find('}')) else { continue };
        let start = it.entry.raw.start + at;
        let range = TextRange::new(start, start + length + 1);
        let variable = range.of(&it.file.text);
        let is_pool = variable.eq_ignore_ascii_case("${pool}")
            && !world.options.environment.contains_key("pool");
        if !is_pool && !variable.contains(":-") {
            continue;
        }
        let fix = is_pool.then(|| {
            let edit = TextEdit::replace(range, "$pool");
            Fix::new("Write `$pool`", Applicability::Unsafe, it.file.id, edit)
        });
        acc.push(
            Diagnostic::new(
                &FPM_VARIABLE_EMPTY,
                format!("`{variable}` is empty in `{}`", it.entry.name()),
                it.at(range),
            )
            .with_note("Braces read a variable of the environment, and defaults are not known")
            .with_fixes(fix),
        );
    }
}
