//! What the rules say, worst first; a click goes to the line.

use analysis::report::{Diagnostic, Severity};
use yew::prelude::*;

use super::{Prose, ReportProps, jump};

/// The list of diagnostics.
#[component]
pub(crate) fn Diagnostics(props: &ReportProps) -> Html {
    let words = props.words;
    let explained = use_state(|| None::<usize>);
    html! {
        <section class="card" aria-labelledby="diagnostics-title">
            <h2 id="diagnostics-title">{ words.diagnostics }</h2>
            if props.report.diagnostics.is_empty() {
                <p id="diagnostics">{ words.no_diagnostics }</p>
            } else {
                <ol class="diagnostics" id="diagnostics">
                    for (index, it) in props.report.diagnostics.iter().enumerate() {
                        <li key={index} data-code={it.code.clone()} data-severity={key(it.severity)}>
                            <button type="button" class="jump" onclick={{
                                let (path, line) = (it.path.clone(), it.start.line);
                                Callback::from(move |_: MouseEvent| jump::to_line(&path, line))
                            }}>{ place(it, words.line) }</button>
                            <p><span class="badge severity">{ key(it.severity) }</span>{ " " }{ super::causes::code(&it.message) }</p>
                            if !it.note.is_empty() { <p class="note">{ super::causes::code(&it.note) }</p> }
                            <p class="note"><code>{ &it.code }</code>
                                for fix in &it.fixes { { " · " }{ super::causes::code(&fix.title) } }
                                { " " }
                                <button type="button" class="jump" data-action="explain" aria-expanded={(*explained == Some(index)).to_string()} onclick={{
                                    let explained = explained.clone();
                                    Callback::from(move |_: MouseEvent| explained.set(if *explained == Some(index) { None } else { Some(index) }))
                                }}>{ words.explain }</button>
                            </p>
                            if *explained == Some(index) {
                                <Prose text={page(&it.code)} />
                            }
                        </li>
                    }
                </ol>
            }
        </section>
    }
}

/// The rule's page without its heading, which the message stands for.
fn page(code: &str) -> String {
    let page = analysis::explain(code).unwrap_or_default();
    page.split_once('\n').map(|it| it.1.to_owned()).unwrap_or_default()
}

fn place(it: &Diagnostic, line: &str) -> String {
    format!("{}, {line} {}", it.path, it.start.line)
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
