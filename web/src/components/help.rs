//! What can be pasted, and which keys do what.

use yew::prelude::*;

use crate::words::Words;

/// Two lists that open on demand.
pub(super) fn help(words: &'static Words) -> Html {
    html! {
        <div class="helps">
            <details class="help" name="help">
                <summary>{ words.help_title }</summary>
                <ul>
                    for line in words.help {
                        <li>{ line }</li>
                    }
                </ul>
            </details>
            <details class="help" name="help" id="keys">
                <summary data-shortcut="Digit0">{ words.keys_title }</summary>
                <dl class="keys">
                    for (key, what) in words.keys {
                        <div><dt><kbd>{ key }</kbd></dt><dd>{ what }</dd></div>
                    }
                </dl>
            </details>
        </div>
    }
}
