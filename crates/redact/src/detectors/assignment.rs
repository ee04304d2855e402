//! Values behind names, in any syntax that joins the two: `KEY=value`, `key: value`,
//! `"key" => 'value'`, `<key>value</key>`, `--key value`, `fastcgi_param KEY value;`.

mod around;
mod carry;
mod decide;
mod ends;
mod extent;
mod join;
mod lines;
mod nothing;
mod pair;
mod parts;
mod role;
mod several;
mod slot;
mod takes;
mod words;

pub(super) use parts::joined;
pub(crate) use slot::{BRACKETS, HEADERS, PARAMETERS, VARIABLES};

use std::ops::ControlFlow;

use text::TextRange;

use crate::Kind;
use crate::find::Find as _;
use crate::lexicon::{CUT_OFF, Claim, USERS, is_cut_off, says_nothing};
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Bits};

use super::deny::{is_denied, is_known};
use carry::carry;
use decide::{is_denied_here, is_secret};
use extent::extent;
use join::{Join, join, name_length};
use nothing::{holds_no_value, is_composed, names_no_secret};
use pair::{COMPARED, Pair, is_compared};
use parts::{alternatives, webhook};
use role::{LOGINS, PARTNERS, USUALLY_NAMES, has_role, is_named_role, second_part};
use several::several;
use slot::may_be_slot;
use takes::takes;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut state = State::default();
    for it in scan.surveyed() {
        let is_begun = it.range.start < state.done
            || state.named.is_some_and(|named| it.range.start <= named.1);
        if !is_begun && !is_interesting(scan, it.holds) {
            continue;
        }
        let line = Line::new(scan, it.range);
        state.quote = None;
        line_pairs(scan, &line, it.holds, &mut state, acc);
    }
}

/// Whether a line names a secret, or has a slot and what might be a secret in it.
fn is_interesting(scan: &Scan<'_>, holds: Bits) -> bool {
    let slot = holds & survey::SLOT != 0
        || holds & survey::JOIN != 0
            && holds & (survey::UPPER | survey::UNDERSCORE | survey::DOT) != 0;
    // A slot takes what looks random, or like a strong password; in strict mode, anything.
    let value = scan.is_strict() || holds & (survey::MIXED | survey::RUN) != 0;
    holds & (survey::NAME | survey::WIDE | survey::ROLE) != 0 || slot && value
}

/// Names that matter without a word of the lexicon, where a sign follows.
pub(crate) const ROLES: &[&[&str]] =
    &[USERS, PARTNERS, LOGINS, USUALLY_NAMES, COMPARED, &[NAMELESS, CUT_OFF]];

/// Whether a name is one of these.
pub(crate) fn is_role(name: &str) -> bool {
    has_role(name) && (is_named_role(name) || name.eq_ignore_ascii_case(NAMELESS))
        || is_compared(name)
        || is_cut_off(name)
}

/// Before a value whose name follows: `- value: X`, `name: DB_PASSWORD`.
const NAMELESS: &str = "value";

/// Names whose values name what follows. Those of the lexicon are looked for anyway.
pub(crate) const NAMES: &[&str] = &["variable"];

/// What is carried along the text.
#[derive(Default)]
struct State {
    /// The open quote and where it stands; of the line.
    quote: Option<(u8, usize)>,
    /// Up to where everything is masked already: values of several lines.
    done: usize,
    /// Up to where a long value reaches that was looked at and is none.
    dull: usize,
    /// A name that was given as a value (`name: DB_PASSWORD`), and the last offset at which its
    /// `value:` may begin.
    named: Option<(Claim, usize)>,
    /// A value that its name may follow, as in `- value: X`, and the last offset for the name.
    nameless: Option<(TextRange, usize)>,
    /// How many bytes stand behind the names so far, each up to the end of its line.
    looked: usize,
    /// The last offset at which the secret of whoever was named may begin: `u=app p=X`.
    user: usize,
}

fn line_pairs(scan: &Scan<'_>, line: &Line, holds: Bits, state: &mut State, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let mut at = line.range.start.max(state.done);
    while at < end {
        let length = name_length(scan, at, end);
        if length == 0 {
            see_quote(scan, at, state);
            at += 1;
            continue;
        }
        let name = TextRange::new(at, at + length);
        at = name.end;
        // Most names say nothing, and there is no need to see what they are joined to.
        let matters = holds & survey::WIDE != 0 || state.named.is_some();
        let telling = matters || has_role(name.of(scan.text)) || is_telling(scan, line, name);
        if !telling && !may_be_slot(scan, line, holds, name) {
            continue;
        }
        let Some((join, start)) = join(scan, name, end) else { continue };
        state.looked += end.saturating_sub(start);
        let reach = if state.looked <= MOST_LOOKED { end } else { end.min(start + REACH) };
        let line = Line { range: TextRange::new(line.range.start, reach), ..*line };
        if let Some(value) = secret(scan, &line, name, join, start, state) {
            acc.extend(value.iter().map(|it| Found { range: *it, kind: kind(name.of(scan.text)) }));
            if let Some(last) = value.last() {
                at = last.end.max(at);
                state.done = last.end;
            }
        }
    }
}

/// Behind a name everything up to the end of its line is looked at, as long as all that is not
/// more. Lines of a megabyte that are full of names would take hours.
const MOST_LOOKED: usize = 32 << 20;

/// How far is looked behind further names.
const REACH: usize = 2048;

/// Whether the whole words of a name say nothing.
fn is_mute(name: &str) -> bool {
    says_nothing(name.as_bytes()) && !NAMES.iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Whether a name of an ASCII line may claim something, or name what follows.
fn is_telling(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let text = name.of(scan.text);
    // `key` is a word of the lexicon.
    let follows = text.len() == 4 && text.eq_ignore_ascii_case("name");
    let follows = follows || is_compared(text) || is_cut_off(text);
    // Two digits of an encoded sign may stand before the name.
    let encoded = line.range.start < name.start && scan.before(name.start) == Some(b'%');
    follows || encoded || survey::may_name(text) && !is_mute(text)
}

fn see_quote(scan: &Scan<'_>, at: usize, state: &mut State) {
    let Some(byte @ (b'"' | b'\'')) = scan.byte(at) else { return };
    if scan.before(at) == Some(b'\\') {
        return;
    }
    let apostrophe = byte == b'\''
        && scan.before(at).is_some_and(|it| it.is_ascii_alphanumeric())
        && scan.byte(at + 1).is_some_and(|it| it.is_ascii_alphanumeric());
    state.quote = match state.quote {
        Some((open, _)) if open == byte => None,
        None if !apostrophe => Some((byte, at)),
        other => other,
    };
}

/// What a name's slot holds that is secret: one range, or one for each line or part.
fn secret(
    scan: &Scan<'_>,
    line: &Line,
    name: TextRange,
    join: Join,
    start: usize,
    state: &mut State,
) -> Option<Vec<TextRange>> {
    let mut pair = Pair::new(scan, line, name, join, start);
    if let ControlFlow::Break(res) = carry(scan, line, &mut pair, state) {
        return res;
    }
    if names_no_secret(scan, &pair) {
        return None;
    }
    if let Some(range) = second_part(scan, &pair) {
        return Some(vec![range]);
    }
    if matches!(pair.claimed, Claim::None | Claim::Public) && !pair.slot && !pair.is_sent()
        || start < state.dull && pair.claimed != Claim::Strong
        || !takes(scan, line, &pair)
    {
        return None;
    }
    if let ControlFlow::Break(res) = several(scan, line, &pair) {
        return res;
    }
    let value = extent(scan, line, &pair, state)?;
    let raw = value.of(scan.text);
    if pair.lower.has("webhook") && raw.has("://") {
        return webhook(scan, value).map(|it| vec![it]);
    }
    if holds_no_value(scan, line, &pair, value, state) {
        return None;
    }
    if LONGEST_TYPED < raw.len() {
        state.dull = value.end;
    }
    let is_found = !is_composed(scan, &pair, value)
        && (is_secret(scan, line, &pair, value)
            || scan.is_strict() && is_denied_here(scan, &pair, value));
    is_found.then(|| {
        if pair.is_compared() { alternatives(scan, value) } else { joined(scan, value, pair.end) }
    })
}

/// Longer names are none.
const LONGEST_NAME: usize = 160;

/// A longer value is looked at once only.
const LONGEST_TYPED: usize = 512;

fn kind(name: &str) -> Kind {
    let lower = name.to_lowercase();
    if lower.has("cookie") || lower.has("session") || lower.has("sessid") {
        Kind::Cookie
    } else if lower.has("token") || lower.has("jwt") || lower.has("bearer") {
        Kind::Token
    } else if lower.has("key") || lower.has("salt") || lower.has("license") {
        Kind::Key
    } else {
        Kind::Password
    }
}
