//! The whole page: state, messages, debounced analysis, layout.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::file::callbacks::FileReader;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::DragEvent;
use yew::prelude::*;

use crate::components::{
    Ask, Causes, Diagnostics, Empty, Fix, Header, Help, Inputs, Masked, Offer, Prevent, Share,
    Trace, Verdict,
};
use crate::state::{Action, Link, State, Theme};
use crate::words::Language;
use crate::{examples, files, shell};

/// Long enough to type on, short enough to feel immediate.
const DEBOUNCE_MILLISECONDS: u32 = 150;

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
    use_effect_with((state.sources.clone(), state.worker.clone()), {
        let dispatch = dispatch.clone();
        move |_| {
            let timeout =
                Timeout::new(DEBOUNCE_MILLISECONDS, move || dispatch.emit(Action::Analyze));
            move || drop(timeout)
        }
    });
    use_effect_with((Rc::as_ptr(&state.report).addr(), state.is_empty()), {
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
            *readers.borrow_mut() = files::read(list, &done);
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
    let report = &state.report;
    html! {
        <div class="app" {ondrop} {ondragover} data-compact={state.compact.then_some("yes")}>
            <Header state={(*state).clone()} dispatch={dispatch.clone()} />
            <main class="columns">
                <section class="inputs" aria-label={words.inputs}>
                    <Offer state={(*state).clone()} dispatch={dispatch.clone()} />
                    <Inputs state={(*state).clone()} dispatch={dispatch.clone()} onopen={open} />
                    <Share state={(*state).clone()} />
                    <Help {words} />
                </section>
                <section class="results" aria-label={words.result}>
                    if state.is_empty() {
                        <Empty {words} dispatch={dispatch.clone()} />
                    } else {
                        <Verdict report={report.clone()} {words} />
                        <Trace report={report.clone()} strategy={state.chosen().map(|it| it.id.clone())} {words} />
                        <Causes report={report.clone()} {words} />
                        <Fix state={(*state).clone()} dispatch={dispatch.clone()} />
                        <Ask state={(*state).clone()} />
                        <Diagnostics report={report.clone()} {words} />
                        <Prevent state={(*state).clone()} />
                        <Masked state={(*state).clone()} dispatch={dispatch.clone()} />
                    }
                </section>
            </main>
            <footer class="footer">{ words.privacy }</footer>
        </div>
    }
}

impl PartialEq for State {
    /// Equal states render alike; the report is compared by identity, for it is never changed.
    fn eq(&self, other: &Self) -> bool {
        self.sources == other.sources
            && self.active == other.active
            && self.worker == other.worker
            && Rc::ptr_eq(&self.report, &other.report)
            && self.strategy == other.strategy
            && self.diff_view == other.diff_view
            && self.theme == other.theme
            && self.language == other.language
            && self.embedded == other.embedded
            && self.compact == other.compact
            && self.not_secret == other.not_secret
            && self.secret == other.secret
            && self.link == other.link
            && self.offer == other.offer
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
