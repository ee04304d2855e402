//! Ways from a message to the text that it is about, and from a selection to its text.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

use crate::state::Pane;

/// Selects the line in the pane that shows the file.
pub(super) fn to_line(path: &str, line: usize) {
    for area in Pane::ALL.into_iter().filter_map(area) {
        let head = area
            .closest(".pane")
            .ok()
            .flatten()
            .and_then(|it| it.query_selector(".file-name").ok().flatten());
        if head.and_then(|it| it.text_content()).as_deref() == Some(path) {
            select_line(&area, line);
            return;
        }
    }
}

/// The selected text of a pane; without a selection the word at the cursor.
pub(super) fn selected(pane: Pane) -> Option<String> {
    let area = area(pane)?;
    let text: Vec<u16> = area.value().encode_utf16().collect();
    let place = |it: Option<u32>| it.and_then(|it| usize::try_from(it).ok());
    let start = place(area.selection_start().ok().flatten())?;
    let end = place(area.selection_end().ok().flatten())?;
    let range = if start < end { start..end } else { word(&text, start) };
    let found = String::from_utf16(text.get(range)?).ok()?;
    Some(found.trim().to_owned()).filter(|it| !it.is_empty())
}

fn area(pane: Pane) -> Option<HtmlTextAreaElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(&format!("input-{}", pane.key()))?.dyn_into().ok()
}

/// The run of characters around a place that are no blanks, quotes, semicolons or equals signs.
fn word(text: &[u16], at: usize) -> std::ops::Range<usize> {
    let ends = |it: &u16| {
        char::from_u32(u32::from(*it)).is_some_and(|it| it.is_whitespace() || "\"';=".contains(it))
    };
    let (before, after) = text.split_at_checked(at).unwrap_or((text, &[]));
    let start = before.iter().rposition(ends).map_or(0, |it| it + 1);
    let end = after.iter().position(ends).map_or(text.len(), |it| at + it);
    start..end
}

fn select_line(area: &HtmlTextAreaElement, line: usize) {
    let text = area.value();
    // The DOM counts in UTF-16 units.
    let units = |it: &str| u32::try_from(it.encode_utf16().count()).unwrap_or(u32::MAX);
    let before: String = text.split_inclusive('\n').take(line.saturating_sub(1)).collect();
    let length = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let start = units(&before);
    drop(area.focus());
    drop(area.set_selection_range(start, start + units(length)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_at_the_cursor_ends_at_quotes_and_blanks() {
        let text: Vec<u16> = "env[A] = \"s3cret\"; x".encode_utf16().collect();
        let at = |it| String::from_utf16(&text[word(&text, it)]).unwrap();
        assert_eq!(at(12), "s3cret");
        assert_eq!(at(10), "s3cret");
        assert_eq!(at(20), "x");
        assert_eq!(at(0), "env[A]");
    }
}
