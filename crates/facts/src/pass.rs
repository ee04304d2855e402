//! Each `fastcgi_pass` with the addresses it leads to.

use std::collections::BTreeMap;

use nginx_syntax::{Directive, DirectiveId, Parse};

use crate::{Address, Fact, File, Location, Source};

/// One `fastcgi_pass`.
#[derive(Clone, Debug)]
pub struct Pass {
    pub location: Location,
    /// The argument as nginx sees it.
    pub argument: String,
    /// The upstream that the argument names, where it is among the inputs.
    pub upstream: Option<String>,
    /// One address, or those of the upstream's servers.
    pub addresses: Vec<Fact<Address>>,
    /// `server_name`s of the server around it.
    pub servers: Vec<String>,
    /// The arguments of the location around it.
    pub place: Option<String>,
    pub script: Script,
}

/// What decides which file PHP is asked to run, from the location outward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    pub root: Option<Fact<String>>,
    pub alias: Option<Fact<String>>,
    /// `fastcgi_param NAME VALUE` in force here, in order.
    pub params: Vec<(String, Fact<String>)>,
    /// `include` arguments in force here.
    pub includes: Vec<String>,
    /// Whether a `try_files` or an `if (!-f …)` stands in the location.
    pub checks_existence: bool,
}

/// Names, parameters and includes of one pass that are kept: each pass has its own copy.
const MOST_WORDS: usize = 100;

/// Addresses of all passes together; beyond it a pass keeps the first of its upstream.
const MOST_ADDRESSES: usize = 20_000;

pub(crate) fn passes(files: &[File]) -> Vec<Pass> {
    let upstreams = upstreams(files);
    let mut res = Vec::new();
    let mut room = MOST_ADDRESSES;
    for file in files {
        let Some(parse) = file.nginx() else { continue };
        for (id, directive) in parse.all("fastcgi_pass") {
            let Some(argument) = directive.args.first() else { continue };
            let location = Location { file: file.id, range: directive.range };
            let around: Vec<&Directive> = parse.ancestors(id).map(|(_, it)| it).collect();
            let server = parse.ancestors(id).find(|(_, it)| it.name.value == "server");
            let (upstream, addresses) =
                addresses(&upstreams, &argument.value, location, room.max(1));
            room = room.saturating_sub(addresses.len());
            res.push(Pass {
                location,
                argument: argument.value.clone(),
                upstream,
                addresses,
                servers: server.map(|(it, _)| names(parse, it)).unwrap_or_default(),
                place: enclosing(&around, "location").map(words),
                script: script(file, parse, id),
            });
        }
    }
    res
}

/// The first upstream of each name.
fn upstreams(files: &[File]) -> BTreeMap<&str, (&File, &Parse, DirectiveId)> {
    let mut res = BTreeMap::new();
    for file in files {
        let Some(parse) = file.nginx() else { continue };
        for (id, directive) in parse.all("upstream") {
            if let Some(name) = directive.args.first() {
                res.entry(name.value.as_str()).or_insert((file, parse, id));
            }
        }
    }
    res
}

/// The servers of the upstream that the argument names, else the argument itself.
fn addresses(
    upstreams: &BTreeMap<&str, (&File, &Parse, DirectiveId)>,
    argument: &str,
    location: Location,
    most: usize,
) -> (Option<String>, Vec<Fact<Address>>) {
    let Some((file, parse, id)) = upstreams.get(argument) else {
        let address = Fact::new(Address::of_nginx(argument), Source::Configured(location));
        return (None, vec![address]);
    };
    let servers = parse.named(Some(*id), "server").filter_map(|(_, it)| {
        let word = it.args.first()?;
        let source = Source::Configured(Location { file: file.id, range: word.range });
        let address = match Address::of_nginx(&word.value) {
            Address::Tcp { host, port: None } => Address::Tcp { host, port: Some(80) },
            address => address,
        };
        Some(Fact::new(address, source))
    });
    (Some(argument.to_owned()), servers.take(most).collect())
}

fn enclosing<'a>(around: &[&'a Directive], name: &str) -> Option<&'a Directive> {
    around.iter().find(|it| it.name.value == name).copied()
}

fn words(directive: &Directive) -> String {
    directive.args.iter().map(|it| it.value.as_str()).collect::<Vec<_>>().join(" ")
}

fn names(parse: &Parse, server: DirectiveId) -> Vec<String> {
    let all = parse.named(Some(server), "server_name").flat_map(|(_, it)| &it.args);
    all.take(MOST_WORDS).map(|it| it.value.clone()).collect()
}

/// Arrays such as `fastcgi_param` are inherited only where the inner level has none of its own.
fn script(file: &File, parse: &Parse, pass: DirectiveId) -> Script {
    let mut res = Script::default();
    let levels = parse.ancestors(pass).map(|(id, _)| Some(id)).chain([None]);
    for level in levels {
        let fact = |it: &Directive, index: usize| {
            let word = it.args.get(index)?;
            let source = Source::Configured(Location { file: file.id, range: word.range });
            Some(Fact::new(word.value.clone(), source))
        };
        let first = |name: &str| parse.named(level, name).next().map(|(_, it)| it);
        if res.root.is_none() {
            res.root = parse.named(level, "root").find_map(|(_, it)| fact(it, 0));
        }
        if res.alias.is_none() {
            res.alias = parse.named(level, "alias").find_map(|(_, it)| fact(it, 0));
        }
        if res.params.is_empty() {
            let params = parse.named(level, "fastcgi_param");
            let param = |it: &Directive| Some((it.args.first()?.value.clone(), fact(it, 1)?));
            res.params = params.filter_map(|(_, it)| param(it)).take(MOST_WORDS).collect();
        }
        let room = MOST_WORDS.saturating_sub(res.includes.len());
        let includes = parse.named(level, "include").filter_map(|(_, it)| it.args.first());
        res.includes.extend(includes.take(room).map(|it| it.value.clone()));
        let asks = |it: &Directive| {
            it.args.iter().any(|it| it.value.contains("!-f") || it.value.contains("!-e"))
        };
        res.checks_existence |= first("try_files").is_some()
            || parse.named(level, "if").take(MOST_WORDS).any(|(_, it)| asks(it));
    }
    res
}
