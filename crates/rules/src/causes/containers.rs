//! Several containers: other numbers for the same name, other hosts behind the same name.

use access::{Groups, NodeKind, Principal, Subject, Verdict, decide};
use evidence::{Observation, Place};
use facts::{Address, Relation, World};

use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    numbers(world, acc);
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
        } else if pool.is_none()
            && connection.address.value.is_loopback()
            && refused
            && in_container(world)
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
