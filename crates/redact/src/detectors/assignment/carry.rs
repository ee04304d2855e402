//! What a name says of a value that stands behind another: `name: DB_PASSWORD`, and below it
//! `value: X`.

use std::ops::ControlFlow;

use text::TextRange;

use super::around::is_parameter;
use super::extent::value;
use super::pair::Pair;
use super::role::{NEAR, PARTNERS, has_role, is_user_next};
use super::words::is_first;
use super::{Join, LONGEST_NAME, NAMELESS, State, is_known};
use crate::lexicon::{Claim, claim, is_user};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{is_literal, is_number, looks_secret};

/// What is known of the value by its name and by what was carried to it. A break says that the value
/// is no secret, or that one was found before it.
pub(super) fn carry(
    scan: &Scan<'_>,
    line: &Line,
    pair: &mut Pair<'_>,
    state: &mut State,
) -> ControlFlow<Option<Vec<TextRange>>> {
    let (start, end) = (pair.start, pair.end);
    let value_of_name = || {
        let value = scan.word(start, end.min(start + LONGEST_NAME));
        value.map(|it| it.of(scan.text)).map_or(ControlFlow::Break(None), ControlFlow::Continue)
    };
    if pair.is_sign() {
        login(scan, pair, state);
    }
    if is_strong_here(scan, line, pair) {
        pair.claimed = Claim::Strong;
    }
    let lower = pair.lower.as_str();
    if lower == "variable" && pair.join == Join::Blank {
        // Terraform: `variable "db_password" {`, and its `default` below.
        state.named = Some((claim(value_of_name()?), end + 400));
        return ControlFlow::Break(None);
    }
    if NAMERS.contains(&lower) && pair.join != Join::Blank && pair.claimed != Claim::Strong {
        let value = value_of_name()?;
        let named = if value.contains([' ', '=']) { Claim::None } else { claim(value) };
        if named == Claim::Strong || named == Claim::Weak {
            state.named = Some((named, end + 200));
            let nameless = state.nameless.take().filter(|it| start <= it.1);
            let nameless = nameless.map(|it| it.0).filter(|it| {
                let text = it.of(scan.text);
                is_literal(text) && (named == Claim::Strong || looks_secret(text))
            });
            return ControlFlow::Break(nameless.map(|it| vec![it]));
        }
    }
    if lower == NAMELESS && state.named.is_none() && is_first(scan, line, pair.name) {
        let nameless = value(scan, line, pair.name, pair.join, start, state);
        state.nameless = nameless.filter(|it| !it.is_empty()).map(|it| (it, end + 120));
    }
    if NAMED.contains(&lower)
        && let Some((named, last)) = state.named.take()
        && start <= last
    {
        let word = scan.word(start, end).map(|it| it.of(scan.text)).unwrap_or_default();
        let label = word.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
            && claim(word) == Claim::Strong;
        pair.claimed = if label { Claim::None } else { named };
    }
    ControlFlow::Continue(())
}

/// Names whose value is the name of what follows.
const NAMERS: &[&str] =
    &["name", "macro", "key", "k", "field", "setting", "option", "option_name", "meta_key", "n"];

/// Names of what was named before.
const NAMED: &[&str] = &[
    "value",
    "default",
    "defaultvalue",
    "content",
    "_value",
    "val",
    "v",
    "wert",
    "option_value",
    "meta_value",
    "string",
];

/// Sees who logs in, and takes what stands beside it for the secret: `u=app p=X`.
fn login(scan: &Scan<'_>, pair: &mut Pair<'_>, state: &mut State) {
    let (lower, start, end) = (pair.lower.as_str(), pair.start, pair.end);
    if (has_role(pair.text) || lower.ends_with("id") || lower.ends_with("name"))
        && is_user(pair.text)
    {
        state.user = start + NEAR;
    } else if pair.claimed == Claim::None
        && PARTNERS.contains(&lower.trim_start_matches('$'))
        && (start <= state.user || is_user_next(scan, start, end))
        && scan.word(start, end).is_some_and(|it| 2 < it.len() && !is_number(it.of(scan.text)))
    {
        pair.claimed = Claim::Strong;
    }
}

/// Whether the place of a name makes it a secret's.
fn is_strong_here(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    match pair.lower.as_str() {
        // SQLite's, where the file is encrypted.
        "key" => {
            let head = || scan.of(pair.name.start.saturating_sub(4), pair.name.start);
            let value = || scan.word(pair.start, pair.end).map(|it| it.of(scan.text));
            // Two words: `api key = X`.
            line.word.of(scan.text).eq_ignore_ascii_case("pragma")
                || pair.is_sign()
                    && head().eq_ignore_ascii_case("api ")
                    && value().is_some_and(|it| it.bytes().any(|it| it.is_ascii_digit()))
        }
        // PHP's session handler for Redis: `?auth=X`, `?auth[]=name&auth[]=X`.
        "auth" => {
            scan.starts_with(pair.name.end, "[]")
                || is_parameter(scan, pair.name)
                    && !scan
                        .word(pair.start, pair.end)
                        .is_some_and(|it| is_known(&it.of(scan.text).to_ascii_lowercase()))
        }
        _ => false,
    }
}
