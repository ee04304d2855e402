//! The directive table: what nginx and common modules know, with contexts and argument counts.
//!
//! The lines of `directives/*.txt` are as the command tables of nginx 1.22 and of its modules say;
//! `newer.txt` has what later releases added. A directive that is missing here is not wrong.

use std::sync::LazyLock;

use crate::Context;

/// One directive as one module declares it; a name can have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: &'static str,
    pub contexts: ContextSet,
    pub arguments: Arguments,
    pub is_block: bool,
    pub origin: Origin,
}

/// Who declares a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The release that the table was made of.
    Nginx,
    /// A later release.
    Newer,
    /// A module of somebody else.
    ThirdParty,
}

/// A set of contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContextSet(u32);

/// How many arguments a directive takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arguments {
    /// A bit for each count from 0 to 7; for a directive without a maximum, only the minimum's.
    counts: u8,
    has_maximum: bool,
}

/// The contexts that directives are declared for, as the table spells them.
const CONTEXTS: [(&str, Context); 14] = [
    ("main", Context::Main),
    ("events", Context::Events),
    ("http", Context::Http),
    ("server", Context::Server),
    ("location", Context::Location),
    ("server-if", Context::ServerIf),
    ("if", Context::If),
    ("limit-except", Context::LimitExcept),
    ("upstream", Context::Upstream),
    ("stream", Context::Stream),
    ("stream-server", Context::StreamServer),
    ("stream-upstream", Context::StreamUpstream),
    ("mail", Context::Mail),
    ("mail-server", Context::MailServer),
];

const SOURCES: [(Origin, &str); 4] = [
    (Origin::Nginx, include_str!("directives/http.txt")),
    (Origin::Nginx, include_str!("directives/stream_mail.txt")),
    (Origin::Newer, include_str!("directives/newer.txt")),
    (Origin::ThirdParty, include_str!("directives/third_party.txt")),
];

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let entries = |(origin, text): (Origin, &'static str)| {
        text.lines().filter_map(move |line| entry(line, origin))
    };
    let mut res: Vec<Entry> = SOURCES.into_iter().flat_map(entries).collect();
    res.sort_by_key(|it| it.name);
    res
});

/// All entries, sorted by name.
pub fn table() -> &'static [Entry] {
    &TABLE
}

/// The entries of that name; empty for an unknown one.
pub fn lookup(name: &str) -> &'static [Entry] {
    let start = TABLE.partition_point(|it| it.name < name);
    let rest = TABLE.get(start..).unwrap_or_default();
    let count = rest.iter().take_while(|it| it.name == name).count();
    rest.get(..count).unwrap_or_default()
}

/// `NAME CONTEXT[,CONTEXT]… ARGUMENTS [{]`; `None` for comments.
fn entry(line: &'static str, origin: Origin) -> Option<Entry> {
    let mut words = line.split(' ');
    let name = words.next().filter(|it| !it.is_empty() && *it != "#")?;
    let contexts = words.next()?.split(',').map(contexts).collect::<Option<Vec<_>>>()?;
    let arguments = arguments(words.next()?)?;
    let is_block = words.next() == Some("{");
    let contexts = contexts.into_iter().fold(ContextSet::EMPTY, ContextSet::union);
    Some(Entry { name, contexts, arguments, is_block, origin })
}

fn contexts(name: &str) -> Option<ContextSet> {
    if name == "any" {
        return Some(ContextSet::ALL);
    }
    let (_, context) = CONTEXTS.into_iter().find(|(it, _)| *it == name)?;
    Some(ContextSet::of(context))
}

/// `1`, `1,2`, `2+`.
fn arguments(text: &str) -> Option<Arguments> {
    let (counts, has_maximum) = match text.strip_suffix('+') {
        Some(minimum) => (minimum, false),
        None => (text, true),
    };
    let counts = counts
        .split(',')
        .try_fold(0_u8, |acc, it| Some(acc | 1_u8.checked_shl(it.parse().ok()?)?))?;
    Some(Arguments { counts, has_maximum })
}

impl ContextSet {
    /// No context.
    pub const EMPTY: Self = Self(0);
    /// Every context that directives are declared for.
    pub const ALL: Self = Self((1 << CONTEXTS.len()) - 1);

    /// The set of one context; empty for those that no directive is declared for.
    pub fn of(context: Context) -> Self {
        let index = CONTEXTS.iter().position(|(_, it)| *it == context);
        Self(index.map_or(0, |it| 1 << it))
    }

    /// Whether `context` is in the set.
    pub fn contains(self, context: Context) -> bool {
        !self.intersection(Self::of(context)).is_empty()
    }

    /// What is in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The contexts in the set.
    pub fn iter(self) -> impl Iterator<Item = Context> {
        CONTEXTS.into_iter().map(|(_, it)| it).filter(move |it| self.contains(*it))
    }

    /// The context of a set of one.
    pub fn only(self) -> Option<Context> {
        if self.0.is_power_of_two() { self.iter().next() } else { None }
    }
}

impl Arguments {
    /// Whether so many arguments are right.
    pub fn accepts(self, count: usize) -> bool {
        if !self.has_maximum {
            return self.minimum() <= count;
        }
        let shift = u32::try_from(count).unwrap_or(u32::MAX);
        u32::from(self.counts).checked_shr(shift).is_some_and(|it| it & 1 == 1)
    }

    /// The fewest arguments.
    pub fn minimum(self) -> usize {
        usize::try_from(self.counts.trailing_zeros()).unwrap_or(0)
    }

    /// The most arguments; `None` where there is no maximum.
    pub fn maximum(self) -> Option<usize> {
        self.has_maximum
            .then(|| usize::try_from(self.counts.checked_ilog2().unwrap_or(0)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_entry() {
        for (origin, text) in SOURCES {
            for line in text.lines().filter(|it| !it.starts_with('#')) {
                let entry = entry(line, origin).unwrap_or_else(|| panic!("{line}"));
                assert!(!entry.contexts.is_empty(), "{line}");
                assert_ne!(entry.arguments.counts, 0, "{line}");
            }
        }
    }

    #[test]
    fn no_line_stands_twice() {
        let mut seen = Vec::new();
        for entry in table() {
            for context in entry.contexts.iter() {
                seen.push((entry.name, context, entry.is_block, entry.arguments));
            }
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }

    #[test]
    fn counts_and_contexts_are_as_declared() {
        let [pass] = lookup("fastcgi_pass") else { panic!() };
        assert!(pass.contexts.iter().eq([Context::Location, Context::If]));
        assert_eq!((pass.arguments.minimum(), pass.arguments.maximum()), (1, Some(1)));
        let [root] = lookup("root") else { panic!() };
        assert!(
            root.arguments.accepts(1) && !root.arguments.accepts(0) && !root.arguments.accepts(9)
        );
        let names: Vec<_> = lookup("server").iter().map(|it| it.is_block).collect();
        assert_eq!(names.iter().filter(|it| **it).count(), 2);
        assert_eq!(lookup("listen").first().and_then(|it| it.arguments.maximum()), None);
        assert!(lookup("listen_owner").is_empty());
    }
}
