//! The right column: the verdict, and what follows of it.

use analysis::report::Confidence;
use yew::prelude::*;

use crate::state::{Action, State};
use crate::words::Words;

/// A handle shows the newest state only, so what decides about a new picture stands beside it.
#[derive(Properties)]
pub(crate) struct ResultsProps {
    pub(crate) version: u32,
    pub(crate) empty: bool,
    pub(crate) state: UseReducerHandle<State>,
    pub(crate) dispatch: Callback<Action>,
}

impl PartialEq for ResultsProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && self.empty == other.empty
    }
}

/// Everything that the analysis says; it is not drawn again while somebody types.
#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let (state, dispatch): (&State, _) = (&props.state, &props.dispatch);
    let words = state.language.words();
    if props.empty {
        return super::empty(words, dispatch);
    }
    let guessed =
        state.report.causes.first().is_some_and(|it| it.confidence == Confidence::Possible);
    let decided = !guessed && state.chosen().is_some();
    html! {
        <>
            { super::verdict(&state.report, words) }
            { sections(state, words) }
            { super::why(state, words) }
            // Without an answer the question comes first.
            if !decided { { super::ask(state, dispatch) } }
            { super::fix(state, dispatch) }
            { super::prove(state, words) }
            if decided { { super::ask(state, dispatch) } }
            { super::diagnostics(state, dispatch) }
            { super::prevent(state, dispatch) }
            { super::masked(state, dispatch) }
        </>
    }
}

/// Links to what is further down.
fn sections(state: &State, words: &'static Words) -> Html {
    let report = &state.report;
    let asks = (!report.ask.is_empty()).then_some(("#ask", words.ask, None));
    let masked: usize = report.redacted.values().sum();
    let links = [
        Some(("#why", words.why, None)),
        Some(("#fix", words.fix, None)),
        state.chosen().map(|_| ("#prove", words.prove, None)),
        asks,
        Some(("#checks", words.diagnostics, Some(report.diagnostics.len()))),
        Some(("#prevent", words.prevent, None)),
        Some(("#masked", words.masked_short, Some(masked))),
    ];
    html! {
        <nav class="sections" aria-label={words.sections}>
            for (place, name, count) in links.into_iter().flatten() {
                <a href={place}>{ name }if let Some(count) = count { <span class="count">{ count }</span> }</a>
            }
        </nav>
    }
}
