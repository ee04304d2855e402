//! What takes the place of a secret's name: `sed 's/__PASS__/X/'`, `--pwfile=<(echo X)`.

use crate::find::Find as _;
use text::TextRange;

use super::{Row, push};
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::is_literal;

/// What stands in such a line.
pub(crate) const REPLACING: &[&str] = &[ECHO, SED];

/// What names of files with a secret hold.
const FILES: &[&str] = &["pw", "pass", "secret", "token", "key"];

/// Before what is read as a file.
const ECHO: &str = "<(echo ";

const SED: &str = "sed ";

/// The signs that `sed` is given between what is looked for and what takes its place.
const SIGNS: &[u8] = b"/|#,~@";

/// `--pwfile=<(echo X)`
pub(super) fn in_file(row: &Row<'_>, acc: &mut Vec<Found>) {
    let Some((head, _)) = row.content.split_once(ECHO) else { return };
    let name = head.rsplit(' ').next().unwrap_or_default();
    if FILES.iter().any(|it| name.has(it))
        && let Some(word) = row.scan.word(row.line.content + head.len() + ECHO.len(), row.end())
        && is_literal(word.of(row.scan.text))
    {
        push(acc, word);
    }
}

/// `sed 's/__PASS__/X/'`
pub(super) fn in_text(row: &Row<'_>, acc: &mut Vec<Found>) {
    let whole = row.content;
    if !whole.has(SED) {
        return;
    }
    for (at, _) in whole.match_indices('s').take(200) {
        let Some(sign) = whole.as_bytes().get(at + 1).filter(|it| SIGNS.contains(it)) else {
            continue;
        };
        let mut parts = whole.get(at + 2..).unwrap_or_default().splitn(3, char::from(*sign));
        let (Some(old), Some(new), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
            return;
        };
        let name = old.trim_matches(|it: char| !it.is_ascii_alphanumeric());
        if claim(name) == Claim::Strong && is_literal(new) && !new.contains(['=', ' ', '\\']) {
            let start = row.line.content + at + 2 + old.len() + 1;
            push(acc, TextRange::new(start, start + new.len()));
            return;
        }
    }
}
