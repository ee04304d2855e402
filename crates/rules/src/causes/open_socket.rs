//! It works because everybody may connect.

use access::{
    Acl, AclState, Node, NodeKind, Perm, Principal, Subject, Verdict, decide, decide_path,
};
use facts::{Connection, PathNode, World};

use super::access_denied::{describe, errno};
use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    for (index, connection) in world.connections.iter().enumerate() {
        let Some(path) = connection.address.value.socket() else { continue };
        let pool = connection.pool.and_then(|it| world.pools.get(it));
        let configured = pool.filter(|it| {
            it.is_open_to_others()
                && it.address.as_ref().is_some_and(|it| it.value.socket().as_deref() == Some(&path))
        });
        let observed = connection.socket.observed.as_ref().filter(|it| is_open(&it.node));
        let shut_out = directory_refuses_strangers(connection);
        let score = match (shut_out, errno(connection)) {
            (true, _) => 40,
            (false, None | Some(13)) => 92,
            (false, Some(_)) => 50,
        };
        let text = match (configured, observed) {
            (Some(pool), _) => format!(
                "The pool `{}` makes the socket with mode {:04o}: every local user may connect and have PHP run any file it names, as the pool's user.",
                pool.name,
                pool.mode().value
            ),
            (None, Some(socket)) => format!(
                "The socket is `{}`: every local user may connect and have PHP run any file it names, as the pool's user.",
                describe(&socket.node)
            ),
            (None, None) => continue,
        };
        acc.push(Candidate::new(Label::InsecureWorkaround, score, text).of(index));
    }
}

fn is_open(node: &Node) -> bool {
    node.kind == NodeKind::Socket && decide(&Subject::stranger(), node).verdict == Verdict::Allowed
        || has_open_acl(node)
}

/// An ACL entry for `nobody` is as good as one for everybody.
fn has_open_acl(node: &Node) -> bool {
    let nobody = Principal::named("nobody");
    matches!(&node.acl, AclState::Present(Acl { users, mask, .. })
        if users.iter().any(|(user, perm)| user.same(&nobody) == Some(true) && perm.masked(*mask).has(Perm::WRITE)))
}

/// A directory without search permission for others protects what is in it.
fn directory_refuses_strangers(connection: &Connection) -> bool {
    let directories: Vec<Node> = connection
        .nodes
        .iter()
        .map(|PathNode { node, .. }| node.clone())
        .filter(|it| it.kind == NodeKind::Directory)
        .collect();
    decide_path(&Subject::stranger(), &directories).verdict == Verdict::Denied
}
