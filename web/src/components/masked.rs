//! What is masked in everything that is shared, and the user's own word on it.

use std::collections::BTreeMap;

use analysis::{Kind, MaskedFile, MaskedSpan};
use yew::prelude::*;

use super::{CopyButton, jump};
use crate::state::{Action, Pane, Panel, State};
use crate::words::Words;

/// In bytes; a mark is an element, and some thousand of them take time to lay out.
const LONGEST_MARKED: usize = 100_000;

/// The masked places by kind, and each text beside its masked copy.
pub(super) fn masked(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    let count: usize = state.report.redacted.values().sum();
    html! {
        <section class="card" id="masked" aria-labelledby="masked-title">
            <h2 id="masked-title">{ words.masked }</h2>
            <p id="masked-count">{ words.masked_places }{ ": " }{ count }{ ". " }{ words.masked_note }</p>
            if state.masked.is_none() {
                <div class="kinds" lang="en">
                    for (kind, count) in &state.report.redacted {
                        <span class="badge">{ *count }{ " × " }{ kind }</span>
                    }
                </div>
            }
            <div class="actions">
                <button type="button" class="button" data-action="review" aria-expanded={state.masked.is_some().to_string()}
                    onclick={dispatch.reform(|_| Action::Toggle(Panel::Review))}>
                    { if state.masked.is_some() { words.close_review } else { words.review } }
                </button>
            </div>
            for (title, values) in [(words.kept, &state.not_secret), (words.marked, &state.secret)] {
                if !values.is_empty() {
                    <h3>{ title }</h3>
                    <ul class="said">
                        for value in values {
                            <li>
                                <code>{ value }</code>
                                <button type="button" class="button" data-action="take-back"
                                    onclick={dispatch.reform({ let value = value.clone(); move |_| Action::TakeBack(value.clone()) })}>
                                    { words.take_back }
                                </button>
                            </li>
                        }
                    </ul>
                }
            }
            if let Some(files) = &state.masked {
                { kinds(files, dispatch, words) }
                for file in files.iter() { { beside(file, state, words) } }
            }
        </section>
    }
}

/// Each place with the way to it, and the user's word on it.
fn kinds(files: &[MaskedFile], dispatch: &Callback<Action>, words: &'static Words) -> Html {
    let mut kinds: BTreeMap<&str, Vec<(&str, &MaskedSpan)>> = BTreeMap::new();
    for file in files {
        for span in &file.spans {
            kinds.entry(&span.kind).or_default().push((&file.path, span));
        }
    }
    html! {
        <div class="review-list">
            for (kind, spans) in kinds {
                <h3><span class="badge" lang="en">{ spans.len() }{ " × " }{ kind }</span></h3>
                <ul data-kind={kind.to_owned()}>
                    for (path, it) in spans {
                        <li>
                            <button type="button" class="jump" onclick={{
                                let (path, line) = (path.to_owned(), it.line);
                                Callback::from(move |_: MouseEvent| jump::to_line(&path, line))
                            }}>{ path }{ ", " }{ words.line }{ " " }{ it.line }</button>
                            <code>{ &it.placeholder }</code>
                            <button type="button" class="button" data-action="not-secret"
                                onclick={dispatch.reform({ let value = it.value.clone(); move |_| Action::NotSecret(value.clone()) })}>
                                { words.not_secret }
                            </button>
                        </li>
                    }
                </ul>
            }
        </div>
    }
}

/// A text as it was typed, and beside it what others get.
fn beside(file: &MaskedFile, state: &State, words: &'static Words) -> Html {
    let source = Pane::ALL.map(|it| state.source(it)).into_iter().find(|it| it.name == file.path);
    let original = source.map_or("", |it| &it.text);
    let mut values = file.spans.iter().map(|it| it.value.as_str());
    let mut placeholders = file.spans.iter().map(|it| it.placeholder.as_str());
    // The first line says what the copy is, as a comment that both programs and readers skip.
    let is_pool = source.is_some_and(|it| it.kind == Some(Kind::Fpm));
    let sign = if is_pool { ";" } else { "#" };
    let copied = [sign, " ", words.masked_label, "\n", &file.text].concat();
    html! {
        <div class="review" data-path={file.path.clone()}>
            <h3 class="file-name">{ &file.path }</h3>
            <div class="beside" data-sync="yes">
                <figure>
                    <figcaption class="note">{ words.original }</figcaption>
                    <pre class="preview original-text" tabindex="0">{ marked(original, &mut values) }</pre>
                </figure>
                <figure>
                    <figcaption class="note">{ words.masked_view }</figcaption>
                    <pre class="preview masked-text" tabindex="0">{ marked(&file.text, &mut placeholders) }</pre>
                </figure>
            </div>
            <div class="actions">
                <CopyButton action="copy-masked" label={words.copy_masked} text={copied} {words} />
            </div>
        </div>
    }
}

/// A text with these parts of it marked; they stand in it in this order.
fn marked(text: &str, parts: &mut dyn Iterator<Item = &str>) -> Html {
    if LONGEST_MARKED < text.len() {
        return html! { { text } };
    }
    let mut rest = text;
    let mut res = Vec::new();
    for part in parts {
        let Some((before, after)) = rest.split_once(part) else { continue };
        res.push(html! { <>{ before }<mark>{ part }</mark></> });
        rest = after;
    }
    html! { <>{ for res }{ rest }</> }
}
