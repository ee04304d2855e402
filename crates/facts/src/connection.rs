//! Who connects to what, and what the kernel answers.

use std::collections::{BTreeMap, BTreeSet};

use access::{AclState, Decision, Node, NodeKind, Verdict, decide_path};
use evidence::{FileKind, NginxError, Observation, Operation};

use crate::distro::SYSTEM_DIRECTORIES;
use crate::{
    Address, Fact, Location, Missing, Pass, Pool, Socket, SocketFact, Source, World, path, socket,
};

/// One client address with the pool at its other end.
#[derive(Clone, Debug)]
pub struct Connection {
    /// Index into the passes; `None` where only a log or a pool names the address.
    pub pass: Option<usize>,
    pub address: Fact<Address>,
    /// Index into the pools.
    pub pool: Option<usize>,
    pub relation: Relation,
    /// The errno of the newest failed `connect()` to the address, with where it is logged.
    pub errno: Option<Fact<u16>>,
    pub socket: SocketFact,
    /// The directories and the socket, as they are: observed where observed.
    pub nodes: Vec<PathNode>,
    pub decision: Decision,
    /// The same with the socket that the next start of FPM makes.
    pub configured: Option<Decision>,
    pub verdict: ConnectionVerdict,
    pub missing: Vec<Missing>,
}

/// How client and pool belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Both name the same address.
    Same,
    /// Both are unix sockets at different paths.
    OtherPath,
    /// One is a unix socket, the other TCP.
    OtherTransport,
    /// Both are TCP with different hosts or ports.
    OtherEndpoint,
    /// Only one end is among the inputs.
    OneEnd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConnectionVerdict {
    Allowed,
    /// 13, `EACCES`.
    Denied,
    /// 2, `ENOENT`.
    Missing,
    /// 111, `ECONNREFUSED`, or 11, `EAGAIN`.
    Refused,
    Unknown,
}

/// One component of the path.
#[derive(Clone, Debug)]
pub struct PathNode {
    pub path: String,
    pub node: Node,
    /// `None`: nothing is known.
    pub source: Option<Source>,
}

/// Connections that are looked at: each is decided for every account, and a report of more is read by
/// nobody.
pub(crate) const MOST: usize = 500;

/// The connections, and how many were left out.
pub(crate) fn connections(world: &World) -> (Vec<Connection>, usize) {
    let mut res: Vec<Connection> = Vec::new();
    let mut left_out = 0;
    let mut used = BTreeSet::new();
    let mut ends = Ends::default();
    let mut add = |pass: Option<usize>, address: &Fact<Address>, pool, relation| {
        if res.len() < MOST {
            res.push(connection(world, pass, address.clone(), pool, relation));
        } else {
            left_out += 1;
        }
    };
    for (index, pass) in world.passes.iter().enumerate() {
        for address in &pass.addresses {
            let (pool, relation) = partner(world, &address.value);
            used.extend(pool);
            ends.add(&address.value);
            add(Some(index), address, pool, relation);
        }
    }
    for address in logged(world) {
        if ends.holds(&address.value) {
            continue;
        }
        let (pool, relation) = partner(world, &address.value);
        used.extend(pool);
        ends.add(&address.value);
        add(None, &address, pool, relation);
    }
    for (index, pool) in world.pools.iter().enumerate() {
        if let Some(address) = &pool.address
            && !used.contains(&index)
        {
            add(None, address, Some(index), Relation::OneEnd);
        }
    }
    (res, left_out)
}

/// The pools by where they listen.
#[derive(Debug)]
pub(crate) struct Listens {
    /// The first of each socket.
    sockets: BTreeMap<String, usize>,
    ports: BTreeMap<Option<u16>, Vec<usize>>,
    /// The only one that no pass reaches.
    free: Option<usize>,
}

impl Listens {
    pub(crate) fn new(pools: &[Pool], passes: &[Pass]) -> Self {
        let mut res = Self { sockets: BTreeMap::new(), ports: BTreeMap::new(), free: None };
        for (index, pool) in pools.iter().enumerate() {
            match pool.address.as_ref().map(|it| &it.value) {
                Some(Address::Unix(socket)) => {
                    res.sockets.entry(path::normalize(socket)).or_insert(index);
                }
                Some(Address::Tcp { port, .. }) => res.ports.entry(*port).or_default().push(index),
                Some(Address::Variable(_) | Address::Invalid(_)) | None => {}
            }
        }
        let clients: BTreeSet<&Address> =
            passes.iter().flat_map(|it| &it.addresses).map(|it| &it.value).collect();
        let sockets: BTreeSet<String> = clients.iter().filter_map(|it| it.socket()).collect();
        let mut ports: BTreeMap<Option<u16>, Vec<&Address>> = BTreeMap::new();
        for client in clients {
            if let Address::Tcp { port, .. } = client {
                ports.entry(*port).or_default().push(client);
            }
        }
        let is_reached = |listen: &Address| match listen {
            Address::Unix(socket) => sockets.contains(&path::normalize(socket)),
            Address::Tcp { port, .. } => {
                ports.get(port).is_some_and(|all| all.iter().any(|it| it.reaches(listen)))
            }
            Address::Variable(_) | Address::Invalid(_) => false,
        };
        let mut free = pools
            .iter()
            .enumerate()
            .filter(|(_, it)| it.address.as_ref().is_some_and(|listen| !is_reached(&listen.value)));
        let first = free.next();
        res.free = first.filter(|_| free.next().is_none()).map(|(index, _)| index);
        res
    }

    /// The first pool that listens at the address.
    pub(crate) fn pool(&self, pools: &[Pool], address: &Address) -> Option<usize> {
        match address {
            Address::Unix(socket) => self.sockets.get(&path::normalize(socket)).copied(),
            Address::Tcp { port, .. } => {
                let listen = |index: usize| Some(&pools.get(index)?.address.as_ref()?.value);
                let mut all = self.ports.get(port).into_iter().flatten().copied();
                all.find(|it| listen(*it).is_some_and(|it| address.reaches(it)))
            }
            Address::Variable(_) | Address::Invalid(_) => None,
        }
    }
}

/// The pool that listens at the address; else the only pool there is, or the only one that no other
/// address reaches, as the one that was meant.
fn partner(world: &World, address: &Address) -> (Option<usize>, Relation) {
    if let Some(index) = world.listener(address) {
        return (Some(index), Relation::Same);
    }
    let is_variable = matches!(address, Address::Variable(_));
    let Some(index) = world.listens.free.filter(|_| !is_variable) else {
        return (None, Relation::OneEnd);
    };
    let relation = match (
        address,
        world.pools.get(index).and_then(|it| it.address.as_ref()).map(|it| &it.value),
    ) {
        (Address::Unix(_), Some(Address::Unix(_))) => Relation::OtherPath,
        (Address::Tcp { .. }, Some(Address::Tcp { .. })) => Relation::OtherEndpoint,
        (Address::Unix(_), Some(Address::Tcp { .. }))
        | (Address::Tcp { .. }, Some(Address::Unix(_))) => Relation::OtherTransport,
        _ => Relation::OneEnd,
    };
    (Some(index), relation)
}

/// The client addresses that have a connection.
#[derive(Default)]
struct Ends {
    sockets: BTreeSet<String>,
    ports: BTreeSet<Option<u16>>,
    is_any: bool,
}

impl Ends {
    fn add(&mut self, address: &Address) {
        match address {
            Address::Unix(socket) => {
                self.sockets.insert(path::normalize(socket));
            }
            Address::Tcp { port, .. } => {
                self.ports.insert(*port);
            }
            // It may be any address.
            Address::Variable(_) => self.is_any = true,
            Address::Invalid(_) => {}
        }
    }

    /// A log names the resolved address of a host, so the port has to do.
    fn holds(&self, logged: &Address) -> bool {
        self.is_any
            || match logged {
                Address::Unix(socket) => self.sockets.contains(&path::normalize(socket)),
                Address::Tcp { port, .. } => self.ports.contains(port),
                Address::Variable(_) | Address::Invalid(_) => false,
            }
    }
}

/// The addresses that log lines say could not be reached.
fn logged(world: &World) -> Vec<Fact<Address>> {
    let mut seen = BTreeSet::new();
    let mut res: Vec<Fact<Address>> = Vec::new();
    for (file, statement) in world.statements() {
        let Observation::NginxError(error) = &statement.observation else { continue };
        let Some(address) = logged_address(error) else { continue };
        if seen.insert(address.clone()) {
            res.push(Fact::new(
                address,
                Source::Observed(Location { file, range: statement.range }),
            ));
        }
    }
    res
}

pub(crate) fn logged_address(error: &NginxError) -> Option<Address> {
    match (&error.operation, &error.path) {
        (Operation::Connect, Some(socket)) => Some(Address::Unix(socket.clone())),
        (
            Operation::Connect
            | Operation::PrimaryScriptUnknown
            | Operation::ExtensionDenied
            | Operation::UnableToOpenScript { .. }
            | Operation::Receive,
            _,
        ) => error.upstream.as_deref().map(Address::of_log),
        _ => None,
    }
}

fn connection(
    world: &World,
    pass: Option<usize>,
    address: Fact<Address>,
    pool: Option<usize>,
    relation: Relation,
) -> Connection {
    let path = address.value.socket();
    let of_pool = pool
        .filter(|_| matches!(relation, Relation::Same | Relation::OneEnd))
        .and_then(|it| world.pools.get(it));
    let mut found = path.as_deref().map(|it| socket::find(world, of_pool, it)).unwrap_or_default();
    if let Some(path) = path.as_deref().filter(|_| world.containers.are_apart()) {
        found.configured = found
            .configured
            .zip(of_pool)
            .map(|(it, pool)| world.containers.by_number(&world.accounts, pool, it));
        found.observed = found.observed.map(|it| as_shown(world, path, it));
        let shown = found.observed.as_ref().map(|it| &it.node);
        if let Some(socket) = &mut found.configured {
            // Names that nothing tells the numbers of have those of the socket that is there.
            let with_number = |it: &mut Option<access::Principal>,
                               shown: Option<&access::Principal>| {
                if it.as_ref().is_some_and(|it| it.id.is_none())
                    && shown.is_some_and(|it| it.id.is_some())
                {
                    *it = shown.cloned();
                }
            };
            with_number(&mut socket.node.owner, shown.and_then(|it| it.owner.as_ref()));
            with_number(&mut socket.node.group, shown.and_then(|it| it.group.as_ref()));
        }
    }
    let errno = world
        .shown
        .errno(&world.files, &address.value)
        .or_else(|| shown_errno(world, &address.value, &found));
    let nodes = path.as_deref().map(|it| nodes(world, it, found.best())).unwrap_or_default();
    let subject = world.worker.subject();
    let decide = |nodes: &[PathNode]| {
        decide_path(&subject, &nodes.iter().map(|it| it.node.clone()).collect::<Vec<_>>())
    };
    let decision = decide(&nodes);
    let configured = path
        .as_deref()
        .zip(found.configured.as_ref())
        .map(|(path, socket)| decide(&self::nodes(world, path, Some(socket))));
    let verdict = if path.is_none()
        && errno.is_none()
        && nobody_configured(world, &address.value, relation)
    {
        ConnectionVerdict::Refused
    } else {
        verdict(&found, errno.as_ref(), &decision, path.is_some(), relation)
    };
    let missing = missing(world, &found, &nodes, path.as_deref(), verdict);
    Connection {
        pass,
        address,
        pool,
        relation,
        errno,
        socket: found,
        nodes,
        decision,
        configured,
        verdict,
        missing,
    }
}

/// Owner and group as the command showed them: a number counts in every container, and a name only
/// where it was seen.
fn as_shown(world: &World, path: &str, mut socket: Socket) -> Socket {
    let Some(inode) = world.observed_inode(path) else { return socket };
    let numbered = |it: access::Principal| it.id.map_or(it, access::Principal::numbered);
    socket.node.owner = Some(numbered(inode.value.owner));
    socket.node.group = Some(numbered(inode.value.group));
    socket
}

/// The errno that what commands show leads to, where no log has one.
fn shown_errno(world: &World, address: &Address, found: &SocketFact) -> Option<Fact<u16>> {
    if let Some(location) = found.absent {
        return Some(Fact::new(2, Source::Observed(location)));
    }
    let is_socket = found.kind.as_ref().is_some_and(|it| it.value == FileKind::Socket);
    let may_be_refused = is_socket || address.is_loopback() && !world.containers.are_apart();
    let location = may_be_refused.then(|| world.dead(address)).flatten()?;
    Some(Fact::new(111, Source::Observed(location)))
}

/// The directories of the path and the socket.
pub(crate) fn nodes(world: &World, path: &str, socket: Option<&Socket>) -> Vec<PathNode> {
    let mut res: Vec<PathNode> =
        path::directories(path).iter().map(|it| directory(world, it)).collect();
    let unknown = Node {
        kind: NodeKind::Socket,
        owner: None,
        group: None,
        mode: None,
        acl: AclState::Unknown,
    };
    res.push(PathNode {
        path: path.to_owned(),
        node: socket.map_or(unknown, |it| it.node.clone()),
        source: socket.and_then(|it| it.owner),
    });
    res
}

fn directory(world: &World, path: &str) -> PathNode {
    if let Some(inode) = world.observed_inode(path) {
        let node = socket::node(world, None, &inode.value);
        return PathNode { path: path.to_owned(), node, source: Some(inode.source) };
    }
    let shipped = world.distro.as_ref().map(|it| it.value.directories).unwrap_or_default();
    let row = shipped.iter().chain(SYSTEM_DIRECTORIES).find(|it| it.path == path);
    match row {
        Some(row) => {
            let node = Node::plain(
                NodeKind::Directory,
                access::Principal::named(row.owner),
                access::Principal::named(row.group),
                row.mode,
            );
            PathNode {
                path: path.to_owned(),
                node,
                source: Some(Source::Assumed("packages and the boot make it so")),
            }
        }
        None => {
            let node = Node {
                kind: NodeKind::Directory,
                owner: None,
                group: None,
                mode: None,
                acl: AclState::Unknown,
            };
            PathNode { path: path.to_owned(), node, source: None }
        }
    }
}

/// Whether no pool listens at this machine's own address that nginx uses.
fn nobody_configured(world: &World, client: &Address, relation: Relation) -> bool {
    let elsewhere = matches!(relation, Relation::OtherEndpoint | Relation::OtherTransport);
    client.is_loopback() && elsewhere && !world.shown.listens(client, |_| true)
}

/// What was logged beats what the facts predict.
fn verdict(
    found: &SocketFact,
    errno: Option<&Fact<u16>>,
    decision: &Decision,
    is_unix: bool,
    relation: Relation,
) -> ConnectionVerdict {
    match errno.map(|it| it.value) {
        Some(13) => return ConnectionVerdict::Denied,
        Some(2) => return ConnectionVerdict::Missing,
        Some(11 | 61 | 111) => return ConnectionVerdict::Refused,
        _ => {}
    }
    if !is_unix {
        return if relation == Relation::Same {
            ConnectionVerdict::Allowed
        } else {
            ConnectionVerdict::Unknown
        };
    }
    if found.absent.is_some() || matches!(relation, Relation::OtherPath | Relation::OtherTransport)
    {
        return ConnectionVerdict::Missing;
    }
    match decision.verdict {
        Verdict::Allowed => ConnectionVerdict::Allowed,
        Verdict::Denied => ConnectionVerdict::Denied,
        Verdict::Unknown => ConnectionVerdict::Unknown,
    }
}

fn missing(
    world: &World,
    found: &SocketFact,
    nodes: &[PathNode],
    path: Option<&str>,
    verdict: ConnectionVerdict,
) -> Vec<Missing> {
    let Some(path) = path else { return Vec::new() };
    let mut res = Vec::new();
    if let Some((list, id)) = world.containers.both().and(
        world.containers.in_fpm(&format!("ls -ln {path}")).zip(world.containers.in_nginx("id")),
    ) {
        if found.observed.is_none() {
            res.push(Missing::new(format!("the numbers of owner and group of {path}"), list));
        }
        if world.worker.user.as_ref().is_none_or(|it| it.source.is_assumed()) {
            res.push(Missing::new("the numbers of nginx's worker", format!("{id} nginx")));
        }
        return res;
    }
    if found.observed.is_none() {
        res.push(Missing::new(format!("owner, group and mode of {path}"), format!("ls -l {path}")));
    }
    if found.best().is_some_and(|it| it.node.acl == AclState::Unlisted) {
        res.push(Missing::new(format!("the ACL of {path}"), format!("getfacl -p {path}")));
    }
    if nodes.iter().any(|it| it.source.is_none_or(Source::is_assumed))
        && verdict != ConnectionVerdict::Allowed
    {
        res.push(Missing::new(
            "the permissions of each directory on the way",
            format!("namei -l {path}"),
        ));
    }
    res.extend(world.worker.missing());
    res
}

#[cfg(test)]
mod tests {
    use text::FileId;

    use super::*;
    use crate::{File, InputKind, Options};

    const POOL: &str = "[www]\nlisten = 127.0.0.1:9000\n";
    const SITE: &str = "server { location / { fastcgi_pass 127.0.0.1:9000; } }";
    const HEADING: &str = "State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";

    fn check(site: &str, pool: &str, evidence: &str) -> (Option<u16>, ConnectionVerdict) {
        let files =
            [(site, InputKind::Nginx), (pool, InputKind::Fpm), (evidence, InputKind::Evidence)];
        let files = (0..).map(FileId).zip(files);
        let files = files.map(|(id, (text, kind))| File::new(id, "f".into(), text.into(), kind));
        let world = World::new(files.collect(), Options::default());
        let connection = &world.connections[0];
        (connection.errno.as_ref().map(|it| it.value), connection.verdict)
    }

    #[test]
    fn a_table_without_the_port_proves_111() {
        use ConnectionVerdict::{Allowed, Refused};
        let row = "LISTEN 0 511 127.0.0.1:9000 0.0.0.0:* users:((\"php-fpm8.2\",pid=1,fd=8))\n";
        let other = row.replace("9000", "80");
        let table = |command: &str, row: &str| format!("$ {command}\n{HEADING}{row}");
        let ask = |evidence: &str| check(SITE, POOL, evidence);
        assert_eq!(ask(&table("ss -tlnp", &other)), (Some(111), Refused));
        assert_eq!(ask(&table("ss -tlnp", "")), (Some(111), Refused));
        assert_eq!(ask("$ ss -tlnp | grep :9000\n(nothing)\n"), (Some(111), Refused));
        assert_eq!(ask(&table("ss -tlnp", row)), (None, Allowed));
        // A part of the table, names of ports, sockets, and another machine's table prove nothing.
        assert_eq!(ask(&table("ss -tlnp | grep :80", &other)), (None, Allowed));
        assert_eq!(ask(&table("ss -tlp", &other)), (None, Allowed));
        assert_eq!(ask(&table("ss -xlp", &other)), (None, Allowed));
        assert_eq!(ask(&table("docker exec web ss -tlnp", &other)), (None, Allowed));
    }

    #[test]
    fn settings_without_the_port_refuse() {
        use ConnectionVerdict::{Missing, Refused, Unknown};
        let other = POOL.replace("9000", "9001");
        let socket = "[www]\nlisten = /run/php/www.sock\n";
        assert_eq!(check(SITE, &other, ""), (None, Refused));
        assert_eq!(check(SITE, socket, ""), (None, Refused));
        let shown = "$ ss -tln\nLISTEN 0 511 127.0.0.1:9000 0.0.0.0:*\n";
        assert_eq!(check(SITE, socket, shown), (None, Unknown));
        let absent = "$ ls -l /run/php/x.sock\nls: cannot access '/run/php/x.sock': No such file or directory\n";
        let site = SITE.replace("127.0.0.1:9000", "unix:/run/php/x.sock");
        assert_eq!(check(&site, "", absent), (Some(2), Missing));
    }

    #[test]
    fn a_socket_without_a_listener_is_stale() {
        let site = format!("user www-data; {}", SITE.replace("127.0.0.1:9000", "unix:/run/x.sock"));
        let listed =
            "$ ls -l /run/x.sock\nsrw-rw---- 1 www-data www-data 0 Jun 30 10:00 /run/x.sock\n";
        let nobody = format!("{listed}$ ss -xlp | grep x.sock\n(nothing)\n");
        assert_eq!(check(&site, "", &nobody), (Some(111), ConnectionVerdict::Refused));
        assert_eq!(check(&site, "", listed), (None, ConnectionVerdict::Allowed));
    }
}
