//! The item behind an option: `- --password`, and `- X` below it.

use crate::find::Find as _;

use super::{Row, State, push};
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::is_literal;

pub(super) fn find(row: &Row<'_>, state: &mut State, acc: &mut Vec<Found>) {
    let item = row.item();
    let text = item.of(row.scan.text);
    let is_option = text.starts_with('-');
    if state.is_option && !is_option && is_literal(text) && !text.has("\": ") {
        push(acc, item);
    }
    state.is_option = is_option
        && !text.contains([' ', '=', ':'])
        && claim(text) == Claim::Strong
        && (row.text.starts_with("- ") || row.text.ends_with(','));
}
