//! Private keys: blocks between `-----BEGIN … PRIVATE KEY-----` and its end, also cut ones and ones
//! on a single line with `\n`.

use text::TextRange;

use crate::model::Found;
use crate::{Kind, Options};

const BEGIN: &str = "-----BEGIN ";

pub(crate) fn find(text: &str, _options: &Options, acc: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|it| it.find(BEGIN)).map(|it| from + it) {
        from = start + BEGIN.len();
        let Some(label_end) = text.get(from..).and_then(|it| it.find("-----")).map(|it| from + it)
        else {
            return;
        };
        let label = TextRange::new(from, label_end).of(text);
        if 64 < label.len() || !(label.contains("PRIVATE KEY") || label.contains("PGP PRIVATE")) {
            continue;
        }
        let body = label_end + "-----".len();
        let end = block_end(text, body);
        mask_lines(text, TextRange::new(body, end), acc);
        from = end;
    }
}

/// Where the end line begins, or where the last line ends that looks like a part of the block.
fn block_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let stated = rest.find("-----END ");
    let mut cut = 0;
    for line in rest.split_inclusive('\n') {
        let inner = line.trim().trim_start_matches(['#', ';', '+', '-', ' ', '"', '\'']);
        let belongs =
            inner.is_empty() && cut == 0 || is_body(inner) || inner.contains(": ") && cut < 200;
        if !belongs {
            break;
        }
        cut += line.len();
    }
    match stated {
        Some(stated)
            if stated < cut + 200 || !rest.get(..stated).unwrap_or_default().contains('\n') =>
        {
            start + stated
        }
        _ => start + cut,
    }
}

fn is_body(line: &str) -> bool {
    let base64 = |it: char| it.is_ascii_alphanumeric() || "+/=\\\"',".contains(it);
    16 <= line.len() && line.chars().all(base64) || line.ends_with('=') && line.chars().all(base64)
}

/// Masks each line's content, so that indentation and comment signs stay.
fn mask_lines(text: &str, range: TextRange, acc: &mut Vec<Found>) {
    let mut start = range.start;
    for line in range.of(text).split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '\t', '#', ';', '\r']);
        let lead = line.len() - inner.len();
        let content = inner.trim_end();
        if content.bytes().any(|it| it.is_ascii_alphanumeric()) {
            acc.push(Found {
                range: TextRange::new(start + lead, start + lead + content.len()),
                kind: Kind::Pem,
            });
        }
        start += line.len();
    }
}
