//! Name, purpose, theme and language.

use yew::prelude::*;

use super::select::{chosen, select};
use crate::state::{Action, State, Theme};
use crate::words::Language;

/// The page's head.
pub(crate) fn header(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    let themes: Vec<(&str, &str)> =
        Theme::ALL.into_iter().zip(words.themes).map(|(it, name)| (it.key(), name)).collect();
    let languages = Language::ALL.map(|it| (it.key(), it.name()));
    let onchange = |action: fn(&str) -> Option<Action>| {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(action) = chosen(&event).and_then(|it| action(&it.value())) {
                dispatch.emit(action);
            }
        })
    };
    let ontheme = onchange(|it| Theme::of(it).map(Action::Theme));
    let onlanguage = onchange(|it| Language::of(it).map(Action::Language));
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
            <p class="privacy">{ words.privacy }</p>
            <div class="preferences">
                { select("theme", words.theme, &themes, state.theme.key(), ontheme) }
                { select("language", words.language, &languages, state.language.key(), onlanguage) }
            </div>
        </header>
    }
}
