//! What pasted evidence states.

use access::{Acl, NodeKind, Perm, Principal};
use text::TextRange;

/// Everything that a paste states, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub statements: Vec<Statement>,
    /// Lines that no format knows, without blank ones, prompts and plain prose comments.
    pub unknown: Vec<TextRange>,
}

/// One thing that the paste states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub range: TextRange,
    /// Where the command ran, as far as the paste says.
    pub place: Place,
    pub observation: Observation,
}

/// The host or container that an output comes from; outputs of different places are kept apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Nothing says otherwise: the one machine that the paste is about.
    #[default]
    Here,
    /// `docker exec NAME …`, `docker compose exec NAME …`, `kubectl exec NAME …`, `podman exec …`.
    Container(String),
    /// The host part of a prompt (`root@web1:~#`) or of journald lines, where the paste has several.
    Host(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// A line of nginx's error log.
    NginxError(NginxError),
    /// A line of nginx that says why it does not start (`[emerg]`).
    NginxStart(NginxStart),
    /// A message of PHP-FPM.
    Fpm(FpmMessage),
    /// An answer of PHP that a client saw: `File not found.`, `Access denied.`,
    /// `No input file specified.`
    PhpAnswer(PhpAnswer),
    /// A file with owner, group and mode: a line of `ls -l`, `ls -ln`, `stat`, `namei -l`.
    Inode(Inode),
    /// A path that a command looked for in vain.
    Absent(String),
    /// A path that exists, with nothing known beyond that: `ls PATH` without `-l`.
    Present(String),
    /// A directory that was listed whole: names that are not in it do not exist.
    Listing {
        directory: String,
        names: Vec<String>,
    },
    /// A block of getfacl(1).
    Acl(AclBlock),
    Process(Process),
    /// A command that looks for processes (`pgrep php-fpm`, `ps -C php-fpm`) found none; the name.
    NoProcess(String),
    /// A line of id(1), or of `getent passwd` with its group.
    Account(Account),
    /// A line of group(5), or of `getent group`.
    Group {
        group: Principal,
        members: Vec<String>,
    },
    /// `/proc/PID/status`: what the running process has.
    ProcessStatus(ProcessStatus),
    /// A listening socket of `ss -xlp`, `ss -tlnp`, `netstat`, `lsof`.
    Listener(Listener),
    Selinux(Selinux),
    /// `avc: denied`.
    Avc(Avc),
    /// `apparmor="DENIED"`, or `ALLOWED` in complain mode.
    AppArmor(AppArmor),
    /// A key of `systemctl cat` or `systemctl show`.
    Unit(UnitSetting),
    /// `Active: failed (Result: exit-code)`, `Main PID: 1 (code=exited, status=78)`.
    UnitState(UnitState),
    /// `nginx -V`.
    NginxBuild {
        version: Option<String>,
        user: Option<String>,
        group: Option<String>,
    },
    /// `php-fpm -v` or a version in a path or package name of the paste.
    PhpVersion(String),
    /// A line of `php-fpm -tt`: what FPM itself says is in force.
    FpmSetting {
        pool: Option<String>,
        key: String,
        value: Option<String>,
    },
    /// An error of a command that tells why something cannot be: `Read-only file system` of
    /// `sysctl`, `Operation not permitted` of `chown`.
    CommandError {
        command: String,
        message: String,
    },
    /// A mount of a compose file or a `docker run -v`: host or volume name, path inside, service.
    Mount {
        service: Option<String>,
        source: String,
        target: String,
    },
    /// A service of a compose file.
    Service(Service),
    /// The object of a Kubernetes manifest whose pods have the containers of the services, or the one
    /// that `kubectl exec POD -c NAME` names.
    Workload {
        kind: String,
        name: String,
    },
    /// A port forwarded by `docker run -p`.
    Publish {
        host_port: u16,
        container_port: u16,
    },
    /// A line of a Dockerfile that bears on the socket.
    DockerInstruction(DockerInstruction),
    /// A line of tmpfiles.d(5) that makes a directory.
    Tmpfiles {
        path: String,
        mode: Option<u16>,
        user: Option<Principal>,
        group: Option<Principal>,
    },
    /// A symbolic link and the text that it holds.
    Link {
        path: String,
        target: String,
    },
    /// The SELinux type of a file (`ls -Z`).
    Label {
        path: String,
        label: String,
    },
    /// A configuration line that `grep` found or that the reporter quotes: `listen`,
    /// `fastcgi_pass`, a version that a control panel pins; with the file, where shown.
    ConfigLine {
        path: Option<String>,
        key: String,
        value: String,
    },
    /// An HTTP status that a client saw, or that an access log shows as the answer.
    HttpStatus(u16),
    /// A command that worked, as the reporter says behind it: `… -> ok`.
    CommandWorked(String),
    /// A command that looks for listening sockets (`ss -xlp | grep NAME`) found none; the name.
    NoListener(String),
    /// The heading of a table of all listening sockets of these families: what is not in it listens
    /// nowhere.
    AllListeners {
        tcp: bool,
        unix: bool,
    },
    /// `getent hosts NAME`: one address of a name.
    HostAddress {
        name: String,
        address: String,
    },
    /// An address of an interface, from `ifconfig` or `ip addr`.
    InterfaceAddress {
        interface: String,
        address: String,
    },
    /// A fact about the machine that some causes hang on.
    Platform(Platform),
    /// A line that says that something works, or worked after a change, in the reporter's words.
    Remark(Remark),
}

/// What nginx could not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NginxError {
    pub operation: Operation,
    /// The errno, where the line has one.
    pub errno: Option<u16>,
    /// The file or socket path of the failed call; of `connect()` the socket's.
    pub path: Option<String>,
    /// `unix:/run/x.sock` or `127.0.0.1:9000`, without the separator that the logger adds.
    pub upstream: Option<String>,
    /// Whether `upstream:` begins with `fastcgi://`; `None` where the line has none.
    pub fastcgi: Option<bool>,
    pub server: Option<String>,
    pub request: Option<String>,
    /// The time as written, where the line has one.
    pub time: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `connect() to … failed`, or `connect() failed`.
    Connect,
    /// `recv() failed`, `readv() failed`, `upstream prematurely closed`.
    Receive,
    /// `upstream timed out`.
    TimedOut,
    /// `open() "…" failed`, `stat()`, `mkdir()`, `unlink()`, …: the call's name.
    File(String),
    /// `bind() to … failed`.
    Bind,
    /// `FastCGI sent in stderr: "Primary script unknown"`.
    PrimaryScriptUnknown,
    /// `Unable to open primary script: PATH (REASON)`.
    UnableToOpenScript { reason: String },
    /// `Access to the script 'PATH' has been denied (see security.limit_extensions)`.
    ExtensionDenied,
    /// Another message that PHP sent: the text.
    PhpMessage(String),
    /// `no live upstreams`, `upstream server temporarily disabled`, and what else nginx says about
    /// upstreams without an errno.
    Upstream(String),
    /// A client of another kind than nginx that fails on the socket
    /// (`fastcgi dial failed: dial unix var: connect: permission denied`); the address as it says.
    OtherClient { address: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NginxStart {
    /// `invalid host in upstream "/p"`.
    InvalidHost(String),
    /// `getpwnam("x") failed`, `getgrnam("x") failed`.
    UnknownAccount(String),
    /// `host not found in upstream "php"`.
    HostNotFound(String),
    /// A warning, not a failure: `the "user" directive makes sense only if the master process runs
    /// with super-user privileges`.
    UserIgnored,
    /// Another message.
    Other(String),
}

/// What PHP-FPM says, in its log or on standard error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FpmMessage {
    /// `unable to bind listening socket for address 'A': TEXT (N)`.
    Bind {
        address: String,
        errno: Option<u16>,
    },
    /// `Another FPM instance seems to already listen on A`.
    AlreadyListening(String),
    /// `[pool p] unable to set listen address as it's already used in another pool 'q'`.
    AddressUsedTwice,
    /// `failed to chown() the socket 'A': TEXT (N)`.
    Chown {
        path: String,
        errno: Option<u16>,
    },
    /// `failed to write the ACL …`, `failed to read the ACL …`.
    Acl {
        path: String,
        errno: Option<u16>,
    },
    /// `ACL set, listen.owner = 'x' is ignored`.
    AclSet {
        key: String,
    },
    /// `cannot get uid for user 'x'`, `cannot get gid for group 'x'`.
    UnknownAccount {
        name: String,
    },
    /// `invalid port value 'x'`.
    InvalidPort(String),
    /// `failed to open error_log (PATH): TEXT (N)`, and of the access log and slow log.
    OpenLog {
        path: String,
        errno: Option<u16>,
    },
    /// `failed to open configuration file 'PATH': TEXT (N)`.
    OpenConfig {
        path: String,
        errno: Option<u16>,
    },
    /// `unknown entry 'x'`, `value is NULL …`, `syntax error …`: what was rejected.
    Syntax(String),
    /// `please specify user and group other than root`.
    RootPool,
    /// `FPM initialization failed`, `failed to post process the configuration`, exit 78.
    InitFailed,
    /// `using inherited socket fd=N, "PATH"`: a reload kept the old socket.
    Inherited {
        path: String,
    },
    /// `'user' directive is ignored when FPM is not running as root`.
    NotRoot {
        key: String,
    },
    /// `server reached pm.max_children setting (N)`.
    MaxChildren {
        pool: Option<String>,
    },
    /// `Connection disallowed: IP address 'A' has been dropped.`
    Disallowed {
        address: String,
    },
    /// `child N exited on signal S`.
    ChildSignal {
        signal: String,
    },
    /// `execution timed out`, `executing too slow`.
    Slow,
    /// `fpm is running, pid N`, `ready to handle connections`.
    Running,
    /// `Terminating ...`, `exiting, bye-bye!`.
    Stopped,
    /// A message that was cut before it says anything (`ERROR: [pool w`).
    Truncated,
    Other(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhpAnswer {
    FileNotFound,
    AccessDenied,
    NoInputFile,
}

/// A file as a command shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inode {
    /// Absolute where the paste lets it be known (the command line, a directory header), else as
    /// shown.
    pub path: String,
    pub kind: FileKind,
    /// The low twelve bits.
    pub mode: u16,
    pub owner: Principal,
    pub group: Principal,
    pub marker: AclMarker,
}

/// A file's type; what is no directory and no socket refuses a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Directory,
    Socket,
    Regular,
    Symlink,
    Other,
}

/// What the output says about an ACL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AclMarker {
    /// `ls -l` without `+`: there is none.
    Absent,
    /// `+`: the group triplet is the mask, and the entries are to be asked for.
    Present,
    /// `namei` and `stat` never show one.
    NotShown,
}

/// A block of getfacl(1); names are unescaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AclBlock {
    pub path: String,
    pub owner: Option<Principal>,
    pub group: Option<Principal>,
    /// `user::`, `group::` and `other::`, where the block has them.
    pub user_entry: Option<Perm>,
    pub other_entry: Option<Perm>,
    /// The access entries; `None` where the block has only `default:` ones (`getfacl -d`).
    pub access: Option<Acl>,
    /// The `default:` entries, which a new socket inherits.
    pub default: Option<Acl>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    pub user: ProcessUser,
    pub group: Option<Principal>,
    pub pid: Option<u32>,
    pub role: Role,
}

/// The user column of ps(1): cut names are no identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProcessUser {
    Known(Principal),
    /// `labvery+`: the first characters.
    Cut(String),
    /// The output has no user column.
    NotShown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    NginxMaster,
    NginxWorker,
    /// A process named nginx, not said which.
    Nginx,
    /// The configuration file that its title names.
    FpmMaster {
        config: Option<String>,
    },
    /// `php-fpm: pool NAME`.
    FpmPool {
        pool: String,
    },
    Fpm,
}

/// A user with its groups, as the account database has them now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub user: Principal,
    pub group: Option<Principal>,
    /// All groups, the primary one included.
    pub groups: Vec<Principal>,
    /// Whether `groups` is the whole list (id) or only the primary one is shown (passwd).
    pub complete: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessStatus {
    pub name: Option<String>,
    pub pid: Option<u32>,
    /// The effective one of the four.
    pub uid: Option<u32>,
    pub gid: Option<u32>,
    pub groups: Option<Vec<u32>>,
    /// `CapEff`.
    pub capabilities: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// A path, or `ADDRESS:PORT`.
    pub address: String,
    pub process: Option<String>,
    /// Current and greatest length of the queue, where shown.
    pub queue: Option<(u32, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selinux {
    Enforcing,
    Permissive,
    Disabled,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avc {
    /// `write`, `connectto`, `name_connect`, …
    pub permissions: Vec<String>,
    pub command: Option<String>,
    /// `path=` or `name=`.
    pub path: Option<String>,
    pub class: Option<String>,
    /// Type part of the contexts: `httpd_t`, `var_run_t`.
    pub source_type: Option<String>,
    pub target_type: Option<String>,
    pub permissive: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppArmor {
    pub denied: bool,
    pub operation: Option<String>,
    pub profile: Option<String>,
    pub name: Option<String>,
    pub command: Option<String>,
}

/// One `Key=value` of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSetting {
    /// `php8.2-fpm.service`, where the paste names it.
    pub unit: Option<String>,
    pub key: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitState {
    pub unit: Option<String>,
    pub state: ServiceState,
    /// Exit status, where shown; 78 is FPM's for a bad configuration.
    pub status: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceState {
    Running,
    Failed,
    Stopped,
    /// The unit or its binary does not exist.
    Missing,
}

/// A service of a compose file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    pub name: String,
    pub image: Option<String>,
    /// `user:` as written.
    pub user: Option<String>,
    pub volumes: Vec<(String, String)>,
    pub networks: Vec<String>,
    /// `host`, `service:NAME`: a network that is not the service's own.
    pub network_mode: Option<String>,
    pub group_add: Vec<String>,
    pub command: Option<String>,
}

/// What a Dockerfile does to the socket or to those who use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DockerInstruction {
    /// `FROM IMAGE`.
    From(String),
    /// `USER NAME[:GROUP]`.
    User(String),
    /// `COPY` or `ADD` of a file that configures PHP-FPM or nginx.
    Copy { source: String, target: String },
    /// `chmod MODE PATH` in a `RUN`.
    Chmod { mode: String, path: String },
    /// `chown OWNER PATH` in a `RUN`.
    Chown { owner: String, path: String },
    /// `usermod`, `adduser` and `addgroup` in a `RUN`: the user joins the group.
    Join { user: String, group: String },
    /// A `sed` or `echo` in a `RUN` that sets a key of a pool (`listen`, `listen.*`).
    SetListen { key: String, value: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Platform {
    Docker,
    MacOs,
    Wsl,
    /// A folder of the host shared into a machine: vboxsf, macOS file sharing.
    HostShare,
    FreeBsdJail,
    Nixos,
    ReadOnlyFilesystem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// "works with mode 0666": plain file permissions are the cause.
    OpenModeWorks,
    /// "after reboot": it worked until the machine was started again.
    AfterReboot,
    /// "after reload": the service was reloaded, not restarted.
    AfterReload,
    /// "after upgrade".
    AfterUpgrade,
    /// "before the change": what follows is no longer so.
    BeforeChange,
}

impl Inode {
    /// What the permission rule makes of the type.
    pub fn node_kind(&self) -> NodeKind {
        match self.kind {
            FileKind::Directory => NodeKind::Directory,
            FileKind::Socket => NodeKind::Socket,
            FileKind::Regular | FileKind::Symlink | FileKind::Other => NodeKind::Other,
        }
    }
}
