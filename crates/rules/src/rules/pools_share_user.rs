//! Two sites' pools run as one user.

use std::collections::{BTreeMap, BTreeSet};

use access::Principal;
use facts::{Pool, World};

use crate::rule::declare_rule;
use crate::{Diagnostic, Severity};

declare_rule! {
    /// ## What it does
    /// Checks for pools with the same `user`. Pools that serve the same `server_name` belong
    /// together; where the inputs do not show which sites they serve, the severity is low.
    ///
    /// ## Why it matters
    /// Pools of one user are no border: code of one site reads and writes the other's files,
    /// sessions and passwords, connects to its socket, and may send signals to its processes.
    ///
    /// ## What to do
    /// Give each site its own user; nginx's user alone gets into each socket.
    POOLS_SHARE_USER { code: "pools-share-user", severity: Medium, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<Principal, (usize, &Pool)> = BTreeMap::new();
    for (index, pool) in world.pools.iter().enumerate() {
        let Some(user) = pool.principal("user").filter(|it| !it.value.is_root()) else { continue };
        let Some(location) = user.source.location() else { continue };
        // A name and a number may be one account, which nothing here says.
        let Some((other, pool_before)) = first.get(&user.value).copied() else {
            first.insert(user.value, (index, pool));
            continue;
        };
        let (here, there) = (sites(world, index), sites(world, other));
        let severity = match (here.is_disjoint(&there), here.is_empty() || there.is_empty()) {
            (false, _) => continue,
            (true, true) => Severity::Low,
            (true, false) => Severity::Medium,
        };
        acc.push(
            Diagnostic::new(
                &POOLS_SHARE_USER,
                format!(
                    "The pools `{}` and `{}` both run as `{}`",
                    pool_before.name,
                    pool.name,
                    user.value.label()
                ),
                location,
            )
            .with_severity(severity)
            .with_note("Code of one site reads the other's files and connects to its socket"),
        );
    }
}

/// The names of the servers that pass to the pool.
fn sites(world: &World, pool: usize) -> BTreeSet<&str> {
    let connections = world.connections.iter().filter(|it| it.pool == Some(pool));
    let passes = connections.filter_map(|it| world.passes.get(it.pass?));
    passes.flat_map(|it| it.servers.iter().map(String::as_str)).collect()
}
