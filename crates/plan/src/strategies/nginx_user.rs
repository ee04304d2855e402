//! Gives nginx's workers the user that the socket is made for.

use facts::World;
use text::{SourceChange, TextEdit};

use super::{paths, pools, socket};
use crate::commands::{edit_file, reload_nginx, verify};
use crate::{Draft, StrategyId, Target, Trouble};

/// Only where nginx.conf names no user and the pool's socket has an owner that is not root: the
/// build's default, often `nobody`, is an account that other services share.
pub(crate) fn drafts(world: &World, targets: &[Target]) -> Vec<Draft> {
    let Some(place) = world.worker.directive_missing else { return Vec::new() };
    if world.worker.configured.is_some() || targets.iter().any(|it| it.trouble != Trouble::Closed) {
        return Vec::new();
    }
    let pools = pools(world, targets);
    let Some(user) =
        pools.first().and_then(|it| it.get("listen.owner")).map(|it| it.value.to_owned())
    else {
        return Vec::new();
    };
    let Some(file) = world.file(place.file) else { return Vec::new() };
    let Some(first) = file.nginx().and_then(|it| it.directive(*it.roots.first()?)) else {
        return Vec::new();
    };
    // `user` takes names, not numbers.
    if user == "root" || user.chars().all(|it| it.is_ascii_digit()) {
        return Vec::new();
    }
    let newline = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut change = SourceChange::default();
    if change
        .add(place.file, TextEdit::insert(first.range.start, format!("user {user};{newline}")))
        .is_err()
    {
        return Vec::new();
    }
    let mut commands: Vec<_> = paths(world, &change).into_iter().flat_map(edit_file).collect();
    commands.extend(reload_nginx("New workers run as the new user."));
    commands.extend(pools.into_iter().filter_map(socket).flat_map(|it| verify(&it, &user)));
    vec![Draft {
        id: StrategyId::Align,
        title: format!("Let nginx's workers run as `{user}`, for whom the socket is made"),
        reason: "nginx.conf names no user, so the workers got the build's default; the pool is right as it is.".to_owned(),
        change,
        commands,
        joins: Vec::new(),
        creates: Vec::new(),
        rank: 110,
    }]
}
