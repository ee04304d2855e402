//! One text with line numbers and marks at diagnostics.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use analysis::report::Severity;
use analysis::{Kind, Report, Role};
use text::TextRange;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::jump;
use crate::state::{Action, Pane, Source};
use crate::words::Words;

/// In bytes; some thousand parts are laid out again at each keystroke.
const LONGEST_PAINTED: usize = 40_000;

#[derive(Properties)]
pub(crate) struct PaneProps {
    pub(crate) pane: Pane,
    pub(crate) source: Source,
    pub(crate) report: Rc<Report>,
    pub(crate) misplaced: bool,
    pub(crate) active: bool,
    pub(crate) words: &'static Words,
    pub(crate) dispatch: Callback<Action>,
}

impl PartialEq for PaneProps {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
            && Rc::ptr_eq(&self.report, &other.report)
            && self.misplaced == other.misplaced
            && self.active == other.active
            && std::ptr::eq(self.words, other.words)
    }
}

/// A pane.
#[component]
pub(crate) fn PaneView(props: &PaneProps) -> Html {
    let gutter = use_node_ref();
    let paint = use_node_ref();
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
        let (gutter, paint) = (gutter.clone(), paint.clone());
        move |event: Event| {
            let area = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
            let Some(area) = area else { return };
            for it in [&gutter, &paint].into_iter().filter_map(NodeRef::cast::<HtmlElement>) {
                it.set_scroll_top(area.scroll_top());
            }
            if let Some(paint) = paint.cast::<HtmlElement>() {
                paint.set_scroll_left(area.scroll_left());
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
    let painted = props.source.kind.and_then(|it| painted(it, &props.source.text, &marks));
    let id = format!("input-{}", pane.key());
    let shortcut = match pane {
        Pane::Fpm => "Digit1",
        Pane::Nginx => "Digit2",
        Pane::Evidence => "Digit3",
    };
    html! {
        <div class={classes!("pane", props.active.then_some("active"))} data-pane={pane.key()}>
            <div class="pane-head">
                <label for={id.clone()}>{ name }</label>
                if let Some(kind) = props.source.kind {
                    <span class="badge">{ props.words.read_as }{ " " }{ kind.as_str() }</span>
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
            <div class={classes!("editor", painted.is_some().then_some("painted"))}>
                <pre class="gutter" aria-hidden="true" ref={gutter}>{ numbers(&props.source.text, &marks) }</pre>
                if let Some(painted) = painted {
                    <pre class="paint" aria-hidden="true" ref={paint}>{ painted }</pre>
                }
                <textarea {id} data-shortcut={shortcut} spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"
                    placeholder={hint} value={props.source.text.to_string()} {oninput} {onscroll} />
            </div>
        </div>
    }
}

/// The text in colours, to lie behind the text that is edited; none where that would cost a
/// typist's time.
fn painted(kind: Kind, text: &str, marks: &BTreeMap<usize, Severity>) -> Option<Html> {
    if LONGEST_PAINTED < text.len() {
        return None;
    }
    let lines = lines(text, &analysis::highlight(kind, text));
    Some(html! {
        <>
            for (index, parts) in lines.into_iter().enumerate() {
                <span key={index} class={marks.contains_key(&(index + 1)).then_some("flaw")}>
                    for (role, part) in parts {
                        if let Some(role) = role { <span class={class(role)}>{ part }</span> } else { { part } }
                    }
                </span>
            }
            // A text area shows the line behind the last line feed, too.
            { "\n" }
        </>
    })
}

/// The parts of each line, in order; joined they are the text.
fn lines<'a>(text: &'a str, roles: &[(TextRange, Role)]) -> Vec<Vec<(Option<Role>, &'a str)>> {
    let mut roles = roles.iter().peekable();
    let mut at = 0;
    let line = |line: &str| {
        let end = at + line.len();
        let mut res = Vec::new();
        while let Some((range, role)) = roles.peek().filter(|it| it.0.start < end) {
            let (from, to) = (range.start.max(at), range.end.min(end));
            res.push((None, text.get(at..from).unwrap_or_default()));
            res.push((Some(*role), text.get(from..to).unwrap_or_default()));
            at = to;
            // What goes on in the next line is met again there.
            if end < range.end {
                break;
            }
            roles.next();
        }
        res.push((None, text.get(at..end).unwrap_or_default()));
        at = end;
        res.retain(|it| !it.1.is_empty());
        res
    };
    text.split_inclusive('\n').map(line).collect()
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Comment => "token-comment",
        Role::Section => "token-section",
        Role::Name => "token-name",
        Role::Value => "token-value",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_lines_are_the_text() {
        let text = "server { # ä\n  root \"/srv\n/x\";\n}";
        let lines = lines(text, &analysis::highlight(Kind::Nginx, text));
        let joined: String = lines.iter().flatten().map(|it| it.1).collect();
        assert_eq!(joined, text);
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0][0], (Some(Role::Section), "server"));
        assert_eq!(lines[2][0], (Some(Role::Value), "/x\""));
    }
}
