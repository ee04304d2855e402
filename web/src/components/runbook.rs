//! The commands of a strategy, in order.

use analysis::report::Command;
use yew::prelude::*;

use super::CopyButton;
use crate::words::Words;

#[derive(Properties)]
pub(crate) struct RunbookProps {
    pub(crate) commands: Vec<Command>,
    pub(crate) words: &'static Words,
}

impl PartialEq for RunbookProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.words, other.words)
            && self.commands.len() == other.commands.len()
            && self
                .commands
                .iter()
                .zip(&other.commands)
                .all(|(left, right)| left.run == right.run && left.why == right.why)
    }
}

/// Each command with why, undo, and a button that copies it.
#[component]
pub(crate) fn Runbook(props: &RunbookProps) -> Html {
    let words = props.words;
    html! {
        <div class="runbook" id="commands">
            <h3>{ words.commands }</h3>
            <ol>
                for (index, it) in props.commands.iter().enumerate() {
                    <li key={index}>
                        <p>{ super::causes::code(&it.why) }</p>
                        <div class="command">
                            <pre tabindex="0">{ &it.run }</pre>
                            <CopyButton action="copy-command" label={words.copy} text={it.run.clone()} class="quiet" {words} />
                        </div>
                        if !it.undo.is_empty() {
                            <p class="note">{ words.undo }{ ": " }<code>{ &it.undo }</code></p>
                        }
                    </li>
                }
            </ol>
            <CopyButton action="copy-script" label={words.copy_script} text={script(&props.commands)} {words} />
        </div>
    }
}

/// All commands as one script that stops at the first failure.
fn script(commands: &[Command]) -> String {
    let steps = commands.iter().map(|it| format!("# {}\n{}\n", it.why.replace('\n', " "), it.run));
    format!("set -eu\n{}", steps.collect::<String>())
}
