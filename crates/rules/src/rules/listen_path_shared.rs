//! Two pools that listen at one path.

use std::collections::BTreeMap;

use facts::{Pool, World};

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks for two pools with the same socket, also where it is spelt in two ways (facts,
    /// section 8).
    ///
    /// ## Why it matters
    /// PHP-FPM does not start: `Another FPM instance seems to already listen on …`. `php-fpm -t`
    /// notices it only where both are spelt alike.
    ///
    /// ## What to do
    /// Give each pool its own socket; `/run/php/$pool.sock` does.
    LISTEN_PATH_SHARED { code: "listen-path-shared", severity: High, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &Pool> = BTreeMap::new();
    for pool in &world.pools {
        let Some(listen) = &pool.address else { continue };
        let (Some(socket), Some(location)) = (listen.value.socket(), listen.source.location())
        else {
            continue;
        };
        let other = seen.get(&socket).copied();
        seen.entry(socket).or_insert(pool);
        if let Some(other) = other {
            acc.push(
                Diagnostic::new(
                    &LISTEN_PATH_SHARED,
                    format!("The pools `{}` and `{}` listen at one path", other.name, pool.name),
                    location,
                )
                .with_note("PHP-FPM does not start: another instance seems to listen already"),
            );
        }
    }
}
