//! What holds on every case, whatever it is about.

use std::collections::BTreeSet;

use access::{Groups, Override, Principal, Subject, Verdict, decide};
use facts::World;
use fpm_syntax::{Environment, Input};
use text::{SourceChange, TextEdit};

use super::case::{Case, changed};
use crate::{Applicability, Diagnostic, Fix, FixAvailability, Rule, Severity};

const MOST_ROUNDS: usize = 8;

/// What no fix may write.
const NEVER: &[&str] = &["0666", "0777", "user root", "setenforce", "fix_pathinfo=1", "chmod 777"];

type Checked = Result<(), String>;

pub(super) fn check(rule: &Rule, name: &str, case: &Case) -> Checked {
    let world = case.world();
    round_trip(&world)?;
    let diagnostics = crate::check(&world);
    let own = count(&diagnostics, rule.code);
    if (own == 0) != name.starts_with("silent") {
        return Err(format!("its rule fires {own} times"));
    }
    let own = || diagnostics.iter().filter(|it| it.rule.code == rule.code);
    if name.starts_with("fix-") && own().all(|it| it.fixes.is_empty()) {
        return Err("its rule offers no fix".to_owned());
    }
    for diagnostic in &diagnostics {
        shape(&world, diagnostic)?;
        for fix in &diagnostic.fixes {
            one(&world, &diagnostics, diagnostic, fix)
                .map_err(|it| format!("{}: {}: {it}", diagnostic.rule.code, fix.title))?;
        }
    }
    converges(world)
}

fn round_trip(world: &World) -> Checked {
    for file in &world.files {
        let joined: String = match (file.nginx(), file.fpm()) {
            (Some(parse), _) => parse.tokens.iter().map(|it| it.range.of(&file.text)).collect(),
            (_, Some(parse)) => parse.lines.iter().map(|it| it.range.of(&file.text)).collect(),
            (None, None) => continue,
        };
        if joined != file.text {
            return Err(format!("{} does not round-trip", file.path));
        }
    }
    Ok(())
}

fn shape(world: &World, diagnostic: &Diagnostic) -> Checked {
    let Diagnostic { rule, message, note, location, fixes, .. } = diagnostic;
    let begins = |it: &str| {
        it.starts_with(|it: char| it == '`' || it.is_uppercase()) || it.starts_with("nginx")
    };
    let calm = |it: &str| !it.ends_with('.') && !it.contains('!') && it.is_ascii();
    let text = &world.file(location.file).ok_or("a place in no file")?.text;
    let placed = text.get(location.range.start..location.range.end).is_some();
    let fixed = match rule.fix {
        FixAvailability::None => fixes.is_empty(),
        FixAvailability::Sometimes => true,
        FixAvailability::Always => !fixes.is_empty(),
    };
    let sound = begins(message) && begins(note) && calm(note) && !message.ends_with('.');
    if sound && placed && fixed {
        return Ok(());
    }
    Err(format!("{}: message, note, place or fixes: {message:?} {note:?}", rule.code))
}

/// A fix takes its diagnostic away, breaks nothing, and a safe one opens nothing.
fn one(world: &World, before: &[Diagnostic], diagnostic: &Diagnostic, fix: &Fix) -> Checked {
    let is_shown = fix.applicability == Applicability::DisplayOnly;
    if is_shown != fix.change.is_empty() {
        return Err("only what is shown changes nothing".to_owned());
    }
    for insert in fix.change.edits.values().flat_map(TextEdit::indels).map(|it| &it.insert) {
        if let Some(word) = NEVER.iter().find(|word| insert.contains(**word)) {
            return Err(format!("it writes {word}"));
        }
    }
    if is_shown {
        return Ok(());
    }
    let after = changed(world, &fix.change);
    let now = crate::check(&after);
    if errors(world) < errors(&after) {
        return Err("it brings a syntax error".to_owned());
    }
    if count(before, diagnostic.rule.code) <= count(&now, diagnostic.rule.code) {
        return Err("the diagnostic stays".to_owned());
    }
    if fix.applicability == Applicability::Safe {
        let worst = |it: &[Diagnostic]| it.iter().map(|it| it.severity).max();
        let is_worse = worst(before) < worst(&now) && Some(Severity::Medium) < worst(&now);
        if is_worse {
            return Err("a safe fix brings something worse".to_owned());
        }
        let wider = wider(world, &after);
        if !wider.is_empty() {
            return Err(format!("a safe fix lets in: {}", wider.join(", ")));
        }
    }
    Ok(())
}

/// Safe fixes come to an end, and then there are none; together they break and open nothing.
pub(super) fn converges(world: World) -> Checked {
    let mut now = changed(&world, &SourceChange::default());
    for _ in 0..MOST_ROUNDS {
        let mut change = SourceChange::default();
        for fix in crate::check(&now).iter().flat_map(|it| &it.fixes) {
            if fix.applicability != Applicability::Safe {
                continue;
            }
            for (id, edit) in &fix.change.edits {
                // What overlaps waits for the next round.
                let _refused = change.add(*id, edit.clone());
            }
        }
        if change.is_empty() {
            let wider = wider(&world, &now);
            if !wider.is_empty() || errors(&world) < errors(&now) {
                return Err(format!("safe fixes together break something or let in {wider:?}"));
            }
            return Ok(());
        }
        now = changed(&now, &change);
    }
    Err(format!("safe fixes do not end after {MOST_ROUNDS} rounds"))
}

fn count(diagnostics: &[Diagnostic], code: &str) -> usize {
    diagnostics.iter().filter(|it| it.rule.code == code).count()
}

/// How much FPM and nginx refuse.
fn errors(world: &World) -> usize {
    let nginx = world.files.iter().filter_map(|it| it.nginx()).map(|it| it.errors.len());
    let inputs: Vec<Input<'_>> = world
        .files
        .iter()
        .filter_map(|it| Some(Input { text: &it.text, parse: it.fpm()? }))
        .collect();
    nginx.sum::<usize>() + fpm_syntax::effective(&inputs, &Environment::default()).errors.len()
}

/// Who gets into a pool's socket and did not before, but for the worker. What text shows of the
/// worker can change with a fix, since paths and names tell the distribution.
fn wider(before: &World, after: &World) -> Vec<String> {
    let worker = |it: &World| it.worker.user.as_ref().map(|it| it.value.label());
    let workers = [worker(before), worker(after)];
    let was = lets_in(before);
    let got = lets_in(after).into_iter().filter(|it| !was.contains(it));
    got.filter(|(user, _)| !workers.contains(&Some(user.clone())))
        .map(|(user, pool)| format!("{user} into {pool}"))
        .collect()
}

/// Who may write to which pool's socket: strangers and all whom the inputs name.
fn lets_in(world: &World) -> BTreeSet<(String, String)> {
    let mut subjects = vec![Subject::stranger()];
    let keys = ["user", "listen.owner"];
    let users = world.pools.iter().flat_map(|it| keys.map(|key| it.principal(key)));
    let mut users: Vec<Principal> = users.flatten().map(|it| it.value).collect();
    users.extend(world.pools.iter().flat_map(|it| it.acl("listen.acl_users")));
    for user in users {
        let mut groups: Vec<Principal> =
            world.accounts.primary_group(&user).map(|it| it.value).into_iter().collect();
        groups.extend(world.accounts.groups_of(&user).into_iter().flat_map(|it| it.value.listed));
        subjects.push(Subject::new(user, Groups::exactly(groups)));
    }
    for account in world.accounts.users() {
        let groups = account.groups.iter().chain(&account.group).cloned().collect();
        subjects.push(Subject::new(account.user.clone(), Groups::exactly(groups)));
    }
    subjects.retain(|it| it.dac_override != Override::Yes);
    let mut res = BTreeSet::new();
    for pool in &world.pools {
        let Some(socket) = facts::configured_socket(pool, &world.accounts, &world.master) else {
            continue;
        };
        for subject in &subjects {
            if decide(subject, &socket.node).verdict == Verdict::Allowed {
                let user = subject.user.as_ref().unwrap().label();
                res.insert((user, pool.name.clone()));
            }
        }
    }
    res
}
