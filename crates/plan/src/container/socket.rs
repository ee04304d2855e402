//! A socket in a directory that both containers mount, made for the worker's numbers.

use facts::{Address, InputKind, World, path};
use text::SourceChange;

use super::{Change, Ends};
use crate::Addition;
use crate::compose::Compose;
use crate::strategies::{redirect, set};

/// The image's own file sets `listen = 9000`, and files are read in alphabetical order.
const OVERRIDE: &str = "zzz-socket.conf";
const POOL_DIRECTORY: &str = "/usr/local/etc/php-fpm.d";
const SHARED: &str = "/run/php-fpm";
const VOLUME: &str = "fpm-sock";
const REASON: &str = "The kernel compares numbers, and the images give the same name different ones; a number is also accepted where the name does not exist.";

/// For the worker's user and group, 0660.
pub(super) fn draft(world: &World, ends: &Ends<'_>) -> Option<Change> {
    let numbers = &ends.worker.as_ref()?.value;
    let group = numbers.groups.first()?;
    build(world, ends, numbers.user, Some(*group))
}

/// For the worker's user alone, 0600: where its group has another meaning in the other container.
pub(super) fn draft_alone(world: &World, ends: &Ends<'_>) -> Option<Change> {
    build(world, ends, ends.worker.as_ref()?.value.user, None)
}

fn build(world: &World, ends: &Ends<'_>, user: u32, group: Option<u32>) -> Option<Change> {
    if !ends.fpm.is_root() || user == 0 {
        return None;
    }
    let mut change = Change::default();
    let socket = place(world, ends, &mut change)?;
    let mode = if group.is_some() { "0660" } else { "0600" };
    let mut settings = vec![("listen.owner", user.to_string())];
    settings.extend(group.map(|it| ("listen.group", it.to_string())));
    settings.push(("listen.mode", mode.to_owned()));
    if needs_override(world, ends) {
        write_override(world, ends, &mut change, &socket, &settings)?;
    } else {
        let pool = ends.pool?;
        for key in ["listen.acl_users", "listen.acl_groups"] {
            if pool.get(key).is_some() {
                set(world, &mut change.edits, pool, key, "")?;
            }
        }
        if pool.address.as_ref()?.value != Address::Unix(socket.clone()) {
            set(world, &mut change.edits, pool, "listen", &socket)?;
        }
        for (key, value) in settings {
            if pool.get(key).is_none_or(|it| it.value != value) {
                set(world, &mut change.edits, pool, key, &value)?;
            }
        }
    }
    for connection in ends.connections.iter().filter(|it| it.pass.is_some()) {
        if connection.address.value.socket() != Some(path::normalize(&socket)) {
            redirect(world, &mut change.edits, connection, &format!("unix:{socket}"))?;
        }
    }
    change.title = match group {
        Some(group) => {
            format!("Give the socket to the numbers {user}:{group} of nginx's worker, mode 0660")
        }
        None => format!("Give the socket to the number {user} of nginx's worker alone, mode 0600"),
    };
    REASON.clone_into(&mut change.reason);
    change.address = socket;
    Some(change)
}

/// The socket's path, in a directory that both mount; the compose file is edited where they do not.
fn place(world: &World, ends: &Ends<'_>, change: &mut Change) -> Option<String> {
    let listen = ends.pool.and_then(|it| it.address.as_ref()).map(|it| &it.value);
    let unix = |it: &Address| match it {
        Address::Unix(path) => Some(path.clone()),
        Address::Tcp { .. } | Address::Variable(_) | Address::Invalid(_) => None,
    };
    let client = ends.connections.iter().find_map(|it| unix(&it.address.value));
    let wanted = listen.and_then(unix).or(client);
    let (fpm, nginx) = (ends.fpm.service.as_ref(), ends.nginx.service.as_ref());
    let (Some(fpm), Some(nginx)) = (fpm, nginx) else {
        change.assumes_directory = true;
        return wanted;
    };
    let shared: Vec<(&String, &String)> = fpm
        .volumes
        .iter()
        .filter(|it| nginx.volumes.contains(it))
        .map(|(source, target)| (source, target))
        .collect();
    let covers = |target: &str, socket: &str| path::is_below(socket, target);
    let is_run = |it: &str| path::normalize(it) == "/run";
    if let Some(socket) = &wanted
        && let Some((_, target)) = shared.iter().find(|(_, target)| covers(target, socket))
        && !is_run(target)
    {
        change.assumes_directory = true;
        return Some(socket.clone());
    }
    let id = world.containers.compose?;
    let file = world.file(id).filter(|it| it.kind == InputKind::Compose)?;
    let compose = Compose::new(&file.text);
    let add = |change: &mut SourceChange, edit| change.add(id, edit).ok();
    // A volume over all of /run hides the directories that the images have there.
    if let Some((source, target)) = shared.iter().find(|(_, target)| is_run(target)) {
        for service in [&fpm.name, &nginx.name] {
            add(&mut change.edits, compose.retarget(service, source, target, SHARED)?)?;
        }
        change.assumes_directory = true;
        return Some(format!("{SHARED}/{}.sock", pool_name(ends)));
    }
    let directory = wanted.as_deref().and_then(path::parent).filter(|it| !is_run(it) && it != "/");
    let directory = directory.unwrap_or_else(|| SHARED.to_owned());
    for service in [&fpm.name, &nginx.name] {
        let read_only = if *service == nginx.name { ":ro" } else { "" };
        add(
            &mut change.edits,
            compose.mount(service, &format!("{VOLUME}:{directory}{read_only}"))?,
        )?;
    }
    add(&mut change.edits, compose.declare(VOLUME)?)?;
    change.assumes_directory = true;
    let name = wanted
        .as_deref()
        .map_or_else(|| format!("{}.sock", pool_name(ends)), |it| path::name(it).to_owned());
    Some(format!("{directory}/{name}"))
}

fn pool_name<'a>(ends: &'a Ends<'_>) -> &'a str {
    ends.pool.map_or("www", |it| it.name.as_str())
}

/// Whether the image's last file would win over the pool's.
fn needs_override(world: &World, ends: &Ends<'_>) -> bool {
    // A socket that is seen, or that refuses, was made by the pool as it is shown.
    let refuses = |it: &facts::Connection| it.errno.as_ref().is_some_and(|it| it.value != 2);
    let shown = ends.connections.iter().any(|it| it.socket.observed.is_some() || refuses(it));
    match ends.pool {
        Some(pool) if pool.address.is_some() => !shown && world.containers.image_wins(world, pool),
        Some(_) | None => ends.fpm.is_official_php() && !shown,
    }
}

fn write_override(
    world: &World,
    ends: &Ends<'_>,
    change: &mut Change,
    socket: &str,
    settings: &[(&str, String)],
) -> Option<()> {
    let id = world.containers.compose?;
    let file = world.file(id)?;
    let service = &ends.fpm.service.as_ref()?.name;
    let mount = format!("./{OVERRIDE}:{POOL_DIRECTORY}/{OVERRIDE}:ro");
    change.edits.add(id, Compose::new(&file.text).mount(service, &mount)?).ok()?;
    let mut text = format!("[{}]\nlisten = {socket}\n", pool_name(ends));
    let acl = ends.pool.is_some_and(facts::Pool::has_acl);
    if acl {
        text.push_str("listen.acl_users =\nlisten.acl_groups =\n");
    }
    text.extend(settings.iter().map(|(key, value)| format!("{key} = {value}\n")));
    let directory = file.path.rsplit_once('/').map_or(String::new(), |(it, _)| format!("{it}/"));
    change.additions.push(Addition { path: format!("{directory}{OVERRIDE}"), text });
    Some(())
}
