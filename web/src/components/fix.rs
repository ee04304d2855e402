//! The strategies: choose one, see what it changes, copy it.

use analysis::report::Strategy;
use yew::prelude::*;

use super::causes::told;
use super::select::{chosen, select};
use super::{CopyButton, diff, runbook, safe_name};
use crate::shell;
use crate::state::{Action, State};
use crate::words::Words;

/// The whole of the fix.
pub(super) fn fix(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    html! {
        <section class="card" id="fix" aria-labelledby="fix-title">
            <div class="card-head">
                <h2 id="fix-title">{ words.fix }</h2>
                { worker(state, dispatch, words) }
            </div>
            if let Some(strategy) = state.chosen() {
                { choices(state, strategy, dispatch, words) }
                <div class="repair">
                    <div class="change">
                        { diff(state, strategy, dispatch) }
                        { actions(state, strategy, words) }
                        <p class="reason">{ told(&strategy.reason, words) }</p>
                        <dl class="conditions">
                            <div><dt>{ words.gains }</dt><dd id="gains">{ words.all_said(&strategy.gains_access, "; ") }</dd></div>
                        </dl>
                    </div>
                    { runbook(&strategy.commands, words) }
                </div>
            } else {
                <p>{ words.no_strategy }</p>
                if !state.report.ask.is_empty() { <p><a class="jump" href="#ask">{ words.ask }</a></p> }
            }
        </section>
    }
}

fn worker(state: &State, dispatch: &Callback<Action>, words: &'static Words) -> Html {
    if state.report.worker_choices.is_empty() && state.worker.is_empty() {
        return html! {};
    }
    let mut names: Vec<&str> = state.report.worker_choices.iter().map(String::as_str).collect();
    if !state.worker.is_empty() && !names.contains(&state.worker.as_str()) {
        names.push(&state.worker);
    }
    let options: Vec<(&str, &str)> = std::iter::once(("", words.worker_from_inputs))
        .chain(names.into_iter().map(|it| (it, it)))
        .collect();
    let onchange = Callback::from({
        let dispatch = dispatch.clone();
        move |event: Event| {
            if let Some(it) = chosen(&event) {
                dispatch.emit(Action::Worker(it.value()));
            }
        }
    });
    select("worker", words.worker, &options, &state.worker, onchange)
}

fn choices(
    state: &State,
    chosen: &Strategy,
    dispatch: &Callback<Action>,
    words: &'static Words,
) -> Html {
    html! {
        <fieldset class="choices" id="strategy">
            <legend class="visually-hidden">{ words.strategy }</legend>
            for it in &state.report.strategies {
                <label key={it.id.clone()} class="choice">
                    <input type="radio" name="strategy" value={it.id.clone()} checked={it.id == chosen.id}
                        onchange={dispatch.reform({ let id = it.id.clone(); move |_| Action::Strategy(id.clone()) })} />
                    <span>{ told(&it.title, words) }</span>
                    if it.recommended { <span class="badge good">{ words.recommended }</span> }
                </label>
            }
        </fieldset>
    }
}

fn actions(state: &State, strategy: &Strategy, words: &'static Words) -> Html {
    let joined = |part: fn(&analysis::report::FileChange) -> &str| -> String {
        strategy.files.iter().map(part).collect()
    };
    let shared = joined(|it| &it.diff);
    let applicable = joined(|it| &it.raw.diff);
    // A line before the first file's name is read by people alone: patch and git apply skip it.
    let labelled = |label: &str, diff: &str| format!("{label}\n{diff}");
    let save_diff = {
        let text = applicable.clone();
        Callback::from(move |_: MouseEvent| shell::download("sockbox.patch", &text))
    };
    html! {
        <>
            <div class="actions">
                <CopyButton action="copy-shared" shortcut="KeyC" label={words.copy_shared} text={labelled(words.masked_label, &shared)} class="primary" {words} />
                <CopyButton action="copy-applicable" label={words.copy_applicable} text={labelled(words.applicable_label, &applicable)} {words} />
                if !state.embedded {
                    <button type="button" class="button" data-action="download-diff" onclick={save_diff}>{ words.download_diff }</button>
                    for file in &strategy.files {
                        <button type="button" class="button" data-action="download-fixed" onclick={{
                            let (name, text) = (safe_name(&file.path), file.raw.fixed.clone());
                            Callback::from(move |_: MouseEvent| shell::download(&name, &text))
                        }}>{ words.download_fixed }{ ": " }{ &file.path }</button>
                    }
                }
            </div>
            <p class="note">{ words.applicable_note }</p>
        </>
    }
}
