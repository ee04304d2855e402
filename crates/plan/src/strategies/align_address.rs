//! Makes nginx use the address that the pool listens at.

use facts::{Address, World};
use text::{SourceChange, TextEdit};

use super::{lets_worker_in, paths, set, socket, wanted_mode, worker};
use crate::commands::{edit_file, reload_nginx, restart_fpm, verify};
use crate::{Draft, StrategyId, Target, Trouble};

pub(crate) fn drafts(world: &World, targets: &[Target]) -> Vec<Draft> {
    let mut change = SourceChange::default();
    let mut addresses = Vec::new();
    let mut changes_pool = false;
    for target in targets {
        let Some(pool) = world.pools.get(target.pool) else { return Vec::new() };
        if target.trouble != Trouble::Elsewhere {
            return Vec::new();
        }
        let Some(listen) = pool.address.as_ref() else { return Vec::new() };
        let wanted = match &listen.value {
            Address::Unix(path) => format!("unix:{path}"),
            Address::Tcp { host: None, port: Some(port) } => format!("127.0.0.1:{port}"),
            Address::Tcp { .. } => listen.value.to_string(),
            Address::Variable(_) | Address::Invalid(_) => return Vec::new(),
        };
        // The loopback of PHP-FPM's container is nginx's only where both are in it.
        let is_loopback = Address::of_nginx(&wanted).is_loopback();
        if is_loopback && world.containers.fpm.is_some() && world.containers.nginx.is_none() {
            return Vec::new();
        }
        for connection in target.connections.iter().filter_map(|it| world.connections.get(*it)) {
            if redirect(world, &mut change, connection, &wanted).is_none() {
                return Vec::new();
            }
        }
        if matches!(listen.value, Address::Unix(_))
            && !pool.has_acl()
            && (!lets_worker_in(world, pool) || pool.is_open_to_others())
        {
            let Some((user, group)) = worker(world) else { return Vec::new() };
            let mut edits = vec![("listen.group", group)];
            if pool.get("listen.owner").is_none() {
                edits.insert(0, ("listen.owner", user));
            }
            edits.extend(wanted_mode(pool).map(|it| ("listen.mode", it.to_owned())));
            for (key, value) in edits {
                if set(world, &mut change, pool, key, &value).is_none() {
                    return Vec::new();
                }
            }
            changes_pool = true;
        }
        addresses.push((wanted, socket(pool)));
    }
    let Some((first, _)) = addresses.first().cloned() else { return Vec::new() };
    let mut commands: Vec<_> = paths(world, &change).into_iter().flat_map(edit_file).collect();
    if changes_pool {
        commands.extend(restart_fpm(world));
    }
    commands.extend(reload_nginx("nginx takes the new address without dropping requests."));
    if let Some((user, _)) = worker(world) {
        commands.extend(
            addresses
                .into_iter()
                .filter_map(|(_, socket)| socket)
                .flat_map(|it| verify(&it, &user)),
        );
    }
    vec![Draft {
        id: StrategyId::Align,
        title: format!("Let nginx connect to `{first}`, where the pool listens"),
        reason: "The pool's address is the one that exists; nginx takes it with a reload."
            .to_owned(),
        change,
        commands,
        joins: Vec::new(),
        creates: Vec::new(),
        rank: 100,
    }]
}

/// Replaces the address where it is written: in `fastcgi_pass`, or in the upstream's `server`.
pub(crate) fn redirect(
    world: &World,
    change: &mut SourceChange,
    connection: &facts::Connection,
    wanted: &str,
) -> Option<()> {
    let pass = world.passes.get(connection.pass?)?;
    let place = connection.address.source.location()?;
    let file = world.file(place.file)?;
    let parse = file.nginx()?;
    let word = match &pass.upstream {
        Some(_) => place.range,
        None => {
            let (_, directive) =
                parse.all("fastcgi_pass").find(|(_, it)| it.range == pass.location.range)?;
            directive.args.first()?.range
        }
    };
    let wanted = if wanted.contains([' ', ';', '{', '}', '"', '\'', '\\', '$']) {
        return None;
    } else {
        wanted
    };
    change.add(place.file, TextEdit::replace(word, wanted)).ok()
}

#[cfg(test)]
mod tests {
    use facts::{File, InputKind, Options};
    use text::FileId;

    use super::*;

    const NGINX: &str =
        "user web;\nhttp { server { location / { fastcgi_pass unix:/run/a.sock; } } }\n";

    /// The only strategy sends nginx to the address, and lets in nobody but the worker.
    fn check(pool: &str, nginx: &str, written: &str, wanted: &str) {
        let file = |id, path: &str, text: &str, kind| {
            File::new(FileId(id), path.to_owned(), text.to_owned(), kind)
        };
        let world = World::new(
            vec![
                file(0, "pool.conf", pool, InputKind::Fpm),
                file(1, "nginx.conf", nginx, InputKind::Nginx),
            ],
            Options::default(),
        );
        let strategies = crate::strategies(&world);
        let [strategy] = strategies.as_slice() else { panic!("{strategies:?}") };
        let fixed = strategy.change.edits.get(&FileId(1)).map(|it| it.apply(nginx));
        assert_eq!(fixed, Some(nginx.replace(written, wanted)));
        assert_eq!(strategy.recheck.gains_access, ["web"]);
    }

    #[test]
    fn nginx_follows_a_pool_that_moved_to_tcp() {
        let pool = "[site]\nuser = pool1\nlisten = 127.0.0.1:9001\n";
        check(pool, NGINX, "unix:/run/a.sock", "127.0.0.1:9001");
    }

    /// The pool's own user could connect to the pool's socket before.
    #[test]
    fn accounts_that_the_pool_lets_in_already_gain_nothing() {
        let pool = "[site]\nuser = pool1\ngroup = pool1\nlisten = /run/b.sock\n\
                    listen.owner = web\nlisten.group = pool1\n";
        check(pool, NGINX, "/run/a.sock", "/run/b.sock");
        let nginx = NGINX.replace("unix:/run/a.sock", "127.0.0.1:9000");
        check(pool, &nginx, "127.0.0.1:9000", "unix:/run/b.sock");
    }
}
