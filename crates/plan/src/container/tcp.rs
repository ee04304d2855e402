//! TCP inside the network of the containers: no file, no owner, no mode.

use facts::{Address, Runtime, World};

use super::{Change, Ends};
use crate::strategies::{redirect, set};

const REASON: &str = "Each container has its own loopback and its own files; the service's name reaches the other one, and TCP has no owner or mode to agree on.";

/// nginx connects to the service's name, and the pool listens on every address of its container.
pub(super) fn draft(world: &World, ends: &Ends<'_>) -> Option<Change> {
    let listen = ends.pool.and_then(|it| it.address.as_ref()).map(|it| &it.value);
    let port = match listen {
        Some(Address::Tcp { port, .. }) => (*port)?,
        Some(Address::Unix(_)) if !ends.fpm.is_official_php() => return None,
        Some(Address::Unix(_)) | None => 9000,
        Some(Address::Variable(_) | Address::Invalid(_)) => return None,
    };
    // Where the pool has a socket, the socket is what was wanted.
    if matches!(listen, Some(Address::Unix(_))) {
        return None;
    }
    if listen.is_none() && !ends.fpm.is_official_php() {
        return None;
    }
    // Containers of a pod share its loopback, and their names are no hosts.
    if matches!(world.containers.runtime, Runtime::Kubernetes(_)) {
        return None;
    }
    let mut change = Change::default();
    if let (Some(pool), Some(listen)) = (ends.pool, listen)
        && listen.is_loopback()
    {
        set(world, &mut change.edits, pool, "listen", &port.to_string())?;
    }
    let address = format!("{}:{port}", ends.fpm.name);
    for connection in ends.connections.iter().filter(|it| it.pass.is_some()) {
        if connection.address.value != Address::of_nginx(&address) {
            redirect(world, &mut change.edits, connection, &address)?;
        }
    }
    change.title = format!("Let nginx connect to `{address}` inside the containers' network");
    REASON.clone_into(&mut change.reason);
    change.address = address;
    Some(change)
}
