//! What generators know: the configuration as it is, and as the chosen strategy makes it.

use access::{AclState, Groups, Node, Principal, Verdict, decide};
use facts::{Address, Distro, Family, File, World, path, php_version};

/// The analysed configuration and the one that is wanted.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The inputs as they are.
    pub(crate) world: &'a World,
    /// Pools with a unix socket, as the strategy makes them.
    pub(crate) sockets: Vec<Socket>,
    /// The worker that is to get in.
    pub(crate) worker: Option<Worker>,
    pub(crate) service: String,
}

/// nginx's worker with the groups that it is to have.
#[derive(Clone, Debug)]
pub(crate) struct Worker {
    pub(crate) user: Principal,
    pub(crate) groups: Vec<Principal>,
}

/// A pool's socket as it is to be.
#[derive(Clone, Debug)]
pub(crate) struct Socket {
    pub(crate) pool: String,
    /// The pool's file on the machine that is configured.
    pub(crate) file: String,
    pub(crate) path: String,
    pub(crate) owner: Principal,
    pub(crate) group: Principal,
    /// The mode to configure, without bits for others.
    pub(crate) mode: u16,
    /// What `ls` may show: the first is the wanted one.
    pub(crate) modes: Vec<u16>,
    pub(crate) acl_users: Vec<Principal>,
    pub(crate) acl_groups: Vec<Principal>,
    /// The group by which the worker gets in; `None` where it is owner or has an ACL entry.
    pub(crate) member_of: Option<Principal>,
    /// The directories that the worker must search, `/` first.
    pub(crate) directories: Vec<String>,
    /// Keys of the pool with the values to write; empty where the key is to count as not set.
    pub(crate) settings: Vec<(&'static str, String)>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(world: &'a World, strategy: Option<&plan::Strategy>) -> Self {
        let planned = strategy.map(|it| corrected(world, it));
        let wanted = planned.as_ref().unwrap_or(world);
        let worker = wanted.worker.user.as_ref().map(|it| {
            let mut groups = strategy
                .map_or(wanted.worker.subject().groups, |it| it.recheck.worker.groups.clone());
            groups.listed.dedup();
            Worker { user: it.value.clone(), groups: groups.listed }
        });
        let sockets = sockets(world, wanted, worker.as_ref());
        let service = plan::runbook_service(world).service;
        Self { world, sockets, worker, service }
    }

    /// The sockets, `None` where there are none.
    pub(crate) fn sockets(&self) -> Option<&[Socket]> {
        (!self.sockets.is_empty()).then_some(self.sockets.as_slice())
    }

    /// The worker's name or number; empty where it is not known.
    pub(crate) fn worker_name(&self) -> String {
        self.worker.as_ref().map_or_else(String::new, |it| it.user.label())
    }

    pub(crate) fn worker_groups(&self) -> Vec<String> {
        self.worker.iter().flat_map(|it| &it.groups).map(Principal::label).collect()
    }

    /// The groups that the worker has now.
    pub(crate) fn current_groups(&self) -> Vec<String> {
        let groups = self.world.worker.groups.as_ref();
        groups.iter().flat_map(|it| &it.value.listed).map(Principal::label).collect()
    }

    /// The groups that the strategy makes and puts the worker into.
    pub(crate) fn new_groups(&self) -> Vec<String> {
        let current = self.current_groups();
        self.worker_groups().into_iter().filter(|it| !current.contains(it)).collect()
    }

    /// The directories that sockets stand in, without those that every system has.
    pub(crate) fn own_directories(&self) -> Vec<String> {
        let mut res: Vec<String> =
            self.sockets.iter().filter_map(|it| it.directories.last().cloned()).collect();
        res.sort();
        res.dedup();
        res.retain(|it| !SHARED.contains(&it.as_str()));
        res
    }

    /// Sockets and their own directories.
    pub(crate) fn own_paths(&self) -> Vec<String> {
        let mut res: Vec<String> = self.sockets.iter().map(|it| it.path.clone()).collect();
        res.extend(self.own_directories());
        res
    }

    /// The paths of the inputs that configure nginx or PHP-FPM.
    pub(crate) fn config_paths(&self) -> Vec<&str> {
        let files = self.world.files.iter();
        files.filter(|it| it.evidence().is_none()).map(|it| it.path.as_str()).collect()
    }
}

impl Socket {
    /// The named entries that its ACL is to have, as getfacl prints them.
    pub(crate) fn acl_entries(&self) -> Vec<String> {
        let users = self.acl_users.iter().map(|it| format!("user:{}:rw-", it.label()));
        let groups = self.acl_groups.iter().map(|it| format!("group:{}:rw-", it.label()));
        users.chain(groups).collect()
    }
}

/// Directories that no package of ours may take over.
const SHARED: &[&str] = &[
    "/",
    "/run",
    "/var",
    "/tmp",
    "/var/tmp",
    "/dev",
    "/dev/shm",
    "/home",
    "/srv",
    "/opt",
    "/etc",
    "/usr",
    "/var/lib",
    "/usr/local",
    "/root",
];

fn corrected(world: &World, strategy: &plan::Strategy) -> World {
    let files = world.files.iter().map(|file| {
        let edit = strategy.change.edits.get(&file.id);
        let text = edit.map_or_else(|| file.text.clone(), |it| it.apply(&file.text));
        File::new(file.id, file.path.clone(), text, file.kind)
    });
    World::new(files.collect(), world.options.clone())
}

const SAFE_MODE: u16 = 0o660;
const OTHERS: u16 = 0o007;

fn sockets(before: &World, world: &World, worker: Option<&Worker>) -> Vec<Socket> {
    world.pools.iter().filter_map(|pool| socket(before, world, pool, worker)).collect()
}

fn socket(
    before: &World,
    world: &World,
    pool: &facts::Pool,
    worker: Option<&Worker>,
) -> Option<Socket> {
    let Address::Unix(_) = pool.address.as_ref()?.value else { return None };
    let path = pool.address.as_ref()?.value.socket().filter(|it| it.starts_with('/'))?;
    let made = facts::configured_socket(pool, &world.accounts, &world.master)?;
    let mut node = made.node;
    let mut mode = pool.mode().value;
    let mut settings = settings(before, pool);
    // Where no strategy could be proved, the mode is still not to be open.
    if mode & OTHERS != 0 {
        mode = SAFE_MODE;
        if node.acl == AclState::Absent {
            node.mode = Some(SAFE_MODE);
        }
    }
    // Nor is the worker to be shut out: its own group is the smallest change.
    if let Some(group) = worker.and_then(|it| it.groups.first())
        && node.acl == AclState::Absent
        && !lets_in(worker, &node)
    {
        mode = SAFE_MODE;
        node.mode = Some(SAFE_MODE);
        node.group = Some(group.clone());
        settings.retain(|(key, _)| *key != "listen.group");
        settings.extend(ini(&group.label()).map(|it| ("listen.group", it)));
    }
    settings.push(("listen.mode", format!("{mode:04o}")));
    let (owner, group) = (node.owner.clone()?, node.group.clone()?);
    let owns = worker.is_some_and(|it| it.user.same(&owner) == Some(true));
    let (acl_users, acl_groups) = match &node.acl {
        AclState::Present(acl) => (
            acl.users.iter().map(|(it, _)| it.clone()).collect(),
            acl.groups.iter().map(|(it, _)| it.clone()).collect(),
        ),
        AclState::Absent | AclState::Unlisted | AclState::Unknown => (Vec::new(), Vec::new()),
    };
    let has_acl = node.acl != AclState::Absent;
    let mut modes = vec![node.mode.unwrap_or(SAFE_MODE)];
    if owns && !has_acl {
        // The owner gets in with either.
        modes.extend([SAFE_MODE, 0o600]);
    }
    let mut seen = Vec::new();
    modes.retain(|it| {
        !seen.contains(it) && {
            seen.push(*it);
            true
        }
    });
    Some(Socket {
        pool: pool.name.clone(),
        settings,
        file: file_on_machine(world, pool),
        directories: path::directories(&path),
        path,
        member_of: (!owns && !has_acl && worker.is_some()).then(|| group.clone()),
        owner,
        group,
        mode,
        modes,
        acl_users,
        acl_groups,
    })
}

/// What the pool's own section is to say. A value that its quotes could not hold is left out.
fn settings(before: &World, pool: &facts::Pool) -> Vec<(&'static str, String)> {
    let was = before.pools.iter().find(|it| it.name == pool.name);
    let mut res = Vec::new();
    for key in ["listen.owner", "listen.group", "listen.acl_users", "listen.acl_groups"] {
        match pool.get(key) {
            Some(value) => res.extend(ini(value.value).map(|it| (key, it))),
            None if was.is_some_and(|it| it.get(key).is_some()) => res.push((key, String::new())),
            None => {}
        }
    }
    res
}

/// A value of a pool file as PHP's INI parser reads it back.
fn ini(value: &str) -> Option<String> {
    let plain = |it: char| it.is_ascii_alphanumeric() || "._-,".contains(it);
    let held = |it: char| !it.is_control() && !"\"\\$'".contains(it);
    if value.chars().all(plain) {
        Some(value.to_owned())
    } else {
        value.chars().all(held).then(|| format!("\"{value}\""))
    }
}

/// Whether the worker may connect to the socket itself; an unknown worker is not judged.
fn lets_in(worker: Option<&Worker>, node: &Node) -> bool {
    let Some(worker) = worker else { return true };
    let subject = access::Subject::new(worker.user.clone(), Groups::exactly(worker.groups.clone()));
    decide(&subject, node).verdict != Verdict::Denied
}

/// The path that the input says, where it is absolute; else the distribution's.
fn file_on_machine(world: &World, pool: &facts::Pool) -> String {
    let given = world.file(pool.file).map_or("www.conf", |it| it.path.as_str());
    let pasted = world.file(pool.file).and_then(|file| {
        let pasted = file.fpm()?.files.iter().rev();
        pasted
            .map(|it| (it.path.as_str(), it.range.start))
            .find(|(_, start)| *start <= pool.header.range.start)
    });
    if let Some((path, _)) = pasted.filter(|(path, _)| path.starts_with('/')) {
        return path.to_owned();
    }
    if given.starts_with('/') {
        return given.to_owned();
    }
    let name = match path::name(given) {
        it if it.ends_with(".conf") => it,
        _ => "www.conf",
    };
    let version = world
        .pools
        .iter()
        .filter_map(|it| it.address.as_ref())
        .find_map(|it| php_version(&it.value.to_string()));
    let version = version.unwrap_or_else(|| "8.2".to_owned());
    format!("{}/{name}", folder(world.distro.as_ref().map(|it| it.value), &version))
}

/// Where packages keep pool files.
fn folder(distro: Option<&Distro>, version: &str) -> String {
    let digits = version.replace('.', "");
    match distro.map_or(Family::Debian, |it| it.family) {
        Family::Debian => format!("/etc/php/{version}/fpm/pool.d"),
        Family::RedHat => "/etc/php-fpm.d".to_owned(),
        Family::Remi => format!("/etc/opt/remi/php{digits}/php-fpm.d"),
        Family::Alpine => format!("/etc/php{digits}/php-fpm.d"),
        Family::Arch => "/etc/php/php-fpm.d".to_owned(),
        Family::FreeBsd | Family::DockerPhp => "/usr/local/etc/php-fpm.d".to_owned(),
        Family::OpenSuse => "/etc/php8/fpm/php-fpm.d".to_owned(),
        Family::Homebrew => format!("/opt/homebrew/etc/php/{version}/php-fpm.d"),
    }
}
