//! Files that keep the permissions right: look at one, take one or all.

use analysis::Artifact;
use yew::prelude::*;

use super::causes::told;
use super::{CopyButton, prose, safe_name};
use crate::state::{Action, Panel, State};
use crate::{archive, shell};

/// The prevention kit of the chosen strategy; made when somebody asks for it.
pub(super) fn prevent(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    html! {
        <section class="card" id="prevent" aria-labelledby="prevent-title">
            <h2 id="prevent-title">{ words.prevent }</h2>
            <p>{ words.prevent_note }</p>
            <div class="actions">
                <button type="button" class="button" data-action="show-files" aria-expanded={state.kit.is_some().to_string()}
                    onclick={dispatch.reform(|_| Action::Toggle(Panel::Kit))}>
                    { if state.kit.is_some() { words.hide_files } else { words.show_files } }
                </button>
                if let Some(kit) = state.kit.as_ref().filter(|it| !it.is_empty() && !state.embedded) {
                    <button type="button" class="button primary" data-action="save-archive"
                        disabled={kit.iter().all(|it| state.left_out.contains(&it.name))}
                        onclick={save_archive(kit, &state.left_out)}>{ words.save_archive }</button>
                }
            </div>
            if let Some(kit) = &state.kit {
                if kit.is_empty() {
                    <p>{ words.no_files }</p>
                } else {
                    <ul class="files" id="files">
                        for it in kit.iter() { { file(it, state, dispatch) } }
                    </ul>
                }
            }
        </section>
    }
}

fn file(artifact: &Artifact, state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    let name = artifact.name;
    let shown = state.shown == Some(name);
    html! {
        <li key={name} data-artifact={name}>
            <div class="file-head">
                <label class="pick">
                    <input type="checkbox" checked={!state.left_out.contains(&name)} onchange={dispatch.reform(move |_| Action::Pick(name))} />
                    <span class="visually-hidden">{ words.pick }{ ": " }{ &artifact.path }</span>
                </label>
                <button type="button" class="jump" aria-expanded={shown.to_string()} onclick={dispatch.reform(move |_| Action::Show(name))}>
                    <code>{ &artifact.path }</code>
                </button>
                <span class="note">{ told(&analysis::summary(artifact.docs), words) }</span>
            </div>
            if shown {
                <pre class="preview" lang="en" tabindex="0">{ preview(&artifact.text) }</pre>
                <div class="actions">
                    <CopyButton action="copy-file" label={words.copy} text={artifact.text.clone()} {words} />
                    if !state.embedded {
                        <button type="button" class="button" data-action="save-file" onclick={{
                            let (path, text) = (safe_name(&artifact.path), artifact.text.clone());
                            Callback::from(move |_: MouseEvent| shell::download(&path, &text))
                        }}>{ words.save_file }</button>
                    }
                </div>
                { prose(artifact.docs) }
            }
        </li>
    }
}

fn save_archive(kit: &[Artifact], left_out: &[&str]) -> Callback<MouseEvent> {
    let picked: Vec<Artifact> =
        kit.iter().filter(|it| !left_out.contains(&it.name)).cloned().collect();
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
