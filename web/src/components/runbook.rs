//! The commands of a strategy, in order.

use analysis::report::Command;
use yew::prelude::*;

use super::CopyButton;
use super::causes::told;
use crate::words::Words;

/// Each command with why, undo, and a button that copies it.
pub(super) fn runbook(commands: &[Command], words: &'static Words) -> Html {
    html! {
        <div class="runbook" id="commands">
            <div class="card-head">
                <h3>{ words.commands }</h3>
                <CopyButton action="copy-script" shortcut="KeyS" label={words.copy_script} text={script(commands, words)} {words} />
            </div>
            <ol class="steps">
                for it in commands { { step(it, words) } }
            </ol>
        </div>
    }
}

/// One command.
pub(super) fn step(it: &Command, words: &'static Words) -> Html {
    html! {
        <li>
            <p>{ told(&it.why, words) }</p>
            <div class="command">
                <pre tabindex="0">{ &it.run }</pre>
                <CopyButton action="copy-command" label={words.copy} text={it.run.clone()} {words} />
            </div>
            if !it.undo.is_empty() {
                <p class="note">{ words.undo }{ ": " }<code>{ words.said(&it.undo) }</code></p>
            }
        </li>
    }
}

/// All commands as one script that stops at the first failure.
fn script(commands: &[Command], words: &Words) -> String {
    let why = |it: &Command| words.said(&it.why).replace('\n', " ");
    let steps = commands.iter().map(|it| format!("# {}\n{}\n", why(it), it.run));
    format!("set -eu\n{}", steps.collect::<String>())
}
