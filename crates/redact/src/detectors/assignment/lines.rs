//! Values of several lines.

use text::TextRange;

use super::extent::skip_type;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::is_literal;

/// Lines of a quoted value that its own line does not close: of dotenv, shells and TOML.
pub(super) fn quoted_lines(scan: &Scan<'_>, line: &Line, start: usize) -> Option<Vec<TextRange>> {
    let quote = scan.byte(start).filter(|it| b"\"'".contains(it))?;
    let sign = scan.of(start, start + 3);
    let sign = if sign.bytes().all(|it| it == quote) && sign.len() == 3 {
        sign
    } else {
        scan.of(start, start + 1)
    };
    let first = TextRange::new(start + sign.len(), line.range.end);
    if line.is_comment || first.of(scan.text).contains(sign) {
        return None;
    }
    let mut res = vec![first];
    let mut from = line.range.end;
    for _ in 0..MOST_LINES {
        from += scan.run(from, scan.text.len(), |it| it == b'\r');
        from += scan.run(from, from + 1, |it| it == b'\n');
        let end = from + scan.run(from, from + LONGEST_LINE, |it| it != b'\n' && it != b'\r');
        let text = scan.of(from, end);
        if let Some(at) = text.find(sign) {
            // Whatever follows ends the statement; else the mark opened something of its own.
            let behind = text.get(at + sign.len()..).unwrap_or_default();
            let ends = behind.bytes().all(|it| b" \t;,)]}".contains(&it));
            res.push(TextRange::new(from, from + at));
            res.retain(|it| !it.is_empty());
            return ends.then_some(res);
        }
        let assigns = scan.names_next(from, end) || text.has(" = ") || text.has(": ");
        if end == from || assigns || end == scan.text.len() {
            return None;
        }
        res.push(TextRange::new(from, end));
        from = end;
    }
    None
}

/// A quoted value has no more lines, and no longer ones.
const MOST_LINES: usize = 12;
const LONGEST_LINE: usize = 400;

/// YAML's signs of a value on the next lines.
pub(super) fn is_block_sign(rest: &str) -> bool {
    let rest = rest.split(" #").next().unwrap_or_default().trim();
    rest.is_empty()
        || rest.len() <= 3
            && rest.starts_with(['|', '>'])
            && rest.bytes().skip(1).all(|it| it.is_ascii_digit() || b"+-".contains(&it))
}

/// The lines below that are indented deeper, or the one that a dump puts the value on.
pub(super) fn block(scan: &Scan<'_>, line: &Line, start: usize) -> Option<Vec<TextRange>> {
    let indent =
        |range: TextRange| scan.run(range.start, range.end, |it| it == b' ' || it == b'\t');
    let own = indent(line.range);
    let stated = !scan.of(start, line.range.end).trim().is_empty();
    let mut res = Vec::new();
    let mut from = line.range.end;
    for _ in 0..if stated { 200 } else { 1 } {
        from += scan.run(from, scan.text.len(), |it| it == b'\r');
        from += usize::from(scan.byte(from) == Some(b'\n'));
        let length = scan.run(from, scan.text.len(), |it| it != b'\n');
        let below = TextRange::new(from, from + length);
        if below.is_empty()
            || !below.of(scan.text).trim().is_empty() && indent(below) <= own && stated
        {
            break;
        }
        let content = from + indent(below);
        let content = skip_type(scan, content, below.end);
        let text = scan.of(content, below.end).trim_end();
        if !stated {
            let quoted = scan.quoted(content, below.end).map(|it| it.0);
            let single = !text.contains([' ', ':', '=', '{', '[', '<'])
                && !text.starts_with('-')
                && own < indent(below);
            return quoted
                .or_else(|| single.then(|| TextRange::new(content, content + text.len())))
                .filter(|it| is_literal(it.of(scan.text)) && claim(it.of(scan.text)) == Claim::None)
                .map(|it| vec![it]);
        }
        if text.bytes().any(|it| it.is_ascii_alphanumeric()) && !text.has("-----") {
            res.push(TextRange::new(content, content + text.len()));
        }
        from = below.end;
    }
    (!res.is_empty()).then_some(res)
}
