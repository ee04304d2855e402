//! The arguments of a call.

use text::TextRange;

use crate::lexicon::{Claim, claim};
use crate::scan::Scan;

/// One argument of a call.
pub(super) struct Argument {
    pub(super) range: TextRange,
    /// The inside of one that is a literal, bare or within a function that only changes how it is
    /// written.
    pub(super) literal: Option<TextRange>,
}

/// The arguments up to `)`.
pub(super) fn arguments(scan: &Scan<'_>, from: usize) -> Vec<Argument> {
    let end = (from + 600).min(scan.text.len());
    let mut res = Vec::new();
    let mut at = from;
    while res.len() < 10 {
        at += scan.run(at, end, |it| it == b' ' || it == b'\t');
        let (literal, after) = argument(scan, at, end);
        if after == at {
            break;
        }
        res.push(Argument { range: TextRange::new(at, after), literal });
        at = after;
        if scan.byte(at) != Some(b',') {
            break;
        }
        at += 1;
    }
    res
}

/// The literal of the argument at `at`, and where the argument ends.
fn argument(scan: &Scan<'_>, at: usize, end: usize) -> (Option<TextRange>, usize) {
    let line_end = at + scan.run(at, end, |it| it != b'\n');
    let (mut depth, mut offset, mut literal) = (0_usize, at, None);
    while offset < line_end {
        let slashes = scan.run(offset, line_end, |it| it == b'\\');
        match scan.byte(offset + slashes) {
            Some(b'"' | b'\'' | b'`') if offset + slashes < line_end => {
                let Some((inner, after)) = scan.quoted(offset, line_end) else { break };
                let head = scan.of(at, offset);
                let head = head.trim_end_matches([' ', '+', '.']);
                let is_list = head.starts_with('[') || head.starts_with("array(");
                if is_list || literal.is_none() && (head.is_empty() || is_wrapper(head)) {
                    literal = Some(inner);
                }
                offset = after.max(offset + 1);
                continue;
            }
            Some(b'(' | b'[' | b'{') => depth += 1,
            Some(b')' | b']' | b'}' | b',') if depth == 0 => break,
            Some(b')' | b']' | b'}') => depth -= 1,
            _ => {}
        }
        offset += slashes.max(1);
    }
    (literal, offset)
}

/// `[]byte(`, `b`, `N`, `$password =`, `chr(0x57)`.
fn is_wrapper(head: &str) -> bool {
    let name = head.trim_end_matches(['(', '=', ' ']);
    let word = name.rsplit(|it: char| !it.is_ascii_alphanumeric() && it != '_').next();
    let word = word.unwrap_or_default().to_ascii_lowercase();
    matches!(word.as_str(), "b" | "n" | "u" | "r" | "f" | "e" | "bytes" | "byte" | "from")
        || matches!(word.as_str(), "rawurlencode" | "urlencode" | "quote" | "quote_plus")
        || word == "encodeuricomponent"
        || matches!(word.as_str(), "tobytes" | "getbytes" | "encode" | "hex2bin" | "unhex" | "str")
        || matches!(word.as_str(), "fromhex" | "base64_decode" | "b64decode" | "decode" | "of")
        || head.ends_with('=') && claim(&word) == Claim::Strong
        || head.starts_with("chr(") && head.ends_with(')')
        || head.starts_with("pack(") && head.ends_with(',')
}
