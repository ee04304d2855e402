//! What is masked in everything that is shared, and the user's own word on it.

use analysis::MaskedFile;
use yew::prelude::*;

use super::{CopyButton, jump};
use crate::state::{Action, State};
use crate::words::Words;

#[derive(PartialEq, Properties)]
pub(crate) struct MaskedProps {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

/// The masked places by file, and the masked texts.
#[component]
pub(crate) fn Masked(props: &MaskedProps) -> Html {
    let (state, words) = (&props.state, props.state.language.words());
    let open = use_state(|| false);
    let masked = use_memo(
        (*open, state.clone()),
        |(open, state)| {
            if *open { state.masked() } else { Vec::new() }
        },
    );
    let toggle = Callback::from({
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    });
    let count: usize = state.report.redacted.values().sum();
    html! {
        <section class="card" id="masked" aria-labelledby="masked-title">
            <h2 id="masked-title">{ words.masked }</h2>
            <p id="masked-count">{ format!("{}: {count}. {}", words.masked_places, words.masked_note) }</p>
            <div class="kinds">
                for (kind, count) in &state.report.redacted {
                    <span class="badge">{ format!("{count} × {kind}") }</span>
                }
            </div>
            <div class="actions">
                <button type="button" class="button" data-action="review" aria-expanded={open.to_string()} onclick={toggle}>
                    { if *open { words.close_review } else { words.review } }
                </button>
            </div>
            { said(props, words) }
            if *open {
                for file in masked.iter() {
                    { review(file, props, words) }
                }
            }
        </section>
    }
}

fn review(file: &MaskedFile, props: &MaskedProps, words: &'static Words) -> Html {
    html! {
        <div class="review" data-path={file.path.clone()}>
            <h3 class="file-name">{ &file.path }</h3>
            <ul>
                for it in &file.spans {
                    <li>
                        <button type="button" class="jump" onclick={{
                            let (path, line) = (file.path.clone(), it.line);
                            Callback::from(move |_: MouseEvent| jump::to_line(&path, line))
                        }}>{ format!("{} {}", words.line, it.line) }</button>
                        <span class="badge">{ &it.kind }</span>
                        <code>{ &it.placeholder }</code>
                        <button type="button" class="button quiet" data-action="not-secret"
                            onclick={props.dispatch.reform({ let value = it.value.clone(); move |_| Action::NotSecret(value.clone()) })}>
                            { words.not_secret }
                        </button>
                    </li>
                }
            </ul>
            <pre class="preview masked-text" tabindex="0">{ &file.text }</pre>
            <div class="actions">
                <CopyButton action="copy-masked" label={words.copy_masked} text={file.text.clone()} {words} />
            </div>
        </div>
    }
}

/// What the user said, each with the way back.
fn said(props: &MaskedProps, words: &'static Words) -> Html {
    let state = &props.state;
    let lists = [(words.kept, &state.not_secret), (words.marked, &state.secret)];
    html! {
        <>
            for (title, values) in lists {
                if !values.is_empty() {
                    <h3>{ title }</h3>
                    <ul class="said">
                        for value in values {
                            <li key={value.clone()}>
                                <code>{ value }</code>
                                <button type="button" class="button quiet" data-action="take-back"
                                    onclick={props.dispatch.reform({ let value = value.clone(); move |_| Action::TakeBack(value.clone()) })}>
                                    { words.take_back }
                                </button>
                            </li>
                        }
                    </ul>
                }
            }
        </>
    }
}
