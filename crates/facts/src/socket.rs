//! The socket as it is, and as the pool's configuration makes it at the next start.

use access::{Acl, AclState, Node, NodeKind, Perm, Principal};
use evidence::{AclMarker, FileKind, Inode};

use crate::{Accounts, Fact, Location, Master, Pool, Source, World};

/// A socket with a source for each of its parts.
#[derive(Clone, Debug)]
pub struct Socket {
    pub node: Node,
    pub owner: Option<Source>,
    pub group: Option<Source>,
    pub mode: Option<Source>,
}

/// What is known of the socket.
#[derive(Clone, Debug, Default)]
pub struct SocketFact {
    /// What the pool's settings make at the next start of FPM.
    pub configured: Option<Socket>,
    /// What a command showed, of the running machine.
    pub observed: Option<Socket>,
    /// Whether a command showed that nothing is there.
    pub absent: Option<Location>,
    /// Whether a file of another kind stands there.
    pub kind: Option<Fact<FileKind>>,
}

impl SocketFact {
    /// What was observed beats what is configured.
    pub fn best(&self) -> Option<&Socket> {
        self.observed.as_ref().or(self.configured.as_ref())
    }
}

pub(crate) fn find(world: &World, pool: Option<&Pool>, socket: &str) -> SocketFact {
    let configured = pool.and_then(|it| configured(it, &world.accounts, &world.master));
    let found = world.observed_inode(socket);
    let observed = found.as_ref().map(|it| observe(world, configured.as_ref(), it));
    let kind = found.map(|it| Fact::new(it.value.kind, it.source));
    let absent = world.shown.absent(&world.files, socket);
    SocketFact { configured, observed, absent, kind }
}

/// What FPM makes of the pool's settings (facts, sections 2 and 3). `None` where the master's user
/// is not known.
pub fn configured(pool: &Pool, accounts: &Accounts, master: &Master) -> Option<Socket> {
    let creator = master.creator()?;
    let mode = pool.mode();
    let owner =
        pool.principal("listen.owner").map(|it| Fact::new(accounts.user(&it.value), it.source));
    let group =
        pool.principal("listen.group").map(|it| Fact::new(accounts.group(&it.value), it.source));
    if pool.has_acl() {
        let acl = acl(pool, accounts, mode.value);
        let mask = acl.mask.map_or(0, |it| u16::from(it.0));
        let mut node = Node::plain(
            NodeKind::Socket,
            creator.value.clone(),
            creator.value,
            mode.value & 0o707 | mask << 3,
        );
        node.acl = AclState::Present(acl);
        return Some(Socket {
            node,
            owner: Some(creator.source),
            group: Some(creator.source),
            mode: Some(mode.source),
        });
    }
    // A name brings the user's primary group along; a number does not.
    let is_name = pool.principal("listen.owner").is_some_and(|it| it.value.name.is_some());
    let of_owner =
        owner.as_ref().filter(|_| is_name).and_then(|it| accounts.primary_group(&it.value));
    let group =
        group.or(of_owner).unwrap_or_else(|| Fact::new(creator.value.clone(), creator.source));
    let owner = owner.unwrap_or(creator);
    let node = Node::plain(NodeKind::Socket, owner.value, group.value, mode.value);
    Some(Socket {
        node,
        owner: Some(owner.source),
        group: Some(group.source),
        mode: Some(mode.source),
    })
}

/// FPM adds `rw-` for each name and lets the mask be recalculated.
fn acl(pool: &Pool, accounts: &Accounts, mode: u16) -> Acl {
    let entry = |it: Principal| (it, Perm(6));
    let users: Vec<_> =
        pool.acl("listen.acl_users").iter().map(|it| entry(accounts.user(it))).collect();
    let groups: Vec<_> =
        pool.acl("listen.acl_groups").iter().map(|it| entry(accounts.group(it))).collect();
    let owning_group = Perm(u8::try_from(mode >> 3 & 7).unwrap_or_default());
    let mask = Perm(owning_group.0 | 6);
    Acl { users, owning_group, groups, mask: Some(mask) }
}

fn observe(world: &World, configured: Option<&Socket>, inode: &Fact<Inode>) -> Socket {
    let source = Some(inode.source);
    Socket {
        node: node(world, configured.map(|it| &it.node), &inode.value),
        owner: source,
        group: source,
        mode: source,
    }
}

/// The permission rule's view of an observed inode, with the ACL that `getfacl` shows.
pub(crate) fn node(world: &World, configured: Option<&Node>, inode: &Inode) -> Node {
    let acl = match (world.shown.acl(&world.files, &inode.path), inode.marker) {
        (Some(acl), _) if !acl.users.is_empty() || !acl.groups.is_empty() => AclState::Present(acl),
        (Some(_), _) | (None, AclMarker::Absent) => AclState::Absent,
        (None, AclMarker::Present) => match configured.map(|it| &it.acl) {
            Some(AclState::Present(acl)) => AclState::Present(acl.clone()),
            _ => AclState::Unlisted,
        },
        // Assumed to have none; what may be hidden is listed as missing.
        (None, AclMarker::NotShown) => match configured.map(|it| &it.acl) {
            Some(AclState::Present(acl)) => AclState::Present(acl.clone()),
            _ => AclState::Absent,
        },
    };
    Node {
        kind: inode.node_kind(),
        owner: Some(world.accounts.user(&inode.owner)),
        group: Some(world.accounts.group(&inode.group)),
        mode: Some(inode.mode & 0o777),
        acl,
    }
}
