//! Small readers that several formats share: quoted texts, numbers, file modes, error numbers.

use access::Principal;

use crate::{AclMarker, FileKind};

/// What follows `needle` in `text`.
pub(crate) fn after<'t>(text: &'t str, needle: &str) -> Option<&'t str> {
    text.split_once(needle).map(|(_, rest)| rest)
}

/// The text between `open` and the next `close`.
pub(crate) fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    after(text, open)?.split_once(close).map(|(inside, _)| inside)
}

/// Splits a quoted text from the front: what it holds, and the rest behind the closing quote.
pub(crate) fn quoted(text: &str) -> Option<(&str, &str)> {
    for (open, close) in QUOTES {
        if let Some(rest) = text.strip_prefix(*open) {
            return rest.split_once(*close);
        }
    }
    None
}

/// The text without a pair of quotes around it.
pub(crate) fn unquoted(text: &str) -> &str {
    match quoted(text) {
        Some((inside, "")) => inside,
        _ => text,
    }
}

const QUOTES: &[(char, char)] =
    &[('\'', '\''), ('"', '"'), ('`', '\''), ('\u{2018}', '\u{2019}'), ('\u{201c}', '\u{201d}')];

/// The number that `text` begins with, and the rest.
pub(crate) fn leading_number(text: &str) -> Option<(u64, &str)> {
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let digits = text.get(..text.len().checked_sub(rest.len())?)?;
    Some((digits.parse().ok()?, rest))
}

/// Whether `text` is a decimal number.
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// An account column: a number is an id.
pub(crate) fn principal(text: &str) -> Principal {
    match text.parse() {
        Ok(id) if is_number(text) => Principal::numbered(id),
        _ => Principal::named(text),
    }
}

/// An account of which the output has the number and perhaps the name.
pub(crate) fn numbered(id: &str, name: Option<&str>) -> Option<Principal> {
    let id = id.parse().ok()?;
    match name {
        Some(name) if !name.is_empty() && name != "UNKNOWN" && !is_number(name) => {
            Some(Principal { name: Some(name.to_owned()), id: Some(id) })
        }
        _ => Some(Principal::numbered(id)),
    }
}

/// A mode column such as `srw-rw----+`.
pub(crate) fn mode(text: &str) -> Option<(FileKind, u16, AclMarker)> {
    let bytes = text.as_bytes();
    let marker = match bytes.get(10) {
        // `.` is an SELinux label, `@` are macOS's attributes.
        None | Some(b'.' | b'@') => AclMarker::Absent,
        Some(b'+') => AclMarker::Present,
        Some(_) => return None,
    };
    if 11 < bytes.len() {
        return None;
    }
    let kind = match bytes.first()? {
        b'd' => FileKind::Directory,
        b's' => FileKind::Socket,
        b'-' => FileKind::Regular,
        b'l' => FileKind::Symlink,
        b'b' | b'c' | b'p' | b'D' | b'?' => FileKind::Other,
        _ => return None,
    };
    let mut bits = 0;
    for (class, special) in [(0_usize, 0o4000), (1, 0o2000), (2, 0o1000)] {
        let shift = 6 - 3 * class;
        let at = 1 + 3 * class;
        match bytes.get(at)? {
            b'r' => bits |= 4 << shift,
            b'-' => {}
            _ => return None,
        }
        match bytes.get(at + 1)? {
            b'w' => bits |= 2 << shift,
            b'-' => {}
            _ => return None,
        }
        match bytes.get(at + 2)? {
            b'x' => bits |= 1 << shift,
            b's' | b't' => bits |= (1 << shift) | special,
            b'S' | b'T' => bits |= special,
            b'-' => {}
            _ => return None,
        }
    }
    Some((kind, bits, marker))
}

/// The error number that stands in `(13: Permission denied)`, at the front of `text`.
pub(crate) fn leading_errno(text: &str) -> Option<u16> {
    let (number, rest) = leading_number(text)?;
    (rest.is_empty() || rest.starts_with([':', ')'])).then(|| u16::try_from(number).ok())?
}

/// The error number of `TEXT (13)`, else the one that the text stands for.
pub(crate) fn trailing_errno(text: &str) -> Option<u16> {
    let inner = text.trim_end().strip_suffix(')').and_then(|it| it.rsplit_once('('));
    match inner.and_then(|(_, digits)| digits.parse().ok()) {
        Some(number) => Some(number),
        None => errno_of_text(text),
    }
}

/// The error number that strerror(3) gives this text.
pub(crate) fn errno_of_text(text: &str) -> Option<u16> {
    let lower = text.to_ascii_lowercase();
    ERRNO_TEXTS.iter().find(|(needle, _)| lower.contains(needle)).map(|(_, number)| *number)
}

const ERRNO_TEXTS: &[(&str, u16)] = &[
    ("operation not permitted", 1),
    ("no such file or directory", 2),
    ("permission denied", 13),
    ("permission is denied", 13),
    ("resource temporarily unavailable", 11),
    ("not a directory", 20),
    ("invalid argument", 22),
    ("read-only file system", 30),
    ("too many levels of symbolic links", 40),
    ("operation not supported", 95),
    ("address already in use", 98),
    ("connection reset by peer", 104),
    ("connection refused", 111),
    ("connection timed out", 110),
];

/// Paths and names that are longer are no paths: they would only be copied over and over.
pub(crate) const MAX_PATH: usize = 1024;

/// A directory and a name in it.
pub(crate) fn join(directory: &str, name: &str) -> String {
    let name = name.strip_prefix("./").unwrap_or(name);
    if name.starts_with('/') || directory.is_empty() || directory == "." {
        return name.to_owned();
    }
    match name {
        "." | "" => strip_slash(directory).to_owned(),
        ".." => parent(directory),
        _ if directory.ends_with('/') => format!("{directory}{name}"),
        _ => format!("{directory}/{name}"),
    }
}

/// The directory above, by the text of the path.
pub(crate) fn parent(path: &str) -> String {
    match strip_slash(path).rsplit_once('/') {
        Some(("", _)) => "/".to_owned(),
        Some((parent, _)) => parent.to_owned(),
        None if path == "/" => "/".to_owned(),
        None => "..".to_owned(),
    }
}

/// The path without slashes at its end; the root keeps its one.
pub(crate) fn strip_slash(path: &str) -> &str {
    let stripped = path.trim_end_matches('/');
    if stripped.is_empty() && path.starts_with('/') { "/" } else { stripped }
}

/// Whether the line stands for an output without a line, in a reporter's words.
pub(crate) fn is_nothing(text: &str) -> bool {
    let inner =
        text.trim().trim_start_matches(['(', '[', '<', '-']).trim_end_matches([')', ']', '>', '-']);
    inner.len() < text.trim().len()
        && ["nothing", "empty", "none", "no output", "no result", "no results"]
            .contains(&inner.trim().to_ascii_lowercase().as_str())
}
