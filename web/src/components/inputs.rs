//! The panes with their tabs and what fills or empties them.

use wasm_bindgen::JsCast as _;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use super::select::{chosen, select};
use super::{PaneView, help, share};
use crate::examples::EXAMPLES;
use crate::shell;
use crate::state::{Action, Pane, State};

/// All inputs.
pub(crate) fn inputs(
    state: &UseReducerHandle<State>,
    dispatch: &Callback<Action>,
    onopen: Callback<FileList>,
) -> Html {
    let words = state.language.words();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input
            && let Some(files) = input.files()
        {
            onopen.emit(files);
        }
    });
    let onshare = Callback::from({
        let (state, dispatch) = (state.clone(), dispatch.clone());
        move |_: MouseEvent| match state.packed() {
            Ok(packed) => shell::share(&packed),
            Err(link) => dispatch.emit(Action::Link(link)),
        }
    });
    html! {
        <>
            <div class="toolbar">
                <label class="button open">
                    { words.open }
                    <input type="file" id="open" class="visually-hidden" multiple=true data-action="open" {onchange} />
                </label>
                { example(dispatch, words) }
                <button type="button" class="button" data-action="share" disabled={state.is_empty()} onclick={onshare}>{ words.share }</button>
                <button type="button" class="button quiet" data-action="clear" disabled={state.is_empty()}
                    onclick={dispatch.reform(|_| Action::Clear)}>{ words.clear }</button>
            </div>
            { share(&state.link, words) }
            <div class="tabs" role="group" aria-label={words.inputs}>
                for ((pane, name), key) in Pane::ALL.into_iter().zip(words.panes).zip(["Digit1", "Digit2", "Digit3"]) {
                    <button type="button" aria-pressed={(state.active == pane).to_string()} data-shortcut={key}
                        data-filled={state.source(pane).kind.map(|_| "yes")}
                        onclick={dispatch.reform(move |_| Action::Activate(pane))}>{ name }</button>
                }
            </div>
            for pane in Pane::ALL {
                <PaneView key={pane.key()} {pane} source={state.source(pane).clone()} report={state.report.clone()}
                    misplaced={state.is_misplaced(pane)} active={state.active == pane} {words} dispatch={dispatch.clone()} />
            }
            { help(words) }
        </>
    }
}

fn example(dispatch: &Callback<Action>, words: &'static crate::words::Words) -> Html {
    let names = EXAMPLES.iter().zip(words.example_names).map(|(it, name)| (it.key, name));
    let options: Vec<(&str, &str)> =
        std::iter::once(("", words.example_prompt)).chain(names).collect();
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = chosen(&event) else { return };
        if let Some(texts) = crate::examples::named(&select.value()) {
            dispatch.emit(Action::Example(texts));
        }
        // The texts may be edited now, so no example stays chosen, and each can be taken again.
        select.set_value("");
    });
    select("example", words.examples, &options, "", onchange)
}
