//! The pool's port is open to the network.

use facts::{Address, World};
use text::TextEdit;

use crate::container::is_container;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks for a `listen` on a port of every address without `listen.allowed_clients`. Between
    /// containers, whose network is their own, it is usual and not reported.
    ///
    /// ## Why it matters
    /// FastCGI has no password. Who reaches the port names any file in `SCRIPT_FILENAME` and any PHP
    /// setting in `PHP_VALUE`, and runs code as the pool's user: what a world-writable socket is
    /// to local users, this is to the network.
    ///
    /// ## What to do
    /// Listen on a unix socket or on 127.0.0.1; for another machine, list it in
    /// `listen.allowed_clients`.
    ///
    /// ## Fix safety
    /// Unsafe: clients on other machines are refused afterwards.
    LISTEN_ALL_ADDRESSES { code: "listen-all-addresses", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    if is_container(world) {
        return;
    }
    for pool in &world.pools {
        let Some(listen) = &pool.address else { continue };
        let (Address::Tcp { host, port: Some(port) }, Some(location)) =
            (&listen.value, listen.source.location())
        else {
            continue;
        };
        let is_any = matches!(host.as_deref(), None | Some("" | "0.0.0.0" | "::" | "*"));
        if !is_any || pool.get("listen.allowed_clients").is_some() {
            continue;
        }
        let fix = written::setting(world, pool, "listen").map(|it| {
            let wanted = format!("127.0.0.1:{port}");
            let edit = TextEdit::replace(it.entry.raw, wanted.clone());
            Fix::new(format!("Set `listen = {wanted}`"), Applicability::Unsafe, it.file.id, edit)
        });
        acc.push(
            Diagnostic::new(
                &LISTEN_ALL_ADDRESSES,
                format!("Port {port} of every address is open, and no client is excluded"),
                location,
            )
            .with_note("Whoever reaches the port runs code as the pool's user")
            .with_fixes(fix),
        );
    }
}
