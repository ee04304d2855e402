//! The whole page: state, messages, debounced analysis, layout.

use gloo::events::EventListener;
use gloo::file::callbacks::FileReader;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::DragEvent;
use yew::prelude::*;

use crate::components::{self, Results};
use crate::state::{Action, Link, State, Theme};
use crate::words::Language;
use crate::{examples, files, shell};

/// Long enough to type on, short enough to feel immediate.
const DEBOUNCE_MILLISECONDS: usize = 150;

/// A long text takes long to analyze, and whoever pastes one may go on at once.
const BYTES_A_MILLISECOND: usize = 2048;

#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(|| State::new(tag()));
    let readers = use_mut_ref(Vec::<FileReader>::new);
    let dispatch = Callback::from({
        let state = state.dispatcher();
        move |action| state.dispatch(action)
    });

    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| {
            let listener = shell::listen(move |it| receive(it, &dispatch));
            shell::ready();
            move || drop::<Option<EventListener>>(listener)
        }
    });
    use_effect_with(state.edits, {
        let dispatch = dispatch.clone();
        let wait = DEBOUNCE_MILLISECONDS + state.length() / BYTES_A_MILLISECOND;
        let wait = u32::try_from(wait).unwrap_or(u32::MAX);
        move |_| {
            let timeout = Timeout::new(wait, move || dispatch.emit(Action::Analyze));
            move || drop(timeout)
        }
    });
    use_effect_with((std::rc::Rc::as_ptr(&state.report).addr(), state.is_empty()), {
        let state = state.clone();
        move |_| shell::verdict(&state.report, state.is_empty())
    });
    use_effect_with((state.theme, state.language), |(theme, language)| {
        show_preferences(*theme, *language);
        shell::preferences(theme.key(), language.key());
    });

    let open = Callback::from({
        let dispatch = dispatch.clone();
        move |list: web_sys::FileList| {
            let done = dispatch.reform(|(name, text)| Action::Open { name, text });
            let left_out = || dispatch.emit(Action::TooLarge);
            *readers.borrow_mut() = files::read(list, &done, left_out);
        }
    });
    let ondrop = Callback::from({
        let open = open.clone();
        move |event: DragEvent| {
            if let Some(files) = event.data_transfer().and_then(|it| it.files())
                && 0 < files.length()
            {
                event.prevent_default();
                open.emit(files);
            }
        }
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());

    let words = state.language.words();
    html! {
        <div class="app" {ondrop} {ondragover} data-compact={state.compact.then_some("yes")}
            data-embedded={state.embedded.then_some("yes")}>
            { components::header(&state, &dispatch) }
            <main class="columns">
                <section class="inputs" aria-label={words.inputs}>
                    { components::offer(&state, &dispatch) }
                    { components::inputs(&state, &dispatch, open) }
                </section>
                <section class="results" aria-label={words.result}>
                    <Results version={state.version} empty={state.is_empty()} {state} {dispatch} />
                </section>
            </main>
            <footer class="footer">{ words.privacy }</footer>
        </div>
    }
}

fn receive(message: shell::Message, dispatch: &Callback<Action>) {
    match message {
        shell::Message::Init { theme, language, fragment, example, panes, compact, embedded } => {
            if let Some(theme) = Theme::of(&theme) {
                dispatch.emit(Action::Theme(theme));
            }
            if let Some(language) = Language::of(&language) {
                dispatch.emit(Action::Language(language));
            }
            if embedded {
                dispatch.emit(Action::Embedded { compact });
            }
            if let Some(texts) = example.as_deref().and_then(examples::named) {
                dispatch.emit(Action::Example(texts));
            }
            if let Some(panes) = panes {
                dispatch.emit(Action::Panes(panes));
            }
            if let Some(fragment) = fragment {
                dispatch.emit(Action::Shared(fragment));
            }
        }
        shell::Message::Panes(panes) => dispatch.emit(Action::Panes(panes)),
        shell::Message::Fragment(state) => dispatch.emit(Action::Shared(state)),
        shell::Message::Refused => dispatch.emit(Action::NotSaved),
        shell::Message::Shared(url) => dispatch.emit(Action::Link(Link::Ready(url))),
    }
}

/// Styles and screen readers read theme and language from the root element.
fn show_preferences(theme: Theme, language: Language) {
    let root = web_sys::window().and_then(|it| it.document()).and_then(|it| it.document_element());
    if let Some(root) = root {
        drop(root.set_attribute("data-theme", theme.key()));
        drop(root.set_attribute("lang", language.key()));
        if let Ok(root) = root.dyn_into::<web_sys::HtmlElement>() {
            root.set_class_name("ready");
        }
    }
}

/// Four characters that tell this session's placeholders from text.
fn tag() -> String {
    const DIGITS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let digit = || {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            clippy::cast_sign_loss,
            reason = "0 ≤ random < 1"
        )]
        let index = (js_sys::Math::random() * DIGITS.len() as f64) as usize;
        DIGITS.get(index).copied().map_or('a', char::from)
    };
    (0..4).map(|_| digit()).collect()
}
