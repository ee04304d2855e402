//! nginx's directives where they stand, and what decides which script is run.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use facts::{File, Location, World, path};
use nginx_syntax::{Directive, DirectiveId, Parse, Word};
use text::TextRange;

/// A directive with the text that it stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) file: &'a File,
    pub(crate) parse: &'a Parse,
    pub(crate) id: DirectiveId,
    pub(crate) directive: &'a Directive,
}

impl<'a> Placed<'a> {
    /// An argument as nginx sees it.
    pub(crate) fn arg(&self, index: usize) -> Option<&'a str> {
        self.directive.args.get(index).map(|it| it.value.as_str())
    }

    pub(crate) fn at(&self, word: &Word) -> Location {
        Location { file: self.file.id, range: word.range }
    }

    /// The line of the directive up to its arguments' end, without its block.
    pub(crate) fn head(&self) -> Location {
        let name = self.directive.name.range;
        let end = self.directive.args.last().map_or(name.end, |it| it.range.end);
        Location { file: self.file.id, range: TextRange::new(name.start, end) }
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = Placed<'a>> {
        let Self { file, parse, .. } = *self;
        parse.children(self.id).map(move |(id, directive)| Placed { file, parse, id, directive })
    }

    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = Placed<'a>> {
        let Self { file, parse, .. } = *self;
        let all = parse.named(Some(self.id), name);
        all.map(move |(id, directive)| Placed { file, parse, id, directive })
    }

    /// The blocks around it, from the innermost outward.
    pub(crate) fn ancestors(&self) -> impl Iterator<Item = Placed<'a>> {
        let Self { file, parse, .. } = *self;
        parse.ancestors(self.id).map(move |(id, directive)| Placed { file, parse, id, directive })
    }

    pub(crate) fn child(&self, name: &str) -> Option<Placed<'a>> {
        self.named(name).next()
    }

    /// The block of that name that it stands in.
    pub(crate) fn inside(&self, name: &str) -> Option<Placed<'a>> {
        self.ancestors().find(|it| it.directive.name.value == name)
    }
}

/// Every directive of that name in every nginx text.
pub(crate) fn directives<'a>(world: &'a World, name: &str) -> Vec<Placed<'a>> {
    let mut res = Vec::new();
    for file in &world.files {
        let Some(parse) = file.nginx() else { continue };
        let all = parse.all(name).map(|(id, directive)| Placed { file, parse, id, directive });
        res.extend(all);
    }
    res
}

/// The words that name where `fastcgi_pass` leads: its argument, the servers of the upstream that
/// it names, and the values of the variable that it reads.
pub(crate) fn fastcgi_addresses(world: &World) -> Vec<(Placed<'_>, &Word)> {
    let passes = directives(world, "fastcgi_pass");
    let names: BTreeSet<&str> = passes.iter().filter_map(|it| it.arg(0)).collect();
    let is_named = |name: Option<&str>| name.is_some_and(|it| names.contains(it));
    let mut res: Vec<(Placed<'_>, &Word)> =
        passes.iter().filter_map(|it| Some((*it, it.directive.args.first()?))).collect();
    for upstream in directives(world, "upstream") {
        if is_named(upstream.arg(0)) {
            let servers = upstream.named("server");
            res.extend(servers.filter_map(|it| Some((it, it.directive.args.first()?))));
        }
    }
    for set in directives(world, "set") {
        if is_named(set.arg(0)) {
            res.extend(set.directive.args.get(1).map(|it| (set, it)));
        }
    }
    for map in directives(world, "map") {
        if is_named(map.arg(1)) {
            res.extend(map.children().filter_map(|it| Some((it, it.directive.args.first()?))));
        }
    }
    res.retain(|(_, word)| !word.value.contains('$'));
    res
}

/// `fastcgi_param` at the level that counts for a `fastcgi_pass`: the innermost one that has any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params<'a> {
    pub(crate) params: Vec<Placed<'a>>,
    pub(crate) includes: Vec<Placed<'a>>,
}

/// Each pass of a level looks at all of them.
const MOST_PARAMS: usize = 1000;

impl<'a> Params<'a> {
    pub(crate) fn of(pass: Placed<'a>) -> Self {
        for level in pass.ancestors() {
            let named = |name| level.named(name).take(MOST_PARAMS).collect();
            let (params, includes): (Vec<Placed<'_>>, Vec<Placed<'_>>) =
                (named("fastcgi_param"), named("include"));
            if !params.is_empty() || !includes.is_empty() {
                return Self { params, includes };
            }
        }
        Self::default()
    }

    /// The value of a parameter that is written here.
    pub(crate) fn get(&self, name: &str) -> Option<(Placed<'a>, &'a Word)> {
        let param = self.params.iter().find(|it| it.arg(0) == Some(name))?;
        Some((*param, param.directive.args.get(1)?))
    }
}

/// What an included file brings, as far as its name or a pasted copy of it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Included {
    /// Parameters with `SCRIPT_FILENAME`.
    Script,
    /// Parameters without it.
    Params,
    /// `SCRIPT_FILENAME` and a check that the script exists.
    Checked,
    Unknown,
}

/// What included files bring, by their names.
pub(crate) struct Includes<'a> {
    /// The first copy of each name among the inputs.
    pasted: BTreeMap<&'a str, (&'a Parse, TextRange)>,
    known: RefCell<BTreeMap<&'a str, Included>>,
}

impl<'a> Includes<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        let mut pasted = BTreeMap::new();
        for file in &world.files {
            let Some(parse) = file.nginx() else { continue };
            for it in &parse.files {
                pasted.entry(path::name(&it.path)).or_insert((parse, it.range));
            }
            let whole = TextRange::new(0, file.text.len());
            pasted.entry(path::name(&file.path)).or_insert((parse, whole));
        }
        Self { pasted, known: RefCell::default() }
    }

    /// The files that nginx's packages bring are known by name; a pasted copy beats the name.
    pub(crate) fn of(&self, include: &Placed<'a>) -> Included {
        let name = path::name(include.arg(0).unwrap_or_default());
        if let Some(known) = self.known.borrow().get(name) {
            return *known;
        }
        let res = match (self.pasted.get(name), name) {
            (Some((parse, range)), _) => brought(parse, *range),
            (None, "fastcgi_params") => Included::Params,
            (None, "fastcgi.conf") => Included::Script,
            (None, "fastcgi-php.conf") => Included::Checked,
            (None, _) => Included::Unknown,
        };
        self.known.borrow_mut().insert(name, res);
        res
    }
}

fn brought(parse: &Parse, range: TextRange) -> Included {
    // Directives stand in the order of the text.
    let place = |offset: usize| parse.directives.partition_point(|it| it.range.start < offset);
    let inside = parse.directives.get(place(range.start)..place(range.end));
    let has = |directive: &str, argument: Option<&str>| {
        inside.unwrap_or_default().iter().any(|it| {
            let first = it.args.first().map(|it| it.value.as_str());
            it.name.value == directive && (argument.is_none() || first == argument)
        })
    };
    match (has("fastcgi_param", Some("SCRIPT_FILENAME")), has("include", None)) {
        (true, _) if has("try_files", None) => Included::Checked,
        (true, _) => Included::Script,
        (false, true) => Included::Unknown,
        (false, false) => Included::Params,
    }
}

/// The blanks in front of a directive on its line.
pub(crate) fn indentation<'a>(it: &Placed<'a>) -> &'a str {
    let before = TextRange::new(0, it.directive.range.start).of(&it.file.text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    if line.trim().is_empty() { line } else { "    " }
}
