//! The rule itself.

use crate::{Acl, AclState, Node, NodeKind, Override, Perm, Subject};

/// What the kernel answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Allowed,
    Denied,
    Unknown,
}

/// What is needed of a node: `w` of the socket, `x` of a directory.
pub type Want = Perm;

/// The entry that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// `CAP_DAC_OVERRIDE`: no permission is looked at.
    Override,
    Owner,
    /// A `user:NAME:` entry of the ACL.
    NamedUser,
    /// The group bits of the mode, or the group entries of the ACL.
    Group,
    Other,
}

/// One way in which the decision can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    pub class: Class,
    /// The bits that the class has; all of them with an override.
    pub has: Perm,
    pub allowed: bool,
}

/// The decision for one node, with every way that the known facts leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub verdict: Verdict,
    /// Not empty unless the mode or the ACL's entries are missing.
    pub outcomes: Vec<Outcome>,
    pub wants: Want,
}

/// The decision for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub verdict: Verdict,
    /// One for each node of the path, in its order.
    pub nodes: Vec<Access>,
}

/// Decides for the directories of a path and the socket at its end: denied where one denies,
/// allowed where all allow.
pub fn decide_path(subject: &Subject, nodes: &[Node]) -> Decision {
    let nodes: Vec<Access> = nodes.iter().map(|it| decide(subject, it)).collect();
    let verdict = if nodes.iter().any(|it| it.verdict == Verdict::Denied) {
        Verdict::Denied
    } else if nodes.iter().all(|it| it.verdict == Verdict::Allowed) {
        Verdict::Allowed
    } else {
        Verdict::Unknown
    };
    Decision { verdict, nodes }
}

/// Decides for one node.
pub fn decide(subject: &Subject, node: &Node) -> Access {
    let wants = match node.kind {
        NodeKind::Directory => Perm::SEARCH,
        NodeKind::Socket | NodeKind::Other => Perm::WRITE,
    };
    let mut ways = Ways { outcomes: Vec::new(), open: false, wants };
    match subject.dac_override {
        Override::Yes => ways.add(Class::Override, Perm(7)),
        Override::Unknown => {
            ways.add(Class::Override, Perm(7));
            ways.by_owner(subject, node);
        }
        Override::No => ways.by_owner(subject, node),
    }
    ways.outcomes.sort();
    ways.outcomes.dedup();
    let verdict = if ways.open {
        Verdict::Unknown
    } else if ways.outcomes.iter().all(|it| it.allowed) {
        Verdict::Allowed
    } else if ways.outcomes.iter().all(|it| !it.allowed) {
        Verdict::Denied
    } else {
        Verdict::Unknown
    };
    Access { verdict, outcomes: ways.outcomes, wants }
}

/// Collects the outcomes; `open` where some way ends at a missing mode or ACL.
struct Ways {
    outcomes: Vec<Outcome>,
    open: bool,
    wants: Want,
}

/// Whether a group entry matches the subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Yes,
    No,
    Maybe,
}

impl Ways {
    fn add(&mut self, class: Class, has: Perm) {
        self.outcomes.push(Outcome { class, has, allowed: has.has(self.wants) });
    }

    /// The owner class is final: nothing after it is looked at.
    fn by_owner(&mut self, subject: &Subject, node: &Node) {
        let Some([owner, _, _]) = node.perms() else {
            self.open = true;
            return;
        };
        let same = match (&subject.user, &node.owner) {
            (Some(user), Some(owner)) => user.same(owner),
            _ => None,
        };
        if same != Some(false) {
            self.add(Class::Owner, owner);
        }
        if same != Some(true) {
            self.by_acl(subject, node);
        }
    }

    /// An ACL counts only while the group bits, which show its mask, are not all zero.
    fn by_acl(&mut self, subject: &Subject, node: &Node) {
        let group_bits = node.perms().map_or(Perm(0), |[_, group, _]| group);
        if group_bits == Perm(0) {
            return self.by_group(subject, node);
        }
        match &node.acl {
            AclState::Absent => self.by_group(subject, node),
            AclState::Present(acl) => self.by_named_user(subject, node, acl),
            AclState::Unlisted | AclState::Unknown => self.by_hidden_acl(subject, node),
        }
    }

    /// An ACL that may be there can give or take anything that its mask lets through. Only where
    /// neither the mask nor the other class has the bit is the answer known all the same.
    fn by_hidden_acl(&mut self, subject: &Subject, node: &Node) {
        self.by_group(subject, node);
        let Some([_, mask, other]) = node.perms() else { return };
        if mask.has(self.wants) || other.has(self.wants) {
            self.open = true;
        }
    }

    fn by_named_user(&mut self, subject: &Subject, node: &Node, acl: &Acl) {
        for (user, perm) in &acl.users {
            let same = subject.user.as_ref().and_then(|it| it.same(user));
            if same != Some(false) {
                self.add(Class::NamedUser, perm.masked(acl.mask));
            }
            if same == Some(true) {
                return;
            }
        }
        self.by_group_entries(subject, node, acl);
    }

    /// Any matching entry that grants is enough; where some matched and none grants, the answer is
    /// no, without a look at the other class.
    fn by_group_entries(&mut self, subject: &Subject, node: &Node, acl: &Acl) {
        let mut entries = vec![(matches(subject, node.group.as_ref()), acl.owning_group)];
        entries
            .extend(acl.groups.iter().map(|(group, perm)| (matches(subject, Some(group)), *perm)));
        let matched = |wanted: Match, grants: bool| {
            entries.iter().find_map(|(found, perm)| {
                let has = perm.masked(acl.mask);
                (*found == wanted && has.has(self.wants) == grants).then_some(has)
            })
        };
        let (sure_grant, sure_refusal) = (matched(Match::Yes, true), matched(Match::Yes, false));
        let (open_grant, open_refusal) =
            (matched(Match::Maybe, true), matched(Match::Maybe, false));
        if let Some(has) = sure_grant {
            return self.add(Class::Group, has);
        }
        for has in open_grant.into_iter().chain(sure_refusal).chain(open_refusal) {
            self.add(Class::Group, has);
        }
        if sure_refusal.is_none() {
            self.other(node);
        }
    }

    fn by_group(&mut self, subject: &Subject, node: &Node) {
        let Some([_, group, _]) = node.perms() else { return };
        match matches(subject, node.group.as_ref()) {
            Match::Yes => self.add(Class::Group, group),
            Match::No => self.other(node),
            Match::Maybe => {
                self.add(Class::Group, group);
                self.other(node);
            }
        }
    }

    fn other(&mut self, node: &Node) {
        if let Some([_, _, other]) = node.perms() {
            self.add(Class::Other, other);
        }
    }
}

fn matches(subject: &Subject, group: Option<&crate::Principal>) -> Match {
    match group.and_then(|it| subject.groups.contains(it)) {
        Some(true) => Match::Yes,
        Some(false) => Match::No,
        None => Match::Maybe,
    }
}

#[cfg(test)]
mod tests;
