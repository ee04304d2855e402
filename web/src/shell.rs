//! Messages between this frame and the shell around it; `web/shell/PROTOCOL.md` lists them.

use analysis::Report;
use analysis::report::{ConnectionVerdict, Severity};
use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::MessageEvent;

/// What the shell says.
#[derive(Clone, Debug)]
pub(crate) enum Message {
    Init {
        theme: String,
        language: String,
        /// The state of the link that opened the page.
        fragment: Option<String>,
        example: Option<String>,
        panes: Option<[Option<String>; 3]>,
        compact: bool,
        embedded: bool,
    },
    Panes([Option<String>; 3]),
    /// Another link was opened in the same page.
    Fragment(String),
    /// The address that holds the state which the frame gave.
    Shared(String),
    /// A file was not saved.
    Refused,
}

/// Calls `handle` for each message of the shell until the listener is dropped.
pub(crate) fn listen(handle: impl Fn(Message) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>()
            && is_from_shell(event)
            && let Some(message) = read(&event.data())
        {
            handle(message);
        }
    }))
}

fn is_from_shell(event: &MessageEvent) -> bool {
    let parent = web_sys::window().and_then(|it| it.parent().ok().flatten());
    match (event.source(), parent) {
        (Some(source), Some(parent)) => JsValue::from(source) == JsValue::from(parent),
        _ => false,
    }
}

fn read(data: &JsValue) -> Option<Message> {
    match text(data, "type")?.as_str() {
        "init" => Some(Message::Init {
            theme: text(data, "theme").unwrap_or_default(),
            language: text(data, "language").unwrap_or_default(),
            fragment: text(data, "fragment"),
            example: text(data, "example"),
            panes: panes(data),
            compact: flag(data, "compact"),
            embedded: flag(data, "embedded"),
        }),
        "panes" => Some(Message::Panes(panes(data)?)),
        "fragment" => Some(Message::Fragment(text(data, "fragment")?)),
        "refused" => Some(Message::Refused),
        "shared" => Some(Message::Shared(text(data, "url")?)),
        _ => None,
    }
}

fn field(data: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(data, &key.into()).ok().filter(|it| !it.is_undefined() && !it.is_null())
}

fn text(data: &JsValue, key: &str) -> Option<String> {
    field(data, key)?.as_string()
}

fn flag(data: &JsValue, key: &str) -> bool {
    field(data, key).is_some_and(|it| it.is_truthy())
}

fn panes(data: &JsValue) -> Option<[Option<String>; 3]> {
    let panes = field(data, "panes")?;
    Some(["fpm", "nginx", "evidence"].map(|it| text(&panes, it)))
}

/// The frame listens now.
pub(crate) fn ready() {
    post("ready", &[]);
}

pub(crate) fn preferences(theme: &str, language: &str) {
    post("preferences", &[("theme", theme.into()), ("language", language.into())]);
}

/// Asks for an address that holds this state.
pub(crate) fn share(state: &str) {
    post("share", &[("text", state.into())]);
}

pub(crate) fn download(name: &str, text: &str) {
    post("download", &[("name", name.into()), ("text", text.into())]);
}

/// Enums and counts only: an embedding page learns no more.
pub(crate) fn verdict(report: &Report, empty: bool) {
    let worst = report.connections.iter().map(|it| it.verdict).max_by_key(|it| rank(*it));
    let verdict = match worst {
        _ if empty => "empty",
        Some(ConnectionVerdict::Allowed) => "allowed",
        Some(ConnectionVerdict::Denied) => "denied",
        Some(ConnectionVerdict::Missing) => "missing",
        Some(ConnectionVerdict::Refused) => "refused",
        Some(ConnectionVerdict::Unknown) | None => "unknown",
    };
    let count = |severity: Severity| {
        let count = report.diagnostics.iter().filter(|it| it.severity == severity).count();
        JsValue::from(u32::try_from(count).unwrap_or(u32::MAX))
    };
    post(
        "verdict",
        &[
            ("verdict", verdict.into()),
            ("critical", count(Severity::Critical)),
            ("high", count(Severity::High)),
            ("medium", count(Severity::Medium)),
            ("low", count(Severity::Low)),
            ("info", count(Severity::Info)),
        ],
    );
}

fn rank(verdict: ConnectionVerdict) -> u8 {
    match verdict {
        ConnectionVerdict::Allowed => 0,
        ConnectionVerdict::Unknown => 1,
        ConnectionVerdict::Refused => 2,
        ConnectionVerdict::Missing => 3,
        ConnectionVerdict::Denied => 4,
    }
}

fn post(kind: &str, fields: &[(&str, JsValue)]) {
    let message = Object::new();
    let mut all = vec![("v", JsValue::from(1)), ("type", kind.into())];
    all.extend(fields.iter().cloned());
    for (key, value) in all {
        if Reflect::set(&message, &key.into(), &value).is_err() {
            return;
        }
    }
    if let Some(parent) = web_sys::window().and_then(|it| it.parent().ok().flatten()) {
        // Without a shell around it the page talks to itself, which nobody answers.
        drop(parent.post_message(&message, "*"));
    }
}
