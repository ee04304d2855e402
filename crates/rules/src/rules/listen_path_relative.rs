//! A socket below PHP-FPM's own prefix.

use facts::{Address, World};

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks for a `listen` that is no absolute path. `@name` is no abstract socket to PHP-FPM but
    /// a relative path too (facts, section 8).
    ///
    /// ## Why it matters
    /// The path is joined with the pool's `prefix`, else with the one that PHP-FPM was started or
    /// built with, `/usr` on Debian. nginx looks elsewhere and gets `(2: No such file or
    /// directory)`, or PHP-FPM does not start because the directory is not there.
    ///
    /// ## What to do
    /// Write the whole path.
    LISTEN_PATH_RELATIVE { code: "listen-path-relative", severity: Medium, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let Some(listen) = &pool.address else { continue };
        let (Address::Unix(socket), Some(location)) = (&listen.value, listen.source.location())
        else {
            continue;
        };
        if socket.starts_with('/') || socket.starts_with('$') || pool.get("prefix").is_some() {
            continue;
        }
        let message = if socket.starts_with('@') {
            format!("`{socket}` is no abstract socket to PHP-FPM but a relative path")
        } else {
            format!("`{socket}` lies below the prefix that PHP-FPM was built with")
        };
        acc.push(
            Diagnostic::new(&LISTEN_PATH_RELATIVE, message, location)
                .with_note("On Debian the prefix is `/usr`; nginx looks below its own directory"),
        );
    }
}
