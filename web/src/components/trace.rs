//! The permission path: each directory and the socket, and where the kernel says no.

use std::rc::Rc;

use analysis::Report;
use analysis::report::{NodeVerdict, SourceKind, TraceNode};
use yew::prelude::*;

use super::picture::picture;
use crate::words::Words;

#[derive(Clone, Debug, Properties)]
pub(crate) struct TraceProps {
    pub(crate) report: Rc<Report>,
    pub(crate) strategy: Option<String>,
    pub(crate) words: &'static Words,
}

impl PartialEq for TraceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
            && self.strategy == other.strategy
            && std::ptr::eq(self.words, other.words)
    }
}

/// The path of each connection now, and after the chosen strategy.
#[component]
pub(crate) fn Trace(props: &TraceProps) -> Html {
    let (report, words) = (&props.report, props.words);
    let after = report
        .strategies
        .iter()
        .find(|it| Some(&it.id) == props.strategy.as_ref())
        .map(|it| it.after.as_slice());
    let shown: Vec<_> = report.connections.iter().filter(|it| !it.trace.is_empty()).collect();
    if shown.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" id="trace" aria-labelledby="trace-title">
            <h2 id="trace-title">{ words.why }</h2>
            for (index, connection) in shown.iter().enumerate() {
                <div class="path" key={index}>
                    <h3>{ words.trace_of }{ " " }<code>{ &connection.address }</code></h3>
                    if let Some(worker) = &connection.worker {
                        <p class="subject">
                            <strong>{ &worker.user }</strong>
                            { format!(" ({})", worker.groups.join(", ")) }
                            <span class="badge source">{ source(worker.source, words) }</span>
                        </p>
                    }
                    { picture(connection.worker.as_ref(), &connection.trace, words) }
                    { chain(&connection.trace, words) }
                    if index == 0 {
                        if let Some(after) = after.filter(|it| !it.is_empty()) {
                            <h3>{ words.after_fix }</h3>
                            { picture(connection.worker.as_ref(), after, words) }
                            { chain(after.get(after.len().saturating_sub(1)..).unwrap_or_default(), words) }
                        }
                    }
                </div>
            }
        </section>
    }
}

fn chain(nodes: &[TraceNode], words: &'static Words) -> Html {
    html! {
        <ol class="chain">
            for node in nodes {
                <li data-verdict={key(node.verdict)}>
                    { icon(node.verdict) }
                    <code class="node-path">{ &node.path }</code>
                    <span class="node-mode">
                        { format!("{}:{} {}", known(node.owner.as_deref()), known(node.group.as_deref()), known(node.mode.as_deref())) }
                        if let Some(acl) = &node.acl { <span class="acl">{ acl }</span> }
                    </span>
                    <span class="node-rule">
                        { format!("{} {} · {} {} {}", words.needs, node.needs, node.class, words.has, node.has) }
                    </span>
                    <span class="node-verdict">{ match node.verdict {
                        NodeVerdict::Allowed => words.allowed,
                        NodeVerdict::Denied => words.denied,
                        NodeVerdict::Unknown => words.unknown,
                    } }</span>
                    <span class="badge source">{ source(node.source, words) }</span>
                </li>
            }
        </ol>
    }
}

fn icon(verdict: NodeVerdict) -> Html {
    let path = match verdict {
        NodeVerdict::Allowed => "M5 10.5l3.2 3.2L15 7",
        NodeVerdict::Denied => "M6 6l8 8M14 6l-8 8",
        NodeVerdict::Unknown => "M7.5 7.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.9M10 14.4v.1",
    };
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="9" class="icon-disc" />
            <path d={path} class="icon-sign" />
        </svg>
    }
}

fn key(verdict: NodeVerdict) -> &'static str {
    match verdict {
        NodeVerdict::Allowed => "allowed",
        NodeVerdict::Denied => "denied",
        NodeVerdict::Unknown => "unknown",
    }
}

fn known(value: Option<&str>) -> &str {
    value.unwrap_or("?")
}

fn source(source: SourceKind, words: &Words) -> &'static str {
    let [configured, observed, default, assumed, unknown] = words.sources;
    match source {
        SourceKind::Configured => configured,
        SourceKind::Observed => observed,
        SourceKind::Default => default,
        SourceKind::Assumed => assumed,
        SourceKind::Unknown => unknown,
    }
}
