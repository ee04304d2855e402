//! The real programs: what they print about files, processes and failures made here is read as the
//! kernel has it. They run when `RUN_SLOW_TESTS` is set; a missing program is then a failure.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use access::{Perm, Principal};

use crate::{
    AclMarker, FileKind, FpmMessage, Inode, NginxStart, Observation, Operation, Role, parse,
};

fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}

/// A directory of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("evidence-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

/// A program that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // nginx ends its workers on SIGTERM only.
        let _signalled = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ended = self.0.wait();
    }
}

/// Standard output and error of a command, as one would paste them.
fn run(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).env("LC_ALL", "C.UTF-8").output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

/// The same behind a prompt with the command line.
fn pasted(program: &str, args: &[&str]) -> String {
    let words: Vec<String> = args
        .iter()
        .map(|it| if it.contains([' ', '*']) { format!("'{it}'") } else { (*it).to_owned() })
        .collect();
    format!("$ {program} {}\n{}", words.join(" "), run(program, args))
}

fn observations(text: &str) -> Vec<Observation> {
    parse(text).statements.into_iter().map(|it| it.observation).collect()
}

fn inodes(text: &str) -> Vec<Inode> {
    observations(text)
        .into_iter()
        .filter_map(|it| match it {
            Observation::Inode(inode) => Some(inode),
            _ => None,
        })
        .collect()
}

/// Whether an account column means that id; names are looked up in the real database.
fn is_account(principal: &Principal, id: u32, database: &str) -> bool {
    match (principal.id, &principal.name) {
        (Some(found), _) => found == id,
        (None, Some(name)) => {
            run("getent", &[database, name]).split(':').nth(2).and_then(|it| it.parse().ok())
                == Some(id)
        }
        (None, None) => false,
    }
}

/// Every inode that was read is as the kernel has it.
fn assert_as_kernel(text: &str, inodes: &[Inode]) {
    assert!(!inodes.is_empty(), "{text}");
    for inode in inodes {
        let metadata = fs::symlink_metadata(&inode.path)
            .unwrap_or_else(|error| panic!("{}: {error}\n{text}", inode.path));
        assert_eq!(u32::from(inode.mode), metadata.mode() & 0o7777, "{}\n{text}", inode.path);
        assert!(is_account(&inode.owner, metadata.uid(), "passwd"), "{inode:?}\n{text}");
        assert!(is_account(&inode.group, metadata.gid(), "group"), "{inode:?}\n{text}");
        let kind = match metadata.mode() & 0o170_000 {
            0o140_000 => FileKind::Socket,
            0o040_000 => FileKind::Directory,
            0o120_000 => FileKind::Symlink,
            0o100_000 => FileKind::Regular,
            _ => FileKind::Other,
        };
        assert_eq!(inode.kind, kind, "{text}");
    }
}

/// A tree with sockets of many modes and owners, names with blanks, links and special bits.
fn tree(folder: &Folder) -> Vec<UnixListener> {
    let mut listeners = Vec::new();
    for (number, mode) in
        [0o660, 0o600, 0o666, 0o000, 0o777, 0o6755, 0o2660, 0o1777].into_iter().enumerate()
    {
        let path = folder.file(&format!("s{number}.sock"));
        listeners.push(UnixListener::bind(&path).unwrap());
        let id = u32::try_from(number).unwrap() * 1000;
        chown(&path, Some(id), Some(id + 33)).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    }
    listeners.push(UnixListener::bind(folder.file("with blank.sock")).unwrap());
    fs::create_dir(folder.file("dir")).unwrap();
    fs::set_permissions(folder.file("dir"), Permissions::from_mode(0o3710)).unwrap();
    listeners.push(UnixListener::bind(folder.file("dir/in.sock")).unwrap());
    fs::write(folder.file("plain"), "x").unwrap();
    symlink("dir", folder.file("link")).unwrap();
    listeners
}

#[test]
fn ls_stat_and_namei_are_read_as_the_kernel_has_it() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("files");
    let _listeners = tree(&folder);
    let path = folder.0.to_str().unwrap();
    for options in ["-l", "-n", "-al", "-aln", "-lF", "-il", "-lh", "-lZ"] {
        let text = pasted("ls", &[options, path]);
        let found = inodes(&text);
        assert_as_kernel(&text, &found);
        assert!(11 <= found.len(), "{text}");
        assert!(parse(&text).unknown.is_empty(), "{text}");
    }
    for style in ["full-iso", "long-iso", "iso", "locale", "+%Y-%m-%d"] {
        let text = pasted("ls", &["-l", &format!("--time-style={style}"), path]);
        assert_as_kernel(&text, &inodes(&text));
    }
    let names = ["s0.sock", "s5.sock", "dir", "link", "plain"].map(|it| folder.file(it));
    let mut arguments: Vec<&str> = names.iter().map(|it| it.to_str().unwrap()).collect();
    let text = pasted("stat", &arguments);
    let found = inodes(&text);
    assert_as_kernel(&text, &found);
    assert_eq!(found.len(), arguments.len(), "{text}");
    arguments.insert(0, "-ld");
    let text = pasted("ls", &arguments);
    let found = inodes(&text);
    assert_as_kernel(&text, &found);
    assert_eq!(found.len(), names.len(), "{text}");

    let through = folder.file("link/in.sock");
    let text = pasted("namei", &["-l", through.to_str().unwrap()]);
    let found = inodes(&text);
    assert_as_kernel(&text, &found);
    assert_eq!(
        found.last().map(|it| it.path.as_str()),
        folder.file("dir/in.sock").to_str(),
        "{text}"
    );
    let links = observations(&text);
    let link = Observation::Link {
        path: folder.file("link").to_str().unwrap().to_owned(),
        target: "dir".to_owned(),
    };
    assert!(links.contains(&link), "{text}");

    let gone = folder.file("gone/x");
    for (program, options) in [("ls", "-l"), ("stat", "-t"), ("namei", "-l")] {
        let text = pasted(program, &[options, gone.to_str().unwrap()]);
        let is_absent =
            |it: &Observation| matches!(it, Observation::Absent(path) if gone.starts_with(path));
        assert!(observations(&text).iter().any(is_absent), "{text}");
    }
}

#[test]
fn getfacl_is_read_as_setfacl_wrote_it() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("acl");
    let path = folder.file("a b.sock");
    let _listener = UnixListener::bind(&path).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    let path = path.to_str().unwrap();
    assert_eq!(run("setfacl", &["-m", "u:1234:rw-,g:4321:r--,m::r--", path]), "");
    assert_eq!(run("setfacl", &["-d", "-m", "g:33:r-x", folder.0.to_str().unwrap()]), "");
    for options in [&["-p", path][..], &[path], &["-n", path], &["-e", path]] {
        let text = pasted("getfacl", options);
        let Some(Observation::Acl(block)) = observations(&text).pop() else { panic!("{text}") };
        assert_eq!(block.path, path, "{text}");
        let acl = block.access.unwrap();
        assert_eq!(acl.users, [(Principal::numbered(1234), Perm(6))], "{text}");
        assert_eq!(acl.groups, [(Principal::numbered(4321), Perm(4))], "{text}");
        assert_eq!((acl.mask, acl.owning_group), (Some(Perm(4)), Perm(0)), "{text}");
        assert_eq!((block.user_entry, block.other_entry), (Some(Perm(6)), Some(Perm(0))), "{text}");
    }
    let text = pasted("ls", &["-l", path]);
    assert_eq!(inodes(&text).first().map(|it| it.marker), Some(AclMarker::Present), "{text}");
    let text = pasted("getfacl", &["-n", folder.0.to_str().unwrap()]);
    let Some(Observation::Acl(block)) = observations(&text).pop() else { panic!("{text}") };
    assert_eq!(block.default.unwrap().groups, [(Principal::numbered(33), Perm(5))], "{text}");
}

#[test]
fn accounts_processes_and_listeners_are_read_as_the_system_has_them() {
    if !is_asked() {
        return;
    }
    let text = run("id", &["www-data"]);
    let Some(Observation::Account(account)) = observations(&text).pop() else { panic!("{text}") };
    assert!(
        account.complete && is_account(&account.user, account.user.id.unwrap(), "passwd"),
        "{text}"
    );
    let database = run("getent", &["passwd"]);
    let accounts =
        observations(&database).into_iter().filter(|it| matches!(it, Observation::Account(_)));
    assert_eq!(accounts.count(), database.lines().count(), "{database}");
    let database = run("getent", &["group"]);
    let groups =
        observations(&database).into_iter().filter(|it| matches!(it, Observation::Group { .. }));
    assert_eq!(groups.count(), database.lines().count(), "{database}");

    let folder = Folder::new("listen");
    let path = folder.file("x.sock");
    let _listener = UnixListener::bind(&path).unwrap();
    let text = pasted("ss", &["-xlp"]);
    let is_ours = |it: &Observation| matches!(it, Observation::Listener(it) if Path::new(&it.address) == path);
    assert!(observations(&text).iter().any(is_ours), "{text}");

    let status = fs::read_to_string("/proc/self/status").unwrap();
    let Some(Observation::ProcessStatus(found)) = observations(&status).pop() else {
        panic!("{status}")
    };
    assert_eq!(found.pid, Some(std::process::id()), "{status}");
    let metadata = fs::metadata("/proc/self").unwrap();
    assert_eq!((found.uid, found.gid), (Some(metadata.uid()), Some(metadata.gid())), "{status}");
    assert!(found.groups.is_some() && found.capabilities.is_some(), "{status}");
}

/// An nginx whose worker is `www-data`, that answers on a socket and passes to others.
fn nginx(folder: &Folder) -> Running {
    let path = folder.0.to_str().unwrap();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|it| format!("{it}_temp_path {path}/{it};"))
        .collect();
    let config = format!(
        "user www-data; daemon off; pid {path}/pid; error_log {path}/error.log; events {{}}
        http {{ access_log off; {temporary} server {{ listen unix:{path}/http.sock; server_name lab.test;
          location /missing {{ fastcgi_pass unix:{path}/missing.sock; }}
          location /denied {{ fastcgi_pass unix:{path}/denied.sock; }}
          location /stale {{ fastcgi_pass unix:{path}/stale.sock; }}
          location /file {{ fastcgi_pass unix:{path}/plain/x; }}
          location /tcp {{ fastcgi_pass 127.0.0.1:1; }}
        }} }}"
    );
    fs::write(folder.file("nginx.conf"), config).unwrap();
    let config = folder.file("nginx.conf");
    let child = Command::new("nginx")
        .args(["-p", path, "-c", config.to_str().unwrap()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("nginx: {error}"));
    wait_for(&folder.file("http.sock"));
    Running(child)
}

fn wait_for(path: &Path) {
    for _ in 0..200 {
        if UnixStream::connect(path).is_ok() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nobody listens on {}", path.display());
}

#[test]
fn nginx_lines_and_processes_are_read() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("nginx");
    fs::write(folder.file("plain"), "").unwrap();
    for (name, mode) in [("denied.sock", 0o600), ("stale.sock", 0o666)] {
        let listener = UnixListener::bind(folder.file(name)).unwrap();
        fs::set_permissions(folder.file(name), Permissions::from_mode(mode)).unwrap();
        drop(listener);
    }
    let running = nginx(&folder);
    let cases = [("missing", 2), ("denied", 13), ("stale", 111), ("file", 20), ("tcp", 111)];
    for (location, _) in cases {
        let mut stream = UnixStream::connect(folder.file("http.sock")).unwrap();
        stream
            .write_all(
                format!("GET /{location}/i.php HTTP/1.0\r\nHost: lab.test\r\n\r\n").as_bytes(),
            )
            .unwrap();
        let mut answer = String::new();
        let _length = stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 502"), "{answer}");
        assert!(observations(&answer).contains(&Observation::HttpStatus(502)), "{answer}");
    }
    let log = fs::read_to_string(folder.file("error.log")).unwrap();
    let errors: Vec<_> = observations(&log)
        .into_iter()
        .filter_map(|it| match it {
            Observation::NginxError(error) if error.operation == Operation::Connect => Some(error),
            _ => None,
        })
        .collect();
    assert_eq!(errors.len(), cases.len(), "{log}");
    for (error, (location, errno)) in errors.iter().zip(cases) {
        assert_eq!(error.errno, Some(errno), "{log}");
        assert_eq!(
            error.request.as_deref(),
            Some(format!("GET /{location}/i.php HTTP/1.0").as_str()),
            "{log}"
        );
        assert_eq!(
            (error.server.as_deref(), error.fastcgi),
            (Some("lab.test"), Some(true)),
            "{log}"
        );
        match &error.path {
            Some(path) => {
                assert!(path.starts_with(folder.0.to_str().unwrap()), "{log}");
                assert_eq!(error.upstream, Some(format!("unix:{path}")), "{log}");
            }
            None => assert_eq!(error.upstream.as_deref(), Some("127.0.0.1:1"), "{log}"),
        }
    }
    let master = running.0.id();
    for args in [
        &["aux"][..],
        &["-eo", "user:32,group:32,pid,args"],
        &["-ef"],
        &["-C", "nginx", "-o", "user,pid,args"],
    ] {
        let text = pasted("ps", args);
        let processes: Vec<_> = observations(&text)
            .into_iter()
            .filter_map(|it| match it {
                Observation::Process(it) => Some(it),
                _ => None,
            })
            .collect();
        let found = processes.iter().find(|it| it.pid == Some(master));
        assert_eq!(found.map(|it| it.role.clone()), Some(Role::NginxMaster), "{text}");
        let workers = processes.iter().filter(|it| it.role == Role::NginxWorker);
        let of_user = workers.filter(|it| matches!(&it.user, crate::ProcessUser::Known(user) if user.name.as_deref() == Some("www-data")));
        assert!(0 < of_user.count(), "{text}");
    }
}

#[test]
fn refusals_of_nginx_to_start_are_read() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("start");
    let config = folder.file("nginx.conf");
    let fastcgi = |value: &str| {
        format!("events {{}} http {{ server {{ location / {{ fastcgi_pass {value}; }} }} }}")
    };
    let cases = [
        (fastcgi("/run/x.sock"), NginxStart::InvalidHost("/run/x.sock".to_owned())),
        (
            fastcgi("no-such-host.invalid:9000"),
            NginxStart::HostNotFound("no-such-host.invalid:9000".to_owned()),
        ),
        (
            "user no-such-user; events {}".to_owned(),
            NginxStart::UnknownAccount("no-such-user".to_owned()),
        ),
    ];
    for (text, expected) in cases {
        fs::write(&config, text).unwrap();
        let text = run("nginx", &["-t", "-c", config.to_str().unwrap()]);
        let found = observations(&text).into_iter().any(|it| match (&it, &expected) {
            (
                Observation::NginxStart(NginxStart::HostNotFound(host)),
                NginxStart::HostNotFound(name),
            ) => name.starts_with(host.as_str()),
            (it, expected) => *it == Observation::NginxStart(expected.clone()),
        });
        assert!(found, "{expected:?}\n{text}");
    }
    let text = pasted("nginx", &["-V"]);
    assert!(
        matches!(
            observations(&text).as_slice(),
            [Observation::NginxBuild { version: Some(_), .. }]
        ),
        "{text}"
    );
}

#[test]
fn messages_of_fpm_are_read() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("fpm");
    let config = folder.file("fpm.conf");
    fs::create_dir(folder.file("taken.sock")).unwrap();
    let path = folder.0.to_str().unwrap();
    let bind = |name: &str, errno| FpmMessage::Bind {
        address: format!("{path}/{name}"),
        errno: Some(errno),
    };
    let cases = [
        ("listen = PATH/no/x.sock\nuser = www-data", bind("no/x.sock", 2)),
        ("listen = PATH/taken.sock\nuser = www-data", bind("taken.sock", 98)),
        ("listen = unix:PATH/x\nuser = www-data", FpmMessage::InvalidPort(format!("{path}/x"))),
        ("listen = PATH/x\nuser = root", FpmMessage::RootPool),
        (
            "listen = PATH/x\nuser = no-such",
            FpmMessage::UnknownAccount { name: "no-such".to_owned() },
        ),
        (
            "listen = PATH/x\nuser = www-data\nlisten.owner = no-such",
            FpmMessage::UnknownAccount { name: "no-such".to_owned() },
        ),
        ("listen = PATH/x\nuser = www-data\nbogus = 1", FpmMessage::Syntax("bogus".to_owned())),
        (
            "listen = PATH/x\nuser = www-data\nlisten.acl_users = www-data,www-data",
            FpmMessage::Acl { path: format!("{path}/x"), errno: Some(22) },
        ),
        (
            "listen = PATH/x\nuser = www-data\nlisten.acl_users = nobody,nobody\nlisten.owner = www-data",
            FpmMessage::AclSet { key: "listen.owner".to_owned() },
        ),
        ("listen = PATH/x", FpmMessage::Syntax("user has not been defined".to_owned())),
    ];
    for (pool, expected) in cases {
        let pool = pool.replace("PATH", path);
        let text = format!(
            "[global]\nerror_log = /dev/stderr\n[www]\npm = static\npm.max_children = 1\n{pool}\n"
        );
        fs::write(&config, text).unwrap();
        let text = run("php-fpm8.2", &["-F", "-y", config.to_str().unwrap()]);
        let found = observations(&text);
        assert!(found.contains(&Observation::Fpm(expected.clone())), "{expected:?}\n{text}");
        assert!(found.contains(&Observation::Fpm(FpmMessage::InitFailed)), "{text}");
        assert!(
            !found.iter().any(|it| matches!(
                it,
                Observation::Fpm(FpmMessage::Other(_) | FpmMessage::Truncated)
            )),
            "{text}"
        );
    }
    fs::write(&config, format!("[global]\nerror_log = /dev/stderr\n[www]\npm = static\npm.max_children = 1\nuser = www-data\nlisten = {path}/x\nlisten.mode = 0660\n")).unwrap();
    let text = run("php-fpm8.2", &["-tt", "-y", config.to_str().unwrap()]);
    let setting = |key: &str, value: Option<&str>| Observation::FpmSetting {
        pool: Some("www".to_owned()),
        key: key.to_owned(),
        value: value.map(str::to_owned),
    };
    let found = observations(&text);
    assert!(found.contains(&setting("listen.mode", Some("0660"))), "{text}");
    assert!(found.contains(&setting("listen.owner", None)), "{text}");
    assert_eq!(crate::detect(&text), crate::TextKind::Fpm, "{text}");
    let text = run("php-fpm8.2", &["-v"]);
    assert!(
        matches!(observations(&text).as_slice(), [Observation::PhpVersion(version)] if version.starts_with("8.2.")),
        "{text}"
    );
}
