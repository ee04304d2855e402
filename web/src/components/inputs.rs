//! The panes with their tabs and what fills or empties them.

use wasm_bindgen::JsCast as _;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use super::{PaneView, Select};
use crate::examples::EXAMPLES;
use crate::shell;
use crate::state::{Action, Pane, State};

#[derive(PartialEq, Properties)]
pub(crate) struct InputsProps {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
    pub(crate) onopen: Callback<FileList>,
}

/// All inputs.
#[component]
pub(crate) fn Inputs(props: &InputsProps) -> Html {
    let (state, words) = (&props.state, props.state.language.words());
    let onchange = Callback::from({
        let onopen = props.onopen.clone();
        move |event: Event| {
            let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let Some(files) = input.and_then(|it| it.files()) {
                onopen.emit(files);
            }
        }
    });
    let mut examples: Vec<(AttrValue, AttrValue)> = vec![("".into(), "…".into())];
    examples.extend(
        EXAMPLES.iter().zip(words.example_names).map(|(it, name)| (it.key.into(), name.into())),
    );
    let onexample = Callback::from({
        let dispatch = props.dispatch.clone();
        move |key: String| {
            if let Some(texts) = crate::examples::named(&key) {
                dispatch.emit(Action::Example(texts));
            }
        }
    });
    let onshare = Callback::from({
        let (state, dispatch) = (state.clone(), props.dispatch.clone());
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
                <Select id="example" label={words.examples} options={examples} value="" onselect={onexample} />
                <button type="button" class="button" data-action="share" disabled={state.is_empty()} onclick={onshare}>{ words.share }</button>
                <button type="button" class="button quiet" data-action="clear" disabled={state.is_empty()}
                    onclick={props.dispatch.reform(|_| Action::Clear)}>{ words.clear }</button>
            </div>
            <div class="tabs" role="group" aria-label={words.inputs}>
                for (pane, name) in Pane::ALL.into_iter().zip(words.panes) {
                    <button key={pane.key()} type="button" aria-pressed={(state.active == pane).to_string()}
                        data-filled={(!state.source(pane).text.is_empty()).then_some("yes")}
                        onclick={props.dispatch.reform(move |_| Action::Activate(pane))}>{ name }</button>
                }
            </div>
            for pane in Pane::ALL {
                <PaneView key={pane.key()} {pane} source={state.source(pane).clone()} report={state.report.clone()}
                    kind={state.kind(pane)} misplaced={state.is_misplaced(pane).is_some()}
                    active={state.active == pane} {words} dispatch={props.dispatch.clone()} />
            }
        </>
    }
}
