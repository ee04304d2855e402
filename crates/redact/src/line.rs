//! One line: where its content begins behind what tools put before it, and what kind of line it is.

use crate::find::Find as _;
use text::TextRange;

use crate::scan::Scan;

/// One line under the detectors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) range: TextRange,
    /// Behind indentation, comment signs, signs of a diff and prefixes of `grep` or `docker logs`.
    pub(crate) content: usize,
    pub(crate) is_comment: bool,
    /// The first word of the content.
    pub(crate) word: TextRange,
    /// Whether it ends as a statement of nginx does.
    pub(crate) is_statement: bool,
}

impl Line {
    pub(crate) fn new(scan: &Scan<'_>, range: TextRange) -> Self {
        let mut content = range.start;
        let mut is_comment = false;
        for _ in 0..6 {
            content += scan.run(content, range.end, |it| matches!(it, b' ' | b'\t' | b'>'));
            if let Some(prefix) = prefix_length(scan.of(content, range.end)) {
                content += prefix;
                continue;
            }
            let signs = scan.run(content, range.end, |it| matches!(it, b'#' | b';'));
            let signs = match signs {
                0 if scan.starts_with(content, "//") && !scan.of(content, range.end).has("/:") => 2,
                0 if scan.starts_with(content, "-- ") => 2,
                0 if scan.starts_with(content, "<!--") => 4,
                _ => signs,
            };
            if 0 < signs && content + signs <= range.end {
                content += signs;
                is_comment = true;
                continue;
            }
            break;
        }
        let content = content.min(range.end);
        let word = TextRange::new(
            content,
            content
                + scan.run(content, range.end, |it| {
                    it.is_ascii_alphanumeric()
                        || matches!(it, b'_' | b'-' | b'$' | b'.')
                        || !it.is_ascii()
                }),
        );
        let rest = scan.of(content, range.end);
        let has_sign = rest.as_bytes().contains(&b'#');
        let end = if has_sign { scan.find_pair(content, range.end, *b" #") } else { None };
        let code = scan.of(content, end.unwrap_or(range.end));
        let is_statement = code.trim_end().ends_with([';', '{']);
        Self { range, content, is_comment, word, is_statement }
    }
}

/// What stands before the line itself: the sign of a diff, `file.conf:12:`, `web-1  | `.
fn prefix_length(rest: &str) -> Option<usize> {
    let second = rest.as_bytes().get(1);
    if rest.starts_with(['+', '-']) && second.is_some_and(|it| *it != b'-' && *it != b'+') {
        let signs = rest.bytes().take_while(|it| b"+- ".contains(it)).count();
        return Some(signs);
    }
    let head = rest
        .get(..rest.len().min(120))
        .unwrap_or_else(|| rest.split(' ').next().unwrap_or_default());
    let pipe = head.bytes().position(|it| it == b'|').and_then(|it| it.checked_sub(1));
    if let Some(at) = pipe.filter(|it| head.get(*it..it + 3) == Some(" | "))
        && head.get(..at).is_some_and(|it| {
            it.trim_end().bytes().all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it))
                && it.contains(['-', '_'])
        })
    {
        return Some(at + 3);
    }
    let end = head.bytes().position(|it| b" \t=".contains(&it)).unwrap_or(head.len());
    let word = head.get(..end).unwrap_or_default();
    let mut parts = word.splitn(3, ':');
    let (file, number, _) = (parts.next()?, parts.next()?, parts.next()?);
    let is_file = file.contains(['.', '/']) && !file.is_empty();
    let is_number =
        !number.is_empty() && number.len() <= 6 && number.bytes().all(|it| it.is_ascii_digit());
    (is_file && is_number).then_some(file.len() + number.len() + 2)
}
