//! nginx and PHP-FPM do not meet: another path, another transport, nobody behind the socket.

use evidence::{FileKind, Observation, Operation};
use facts::{Address, Connection, Relation, World, path};

use super::access_denied::errno;
use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    for (index, connection) in world.connections.iter().enumerate() {
        let mut found = Vec::new();
        mismatch(world, connection, &mut found);
        private_tmp(world, connection, &mut found);
        refused(world, connection, &mut found);
        missing(world, connection, &mut found);
        acc.extend(found.into_iter().map(|it| it.of(index)));
    }
    other_client(world, acc);
}

fn mismatch(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    let Some(pool) = connection.pool.and_then(|it| world.pools.get(it)) else { return };
    let Some(listen) = &pool.address else { return };
    let (client, server) = (&connection.address.value, &listen.value);
    let errno = errno(connection);
    match connection.relation {
        Relation::OtherPath => {
            let score = match errno {
                Some(2) => 93,
                None => 84,
                // Something is at that path: another pool, or the edited file is not in force.
                Some(13 | 111 | 11) => 62,
                Some(_) => 50,
            };
            acc.push(Candidate::new(
                Label::PathMismatch,
                score,
                format!("nginx connects to `{client}`, and the pool `{}` listens on `{server}`: two different paths.", pool.name),
            ));
        }
        Relation::OtherTransport => {
            let score = if errno == Some(13) { 64 } else { 91 };
            acc.push(Candidate::new(
                Label::TransportMismatch,
                score,
                format!("nginx connects to `{client}`, and the pool `{}` listens on `{server}`: one is a unix socket, the other TCP.", pool.name),
            ));
        }
        Relation::OtherEndpoint if !server.is_loopback() || client.is_loopback() => {
            acc.push(Candidate::new(
                Label::WrongEndpoint,
                74,
                format!(
                    "nginx connects to `{client}`, and the pool `{}` listens on `{server}`.",
                    pool.name
                ),
            ));
        }
        Relation::OtherEndpoint | Relation::Same | Relation::OneEnd => {}
    }
}

/// Each service with `PrivateTmp=` has its own `/tmp`.
fn private_tmp(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    let Some(socket) = connection.address.value.socket() else { return };
    let in_tmp = ["/tmp", "/var/tmp"].iter().any(|it| path::is_below(&socket, it));
    if !in_tmp || !matches!(errno(connection), None | Some(2)) {
        return;
    }
    let private = world.observations().any(|it| match it {
        Observation::Unit(setting) => {
            setting.key == "PrivateTmp"
                && matches!(setting.value.as_str(), "yes" | "true" | "1" | "on" | "disconnected")
        }
        Observation::Listing { directory, .. } => directory.contains("systemd-private-"),
        Observation::Inode(inode) => inode.path.contains("systemd-private-"),
        Observation::Present(path) => path.contains("systemd-private-"),
        _ => false,
    });
    let shown = connection.socket.kind.is_some()
        || world
            .observations()
            .any(|it| matches!(it, Observation::Present(it) if path::same(it, &socket)));
    let score = match (private, shown, errno(connection)) {
        (true, _, Some(2)) => 96,
        (true, _, None) => 72,
        (false, true, Some(2)) => 90,
        (false, false, Some(2)) if connection.relation == Relation::Same => 66,
        (false, false, Some(2)) => 48,
        _ => return,
    };
    acc.push(
        Candidate::new(
            Label::PrivateTmp,
            score,
            format!("`{socket}` lies in a temporary directory, and a service with `PrivateTmp=yes` has its own: what one service makes there the other does not see, although `ls` shows it."),
        )
        .settled_by("PrivateTmp of both services", "systemctl show nginx 'php*-fpm' -p Id,PrivateTmp"),
    );
}

fn refused(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    if !matches!(errno(connection), Some(111 | 61)) {
        return;
    }
    let stopped = is_stopped(world);
    match &connection.address.value {
        Address::Unix(socket) => match connection.socket.kind.as_ref().map(|it| it.value) {
            Some(FileKind::Regular | FileKind::Other | FileKind::Symlink) => acc.push(Candidate::new(
                Label::OtherConfigWins,
                70,
                format!("`{socket}` is no socket but a file of that name; PHP-FPM listens elsewhere."),
            )),
            Some(FileKind::Directory) => acc.push(Candidate::new(Label::FpmBadConfig, 70, format!("`{socket}` is a directory."))),
            kind @ (Some(FileKind::Socket) | None) => {
                let score = match (kind.is_some(), stopped) {
                    (true, true) => 95,
                    (false, true) => 84,
                    (true, false) => 78,
                    (false, false) => 64,
                };
                acc.push(
                    Candidate::new(
                        Label::StaleSocket,
                        score,
                        format!("The file `{socket}` is there and nobody listens behind it: PHP-FPM has gone without removing it."),
                    )
                    .settled_by("who listens", format!("ss -xlp | grep {socket}; pgrep -a php-fpm")),
                );
                acc.push(Candidate::new(Label::FpmNotRunning, 50, "PHP-FPM does not run."));
            }
        },
        Address::Tcp { port, .. } => {
            let ask = format!("ss -tlnp | grep ':{}'; pgrep -a php-fpm", port.unwrap_or(9000));
            if let Some(other) = other_listener(world, &connection.address.value) {
                acc.push(Candidate::new(
                    if other.starts_with('/') { Label::TransportMismatch } else { Label::WrongEndpoint },
                    86,
                    format!("Nobody listens at `{}`; PHP-FPM is shown to listen at `{other}`.", connection.address.value),
                ));
            }
            let is_dead = world.dead(&connection.address.value).is_some();
            let should_listen = is_dead && connection.relation == Relation::Same;
            let score = if stopped { 86 } else if should_listen { 80 } else { 54 };
            acc.push(Candidate::new(Label::FpmNotRunning, score, "Nobody listens at that address: PHP-FPM does not run, or listens elsewhere.").settled_by("who listens", ask));
            acc.push(Candidate::new(Label::WrongEndpoint, 47, "Or PHP-FPM listens on another address or port than nginx uses."));
        }
        Address::Variable(_) | Address::Invalid(_) => {}
    }
}

/// Where PHP-FPM is shown to listen, when that is not where nginx connects.
fn other_listener(world: &World, client: &Address) -> Option<String> {
    let mut listeners = world.observations().filter_map(|it| match it {
        Observation::Listener(it) => Some(it),
        _ => None,
    });
    let is_fpm = |it: &evidence::Listener| {
        it.process.as_deref().is_some_and(|it| it.starts_with("php"))
            && !client.reaches(&Address::of_listener(&it.address))
    };
    listeners.find(|it| is_fpm(it)).map(|it| it.address.clone())
}

/// Whether a command looked for PHP-FPM and found none.
fn is_stopped(world: &World) -> bool {
    world.observations().any(|it| matches!(it, Observation::NoProcess(name) if name.contains("fpm") || name.contains("php")))
}

/// 2: nothing is there.
fn missing(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    let Some(socket) = connection.address.value.socket() else { return };
    if errno(connection) != Some(2) && connection.socket.absent.is_none() {
        return;
    }
    let others = other_sockets(world, &socket);
    if let Some(other) = others.first() {
        acc.push(Candidate::new(
            Label::PathMismatch,
            85,
            format!("`{socket}` does not exist, and `{other}` is there: nginx uses another name than PHP-FPM."),
        ));
    }
    let known = connection.relation == Relation::OtherPath
        || connection.relation == Relation::OtherTransport;
    let base = if known { 20 } else { 40 };
    let running = if is_stopped(world) { 88 } else { base + 14 };
    acc.push(
        Candidate::new(
            Label::FpmNotRunning,
            running,
            format!("`{socket}` does not exist: PHP-FPM does not run, or this pool does not."),
        )
        .settled_by(
            "whether PHP-FPM runs and where it listens",
            "pgrep -a php-fpm; ss -xlp | grep php",
        ),
    );
    acc.push(
        Candidate::new(
            Label::PathMismatch,
            base + 10,
            format!("`{socket}` does not exist: the pool may listen at another path."),
        )
        .settled_by(
            "where the pools listen",
            "grep -rnE '^ *listen *=' /etc/php*/ /etc/php-fpm.d/",
        ),
    );
    // The directories of every machine are there at each boot.
    let is_always_there =
        path::parent(&socket).is_some_and(|it| ["/run", "/tmp", "/var/tmp"].contains(&it.as_str()));
    acc.push(Candidate::new(
        Label::BindDir,
        if is_always_there { base - 4 } else { base + 6 },
        "Or the directory is missing and PHP-FPM could not make the socket.",
    ));
    if connection.relation == Relation::OneEnd && connection.pool.is_none() {
        acc.push(Candidate::new(
            Label::TransportMismatch,
            base + 2,
            "Or the pool listens on TCP, and makes no socket at all.",
        ));
    }
}

/// Sockets in the same directory or of a similar name that are shown to be there.
fn other_sockets(world: &World, socket: &str) -> Vec<String> {
    let mut res = Vec::new();
    for observation in world.observations() {
        match observation {
            Observation::Inode(inode) if inode.kind == FileKind::Socket => {
                res.push(path::normalize(&inode.path));
            }
            Observation::Present(path) if path.ends_with(".sock") || path.ends_with(".socket") => {
                res.push(path::normalize(path));
            }
            Observation::Listing { directory, names } => {
                res.extend(
                    names
                        .iter()
                        .filter(|it| it.ends_with(".sock") || it.ends_with(".socket"))
                        .map(|it| path::normalize(&format!("{directory}/{it}"))),
                );
            }
            Observation::Listener(listener) if listener.address.starts_with('/') => {
                res.push(path::normalize(&listener.address));
            }
            _ => {}
        }
    }
    res.retain(|it| it != socket && !it.contains("systemd-private-") && looks_like_fpm(it));
    res
}

fn looks_like_fpm(socket: &str) -> bool {
    let name = path::name(socket);
    name.contains("php") || name.contains("fpm") || name.contains("www") || socket.contains("/php")
}

/// A client that reads the address in its own way.
fn other_client(world: &World, acc: &mut Vec<Candidate>) {
    for observation in world.observations() {
        let Observation::NginxError(error) = observation else { continue };
        let Operation::OtherClient { address } = &error.operation else { continue };
        if !address.starts_with('/') {
            acc.push(Candidate::new(
                Label::PathMismatch,
                86,
                format!("The client dials `{address}`, which is no absolute path: after `unix://` the first part is read as a host, so a third slash is missing. nginx is not involved."),
            ));
        }
    }
}
