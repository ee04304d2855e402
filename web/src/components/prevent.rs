//! Files that keep the permissions right: look at one, take one or all.

use std::collections::BTreeSet;

use analysis::Artifact;
use yew::prelude::*;

use super::{CopyButton, Prose};
use crate::state::State;
use crate::words::Words;
use crate::{archive, shell};

#[derive(PartialEq, Properties)]
pub(crate) struct PreventProps {
    pub(crate) state: State,
}

/// The prevention kit of the chosen strategy; made when somebody asks for it.
#[component]
pub(crate) fn Prevent(props: &PreventProps) -> Html {
    let (state, words) = (&props.state, props.state.language.words());
    let open = use_state(|| false);
    let shown = use_state(|| None::<&'static str>);
    let left_out = use_state(BTreeSet::<&'static str>::new);
    let made = use_memo(
        (*open, state.clone()),
        |(open, state)| {
            if *open { state.artifacts() } else { Vec::new() }
        },
    );
    let toggle = Callback::from({
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    });
    let show = Callback::from({
        let shown = shown.clone();
        move |name| shown.set(if *shown == Some(name) { None } else { Some(name) })
    });
    let pick = Callback::from({
        let left_out = left_out.clone();
        move |name| {
            let mut next = (*left_out).clone();
            if !next.remove(name) {
                next.insert(name);
            }
            left_out.set(next);
        }
    });
    html! {
        <section class="card" id="prevent" aria-labelledby="prevent-title">
            <h2 id="prevent-title">{ words.prevent }</h2>
            <p>{ words.prevent_note }</p>
            <div class="actions">
                <button type="button" class="button" data-action="show-files" aria-expanded={open.to_string()} onclick={toggle}>
                    { if *open { words.hide_files } else { words.show_files } }
                </button>
                if *open && !state.embedded && !made.is_empty() {
                    <button type="button" class="button primary" data-action="save-archive"
                        disabled={made.iter().all(|it| left_out.contains(it.name))}
                        onclick={save_archive(&made, &left_out)}>{ words.save_archive }</button>
                }
            </div>
            if *open {
                if made.is_empty() {
                    <p>{ words.no_files }</p>
                } else {
                    <ul class="files" id="files">
                        for it in made.iter() {
                            { file(it, *shown == Some(it.name), !left_out.contains(it.name), &show, &pick, state.embedded, words) }
                        }
                    </ul>
                }
            }
        </section>
    }
}

fn file(
    artifact: &Artifact,
    shown: bool,
    picked: bool,
    show: &Callback<&'static str>,
    pick: &Callback<&'static str>,
    embedded: bool,
    words: &'static Words,
) -> Html {
    let name = artifact.name;
    html! {
        <li key={name} data-artifact={name}>
            <div class="file-head">
                <label class="pick">
                    <input type="checkbox" checked={picked} onchange={pick.reform(move |_| name)} />
                    <span class="visually-hidden">{ format!("{}: {}", words.pick, artifact.path) }</span>
                </label>
                <button type="button" class="jump" aria-expanded={shown.to_string()} onclick={show.reform(move |_| name)}>
                    <code>{ &artifact.path }</code>
                </button>
                <span class="note">{ super::causes::code(&analysis::summary(artifact.docs)) }</span>
            </div>
            if shown {
                <pre class="preview" tabindex="0">{ preview(&artifact.text) }</pre>
                <div class="actions">
                    <CopyButton action="copy-file" label={words.copy} text={artifact.text.clone()} {words} />
                    if !embedded {
                        <button type="button" class="button" data-action="save-file" onclick={{
                            let (path, text) = (super::safe_name(&artifact.path), artifact.text.clone());
                            Callback::from(move |_: MouseEvent| shell::download(&path, &text))
                        }}>{ words.save_file }</button>
                    }
                </div>
                <Prose text={artifact.docs} />
            }
        </li>
    }
}

fn save_archive(made: &[Artifact], left_out: &BTreeSet<&'static str>) -> Callback<MouseEvent> {
    let picked: Vec<Artifact> =
        made.iter().filter(|it| !left_out.contains(it.name)).cloned().collect();
    Callback::from(move |_| {
        let readme = ("README.md".to_owned(), analysis::kit_readme(&picked));
        let files = picked.iter().map(|it| (it.path.clone(), it.text.clone()));
        if let Some(archive) = archive::tar(std::iter::once(readme).chain(files)) {
            shell::download("sockbox-kit.tar", &archive);
        }
    })
}

/// The text with its comments and quoted words marked, which reads alike in all of these formats.
fn preview(text: &str) -> Html {
    html! {
        <>
            for line in text.split_inclusive('\n') {
                { highlighted(line) }
            }
        </>
    }
}

fn highlighted(line: &str) -> Html {
    let start = line.trim_start();
    if start.starts_with('#') || start.starts_with("//") {
        return html! { <span class="token-comment">{ line }</span> };
    }
    let key = line.find([':', '=']).filter(|at| {
        line.get(..*at).is_some_and(|it| {
            it.chars().all(|it| it.is_ascii_alphanumeric() || "_-. \"[]".contains(it))
        })
    });
    let (key, rest) = line.split_at_checked(key.unwrap_or(0)).unwrap_or(("", line));
    html! {
        <>
            if !key.is_empty() { <span class="token-name">{ key }</span> }
            for (index, part) in rest.split_inclusive('"').enumerate() {
                if index % 2 == 0 { { part } } else { <span class="token-value">{ part }</span> }
            }
        </>
    }
}
