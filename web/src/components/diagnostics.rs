//! What the rules say, worst first; a click goes to the line.

use analysis::report::{Diagnostic, Severity};
use yew::prelude::*;

use super::causes::told;
use super::{jump, prose};
use crate::state::{Action, State};
use crate::words::Words;

/// The list of diagnostics.
pub(super) fn diagnostics(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    html! {
        <section class="card" id="checks" aria-labelledby="checks-title">
            <h2 id="checks-title">{ words.diagnostics }</h2>
            if state.report.diagnostics.is_empty() {
                <p id="diagnostics">{ words.no_diagnostics }</p>
            } else {
                <ol class="diagnostics" id="diagnostics">
                    for (index, it) in state.report.diagnostics.iter().enumerate() {
                        { diagnostic(index, it, state, dispatch) }
                    }
                </ol>
            }
        </section>
    }
}

fn diagnostic(index: usize, it: &Diagnostic, state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    let explained = state.explained == Some(index);
    let onjump = {
        let (path, line) = (it.path.clone(), it.start.line);
        Callback::from(move |_: MouseEvent| jump::to_line(&path, line))
    };
    html! {
        <li id={id(index)} data-code={it.code.clone()} data-severity={key(it.severity)}>
            <p class="diagnostic-head">
                <span class="badge severity">{ name(it.severity, words) }</span>
                <code>{ &it.code }</code>
                <button type="button" class="jump" onclick={onjump}>{ &it.path }{ ", " }{ words.line }{ " " }{ it.start.line }</button>
                <button type="button" class="jump" data-action="explain" aria-expanded={explained.to_string()}
                    onclick={dispatch.reform(move |_| Action::Explain(index))}>{ words.explain }</button>
            </p>
            <p>{ told(&it.message, words) }</p>
            if !it.note.is_empty() { <p class="note">{ told(&it.note, words) }</p> }
            for fix in &it.fixes { <p class="note">{ "→ " }{ told(&fix.title, words) }</p> }
            if explained { { prose(&page(&it.code)) } }
        </li>
    }
}

/// The id of a diagnostic's place in the list.
pub(super) fn id(index: usize) -> String {
    format!("diagnostic-{index}")
}

/// The rule's page without its heading, which the message stands for.
fn page(code: &str) -> String {
    let page = analysis::explain(code).unwrap_or_default();
    page.split_once('\n').map(|it| it.1.to_owned()).unwrap_or_default()
}

fn name(severity: Severity, words: &Words) -> &'static str {
    let [info, low, medium, high, critical] = words.severities;
    match severity {
        Severity::Info => info,
        Severity::Low => low,
        Severity::Medium => medium,
        Severity::High => high,
        Severity::Critical => critical,
    }
}

fn key(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}
