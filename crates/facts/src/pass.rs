//! Each `fastcgi_pass` with the addresses it leads to.

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

pub(crate) fn passes(files: &[File]) -> Vec<Pass> {
    let mut res = Vec::new();
    for file in files {
        let Some(parse) = file.nginx() else { continue };
        for (id, directive) in parse.all("fastcgi_pass") {
            let Some(argument) = directive.args.first() else { continue };
            let location = Location { file: file.id, range: directive.range };
            let around: Vec<&Directive> = parse.ancestors(id).map(|(_, it)| it).collect();
            let servers =
                enclosing(&around, "server").map(|it| names(parse, id, it)).unwrap_or_default();
            let (upstream, addresses) = addresses(files, &argument.value, location);
            res.push(Pass {
                location,
                argument: argument.value.clone(),
                upstream,
                addresses,
                servers,
                place: enclosing(&around, "location").map(words),
                script: script(file, parse, id),
            });
        }
    }
    res
}

/// The servers of the upstream that the argument names, else the argument itself.
fn addresses(
    files: &[File],
    argument: &str,
    location: Location,
) -> (Option<String>, Vec<Fact<Address>>) {
    for file in files {
        let Some(parse) = file.nginx() else { continue };
        for (id, directive) in parse.all("upstream") {
            if directive.args.first().is_none_or(|it| it.value != argument) {
                continue;
            }
            let servers = parse
                .children(id)
                .filter(|(_, it)| it.name.value == "server")
                .filter_map(|(_, it)| {
                    let word = it.args.first()?;
                    let source = Source::Configured(Location { file: file.id, range: word.range });
                    let address = match Address::of_nginx(&word.value) {
                        Address::Tcp { host, port: None } => Address::Tcp { host, port: Some(80) },
                        address => address,
                    };
                    Some(Fact::new(address, source))
                })
                .collect();
            return (Some(argument.to_owned()), servers);
        }
    }
    (None, vec![Fact::new(Address::of_nginx(argument), Source::Configured(location))])
}

fn enclosing<'a>(around: &[&'a Directive], name: &str) -> Option<&'a Directive> {
    around.iter().find(|it| it.name.value == name).copied()
}

fn words(directive: &Directive) -> String {
    directive.args.iter().map(|it| it.value.as_str()).collect::<Vec<_>>().join(" ")
}

fn names(parse: &Parse, pass: DirectiveId, server: &Directive) -> Vec<String> {
    let Some((id, _)) = parse.ancestors(pass).find(|(_, it)| it.range == server.range) else {
        return Vec::new();
    };
    parse
        .children(id)
        .filter(|(_, it)| it.name.value == "server_name")
        .flat_map(|(_, it)| it.args.iter().map(|arg| arg.value.clone()))
        .collect()
}

/// Arrays such as `fastcgi_param` are inherited only where the inner level has none of its own.
fn script(file: &File, parse: &Parse, pass: DirectiveId) -> Script {
    let mut res = Script::default();
    let levels = parse.ancestors(pass).map(|(id, _)| Some(id)).chain([None]);
    for level in levels {
        let children: Vec<&Directive> = match level {
            Some(id) => parse.children(id).map(|(_, it)| it).collect(),
            None => parse.roots.iter().filter_map(|it| parse.directive(*it)).collect(),
        };
        let fact = |it: &Directive, index: usize| {
            let word = it.args.get(index)?;
            let source = Source::Configured(Location { file: file.id, range: word.range });
            Some(Fact::new(word.value.clone(), source))
        };
        let inherits_params = res.params.is_empty();
        for child in children {
            match child.name.value.as_str() {
                "root" if res.root.is_none() => res.root = fact(child, 0),
                "alias" if res.alias.is_none() => res.alias = fact(child, 0),
                "fastcgi_param" if inherits_params => {
                    if let (Some(name), Some(value)) = (child.args.first(), fact(child, 1)) {
                        res.params.push((name.value.clone(), value));
                    }
                }
                "include" => res.includes.extend(child.args.first().map(|it| it.value.clone())),
                "try_files" => res.checks_existence = true,
                "if" if child
                    .args
                    .iter()
                    .any(|it| it.value.contains("!-f") || it.value.contains("!-e")) =>
                {
                    res.checks_existence = true;
                }
                _ => {}
            }
        }
    }
    res
}
