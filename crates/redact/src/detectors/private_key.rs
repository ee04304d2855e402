//! Private keys: blocks between `-----BEGIN … PRIVATE KEY-----` and its end, also cut ones, ones in
//! comments and ones on a single line with `\n`; and the private lines of PuTTY's files.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const PUTTY: &str = "Private-Lines: ";

/// Without any of these a text has no key.
pub(crate) const MARKS: &[&str] = &[BEGIN, PUTTY];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.holds(survey::MARK) || !MARKS.iter().any(|it| scan.text.has(it)) {
        return;
    }
    let mut inside = false;
    let mut putty = 0_usize;
    for range in scan.lines() {
        let mut start = range.start;
        if 0 < putty {
            putty -= 1;
            mask(scan, range.start, range.end, acc);
            continue;
        }
        if let Some(count) = range.of(scan.text).trim().strip_prefix(PUTTY) {
            putty = count.trim().parse().unwrap_or(40).min(200);
            continue;
        }
        let last_end = range.of(scan.text).rfind(END).map(|it| range.start + it);
        if inside {
            let content = Line::new(scan, range).content;
            let stop = range.of(scan.text).find(END).map(|it| range.start + it);
            if stop.is_none() && !belongs(scan.of(content, range.end)) {
                inside = false;
            } else {
                let until = stop.unwrap_or(range.end);
                mask(scan, content.min(until), until, acc);
                inside = stop.is_none();
                start = until;
            }
        }
        // A line may hold several blocks.
        while !inside && let Some(at) = scan.of(start, range.end).find(BEGIN) {
            let label = start + at + BEGIN.len();
            start = label + scan.run(label, range.end.min(label + 64), |it| it != b'-');
            let label = scan.of(label, start);
            if !label.has("PRIVATE KEY") && !label.starts_with("OpenVPN Static key") {
                continue;
            }
            start += scan.run(start, range.end, |it| it == b'-');
            let stop = last_end
                .filter(|it| start <= *it)
                .and_then(|_| scan.of(start, range.end).find(END))
                .map_or_else(|| start + scan.run(start, range.end, is_body), |it| start + it);
            mask(scan, start, stop, acc);
            inside = stop == range.end;
            start = stop;
        }
    }
}

fn is_body(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=\\ \t".contains(&byte)
}

/// Whether a line continues a block: base64, a header, or nothing.
fn belongs(line: &str) -> bool {
    let inner = line.trim().trim_matches(['"', '\'', ',', '+', '.', '\\', ';', ' ']);
    let inner = inner.strip_suffix("\\n").unwrap_or(inner);
    let base64 = inner.bytes().all(|it| it.is_ascii_alphanumeric() || b"+/=\\".contains(&it));
    let long = 12 <= inner.len()
        || inner.contains('=')
        || inner.bytes().any(|it| !it.is_ascii_lowercase());
    let header =
        ["Proc-Type:", "DEK-Info:", "Comment:", "Version:"].iter().any(|it| inner.starts_with(it));
    inner.is_empty() || base64 && long || header
}

/// Masks the content of a line: indentation, comment signs and quotes stay.
fn mask(scan: &Scan<'_>, start: usize, end: usize, acc: &mut Vec<Found>) {
    let text = scan.of(start, end);
    let lead = text.len()
        - text.trim_start_matches(|it: char| it.is_whitespace() || "\"'\\#;".contains(it)).len();
    let escaped = scan.before(start + lead) == Some(b'\\') && scan.byte(start + lead) == Some(b'n');
    let start = start + lead + usize::from(escaped);
    let content =
        scan.of(start, end).trim_end_matches(|it: char| it.is_whitespace() || "\"',;".contains(it));
    let content = content.strip_suffix("\\n").unwrap_or(content);
    if content.bytes().any(|it| it.is_ascii_alphanumeric()) {
        acc.push(Found { range: TextRange::new(start, start + content.len()), kind: Kind::Pem });
    }
}
