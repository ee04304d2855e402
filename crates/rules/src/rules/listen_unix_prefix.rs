//! `listen = unix:/…`: the prefix is nginx's, and PHP-FPM takes it for a host name.

use facts::{Address, World};
use text::{TextEdit, TextRange};

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks for `unix:` in front of the path in `listen`. The prefix belongs into nginx's
    /// `fastcgi_pass`; anything with a colon is host and port to PHP-FPM (facts, section 8).
    ///
    /// ## Why it matters
    /// `php-fpm -t` accepts it. At the start PHP-FPM exits with `invalid port value '/…'`; after a
    /// reload every pool is down.
    ///
    /// ## What to do
    /// Write the path alone.
    ///
    /// ## Fix safety
    /// Safe: PHP-FPM does not start as it is, and owner, group and mode stay as they are.
    LISTEN_UNIX_PREFIX { code: "listen-unix-prefix", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let Some(listen) = &pool.address else { continue };
        let (Address::Invalid(value), Some(location)) = (&listen.value, listen.source.location())
        else {
            continue;
        };
        let is_prefixed = value.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("unix:"));
        if !is_prefixed {
            continue;
        }
        let fix = written::setting(world, pool, "listen").and_then(|it| {
            let at = it.entry.raw.start + it.raw().to_ascii_lowercase().find("unix:")?;
            let edit = TextEdit::replace(TextRange::new(at, at + 5), "");
            Some(Fix::new("Remove `unix:`", Applicability::Safe, it.file.id, edit))
        });
        acc.push(
            Diagnostic::new(
                &LISTEN_UNIX_PREFIX,
                format!("`listen = {value}` is no path to PHP-FPM but host and port"),
                location,
            )
            .with_note("`php-fpm -t` accepts it, and the start fails with `invalid port value`")
            .with_fixes(fix),
        );
    }
}
