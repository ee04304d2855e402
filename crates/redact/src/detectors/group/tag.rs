//! `<Pass encoding="base64">X</Pass>`, and a value on the line below its tag.

use crate::find::Find as _;

use super::{Row, State, push};
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::is_literal;

/// Further tags of a line are not looked at.
const MOST_TAGS: usize = 64;

/// A longer tag has no value.
const LONGEST_TAG: usize = 300;

pub(super) fn find(row: &Row<'_>, state: &mut State, acc: &mut Vec<Found>) {
    let text = row.text;
    if std::mem::take(&mut state.is_tag) && !text.starts_with('<') {
        let inner = text.split('<').next().unwrap_or_default().trim_end();
        if is_literal(inner) {
            push(acc, row.range(0, inner.len()));
        }
    }
    if !text.contains('<') {
        return;
    }
    for (at, _) in text.match_indices('<').take(MOST_TAGS) {
        let rest = text.get(at + 1..).unwrap_or_default();
        let length = rest
            .bytes()
            .take_while(|it| it.is_ascii_alphanumeric() || b":_-.".contains(it))
            .count();
        let name = rest.get(..length).unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        if name.is_empty() || name == "auth-user-pass" || claim(name) != Claim::Strong {
            continue;
        }
        let near = rest.get(..rest.len().min(LONGEST_TAG));
        let Some(close) = near.and_then(|it| it.find('>')) else { continue };
        let value = rest.get(close + 1..).unwrap_or_default();
        let alone = text.get(..at).is_some_and(|it| it.is_empty() || it.ends_with('>'));
        if alone && value.is_empty() && !rest.get(..close).is_some_and(|it| it.ends_with('/')) {
            state.is_tag = true;
        }
        let inner = value.split('<').next().unwrap_or_default();
        if rest.get(length..close).is_some_and(|it| it.starts_with(' '))
            && is_literal(inner)
            && value.has("</")
        {
            push(acc, row.range(at + 1 + close + 1, inner.len()));
        }
    }
}
