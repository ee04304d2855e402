//! What the page says before anything was pasted.

use yew::prelude::*;

use crate::examples::EXAMPLES;
use crate::state::Action;
use crate::words::Words;

#[derive(PartialEq, Properties)]
pub(crate) struct EmptyProps {
    pub(crate) words: &'static Words,
    pub(crate) dispatch: Callback<Action>,
}

/// Three lines and the examples.
#[component]
pub(crate) fn Empty(props: &EmptyProps) -> Html {
    let words = props.words;
    html! {
        <div class="empty">
            <h2>{ words.empty_title }</h2>
            <ol>
                for line in words.empty {
                    <li>{ line }</li>
                }
            </ol>
            <div class="examples" role="group" aria-label={words.examples}>
                for (example, name) in EXAMPLES.iter().zip(words.example_names) {
                    <button key={example.key} type="button" class="button" data-action={format!("example-{}", example.key)}
                        onclick={props.dispatch.reform(|_| Action::Example(example.texts))}>{ name }</button>
                }
            </div>
        </div>
    }
}
