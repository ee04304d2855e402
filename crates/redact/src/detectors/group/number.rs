//! Numbers of a private key, as `openssl rsa -text` prints them.

use super::{Row, State, push};
use crate::model::Found;
use crate::value::is_hex;

/// What stands above such a number.
#[rustfmt::skip]
pub(crate) const NUMBERS: &[&str] = &[
    "privateExponent:", "prime1:", "prime2:", "exponent1:", "exponent2:", "coefficient:", "priv:",
];

pub(super) fn find(row: &Row<'_>, state: &mut State, acc: &mut Vec<Found>) {
    if state.is_number && is_row_of_bytes(row.text) {
        push(acc, row.content);
    } else {
        state.is_number = NUMBERS.contains(&row.text);
    }
}

/// `00:d3:5f:`
fn is_row_of_bytes(text: &str) -> bool {
    8 <= text.len()
        && text.contains(':')
        && text.trim_end_matches(':').split(':').all(|it| it.len() == 2 && is_hex(it))
}
