//! How bad it is: for whom the site is down, and who could misuse the socket.

use std::collections::BTreeSet;

use access::{Node, Subject, Verdict, decide_path};
use facts::{Connection, ConnectionVerdict, PathNode, World};
use rules::{Cause, Confidence, Label};

use crate::redaction::Shared;
use crate::report::{Diagnostic, Impact, Level, Severity};

pub(crate) fn impact(
    world: &World,
    causes: &[Cause],
    diagnostics: &[Diagnostic],
    shared: &Shared,
) -> Impact {
    let label =
        causes.first().filter(|it| it.confidence != Confidence::Possible).map(|it| it.label);
    let failing: Vec<&Connection> = world.connections.iter().filter(|it| fails(it)).collect();
    let servers_down = servers(world, &failing);
    let who_can_connect = who(world);
    let open = who_can_connect.iter().any(|it| it == EVERYBODY);
    let worst = diagnostics.iter().map(|it| it.severity).max();
    let threat = if open { Level::Critical } else { worst.map_or(Level::None, level) };
    let logged = failing.iter().any(|it| it.errno.is_some());
    let downtime = match (failing.is_empty(), logged) {
        (false, true) => Level::Critical,
        (false, false) => Level::High,
        // Making a working socket safe takes a restart.
        (true, _) if open => Level::Low,
        (true, _) if label.is_some_and(|it| it != Label::NotASocketProblem) => Level::Medium,
        (true, _) => Level::None,
    };
    Impact {
        threat,
        downtime,
        minutes_to_fix: label.map_or([0, 0], minutes),
        summary: shared.text(&summary(world, &servers_down, &failing, open)),
        servers_down,
        who_can_connect,
    }
}

pub(crate) const EVERYBODY: &str = "every local user";

fn fails(connection: &Connection) -> bool {
    match connection.verdict {
        ConnectionVerdict::Denied | ConnectionVerdict::Missing | ConnectionVerdict::Refused => true,
        ConnectionVerdict::Allowed | ConnectionVerdict::Unknown => false,
    }
}

fn servers(world: &World, failing: &[&Connection]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut res: Vec<String> = Vec::new();
    for pass in failing.iter().filter_map(|it| world.passes.get(it.pass?)) {
        let location =
            pass.place.as_deref().map(|it| format!(" location {it}")).unwrap_or_default();
        let servers = if pass.servers.is_empty() {
            "server without a name".to_owned()
        } else {
            pass.servers.join(" ")
        };
        let entry = format!("{servers}{location}");
        if seen.insert(entry.clone()) {
            res.push(entry);
        }
    }
    res
}

/// The named subjects that the sockets let in now.
fn who(world: &World) -> Vec<String> {
    let mut res = BTreeSet::new();
    let bystanders = plan::bystanders(world);
    let mut seen: Vec<Vec<Node>> = Vec::new();
    for connection in &world.connections {
        if connection.socket.best().is_none() {
            continue;
        }
        let nodes: Vec<_> =
            connection.nodes.iter().map(|PathNode { node, .. }| node.clone()).collect();
        if seen.contains(&nodes) {
            continue;
        }
        let gets_in = |subject: &Subject| decide_path(subject, &nodes).verdict == Verdict::Allowed;
        if gets_in(&Subject::stranger()) {
            res.insert(EVERYBODY.to_owned());
        }
        if let Some(user) = &world.worker.user
            && gets_in(&world.worker.subject())
        {
            res.insert(user.value.label());
        }
        for (name, subject) in &bystanders {
            if !res.contains(name) && gets_in(subject) {
                res.insert(name.clone());
            }
        }
        res.insert("root".to_owned());
        seen.push(nodes);
    }
    res.into_iter().collect()
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Info => Level::None,
        Severity::Low => Level::Low,
        Severity::Medium => Level::Medium,
        Severity::High => Level::High,
        Severity::Critical => Level::Critical,
    }
}

/// From reading the diff to seeing the page again, for somebody with a shell on the machine.
fn minutes(label: Label) -> [u32; 2] {
    match label {
        Label::NotASocketProblem => [0, 0],
        Label::OwnerUnset
        | Label::OwnerMismatch
        | Label::AclOverridesOwner
        | Label::InsecureWorkaround
        | Label::GroupStale
        | Label::ReloadInheritsSocket
        | Label::PathMismatch
        | Label::TransportMismatch
        | Label::NginxUser
        | Label::FpmBadConfig
        | Label::FpmChownNonroot
        | Label::AllowedClients
        | Label::StaleSocket
        | Label::FpmNotRunning => [5, 15],
        Label::DirTraverse
        | Label::BindDir
        | Label::FpmAclError
        | Label::AlreadyListening
        | Label::PrivateTmp
        | Label::OtherConfigWins
        | Label::WrongEndpoint
        | Label::ScriptPath
        | Label::LimitExtensions
        | Label::ScriptPerms
        | Label::DefaultAclMask
        | Label::ContainerUid => [10, 30],
        Label::Selinux | Label::Apparmor | Label::SystemdSandbox | Label::BacklogFull => [15, 45],
        Label::PlatformLimit => [30, 120],
    }
}

/// Places that the summary names at most.
const MOST_NAMED: usize = 50;

fn summary(world: &World, servers: &[String], failing: &[&Connection], open: bool) -> String {
    let reach = match (servers.len(), failing.len()) {
        (_, 0) => "No connection is shown to fail".to_owned(),
        (0, 1) => "1 connection to PHP-FPM fails".to_owned(),
        (0, count) => format!("{count} connections to PHP-FPM fail"),
        (1, _) => format!("PHP is down in 1 place: {}", servers.join(", ")),
        (count, _) => {
            let named = servers.get(..MOST_NAMED).unwrap_or(servers).join(", ");
            match count.saturating_sub(MOST_NAMED) {
                0 => format!("PHP is down in {count} places: {named}"),
                more => format!("PHP is down in {count} places: {named} and {more} more"),
            }
        }
    };
    let open = open.then(|| "Every local user can run code as the pool's user".to_owned());
    let left_out = match world.connections_left_out {
        0 => None,
        1 => Some("1 more connection is not looked at: correct these, and check again".to_owned()),
        count => Some(format!(
            "{count} more connections are not looked at: correct these, and check again"
        )),
    };
    [Some(reach), open, left_out].into_iter().flatten().collect::<Vec<_>>().join(". ")
}
