//! What the inputs say together: workers, pools, sockets, accounts and who talks to whom.
//!
//! Every value carries its [`Source`]: configured, observed, a program's default, or assumed. What
//! was observed beats what is configured. This crate concludes nothing about causes and knows no
//! permission rule: that is `access`.

mod accounts;
mod address;
mod connection;
mod containers;
mod distro;
mod file;
mod master;
mod pass;
pub mod path;
mod pool;
mod shown;
mod socket;
mod source;
mod worker;

pub use accounts::Accounts;
pub use address::Address;
pub use connection::{Connection, ConnectionVerdict, PathNode, Relation};
pub use containers::{Container, Containers, Numbers, Runtime};
pub use distro::php_version;
pub use distro::{DISTROS, Directory, Distro, Family};
pub use file::{File, InputKind, Parsed};
pub use master::Master;
pub use pass::{Pass, Script};
pub use pool::Pool;
pub use socket::{Socket, SocketFact, configured as configured_socket};
pub use source::{Fact, Location, Missing, Source};
pub use worker::{Worker, WorkerChoice, parse_worker};

use std::collections::BTreeMap;

use evidence::{Inode, Observation, Statement};
use text::FileId;

use connection::Listens;
use shown::Shown;

/// What the user says beside the inputs.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The nginx worker.
    pub worker: Option<WorkerChoice>,
    /// What `${X}` reads in a pool file.
    pub environment: BTreeMap<String, String>,
}

/// Everything that is known.
#[derive(Debug)]
pub struct World {
    pub files: Vec<File>,
    pub options: Options,
    pub distro: Option<Fact<&'static Distro>>,
    pub accounts: Accounts,
    pub containers: Containers,
    pub worker: Worker,
    pub master: Master,
    /// In the order in which FPM reads them; same names are merged.
    pub pools: Vec<Pool>,
    pub passes: Vec<Pass>,
    pub connections: Vec<Connection>,
    /// How many more there are; a bounded number is looked at.
    pub connections_left_out: usize,
    shown: Shown,
    listens: Listens,
}

impl World {
    /// Joins what the files say.
    pub fn new(files: Vec<File>, options: Options) -> Self {
        let effective = pool::effective(&files, &options.environment);
        let pools = pool::pools(&files, &effective);
        let passes = pass::passes(&files);
        let distro = distro::detect(&files, &pools, &passes);
        let accounts = Accounts::new(&files);
        let containers = Containers::new(&files);
        let worker = worker::find(&files, &options, distro.as_ref(), &accounts, &containers);
        let master = master::find(&files, &containers);
        let shown = Shown::new(&files);
        let listens = Listens::new(&pools, &passes);
        let mut world = Self {
            files,
            options,
            distro,
            accounts,
            containers,
            worker,
            master,
            pools,
            passes,
            connections: Vec::new(),
            connections_left_out: 0,
            shown,
            listens,
        };
        (world.connections, world.connections_left_out) = connection::connections(&world);
        world
    }

    pub fn file(&self, id: FileId) -> Option<&File> {
        self.files.get(usize::try_from(id.0).ok()?)
    }

    /// Every statement of every pasted evidence, with the file it stands in.
    pub fn statements(&self) -> impl Iterator<Item = (FileId, &Statement)> {
        statements(&self.files)
    }

    /// Every observation, whatever place it comes from.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        self.statements().map(|(_, it)| &it.observation)
    }

    /// Where a command shows that nobody listens at an address of this machine.
    pub fn dead(&self, address: &Address) -> Option<Location> {
        self.shown.dead(&self.files, address)
    }

    /// The newest observation of a path on the machine that the paste is about.
    pub fn observed_inode(&self, path: &str) -> Option<Fact<Inode>> {
        self.shown.inode(&self.files, path)
    }

    /// The first pool that a client of the address reaches, as an index into the pools.
    pub fn listener(&self, address: &Address) -> Option<usize> {
        self.listens.pool(&self.pools, address)
    }

    /// Whether any input is of this kind.
    pub fn has(&self, kind: InputKind) -> bool {
        self.files.iter().any(|it| it.kind == kind)
    }
}

/// Every statement of `files`, with the file it stands in.
pub(crate) fn statements(files: &[File]) -> impl Iterator<Item = (FileId, &Statement)> {
    files
        .iter()
        .filter_map(|file| Some((file.id, file.evidence()?)))
        .flat_map(|(id, evidence)| evidence.statements.iter().map(move |it| (id, it)))
}
