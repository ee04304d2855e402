//! The causes, ranked.

use analysis::Report;
use analysis::report::Confidence;
use yew::prelude::*;

use crate::words::Words;

/// Each cause with its confidence and explanation.
pub(super) fn causes(report: &Report, words: &'static Words) -> Html {
    let [possible, likely, certain] = words.confidences;
    html! {
        <ol class="causes" id="causes">
            for it in &report.causes {
                <li data-cause={it.cause.clone()}>
                    <p class="cause-head">
                        <code>{ &it.cause }</code>
                        <span class="badge">{ match it.confidence {
                            Confidence::Possible => possible,
                            Confidence::Likely => likely,
                            Confidence::Certain => certain,
                        } }</span>
                    </p>
                    <p>{ told(&it.explanation, words) }</p>
                </li>
            }
        </ol>
    }
}

/// A text of the engine in the page's language. What is English only says so.
pub(super) fn told(text: &str, words: &'static Words) -> Html {
    match (words.engine)(text) {
        Some(it) => code(&it),
        None => html! { <span lang="en">{ code(text) }</span> },
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
