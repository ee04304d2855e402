//! Scripts without blanks: `密码是X`, `パスワードは「X」`.

use text::TextRange;

use super::push;
use crate::lexicon::TOGETHER;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::{is_literal, is_plain};

/// A secret stands within so many bytes behind its name.
const REACH: usize = 120;

/// What joins a name and its value, and opens the value.
const JOINTS: &str = " \u{306f}\u{304c}\u{b294}\u{c740}\u{662f}\
    \u{4e3a}\u{70ba}:\u{ff1a}=\u{ff1d}\u{300c}\u{300e}\"'\u{201c}`";

/// What ends a value, beside blanks.
const ENDS: &str = "\"'`;,<>\u{3002}\u{ff0c}\u{3001}\u{ff1b}\u{ff01}\u{300d}\u{201d}";

/// `… is` of Korean, behind the secret.
const KOREAN: &[&str] = &[" \u{c785}\u{b2c8}\u{b2e4}", " \u{c774}\u{b2e4}", " \u{c608}\u{c694}"];

pub(super) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if scan.text.is_ascii() {
        return;
    }
    for word in TOGETHER {
        for (at, _) in scan.text.match_indices(word) {
            let from = at + word.len();
            let rest = scan.of(from, from + REACH).lines().next().unwrap_or_default();
            let value = rest.trim_start_matches(|it: char| JOINTS.contains(it));
            let lead = rest.len() - value.len();
            let joints = rest.get(..lead).unwrap_or_default();
            if let Some(secret) = bracketed(joints, value).or_else(|| bare(joints, value)) {
                let start = from + lead;
                push(acc, TextRange::new(start, start + secret.len()));
            }
        }
    }
}

/// `「X」`
fn bracketed<'a>(joints: &str, value: &'a str) -> Option<&'a str> {
    let end = value.find(['\u{300d}', '\u{300f}'])?;
    let value = value.get(..end)?;
    let fits = joints.ends_with(['\u{300c}', '\u{300e}'])
        && is_literal(value)
        && !TOGETHER.iter().any(|it| value.contains(it))
        && value.bytes().any(|it| it.is_ascii_digit());
    fits.then_some(value)
}

/// What ends with a blank or a sign.
fn bare<'a>(joints: &str, value: &'a str) -> Option<&'a str> {
    let ends = |it: char| it.is_whitespace() || it.is_ascii_control() || ENDS.contains(it);
    let (value, rest) = value.split_at_checked(value.find(ends).unwrap_or(value.len()))?;
    let is_odd = || value.bytes().any(|it| it.is_ascii_digit() || b"-_!#.+@&%".contains(&it));
    let is_said = || 4 <= value.chars().count() && KOREAN.iter().any(|it| rest.starts_with(it));
    let fits = !joints.is_empty()
        && 6 <= value.len()
        && is_literal(value)
        && !is_plain(value)
        && (is_odd() || is_said());
    fits.then_some(value)
}
