//! The runbook: what to run, in which order, why, and how to take it back.

use facts::{Distro, Family, World, php_version};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub stage: Stage,
    pub run: String,
    pub why: String,
    /// Empty where there is nothing to take back.
    pub undo: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Backup,
    Edit,
    Test,
    Apply,
    Verify,
}

/// Service and commands of the distribution at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCommands {
    pub service: String,
    pub restart: String,
    pub test: String,
}

/// How to test and restart PHP-FPM here.
pub fn runbook_service(world: &World) -> ServiceCommands {
    let version = version(world);
    match world.distro.as_ref().map(|it| it.value) {
        Some(distro) if !needs_version(distro) || version.is_some() => {
            let fill = |it: &str| distro.fill(it, version.as_deref());
            ServiceCommands { service: fill(distro.service), restart: fill(distro.restart), test: fill(distro.test) }
        }
        Some(_) | None => ServiceCommands {
            service: "php-fpm".to_owned(),
            restart: "systemctl restart \"$(systemctl list-units --plain --no-legend 'php*fpm*.service' | awk 'NR==1 {print $1}')\"".to_owned(),
            test: "\"$(ls /usr/sbin/php-fpm* | head -n 1)\" -t".to_owned(),
        },
    }
}

fn needs_version(distro: &Distro) -> bool {
    [distro.service, distro.restart, distro.test].iter().any(|it| it.contains('{'))
}

/// The PHP version that paths of the inputs name.
fn version(world: &World) -> Option<String> {
    let sockets =
        world.pools.iter().filter_map(|it| it.address.as_ref()).map(|it| it.value.to_string());
    let clients = world.connections.iter().map(|it| it.address.value.to_string());
    let files = world.files.iter().map(|it| it.path.clone());
    let pasted = world
        .files
        .iter()
        .filter_map(|it| it.fpm())
        .flat_map(|it| &it.files)
        .map(|it| it.path.clone());
    sockets.chain(clients).chain(files).chain(pasted).find_map(|it| php_version(&it))
}

/// Quotes a word for a POSIX shell where it needs it.
pub(crate) fn quote(word: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || "/._-+:@%,=".contains(it);
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Back up and edit one file.
pub(crate) fn edit_file(path: &str) -> Vec<Command> {
    let file = quote(path);
    vec![
        Command {
            stage: Stage::Backup,
            run: format!("cp -a {file} {file}.before-sockbox"),
            why: "Keeps the file as it is now.".to_owned(),
            undo: String::new(),
        },
        Command {
            stage: Stage::Edit,
            run: format!("patch {file} < sockbox.patch"),
            why: "Applies the diff above; or make the same changes in an editor.".to_owned(),
            undo: format!("cp -a {file}.before-sockbox {file}"),
        },
    ]
}

/// Test and restart PHP-FPM, which makes its sockets anew.
pub(crate) fn restart_fpm(world: &World) -> Vec<Command> {
    let service = runbook_service(world);
    let in_container = world.distro.as_ref().is_some_and(|it| it.value.family == Family::DockerPhp);
    let test = Command {
        stage: Stage::Test,
        run: service.test.clone(),
        why: "A restart with a broken configuration takes every pool down. The test does not look at ACL names, directories or `listen.mode`.".to_owned(),
        undo: String::new(),
    };
    let restart = Command {
        stage: Stage::Apply,
        run: service.restart.clone(),
        why: if in_container {
            "Makes the socket anew with its new permissions.".to_owned()
        } else {
            "A reload keeps the old socket with its old permissions; only a restart makes it anew. Requests that run at this moment end with 502.".to_owned()
        },
        undo: format!("put the backup back, then {}", service.restart),
    };
    vec![test, restart]
}

/// Gives the running socket its new permissions at once, without any restart.
pub(crate) fn live(socket: &str, owner: &str, group: &str, mode: u16) -> Command {
    let path = quote(socket);
    Command {
        stage: Stage::Apply,
        run: format!("chown {} {path} && chmod {mode:04o} {path}", quote(&format!("{owner}:{group}"))),
        why: "Without downtime: changes the running socket now, and survives reloads; the edited file counts from the next start. Run this in place of the restart below.".to_owned(),
        undo: format!("stat -c 'chown %U:%G %n; chmod %a %n' {path}   # run it before, and keep what it prints"),
    }
}

/// Test and reload nginx.
pub(crate) fn reload_nginx(why: &str) -> Vec<Command> {
    vec![
        Command {
            stage: Stage::Test,
            run: "nginx -t".to_owned(),
            why: "Checks nginx's configuration.".to_owned(),
            undo: String::new(),
        },
        Command {
            stage: Stage::Apply,
            run: "nginx -s reload".to_owned(),
            why: why.to_owned(),
            undo: String::new(),
        },
    ]
}

/// Shows that the worker gets in and a stranger does not.
pub(crate) fn verify(socket: &str, worker: &str) -> Vec<Command> {
    let path = quote(socket);
    let mut res = vec![Command {
        stage: Stage::Verify,
        run: format!("ls -l {path}"),
        why: "Shows owner, group and mode of the new socket.".to_owned(),
        undo: String::new(),
    }];
    res.push(Command {
        stage: Stage::Verify,
        run: format!("runuser -u {} -- test -w {path} && echo open to the worker", quote(worker)),
        why: "Asks the kernel as the worker: every directory and the socket.".to_owned(),
        undo: String::new(),
    });
    if worker != "nobody" {
        res.push(Command {
            stage: Stage::Verify,
            run: format!("runuser -u nobody -- test -w {path} || echo closed to others"),
            why: "Asks the kernel as an account that has no business there.".to_owned(),
            undo: String::new(),
        });
    }
    res
}
