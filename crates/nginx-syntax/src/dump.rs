//! The files of an `nginx -T` dump.

use text::TextRange;

use crate::DumpFile;

const HEADER: &str = "# configuration file ";

/// A file of a dump with the line that heads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DumpPart {
    /// Without the line end.
    pub(crate) header: TextRange,
    pub(crate) file: DumpFile,
}

/// The files of a dump; none for any other text.
pub(crate) fn parts(text: &str) -> Vec<DumpPart> {
    let mut res: Vec<DumpPart> = Vec::new();
    for (start, _) in text.match_indices(HEADER) {
        let Some((header, path)) = header(text, start) else { continue };
        if let Some(last) = res.last_mut() {
            last.file.range.end = content_end(text, last.file.range.start, start);
        }
        let content = text.len().min(header.end + line_end_len(text, header.end));
        res.push(DumpPart {
            header,
            file: DumpFile { path, range: TextRange::new(content, text.len()) },
        });
    }
    // A copied dump often lacks its last line end; then the file keeps its own.
    if let Some(last) = res.last_mut()
        && ["\n\n", "\n\r\n"].iter().any(|it| last.file.range.of(text).ends_with(it))
    {
        last.file.range.end = content_end(text, last.file.range.start, last.file.range.end);
    }
    res
}

/// The header at `start` without its line end, and the path that it names.
fn header(text: &str, start: usize) -> Option<(TextRange, String)> {
    let is_line_start = text.get(..start)?.bytes().next_back().is_none_or(|it| it == b'\n');
    let rest = text.get(start..)?;
    let line = rest.get(..rest.find('\n').unwrap_or(rest.len()))?.trim_end();
    let path = line.strip_prefix(HEADER)?.strip_suffix(':')?;
    let is_absolute = path.starts_with('/') || path.get(1..3) == Some(":/");
    let range = TextRange::new(start, start + line.len());
    (is_line_start && is_absolute).then(|| (range, path.to_owned()))
}

fn line_end_len(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    rest.find('\n').map_or(rest.len(), |it| it + 1)
}

/// `end` without the one line end in front of it.
fn content_end(text: &str, start: usize, end: usize) -> usize {
    let content = TextRange::new(start, end).of(text);
    let kept = content.strip_suffix("\r\n").or_else(|| content.strip_suffix('\n'));
    start + kept.unwrap_or(content).len()
}
