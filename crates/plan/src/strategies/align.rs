//! Gives the socket to the worker: `listen.owner`, `listen.group`, `listen.mode`.

use access::Principal;
use facts::{Pool, World};
use text::SourceChange;

use super::{SAFE_MODE, paths, pools, set, socket, wanted_mode, worker};
use crate::commands::{edit_file, live, restart_fpm, verify};
use crate::{Draft, StrategyId, Target, Trouble};

pub(crate) fn drafts(world: &World, targets: &[Target]) -> Vec<Draft> {
    if targets.iter().any(|it| it.trouble == Trouble::Elsewhere) {
        return Vec::new();
    }
    let Some((user, group)) = worker(world) else { return Vec::new() };
    let rank = if pools(world, targets).iter().any(|it| it.has_acl()) { 60 } else { 100 };
    let group_wide = draft(world, targets, rank, |change, pool| {
        if !owner_is_kept(pool) {
            set(world, change, pool, "listen.owner", &user)?;
        }
        set_unless_same(world, change, pool, "listen.group", &group)?;
        wanted_mode(pool).map_or(Some(()), |mode| set(world, change, pool, "listen.mode", mode))
    });
    let worker_alone = draft(world, targets, rank - 30, |change, pool| {
        set_unless_same(world, change, pool, "listen.owner", &user)?;
        set(world, change, pool, "listen.mode", "0600")
    });
    let first = group_wide
        .map(|(change, rank)| finish(world, targets, change, rank, &user, &group, SAFE_MODE));
    let second = worker_alone
        .map(|(change, rank)| finish(world, targets, change, rank, &user, &group, 0o600));
    first.into_iter().chain(second).collect()
}

/// An owner that is set and not root's keeps what it has; the group lets the worker in.
fn owner_is_kept(pool: &Pool) -> bool {
    pool.get("listen.owner").is_some_and(|it| it.value != "root" && it.value != "0")
}

fn set_unless_same(
    world: &World,
    change: &mut SourceChange,
    pool: &Pool,
    key: &str,
    value: &str,
) -> Option<()> {
    if pool.get(key).is_some_and(|it| it.value == value) {
        return Some(());
    }
    set(world, change, pool, key, value)
}

/// One change over all pools; ACL keys, which would switch owner and group off, are emptied.
fn draft(
    world: &World,
    targets: &[Target],
    rank: u32,
    mut edit: impl FnMut(&mut SourceChange, &Pool) -> Option<()>,
) -> Option<(SourceChange, u32)> {
    let mut change = SourceChange::default();
    for pool in pools(world, targets) {
        for key in ["listen.acl_users", "listen.acl_groups"] {
            if pool.get(key).is_some() {
                set(world, &mut change, pool, key, "")?;
            }
        }
        edit(&mut change, pool)?;
    }
    Some((change, rank))
}

fn finish(
    world: &World,
    targets: &[Target],
    change: SourceChange,
    rank: u32,
    user: &str,
    group: &str,
    mode: u16,
) -> Draft {
    let mut commands: Vec<_> = paths(world, &change).into_iter().flat_map(edit_file).collect();
    commands.extend(restart_fpm(world).into_iter().take(1));
    for pool in pools(world, targets) {
        if let Some(path) = socket(pool)
            && !pool.has_acl()
        {
            let owner = pool
                .principal("listen.owner")
                .filter(|_| owner_is_kept(pool) && mode == SAFE_MODE)
                .map(|it| it.value);
            commands.push(live(
                &path,
                &owner.unwrap_or_else(|| Principal::named(user)).label(),
                group,
                mode,
            ));
        }
    }
    commands.extend(restart_fpm(world).into_iter().skip(1));
    commands.extend(
        pools(world, targets).into_iter().filter_map(socket).flat_map(|it| verify(&it, user)),
    );
    Draft {
        id: StrategyId::Align,
        title: if mode == SAFE_MODE {
            format!("Give the socket to nginx's group `{group}`, mode 0660")
        } else {
            format!("Give the socket to `{user}` alone, mode 0600")
        },
        reason: "The smallest change: PHP-FPM's master runs as root and gives the socket away; no account needs a new group.".to_owned(),
        change,
        commands,
        joins: Vec::new(),
        creates: Vec::new(),
        rank,
    }
}
