//! SELinux, AppArmor and systemd say no where the permissions would say yes.

use access::Verdict;
use evidence::{Avc, FpmMessage, Observation, Operation, Selinux, UnitSetting};
use facts::{Address, Connection, World, path};

use super::access_denied::errno;
use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    selinux(world, acc);
    apparmor(world, acc);
    systemd(world, acc);
}

fn selinux(world: &World, acc: &mut Vec<Candidate>) {
    for observation in world.observations() {
        let Observation::Avc(avc) = observation else { continue };
        if !avc.permissive && concerns_web(avc) {
            acc.push(Candidate::new(Label::Selinux, 96, explain(avc)));
            return;
        }
    }
    let state = world
        .observations()
        .filter_map(|it| if let Observation::Selinux(it) = it { Some(*it) } else { None })
        .last();
    if matches!(state, Some(Selinux::Disabled | Selinux::Permissive)) {
        return;
    }
    for (index, connection) in world.connections.iter().enumerate() {
        if errno(connection) != Some(13) {
            continue;
        }
        let ask = |it: Candidate| {
            it.of(index).settled_by("what SELinux denied", "ausearch -m avc -ts recent; getenforce")
        };
        if let Address::Tcp { .. } = connection.address.value {
            acc.push(ask(Candidate::new(
                Label::Selinux,
                86,
                "Connecting to a TCP port gives 13 from a security module only: SELinux does not let nginx's domain connect to this port.",
            )));
            return;
        }
        let score = match (allowed(connection), state) {
            (true, Some(Selinux::Enforcing)) => 78,
            (true, _) => 45,
            (false, Some(Selinux::Enforcing)) => 35,
            (false, _) => 18,
        };
        acc.push(ask(Candidate::new(
            Label::Selinux,
            score,
            "SELinux can refuse what the permissions allow: the socket's label, or the domain that PHP-FPM runs in.",
        )));
        return;
    }
}

/// Whether owner, mode and directories, as far as shown, let the worker in.
fn allowed(connection: &Connection) -> bool {
    connection.decision.verdict == Verdict::Allowed
}

fn concerns_web(avc: &Avc) -> bool {
    let web = |it: &Option<String>| {
        it.as_deref()
            .is_some_and(|it| it.contains("httpd") || it.contains("nginx") || it.contains("php"))
    };
    web(&avc.command) || web(&avc.source_type) || web(&avc.target_type)
}

fn explain(avc: &Avc) -> String {
    let what = avc.permissions.join(", ");
    let target = avc.target_type.as_deref().unwrap_or("?");
    let has = |it: &str| avc.permissions.iter().any(|permission| permission == it);
    if has("connectto") {
        format!(
            "SELinux denied `connectto`: the server behind the socket runs as `{target}`, not in a domain that web servers may talk to. Its binary needs the label `httpd_exec_t`, and a restart."
        )
    } else if has("name_connect") {
        format!(
            "SELinux denied `name_connect`: nginx may not connect to a TCP port of type `{target}`."
        )
    } else if avc.class.as_deref() == Some("sock_file") {
        format!(
            "SELinux denied `{what}` on the socket file, whose label is `{target}` and not `httpd_var_run_t`."
        )
    } else {
        format!("SELinux denied `{what}` on `{target}`.")
    }
}

fn apparmor(world: &World, acc: &mut Vec<Candidate>) {
    for observation in world.observations() {
        let Observation::AppArmor(line) = observation else { continue };
        if line.denied {
            let profile = line.profile.as_deref().unwrap_or("?");
            let name = line.name.as_deref().unwrap_or("?");
            let operation = line.operation.as_deref().unwrap_or("access");
            acc.push(Candidate::new(
                Label::Apparmor,
                95,
                format!("AppArmor's profile `{profile}` denied `{operation}` on `{name}`. The permissions of the file do not matter until the profile allows it."),
            ));
            return;
        }
    }
}

/// Units whose options hide or lock paths.
fn systemd(world: &World, acc: &mut Vec<Candidate>) {
    for observation in world.observations() {
        let Observation::Unit(setting) = observation else { continue };
        let unit = setting.unit.as_deref().unwrap_or("the unit");
        let option = format!("`{}={}` of {unit}", setting.key, setting.value);
        if let Some(cause) = effect(world, setting, &option) {
            acc.push(Candidate::new(
                Label::SystemdSandbox,
                if symptom(world) { 86 } else { 50 },
                cause,
            ));
            return;
        }
    }
}

/// What the option does, where it does anything to a path of the inputs.
fn effect(world: &World, setting: &UnitSetting, option: &str) -> Option<String> {
    let on = !matches!(setting.value.as_str(), "" | "no" | "false" | "0" | "off");
    let paths = || paths(world);
    let below = |directories: &[&str]| {
        paths().iter().any(|it| directories.iter().any(|directory| path::is_below(it, directory)))
    };
    match setting.key.as_str() {
        "ProtectHome" if on && below(&["/home", "/root", "/run/user"]) => {
            Some(format!("{option}: home directories are hidden from the service."))
        }
        "ProtectSystem" if on && below(&["/usr", "/boot", "/efi", "/etc"]) => Some(format!(
            "{option}: these directories are read-only for the service, whatever their mode."
        )),
        "ProtectSystem"
            if setting.value == "strict"
                && world
                    .observations()
                    .any(|it| matches!(it, Observation::Fpm(FpmMessage::Bind { .. }))) =>
        {
            Some(format!("{option}: the whole filesystem is read-only for the service."))
        }
        "InaccessiblePaths" | "ReadOnlyPaths" | "TemporaryFileSystem"
            if paths().iter().any(|it| {
                setting
                    .value
                    .split_whitespace()
                    .any(|hidden| path::is_below(it, hidden.trim_start_matches(['-', '+'])))
            }) =>
        {
            Some(format!("{option}: the path is locked for the service."))
        }
        _ => None,
    }
}

/// Every path that something failed on or that a connection needs.
fn paths(world: &World) -> Vec<String> {
    let mut res: Vec<String> =
        world.connections.iter().filter_map(|it| it.address.value.socket()).collect();
    for observation in world.observations() {
        match observation {
            Observation::NginxError(error) => res.extend(error.path.clone()),
            Observation::CommandError { message, command } => {
                res.extend(words_with_path(message));
                res.extend(words_with_path(command));
            }
            Observation::Fpm(FpmMessage::Other(text)) => res.extend(words_with_path(text)),
            Observation::Inode(inode) => res.push(inode.path.clone()),
            _ => {}
        }
    }
    for file in &world.files {
        let Some(evidence) = file.evidence() else { continue };
        for range in &evidence.unknown {
            res.extend(words_with_path(range.of(&file.text)));
        }
    }
    res
}

fn words_with_path(text: &str) -> Vec<String> {
    text.split(|it: char| it.is_whitespace() || "\"'(),;=".contains(it))
        .filter(|it| it.starts_with('/') && 1 < it.len())
        .map(|it| it.trim_end_matches([':', '.']).to_owned())
        .collect()
}

/// Whether anything at all was refused.
fn symptom(world: &World) -> bool {
    let refused = |it: &str| {
        it.to_ascii_lowercase().contains("denied") || it.contains("Read-only file system")
    };
    world.observations().any(|it| match it {
        Observation::NginxError(error) => !matches!(error.operation, Operation::TimedOut),
        Observation::CommandError { message, .. } => refused(message),
        Observation::Fpm(FpmMessage::Bind { .. }) => true,
        Observation::Fpm(FpmMessage::Other(text)) => refused(text),
        _ => false,
    }) || world.files.iter().any(|file| {
        file.evidence().is_some_and(|it| {
            it.unknown.iter().any(|range| {
                refused(range.of(&file.text))
                    || range.of(&file.text).contains("Permission is denied")
            })
        })
    })
}
