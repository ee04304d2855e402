//! Users and groups that the evidence names.

use std::collections::{BTreeMap, BTreeSet};

use access::{Groups, Principal};
use evidence::{Account, Observation, Place};

use crate::{Fact, File, Location, Source};

/// What `id`, passwd and group lines say.
#[derive(Debug, Default)]
pub struct Accounts {
    users: Vec<(Place, Account, Location)>,
    groups: Vec<(Place, Principal, Vec<String>)>,
    /// Indices into the users.
    by_user: Index,
    /// The groups that users and group lines name, each once, in this order.
    named_groups: Vec<Principal>,
    by_group: Index,
    /// Of a member's name, indices into the groups.
    by_member: BTreeMap<String, Vec<usize>>,
}

/// Principals by name and by number, in the order of their evidence.
#[derive(Debug, Default)]
struct Index {
    names: BTreeMap<String, Vec<usize>>,
    ids: BTreeMap<u32, Vec<usize>>,
}

impl Index {
    fn add(&mut self, principal: &Principal, at: usize) {
        if let Some(name) = &principal.name {
            self.names.entry(name.clone()).or_default().push(at);
        }
        if let Some(id) = principal.id {
            self.ids.entry(id).or_default().push(at);
        }
    }

    /// Those that may be the same one, in order.
    fn like(&self, principal: &Principal) -> Vec<usize> {
        let named = principal.name.as_ref().and_then(|it| self.names.get(it));
        let numbered = principal.id.and_then(|it| self.ids.get(&it));
        let mut res: Vec<usize> = named.into_iter().chain(numbered).flatten().copied().collect();
        res.sort_unstable();
        res.dedup();
        res
    }
}

impl Accounts {
    pub(crate) fn new(files: &[File]) -> Self {
        let mut res = Self::default();
        for (file, statement) in crate::statements(files) {
            let location = Location { file, range: statement.range };
            match &statement.observation {
                Observation::Account(account) => {
                    res.users.push((statement.place.clone(), account.clone(), location));
                }
                Observation::Group { group, members } => {
                    res.groups.push((statement.place.clone(), group.clone(), members.clone()));
                }
                _ => {}
            }
        }
        res.index();
        res
    }

    fn index(&mut self) {
        let of_users = self
            .users
            .iter()
            .flat_map(|(_, account, _)| account.groups.iter().chain(&account.group));
        let of_groups = self.groups.iter().map(|(_, group, _)| group);
        let mut seen = BTreeSet::new();
        for group in of_users.chain(of_groups) {
            if seen.insert(group) {
                self.by_group.add(group, self.named_groups.len());
                self.named_groups.push(group.clone());
            }
        }
        for (index, (_, account, _)) in self.users.iter().enumerate() {
            self.by_user.add(&account.user, index);
        }
        for (index, (_, _, members)) in self.groups.iter().enumerate() {
            for member in members {
                self.by_member.entry(member.clone()).or_default().push(index);
            }
        }
    }

    /// The user with name and number where the evidence joins them.
    pub fn user(&self, user: &Principal) -> Principal {
        self.find(user).map_or_else(|| user.clone(), |(account, _)| account.user.clone())
    }

    /// The group with name and number where the evidence joins them.
    pub fn group(&self, group: &Principal) -> Principal {
        let like = self.by_group.like(group);
        let mut like = like.iter().filter_map(|it| self.named_groups.get(*it));
        like.find(|it| it.same(group) == Some(true)).unwrap_or(group).clone()
    }

    /// The primary group: shown, or else taken to have the user's name, as distributions make it.
    pub fn primary_group(&self, user: &Principal) -> Option<Fact<Principal>> {
        if let Some((account, location)) = self.find(user)
            && let Some(group) = &account.group
        {
            return Some(Fact::new(group.clone(), Source::Observed(location)));
        }
        if user.is_root() {
            return Some(Fact::new(
                Principal::numbered(0),
                Source::Default("root's group is number 0"),
            ));
        }
        let name = match user.name.as_deref()? {
            "nobody" => "nogroup",
            name => name,
        };
        Some(Fact::new(
            Principal::named(name),
            Source::Assumed("a system account's primary group usually has its name"),
        ))
    }

    /// All groups of a user, `None` where the evidence does not list them. Members that a group
    /// line names count too.
    pub fn groups_of(&self, user: &Principal) -> Option<Fact<Groups>> {
        let (account, location) = self.find(user)?;
        let mut listed = account.groups.clone();
        let mut seen: BTreeSet<&Principal> = account.groups.iter().collect();
        let member = account.user.name.as_ref().and_then(|it| self.by_member.get(it));
        for index in member.into_iter().flatten() {
            if let Some((_, group, _)) = self.groups.get(*index)
                && seen.insert(group)
            {
                listed.push(group.clone());
            }
        }
        Some(Fact::new(Groups { listed, complete: account.complete }, Source::Observed(location)))
    }

    /// Members of a group that the evidence names.
    pub fn members(&self, group: &Principal) -> Vec<String> {
        let mut res: Vec<String> = Vec::new();
        for (_, it, members) in &self.groups {
            if it.same(group) == Some(true) {
                res.extend(members.iter().cloned());
            }
        }
        for (_, account, _) in &self.users {
            if account.groups.iter().any(|it| it.same(group) == Some(true)) {
                res.extend(account.user.name.clone());
            }
        }
        res.sort();
        res.dedup();
        res
    }

    /// Every user that the evidence names.
    pub fn users(&self) -> impl Iterator<Item = &Account> {
        self.users.iter().map(|(_, account, _)| account)
    }

    /// The accounts of each place, for comparing containers.
    pub fn by_place(&self) -> impl Iterator<Item = (&Place, &Account)> {
        self.users.iter().map(|(place, account, _)| (place, account))
    }

    /// The same with where each is written.
    pub(crate) fn located(&self) -> impl Iterator<Item = (&Place, &Account, Location)> {
        self.users.iter().map(|(place, account, location)| (place, account, *location))
    }

    /// Group lines of each place.
    pub fn groups_by_place(&self) -> impl Iterator<Item = (&Place, &Principal)> {
        self.groups.iter().map(|(place, group, _)| (place, group))
    }

    fn find(&self, user: &Principal) -> Option<(&Account, Location)> {
        let like = self.by_user.like(user);
        let all = || {
            let like = like.iter().filter_map(|it| self.users.get(*it));
            like.filter(|(_, account, _)| account.user.same(user) == Some(true))
        };
        let (_, account, location) = all()
            .find(|(place, account, _)| *place == Place::Here && account.complete)
            .or_else(|| all().next())?;
        Some((account, *location))
    }
}
