//! What a directive stands in.

use crate::directives::{self, ContextSet};
use crate::{Body, Directive, DirectiveId, Parse};

/// What a directive stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Outside of all blocks of a whole `nginx.conf`.
    Main,
    Events,
    Http,
    /// A `server` of `http`.
    Server,
    Location,
    /// An `if` of a `server`.
    ServerIf,
    /// An `if` of a `location`, or of a fragment that does not show which.
    If,
    LimitExcept,
    /// An `upstream` of `http`.
    Upstream,
    Stream,
    StreamServer,
    StreamUpstream,
    Mail,
    MailServer,
    /// A row of `map`, `geo`, `types` and the like.
    Table,
    /// A block that the directive table does not know, or anything within one.
    Other,
    /// The top of a fragment that could stand in more than one context.
    Unknown,
}

/// What the directive of `id` stands in. At the top of a fragment it is the only context that
/// allows all that stands there, else `Unknown`.
pub fn context(parse: &Parse, id: DirectiveId) -> Context {
    parse.directive(id).map_or(Context::Unknown, |it| it.context)
}

/// Whether the body of that directive is rows.
pub(crate) fn is_table(name: &str) -> bool {
    matches!(name, "map" | "geo" | "types" | "split_clients" | "charset_map" | "geoip2")
}

/// Whether the body of that directive is Lua code.
pub(crate) fn is_lua(name: &str) -> bool {
    name.ends_with("_by_lua_block")
}

/// Fills in the contexts of one file's directives.
pub(crate) fn resolve(parse: &mut Parse, first_directive: usize, first_root: usize) {
    let top = top(parse, first_root);
    for index in first_directive..parse.directives.len() {
        let Some(directive) = parse.directives.get(index) else { return };
        let context = match directive.parent.and_then(|it| parse.directive(it)) {
            Some(parent) => inside(parse, parent),
            None => top,
        };
        if let Some(directive) = parse.directives.get_mut(index) {
            directive.context = context;
        }
    }
}

/// The context that allows all the directives at the top.
fn top(parse: &Parse, first_root: usize) -> Context {
    let mut res = ContextSet::ALL;
    for id in parse.roots.get(first_root..).unwrap_or_default() {
        let Some(directive) = parse.directive(*id) else { continue };
        let allowed = match (directive.name.value.as_str(), &directive.body) {
            ("server", Body::Block { .. }) => match server(parse, directive) {
                Context::StreamServer => ContextSet::of(Context::Stream),
                Context::MailServer => ContextSet::of(Context::Mail),
                _ => ContextSet::of(Context::Http),
            },
            (name, body) => allowed(name, *body != Body::None),
        };
        if !allowed.is_empty() {
            res = res.intersection(allowed);
        }
    }
    // What may stand in `if` may stand in `location`, where it mostly does.
    let location = ContextSet::of(Context::Location);
    if res == location.union(ContextSet::of(Context::If)) {
        return Context::Location;
    }
    res.only().unwrap_or(Context::Unknown)
}

/// The contexts of the known directives of that name; empty for an unknown one.
fn allowed(name: &str, is_block: bool) -> ContextSet {
    directives::lookup(name)
        .iter()
        .filter(|it| it.is_block == is_block)
        .fold(ContextSet::EMPTY, |acc, it| acc.union(it.contexts))
}

/// The context of what stands in the block of `parent`.
fn inside(parse: &Parse, parent: &Directive) -> Context {
    if matches!(parent.body, Body::Table { .. }) {
        return Context::Table;
    }
    if matches!(parent.context, Context::Table | Context::Other) {
        return Context::Other;
    }
    match parent.name.value.as_str() {
        "events" => Context::Events,
        "http" => Context::Http,
        "stream" => Context::Stream,
        "mail" => Context::Mail,
        "location" => Context::Location,
        "limit_except" => Context::LimitExcept,
        "if" if parent.context == Context::Server => Context::ServerIf,
        "if" => Context::If,
        "upstream" if parent.context == Context::Stream => Context::StreamUpstream,
        "upstream" => Context::Upstream,
        "server" => match parent.context {
            Context::Stream => Context::StreamServer,
            Context::Mail => Context::MailServer,
            Context::Unknown => server(parse, parent),
            _ => Context::Server,
        },
        _ => Context::Other,
    }
}

/// Which kind of `server` has such content; that of `http` where several could.
fn server(parse: &Parse, directive: &Directive) -> Context {
    let kinds = [Context::Server, Context::StreamServer, Context::MailServer];
    let mut res = kinds.iter().fold(ContextSet::EMPTY, |acc, it| acc.union(ContextSet::of(*it)));
    for child in directive.children().iter().filter_map(|it| parse.directive(*it)) {
        let rest = res.intersection(allowed(&child.name.value, child.body != Body::None));
        if !rest.is_empty() {
            res = rest;
        }
    }
    kinds.into_iter().find(|it| res.contains(*it)).unwrap_or(Context::Server)
}
