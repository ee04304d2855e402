//! The nginx worker may not connect to the pool's socket.

use access::{NodeKind, Verdict, decide};
use facts::{Connection, World};

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks that the nginx worker may connect to the socket that the pool makes: write
    /// permission on the socket, search permission on every directory of its path.
    ///
    /// ## Why it matters
    /// nginx answers 502 to each request of the pool and logs
    /// `connect() to unix:… failed (13: Permission denied)`.
    ///
    /// ## How it decides
    /// As the kernel does: the first class that matches (owner, then named ACL entries, then
    /// group, then other) decides alone. Read and execute bits of the socket do not matter.
    ///
    /// ## What to do
    /// Choose a strategy: give the socket to the worker's group, or add an ACL entry for it.
    /// A mode of 0666 would let every local user run code as the pool's user.
    SOCKET_ACCESS_DENIED { code: "socket-access-denied", severity: High, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for connection in &world.connections {
        let Some(configured) = &connection.configured else { continue };
        if configured.verdict != Verdict::Denied || world.worker.user.is_none() {
            continue;
        }
        let Some(pool) = connection.pool.and_then(|it| world.pools.get(it)) else { continue };
        let location =
            pool.address.as_ref().and_then(|it| it.source.location()).unwrap_or(pool.header);
        acc.push(
            Diagnostic::new(&SOCKET_ACCESS_DENIED, message(world, connection), location)
                .with_note(NOTE),
        );
    }
}

const NOTE: &str = "nginx answers 502 to each request of this pool";

fn message(world: &World, connection: &Connection) -> String {
    let who = world.worker.user.as_ref().map_or_else(String::new, |it| it.value.label());
    let directory = connection.nodes.iter().find(|it| {
        it.node.kind == NodeKind::Directory
            && decide(&world.worker.subject(), &it.node).verdict == Verdict::Denied
    });
    match directory {
        Some(directory) => format!(
            "`{who}` may not search the directory `{}` on the way to the socket",
            directory.path
        ),
        None => {
            let socket =
                connection.socket.configured.as_ref().map(|it| crate::causes::describe(&it.node));
            format!(
                "`{who}` may not connect to the socket, which is made `{}`",
                socket.unwrap_or_default()
            )
        }
    }
}
