//! What to run next where facts are missing.

use yew::prelude::*;

use super::CopyButton;
use crate::state::State;

#[derive(PartialEq, Properties)]
pub(crate) struct AskProps {
    pub(crate) state: State,
}

/// The commands whose output would decide.
#[component]
pub(crate) fn Ask(props: &AskProps) -> Html {
    let (state, words) = (&props.state, props.state.language.words());
    if state.report.ask.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" id="ask" aria-labelledby="ask-title">
            <h2 id="ask-title">{ words.ask }</h2>
            <p>{ words.ask_note }</p>
            <ul class="commands">
                for it in &state.report.ask {
                    <li class="command" key={it.clone()}>
                        <pre tabindex="0">{ it }</pre>
                        <CopyButton action="copy-command" label={words.copy} text={it.clone()} class="quiet" {words} />
                    </li>
                }
            </ul>
            <p class="note">{ words.collect_note }</p>
            <CopyButton action="copy-collect" label={words.collect} text={state.collect_script()} {words} />
        </section>
    }
}
