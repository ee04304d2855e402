//! nginx and PHP-FPM in two containers: numbers in place of names, a directory of their own, or TCP
//! inside the network.
//!
//! Names of one container mean nothing in the other, so the other strategies are not offered here.

mod proof;
mod runbook;
mod socket;
mod tcp;

use access::{Groups, Principal, Subject, Verdict, decide};
use facts::{Address, Connection, Container, Fact, Numbers, Pool, Relation, World};
use text::SourceChange;

use crate::{Addition, Strategy};

/// What the two ends are, and by which numbers nginx connects.
pub(crate) struct Ends<'a> {
    pub(crate) fpm: &'a Container,
    pub(crate) nginx: &'a Container,
    pub(crate) worker: Option<Fact<Numbers>>,
    /// The pool that is meant; `None` where none is among the inputs.
    pub(crate) pool: Option<&'a Pool>,
    pub(crate) connections: Vec<&'a Connection>,
}

/// A change before it is proved.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    pub(crate) edits: SourceChange,
    pub(crate) additions: Vec<Addition>,
    /// The socket, or the address in the network.
    pub(crate) address: String,
    pub(crate) title: String,
    pub(crate) reason: String,
    /// Whether the socket's directory is taken to be open for searching.
    pub(crate) assumes_directory: bool,
}

/// The proved strategy; none where nothing is wrong between the containers.
pub(crate) fn strategies(world: &World) -> Vec<Strategy> {
    let Some(ends) = ends(world) else { return Vec::new() };
    let drafts = match trouble(world, &ends) {
        Some(Trouble::Numbers) => {
            vec![socket::draft(world, &ends), socket::draft_alone(world, &ends)]
        }
        Some(Trouble::Transport) => vec![tcp::draft(world, &ends), socket::draft(world, &ends)],
        Some(Trouble::Path) => vec![socket::draft(world, &ends)],
        None => Vec::new(),
    };
    let proved = drafts.into_iter().flatten().find_map(|it| proof::prove(world, &ends, it));
    proved.into_iter().collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// The socket's numbers are not the worker's, or everybody's.
    Numbers,
    /// Another container's loopback, or TCP at one end and a socket at the other.
    Transport,
    /// Two paths.
    Path,
}

fn ends(world: &World) -> Option<Ends<'_>> {
    let (fpm, nginx) = world.containers.both()?;
    let worker = world.worker.user.as_ref().and_then(|user| {
        let groups = world.worker.groups.iter().flat_map(|it| &it.value.listed);
        let numbers =
            Numbers { user: user.value.id?, groups: groups.filter_map(|it| it.id).collect() };
        Some(Fact::new(numbers, user.source))
    });
    let with_pass = world.connections.iter().find(|it| it.pass.is_some() && it.pool.is_some());
    let index = with_pass.or(world.connections.first()).and_then(|it| it.pool);
    let connections = world.connections.iter().filter(|it| it.pool == index).collect();
    let pool = index.and_then(|it| world.pools.get(it));
    Some(Ends { fpm, nginx, worker, pool, connections })
}

fn trouble(world: &World, ends: &Ends<'_>) -> Option<Trouble> {
    let listen = ends.pool.and_then(|it| it.address.as_ref()).map(|it| &it.value);
    let mut res = None;
    for connection in &ends.connections {
        let client = &connection.address.value;
        let found = match (client, listen) {
            (Address::Tcp { .. }, _) if client.is_loopback() => {
                world.containers.have_own_networks().then_some(Trouble::Transport)
            }
            (Address::Tcp { .. }, Some(listen)) if listen.is_loopback() => Some(Trouble::Transport),
            _ if connection.relation == Relation::OtherTransport => Some(Trouble::Transport),
            (Address::Unix(_), None) if is_missing(connection) && ends.fpm.is_official_php() => {
                Some(Trouble::Transport)
            }
            _ if connection.relation == Relation::OtherPath => Some(Trouble::Path),
            (Address::Unix(_), Some(_)) if is_overridden(world, ends, connection) => {
                Some(Trouble::Path)
            }
            (Address::Unix(_), Some(_)) => numbers_deny(ends, connection),
            _ => None,
        };
        res = res.or(found);
    }
    res
}

fn is_missing(connection: &Connection) -> bool {
    connection.errno.as_ref().is_some_and(|it| it.value == 2) || connection.socket.absent.is_some()
}

/// Whether the pool's file loses to the image's own, and no socket is shown.
fn is_overridden(world: &World, ends: &Ends<'_>, connection: &Connection) -> bool {
    let refused = connection.errno.as_ref().is_some_and(|it| it.value != 2);
    !refused
        && connection.socket.observed.is_none()
        && ends.pool.is_some_and(|it| world.containers.image_wins(world, it))
}

/// Whether the socket, as it is configured, is closed to the worker's numbers or open to all.
fn numbers_deny(ends: &Ends<'_>, connection: &Connection) -> Option<Trouble> {
    if is_missing(connection) {
        return None;
    }
    let pool = ends.pool?;
    let node = &connection.socket.configured.as_ref()?.node;
    let subject = worker_subject(ends)?;
    let refused = connection.errno.as_ref().is_some_and(|it| it.value == 13);
    let wrong = match decide(&subject, node).verdict {
        Verdict::Denied => true,
        Verdict::Unknown => refused,
        Verdict::Allowed => pool.is_open_to_others(),
    };
    wrong.then_some(Trouble::Numbers)
}

/// The worker by its numbers alone.
pub(crate) fn worker_subject(ends: &Ends<'_>) -> Option<Subject> {
    let numbers = &ends.worker.as_ref()?.value;
    let groups = numbers.groups.iter().copied().map(Principal::numbered).collect();
    Some(Subject::new(Principal::numbered(numbers.user), Groups::exactly(groups)))
}
