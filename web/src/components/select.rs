//! A labelled selection.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct SelectProps {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    /// Value and text of each option.
    pub(crate) options: Vec<(AttrValue, AttrValue)>,
    pub(crate) value: AttrValue,
    pub(crate) onselect: Callback<String>,
}

/// A `select` under its label; `onselect` gets the value that was chosen.
#[component]
pub(crate) fn Select(props: &SelectProps) -> Html {
    let onchange = Callback::from({
        let onselect = props.onselect.clone();
        move |event: Event| {
            if let Some(select) =
                event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok())
            {
                onselect.emit(select.value());
            }
        }
    });
    html! {
        <label class="select" for={props.id}>
            <span>{ props.label }</span>
            <select id={props.id} {onchange}>
                for (value, text) in &props.options {
                    <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>{ text }</option>
                }
            </select>
        </label>
    }
}
