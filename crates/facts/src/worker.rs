//! The nginx worker: the process that connects.

use access::{Groups, Override, Principal, Subject};
use evidence::{Observation, Process, ProcessUser, Role};

use crate::{Accounts, Containers, Distro, Fact, File, Location, Missing, Options, Source};

/// The worker as the user states it: `USER[:GROUP]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerChoice {
    pub user: Principal,
    pub group: Option<Principal>,
}

/// What is known about the worker.
#[derive(Clone, Debug)]
pub struct Worker {
    pub user: Option<Fact<Principal>>,
    pub group: Option<Fact<Principal>>,
    /// All its groups; assumed to be the primary one alone where nothing lists them.
    pub groups: Option<Fact<Groups>>,
    /// The groups that the account database gives it, where they differ from those that the running
    /// process has.
    pub account_groups: Option<Fact<Groups>>,
    /// Whom the `user` directive names, where there is one.
    pub configured: Option<Fact<Principal>>,
    /// A whole nginx.conf without `user`: the build's default counts.
    pub directive_missing: Option<Location>,
    pub dac_override: Override,
    /// Likely users, most likely first, where none is known.
    pub choices: Vec<&'static str>,
}

impl Worker {
    /// The subject of the permission rule.
    pub fn subject(&self) -> Subject {
        Subject {
            user: self.user.as_ref().map(|it| it.value.clone()),
            groups: self.groups.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
            dac_override: self.dac_override,
        }
    }

    /// What would settle who it is.
    pub fn missing(&self) -> Vec<Missing> {
        let mut res = Vec::new();
        if self.user.as_ref().is_none_or(|it| it.source.is_assumed()) {
            res.push(Missing::new(
                "the user that nginx's workers run as",
                "ps -eo user:32,group:32,pid,args | grep '[n]ginx: worker'",
            ));
        }
        if let Some(user) = &self.user
            && self.groups.as_ref().is_none_or(|it| it.source.is_assumed())
        {
            res.push(Missing::new(
                format!("the groups of {}", user.value.label()),
                format!("id {}", user.value.label()),
            ));
        }
        res
    }
}

/// Reads `USER[:GROUP]`; numbers are numbers. `None` where the user is empty.
pub fn parse_worker(text: &str) -> Option<WorkerChoice> {
    let (user, group) = match text.split_once(':') {
        Some((user, group)) => (user.trim(), Some(group.trim()).filter(|it| !it.is_empty())),
        None => (text.trim(), None),
    };
    let principal =
        |it: &str| it.parse().map_or_else(|_| Principal::named(it), Principal::numbered);
    (!user.is_empty()).then(|| WorkerChoice { user: principal(user), group: group.map(principal) })
}

pub(crate) fn find(
    files: &[File],
    options: &Options,
    distro: Option<&Fact<&'static Distro>>,
    accounts: &Accounts,
    containers: &Containers,
) -> Worker {
    let (configured, configured_group) = directive(files);
    let directive_missing = configured.is_none().then(|| whole_configuration(files)).flatten();
    let running = running(files);
    let mut group = None;
    let user = if let Some(choice) = &options.worker {
        group = choice.group.clone().map(|it| Fact::new(it, Source::Stated));
        Some(Fact::new(choice.user.clone(), Source::Stated))
    } else if let Some((user, running_group)) = running {
        group = running_group;
        Some(user)
    } else if let Some(user) = &configured {
        group =
            Some(configured_group.unwrap_or_else(|| Fact::new(user.value.clone(), user.source)));
        Some(user.clone())
    } else if let Some(user) = directive_missing.and_then(|_| built_in(files)) {
        Some(user)
    } else if directive_missing.is_none() {
        from_distro(distro).inspect(|(_, it)| group = Some(it.clone())).map(|(user, _)| user)
    } else {
        None
    };
    if containers.are_apart() {
        let (user, groups) = in_container(containers, accounts, user.as_ref(), group.as_ref());
        let dac_override = match &user {
            Some(user) => Subject::new(user.value.clone(), Groups::default()).dac_override,
            None => Override::No,
        };
        return Worker {
            group: groups.as_ref().and_then(|groups| {
                Some(Fact::new(groups.value.listed.first()?.clone(), groups.source))
            }),
            user,
            groups,
            account_groups: None,
            configured,
            directive_missing: None,
            dac_override,
            choices: Vec::new(),
        };
    }
    let user = user.map(|it| Fact::new(accounts.user(&it.value), it.source));
    let group = group
        .or_else(|| {
            let user = user.as_ref()?;
            accounts.primary_group(&user.value)
        })
        .map(|it| Fact::new(accounts.group(&it.value), it.source));
    let (groups, account_groups) = groups(files, user.as_ref(), group.as_ref(), accounts);
    let dac_override = match &user {
        Some(user) => Subject::new(user.value.clone(), Groups::default()).dac_override,
        None => Override::No,
    };
    let choices = if user.as_ref().is_none_or(|it| it.source.is_assumed()) {
        CHOICES.to_vec()
    } else {
        Vec::new()
    };
    Worker {
        user,
        group,
        groups,
        account_groups,
        configured,
        directive_missing,
        dac_override,
        choices,
    }
}

/// By numbers, since the names of one container mean nothing in the other; `None` where nothing tells
/// them.
fn in_container(
    containers: &Containers,
    accounts: &Accounts,
    user: Option<&Fact<Principal>>,
    group: Option<&Fact<Principal>>,
) -> (Option<Fact<Principal>>, Option<Fact<Groups>>) {
    let user = user.filter(|it| !it.source.is_assumed());
    let numbered = |ids: &[u32]| ids.iter().copied().map(Principal::numbered).collect();
    if let Some(user) = user
        && let Some(id) = user.value.id
    {
        let groups: Vec<u32> = group.and_then(|it| it.value.id).into_iter().collect();
        let listed = Groups { listed: numbered(&groups), complete: group.is_some() };
        return (
            Some(Fact::new(Principal::numbered(id), user.source)),
            Some(Fact::new(listed, user.source)),
        );
    }
    let name = user.and_then(|it| it.value.name.as_deref());
    let Some(Fact { value, source }) = containers.worker(accounts, name) else {
        return (None, None);
    };
    (
        Some(Fact::new(Principal::numbered(value.user), source)),
        Some(Fact::new(Groups::exactly(numbered(&value.groups)), source)),
    )
}

/// Users that packages of nginx run their workers as, most common first (facts, section 6).
const CHOICES: &[&str] = &["www-data", "nginx", "http", "www", "nobody"];

/// The `user` directive; a second one would be refused, so the first counts.
fn directive(files: &[File]) -> (Option<Fact<Principal>>, Option<Fact<Principal>>) {
    for file in files {
        let Some(parse) = file.nginx() else { continue };
        for (_, directive) in parse.all("user") {
            if directive.parent.is_some() {
                continue;
            }
            let fact = |index: usize| {
                let word = directive.args.get(index)?;
                let source = Source::Configured(Location { file: file.id, range: word.range });
                Some(Fact::new(Principal::named(&word.value), source))
            };
            if let Some(user) = fact(0) {
                return (Some(user), fact(1));
            }
        }
    }
    (None, None)
}

/// A main configuration has `events`; a fragment does not.
fn whole_configuration(files: &[File]) -> Option<Location> {
    files.iter().find_map(|file| {
        let (_, events) = file.nginx()?.all("events").find(|(_, it)| it.parent.is_none())?;
        Some(Location { file: file.id, range: events.name.range })
    })
}

/// What `ps` or `/proc/PID/status` shows of a running worker.
fn running(files: &[File]) -> Option<(Fact<Principal>, Option<Fact<Principal>>)> {
    let mut maybe = None;
    for (file, statement) in crate::statements(files) {
        let source = Source::Observed(Location { file, range: statement.range });
        match &statement.observation {
            Observation::ProcessStatus(status) if status.name.as_deref() == Some("nginx") => {
                if let Some(uid) = status.uid.filter(|it| *it != 0) {
                    let group = status.gid.map(|it| Fact::new(Principal::numbered(it), source));
                    return Some((Fact::new(Principal::numbered(uid), source), group));
                }
            }
            Observation::Process(process) => match (&process.role, &process.user) {
                (Role::NginxWorker, ProcessUser::Known(user)) => {
                    return Some(known(user, process, source));
                }
                // ps -o comm names master and worker alike; the master is root's.
                (Role::Nginx, ProcessUser::Known(user)) if !user.is_root() => {
                    maybe.get_or_insert_with(|| known(user, process, source));
                }
                _ => {}
            },
            _ => {}
        }
    }
    maybe
}

fn known(
    user: &Principal,
    process: &Process,
    source: Source,
) -> (Fact<Principal>, Option<Fact<Principal>>) {
    (Fact::new(user.clone(), source), process.group.clone().map(|it| Fact::new(it, source)))
}

/// The user that the build was given, from `nginx -V`; Debian's build names none, which is nobody.
fn built_in(files: &[File]) -> Option<Fact<Principal>> {
    crate::statements(files).find_map(|(file, statement)| match &statement.observation {
        Observation::NginxBuild { user, .. } => {
            let source = Source::Observed(Location { file, range: statement.range });
            Some(Fact::new(Principal::named(user.as_deref().unwrap_or("nobody")), source))
        }
        _ => None,
    })
}

fn from_distro(
    distro: Option<&Fact<&'static Distro>>,
) -> Option<(Fact<Principal>, Fact<Principal>)> {
    let distro = distro?.value;
    let source = Source::Assumed(distro.name);
    Some((
        Fact::new(Principal::named(distro.worker), source),
        Fact::new(Principal::named(distro.worker_group), source),
    ))
}

/// The groups that decide, and those that the account database has where the process differs.
fn groups(
    files: &[File],
    user: Option<&Fact<Principal>>,
    group: Option<&Fact<Principal>>,
    accounts: &Accounts,
) -> (Option<Fact<Groups>>, Option<Fact<Groups>>) {
    let Some(user) = user else { return (None, None) };
    let of_account = accounts.groups_of(&user.value).map(|it| with_primary(it, group));
    let of_process =
        crate::statements(files).find_map(|(file, statement)| match &statement.observation {
            Observation::ProcessStatus(status)
                if status.name.as_deref().is_none_or(|it| it == "nginx") =>
            {
                let ids = status.groups.as_ref()?.iter().chain(&status.gid);
                let listed = ids.map(|it| accounts.group(&Principal::numbered(*it))).collect();
                let source = Source::Observed(Location { file, range: statement.range });
                Some(Fact::new(Groups::exactly(listed), source))
            }
            _ => None,
        });
    match (of_process, of_account) {
        (Some(process), account) => (Some(process), account),
        (None, Some(account)) => (Some(account), None),
        (None, None) => {
            let listed = group.map(|it| it.value.clone()).into_iter().collect();
            let source =
                Source::Assumed("an account without other evidence is in no group but its own");
            (Some(Fact::new(Groups::exactly(listed), source)), None)
        }
    }
}

/// `user a b;` sets the group to `b`, which `id a` does not show.
fn with_primary(mut groups: Fact<Groups>, group: Option<&Fact<Principal>>) -> Fact<Groups> {
    if let Some(group) = group
        && groups.value.contains(&group.value) != Some(true)
    {
        groups.value.listed.push(group.value.clone());
    }
    groups
}
