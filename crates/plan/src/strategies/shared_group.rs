//! Lets the worker join the socket's group.

use access::Principal;
use facts::World;
use text::SourceChange;

use super::{paths, pools, set, socket, wanted_mode, worker};
use crate::commands::{Command, Stage, edit_file, quote, reload_nginx, restart_fpm, verify};
use crate::{Draft, StrategyId, Target, Trouble};

pub(crate) fn drafts(world: &World, targets: &[Target]) -> Vec<Draft> {
    if targets.iter().any(|it| it.trouble == Trouble::Elsewhere) {
        return Vec::new();
    }
    let Some((user, worker_group)) = worker(world) else { return Vec::new() };
    let targets = pools(world, targets);
    let mut change = SourceChange::default();
    let mut joins = Vec::new();
    let mut creates = Vec::new();
    let mut commands = Vec::new();
    for pool in &targets {
        if pool.has_acl() {
            return Vec::new();
        }
        let name = format!("fpm-{}", group_name(&pool.name));
        if name == worker_group || set(world, &mut change, pool, "listen.group", &name).is_none() {
            return Vec::new();
        }
        if let Some(mode) = wanted_mode(pool)
            && set(world, &mut change, pool, "listen.mode", mode).is_none()
        {
            return Vec::new();
        }
        let group = Principal::named(&name);
        if !creates.contains(&group) {
            commands.extend(make_group(&name, &user));
            creates.push(group.clone());
            joins.push(group);
        }
    }
    commands.splice(0..0, paths(world, &change).into_iter().flat_map(edit_file));
    commands.extend(restart_fpm(world));
    commands.extend(reload_nginx("New workers take the new group; the running ones never do. A restart is needed where nginx's master does not run as root."));
    commands.extend(targets.iter().filter_map(|it| socket(it)).flat_map(|it| verify(&it, &user)));
    vec![Draft {
        id: StrategyId::SharedGroup,
        title: "Make a group for the socket alone, with nginx's worker in it".to_owned(),
        reason: "Prefer it where several servers or accounts need the socket, or where nginx's own group has members that must not.".to_owned(),
        change,
        commands,
        joins,
        creates,
        rank: 50,
    }]
}

/// What groupadd(8) accepts.
fn group_name(pool: &str) -> String {
    let plain: String = pool
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it.to_ascii_lowercase() } else { '-' })
        .collect();
    plain.chars().take(24).collect::<String>().trim_matches('-').to_owned()
}

fn make_group(group: &str, user: &str) -> [Command; 2] {
    let (name, user) = (quote(group), quote(user));
    [
        Command {
            stage: Stage::Edit,
            run: format!("groupadd --system {name}"),
            why: "A group that nobody else is in.".to_owned(),
            undo: format!("groupdel {name}"),
        },
        Command {
            stage: Stage::Edit,
            run: format!("usermod -aG {name} {user}"),
            why: "The account that connects joins it; PHP's user need not.".to_owned(),
            undo: format!("gpasswd -d {user} {name}"),
        },
    ]
}
