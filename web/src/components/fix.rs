//! The strategies: choose one, see what it changes, copy it.

use analysis::report::Strategy;
use yew::prelude::*;

use super::{CopyButton, Diff, Runbook, Select};
use crate::shell;
use crate::state::{Action, State};
use crate::words::Words;

#[derive(PartialEq, Properties)]
pub(crate) struct FixProps {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

/// The whole of the fix.
#[component]
pub(crate) fn Fix(props: &FixProps) -> Html {
    let (state, words) = (&props.state, props.state.language.words());
    html! {
        <section class="card" aria-labelledby="fix-title">
            <h2 id="fix-title">{ words.fix }</h2>
            { worker(props, words) }
            if let Some(strategy) = state.chosen() {
                { choices(props, strategy, words) }
                <p class="reason">{ super::causes::code(&strategy.reason) }</p>
                { conditions(strategy, words) }
                <Diff files={strategy.files.clone()} strategy={strategy.id.clone()} view={state.diff_view} {words} dispatch={props.dispatch.clone()} />
                { actions(state, strategy, words) }
                <Runbook commands={strategy.commands.clone()} {words} />
            } else {
                <p>{ words.no_strategy }</p>
            }
        </section>
    }
}

fn worker(props: &FixProps, words: &'static Words) -> Html {
    let state = &props.state;
    if state.report.worker_choices.is_empty() && state.worker.is_empty() {
        return html! {};
    }
    let mut names: Vec<String> = state.report.worker_choices.clone();
    if !state.worker.is_empty() && !names.contains(&state.worker) {
        names.push(state.worker.clone());
    }
    let mut options: Vec<(AttrValue, AttrValue)> =
        vec![("".into(), words.worker_from_inputs.into())];
    options.extend(names.into_iter().map(|it| (it.clone().into(), it.into())));
    html! {
        <Select id="worker" label={words.worker} {options} value={state.worker.clone()} onselect={props.dispatch.reform(Action::Worker)} />
    }
}

fn choices(props: &FixProps, chosen: &Strategy, words: &'static Words) -> Html {
    html! {
        <fieldset class="choices" id="strategy">
            <legend>{ words.strategy }</legend>
            for it in &props.state.report.strategies {
                <label key={it.id.clone()} class="choice">
                    <input type="radio" name="strategy" value={it.id.clone()} checked={it.id == chosen.id}
                        onchange={props.dispatch.reform({ let id = it.id.clone(); move |_| Action::Strategy(id.clone()) })} />
                    <span>{ super::causes::code(&it.title) }</span>
                    if it.recommended { <span class="badge good">{ words.recommended }</span> }
                </label>
            }
        </fieldset>
    }
}

fn conditions(strategy: &Strategy, words: &'static Words) -> Html {
    html! {
        <dl class="conditions">
            <div><dt>{ words.gains }</dt><dd>{ strategy.gains_access.join("; ") }</dd></div>
            for it in &strategy.assumes {
                <div>
                    <dt>{ words.assumes }</dt>
                    <dd>{ format!("{}: {} ({}); {} ", it.fact, it.value, it.source, words.check_with) }<code>{ &it.command }</code></dd>
                </div>
            }
        </dl>
    }
}

fn actions(state: &State, strategy: &Strategy, words: &'static Words) -> Html {
    let shared: String = strategy.files.iter().map(|it| it.diff.as_str()).collect();
    let applicable: String = strategy.files.iter().map(|it| it.raw.diff.as_str()).collect();
    let save_diff = {
        let text = applicable.clone();
        Callback::from(move |_: MouseEvent| shell::download("sockbox.patch", &text))
    };
    html! {
        <>
            <div class="actions">
                <CopyButton action="copy-shared" label={words.copy_shared} text={shared} class="primary" {words} />
                <CopyButton action="copy-applicable" label={words.copy_applicable} text={applicable} {words} />
                if !state.embedded {
                    <button type="button" class="button" data-action="download-diff" onclick={save_diff}>{ words.download_diff }</button>
                    for (index, file) in strategy.files.iter().enumerate() {
                        <button key={index} type="button" class="button" data-action="download-fixed" onclick={{
                            let (name, text) = (super::safe_name(&file.path), file.raw.fixed.clone());
                            Callback::from(move |_: MouseEvent| shell::download(&name, &text))
                        }}>{ format!("{}: {}", words.download_fixed, file.path) }</button>
                    }
                }
            </div>
            <p class="note">{ words.applicable_note }</p>
        </>
    }
}
