//! What to run next where facts are missing.

use std::rc::Rc;

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
    let open = use_state(|| false);
    let script = use_memo((*open, Rc::as_ptr(&state.report).addr()), |(open, _)| {
        if *open { state.collect_script() } else { String::new() }
    });
    let toggle = Callback::from({
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    });
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
            <div class="actions">
                <button type="button" class="button" data-action="show-script" aria-expanded={open.to_string()} onclick={toggle}>
                    { if *open { words.hide_script } else { words.show_script } }
                </button>
                if *open {
                    <CopyButton action="copy-script-to-ask" label={words.copy} text={(*script).clone()} {words} />
                }
            </div>
            if *open {
                <pre class="preview" id="script" tabindex="0">{ &*script }</pre>
            }
        </section>
    }
}
