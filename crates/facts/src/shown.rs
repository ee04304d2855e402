//! What the evidence shows of paths and addresses, by path and address: each connection asks, and a
//! paste can be long.

use std::collections::{BTreeMap, BTreeSet};

use evidence::{AclMarker, Inode, NginxError, Observation, Operation, Place, Statement};

use crate::{Address, Fact, File, Location, Source, path};

/// A statement of one of the files. A later one is greater.
type At = (usize, usize);

/// Where to look in the files that it was made of.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// By path, or by name where a name is all that is shown.
    inodes: BTreeMap<String, Newest>,
    /// The last list of entries of each path.
    acls: BTreeMap<String, At>,
    /// The first statement that nothing is there.
    absent: BTreeMap<String, At>,
    /// Whole listings of each directory.
    listings: BTreeMap<String, Vec<At>>,
    /// The newest failed `connect()`, by socket and by port.
    refused: BTreeMap<String, At>,
    refused_ports: BTreeMap<Option<u16>, At>,
    /// The newest one that says no address.
    refused_somewhere: Option<At>,
    /// Listening sockets; whether one is on the machine that the paste is about.
    sockets: BTreeMap<String, bool>,
    ports: BTreeMap<u16, BTreeSet<(Address, bool)>>,
    /// The first whole table of this machine's sockets, for unix and for TCP.
    whole_unix: Option<At>,
    whole_tcp: Option<At>,
    no_listeners: Vec<At>,
}

/// Each the last of its kind.
#[derive(Debug, Default)]
struct Newest {
    /// On the machine that the paste is about, with a sign for the ACL: ls shows whether there is
    /// one, namei and stat do not.
    marked: Option<At>,
    here: Option<At>,
    anywhere: Option<At>,
}

impl Shown {
    pub(crate) fn new(files: &[File]) -> Self {
        let mut res = Self::default();
        for (file, evidence) in
            files.iter().enumerate().filter_map(|(index, it)| Some((index, it.evidence()?)))
        {
            for (index, statement) in evidence.statements.iter().enumerate() {
                res.add((file, index), statement);
            }
        }
        res
    }

    fn add(&mut self, at: At, statement: &Statement) {
        let is_here = statement.place == Place::Here;
        match &statement.observation {
            Observation::Inode(inode) => {
                // A relative name is the wanted file's where it is its last part.
                let key = if inode.path.starts_with('/') {
                    path::normalize(&inode.path)
                } else if inode.path.contains('/') || inode.path.is_empty() {
                    return;
                } else {
                    inode.path.clone()
                };
                let newest = self.inodes.entry(key).or_default();
                newest.anywhere = Some(at);
                if is_here {
                    newest.here = Some(at);
                }
                if is_here && inode.marker != AclMarker::NotShown {
                    newest.marked = Some(at);
                }
            }
            Observation::Acl(block) if block.access.is_some() => {
                self.acls.insert(path::normalize(&absolute(&block.path)), at);
            }
            Observation::Absent(it) => {
                self.absent.entry(path::normalize(it)).or_insert(at);
            }
            Observation::Listing { directory, .. } => {
                self.listings.entry(path::normalize(directory)).or_default().push(at);
            }
            Observation::NginxError(error) => self.add_error(at, error),
            Observation::Listener(listener) => match Address::of_listener(&listener.address) {
                Address::Tcp { host, port: Some(port) } => {
                    let address = Address::Tcp { host, port: Some(port) };
                    self.ports.entry(port).or_default().insert((address, is_here));
                }
                Address::Unix(socket) => {
                    *self.sockets.entry(path::normalize(&socket)).or_default() |= is_here;
                }
                Address::Tcp { port: None, .. } | Address::Variable(_) | Address::Invalid(_) => {}
            },
            Observation::AllListeners { tcp, unix } if is_here => {
                if *tcp {
                    self.whole_tcp.get_or_insert(at);
                }
                if *unix {
                    self.whole_unix.get_or_insert(at);
                }
            }
            Observation::NoListener(_) if is_here => self.no_listeners.push(at),
            _ => {}
        }
    }

    fn add_error(&mut self, at: At, error: &NginxError) {
        if error.operation != Operation::Connect || error.errno.is_none() {
            return;
        }
        match crate::connection::logged_address(error) {
            Some(Address::Tcp { port, .. }) => {
                self.refused_ports.insert(port, at);
            }
            Some(Address::Unix(socket)) => {
                self.refused.insert(path::normalize(&socket), at);
            }
            None if error.path.is_none() && error.upstream.is_none() => {
                self.refused_somewhere = Some(at);
            }
            Some(Address::Variable(_) | Address::Invalid(_)) | None => {}
        }
    }

    /// The newest observation of a path on the machine that the paste is about.
    pub(crate) fn inode(&self, files: &[File], wanted: &str) -> Option<Fact<Inode>> {
        let absolute = self.inodes.get(&path::normalize(wanted));
        let named = self.inodes.get(path::name(wanted)).filter(|_| !path::name(wanted).is_empty());
        let last = |it: fn(&Newest) -> Option<At>| absolute.and_then(it).max(named.and_then(it));
        let at = last(|it| it.marked)
            .or_else(|| last(|it| it.here))
            .or_else(|| last(|it| it.anywhere))?;
        let (statement, location) = statement(files, at)?;
        let Observation::Inode(inode) = &statement.observation else { return None };
        Some(Fact::new(inode.clone(), Source::Observed(location)))
    }

    /// The entries that `getfacl` shows last.
    pub(crate) fn acl(&self, files: &[File], path: &str) -> Option<access::Acl> {
        let (statement, _) = statement(files, *self.acls.get(&path::normalize(path))?)?;
        let Observation::Acl(block) = &statement.observation else { return None };
        block.access.clone()
    }

    /// The first statement that the socket or its directory is not there.
    pub(crate) fn absent(&self, files: &[File], socket: &str) -> Option<Location> {
        let parent = path::parent(socket).map(|it| path::normalize(&it));
        let name = path::name(socket);
        let lacks = |at: &&At| {
            statement(files, **at).is_some_and(|(it, _)| match &it.observation {
                Observation::Listing { names, .. } => !names.iter().any(|it| it == name),
                _ => false,
            })
        };
        let listing = parent.as_ref().and_then(|it| self.listings.get(it)?.iter().find(lacks));
        let itself = self.absent.get(&path::normalize(socket));
        let directory = parent.as_ref().and_then(|it| self.absent.get(it));
        let at = [listing, itself, directory].into_iter().flatten().min()?;
        statement(files, *at).map(|it| it.1)
    }

    /// The errno of the newest failed `connect()` to an address.
    pub(crate) fn errno(&self, files: &[File], address: &Address) -> Option<Fact<u16>> {
        let at = match address {
            Address::Tcp { port, .. } => {
                self.refused_ports.get(port).copied().max(self.refused_somewhere)
            }
            Address::Unix(socket) => self.refused.get(&path::normalize(socket)).copied(),
            Address::Variable(_) | Address::Invalid(_) => None,
        };
        let (statement, location) = statement(files, at?)?;
        let Observation::NginxError(error) = &statement.observation else { return None };
        Some(Fact::new(error.errno?, Source::Observed(location)))
    }

    /// Whether something is shown to listen there: on this machine, or in any place.
    pub(crate) fn listens(&self, address: &Address, is_wanted: fn(bool) -> bool) -> bool {
        match address {
            Address::Unix(socket) => {
                self.sockets.get(&path::normalize(socket)).is_some_and(|it| is_wanted(*it))
            }
            Address::Tcp { port: Some(port), .. } => self.ports.get(port).is_some_and(|all| {
                all.iter().any(|(it, is_here)| is_wanted(*is_here) && address.reaches(it))
            }),
            Address::Tcp { port: None, .. } | Address::Variable(_) | Address::Invalid(_) => false,
        }
    }

    /// Where a command of this machine shows that nobody listens there, if nobody does.
    pub(crate) fn dead(&self, files: &[File], address: &Address) -> Option<Location> {
        if self.listens(address, |it| it) {
            return None;
        }
        let whole = match address {
            Address::Tcp { .. } => self.whole_tcp,
            Address::Unix(_) => self.whole_unix,
            Address::Variable(_) | Address::Invalid(_) => return None,
        };
        let is_meant = |at: &&At| {
            let Some((statement, _)) = statement(files, **at) else { return false };
            let Observation::NoListener(name) = &statement.observation else { return false };
            // The line that was looked for would hold the whole address.
            match address {
                Address::Tcp { port: Some(port), .. } => {
                    name.trim_start_matches(':') == port.to_string()
                }
                Address::Unix(socket) => 3 <= name.len() && socket.contains(name.as_str()),
                Address::Tcp { port: None, .. } | Address::Variable(_) | Address::Invalid(_) => {
                    false
                }
            }
        };
        let no_listener = self.no_listeners.iter().find(is_meant).copied();
        let at = whole.into_iter().chain(no_listener).min()?;
        statement(files, at).map(|it| it.1)
    }
}

fn statement(files: &[File], (file, index): At) -> Option<(&Statement, Location)> {
    let file = files.get(file)?;
    let statement = file.evidence()?.statements.get(index)?;
    Some((statement, Location { file: file.id, range: statement.range }))
}

/// getfacl leaves the first `/` out.
fn absolute(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}
