//! The corrected texts, read and decided again by numbers.

use access::{Decision, NodeKind, Principal, Subject, Verdict, decide_path};
use evidence::{Observation, Service};
use facts::{Address, Connection, Fact, File, InputKind, PathNode, Source, World};
use text::FileId;

use super::{Change, Ends, ends, runbook, worker_subject};
use crate::{Assumption, Recheck, Strategy, StrategyId};

/// `None` where the change does not let the worker in, or lets anybody else in.
pub(super) fn prove(world: &World, before: &Ends<'_>, change: Change) -> Option<Strategy> {
    let corrected = corrected(world, &change);
    let after = ends(&corrected)?;
    let recheck = match &after.connections.first()?.address.value {
        Address::Unix(_) => by_socket(world, &corrected, &after, &change)?,
        Address::Tcp { .. } => by_network(&corrected, before, &after)?,
        Address::Variable(_) | Address::Invalid(_) => return None,
    };
    Some(Strategy {
        id: StrategyId::Container,
        title: change.title.clone(),
        reason: change.reason.clone(),
        recommended: true,
        assumes: assumptions(world, before, &change),
        commands: runbook::commands(world, before, &change),
        change: change.edits,
        additions: change.additions,
        recheck,
    })
}

fn corrected(world: &World, change: &Change) -> World {
    let mut files: Vec<File> = world
        .files
        .iter()
        .map(|file| {
            let edit = change.edits.edits.get(&file.id);
            let text = edit.map_or_else(|| file.text.clone(), |it| it.apply(&file.text));
            let mut res = File::new(file.id, file.path.clone(), text, file.kind);
            crate::recheck::forget_past(world, &mut res, &change.edits);
            res
        })
        .collect();
    for addition in &change.additions {
        let id = FileId(u32::try_from(files.len()).unwrap_or(u32::MAX));
        files.push(File::new(id, addition.path.clone(), addition.text.clone(), InputKind::Fpm));
    }
    World::new(files, world.options.clone())
}

fn by_socket(before: &World, world: &World, ends: &Ends<'_>, change: &Change) -> Option<Recheck> {
    let pool = ends.pool?;
    let listens = &pool.address.as_ref()?.value;
    if *listens != Address::Unix(change.address.clone())
        || !ends.connections.iter().all(|it| it.address.value.reaches(listens))
        || !is_shared(ends, &change.address)
    {
        return None;
    }
    let connection = ends.connections.first()?;
    let nodes = nodes(connection, change.assumes_directory)?;
    let path: Vec<access::Node> = nodes.iter().map(|it| it.node.clone()).collect();
    let socket = std::slice::from_ref(path.last()?);
    let worker = worker_subject(ends)?;
    let decision = decide_path(&worker, &path);
    if decision.verdict != Verdict::Allowed
        || decide_path(&Subject::stranger(), socket).verdict != Verdict::Denied
    {
        return None;
    }
    // Whoever has one of the numbers in either container is let in with the worker.
    let others = before
        .accounts
        .users()
        .filter(|it| !it.user.is_root() && it.user.id != worker.user.as_ref().and_then(|it| it.id));
    for account in others {
        let groups = account.groups.iter().chain(&account.group).map(numbered).collect();
        let subject = Subject::new(numbered(&account.user), access::Groups::exactly(groups));
        if decide_path(&subject, socket).verdict == Verdict::Allowed {
            return None;
        }
    }
    let user = ends.worker.as_ref()?.value.user;
    let mut gains_access = vec![format!("{user} in `{}`", ends.nginx.name)];
    if pool.mode().value & 0o020 != 0 {
        gains_access.push(format!(
            "other members of the group {} in either container, which the inputs do not list ({})",
            ends.worker.as_ref()?.value.groups.first()?,
            world.containers.in_fpm("getent group")?
        ));
    }
    Some(Recheck { verdict: Verdict::Allowed, gains_access, after: nodes, decision, worker })
}

/// Only numbers count across containers.
fn numbered(principal: &Principal) -> Principal {
    principal.id.map_or_else(|| principal.clone(), |id| Principal { name: None, id: Some(id) })
}

/// Whether both containers mount the same source over the socket's directory; taken to be so where
/// no compose file says what they mount.
fn is_shared(ends: &Ends<'_>, socket: &str) -> bool {
    let (Some(fpm), Some(nginx)) = (&ends.fpm.service, &ends.nginx.service) else { return true };
    fpm.volumes.iter().any(|it| nginx.volumes.contains(it) && facts::path::is_below(socket, &it.1))
}

/// The path by numbers; directories of a volume that nothing shows are Docker's, which are open for
/// searching.
fn nodes(connection: &Connection, assumes_directory: bool) -> Option<Vec<PathNode>> {
    let configured = connection.socket.configured.clone()?;
    let mut res = connection.nodes.clone();
    for it in res.iter_mut().filter(|it| it.node.kind == NodeKind::Directory && it.source.is_none())
    {
        if !assumes_directory {
            return None;
        }
        it.node = access::Node::plain(
            NodeKind::Directory,
            Principal::numbered(0),
            Principal::numbered(0),
            0o755,
        );
        it.source = Some(Source::Assumed("Docker makes a volume's directory so"));
    }
    let last = res.last_mut()?;
    last.node = configured.node;
    last.node.owner = last.node.owner.as_ref().map(numbered);
    last.node.group = last.node.group.as_ref().map(numbered);
    last.source = configured.owner;
    Some(res)
}

/// TCP has no classes: whoever is in the network may connect, so the network must not grow.
fn by_network(world: &World, before: &Ends<'_>, after: &Ends<'_>) -> Option<Recheck> {
    let listen = after.pool.and_then(|it| it.address.as_ref()).map(|it| &it.value);
    let was = before.pool.and_then(|it| it.address.as_ref()).map(|it| &it.value);
    let reached = after.connections.iter().all(|it| match (&it.address.value, listen) {
        (Address::Tcp { host: Some(host), port }, None) => {
            *host == after.fpm.name && *port == Some(9000)
        }
        (client @ Address::Tcp { host: Some(host), .. }, Some(listen)) => {
            *host == after.fpm.name && client.reaches(listen) && !listen.is_loopback()
        }
        _ => false,
    });
    let network = shared_network(after)?;
    let was_closed = was.is_some_and(|it| !matches!(it, Address::Tcp { .. }) || it.is_loopback());
    let is_published = world.observations().any(|it| {
        matches!((it, &after.connections.first().map(|it| &it.address.value)),
            (Observation::Publish { container_port, .. }, Some(Address::Tcp { port, .. }))
                if Some(*container_port) == *port)
    });
    if !reached || was_closed && (is_published || has_others(world, &network)) {
        return None;
    }
    let mut gains_access = vec![format!("`{}`", after.nginx.name)];
    if was_closed {
        gains_access.push(format!("other containers on the network `{network}`, which the inputs do not list (docker network inspect)"));
    }
    let worker = worker_subject(after).unwrap_or_else(Subject::stranger);
    Some(Recheck {
        verdict: Verdict::Allowed,
        gains_access,
        after: Vec::new(),
        decision: Decision { verdict: Verdict::Allowed, nodes: Vec::new() },
        worker,
    })
}

/// A network that both are in; `None` where there is none.
fn shared_network(ends: &Ends<'_>) -> Option<String> {
    let (Some(fpm), Some(nginx)) = (&ends.fpm.service, &ends.nginx.service) else {
        return Some(DEFAULT_NETWORK.to_owned());
    };
    if fpm.network_mode.is_some() || nginx.network_mode.is_some() {
        return None;
    }
    let nginx = networks(nginx);
    networks(fpm).into_iter().find(|it| nginx.contains(it))
}

const DEFAULT_NETWORK: &str = "default";

fn networks(service: &Service) -> Vec<String> {
    let default = || vec![DEFAULT_NETWORK.to_owned()];
    if service.networks.is_empty() { default() } else { service.networks.clone() }
}

/// Whether the compose file has another service in the network.
fn has_others(world: &World, network: &String) -> bool {
    world.containers.others.iter().any(|it| networks(it).contains(network))
}

/// What the proof rests on beyond what the inputs show.
fn assumptions(world: &World, ends: &Ends<'_>, change: &Change) -> Vec<Assumption> {
    let mut res = Vec::new();
    let is_socket = change.address.starts_with('/');
    if is_socket && let Some(Fact { value, source: Source::Assumed(why) }) = &ends.worker {
        let group = value.groups.first().copied().unwrap_or_default();
        res.push(Assumption {
            fact: "the numbers of nginx's workers".to_owned(),
            value: format!("{}:{group}", value.user),
            source: (*why).to_owned(),
            command: world.containers.in_nginx("id nginx").unwrap_or_default(),
        });
    }
    if is_socket && change.assumes_directory {
        let directory = facts::path::parent(&change.address).unwrap_or_default();
        res.push(Assumption {
            fact: format!("the mode of `{directory}`"),
            value: "open for searching, as 0755 is".to_owned(),
            source: "usual for a volume; the inputs do not show it".to_owned(),
            command: world.containers.in_nginx(&format!("ls -ldn {directory}")).unwrap_or_default(),
        });
    }
    if !is_socket && ends.pool.is_none() {
        res.push(Assumption {
            fact: "where PHP-FPM listens".to_owned(),
            value: "port 9000 on every address".to_owned(),
            source: "the official PHP image's zz-docker.conf sets it".to_owned(),
            command: world
                .containers
                .in_fpm("php-fpm -tt 2>&1 | grep 'listen ='")
                .unwrap_or_default(),
        });
    }
    if is_socket && ends.fpm.user.is_none() {
        res.push(Assumption {
            fact: "the user of PHP-FPM's master".to_owned(),
            value: "root".to_owned(),
            source: "the images start it as root".to_owned(),
            command: world.containers.in_fpm("id -u").unwrap_or_default(),
        });
    }
    res
}
