//! What the page says before anything was pasted.

use yew::prelude::*;

use crate::examples::EXAMPLES;
use crate::state::Action;
use crate::words::Words;

/// Three lines and the examples.
pub(super) fn empty(words: &'static Words, dispatch: &Callback<Action>) -> Html {
    let examples = EXAMPLES.iter().zip(words.example_names).zip(words.example_notes);
    html! {
        <div class="empty">
            <h2>{ words.empty_title }</h2>
            <ol class="steps">
                for line in words.empty {
                    <li>{ line }</li>
                }
            </ol>
            <div class="examples" role="group" aria-label={words.examples}>
                for ((example, name), note) in examples {
                    <button type="button" class="button example" data-action={format!("example-{}", example.key)}
                        onclick={dispatch.reform(|_| Action::Example(example.texts))}>
                        <strong>{ name }</strong>
                        <span class="note">{ note }</span>
                    </button>
                }
            </div>
        </div>
    }
}
