//! A pool's setting in `[global]`, or a global one in a pool.

use facts::World;
use fpm_syntax::settings::{Scope, scope};

use crate::Diagnostic;
use crate::rule::declare_rule;
use crate::written;

declare_rule! {
    /// ## What it does
    /// Checks for known settings in a section that does not take them (facts, section 9).
    ///
    /// ## Why it matters
    /// PHP-FPM says `unknown entry 'user'`, as if the word were misspelt, and does not start. On a
    /// reload the master exits and every pool is down.
    ///
    /// ## What to do
    /// Move the line: pools take `user`, `listen…` and `pm…`, and `[global]` takes `error_log`,
    /// `pid`, `log_level`, `daemonize` and `process_control_timeout`.
    SETTING_IN_WRONG_SECTION { code: "setting-in-wrong-section", severity: High, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for it in written::settings(world) {
        let Some(section) = it.section else { continue };
        let message = match (section.eq_ignore_ascii_case("global"), scope(&it.entry.key)) {
            (true, Some(Scope::Pool)) => {
                format!("`{}` is a pool's setting and stands in `[global]`", it.entry.name())
            }
            (false, Some(Scope::Global)) => {
                format!(
                    "`{}` is a global setting and stands in the pool `{section}`",
                    it.entry.name()
                )
            }
            (_, Some(Scope::Pool | Scope::Global | Scope::Both) | None) => continue,
        };
        acc.push(
            Diagnostic::new(&SETTING_IN_WRONG_SECTION, message, it.at(it.entry.range))
                .with_note("PHP-FPM refuses the file: `unknown entry`"),
        );
    }
}
