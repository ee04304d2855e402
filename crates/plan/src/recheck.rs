//! The proof: the corrected texts are read and decided again.

use std::collections::{BTreeMap, BTreeSet};

use access::{Decision, Groups, Principal, Subject, Verdict, decide, decide_path};
use evidence::Observation;
use facts::{Address, Connection, File, PathNode, Socket, World, path};
use rules::{Diagnostic, Severity};
use text::{FileId, SourceChange};

use crate::{Draft, Target, Trouble};

/// What the corrected configuration gives at the next start.
#[derive(Clone, Debug)]
pub struct Recheck {
    pub verdict: Verdict,
    /// Who can connect afterwards and could not before, beyond the worker.
    pub gains_access: Vec<String>,
    /// The path of the first corrected connection, as it is then.
    pub after: Vec<PathNode>,
    pub decision: Decision,
    /// The worker with the groups that the commands give it.
    pub worker: Subject,
}

/// `None` where the draft does not let the worker in, lets anybody else in, or brings a diagnostic
/// as severe as what it takes away. `before` is what the rules say of the world as it is.
pub(crate) fn prove(
    world: &World,
    targets: &[Target],
    before: &[Diagnostic],
    draft: &Draft,
) -> Option<Recheck> {
    let corrected = corrected(world, draft);
    if !crate::targets(&joined(&corrected, draft)).is_empty()
        || brings_diagnostics(before, &rules::check(&corrected))
    {
        return None;
    }
    let mut first = None;
    let mut gains = BTreeSet::new();
    let others = others(&corrected);
    let joined = worker(&corrected, draft);
    for target in targets {
        let pool = world.pools.get(target.pool)?;
        let listens = pool.address.as_ref().map(|it| &it.value);
        for index in &target.connections {
            let before = world.connections.get(*index)?;
            let was = match target.trouble {
                Trouble::Closed | Trouble::Open => before.socket.best().cloned(),
                // The socket that nginx has in mind is not the one whose access counts.
                Trouble::Elsewhere => {
                    facts::configured_socket(pool, &world.accounts, &world.master)
                }
            };
            let now = same_connection(world, &corrected, before, target)?;
            let nodes: Vec<access::Node> = predicted(now);
            let decision = decide_path(&joined, &nodes);
            if decision.verdict != Verdict::Allowed {
                return None;
            }
            gains.extend(who_gains(&corrected, &others, listens, was.as_ref(), now, draft)?);
            first.get_or_insert_with(|| (path_nodes(now), decision));
        }
    }
    let (after, decision) = first?;
    Some(Recheck {
        verdict: Verdict::Allowed,
        gains_access: gains.into_iter().collect(),
        after,
        decision,
        worker: joined,
    })
}

/// Whether a rule fires more often, with the severity of the worst that went or a higher one. Where
/// none went, the refused connection itself counts, which is of high severity.
fn brings_diagnostics(before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let (before, after) = (counts(before), counts(after));
    let count = |all: &Counts, it| all.get(it).copied().unwrap_or(0);
    let gone = before.iter().filter(|(it, was)| count(&after, it) < **was);
    let worst = gone.map(|(it, _)| it.1).max().unwrap_or(Severity::High);
    after.iter().any(|(it, is)| worst <= it.1 && count(&before, it) < *is)
}

/// How often each rule fires with each severity.
type Counts = BTreeMap<(&'static str, Severity), usize>;

fn counts(diagnostics: &[Diagnostic]) -> Counts {
    let mut res = Counts::new();
    for it in diagnostics {
        *res.entry((it.rule.code, it.severity)).or_default() += 1;
    }
    res
}

/// The world with the corrected texts, without what the commands make out of date.
fn corrected(world: &World, draft: &Draft) -> World {
    let files = world
        .files
        .iter()
        .map(|file| {
            let edit = draft.change.edits.get(&file.id);
            let text = edit.map_or_else(|| file.text.clone(), |it| it.apply(&file.text));
            let mut res = File::new(FileId(file.id.0), file.path.clone(), text, file.kind);
            forget_past(world, &mut res, &draft.change);
            res
        })
        .collect();
    World::new(files, world.options.clone())
}

/// Takes out of a file what the change and its commands make out of date.
pub(crate) fn forget_past(world: &World, file: &mut File, change: &SourceChange) {
    let sockets: BTreeSet<String> =
        world.connections.iter().filter_map(|it| it.address.value.socket()).collect();
    let names: BTreeSet<&str> = sockets.iter().map(|it| path::name(it)).collect();
    let changes_nginx =
        change.edits.keys().any(|it| world.file(*it).is_some_and(|it| it.nginx().is_some()));
    if let facts::Parsed::Evidence(evidence) = &mut file.parsed {
        evidence
            .statements
            .retain(|it| !is_outdated(&it.observation, &sockets, &names, changes_nginx));
    }
}

/// Logs speak of the past, the socket is made anew, and workers start again.
fn is_outdated(
    observation: &Observation,
    sockets: &BTreeSet<String>,
    names: &BTreeSet<&str>,
    changes_nginx: bool,
) -> bool {
    match observation {
        Observation::NginxError(_) | Observation::Fpm(_) | Observation::ProcessStatus(_) => true,
        Observation::Inode(inode) => {
            sockets.contains(&path::normalize(&inode.path)) || names.contains(inode.path.as_str())
        }
        Observation::Acl(block) => {
            sockets.contains(&path::normalize(&block.path))
                || sockets.contains(&path::normalize(&format!("/{}", block.path)))
        }
        Observation::Process(process) => {
            changes_nginx
                && matches!(process.role, evidence::Role::Nginx | evidence::Role::NginxWorker)
        }
        _ => false,
    }
}

/// The worker with the groups that the commands give it.
fn worker(world: &World, draft: &Draft) -> Subject {
    let mut res = world.worker.subject();
    res.groups.listed.extend(draft.joins.iter().cloned());
    res
}

/// The corrected world with the worker's new groups in it, for asking what is left to correct.
fn joined(world: &World, draft: &Draft) -> World {
    let files = world
        .files
        .iter()
        .map(|it| File::new(it.id, it.path.clone(), it.text.clone(), it.kind))
        .collect();
    let mut res = World::new(files, world.options.clone());
    res.connections.clone_from(&world.connections);
    if let Some(groups) = &mut res.worker.groups {
        groups.value.listed.extend(draft.joins.iter().cloned());
    }
    res.worker.user.clone_from(&world.worker.user);
    res
}

/// The connection of the corrected world that the old one became.
fn same_connection<'a>(
    world: &World,
    after: &'a World,
    before: &Connection,
    target: &Target,
) -> Option<&'a Connection> {
    let pool = world.pools.get(target.pool)?;
    let is_pool = |it: &&Connection| {
        it.pool.and_then(|it| after.pools.get(it)).is_some_and(|it| it.name == pool.name)
    };
    let with_pass = || after.connections.iter().filter(|it| it.pass == before.pass);
    with_pass().find(is_pool).or_else(|| after.connections.iter().find(is_pool))
}

fn path_nodes(connection: &Connection) -> Vec<PathNode> {
    let mut res = connection.nodes.clone();
    if let (Some(last), Some(socket)) = (res.last_mut(), &connection.socket.configured) {
        last.node = socket.node.clone();
        last.source = socket.owner;
    }
    res
}

fn predicted(connection: &Connection) -> Vec<access::Node> {
    path_nodes(connection).into_iter().map(|it| it.node).collect()
}

/// The accounts of the inputs that are neither the worker nor root, each once.
fn others(world: &World) -> Vec<Subject> {
    let worker = world.worker.user.as_ref().map(|it| &it.value);
    let is_worker = |it: &Subject| {
        worker.zip(it.user.as_ref()).is_some_and(|(worker, it)| it.same(worker) == Some(true))
    };
    let mut seen = BTreeSet::new();
    let mut res = Vec::new();
    for (_, subject) in bystanders(world) {
        if !is_worker(&subject)
            && subject.dac_override != access::Override::Yes
            && seen.insert((subject.user.clone(), subject.groups.listed.clone()))
        {
            res.push(subject);
        }
    }
    res
}

/// Every named subject that gets in now and did not before. `None` where a stranger gets in, or an
/// account of the inputs that is not the worker.
fn who_gains(
    after: &World,
    others: &[Subject],
    listens: Option<&Address>,
    was: Option<&Socket>,
    now: &Connection,
    draft: &Draft,
) -> Option<Vec<String>> {
    let worker = after.worker.user.as_ref()?.value.clone();
    if let (Address::Tcp { .. }, Some(listen)) = (&now.address.value, listens) {
        // Every local process may connect to TCP: nobody gains where the pool listened so before.
        return now.address.value.reaches(listen).then(|| vec![worker.label()]);
    }
    let nodes = predicted(now);
    let socket = nodes.last().cloned().into_iter().collect::<Vec<_>>();
    if decide_path(&Subject::stranger(), &socket).verdict != Verdict::Denied {
        return None;
    }
    let mut res = vec![worker.label()];
    let node = socket.first()?;
    for subject in others {
        let gets_in = |node| decide(subject, node).verdict == Verdict::Allowed;
        if gets_in(node) && !was.is_some_and(|it| gets_in(&it.node)) {
            return None;
        }
    }
    if let (Some(group), Some([_, bits, _])) = (&node.group, node.perms())
        && bits.has(access::Perm::WRITE)
        && !group.is_root()
        && !draft.creates.contains(group)
        && node.acl == access::AclState::Absent
        && was.is_none_or(|it| it.node.group.as_ref().is_none_or(|it| it.same(group) != Some(true)))
    {
        res.push(format!(
            "other members of the group {}, which the inputs do not list (getent group {})",
            group.label(),
            group.label()
        ));
    }
    Some(res)
}

/// Every account that the inputs name: users of pools, and what `id` and passwd lines show.
pub fn bystanders(world: &World) -> Vec<(String, Subject)> {
    let mut res = Vec::new();
    for pool in &world.pools {
        if let Some(user) = pool.principal("user") {
            let group = pool
                .principal("group")
                .map(|it| it.value)
                .or_else(|| world.accounts.primary_group(&user.value).map(|it| it.value));
            let mut groups: Vec<Principal> = group.into_iter().collect();
            if let Some(known) = world.accounts.groups_of(&user.value) {
                groups.extend(known.value.listed);
            }
            res.push((user.value.label(), Subject::new(user.value, Groups::exactly(groups))));
        }
    }
    for account in world.accounts.users() {
        let groups = account.groups.iter().chain(&account.group).cloned().collect();
        res.push((
            account.user.label(),
            Subject::new(account.user.clone(), Groups::exactly(groups)),
        ));
    }
    res
}

#[cfg(test)]
mod tests {
    use facts::{InputKind, Options};

    use super::*;

    fn brings(before: &str, after: &str) -> bool {
        let [before, after] = [before, after].map(|text| {
            let file = File::new(FileId(0), "www.conf".into(), text.into(), InputKind::Fpm);
            rules::check(&World::new(vec![file], Options::default()))
        });
        brings_diagnostics(&before, &after)
    }

    #[test]
    fn a_draft_may_not_trade_one_diagnostic_for_another() {
        let pool = "[www]\nuser = www-data\nlisten = /run/php/www.sock\n";
        let refused = pool.to_owned();
        let listed = format!("{pool}listen.acl_users = www-data\n");
        let ignored = format!("{pool}listen.acl_users = www-data\nlisten.owner = root\n");
        let open = format!("{pool}listen.mode = 0666\n");
        assert!(!brings(&refused, &listed));
        assert!(!brings(&refused, &ignored), "a lesser one is no reason");
        assert!(brings(&refused, &open));
        assert!(brings(&listed, &refused));
        assert!(!brings(&open, &listed));
        assert!(!brings(&open, &open));
    }
}
