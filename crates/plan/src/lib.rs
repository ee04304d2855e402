//! Strategies: edits and ordered commands that let the worker in, each decided again before it is
//! offered.
//!
//! A strategy whose corrected texts do not let the worker in, or let anybody else in, is not
//! offered. Nothing here is run or written; edits are on ranges of the original texts.

mod commands;
mod compose;
mod container;
mod recheck;
mod strategies;
mod target;

use facts::{Fact, World};
use text::SourceChange;

pub use commands::{Command, ServiceCommands, Stage, runbook_service};
pub use recheck::{Recheck, bystanders};
pub use target::{Target, Trouble, targets};

/// The kinds of strategies, in the order in which reports list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrategyId {
    /// The pool gives the socket to the worker, or nginx uses the pool's address.
    Align,
    /// The worker joins the group of the socket.
    SharedGroup,
    /// An ACL entry for the worker alone.
    Acl,
    /// Numeric ids in a file of its own, for images whose names differ.
    Container,
}

/// A proved correction.
#[derive(Clone, Debug)]
pub struct Strategy {
    pub id: StrategyId,
    pub title: String,
    /// Why it is recommended, or when to prefer it.
    pub reason: String,
    pub recommended: bool,
    pub assumes: Vec<Assumption>,
    pub change: SourceChange,
    /// Files that are not there yet.
    pub additions: Vec<Addition>,
    pub commands: Vec<Command>,
    pub recheck: Recheck,
}

/// A new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// Beside the file that mounts it.
    pub path: String,
    pub text: String,
}

/// What a conditional proof rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    pub fact: String,
    pub value: String,
    pub source: String,
    /// The command that checks it.
    pub command: String,
}

/// A strategy before it is proved.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) id: StrategyId,
    pub(crate) title: String,
    pub(crate) reason: String,
    pub(crate) change: SourceChange,
    pub(crate) commands: Vec<Command>,
    /// Groups that the commands add the worker to.
    pub(crate) joins: Vec<access::Principal>,
    /// Groups that the commands create, so that nobody else is in them.
    pub(crate) creates: Vec<access::Principal>,
    /// Higher is recommended first.
    pub(crate) rank: u32,
}

/// Every strategy that is proved for the world, the recommended one first.
pub fn strategies(world: &World) -> Vec<Strategy> {
    if world.containers.are_apart() {
        return container::strategies(world);
    }
    let targets = targets(world);
    if targets.is_empty() {
        return Vec::new();
    }
    let mut drafts: Vec<Draft> =
        strategies::GENERATORS.iter().flat_map(|generate| generate(world, &targets)).collect();
    drafts.sort_by_key(|it| std::cmp::Reverse(it.rank));
    let before = rules::check(world);
    let mut res: Vec<Strategy> = Vec::new();
    for draft in drafts {
        if res.iter().any(|it| it.id == draft.id) {
            continue;
        }
        let Some(recheck) = recheck::prove(world, &targets, &before, &draft) else { continue };
        res.push(Strategy {
            id: draft.id,
            title: draft.title,
            reason: draft.reason,
            recommended: res.is_empty(),
            assumes: assumptions(world),
            change: draft.change,
            additions: Vec::new(),
            commands: draft.commands,
            recheck,
        });
    }
    res
}

/// What the proofs rest on beyond what was shown or configured.
fn assumptions(world: &World) -> Vec<Assumption> {
    let mut res = Vec::new();
    if let Some(Fact { value, source: facts::Source::Assumed(why) }) = &world.worker.user {
        res.push(Assumption {
            fact: "the user of nginx's workers".to_owned(),
            value: value.label(),
            source: format!("usual on {why}; the inputs do not name it"),
            command: "ps -eo user:32,group:32,pid,args | grep '[n]ginx: worker'".to_owned(),
        });
    }
    if let Some(Fact { value, source: facts::Source::Assumed(why) }) = &world.worker.group {
        let same = world.worker.user.as_ref().is_some_and(|it| it.value.label() == value.label());
        let user = world.worker.user.as_ref().map_or_else(String::new, |it| it.value.label());
        res.push(Assumption {
            fact: "the group of nginx's workers".to_owned(),
            value: value.label(),
            source: if same { (*why).to_owned() } else { format!("usual on {why}") },
            command: format!("id {user}"),
        });
    }
    if matches!(world.master, facts::Master::Root(facts::Source::Default(_))) {
        res.push(Assumption {
            fact: "the user of PHP-FPM's master".to_owned(),
            value: "root".to_owned(),
            source: "packages start it as root".to_owned(),
            command: "ps -eo user:32,pid,args | grep '[p]hp-fpm: master'".to_owned(),
        });
    }
    res
}

impl StrategyId {
    pub const ALL: &[Self] = &[Self::Align, Self::SharedGroup, Self::Acl, Self::Container];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Align => "align",
            Self::SharedGroup => "shared-group",
            Self::Acl => "acl",
            Self::Container => "container",
        }
    }

    /// The strategy of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == name)
    }
}
