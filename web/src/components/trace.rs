//! The permission path: each directory and the socket, and where the kernel says no.

use std::fmt::Write as _;

use analysis::report::{Connection, NodeVerdict, SourceKind, TraceNode};
use yew::prelude::*;

use super::CopyButton;
use super::causes::causes;
use super::picture::{Scene, Shape, picture};
use crate::state::State;
use crate::words::Words;

/// The path of each connection now and after the chosen strategy, and the causes.
pub(super) fn why(state: &State, words: &'static Words) -> Html {
    let report = &state.report;
    let after = state.chosen().map(|it| it.after.as_slice()).unwrap_or_default();
    let mut paths = report.connections.iter().filter(|it| !it.trace.is_empty());
    let title = html! { <h2 id="why-title">{ words.why }</h2> };
    // A strategy mends the first connection; the report holds no other path after it.
    let first = match paths.next() {
        Some(it) => path(it, after, title, words),
        None => title,
    };
    html! {
        <section class="card" id="why" aria-labelledby="why-title">
            { first }
            for it in paths { { path(it, &[], html! {}, words) } }
            if !report.causes.is_empty() { { causes(report, words) } }
        </section>
    }
}

fn path(connection: &Connection, after: &[TraceNode], title: Html, words: &'static Words) -> Html {
    let worker = connection.worker.as_ref();
    let scene = Scene { worker, now: &connection.trace, after, words };
    html! {
        <div class="path">
            <div class="subject">
                { title }
                if let Some(worker) = worker {
                    <strong>{ &worker.user }</strong>
                    { " (" }{ worker.groups.join(", ") }{ ") " }
                    <span class="badge source">{ source(worker.source, words) }</span>
                    { " → " }
                }
                <code>{ &connection.address }</code>
            </div>
            <div class="scene">{ picture(&scene, Shape::Across) }{ picture(&scene, Shape::Down) }</div>
            <details class="words">
                <summary>{ words.spelled_out }</summary>
                <h3>{ words.now }</h3>
                { chain(&connection.trace, words) }
                if !after.is_empty() {
                    <h3>{ words.after_fix }</h3>
                    { chain(after, words) }
                }
                <CopyButton action="copy-path" label={words.copy} text={in_words(connection, after, words)} {words} />
            </details>
        </div>
    }
}

fn chain(nodes: &[TraceNode], words: &'static Words) -> Html {
    html! {
        <ol class="chain">
            for node in nodes {
                <li data-verdict={key(node.verdict)}>
                    { icon(key(node.verdict)) }
                    <code class="node-path">{ &node.path }</code>
                    <span class="node-mode">
                        { owner(node) }
                        if let Some(acl) = &node.acl { <span class="acl">{ words.said(acl) }</span> }
                    </span>
                    <span class="node-rule">{ rule(node, words) }</span>
                    <span class="node-verdict">{ verdict(node.verdict, words) }</span>
                    <span class="badge source">{ source(node.source, words) }</span>
                </li>
            }
        </ol>
    }
}

/// The lists as text, to be pasted where there are no pictures.
fn in_words(connection: &Connection, after: &[TraceNode], words: &'static Words) -> String {
    let user = connection.worker.as_ref().map_or("?", |it| it.user.as_str());
    let mut res = format!("{user} → {}\n", connection.address);
    for (nodes, title) in [(&*connection.trace, words.now), (after, words.after_fix)] {
        if nodes.is_empty() {
            continue;
        }
        // Writing to a `String` cannot fail.
        let _infallible = writeln!(res, "\n{title}:");
        for it in nodes {
            let _infallible = writeln!(
                res,
                "  {}  {}  {}: {} ({})",
                it.path,
                owner(it),
                rule(it, words),
                verdict(it.verdict, words),
                source(it.source, words),
            );
        }
    }
    res
}

fn owner(node: &TraceNode) -> String {
    let known = |it: &Option<String>| it.clone().unwrap_or_else(|| "?".to_owned());
    format!("{}:{} {}", known(&node.owner), known(&node.group), known(&node.mode))
}

fn rule(node: &TraceNode, words: &'static Words) -> String {
    format!("{} {} · {} {}", words.needs, node.needs, class(&node.class, words), node.has)
}

pub(super) fn class(class: &str, words: &Words) -> &'static str {
    let [owner, named_user, group, other, above, unknown] = words.classes;
    match class {
        "owner" => owner,
        "named-user" => named_user,
        "group" => group,
        "other" => other,
        "override" => above,
        _ => unknown,
    }
}

/// A sign in a circle, for one of `allowed`, `denied` and `unknown`.
pub(super) fn icon(verdict: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="9" class="icon-disc" />
            <path d={icon_path(verdict)} class="icon-sign" />
        </svg>
    }
}

/// The sign alone, in a square of 20 units.
pub(super) fn icon_path(verdict: &str) -> &'static str {
    match verdict {
        "allowed" => "M5 10.5l3.2 3.2L15 7",
        "denied" => "M6 6l8 8M14 6l-8 8",
        _ => "M7.5 7.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.9M10 14.4v.1",
    }
}

pub(super) fn key(verdict: NodeVerdict) -> &'static str {
    match verdict {
        NodeVerdict::Allowed => "allowed",
        NodeVerdict::Denied => "denied",
        NodeVerdict::Unknown => "unknown",
    }
}

pub(super) fn verdict(verdict: NodeVerdict, words: &Words) -> &'static str {
    match verdict {
        NodeVerdict::Allowed => words.allowed,
        NodeVerdict::Denied => words.denied,
        NodeVerdict::Unknown => words.unknown,
    }
}

pub(super) fn source(source: SourceKind, words: &Words) -> &'static str {
    let [configured, observed, default, assumed, unknown] = words.sources;
    match source {
        SourceKind::Configured => configured,
        SourceKind::Observed => observed,
        SourceKind::Default => default,
        SourceKind::Assumed => assumed,
        SourceKind::Unknown => unknown,
    }
}
