//! One text with line numbers and marks at diagnostics.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use analysis::Report;
use analysis::report::Severity;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::jump;
use crate::state::{Action, Pane, Source};
use crate::words::Words;

#[derive(Properties)]
pub(crate) struct PaneProps {
    pub(crate) pane: Pane,
    pub(crate) source: Source,
    pub(crate) report: Rc<Report>,
    pub(crate) kind: Option<&'static str>,
    pub(crate) misplaced: bool,
    pub(crate) active: bool,
    pub(crate) words: &'static Words,
    pub(crate) dispatch: Callback<Action>,
}

impl PartialEq for PaneProps {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
            && Rc::ptr_eq(&self.report, &other.report)
            && self.kind == other.kind
            && self.misplaced == other.misplaced
            && self.active == other.active
            && std::ptr::eq(self.words, other.words)
    }
}

/// A pane.
#[component]
pub(crate) fn PaneView(props: &PaneProps) -> Html {
    let gutter = use_node_ref();
    let pane = props.pane;
    let oninput = Callback::from({
        let dispatch = props.dispatch.clone();
        move |event: InputEvent| {
            if let Some(area) =
                event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok())
            {
                dispatch.emit(Action::Edit(pane, area.value()));
            }
        }
    });
    let onscroll = Callback::from({
        let gutter = gutter.clone();
        move |event: Event| {
            let area = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
            if let (Some(area), Some(gutter)) = (area, gutter.cast::<HtmlElement>()) {
                gutter.set_scroll_top(area.scroll_top());
            }
        }
    });
    let marks = marks(&props.report, &props.source.name);
    let [fpm, nginx, evidence] = props.words.panes;
    let [fpm_hint, nginx_hint, evidence_hint] = props.words.placeholders;
    let (name, hint) = match pane {
        Pane::Fpm => (fpm, fpm_hint),
        Pane::Nginx => (nginx, nginx_hint),
        Pane::Evidence => (evidence, evidence_hint),
    };
    let id = format!("input-{}", pane.key());
    html! {
        <div class={classes!("pane", props.active.then_some("active"))} data-pane={pane.key()}>
            <div class="pane-head">
                <label for={id.clone()}>{ name }</label>
                if let Some(kind) = props.kind {
                    <span class="badge">{ format!("{} {kind}", props.words.read_as) }</span>
                }
                if !props.source.text.is_empty() {
                    <span class="file-name">{ &props.source.name }</span>
                    <button type="button" class="jump" data-action="mark-secret" onclick={{
                        let dispatch = props.dispatch.clone();
                        Callback::from(move |_: MouseEvent| if let Some(value) = jump::selected(pane) {
                            dispatch.emit(Action::Secret(value));
                        })
                    }}>{ props.words.mark_secret }</button>
                }
            </div>
            if props.misplaced {
                <p class="notice" role="status">{ props.words.misplaced }</p>
            }
            <div class="editor">
                <pre class="gutter" aria-hidden="true" ref={gutter}>{ numbers(&props.source.text, &marks) }</pre>
                <textarea {id} spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"
                    placeholder={hint} value={props.source.text.to_string()} {oninput} {onscroll} />
            </div>
        </div>
    }
}

/// The worst severity of each line that a diagnostic begins on.
fn marks(report: &Report, name: &str) -> BTreeMap<usize, Severity> {
    let mut res = BTreeMap::new();
    for it in report.diagnostics.iter().filter(|it| it.path == name) {
        let worst = res.entry(it.start.line).or_insert(it.severity);
        *worst = it.severity.max(*worst);
    }
    res
}

/// One line of the gutter a line of text; a mark stands before the number.
fn numbers(text: &str, marks: &BTreeMap<usize, Severity>) -> String {
    let count = text.matches('\n').count() + 1;
    let mut res = String::with_capacity(count * 6);
    for line in 1..=count {
        let mark = match marks.get(&line) {
            Some(Severity::Critical | Severity::High) => "▲",
            Some(Severity::Medium) => "●",
            Some(Severity::Low | Severity::Info) => "·",
            None => "",
        };
        // Writing into a String cannot fail.
        let _ = writeln!(res, "{mark}{line}");
    }
    res
}
