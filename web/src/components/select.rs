//! A labelled selection.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A `select` beside its label; each option is a value and its text.
pub(super) fn select(
    id: &'static str,
    label: &'static str,
    options: &[(&str, &str)],
    value: &str,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="select" for={id}>
            <span>{ label }</span>
            <select {id} {onchange}>
                for (key, text) in options {
                    <option value={(*key).to_owned()} selected={*key == value}>{ *text }</option>
                }
            </select>
        </label>
    }
}

/// The selection that an event is about.
pub(super) fn chosen(event: &Event) -> Option<HtmlSelectElement> {
    event.target()?.dyn_into().ok()
}
