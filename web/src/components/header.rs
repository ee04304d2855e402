//! Name, purpose, theme and language.

use yew::prelude::*;

use super::Select;
use crate::state::{Action, State, Theme};
use crate::words::Language;

#[derive(PartialEq, Properties)]
pub(crate) struct HeaderProps {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

/// The page's head.
#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let words = props.state.language.words();
    let themes = Theme::ALL
        .into_iter()
        .zip(words.themes)
        .map(|(it, name)| (it.key().into(), name.into()))
        .collect::<Vec<_>>();
    let languages =
        Language::ALL.into_iter().map(|it| (it.key().into(), it.name().into())).collect::<Vec<_>>();
    let ontheme = Callback::from({
        let dispatch = props.dispatch.clone();
        move |key: String| {
            if let Some(theme) = Theme::of(&key) {
                dispatch.emit(Action::Theme(theme));
            }
        }
    });
    let onlanguage = Callback::from({
        let dispatch = props.dispatch.clone();
        move |key: String| {
            if let Some(language) = Language::of(&key) {
                dispatch.emit(Action::Language(language));
            }
        }
    });
    html! {
        <header class="header">
            <div class="brand">
                <svg viewBox="0 0 24 24" aria-hidden="true" class="logo">
                    <path d="M4 7h9a4 4 0 0 1 4 4v6" class="logo-line" />
                    <circle cx="4" cy="7" r="2.5" class="logo-dot" />
                    <rect x="13.5" y="16" width="7" height="5" rx="1.5" class="logo-dot" />
                </svg>
                <h1>{ "Sockbox" }</h1>
                <p>{ words.tagline }</p>
            </div>
            <div class="preferences">
                <Select id="theme" label={words.theme} options={themes} value={props.state.theme.key()} onselect={ontheme} />
                <Select id="language" label={words.language} options={languages} value={props.state.language.key()} onselect={onlanguage} />
            </div>
        </header>
    }
}
