//! The causes, ranked.

use analysis::report::Confidence;
use yew::prelude::*;

use super::ReportProps;

/// Each cause with its confidence and explanation.
#[component]
pub(crate) fn Causes(props: &ReportProps) -> Html {
    if props.report.causes.is_empty() {
        return html! {};
    }
    let [possible, likely, certain] = props.words.confidences;
    html! {
        <section class="card" aria-labelledby="causes-title">
            <h2 id="causes-title">{ props.words.other_causes }</h2>
            <ol class="causes" id="causes">
                for it in &props.report.causes {
                    <li key={it.cause.clone()} data-cause={it.cause.clone()}>
                        <p class="cause-head">
                            <code>{ &it.cause }</code>
                            <span class="badge">{ match it.confidence {
                                Confidence::Possible => possible,
                                Confidence::Likely => likely,
                                Confidence::Certain => certain,
                            } }</span>
                        </p>
                        <p>{ code(&it.explanation) }</p>
                    </li>
                }
            </ol>
        </section>
    }
}

/// Text in which backticks mark what is written in a configuration.
pub(super) fn code(text: &str) -> Html {
    let parts = text.split('`').enumerate();
    html! {
        <>
            for (index, part) in parts {
                if index % 2 == 0 { { part } } else { <code>{ part }</code> }
            }
        </>
    }
}
