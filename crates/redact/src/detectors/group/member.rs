//! Children of a section, a map or a list whose name says what they are.

use crate::find::Find as _;
use text::TextRange;

use super::{Row, State, push};
use crate::lexicon::{Claim, claim, is_setting, is_user};
use crate::model::Found;
use crate::value::{is_label, is_literal, is_number, is_path, is_plain, looks_secret, looks_typed};

/// An open section, map or list.
pub(super) struct Group {
    indent: usize,
    /// How sure it is that what it holds is secret.
    claim: Claim,
    is_section: bool,
    lines: usize,
}

/// A group is not read further.
const MOST_LINES: usize = 40;

pub(super) fn find(row: &Row<'_>, state: &mut State, acc: &mut Vec<Found>) {
    if row.text.starts_with(['#', ';']) {
        return;
    }
    if let Some(open) = &mut state.group {
        open.lines += 1;
        let closes = !open.is_section && row.indent <= open.indent;
        if closes && !is_opening(row.text) || MOST_LINES < open.lines {
            state.group = None;
        } else if !closes {
            items(row, open.claim, acc);
        }
    }
    match opened(row.text, row.indent) {
        Some(new) => state.group = (new.claim != Claim::None).then_some(new),
        None => inline(row, acc),
    }
}

/// `array (` below `'name' =>`.
fn is_opening(text: &str) -> bool {
    matches!(text, "array (" | "array(" | "[" | "{" | "(" | "[[")
}

/// The group that a line opens; one of no claim where the line opens another.
fn opened(text: &str, indent: usize) -> Option<Group> {
    if is_opening(text) {
        return None;
    }
    let open = |claim, is_section| Some(Group { indent, claim, is_section, lines: 0 });
    if let Some(name) = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        let name = name.trim_matches(['[', ']', '"']);
        let plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.- ".contains(&it));
        return if plain { open(collects(name), true) } else { None };
    }
    let head = ["array (", "array(", "=>", "{", "[", "(", "=", ":"]
        .iter()
        .fold(text, |text, it| text.trim_end().strip_suffix(it).unwrap_or(text));
    if head.len() == text.len() {
        return None;
    }
    let head = head.trim_end_matches(['=', ':', ' ', '>', '"', '\'', ']']);
    let name = head.rsplit([' ', '"', '\'', '[', '$']).next().unwrap_or_default();
    let words = head.split_whitespace().count();
    if name.is_empty() || 3 < words {
        return open(Claim::None, false);
    }
    open(collects(name), false)
}

/// What a name of several says about each of them.
fn collects(name: &str) -> Claim {
    let lower = name.to_ascii_lowercase();
    let last = lower.rsplit(['.', '_', '-']).next().unwrap_or_default();
    if matches!(last, "shards" | "recovery" | "unseal") || is_codes(&lower) {
        return Claim::Strong;
    }
    if SEVERAL.contains(&last) {
        return Claim::Weak;
    }
    if claim(name) == Claim::Strong { Claim::Strong } else { Claim::None }
}

fn is_codes(name: &str) -> bool {
    name.ends_with("codes") && ["recovery", "backup", "scratch"].iter().any(|it| name.has(it))
}

/// Names of groups that hold names of secrets as well.
#[rustfmt::skip]
const SEVERAL: &[&str] = &[
    "secret", "secrets", "token", "tokens", "keys", "credential", "credentials", "creds", "users",
    "auth", "accounts", "logins", "basicauth", "pass",
];

/// What stands between the name of an item and its value.
const SIGNS: &[&str] = &[" => ", "=> ", ": ", " = ", "=", ":"];

/// The secrets of one line of a group.
fn items(row: &Row<'_>, claimed: Claim, acc: &mut Vec<Found>) {
    let bare = row.text.strip_prefix("- ").unwrap_or(row.text);
    let name = bare.trim_start_matches(['"', '\'', '$', '[']);
    let length =
        name.bytes().take_while(|it| it.is_ascii_alphanumeric() || b"_.-".contains(it)).count();
    let key = name.get(..length).unwrap_or_default();
    let rest = name.get(length..).unwrap_or_default().trim_start_matches(['"', '\'', ']']);
    match SIGNS.iter().find(|it| 0 < length && rest.starts_with(**it)) {
        Some(sign) => {
            let start = row.content.end - rest.len() + sign.len();
            named(row, key, row.scan.skip_blanks(start), claimed, acc);
        }
        None => nameless(row, claimed, acc),
    }
}

/// `name: X`
fn named(row: &Row<'_>, key: &str, start: usize, claimed: Claim, acc: &mut Vec<Found>) {
    let numbered = key.bytes().all(|it| it.is_ascii_digit());
    let settles = !matches!(key, "value" | "val" | "v" | "content" | "data");
    if !numbered && (is_user(key) || settles && is_setting(key))
        || matches!(claim(key), Claim::About | Claim::Public)
    {
        return;
    }
    let (scan, end) = (row.scan, row.content.end);
    if end <= start || scan.byte(start).is_some_and(|it| b"[{(".contains(&it)) {
        return;
    }
    let value = match scan.quoted(start, end) {
        Some((inner, _)) => inner,
        None => {
            let rest = scan.of(start, end).split(" #").next().unwrap_or_default();
            TextRange::new(start, start + rest.trim_end_matches([',', ';', ' ']).len())
        }
    };
    if accepts(value.of(scan.text), claimed) {
        push(acc, value);
    }
}

/// `- X`, `"X", "Y",`, the last line of a long string
fn nameless(row: &Row<'_>, claimed: Claim, acc: &mut Vec<Found>) {
    let long = row.text.strip_suffix("'''").or_else(|| row.text.strip_suffix("\"\"\""));
    if let Some(it) = long.filter(|it| !it.contains(['"', '\'']) && accepts(it, claimed)) {
        push(acc, row.range(0, it.len()));
    } else if row.text.contains(['"', '\'']) {
        strings(row, row.content, claimed, acc);
    } else {
        let item = row.item();
        let text = item.of(row.scan.text);
        if !text.contains(' ') && accepts(text, claimed) {
            push(acc, item);
        }
    }
}

/// Every quoted string of a range.
fn strings(row: &Row<'_>, range: TextRange, claimed: Claim, acc: &mut Vec<Found>) {
    let scan = row.scan;
    let mut at = range.start;
    while at < range.end {
        at += scan.run(at, range.end, |it| it != b'"' && it != b'\'');
        let Some((inner, after)) = scan.quoted(at, range.end).filter(|_| at < range.end) else {
            return;
        };
        if accepts(inner.of(scan.text), claimed) {
            push(acc, inner);
        }
        at = after.max(at + 1);
    }
}

fn accepts(value: &str, claimed: Claim) -> bool {
    let sentence = value.contains(' ') && value.ends_with(['.', '!', '?']);
    let typed = looks_typed(value) || looks_secret(value);
    let word = value.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it));
    is_literal(value)
        && 4 <= value.len()
        && !is_path(value)
        && !is_plain(value)
        && !is_number(value)
        && !is_label(value)
        && !sentence
        && !value.starts_with(['-', '<', '/', '&', '*', '!', '@', '|'])
        && !value.has("://")
        && !matches!(claim(value), Claim::Strong | Claim::About)
        && (typed || claimed == Claim::Strong && !(word && value.len() < 6))
}

/// Words of lists that say what a field has to be like.
const CHECKS: &[&str] = &["required", "confirmed", "nullable", "sometimes", "' =>", "\" =>"];

/// `shards = ["a", "b"]`
fn inline(row: &Row<'_>, acc: &mut Vec<Found>) {
    let text = row.text;
    let Some(open) = text.find('[').filter(|_| text.contains(['"', '\''])) else { return };
    let (head, list) = text.split_at_checked(open).unwrap_or_default();
    let head = head.trim_end_matches([' ', '=', ':', '>', '"', '\'']);
    let name = head.rsplit([' ', '"', '\'', '$', '{', ',']).next().unwrap_or_default();
    if CHECKS.iter().any(|it| list.contains(it)) {
        return;
    }
    if !name.is_empty() && head.len() < open && collects(name) == Claim::Strong {
        let close = text.find(']').unwrap_or(text.len()).max(open);
        strings(row, row.range(open, close - open), Claim::Strong, acc);
    }
}
