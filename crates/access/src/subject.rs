//! Who asks: a process with its user, groups and capabilities.

/// A user or a group, by name, by number, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Principal {
    pub name: Option<String>,
    pub id: Option<u32>,
}

/// What a process may do as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub user: Option<Principal>,
    pub groups: Groups,
    pub dac_override: Override,
}

/// The effective group and the supplementary groups of a process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    pub listed: Vec<Principal>,
    /// Whether the process is in no other group than the listed ones.
    pub complete: bool,
}

/// Whether the process has `CAP_DAC_OVERRIDE`: a root process has it unless it was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Override {
    Yes,
    No,
    Unknown,
}

impl Principal {
    /// A user or group known by name; `root` is number 0 too.
    pub fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        let id = (name == "root").then_some(0);
        Self { name: Some(name), id }
    }

    /// A user or group known by number; 0 is `root` too.
    pub fn numbered(id: u32) -> Self {
        Self { name: (id == 0).then(|| "root".to_owned()), id: Some(id) }
    }

    /// Whether both are the same account; `None` where one has only a name and the other only a
    /// number.
    pub fn same(&self, other: &Self) -> Option<bool> {
        match (self.id, other.id) {
            (Some(left), Some(right)) => return Some(left == right),
            (Some(0), None) | (None, Some(0)) => return Some(false),
            _ => {}
        }
        match (&self.name, &other.name) {
            (Some(left), Some(right)) => Some(left == right),
            _ => None,
        }
    }

    pub fn is_root(&self) -> bool {
        self.id == Some(0)
    }

    /// The name, else the number.
    pub fn label(&self) -> String {
        match (&self.name, self.id) {
            (Some(name), _) => name.clone(),
            (None, Some(id)) => id.to_string(),
            (None, None) => "?".to_owned(),
        }
    }
}

impl Groups {
    /// Exactly these groups.
    pub fn exactly(listed: Vec<Principal>) -> Self {
        Self { listed, complete: true }
    }

    /// These groups and perhaps others.
    pub fn at_least(listed: Vec<Principal>) -> Self {
        Self { listed, complete: false }
    }

    /// Whether the process is in `group`; `None` where that is not known.
    pub fn contains(&self, group: &Principal) -> Option<bool> {
        let answers: Vec<Option<bool>> = self.listed.iter().map(|it| it.same(group)).collect();
        if answers.contains(&Some(true)) {
            return Some(true);
        }
        (self.complete && !answers.contains(&None)).then_some(false)
    }
}

impl Subject {
    /// A process of `user` without special capabilities; root has `CAP_DAC_OVERRIDE`.
    pub fn new(user: Principal, groups: Groups) -> Self {
        let dac_override = if user.is_root() {
            Override::Yes
        } else if user.id.is_none() && user.name.is_none() {
            Override::Unknown
        } else {
            Override::No
        };
        Self { user: Some(user), groups, dac_override }
    }

    /// An account of which nothing is known but that it is neither root, nor an owner, nor in any
    /// group that is named: the stranger against whom a fix is checked.
    pub fn stranger() -> Self {
        Self {
            user: Some(Principal { name: Some(STRANGER.to_owned()), id: Some(u32::MAX - 1) }),
            groups: Groups::exactly(Vec::new()),
            dac_override: Override::No,
        }
    }
}

/// A name that no account can have, since `:` ends the name in passwd(5).
const STRANGER: &str = "any other account:";
