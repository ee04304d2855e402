//! `listen.allowed_clients` beside a unix socket.

use facts::World;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, written};

declare_rule! {
    /// ## What it does
    /// Checks for `listen.allowed_clients` in a pool that listens on a unix socket (facts, section
    /// 8). Packages of RHEL and its relatives ship it so.
    ///
    /// ## Why it matters
    /// It is about addresses of TCP clients and does nothing here. It protects no socket and
    /// refuses nobody; owner, group, mode and ACL do.
    ///
    /// ## What to do
    /// Nothing has to be done; without the line nobody looks for the fault there.
    ///
    /// ## Fix safety
    /// Safe: the line has no effect.
    ALLOWED_CLIENTS_WITHOUT_EFFECT { code: "allowed-clients-without-effect", severity: Info, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let is_unix = pool.address.as_ref().is_some_and(|it| it.value.socket().is_some());
        let Some(written) = written::setting(world, pool, "listen.allowed_clients") else {
            continue;
        };
        if is_unix {
            acc.push(
                Diagnostic::new(
                    &ALLOWED_CLIENTS_WITHOUT_EFFECT,
                    "`listen.allowed_clients` has no effect on a unix socket",
                    written.at(written.entry.range),
                )
                .with_note("Who may connect is decided by the socket's owner, group, mode and ACL")
                .with_fixes(written::comment_out(&written, Applicability::Safe)),
            );
        }
    }
}
