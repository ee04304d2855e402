//! What a command stores among secrets: `vault kv put shop/db word=X`.

use crate::find::Find as _;

use super::{Row, push};
use crate::lexicon::{is_setting, is_user};
use crate::model::Found;
use crate::value::{is_literal, is_plain};

/// What tells a command that writes to a store; `secret` is a word of the lexicon.
pub(crate) const STORES: &[&str] = &[" kv ", "vault "];

/// Commands that store secrets as `name=value`.
#[rustfmt::skip]
const WRITERS: &[&str] = &[
    "vault kv put", "vault kv patch", "vault write", "--from-literal", "secrets set", "secret set",
    "secrets:set", "bao kv put",
];

pub(super) fn find(row: &Row<'_>, acc: &mut Vec<Found>) {
    let (scan, whole) = (row.scan, row.content);
    if !whole.contains('=')
        || !(whole.has("secret") || STORES.iter().any(|it| whole.has(it)))
        || !WRITERS.iter().any(|it| whole.has(it))
    {
        return;
    }
    let mut from = row.line.content;
    while from < row.end() {
        from = scan.skip_blanks(from);
        let length = scan.run(from, row.end(), |it| !it.is_ascii_whitespace() && it != b'=');
        let mut sign = from + length;
        let name = scan.of(from, sign);
        if name == "--from-literal" {
            from = sign + 1;
            continue;
        }
        if scan.byte(sign) != Some(b'=') || row.end() <= sign {
            from = sign.max(from + 1);
            continue;
        }
        sign += 1;
        let value = scan.word(sign, row.end());
        from = value.map_or(sign, |it| it.end + 1);
        if let Some(value) = value
            && !name.starts_with('-')
            && !is_user(name)
            && !is_setting(name)
            && is_literal(value.of(scan.text))
            && !is_plain(value.of(scan.text))
        {
            push(acc, value);
        }
    }
}
