//! The checks of live sockets, run by Ansible, Serverspec and a stand-in for InSpec against sockets
//! made here. They run when `RUN_SLOW_TESTS` is set; a missing program is then a failure.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::artifact;
use super::worlds::{Kind, MACHINES, Machine};

pub(crate) fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}

/// A folder of its own, removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("artifacts-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn run(command: &mut Command) -> Output {
    let name = format!("{command:?}");
    command.output().unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

fn succeed(program: &str, args: &[&str]) {
    let output = run(Command::new(program).args(args));
    assert!(output.status.success(), "{program} {args:?}: {}", text(&output));
}

/// Makes what stands on the machine; the listeners keep the sockets.
fn build(folder: &Folder) -> (Vec<String>, Vec<UnixListener>) {
    let mut listeners = Vec::new();
    let paths = MACHINES.iter().enumerate().map(|(index, machine)| {
        let directory = folder.0.join(format!("w{index:02}"));
        fs::create_dir(&directory).unwrap();
        let path = directory.join("x.sock");
        place(machine, &path, &mut listeners);
        fs::set_permissions(&directory, Permissions::from_mode(machine.directory)).unwrap();
        path.display().to_string()
    });
    (paths.collect(), listeners)
}

fn place(machine: &Machine, path: &Path, listeners: &mut Vec<UnixListener>) {
    let mut place = path.to_path_buf();
    match machine.kind {
        Kind::Socket => listeners.push(UnixListener::bind(path).unwrap()),
        Kind::File => fs::write(path, "").unwrap(),
        Kind::Directory => fs::create_dir(path).unwrap(),
        Kind::Link => {
            place = path.with_file_name("real.sock");
            listeners.push(UnixListener::bind(&place).unwrap());
            symlink(&place, path).unwrap();
        }
        Kind::Missing => return,
    }
    let place = place.display().to_string();
    succeed("chown", &[machine.owner, &place]);
    if !machine.acl.is_empty() {
        succeed("setfacl", &["-m", machine.acl, &place]);
    }
    succeed("chmod", &[&format!("{:o}", machine.mode), &place]);
}

/// Whether the kernel lets an account write to the path.
fn gets_in(user: &str, path: &str) -> bool {
    let mut command = Command::new("setpriv");
    command.args([&format!("--reuid={user}"), "--init-groups", "--regid"]);
    let group = if user == "nobody" { "nogroup" } else { user };
    run(command.arg(group).args(["test", "-w", path])).status.success()
}

/// Compares verdicts with the truth; the summary is printed, and anything wrong is a failure.
pub(crate) fn compare(check: &str, worlds: &[(String, bool, bool)]) {
    let list = |wrong: &dyn Fn(bool, bool) -> bool| {
        let names = worlds.iter().filter(|(_, good, passes)| wrong(*good, *passes));
        names.map(|it| it.0.as_str()).collect::<Vec<_>>()
    };
    let misses = list(&|good, passes| !good && passes);
    let false_alarms = list(&|good, passes| good && !passes);
    let good = worlds.iter().filter(|it| it.1).count();
    println!(
        "{check:<22} {:>3} worlds ({good} good, {} bad)  {} misses  {} false alarms",
        worlds.len(),
        worlds.len() - good,
        misses.len(),
        false_alarms.len()
    );
    assert!(misses.is_empty() && false_alarms.is_empty(), "{check}: {misses:?} {false_alarms:?}");
}

/// All checks of one set of sockets.
#[test]
fn each_live_check_tells_good_machines_from_bad_ones() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("live");
    let (paths, listeners) = build(&folder);
    assert!(40 <= MACHINES.len(), "{}", MACHINES.len());
    for (machine, path) in MACHINES.iter().zip(&paths) {
        if machine.is_good {
            assert!(gets_in("www-data", path) && !gets_in("nobody", path), "{}", machine.name);
        }
    }
    let verdicts = |passes: Vec<bool>| {
        assert_eq!(passes.len(), MACHINES.len());
        let rows = MACHINES.iter().zip(passes);
        rows.map(|(it, passes)| (it.name.to_owned(), it.is_good, passes)).collect::<Vec<_>>()
    };
    compare("serverspec", &verdicts(rspec(&folder, &paths, "serverspec")));
    compare("inspec (stand-in)", &verdicts(rspec(&folder, &paths, "inspec")));
    compare("ansible-verify", &verdicts(ansible(&folder, &paths)));
    drop(listeners);
}

/// One run with a host for each machine: the play is the same, its variables are the host's.
fn ansible(folder: &Folder, paths: &[String]) -> Vec<bool> {
    let mut plays = Vec::new();
    let mut inventory = String::new();
    for (index, (machine, path)) in MACHINES.iter().zip(paths).enumerate() {
        let play = artifact(&machine.world(path), "ansible-verify");
        let (head, rest) = play.split_once("  vars:\n").unwrap();
        let (variables, tasks) = rest.split_once("  tasks:\n").unwrap();
        let variables: String =
            variables.lines().map(|it| format!("{}\n", it.strip_prefix("    ").unwrap())).collect();
        folder.write(&format!("host_vars/w{index:02}.yml"), &variables);
        plays.push(format!("{head}  tasks:\n{tasks}"));
        writeln!(inventory, "w{index:02} ansible_connection=local").unwrap();
    }
    plays.dedup();
    assert_eq!(plays.len(), 1, "only variables differ");
    let playbook = folder.write("verify.yml", &plays.concat());
    let inventory = folder.write("inventory", &inventory);
    let output = run(playbook_command(folder).arg("-i").arg(inventory).arg(playbook));
    let output = text(&output);
    let recap = output.split_once("PLAY RECAP").unwrap_or_else(|| panic!("{output}")).1;
    let line = |index: usize| {
        let host = format!("w{index:02}");
        let line = recap.lines().find(|it| it.starts_with(&host));
        line.unwrap_or_else(|| panic!("no {host}: {output}"))
    };
    let passes = |it: &str| it.contains("failed=0") && it.contains("unreachable=0");
    (0..MACHINES.len()).map(|it| passes(line(it))).collect()
}

/// ansible-playbook that keeps its files in the folder.
pub(crate) fn playbook_command(folder: &Folder) -> Command {
    let mut command = Command::new("ansible-playbook");
    command
        .args(["-e", "ansible_python_interpreter={{ ansible_playbook_python }}"])
        .env("ANSIBLE_HOME", folder.0.join("ansible-home"))
        .env("ANSIBLE_LOCAL_TEMP", folder.0.join("ansible-local"))
        .env("ANSIBLE_REMOTE_TEMP", folder.0.join("ansible-remote"))
        .env("ANSIBLE_PIPELINING", "1")
        .env("ANSIBLE_NOCOLOR", "1")
        .env("ANSIBLE_FORKS", "4")
        .env("LC_ALL", "C.UTF-8");
    command
}

/// One run with a file for each machine.
fn rspec(folder: &Folder, paths: &[String], name: &str) -> Vec<bool> {
    let file = |index: usize| format!("{name}_w{index:02}_spec.rb");
    let mut command = Command::new("rspec");
    command.current_dir(&folder.0).env("LC_ALL", "C.UTF-8");
    if name == "inspec" {
        let stand_in = folder.write("inspec_stand_in.rb", include_str!("inspec_stand_in.rb"));
        command.arg("--require").arg(stand_in);
    }
    command.args(["--format", "json", "--out", "result.json"]);
    for (index, (machine, path)) in MACHINES.iter().zip(paths).enumerate() {
        folder.write(&file(index), &artifact(&machine.world(path), name));
        command.arg(file(index));
    }
    let output = run(&mut command);
    let result = fs::read_to_string(folder.0.join("result.json"))
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output)));
    let result: Value = serde_json::from_str(&result).unwrap();
    assert_eq!(result["summary"]["errors_outside_of_examples_count"], 0, "{}", text(&output));
    let examples = result["examples"].as_array().unwrap();
    let passes = |index: usize| {
        let file = format!("./{}", file(index));
        let mut of_file = examples.iter().filter(|it| it["file_path"] == file.as_str()).peekable();
        assert!(of_file.peek().is_some(), "{file} has no example");
        of_file.all(|it| it["status"] == "passed")
    };
    (0..MACHINES.len()).map(passes).collect()
}
