//! Where a block of Lua code ends.

/// How the scan of a block went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LuaEnd {
    /// The offset of the `}` that closes the block.
    Closed { at: usize },
    /// The code ends first; nginx names the line of the innermost `{` that was met last.
    Open { last_brace: usize },
    /// A long bracket does not close; it opens at `at` and has that many `=`.
    OpenBracket { at: usize, level: usize },
}

/// Finds the end of the code that starts at `start`, just behind its `{`.
///
/// The module's lexer knows strings that close on their line, long brackets and both comments; a
/// quote that does not close on its line is skipped, and braces behind it count.
pub(crate) fn scan(bytes: &[u8], start: usize) -> LuaEnd {
    let mut depth = 1_usize;
    let mut last_brace = start.saturating_sub(1);
    let mut pos = start;
    // Up to where quotes of each kind are known not to close.
    let (mut open_single, mut open_double) = (start, start);
    while let Some(byte) = bytes.get(pos) {
        match byte {
            b'{' => {
                depth += 1;
                last_brace = pos;
                pos += 1;
            }
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return LuaEnd::Closed { at: pos };
                }
                pos += 1;
            }
            b'"' => pos = string_end(bytes, pos, b'"', &mut open_double),
            b'\'' => pos = string_end(bytes, pos, b'\'', &mut open_single),
            b'-' if bytes.get(pos + 1) == Some(&b'-') => match long_bracket(bytes, pos + 2) {
                Some(level) => match closing_bracket(bytes, pos + 2, level) {
                    Some(end) => pos = end,
                    None => return LuaEnd::OpenBracket { at: pos, level },
                },
                None => pos = crate::lexer::comment(bytes, pos),
            },
            b'[' => match long_bracket(bytes, pos) {
                Some(level) => match closing_bracket(bytes, pos, level) {
                    Some(end) => pos = end,
                    None => return LuaEnd::OpenBracket { at: pos, level },
                },
                None => {
                    pos += 1;
                    // A run such as `[====x` is looked at once.
                    while bytes.get(pos) == Some(&b'=') {
                        pos += 1;
                    }
                }
            },
            _ => pos += 1,
        }
    }
    LuaEnd::Open { last_brace }
}

/// Behind the string that opens at `pos`, or just behind the quote where it does not close.
///
/// Where one does not close, every further one up to there is escaped as seen from it, and so does
/// not close either: they are not looked at again.
fn string_end(bytes: &[u8], pos: usize, quote: u8, open_until: &mut usize) -> usize {
    if pos < *open_until {
        return pos + 1;
    }
    let mut end = pos + 1;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\n' => break,
            b'\\' if bytes.get(end + 1) == Some(&b'\n') => break,
            b'\\' => end += 2,
            _ if *byte == quote => return end + 1,
            _ => end += 1,
        }
    }
    *open_until = end;
    pos + 1
}

/// The number of `=` in the opening long bracket at `pos`, where there is one.
fn long_bracket(bytes: &[u8], pos: usize) -> Option<usize> {
    let rest = bytes.get(pos..)?.strip_prefix(b"[")?;
    let level = rest.iter().take_while(|it| **it == b'=').count();
    (rest.get(level) == Some(&b'[')).then_some(level)
}

/// Behind the closing bracket that belongs to the opening one at `pos`.
fn closing_bracket(bytes: &[u8], pos: usize, level: usize) -> Option<usize> {
    let mut from = pos + level + 2;
    loop {
        let open = from + bytes.get(from..)?.iter().position(|it| *it == b']')?;
        let rest = bytes.get(open + 1..)?;
        let count = rest.iter().take_while(|it| **it == b'=').count();
        if count == level && rest.get(count) == Some(&b']') {
            return Some(open + count + 2);
        }
        from = open + count + 1;
    }
}
