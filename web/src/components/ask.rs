//! What to run next where facts are missing.

use yew::prelude::*;

use super::CopyButton;
use crate::state::{Action, Panel, State};

/// The commands whose output would decide, the best one first.
pub(super) fn ask(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    let Some((next, others)) = state.report.ask.split_first() else { return html! {} };
    let command = |it: &String| {
        html! {
            <div class="command">
                <pre tabindex="0">{ it }</pre>
                <CopyButton action="copy-command" label={words.copy} text={it.clone()} {words} />
            </div>
        }
    };
    html! {
        <section class="card" id="ask" aria-labelledby="ask-title">
            <h2 id="ask-title">{ words.ask }</h2>
            <p>{ words.ask_note }</p>
            { command(next) }
            if !others.is_empty() {
                <p class="note">{ words.ask_others }</p>
                for it in others { { command(it) } }
            }
            <p class="note">{ words.collect_note }</p>
            <div class="actions">
                <button type="button" class="button" data-action="show-script" aria-expanded={state.script.is_some().to_string()}
                    onclick={dispatch.reform(|_| Action::Toggle(Panel::Script))}>
                    { if state.script.is_some() { words.hide_script } else { words.show_script } }
                </button>
                if let Some(script) = &state.script {
                    <CopyButton action="copy-script-to-ask" label={words.copy} text={script.to_string()} {words} />
                }
            </div>
            if let Some(script) = &state.script {
                <pre class="preview" id="script" lang="en" tabindex="0">{ &**script }</pre>
            }
        </section>
    }
}
