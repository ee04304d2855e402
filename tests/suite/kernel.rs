//! The decision against the kernel: random directories, sockets, ACLs and subjects, each connected
//! to in earnest.
#![expect(clippy::disallowed_methods, reason = "this test runs programs and touches files")]

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use access::{
    Acl, AclState, Class, Groups, Node, NodeKind, Override, Perm, Principal, Subject, Verdict,
    decide_path,
};
use suite::{Folder, Random};

const WORLDS: usize = 1000;

/// Numbers without accounts.
const USERS: &[u32] = &[0, 20001, 20002, 20003];
const GROUPS: &[u32] = &[0, 30001, 30002, 30003];

/// Forks for each line `UID GID GROUPS CAPABLE PATH`, becomes that subject, connects, and prints
/// the errno. A process without capabilities has none since `capset` took them.
const CONNECTOR: &str = r#"
import ctypes, os, socket, sys

def connect(uid, gid, groups, capable, path):
    os.setgroups([int(it) for it in groups.split(",") if it])
    os.setresgid(int(gid), int(gid), int(gid))
    os.setresuid(int(uid), int(uid), int(uid))
    if capable == "0":
        header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        assert ctypes.CDLL(None, use_errno=True).capset(header, none) == 0
    return socket.socket(socket.AF_UNIX).connect_ex(path)

for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        errno = -1
        try:
            errno = connect(*line.rstrip("\n").split(" ", 4))
        finally:
            os.write(1, b"%d\n" % errno)
            os._exit(0)
    os.waitpid(pid, 0)
"#;

/// Asks the kernel.
struct Connector {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// How a process asks.
#[derive(Debug)]
struct Process {
    user: u32,
    group: u32,
    groups: Vec<u32>,
    is_capable: bool,
}

#[test]
fn a_thousand_random_worlds_are_decided_as_the_kernel_decides() {
    if !suite::may_change_the_machine() {
        return;
    }
    let mut random = Random::new("kernel", 1);
    let folder = Folder::new("kernel");
    let mut connector = Connector::start();
    let mut classes = BTreeMap::<(Class, bool), usize>::new();
    let worlds = suite::often(WORLDS);
    let mut wrong = Vec::new();
    for world in 0..worlds {
        let root = folder.path().join(world.to_string());
        let (path, listener) = build(&mut random, &root);
        let process = process(&mut random);
        let errno = connector.connect(&process, &path);
        drop(listener);
        let nodes = nodes(&path);
        let decision = decide_path(&subject(&process), &nodes);
        let expected = match errno {
            0 => Verdict::Allowed,
            13 => Verdict::Denied,
            other => panic!("world {world}: errno {other} of {process:?} at {nodes:?}"),
        };
        if decision.verdict != expected {
            wrong.push(format!(
                "world {world}: errno {errno}, decided {:?}\n  {process:?}\n  {nodes:?}",
                decision.verdict
            ));
        }
        for it in decision.nodes.iter().flat_map(|it| &it.outcomes) {
            *classes.entry((it.class, it.allowed)).or_default() += 1;
        }
        fs::remove_dir_all(&root).unwrap();
    }
    println!("{} of {worlds} agree; {classes:?}", worlds - wrong.len());
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
    for class in [Class::Owner, Class::NamedUser, Class::Group, Class::Other] {
        for allowed in [true, false] {
            let count = classes.get(&(class, allowed)).copied().unwrap_or_default();
            assert!(20 <= count, "{class:?} decided {allowed} only {count} times");
        }
    }
    assert!(classes.contains_key(&(Class::Override, true)), "no root came by");
}

/// One to four directories with a listening socket in the last.
fn build(random: &mut Random, root: &Path) -> (PathBuf, UnixListener) {
    let mut path = root.to_owned();
    let mut nodes = vec![path.clone()];
    for depth in 0..random.below(4) {
        path.push(format!("d{depth}"));
        nodes.push(path.clone());
    }
    fs::create_dir_all(&path).unwrap();
    path.push("s.sock");
    let listener = UnixListener::bind(&path).unwrap();
    // Most directories are passable, so that the socket decides too.
    let passable = random.percent(60);
    for node in &nodes {
        if passable && random.percent(90) {
            fs::set_permissions(node, Permissions::from_mode(0o755)).unwrap();
        } else {
            change(random, node);
        }
    }
    change(random, &path);
    (path, listener)
}

/// Gives a node an owner, a group, a mode and perhaps an ACL.
fn change(random: &mut Random, node: &Path) {
    const USUAL: &[u32] = &[0o660, 0o666, 0o755, 0o711, 0o600, 0o620, 0o770, 0o750, 0o606];
    let mode = if random.percent(50) {
        random.pick(USUAL)
    } else {
        u32::try_from(random.below(0o1000)).unwrap()
    };
    chown(node, Some(random.pick(USERS)), Some(random.pick(GROUPS))).unwrap();
    fs::set_permissions(node, Permissions::from_mode(mode)).unwrap();
    if random.percent(55) {
        return;
    }
    let mut entries = Vec::new();
    for (letter, ids) in [('u', USERS), ('g', GROUPS)] {
        for id in ids {
            if random.percent(35) {
                entries.push(format!("{letter}:{id}:{}", perm(random)));
            }
        }
    }
    if random.percent(80) {
        entries.push(format!("m::{}", perm(random)));
    }
    if !entries.is_empty() {
        let status = Command::new("setfacl").arg("-m").arg(entries.join(",")).arg(node).status();
        assert!(status.expect("setfacl is installed").success(), "{entries:?}");
    }
}

fn perm(random: &mut Random) -> Perm {
    Perm(u8::try_from(random.below(8)).unwrap())
}

fn process(random: &mut Random) -> Process {
    let user = random.pick(USERS);
    Process {
        user,
        group: random.pick(GROUPS),
        groups: GROUPS.iter().copied().filter(|_| random.percent(30)).collect(),
        is_capable: user == 0 && random.percent(30),
    }
}

fn subject(process: &Process) -> Subject {
    let groups = process.groups.iter().chain([&process.group]);
    Subject {
        dac_override: if process.is_capable { Override::Yes } else { Override::No },
        ..Subject::new(
            Principal::numbered(process.user),
            Groups::exactly(groups.map(|it| Principal::numbered(*it)).collect()),
        )
    }
}

/// Every directory from `/` down and the socket, as the file system has them.
fn nodes(path: &Path) -> Vec<Node> {
    let mut paths: Vec<&Path> = path.ancestors().collect();
    paths.reverse();
    let output = Command::new("getfacl").args(["-npc"]).args(&paths).output();
    let text = String::from_utf8(output.expect("getfacl is installed").stdout).unwrap();
    let blocks: Vec<&str> = text.trim_end().split("\n\n").collect();
    assert_eq!(blocks.len(), paths.len(), "{text}");
    paths.iter().zip(blocks).map(|(path, block)| node(path, block)).collect()
}

fn node(path: &Path, acl: &str) -> Node {
    let metadata = fs::symlink_metadata(path).unwrap();
    let kind = if metadata.is_dir() { NodeKind::Directory } else { NodeKind::Socket };
    let mode = u16::try_from(metadata.mode() & 0o777).unwrap();
    let mut res = Node::plain(
        kind,
        Principal::numbered(metadata.uid()),
        Principal::numbered(metadata.gid()),
        mode,
    );
    let mut entries = Acl::default();
    for line in acl.lines().filter(|it| !it.starts_with("default:")) {
        let entry = line.split_whitespace().next().unwrap();
        let mut parts = entry.split(':');
        let (tag, id, perm) =
            (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap().parse().unwrap());
        match (tag, id) {
            ("user" | "other", "") => {}
            ("group", "") => entries.owning_group = perm,
            ("mask", "") => entries.mask = Some(perm),
            ("user", id) => entries.users.push((Principal::numbered(id.parse().unwrap()), perm)),
            ("group", id) => entries.groups.push((Principal::numbered(id.parse().unwrap()), perm)),
            _ => panic!("{line}"),
        }
    }
    if entries.mask.is_some() {
        res.acl = AclState::Present(entries);
    }
    res
}

impl Connector {
    fn start() -> Self {
        let mut child = Command::new("python3")
            .args(["-u", "-c", CONNECTOR])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is installed");
        let (requests, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, requests, answers: BufReader::new(answers) }
    }

    fn connect(&mut self, process: &Process, path: &Path) -> i32 {
        let groups: Vec<String> = process.groups.iter().map(u32::to_string).collect();
        writeln!(
            self.requests,
            "{} {} {} {} {}",
            process.user,
            process.group,
            groups.join(","),
            u8::from(process.is_capable),
            path.display()
        )
        .unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        answer.trim().parse().unwrap()
    }
}

impl Drop for Connector {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
