//! What fits when the inputs decide nothing, and what is no matter of the socket.

use evidence::{Observation, Operation};
use facts::{ConnectionVerdict, Source, World};

use super::access_denied::{errno, is_denied};
use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    if acc.iter().all(|it| it.score < super::LIKELY) {
        denied_without_reason(world, acc);
    }
    refused_somewhere(world, acc);
    not_the_socket(world, acc);
}

/// 13, and neither settings nor a listing say why.
fn denied_without_reason(world: &World, acc: &mut Vec<Candidate>) {
    let Some((index, connection)) =
        world.connections.iter().enumerate().find(|(_, it)| is_denied(it))
    else {
        return;
    };
    let Some(socket) = connection.address.value.socket() else { return };
    let file_too = world.observations().any(|it| matches!(it, Observation::NginxError(it) if matches!(it.operation, Operation::File(_)) && it.errno == Some(13)));
    let has_pool = connection.pool.is_some();
    let known = world
        .worker
        .user
        .as_ref()
        .is_some_and(|it| matches!(it.source, Source::Observed(_) | Source::Stated));
    let list = format!("ls -l {socket}");
    if world.containers.are_apart() {
        return between_containers(world, index, &socket, acc);
    }
    let owner = if has_pool {
        25
    } else if file_too {
        41
    } else {
        48
    };
    acc.push(
        Candidate::new(Label::OwnerUnset, owner, "Most often the pool sets no `listen.owner` and `listen.group`, and the socket is root's.")
            .of(index)
            .settled_by("who owns the socket", list),
    );
    acc.push(
        Candidate::new(
            Label::OwnerMismatch,
            if has_pool { 25 } else { 44 },
            "The socket belongs to an owner and a group that nginx's worker is not in.",
        )
        .of(index),
    );
    if !known {
        acc.push(
            Candidate::new(
                Label::NginxUser,
                if file_too { 46 } else { 40 },
                "nginx's workers may run as another user than everybody assumes.",
            )
            .of(index)
            .settled_by(
                "who the workers are",
                "ps -eo user:32,group:32,pid,args | grep '[n]ginx: worker'",
            ),
        );
    }
    acc.push(
        Candidate::new(
            Label::DirTraverse,
            if file_too { 50 } else { 30 },
            "A directory on the way lacks search permission (`x`) for the worker; the log never says which part of the path said no.",
        )
        .of(index)
        .settled_by("each directory's permissions", format!("namei -l {socket}")),
    );
}

/// 13 between two containers of which the numbers are not known.
fn between_containers(world: &World, index: usize, socket: &str, acc: &mut Vec<Candidate>) {
    let containers = &world.containers;
    let mut uid = Candidate::new(
        Label::ContainerUid,
        52,
        "The kernel compares numbers, and the two images may give the same names different ones.",
    );
    if let Some(list) = containers.in_fpm(&format!("ls -ln {socket}")) {
        uid = uid.settled_by("the numbers of the socket", list);
    }
    if let Some(id) = containers.in_nginx("id nginx") {
        uid = uid.settled_by("the numbers of nginx's worker", id);
    }
    acc.push(uid.of(index));
    let connection = world.connections.get(index);
    let pool = connection.and_then(|it| it.pool).and_then(|it| world.pools.get(it));
    if pool.is_none_or(|it| it.get("listen.owner").is_none() && it.get("listen.group").is_none()) {
        let text = "If the pool sets no `listen.owner` and `listen.group`, the socket is root's.";
        acc.push(Candidate::new(Label::OwnerUnset, 44, text).of(index));
    }
    let text = "Or the shared directory lacks search permission (`x`) for the worker's number.";
    acc.push(Candidate::new(Label::DirTraverse, 30, text).of(index));
}

/// A refused connection whose line names no address.
fn refused_somewhere(world: &World, acc: &mut Vec<Candidate>) {
    let unnamed = world.observations().any(|it| {
        matches!(it, Observation::NginxError(it) if it.operation == Operation::Connect
            && matches!(it.errno, Some(111 | 61)) && it.path.is_none() && it.upstream.is_none())
    });
    if unnamed && world.connections.iter().all(|it| errno(it).is_none()) {
        acc.push(
            Candidate::new(
                Label::FpmNotRunning,
                54,
                "A connection was refused, by a PHP-FPM that does not run or was just restarting.",
            )
            .settled_by(
                "what PHP-FPM did then",
                "journalctl -u 'php*-fpm*' -u php-fpm -n 50 --no-pager -o cat",
            ),
        );
        acc.push(Candidate::new(Label::BacklogFull, 34, "Or all PHP workers were busy."));
    }
}

/// Failures that leave the socket alone.
fn not_the_socket(world: &World, acc: &mut Vec<Candidate>) {
    let errors: Vec<_> = world
        .observations()
        .filter_map(|it| if let Observation::NginxError(it) = it { Some(it) } else { None })
        .collect();
    let failed = world.connections.iter().any(|it| errno(it).is_some())
        || errors
            .iter()
            .any(|it| matches!(it.operation, Operation::Connect | Operation::OtherClient { .. }));
    let broken = world
        .connections
        .iter()
        .any(|it| !matches!(it.verdict, ConnectionVerdict::Allowed | ConnectionVerdict::Unknown));
    let explained = acc.iter().any(|it| super::LIKELY <= it.score);
    let score = match (failed || explained, broken) {
        (true, _) => 40,
        (false, true) => 30,
        (false, false) => 82,
    };
    for error in errors {
        let text = match &error.operation {
            Operation::File(call) if error.errno == Some(13) => format!(
                "nginx may not `{call}` the file `{}`; that is the file's permissions, not the socket's. Leave `listen.*` as it is.",
                error.path.as_deref().unwrap_or("?")
            ),
            Operation::Receive => "The connection was accepted and broken off later: a PHP worker ended while it served the request. The socket's permissions are fine; look at PHP-FPM's log.".to_owned(),
            Operation::TimedOut => "The connection was accepted and PHP took longer than nginx waits. The socket's permissions are fine.".to_owned(),
            Operation::Connect
            | Operation::File(_)
            | Operation::Bind
            | Operation::PrimaryScriptUnknown
            | Operation::UnableToOpenScript { .. }
            | Operation::ExtensionDenied
            | Operation::PhpMessage(_)
            | Operation::Upstream(_)
            | Operation::OtherClient { .. } => continue,
        };
        acc.push(Candidate::new(Label::NotASocketProblem, score, text));
        return;
    }
}
