//! PHP's INI parser makes another value of what stands there.

use facts::World;
use fpm_syntax::{Environment, evaluate};
use text::TextEdit;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks names and paths for characters that mean something to PHP's INI parser: `| & ^`
    /// calculate, `'` may end the value, `( ) ~ =` are refused (facts, sections 8 and 9).
    ///
    /// ## Why it matters
    /// `listen = /run/a&b.sock` is `0`, and `/run/o'neil.sock` is `/run/o`; `php-fpm -t` accepts
    /// the second. Where it refuses, it names line 1 or 2 whatever the line is.
    ///
    /// ## What to do
    /// Put the value into double quotes.
    ///
    /// ## Fix safety
    /// Unsafe: the value changes to what is written.
    FPM_VALUE_REWRITTEN { code: "fpm-value-rewritten", severity: High, fix: Sometimes }
}

/// Settings whose values are names and paths; others may calculate on purpose.
const TEXTS: &[&str] = &[
    "listen",
    "listen.owner",
    "listen.group",
    "listen.acl_users",
    "listen.acl_groups",
    "user",
    "group",
    "prefix",
    "chroot",
    "chdir",
    "slowlog",
    "access.log",
    "pm.status_path",
    "ping.path",
];

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let environment = Environment { variables: world.options.environment.clone() };
    for it in written::settings(world) {
        let raw = it.raw();
        let is_quoted = raw.starts_with(['"', '\'']) || raw.contains("${");
        let special = raw.find(['|', '&', '^', '~', '!', '(', ')', '=', '\'']);
        if !TEXTS.contains(&it.entry.key.as_str()) || is_quoted || special.is_none() {
            continue;
        }
        let message = match evaluate(raw, &environment) {
            Ok(value) if value == raw => continue,
            Ok(value) => format!("PHP-FPM reads `{raw}` as `{value}`"),
            Err(_) => format!("PHP-FPM cannot read `{raw}`"),
        };
        let fix = (!raw.contains('"')).then(|| {
            let edit = TextEdit::replace(it.entry.raw, format!("\"{raw}\""));
            Fix::new("Put the value into double quotes", Applicability::Unsafe, it.file.id, edit)
        });
        acc.push(
            Diagnostic::new(&FPM_VALUE_REWRITTEN, message, it.at(it.entry.raw))
                .with_note("Some characters calculate or end the value, unless it is quoted")
                .with_fixes(fix),
        );
    }
}
