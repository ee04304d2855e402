//! The socket is there and its owner, mode, ACL or a directory says no.

use access::{Node, NodeKind, Subject, Verdict, decide, decide_path};
use evidence::{FpmMessage, Observation, Operation};
use facts::{
    Connection, ConnectionVerdict, Fact, Family, Master, Pool, Relation, Source, World, path,
};

use super::{Candidate, Label, PROVED};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    for (index, connection) in world.connections.iter().enumerate() {
        if connection.address.value.socket().is_none() {
            continue;
        }
        let mut found = Vec::new();
        directories(world, connection, &mut found);
        if let Some(pool) = pool(world, connection) {
            settings(world, connection, pool, &mut found);
        }
        stale_process(world, connection, &mut found);
        observed_only(world, connection, &mut found);
        acc.extend(found.into_iter().map(|it| it.of(index)));
    }
    files(world, acc);
}

/// The pool at the other end of the same address.
pub(super) fn pool<'a>(world: &'a World, connection: &Connection) -> Option<&'a Pool> {
    let same = matches!(connection.relation, Relation::Same | Relation::OneEnd);
    connection.pool.filter(|_| same).and_then(|it| world.pools.get(it))
}

pub(super) fn errno(connection: &Connection) -> Option<u16> {
    connection.errno.as_ref().map(|it| it.value)
}

/// Whether something else than a refusal is known to happen.
fn fails_otherwise(connection: &Connection) -> bool {
    errno(connection).is_some_and(|it| it != 13) || connection.socket.absent.is_some()
}

fn worker_is_known(world: &World) -> bool {
    world.worker.user.as_ref().is_some_and(|it| !it.source.is_assumed())
}

fn worker_label(world: &World) -> String {
    match &world.worker.user {
        Some(user) => format!("`{}`", user.value.label()),
        None => "nginx's worker".to_owned(),
    }
}

/// The subject, or a stranger where nobody is known: who is neither owner nor in a group.
fn subject(world: &World) -> Subject {
    if world.worker.user.is_some() { world.worker.subject() } else { Subject::stranger() }
}

/// A directory that does not let the worker through.
fn directories(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    for it in connection.nodes.iter().filter(|it| it.node.kind == NodeKind::Directory) {
        if matches!(it.source, Some(Source::Observed(_)))
            && decide(&subject(world), &it.node).verdict == Verdict::Denied
        {
            let proved = worker_is_known(world) && errno(connection) == Some(13);
            let score = if fails_otherwise(connection) {
                30
            } else if proved {
                95
            } else {
                82
            };
            acc.push(Candidate::new(
                Label::DirTraverse,
                score,
                format!(
                    "{} has no search permission (`x`) on the directory `{}`, which is `{}`. Whatever the socket's own mode is, it cannot be reached.",
                    worker_label(world),
                    it.path,
                    describe(&it.node)
                ),
            ));
            return;
        }
    }
}

/// What the pool's settings make of the socket.
fn settings(world: &World, connection: &Connection, pool: &Pool, acc: &mut Vec<Candidate>) {
    if fails_otherwise(connection) || pool.is_open_to_others() {
        return;
    }
    let logged = errno(connection) == Some(13);
    let shown =
        connection.socket.observed.as_ref().map(|it| decide(&subject(world), &it.node).verdict);
    let denies = connection
        .socket
        .configured
        .as_ref()
        .map(|it| decide(&subject(world), &it.node).verdict == Verdict::Denied);
    match denies {
        Some(true) if shown != Some(Verdict::Allowed) => {}
        Some(false) => return contradiction(world, connection, pool, logged, shown, acc),
        _ => return,
    }
    if !logged
        && shown.is_none()
        && world.worker.user.is_none()
        && world.worker.directive_missing.is_none()
        && connection.pass.is_none()
    {
        return;
    }
    let who = worker_label(world);
    let proved = worker_is_known(world) && (logged || shown == Some(Verdict::Denied));
    if pool.has_acl() {
        acc.push(Candidate::new(
            Label::AclOverridesOwner,
            if worker_is_known(world) { 95 } else { 75 },
            format!(
                "`listen.acl_users` or `listen.acl_groups` is set, so PHP-FPM ignores `listen.owner` and `listen.group`: the socket stays `root:root` and only the listed accounts may connect. {who} is not among them."
            ),
        ));
        return;
    }
    let owner = pool.get("listen.owner");
    let group = pool.get("listen.group");
    let by_numbers = owner.is_some() || group.is_some() || !world.master.is_root();
    if world.containers.are_apart() && by_numbers {
        // Numbers of two containers: a cause of its own.
        return;
    }
    if world.worker.directive_missing.is_some()
        && world.worker.configured.is_none()
        && owner.is_some()
    {
        let score = if proved { 95 } else { 72 };
        acc.push(Candidate::new(
            Label::NginxUser,
            score,
            format!("nginx.conf has no `user` directive, so the workers run as the build's default, {who}, for whom the socket is closed."),
        ));
        return;
    }
    let master_uncertain =
        world.distro.as_ref().is_some_and(|it| it.value.family == Family::Homebrew)
            && matches!(world.master, Master::Root(Source::Default(_)));
    if owner.is_none() && group.is_none() {
        let score = if master_uncertain {
            45
        } else if proved {
            94
        } else {
            80
        };
        acc.push(Candidate::new(
            Label::OwnerUnset,
            score,
            format!(
                "The pool `{}` sets neither `listen.owner` nor `listen.group`, so the socket belongs to whoever runs PHP-FPM's master, which is root: `root:root` with mode {:04o}. {who} is neither; the pool's own `user` and `group` do not matter here.",
                pool.name,
                pool.mode().value
            ),
        ));
        if master_uncertain {
            acc.push(
                Candidate::new(Label::OwnerMismatch, 42, "If PHP-FPM runs as your own user, the socket is yours, and nginx's worker is somebody else.")
                    .settled_by("who runs nginx and PHP-FPM", "ps -eo user,group,pid,args | grep -E '[n]ginx|[p]hp-fpm'"),
            );
            acc.push(Candidate::new(
                Label::FpmChownNonroot,
                30,
                "If PHP-FPM does not run as root, it cannot give the socket to another owner.",
            ));
        }
        return;
    }
    let groups_shown = world.worker.groups.as_ref().is_some_and(|it| !it.source.is_assumed());
    let score = match (proved, groups_shown) {
        (true, true) => 95,
        (true, false) => 88,
        (false, _) if worker_is_known(world) => 82,
        (false, _) if logged => 66,
        // Neither the worker nor any failure is shown.
        (false, _) => 48,
    };
    let socket =
        connection.socket.configured.as_ref().map(|it| describe(&it.node)).unwrap_or_default();
    acc.push(Candidate::new(
        Label::OwnerMismatch,
        score,
        format!(
            "The pool `{}` makes the socket `{socket}`, which gives {who} no write permission.",
            pool.name
        ),
    ));
}

/// The settings let the worker in, and yet it is refused.
fn contradiction(
    world: &World,
    connection: &Connection,
    pool: &Pool,
    logged: bool,
    shown: Option<Verdict>,
    acc: &mut Vec<Candidate>,
) {
    let Some(configured) = &connection.socket.configured else { return };
    if decide(&subject(world), &configured.node).verdict != Verdict::Allowed
        || !(logged || shown == Some(Verdict::Denied))
    {
        return;
    }
    let inherited =
        world.observations().any(|it| matches!(it, Observation::Fpm(FpmMessage::Inherited { .. })));
    let differs = connection
        .socket
        .observed
        .as_ref()
        .is_some_and(|it| !same_permissions(&it.node, &configured.node));
    if differs && default_acl(world, connection) {
        acc.push(Candidate::new(
            Label::DefaultAclMask,
            93,
            "The socket's directory has a default ACL, which a new socket inherits in place of what `listen.mode` asks for: the permissions on disk differ from the pool's.",
        ));
        return;
    }
    if differs || inherited {
        let score = match (differs, inherited) {
            (true, true) => 95,
            (true, false) => 80,
            (false, _) => 76,
        };
        let shown = connection.socket.observed.as_ref().map(|it| describe(&it.node));
        let kept = format!(
            "The pool `{}` is right, but the running socket is still the old one: a reload keeps the listening socket, and with it owner, group, mode and ACL.",
            pool.name
        );
        let explanation = match shown {
            Some(shown) => {
                let wanted = describe(&configured.node);
                let differs =
                    format!("The socket on disk is `{shown}`, the pool asks for `{wanted}`.");
                [kept, differs].join(" ")
            }
            None => kept,
        };
        acc.push(Candidate::new(Label::ReloadInheritsSocket, score, explanation));
        acc.push(Candidate::new(
            Label::OtherConfigWins,
            40,
            "Or the file that was pasted is not the one that PHP-FPM reads.",
        ));
    }
}

/// A group that the account has and the running worker lacks.
fn stale_process(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    let (Some(socket), Some(groups)) = (connection.socket.best(), &world.worker.groups) else {
        return;
    };
    if fails_otherwise(connection) {
        return;
    }
    let Some(group) = &socket.node.group else { return };
    let with = |groups| decide(&Subject { groups, ..world.worker.subject() }, &socket.node).verdict;
    if let Some(account) = &world.worker.account_groups
        && with(account.value.clone()) == Verdict::Allowed
        && with(groups.value.clone()) == Verdict::Denied
    {
        acc.push(Candidate::new(
            Label::GroupStale,
            96,
            format!(
                "{} is a member of `{}` in the account database, but the running worker does not have that group yet: a process takes its groups when it starts.",
                worker_label(world),
                group.label()
            ),
        ));
        return;
    }
    let through_group = matches!(groups.source, Source::Observed(_))
        && groups.value.contains(group) == Some(true)
        && world.worker.group.as_ref().is_none_or(|it| it.value.same(group) != Some(true));
    if errno(connection) == Some(13)
        && through_group
        && connection.decision.verdict == Verdict::Allowed
    {
        acc.push(
            Candidate::new(
                Label::GroupStale,
                74,
                format!(
                    "{} may connect through the group `{}`, and yet it is refused: the group was probably added after the workers started.",
                    worker_label(world),
                    group.label()
                ),
            )
            .settled_by("the groups that the running worker has", "grep -E '^(Uid|Gid|Groups)' /proc/$(pgrep -f 'nginx: worker' | head -1)/status"),
        );
    }
}

/// The socket as shown denies, and no pool is among the inputs.
fn observed_only(world: &World, connection: &Connection, acc: &mut Vec<Candidate>) {
    let of_other_container = world.containers.are_apart() && !owned_by_root(connection);
    if pool(world, connection).is_some() || fails_otherwise(connection) || of_other_container {
        return;
    }
    let Some(observed) = &connection.socket.observed else { return };
    if decide(&subject(world), &observed.node).verdict != Verdict::Denied
        || observed.node.kind != NodeKind::Socket
    {
        return;
    }
    let logged = errno(connection) == Some(13);
    let who = worker_label(world);
    let shown = describe(&observed.node);
    if owned_by_root(connection) {
        acc.push(
            Candidate::new(
                Label::OwnerUnset,
                if logged { 78 } else { 62 },
                format!("The socket is `{shown}`, as PHP-FPM leaves it where the pool sets neither `listen.owner` nor `listen.group`; {who} has no write permission."),
            )
            .settled_by("the pool's settings", "grep -rnE '^;? ?listen' /etc/php*/ /etc/php-fpm.d/"),
        );
    } else {
        let score = match (worker_is_known(world), logged) {
            (true, true) => 92,
            (true, false) => 72,
            (false, true) if world.worker.user.is_some() => 64,
            (false, _) => 45,
        };
        acc.push(Candidate::new(
            Label::OwnerMismatch,
            score,
            format!("The socket is `{shown}`, which gives {who} no write permission."),
        ));
    }
}

/// Whether the socket is shown to be root's, owner and group.
fn owned_by_root(connection: &Connection) -> bool {
    let is_root =
        |it: &Option<access::Principal>| it.as_ref().is_some_and(access::Principal::is_root);
    connection
        .socket
        .observed
        .as_ref()
        .is_some_and(|it| is_root(&it.node.owner) && is_root(&it.node.group))
}

/// Files that nginx may not reach, where a directory on the way is shown to say no.
fn files(world: &World, acc: &mut Vec<Candidate>) {
    for observation in world.observations() {
        let Observation::NginxError(error) = observation else { continue };
        let (Operation::File(_), Some(13), Some(file)) =
            (&error.operation, error.errno, &error.path)
        else {
            continue;
        };
        let denied = path::directories(file).into_iter().find(|directory| {
            shown(world, directory).is_some_and(|it| {
                decide_path(&subject(world), &[it.value]).verdict == Verdict::Denied
            })
        });
        if let Some(directory) = denied {
            acc.push(Candidate::new(
                Label::DirTraverse,
                PROVED - 5,
                format!("{} may not search the directory `{directory}` on the way to `{file}`. No PHP-FPM socket is involved.", worker_label(world)),
            ));
            return;
        }
    }
}

fn shown(world: &World, directory: &str) -> Option<Fact<Node>> {
    let inode = world.observed_inode(directory)?;
    (inode.value.node_kind() == NodeKind::Directory).then(|| {
        let node = Node {
            kind: NodeKind::Directory,
            owner: Some(world.accounts.user(&inode.value.owner)),
            group: Some(world.accounts.group(&inode.value.group)),
            mode: Some(inode.value.mode & 0o777),
            acl: access::AclState::Absent,
        };
        Fact::new(node, inode.source)
    })
}

/// Whether the socket's directory is shown to have a default ACL.
fn default_acl(world: &World, connection: &Connection) -> bool {
    let Some(directory) = connection.address.value.socket().as_deref().and_then(path::parent)
    else {
        return false;
    };
    world.observations().any(|it| {
        matches!(it, Observation::Acl(block) if block.default.is_some() && path::same(&format!("/{}", block.path), &directory))
    })
}

fn same_permissions(left: &Node, right: &Node) -> bool {
    let same = |left: &Option<access::Principal>, right: &Option<access::Principal>| {
        left.as_ref()
            .zip(right.as_ref())
            .is_none_or(|(left, right)| left.same(right) != Some(false))
    };
    same(&left.owner, &right.owner) && same(&left.group, &right.group) && left.mode == right.mode
}

/// `root:root 0660`, as far as it is known.
pub(crate) fn describe(node: &Node) -> String {
    let name = |it: &Option<access::Principal>| {
        it.as_ref().map_or_else(|| "?".to_owned(), access::Principal::label)
    };
    let mode = node.mode.map_or_else(|| "????".to_owned(), |it| format!("{it:04o}"));
    format!("{}:{} {mode}", name(&node.owner), name(&node.group))
}

/// Whether the connection is refused for lack of permission.
pub(super) fn is_denied(connection: &Connection) -> bool {
    connection.verdict == ConnectionVerdict::Denied
}
