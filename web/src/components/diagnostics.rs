//! What the rules say, worst first; a click goes to the line.

use analysis::report::{Diagnostic, Severity};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::ReportProps;
use crate::state::Pane;

/// The list of diagnostics.
#[component]
pub(crate) fn Diagnostics(props: &ReportProps) -> Html {
    let words = props.words;
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
                                Callback::from(move |_: MouseEvent| jump(&path, line))
                            }}>{ place(it, words.line) }</button>
                            <p><span class="badge severity">{ key(it.severity) }</span>{ " " }{ super::causes::code(&it.message) }</p>
                            if !it.note.is_empty() { <p class="note">{ super::causes::code(&it.note) }</p> }
                            <p class="note"><code>{ &it.code }</code>
                                for fix in &it.fixes { { " · " }{ super::causes::code(&fix.title) } }
                            </p>
                        </li>
                    }
                </ol>
            }
        </section>
    }
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

/// Selects the line in the pane that shows the file.
fn jump(path: &str, line: usize) {
    let document = web_sys::window().and_then(|it| it.document());
    let Some(document) = document else { return };
    for pane in Pane::ALL {
        let area = document.get_element_by_id(&format!("input-{}", pane.key()));
        let Some(area) = area.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) else {
            continue;
        };
        let head = area
            .closest(".pane")
            .ok()
            .flatten()
            .and_then(|it| it.query_selector(".file-name").ok().flatten());
        if head.and_then(|it| it.text_content()).as_deref() == Some(path) {
            select_line(&area, line);
            return;
        }
    }
}

fn select_line(area: &HtmlTextAreaElement, line: usize) {
    let text = area.value();
    // The DOM counts in UTF-16 units.
    let units = |it: &str| u32::try_from(it.encode_utf16().count()).unwrap_or(u32::MAX);
    let before: String = text.split_inclusive('\n').take(line.saturating_sub(1)).collect();
    let length = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let start = units(&before);
    drop(area.focus());
    drop(area.set_selection_range(start, start + units(length)));
}
