//! What has to be corrected.

use access::{Subject, Verdict, decide, decide_path};
use facts::{Address, Connection, ConnectionVerdict, Pool, Relation, World};

/// A pool with the connections that fail at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Index into the world's pools.
    pub pool: usize,
    /// Indices into the world's connections.
    pub connections: Vec<usize>,
    pub trouble: Trouble,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The socket that the pool makes is closed to the worker.
    Closed,
    /// It is open to everybody.
    Open,
    /// nginx uses another address than the pool.
    Elsewhere,
}

/// The pools that a change of configuration can help.
pub fn targets(world: &World) -> Vec<Target> {
    let mut res: Vec<Target> = Vec::new();
    for (index, connection) in world.connections.iter().enumerate() {
        let Some(pool_index) = connection.pool else { continue };
        let Some(pool) = world.pools.get(pool_index) else { continue };
        let Some(trouble) = trouble(world, connection, pool) else { continue };
        match res.iter_mut().find(|it| it.pool == pool_index && it.trouble == trouble) {
            Some(target) => target.connections.push(index),
            None => res.push(Target { pool: pool_index, connections: vec![index], trouble }),
        }
    }
    res
}

fn trouble(world: &World, connection: &Connection, pool: &Pool) -> Option<Trouble> {
    match connection.relation {
        Relation::OtherPath | Relation::OtherTransport if connection.pass.is_some() => {
            return Some(Trouble::Elsewhere);
        }
        Relation::Same | Relation::OneEnd => {}
        Relation::OtherPath | Relation::OtherTransport | Relation::OtherEndpoint => return None,
    }
    if !matches!(pool.address.as_ref().map(|it| &it.value), Some(Address::Unix(_))) {
        return None;
    }
    let socket = connection.socket.configured.as_ref()?;
    if pool.is_open_to_others() && !pool.has_acl()
        || decide(&Subject::stranger(), &socket.node).verdict == Verdict::Allowed
    {
        return Some(Trouble::Open);
    }
    // Where something else is known to be wrong, permissions are not what to change.
    let other_failure =
        matches!(connection.verdict, ConnectionVerdict::Missing | ConnectionVerdict::Refused);
    let known = world.worker.user.is_some();
    let denied = decide_path(&world.worker.subject(), std::slice::from_ref(&socket.node)).verdict
        == Verdict::Denied;
    (known && denied && !other_failure).then_some(Trouble::Closed)
}
