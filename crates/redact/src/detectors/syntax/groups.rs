//! Keys in groups of letters and digits.

use text::TextRange;

use super::Row;
use crate::model::Found;

/// Keys of products in groups of five, of disks in groups of six digits.
pub(super) fn of_products(row: &Row<'_>, acc: &mut Vec<Found>) {
    let mut at = 0;
    for word in row.text.split([' ', '\t', '"', '\'', ',', '=', '(', ')', '<', '>', '`', ':']) {
        let start = at;
        at += word.len() + 1;
        if !matches!(word.len(), 29 | 55) || word.as_bytes().get(5 + word.len() / 55) != Some(&b'-')
        {
            continue;
        }
        let size = if word.len() == 29 { 5 } else { 6 };
        let inside = |it: u8| it.is_ascii_digit() || size == 5 && it.is_ascii_uppercase();
        let grouped = word.split('-').all(|it| it.len() == size && it.bytes().all(inside));
        let mixed = size == 6
            || word.bytes().any(|it| it.is_ascii_digit())
                && word.bytes().any(|it| it.is_ascii_uppercase());
        if grouped && mixed {
            row.push(start, word.len(), acc);
        }
    }
}

/// Keys in groups of four: `k7zq m2xw p9rt l4vb`, `VDL9-D32U-NLY5-XIWQ`. Groups of hexadecimal
/// digits are fingerprints.
pub(super) fn of_four(row: &Row<'_>, acc: &mut Vec<Found>) {
    let mut run: Option<TextRange> = None;
    let mut at = 0;
    let (mut count, mut mixed, mut other) = (0, 0, 0);
    let mut sign = None;
    for word in row.text.split([' ', '-', '\t']).chain([""]) {
        let start = at;
        at += word.len() + 1;
        let before = row.text.as_bytes().get(start.wrapping_sub(1)).copied();
        let bare = word.trim_matches(|it: char| "\"'`(),.;:".contains(it));
        let upper = bare.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
        let lower = bare.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
        let lead = word.find(bare).unwrap_or_default();
        let joins =
            run.is_none_or(|it| it.end + 1 == start && lead == 0 && (count == 1 || sign == before));
        sign = before;
        if bare.len() == 4 && (upper || lower) && joins {
            let begin = run.map_or(start + lead, |it| it.start);
            run = Some(TextRange::new(begin, start + lead + 4));
            count += 1;
            let digits = bare.bytes().filter(u8::is_ascii_digit).count();
            mixed += usize::from((1..=3).contains(&digits));
            other += bare.bytes().filter(|it| b'f' < it.to_ascii_lowercase()).count();
            if lead + 4 == word.len() {
                continue;
            }
        }
        if let Some(range) = run.take()
            // The number of a weakness.
            && row.text.get(range.start..).is_none_or(|it| !it.starts_with("GHSA"))
            && 4 <= count
            && count <= mixed * 2
            && count <= other * 2
        {
            row.push(range.start, range.len(), acc);
        }
        (count, mixed, other) = (0, 0, 0);
    }
}
