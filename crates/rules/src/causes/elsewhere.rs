//! What was pasted is not what is in force.

use evidence::{Observation, Process, Remark, Role};
use facts::{Address, Pool, World, path};

use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    overridden_listen(world, acc);
    overridden_by_image(world, acc);
    other_main_file(world, acc);
    after_upgrade(world, acc);
}

/// A later file sets `listen` of the same pool again, and nginx uses the earlier value.
fn overridden_listen(world: &World, acc: &mut Vec<Candidate>) {
    for pool in &world.pools {
        let Some(listen) = pool.settings.get("listen") else { continue };
        for (input, range) in &listen.overridden {
            let Some(file) = pool.inputs.get(*input).and_then(|it| world.file(*it)) else {
                continue;
            };
            let earlier = Address::of_fpm(range.of(&file.text).trim_matches(['"', '\'']));
            let Some(winner) = &pool.address else { continue };
            if earlier == winner.value {
                continue;
            }
            let wanted = world.connections.iter().position(|it| it.address.value.reaches(&earlier));
            let score = if wanted.is_some() { 94 } else { 58 };
            let mut candidate = Candidate::new(
                Label::OtherConfigWins,
                score,
                format!(
                    "`[{}]` is set twice, and the last one wins: `listen = {}` takes the place of `listen = {}`. Files of a pool directory are read in alphabetical order.",
                    pool.name,
                    listen.value,
                    range.of(&file.text)
                ),
            );
            candidate.connection = wanted;
            acc.push(candidate);
            return;
        }
    }
}

/// The official PHP image reads its own file last, which makes the pool listen on TCP.
fn overridden_by_image(world: &World, acc: &mut Vec<Candidate>) {
    for (index, connection) in world.connections.iter().enumerate() {
        let Some(pool) = connection.pool.and_then(|it| world.pools.get(it)) else { continue };
        let Some(listen) = pool.address.as_ref().filter(|it| it.value.socket().is_some()) else {
            continue;
        };
        let errno = connection.errno.as_ref().map(|it| it.value);
        let is_missing = errno == Some(2) || connection.socket.absent.is_some();
        // A socket that is there, or refuses, was made by the pool as it is shown.
        let is_there = connection.socket.observed.is_some() || matches!(errno, Some(13 | 11));
        if is_there || !world.containers.image_wins(world, pool) {
            continue;
        }
        let mut candidate = Candidate::new(
            Label::OtherConfigWins,
            if is_missing { 86 } else { 64 },
            format!(
                "The official PHP image has a pool file of its own, `zz-docker.conf`, which is read after this one and sets `listen = 9000`: `listen = {}` has no effect, and no socket is made.",
                listen.value
            ),
        );
        if let Some(command) = world.containers.in_fpm("php-fpm -tt 2>&1 | grep 'listen ='") {
            candidate = candidate.settled_by("which `listen` is in force", command);
        }
        acc.push(candidate.of(index));
        return;
    }
}

/// The running master's title names another file than the one that was edited.
fn other_main_file(world: &World, acc: &mut Vec<Candidate>) {
    let running = world.observations().find_map(|it| match it {
        Observation::Process(Process {
            role: Role::FpmMaster { config: Some(config) }, ..
        }) => Some(config.clone()),
        _ => None,
    });
    let Some(running) = running else { return };
    let directory = path::parent(&running).unwrap_or_default();
    let belongs = |it: &str| path::same(it, &running) || path::is_below(it, &directory);
    let foreign = world.pools.iter().find_map(|pool| {
        let file = pool_file(world, pool)?;
        (file.starts_with('/') && !belongs(&file)).then_some(file)
    });
    let foreign = foreign.or_else(|| {
        world
            .files
            .iter()
            .filter_map(|it| it.fpm())
            .flat_map(|it| &it.files)
            .map(|it| it.path.clone())
            .find(|it| it.starts_with('/') && !belongs(it))
    });
    if let Some(foreign) = foreign {
        acc.push(Candidate::new(
            Label::OtherConfigWins,
            93,
            format!(
                "PHP-FPM's master runs with `{running}`; the settings in `{foreign}` are not read."
            ),
        ));
    }
}

/// The path that the pool's `listen` was pasted under.
fn pool_file(world: &World, pool: &Pool) -> Option<String> {
    let location = pool.location(pool.settings.get("listen")?)?;
    let file = world.file(location.file)?;
    let pasted = file.fpm()?.files.iter().find(|it| it.range.covers(location.range));
    Some(pasted.map_or_else(|| file.path.clone(), |it| it.path.clone()))
}

fn after_upgrade(world: &World, acc: &mut Vec<Candidate>) {
    let upgraded =
        world.observations().any(|it| matches!(it, Observation::Remark(Remark::AfterUpgrade)));
    if upgraded && world.pools.is_empty() {
        acc.push(
            Candidate::new(
                Label::OtherConfigWins,
                46,
                "After an upgrade nginx may still use the address of the PHP version that was removed, or a leftover pool may hold it.",
            )
            .settled_by("which PHP-FPM runs with which file", "ps -eo user,pid,args | grep '[p]hp-fpm'; ss -xltnp | grep php"),
        );
    }
}
