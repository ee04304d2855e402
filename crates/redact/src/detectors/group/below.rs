//! A line that is the secret: behind a field's headers, or where a line above announced it.

use crate::find::Find as _;
use text::TextRange;

use super::{Row, State, push};
use crate::detectors::deny::is_known;
use crate::detectors::prose::inflected;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_literal, looks_secret, looks_typed};

/// What the next line may be.
#[derive(Default)]
pub(super) enum Below {
    #[default]
    Nothing,
    /// Headers of a field of a form, ended by an empty line.
    Form,
    /// The secret.
    Next,
    /// The secret, within so many lines, if it looks like one.
    Soon(usize),
}

impl Below {
    /// Looks at an empty line.
    pub(super) fn see_gap(&mut self) {
        if matches!(self, Self::Form) {
            *self = Self::Next;
        }
    }
}

pub(super) fn find(row: &Row<'_>, state: &mut State, acc: &mut Vec<Found>) {
    if !is_waited_for(row, &mut state.below, acc) {
        state.below = named(row.text).unwrap_or_else(|| announced(row.text));
    }
}

/// Masks a line that was announced; whether what was announced may still come.
fn is_waited_for(row: &Row<'_>, below: &mut Below, acc: &mut Vec<Found>) -> bool {
    if matches!(below, Below::Nothing) {
        return false;
    }
    // Behind what `docker logs` puts before it.
    let shown = row.text.rsplit(" | ").next().unwrap_or_default();
    let shown = shown.trim().trim_start_matches(['|', '>', ' ', '\t']);
    let range = TextRange::new(row.content.end - shown.len(), row.content.end);
    let literal =
        is_literal(shown) && !shown.starts_with(['-', '<']) && shown.split(' ').count() <= 4;
    match *below {
        Below::Next if literal && !is_button(shown) => push(acc, range),
        Below::Soon(_) if !shown.contains(' ') && literal && looks_typed_alone(shown) => {
            push(acc, range);
        }
        Below::Soon(left) if 0 < left && !row.text.ends_with(':') => {
            *below = Below::Soon(left - 1);
            return true;
        }
        Below::Form => return row.text.has(": "),
        _ => {}
    }
    false
}

/// What may be done with a secret that a page hides.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "\u{e4}ndern", "kopieren", "anzeigen", "zur\u{fc}cksetzen", "bearbeiten", "copy", "reveal",
    "regenerate", "modifier", "copier", "afficher", "cambiar", "copiar", "mostrar", "modifica",
    "copia", "mostra", "wijzigen", "tonen", "zmie\u{144}", "poka\u{17c}", "\u{e4}ndra", "visa",
    "vis", "endre",
];

fn is_button(shown: &str) -> bool {
    if !shown.chars().all(char::is_alphabetic) {
        return false;
    }
    let lower = shown.to_lowercase();
    is_known(&lower) || BUTTONS.contains(&lower.as_str())
}

/// `Password`, `Root password:`: a line of its own for the name of a secret.
fn named(text: &str) -> Option<Below> {
    // A key of YAML's begins with a small letter.
    let titled = text.chars().next().is_some_and(char::is_uppercase);
    let label = if titled { text.trim_end_matches(':') } else { text };
    // Of scripts without blanks, a sentence: `\u{5bc6}\u{7801}\u{662f}\u{2026}`.
    let stated = !label.is_ascii()
        && label.contains(['\u{662f}', '\u{306f}', '\u{304c}', '\u{b294}', '\u{c740}']);
    let plain =
        label.len() < 24 && !stated && label.chars().all(|it| it.is_alphabetic() || it == ' ');
    if !plain {
        return None;
    }
    if label.contains(' ') {
        return (claim(&label.replace(' ', "_")) == Claim::Strong).then_some(Below::Soon(0));
    }
    (claim(label) == Claim::Strong).then_some(Below::Next)
}

/// What stands before the name of a form's field.
pub(super) const FIELD: &str = "form-data; name=\"";

fn announced(text: &str) -> Below {
    let field = || text.split_once(FIELD).and_then(|it| it.1.split('"').next());
    if text.has(FIELD) && field().is_some_and(|it| claim(it) == Claim::Strong) {
        return Below::Form;
    }
    let ends = text.ends_with(':');
    if (ends || text.has("generated"))
        && (text.has("password") || text.has("Password"))
        && text.contains(' ')
    {
        return Below::Soon(6);
    }
    let told = ends
        && 3 <= text.split(' ').count()
        && !text.contains(['=', '"', '{'])
        && text.split(|it: char| !it.is_alphanumeric()).any(|it| inflected(&it.to_lowercase()));
    if told { Below::Soon(1) } else { Below::Nothing }
}

fn looks_typed_alone(text: &str) -> bool {
    8 <= text.len()
        && (looks_typed(text) || looks_secret(text))
        && text.bytes().all(|it| it.is_ascii_graphic())
        && !text.contains(['=', '(', '{', ':', '<', '/'])
}
