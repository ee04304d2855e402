//! Several containers: other numbers for the same name, other hosts behind the same name.

use access::{Groups, NodeKind, Principal, Subject, Verdict, decide};
use evidence::{Observation, Place};
use facts::{Address, Relation, World};

use super::access_denied::errno;
use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    numbers(world, acc);
    settings(world, acc);
    endpoints(world, acc);
}

/// A socket shown by numbers in one container, and an account of another that those numbers deny.
fn numbers(world: &World, acc: &mut Vec<Candidate>) {
    for (_, statement) in world.statements() {
        let Observation::Inode(inode) = &statement.observation else { continue };
        let Place::Container(owner_place) = &statement.place else { continue };
        if inode.node_kind() != NodeKind::Socket || inode.owner.id.is_none() {
            continue;
        }
        let node = access::Node::plain(
            NodeKind::Socket,
            by_number(&inode.owner),
            by_number(&inode.group),
            inode.mode,
        );
        for (place, account) in world.accounts.by_place() {
            if *place == statement.place || *place == Place::Here || account.user.is_root() {
                continue;
            }
            let groups = account.groups.iter().chain(&account.group).map(by_number).collect();
            let subject = Subject::new(by_number(&account.user), Groups::exactly(groups));
            if decide(&subject, &node).verdict == Verdict::Denied {
                acc.push(Candidate::new(
                    Label::ContainerUid,
                    93,
                    format!(
                        "The kernel compares numbers, not names. In `{owner_place}` the socket belongs to {}:{}; the worker `{}` of the other container is {} and in none of these groups.",
                        inode.owner.label(),
                        inode.group.label(),
                        account.user.label(),
                        account.user.id.map_or_else(|| "?".to_owned(), |it| it.to_string())
                    ),
                ));
                return;
            }
        }
    }
}

/// The pool gives the socket to numbers that the worker of the other container does not have.
fn settings(world: &World, acc: &mut Vec<Candidate>) {
    let (Some((fpm, nginx)), Some(worker)) = (world.containers.both(), &world.worker.user) else {
        return;
    };
    for (index, connection) in world.connections.iter().enumerate() {
        let Some(socket) = &connection.socket.configured else { continue };
        let is_given = connection.pool.and_then(|it| world.pools.get(it)).is_some_and(|it| {
            !it.has_acl() && (it.get("listen.owner").is_some() || it.get("listen.group").is_some())
        });
        let fails_otherwise =
            errno(connection).is_some_and(|it| it != 13) || connection.socket.absent.is_some();
        let is_roots = !is_given && world.master.is_root();
        if is_roots
            || fails_otherwise
            || decide(&world.worker.subject(), &socket.node).verdict != Verdict::Denied
        {
            continue;
        }
        let logged = errno(connection) == Some(13);
        let score = match (logged, worker.source.is_assumed()) {
            (true, false) => 94,
            (true, true) => 88,
            (false, _) => 72,
        };
        acc.push(
            Candidate::new(
                Label::ContainerUid,
                score,
                format!(
                    "The kernel compares numbers, not names. The pool in `{}` makes the socket `{}`; nginx's worker in `{}` is {}.",
                    fpm.name,
                    super::describe(&socket.node),
                    nginx.name,
                    who(world)
                ),
            )
            .of(index),
        );
    }
}

/// `101 with the groups 101, 1001`
fn who(world: &World) -> String {
    let subject = world.worker.subject();
    let user = subject.user.as_ref().map_or_else(|| "?".to_owned(), Principal::label);
    let groups: Vec<String> = subject.groups.listed.iter().map(Principal::label).collect();
    match groups.as_slice() {
        [] => user,
        [group] => format!("{user} with the group {group}"),
        _ => format!("{user} with the groups {}", groups.join(", ")),
    }
}

/// Only the number counts across containers.
fn by_number(principal: &Principal) -> Principal {
    principal.id.map_or_else(|| principal.clone(), |id| Principal { name: None, id: Some(id) })
}

fn endpoints(world: &World, acc: &mut Vec<Candidate>) {
    for (index, connection) in world.connections.iter().enumerate() {
        let Address::Tcp { host: Some(host), .. } = &connection.address.value else { continue };
        let addresses = addresses_of(world, host);
        if 1 < addresses.len() {
            acc.push(
                Candidate::new(
                    Label::WrongEndpoint,
                    91,
                    format!("The name `{host}` has {} addresses ({}): requests go to either server at random.", addresses.len(), addresses.join(", ")),
                )
                .of(index),
            );
        }
        let pool =
            connection.pool.and_then(|it| world.pools.get(it)).and_then(|it| it.address.as_ref());
        let refused = connection.errno.as_ref().is_some_and(|it| it.value == 111 || it.value == 61);
        if let Some(pool) = pool
            && connection.relation == Relation::OtherEndpoint
            && pool.value.is_loopback()
            && !connection.address.value.is_loopback()
            && same_port(&connection.address.value, &pool.value)
        {
            acc.push(
                Candidate::new(
                    Label::WrongEndpoint,
                    if refused { 90 } else { 82 },
                    format!("The pool listens on `{}`, which only its own container or machine reaches; nginx connects to `{}`.", pool.value, connection.address.value),
                )
                .of(index),
            );
        } else if connection.address.value.is_loopback() && world.containers.have_own_networks() {
            acc.push(
                Candidate::new(
                    Label::WrongEndpoint,
                    if refused { 93 } else { 84 },
                    format!("nginx connects to `{}`, which is its own container; PHP-FPM runs in another, whose service name belongs here.", connection.address.value),
                )
                .of(index),
            );
        } else if pool.is_none()
            && connection.address.value.is_loopback()
            && refused
            && in_container(world)
            && (world.containers.have_own_networks() || !world.containers.are_apart())
        {
            acc.push(
                Candidate::new(
                    Label::WrongEndpoint,
                    64,
                    format!("nginx connects to `{}`, its own container; PHP-FPM runs in another, whose service name belongs here.", connection.address.value),
                )
                .of(index),
            );
        }
    }
}

fn addresses_of(world: &World, host: &str) -> Vec<String> {
    let mut res: Vec<String> = world
        .observations()
        .filter_map(|it| match it {
            Observation::HostAddress { name, address } if name == host => Some(address.clone()),
            _ => None,
        })
        .collect();
    res.sort();
    res.dedup();
    res
}

fn same_port(left: &Address, right: &Address) -> bool {
    matches!((left, right), (Address::Tcp { port: left, .. }, Address::Tcp { port: right, .. }) if left == right)
}

fn in_container(world: &World) -> bool {
    1 < world.observations().filter(|it| matches!(it, Observation::Service(_))).count()
}
