//! Cells of tables and the texts of elements.

use text::TextRange;

use super::innocent::{is_about, is_innocent};
use super::looks::{LONGEST, is_numbered, is_value, is_word};
use crate::Kind;
use crate::detectors::syntax::cells::variable;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;

/// Cells of tables and the texts of elements.
pub(super) fn find(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let text = scan.of(line.content, end);
    let separator =
        [b'|', b';'].into_iter().find(|it| 3 <= text.bytes().filter(|at| at == it).count());
    // The head of a table.
    let below = scan.of(end, end + 8).trim_start_matches(['\r', '\n']);
    if ["|-", "| -", "|:", "| :", "+-", "--"].iter().any(|it| below.starts_with(it)) {
        return;
    }
    let element = text.has("</");
    // `&nbsp;` ends as a cell would.
    let markup = text.starts_with('<') || text.has("&nbsp;");
    let separator = separator.filter(|it| *it != b';' || !markup);
    let mut at = line.content;
    // A row of phpinfo(): `<td class="e">System </td><td class="v">Linux web7 5.15 </td>`.
    let mut is_named = false;
    while at < end && (separator.is_some() || element) {
        let length = scan.run(at, end, |it| Some(it) != separator && it != b'<' && it != b'>');
        let cell = scan.of(at, at + length);
        let inner = cell.trim();
        let start = at + cell.len() - cell.trim_start().len();
        let head = scan.of(line.content.max(at.saturating_sub(LONGEST)), at);
        let tag = if element { head.rsplit('<').next().unwrap_or_default() } else { "" };
        let tag = tag.split([' ', '>']).next().unwrap_or_default();
        let held = separator.is_some()
            || scan.before(at) == Some(b'>') && !is_about(tag) && !TITLES.contains(&tag);
        let numbered =
            is_word(inner) && separator.is_some() && is_numbered(scan.of(line.content, at), ';');
        let is_label = element && head.ends_with("class=\"e\">");
        if is_label {
            let name = variable(inner);
            is_named = is_innocent(name) || is_titled(name);
        }
        if held
            && !is_label
            && !is_named
            && !numbered
            && inner.split(' ').count() <= 4
            && !inner.contains(['"', '\'', '=', ':', ','])
            // The last of several flags closes what they stand in.
            && is_value(inner.trim_end_matches(['}', ']', ')']))
        {
            acc.push(Found {
                range: TextRange::new(start, start + inner.len()),
                kind: Kind::Password,
            });
        }
        at += length + 1;
    }
}

/// Elements of titles and of links.
const TITLES: &[&str] =
    &["a", "caption", "dt", "h1", "h2", "h3", "h4", "legend", "summary", "th", "title"];

/// Whether a row of phpinfo() is no variable's: `Readline library`, `cURL`, `XSL`.
fn is_titled(name: &str) -> bool {
    let worded = name.len() <= 3 || name.bytes().any(|it| it.is_ascii_lowercase());
    (name.contains(' ') || worded && !name.contains(['_', '.', '$'])) && claim(name) == Claim::None
}
