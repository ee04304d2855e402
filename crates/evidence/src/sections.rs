//! Where in a paste of several kinds of text each one stands.

use text::TextRange;

use crate::detect::{BLOCKS, DIRECTIVES, TextKind, detect, fpm, is_fpm_dump, is_log, is_nginx};
use crate::lines::{Paste, Role};
use crate::shell::Part;
use crate::{formats, scan};

/// The sections of a paste of several kinds, in order and without gaps: files that commands show
/// (`$ cat FILE`), and blocks and log lines that follow each other without a prompt.
pub fn split(text: &str) -> Vec<(TextRange, TextKind)> {
    let paste = Paste::new(text);
    let mut res = Vec::new();
    let mut from = 0;
    // What stands before the first prompt is no command's output.
    let mut shows = true;
    for (at, line) in paste.lines.iter().enumerate() {
        if line.role != Role::Prompt {
            continue;
        }
        sections(&paste, text, from..at, shows, &mut res);
        push(
            &mut res,
            line_start(&paste, at, text),
            line_start(&paste, at + 1, text),
            TextKind::Evidence,
        );
        from = at + 1;
        shows = paste.command(at).is_some_and(|it| it.parts.iter().any(shows_file));
    }
    sections(&paste, text, from..paste.lines.len(), shows, &mut res);
    if res.is_empty() {
        res.push((TextRange::new(0, text.len()), TextKind::Evidence));
    }
    res
}

fn shows_file(part: &Part) -> bool {
    let is_viewer = ["cat", "bat", "less", "more", "head", "tail"].contains(&part.program.as_str());
    let is_dump = (part.program == "nginx" && part.has('T'))
        || (part.program.contains("php-fpm") && part.args.iter().any(|it| it == "-tt"));
    !part.is_filter && (is_viewer || is_dump)
}

/// The first offset of a line; the end of the text behind the last one.
fn line_start(paste: &Paste<'_>, at: usize, text: &str) -> usize {
    match (at, paste.line(at)) {
        (0, _) => 0,
        (_, Some(line)) => line.range.start,
        (_, None) => text.len(),
    }
}

fn push(res: &mut Vec<(TextRange, TextKind)>, start: usize, end: usize, kind: TextKind) {
    match res.last_mut() {
        _ if end <= start => {}
        Some((last, same)) if *same == kind => last.end = end,
        _ => res.push((TextRange::new(start, end), kind)),
    }
}

/// Cuts lines between two prompts where a text of another kind begins.
fn sections(
    paste: &Paste<'_>,
    text: &str,
    lines: std::ops::Range<usize>,
    shows: bool,
    res: &mut Vec<(TextRange, TextKind)>,
) {
    let (first, last) = (line_start(paste, lines.start, text), line_start(paste, lines.end, text));
    if !shows {
        push(res, first, last, TextKind::Evidence);
        return;
    }
    let mut kind = None;
    let mut start = first;
    let mut depth = 0_usize;
    for at in lines {
        let Some(line) = paste.line(at) else { break };
        let raw = line.range.of(text);
        let trimmed = raw.trim();
        if let Some(begun) = begins(raw, trimmed, kind, depth)
            && kind != Some(begun)
        {
            if let Some(kind) = kind {
                let end = line_start(paste, at, text);
                push(res, start, end, kind);
                start = end;
            }
            kind = Some(begun);
            depth = 0;
        }
        if kind == Some(TextKind::Nginx) && !trimmed.starts_with('#') {
            depth =
                (depth + trimmed.matches('{').count()).saturating_sub(trimmed.matches('}').count());
        }
    }
    let whole = || detect(TextRange::new(start, last).of(text));
    push(res, start, last, kind.unwrap_or_else(whole));
}

/// The kind of text that begins with a line, where the line leaves no doubt.
fn begins(raw: &str, text: &str, current: Option<TextKind>, depth: usize) -> Option<TextKind> {
    let is_comment = text.starts_with(['#', ';']);
    if text.starts_with("# configuration file ") && text.ends_with(':') {
        return Some(TextKind::Nginx);
    }
    if is_comment || text.is_empty() {
        return None;
    }
    if is_fpm_dump(text) {
        return Some(TextKind::Fpm);
    }
    // A dump ends in notices of its own.
    if current == Some(TextKind::Fpm) && text.contains("NOTICE: ") {
        return None;
    }
    if is_log(text) || scan::mode(text.split(' ').next().unwrap_or_default()).is_some() {
        return Some(TextKind::Evidence);
    }
    let is_indented = raw.starts_with([' ', '\t']);
    let is_inside = match current {
        Some(TextKind::Nginx) => 0 < depth,
        // What is indented in these belongs to them, whatever it looks like.
        Some(TextKind::Compose | TextKind::Dockerfile) => is_indented,
        Some(TextKind::Fpm | TextKind::Evidence) | None => false,
    };
    if is_inside {
        return None;
    }
    if raw == "services:" {
        return Some(TextKind::Compose);
    }
    if text.starts_with("FROM ") && formats::is_instruction(text) {
        return Some(TextKind::Dockerfile);
    }
    let word = text.split([' ', '\t', '{', ';']).next().unwrap_or_default();
    if BLOCKS.contains(&word) && is_nginx(text) {
        return Some(TextKind::Nginx);
    }
    if text.starts_with('[') && !text.contains(':') && fpm(text).is_some() {
        return Some(TextKind::Fpm);
    }
    let is_open = matches!(current, None | Some(TextKind::Evidence));
    if is_open && DIRECTIVES.contains(&word) && is_nginx(text) && text.ends_with(';') {
        return Some(TextKind::Nginx);
    }
    (is_open && text.starts_with("listen") && fpm(text).is_some()).then_some(TextKind::Fpm)
}
