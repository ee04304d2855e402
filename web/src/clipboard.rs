//! Copying, in a sandboxed frame and from a file too.

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlDocument, HtmlTextAreaElement, window};

/// Copies a text; says whether the browser took it.
pub(crate) fn copy(text: &str) -> bool {
    copy_by_selection(text).unwrap_or(false) || copy_by_clipboard(text).unwrap_or(false)
}

/// Works in a user's click everywhere, without a permission.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = window()?.document()?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("visually-hidden");
    area.set_value(text);
    let focused = document.active_element();
    document.body()?.append_child(&area).ok()?;
    area.select();
    let done = document.dyn_ref::<HtmlDocument>()?.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(focused) = focused.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(focused.focus());
    }
    Some(done)
}

fn copy_by_clipboard(text: &str) -> Option<bool> {
    let navigator = window()?.navigator();
    let there = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    drop(there);
    drop(navigator.clipboard().write_text(text));
    Some(true)
}
