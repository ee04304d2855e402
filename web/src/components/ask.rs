//! What to run next where facts are missing.

use yew::prelude::*;

use super::{CopyButton, ReportProps};

/// The commands whose output would decide.
#[component]
pub(crate) fn Ask(props: &ReportProps) -> Html {
    let words = props.words;
    if props.report.ask.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" id="ask" aria-labelledby="ask-title">
            <h2 id="ask-title">{ words.ask }</h2>
            <p>{ words.ask_note }</p>
            <ul class="commands">
                for it in &props.report.ask {
                    <li class="command" key={it.clone()}>
                        <pre tabindex="0">{ it }</pre>
                        <CopyButton action="copy-command" label={words.copy} text={it.clone()} class="quiet" {words} />
                    </li>
                }
            </ul>
        </section>
    }
}
