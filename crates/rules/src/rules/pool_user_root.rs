//! A pool whose PHP would run as root.

use facts::World;

use crate::rule::declare_rule;
use crate::{Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for `root` or 0 as a pool's `user` or `group` (facts, section 4).
    ///
    /// ## Why it matters
    /// `php-fpm -t` accepts it, and the start fails with `please specify user and group other than
    /// root`; after a reload every pool is down. Started with `-R` it runs, and each fault of the
    /// application is a fault of root.
    ///
    /// ## What to do
    /// Make an account for the pool. The master stays root's and gives the socket away.
    ///
    /// ## Fix safety
    /// Shown only: which account owns the application's files is not known.
    POOL_USER_ROOT { code: "pool-user-root", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    // Otherwise both settings are ignored.
    if !world.master.is_root() {
        return;
    }
    for pool in &world.pools {
        for key in ["user", "group"] {
            let Some(account) = pool.get(key) else { continue };
            let Some(location) = account.source.location() else { continue };
            if pool.principal(key).is_none_or(|it| !it.value.is_root()) {
                continue;
            }
            acc.push(
                Diagnostic::new(
                    &POOL_USER_ROOT,
                    format!("The pool `{}` has `{key} = {}`", pool.name, account.value),
                    location,
                )
                .with_note("PHP-FPM does not start with it, although `php-fpm -t` accepts it")
                .with_fixes([Fix::shown(format!(
                    "Write an account of the pool's own for `{key}`"
                ))]),
            );
        }
    }
}
