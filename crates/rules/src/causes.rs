//! Causes: why nginx and PHP-FPM do not meet, ranked.
//!
//! Each module scores its labels from the facts. A score is no probability: [`PROVED`] and above
//! means that the inputs prove it, [`LIKELY`] that it leads if nothing else is near. Whoever cannot
//! tell apart says so with lower scores, and the question that would decide.

mod access_denied;
mod capacity;
mod containers;
mod elsewhere;
mod label_text;
mod mandatory_access;
mod not_meeting;
mod not_started;
mod open_socket;
mod script;
mod undecided;

use facts::{Missing, World};

pub(crate) use access_denied::describe;

/// Causes by the labels that reports and explain pages use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    OwnerUnset,
    OwnerMismatch,
    NginxUser,
    AclOverridesOwner,
    DirTraverse,
    GroupStale,
    ReloadInheritsSocket,
    Selinux,
    Apparmor,
    SystemdSandbox,
    DefaultAclMask,
    ContainerUid,
    InsecureWorkaround,
    FpmChownNonroot,
    FpmAclError,
    BindDir,
    PlatformLimit,
    FpmBadConfig,
    AlreadyListening,
    FpmNotRunning,
    PathMismatch,
    PrivateTmp,
    TransportMismatch,
    OtherConfigWins,
    WrongEndpoint,
    StaleSocket,
    BacklogFull,
    ScriptPath,
    LimitExtensions,
    AllowedClients,
    ScriptPerms,
    NotASocketProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    Possible,
    Likely,
    Certain,
}

/// A cause with what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    pub label: Label,
    pub confidence: Confidence,
    /// One or two sentences with the names of this case.
    pub explanation: String,
    /// Index of the connection that it explains, where it is one.
    pub connection: Option<usize>,
    /// What would confirm it or rule it out.
    pub settles: Vec<Missing>,
}

/// A cause with its score.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) label: Label,
    pub(crate) score: u32,
    pub(crate) explanation: String,
    pub(crate) connection: Option<usize>,
    pub(crate) settles: Vec<Missing>,
}

pub(crate) const PROVED: u32 = 90;
pub(crate) const LIKELY: u32 = 60;
/// How far the first must lead to be the verdict without a proof.
const LEAD: u32 = 8;

/// All finders, in the order in which equal scores rank.
const FINDERS: &[fn(&World, &mut Vec<Candidate>)] = &[
    not_started::find,
    mandatory_access::find,
    containers::find,
    elsewhere::find,
    access_denied::find,
    open_socket::find,
    not_meeting::find,
    capacity::find,
    script::find,
    undecided::find,
];

/// The causes of what the inputs show, most probable first; none where nothing is wrong.
pub fn causes(world: &World) -> Vec<Cause> {
    let mut candidates = Vec::new();
    for find in FINDERS {
        find(world, &mut candidates);
    }
    candidates.sort_by_key(|it| std::cmp::Reverse(it.score));
    let mut res: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match res.iter_mut().find(|it| it.label == candidate.label) {
            Some(known) => known.settles.extend(candidate.settles),
            None => res.push(candidate),
        }
    }
    let confidence = |score: u32, next: u32| {
        if PROVED <= score {
            Confidence::Certain
        } else if LIKELY <= score && next + LEAD <= score {
            Confidence::Likely
        } else {
            Confidence::Possible
        }
    };
    let next = res.get(1).map_or(0, |it| it.score);
    drop_explained(&mut res);
    res.into_iter()
        .enumerate()
        .map(|(index, it)| Cause {
            label: it.label,
            confidence: if index == 0 || PROVED <= it.score {
                confidence(it.score, next)
            } else {
                Confidence::Possible
            },
            explanation: it.explanation,
            connection: it.connection,
            settles: it.settles,
        })
        .collect()
}

/// What the first proves leaves no room for guesses, but at another connection.
fn drop_explained(candidates: &mut Vec<Candidate>) {
    let Some(first) = candidates.first().filter(|it| PROVED <= it.score) else { return };
    let proved: Vec<usize> =
        candidates.iter().filter(|it| PROVED <= it.score).filter_map(|it| it.connection).collect();
    let is_of_one = first.connection.is_some();
    candidates.retain(|it| {
        let is_elsewhere = it.connection.is_some_and(|it| !proved.contains(&it));
        PROVED <= it.score || is_of_one && is_elsewhere
    });
}

impl Candidate {
    pub(crate) fn new(label: Label, score: u32, explanation: impl Into<String>) -> Self {
        Self {
            label,
            score,
            explanation: explanation.into(),
            connection: None,
            settles: Vec::new(),
        }
    }

    #[must_use]
    pub(crate) fn of(mut self, connection: usize) -> Self {
        self.connection = Some(connection);
        self
    }

    #[must_use]
    pub(crate) fn settled_by(mut self, fact: &str, command: impl Into<String>) -> Self {
        self.settles.push(Missing::new(fact, command));
        self
    }
}

impl Label {
    pub const ALL: &[Self] = &[
        Self::OwnerUnset,
        Self::OwnerMismatch,
        Self::NginxUser,
        Self::AclOverridesOwner,
        Self::DirTraverse,
        Self::GroupStale,
        Self::ReloadInheritsSocket,
        Self::Selinux,
        Self::Apparmor,
        Self::SystemdSandbox,
        Self::DefaultAclMask,
        Self::ContainerUid,
        Self::InsecureWorkaround,
        Self::FpmChownNonroot,
        Self::FpmAclError,
        Self::BindDir,
        Self::PlatformLimit,
        Self::FpmBadConfig,
        Self::AlreadyListening,
        Self::FpmNotRunning,
        Self::PathMismatch,
        Self::PrivateTmp,
        Self::TransportMismatch,
        Self::OtherConfigWins,
        Self::WrongEndpoint,
        Self::StaleSocket,
        Self::BacklogFull,
        Self::ScriptPath,
        Self::LimitExtensions,
        Self::AllowedClients,
        Self::ScriptPerms,
        Self::NotASocketProblem,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::OwnerUnset => "owner-unset",
            Self::OwnerMismatch => "owner-mismatch",
            Self::NginxUser => "nginx-user",
            Self::AclOverridesOwner => "acl-overrides-owner",
            Self::DirTraverse => "dir-traverse",
            Self::GroupStale => "group-stale",
            Self::ReloadInheritsSocket => "reload-inherits-socket",
            Self::Selinux => "selinux",
            Self::Apparmor => "apparmor",
            Self::SystemdSandbox => "systemd-sandbox",
            Self::DefaultAclMask => "default-acl-mask",
            Self::ContainerUid => "container-uid",
            Self::InsecureWorkaround => "insecure-workaround",
            Self::FpmChownNonroot => "fpm-chown-nonroot",
            Self::FpmAclError => "fpm-acl-error",
            Self::BindDir => "bind-dir",
            Self::PlatformLimit => "platform-limit",
            Self::FpmBadConfig => "fpm-bad-config",
            Self::AlreadyListening => "already-listening",
            Self::FpmNotRunning => "fpm-not-running",
            Self::PathMismatch => "path-mismatch",
            Self::PrivateTmp => "private-tmp",
            Self::TransportMismatch => "transport-mismatch",
            Self::OtherConfigWins => "other-config-wins",
            Self::WrongEndpoint => "wrong-endpoint",
            Self::StaleSocket => "stale-socket",
            Self::BacklogFull => "backlog-full",
            Self::ScriptPath => "script-path",
            Self::LimitExtensions => "limit-extensions",
            Self::AllowedClients => "allowed-clients",
            Self::ScriptPerms => "script-perms",
            Self::NotASocketProblem => "not-a-socket-problem",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_leaves_no_guess_at_the_same_connection() {
        let at = |label, score, connection| Candidate::new(label, score, "").of(connection);
        let check = |mut candidates: Vec<Candidate>, expected: &[Label]| {
            drop_explained(&mut candidates);
            assert_eq!(candidates.iter().map(|it| it.label).collect::<Vec<_>>(), expected);
        };
        let guess = || at(Label::BindDir, 46, 0);
        check(vec![at(Label::PathMismatch, 93, 0), guess()], &[Label::PathMismatch]);
        check(
            vec![at(Label::PathMismatch, 89, 0), guess()],
            &[Label::PathMismatch, Label::BindDir],
        );
        check(
            vec![at(Label::PathMismatch, 93, 1), guess(), Candidate::new(Label::Selinux, 20, "")],
            &[Label::PathMismatch, Label::BindDir],
        );
        check(vec![Candidate::new(Label::FpmBadConfig, 95, ""), guess()], &[Label::FpmBadConfig]);
        check(
            vec![at(Label::PathMismatch, 93, 0), at(Label::WrongEndpoint, 91, 0), guess()],
            &[Label::PathMismatch, Label::WrongEndpoint],
        );
    }
}
