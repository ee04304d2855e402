//! Lua, as far as finding the brace that ends a block needs it.

/// The offset of the `}` that closes a block whose `{` stands before `start`; the end of the text
/// where none does. Strings, long brackets and comments may hold braces.
pub(crate) fn block_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            b'"' | b'\'' => at = string_end(bytes, at, *byte),
            b'[' => at = long_bracket_end(bytes, at).unwrap_or(at),
            b'-' if bytes.get(at + 1) == Some(&b'-') => {
                at = long_bracket_end(bytes, at + 2).unwrap_or_else(|| line_end(bytes, at));
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The offset of the closing quote, or of the line end that cuts the string off.
fn string_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return at,
            it if *it == quote => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// The offset of the last `]` of `[[ … ]]`, `[=[ … ]=]`, …; `None` where no long bracket begins.
fn long_bracket_end(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes.get(start) != Some(&b'[') {
        return None;
    }
    let level = bytes.iter().skip(start + 1).take_while(|it| **it == b'=').count();
    if bytes.get(start + 1 + level) != Some(&b'[') {
        return None;
    }
    let mut at = start + 2 + level;
    while let Some(byte) = bytes.get(at) {
        let equals =
            || bytes.iter().skip(at + 1).take(level + 1).take_while(|it| **it == b'=').count();
        if *byte == b']' && equals() == level && bytes.get(at + 1 + level) == Some(&b']') {
            return Some(at + 1 + level);
        }
        at += 1;
    }
    Some(bytes.len())
}

fn line_end(bytes: &[u8], start: usize) -> usize {
    bytes.iter().skip(start).position(|it| *it == b'\n').map_or(bytes.len(), |it| start + it)
}
