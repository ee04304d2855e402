//! Connections as the report shows them.

use access::{AclState, Class, Node, NodeKind, Perm, Verdict, decide};
use facts::{PathNode, Source, World};

use crate::redaction::Shared;
use crate::report::{
    Connection, ConnectionVerdict, Missing, NodeVerdict, Place, PoolPlace, SourceKind, TraceNode,
    WorkerInfo,
};

pub(crate) fn connections(world: &World, shared: &Shared) -> Vec<Connection> {
    world
        .connections
        .iter()
        .map(|it| {
            let pass = it.pass.and_then(|it| world.passes.get(it));
            let pool = it.pool.and_then(|it| world.pools.get(it));
            Connection {
                nginx: pass.and_then(|it| place(world, it.location)),
                servers: pass.map(|it| it.servers.clone()).unwrap_or_default(),
                location: pass.and_then(|it| it.place.clone()).map(|it| shared.text(&it)),
                address: it.address.value.to_string(),
                pool: pool.and_then(|pool| {
                    let place = place(world, pool.header)?;
                    Some(PoolPlace { path: place.path, line: place.line, name: pool.name.clone() })
                }),
                worker: worker(world),
                errno: it.errno.as_ref().map(|it| it.value),
                verdict: verdict(it.verdict),
                trace: trace(world, &it.nodes),
                missing: it
                    .missing
                    .iter()
                    .map(|it| Missing { fact: it.fact.clone(), command: it.command.clone() })
                    .collect(),
            }
        })
        .collect()
}

pub(crate) fn place(world: &World, location: facts::Location) -> Option<Place> {
    let file = world.file(location.file)?;
    let line = file.lines.line(location.range.start);
    if let Some(dump) = file.nginx().and_then(|it| it.file_at(location.range.start)) {
        let first = file.lines.line(dump.range.start);
        return Some(Place { path: dump.path.clone(), line: line + 1 - first });
    }
    Some(Place { path: file.path.clone(), line })
}

pub(crate) fn worker(world: &World) -> Option<WorkerInfo> {
    let user = world.worker.user.as_ref()?;
    let groups = world
        .worker
        .groups
        .as_ref()
        .map(|it| it.value.listed.iter().map(access::Principal::label).collect());
    Some(WorkerInfo {
        user: user.value.label(),
        group: world.worker.group.as_ref().map(|it| it.value.label()),
        groups: groups.unwrap_or_default(),
        source: source(Some(user.source)),
    })
}

pub(crate) fn verdict(verdict: facts::ConnectionVerdict) -> ConnectionVerdict {
    match verdict {
        facts::ConnectionVerdict::Allowed => ConnectionVerdict::Allowed,
        facts::ConnectionVerdict::Denied => ConnectionVerdict::Denied,
        facts::ConnectionVerdict::Missing => ConnectionVerdict::Missing,
        facts::ConnectionVerdict::Refused => ConnectionVerdict::Refused,
        facts::ConnectionVerdict::Unknown => ConnectionVerdict::Unknown,
    }
}

/// Each directory and the socket, with what decides.
pub(crate) fn trace(world: &World, nodes: &[PathNode]) -> Vec<TraceNode> {
    trace_for(&world.worker.subject(), nodes)
}

/// The trace of another subject, such as the worker with the groups that a strategy gives it.
pub(crate) fn trace_for(subject: &access::Subject, nodes: &[PathNode]) -> Vec<TraceNode> {
    nodes
        .iter()
        .map(|it| {
            let access = decide(subject, &it.node);
            let only = if let [only] = access.outcomes.as_slice() { Some(only) } else { None };
            TraceNode {
                path: it.path.clone(),
                class: only.map_or("unknown", |it| class(it.class)).to_owned(),
                needs: if it.node.kind == NodeKind::Directory { "x" } else { "w" }.to_owned(),
                has: only.map_or_else(|| "?".to_owned(), |it| it.has.to_string()),
                verdict: match access.verdict {
                    Verdict::Allowed => NodeVerdict::Allowed,
                    Verdict::Denied => NodeVerdict::Denied,
                    Verdict::Unknown => NodeVerdict::Unknown,
                },
                owner: it.node.owner.as_ref().map(access::Principal::label),
                group: it.node.group.as_ref().map(access::Principal::label),
                mode: it.node.mode.map(|it| format!("{it:04o}")),
                acl: acl(&it.node),
                source: source(it.source),
            }
        })
        .collect()
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Override => "override",
        Class::Owner => "owner",
        Class::NamedUser => "named-user",
        Class::Group => "group",
        Class::Other => "other",
    }
}

fn acl(node: &Node) -> Option<String> {
    match &node.acl {
        AclState::Absent | AclState::Unknown => None,
        AclState::Unlisted => Some("entries not shown".to_owned()),
        AclState::Present(acl) => {
            let entry = |kind: &str, (who, perm): &(access::Principal, Perm)| {
                format!("{kind}:{}:{perm}", who.label())
            };
            let mut res: Vec<String> = acl.users.iter().map(|it| entry("user", it)).collect();
            res.push(format!("group::{}", acl.owning_group));
            res.extend(acl.groups.iter().map(|it| entry("group", it)));
            res.extend(acl.mask.map(|it| format!("mask::{it}")));
            Some(res.join(" "))
        }
    }
}

pub(crate) fn source(source: Option<Source>) -> SourceKind {
    match source {
        Some(Source::Observed(_)) => SourceKind::Observed,
        Some(Source::Configured(_) | Source::Stated) => SourceKind::Configured,
        Some(Source::Default(_)) => SourceKind::Default,
        Some(Source::Assumed(_)) => SourceKind::Assumed,
        None => SourceKind::Unknown,
    }
}
