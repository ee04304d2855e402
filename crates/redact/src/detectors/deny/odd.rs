//! Words whose letters, digits and signs are mixed as they are in no word of a configuration.

use text::TextRange;

use super::innocent::is_named_innocent;
use super::looks::{is_denied, is_key, is_odd, is_word};
use crate::Kind;
use crate::find::Find as _;
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::is_hex;

/// Words whose letters, digits and signs are mixed as they are in no word of a configuration.
pub(super) fn find(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let inside = |it: u8| !it.is_ascii_whitespace() && !b"\"'`,;()[]{}<>|\\=&?".contains(&it);
    let end = line.range.end;
    let mut at = line.content;
    while at < end {
        at += scan.run(at, end, |it| !inside(it));
        let start = at;
        at += scan.run(at, end, inside);
        let word = scan.of(start, at);
        // `name:value`
        let offset = word.trim_end_matches(':').rfind(':').map_or(0, |it| it + 1);
        let addressed = word.has("://");
        let (start, word) = (start + offset, word.get(offset..).unwrap_or_default());
        let shell = addressed
            || 0 < offset && word.starts_with('!')
            || word.starts_with(['/', '-', '$', '~', '^', '%', '@', '.', '*', '&', '+'])
            || scan.before(start).is_some_and(|it| b"{$\\".contains(&it));
        let value = word.trim_end_matches(['.', ':', '!', '?']);
        let alone = start == line.content && value.len() == scan.of(start, end).trim_end().len();
        // A name, unless the sign pads what is written in base64.
        let named = scan.byte(at) == Some(b'=')
            && scan
                .byte(at + 1)
                .is_some_and(|it| it.is_ascii_alphanumeric() || b"\"'".contains(&it))
            && !is_hex(scan.of(at + 1, at + 3));
        let named = named || is_name(scan, line, start, at);
        // `--name web-3`, `on runner-2`
        let option = scan.of(line.content.max(start.saturating_sub(16)), start);
        let option = option.trim_end().rsplit(' ').next().unwrap_or_default();
        let is_named = NAMING.contains(&option)
            && is_word(value.trim_end_matches(|it: char| it.is_ascii_digit() || it == '-'));
        if !shell
            && !is_named
            && !named
            && !word.contains(['/', ':', '@', '$'])
            && (is_odd(value) && is_denied(value) || alone && is_key(value) && value.len() != 40)
            && !is_named_innocent(scan, line, start)
        {
            acc.push(Found {
                range: TextRange::new(start, start + word.trim_end_matches(['.', ':']).len()),
                kind: Kind::Password,
            });
        }
    }
}

/// Options and words before names.
const NAMING: &[&str] =
    &["--name", "--user", "--auth-user", "--username", "-u", "-U", "--db", "--host", "-h", "on"];

/// Whether a word is the name of a member or of a setting: `"IPv6Address": …`, `strict_8bitmime = no`.
fn is_name(scan: &Scan<'_>, line: &Line, start: usize, end: usize) -> bool {
    let rest = scan.of(end, line.range.end.min(end + 40));
    let member = scan.before(start) == Some(b'"') && rest.starts_with("\":");
    let blanks = rest.trim_start_matches([' ', '\t']);
    let word = scan.of(start, end);
    let setting = start == line.content
        && word.contains('_')
        && word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
        && (rest.starts_with('\t') || blanks.starts_with('=') && blanks.len() < rest.len());
    member || setting
}
