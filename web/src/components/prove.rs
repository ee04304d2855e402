//! What shows that the fix holds: the decision on the corrected texts, and the machine's own word.

use analysis::report::{ConnectionVerdict, Stage};
use yew::prelude::*;

use super::causes::told;
use super::runbook::step;
use super::trace::icon;
use crate::state::State;
use crate::words::Words;

/// The re-check with its conditions, and the commands that verify it.
pub(super) fn prove(state: &State, words: &'static Words) -> Html {
    let Some(strategy) = state.chosen() else { return html! {} };
    let (verdict, sentence) = match strategy.recheck.verdict {
        ConnectionVerdict::Allowed => ("allowed", words.proved),
        ConnectionVerdict::Denied | ConnectionVerdict::Missing | ConnectionVerdict::Refused => {
            ("denied", words.not_proved)
        }
        ConnectionVerdict::Unknown => ("unknown", words.not_proved),
    };
    html! {
        <section class="card" id="prove" aria-labelledby="prove-title">
            <h2 id="prove-title">{ words.prove }</h2>
            <p class="recheck" data-verdict={verdict}>{ icon(verdict) }<span>{ sentence }</span></p>
            if !strategy.assumes.is_empty() {
                <p class="note">{ words.if_it_holds }</p>
                <dl class="conditions">
                    for it in &strategy.assumes {
                        <div>
                            <dt>{ told(&it.fact, words) }</dt>
                            <dd><code>{ words.said(&it.value) }</code>{ " (" }{ words.said(&it.source) }{ "); " }{ words.check_with }{ " " }<code>{ &it.command }</code></dd>
                        </div>
                    }
                </dl>
            }
            <p class="note">{ words.verify }</p>
            <ol class="steps" id="verify">
                for it in strategy.commands.iter().filter(|it| it.stage == Stage::Verify) { { step(it, words) } }
            </ol>
        </section>
    }
}
