//! The listen queue is full.

use evidence::{FpmMessage, Observation};
use facts::World;

use super::access_denied::errno;
use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    let busy = world
        .observations()
        .any(|it| matches!(it, Observation::Fpm(FpmMessage::MaxChildren { .. })));
    for (index, connection) in world.connections.iter().enumerate() {
        if errno(connection) == Some(11) {
            let score = if busy { 95 } else { 91 };
            acc.push(
                Candidate::new(
                    Label::BacklogFull,
                    score,
                    "The socket's queue is full: all PHP workers are busy, and `listen.backlog`, cut to `net.core.somaxconn`, is used up. More or faster workers help; permissions have no part in it.",
                )
                .of(index)
                .settled_by("how full the queue is", "ss -xl | grep php; sysctl net.core.somaxconn"),
            );
            return;
        }
    }
    if busy {
        acc.push(Candidate::new(
            Label::BacklogFull,
            58,
            "`pm.max_children` was reached: requests wait until a worker is free.",
        ));
    }
}
