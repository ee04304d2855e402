//! `proxy_pass` speaks HTTP to a pool, which speaks FastCGI.

use facts::{Address, World};

use crate::placed::directives;
use crate::rule::declare_rule;
use crate::{Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for a `proxy_pass` to an address that a pool listens at.
    ///
    /// ## Why it matters
    /// The connection is made, and PHP-FPM drops it: nginx answers 502 and logs `recv() failed (104:
    /// Connection reset by peer)` (facts, section 11). No owner or mode changes that.
    ///
    /// ## What to do
    /// Use `fastcgi_pass` with the parameters of `fastcgi.conf`.
    ///
    /// ## Fix safety
    /// Shown only: the parameters that the application needs are not known.
    PROXY_PASS_TO_FPM { code: "proxy-pass-to-fpm", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pass in directives(world, "proxy_pass") {
        let Some(rest) = pass.arg(0).and_then(|it| it.split_once("://")).map(|it| it.1) else {
            continue;
        };
        // Here, and only here, a colon ends the path.
        let address = match rest.strip_prefix("unix:") {
            Some(path) => Address::Unix(path.split(':').next().unwrap_or(path).to_owned()),
            None => Address::of_nginx(rest.split('/').next().unwrap_or(rest)),
        };
        if world.listener(&address).is_none() {
            continue;
        }
        acc.push(
            Diagnostic::new(
                &PROXY_PASS_TO_FPM,
                format!("`proxy_pass` speaks HTTP, and the pool at `{address}` speaks FastCGI"),
                pass.head(),
            )
            .with_note("nginx answers 502 and logs `recv() failed (104: Connection reset by peer)`")
            .with_fixes([Fix::shown(format!(
                "Write `include fastcgi.conf;` and `fastcgi_pass {address};`"
            ))]),
        );
    }
}
