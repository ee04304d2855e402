//! A name and its value in two cells of a table.

use crate::find::Find as _;

use super::Row;
use crate::detectors::deny::is_known;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_label, is_literal, is_plain};

const END: &str = "</td>";

/// `<td>REDIS_AUTH</td><td>X</td>`
pub(super) fn of_markup(row: &Row<'_>, acc: &mut Vec<Found>) {
    if !row.text.has("</td><td") {
        return;
    }
    let mut named = false;
    let mut at = 0;
    for piece in row.text.split(END) {
        // PHP puts a blank behind both.
        let inner = piece.rsplit('>').next().unwrap_or_default();
        let start = at + piece.len() - inner.trim_start().len();
        let inner = inner.trim();
        at += piece.len() + END.len();
        if named && is_literal(inner) && !inner.contains('<') {
            row.push(start, inner.len(), acc);
        }
        let name = variable(inner);
        named = is_name(name) && claim(name) == Claim::Strong;
    }
}

/// The name of a variable in a cell of phpinfo(): `$_ENV['DB_PASSWORD']`, `DB_PASSWORD`.
pub(in crate::detectors) fn variable(cell: &str) -> &str {
    let name = cell.strip_suffix("']").and_then(|it| it.split_once("['"));
    name.map_or(cell, |it| it.1)
}

/// `| DB_PASSWORD | X | yes |`
pub(super) fn between_bars(row: &Row<'_>, acc: &mut Vec<Found>) {
    let text = row.text;
    if !text.starts_with('|') {
        return;
    }
    let is_pair = text.bytes().filter(|it| *it == b'|').count() == 3;
    let mut named = false;
    let mut at = 0;
    let mut before = "";
    for (index, piece) in text.split('|').enumerate() {
        let inner = piece.trim().trim_matches('`');
        let start = at + piece.find(inner).unwrap_or_default();
        at += piece.len() + 1;
        let typed = inner.chars().any(|it| !it.is_ascii_lowercase() && it != ' ');
        // `| Security answer | X |`
        let labelled = is_pair
            && index == 2
            && before.contains(' ')
            && text.trim_end().ends_with('|')
            && claim(&before.replace(' ', "_")) == Claim::Strong
            && !is_known(&inner.to_lowercase());
        before = inner;
        if (named && typed || labelled)
            && is_literal(inner)
            && !is_label(inner)
            && (!is_plain(inner) || inner.bytes().any(|it| it.is_ascii_uppercase()))
        {
            row.push(start, inner.len(), acc);
        }
        named = is_name(inner)
            && (is_pair && inner.contains('_') || inner.bytes().all(|it| !it.is_ascii_lowercase()))
            && claim(inner) == Claim::Strong;
    }
}

fn is_name(text: &str) -> bool {
    (3..=60).contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it))
}
