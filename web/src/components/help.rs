//! What can be pasted.

use yew::prelude::*;

use crate::words::Words;

#[derive(PartialEq, Properties)]
pub(crate) struct HelpProps {
    pub(crate) words: &'static Words,
}

/// A list that opens on demand.
#[component]
pub(crate) fn Help(props: &HelpProps) -> Html {
    html! {
        <details class="help">
            <summary>{ props.words.help_title }</summary>
            <ul>
                for line in props.words.help {
                    <li>{ line }</li>
                }
            </ul>
        </details>
    }
}
