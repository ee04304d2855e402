//! The token rules of nginx, one function each, over bytes.
//!
//! All characters that mean something are ASCII, so every end that is found here is a character
//! boundary. What nginx counts are the bytes of the file, which `text::decode` may have spelled
//! as longer characters.

/// The size of nginx's read buffer. A word or comment has to fit with the byte that ends it.
const BUFFER: usize = 4096;

/// The longest text that `BUFFER` bytes of a file can become.
const BUFFER_TEXT: usize = 4 * BUFFER;

/// The only separators.
pub(crate) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// The end of the blanks from `pos` on.
pub(crate) fn blanks(bytes: &[u8], pos: usize) -> usize {
    ahead(bytes, pos, |it| !is_blank(it))
}

/// The end of the line of `pos`, before its line feed.
pub(crate) fn comment(bytes: &[u8], pos: usize) -> usize {
    ahead(bytes, pos, |it| it == b'\n')
}

fn ahead(bytes: &[u8], pos: usize, stops: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(pos..).unwrap_or_default();
    rest.iter().position(|it| stops(*it)).map_or(bytes.len(), |it| pos + it)
}

/// The end of the unquoted word at `start`. A `{` ends it but after `$`; `}`, `#` and quotes are
/// ordinary within it.
pub(crate) fn unquoted(bytes: &[u8], start: usize) -> usize {
    let mut pos = start;
    let mut is_variable = false;
    while let Some(byte) = bytes.get(pos) {
        match byte {
            b'\\' => {
                is_variable = false;
                pos += 1;
            }
            b'$' => is_variable = true,
            b'{' if is_variable => {}
            b' ' | b'\t' | b'\r' | b'\n' | b';' | b'{' => return pos,
            _ => is_variable = false,
        }
        pos += 1;
    }
    bytes.len()
}

/// Where the quote closes that is opened just before `start`; `None` where it does not, or so far
/// off that nginx would not look.
pub(crate) fn closing_quote(bytes: &[u8], start: usize, quote: u8) -> Option<usize> {
    let last = bytes.len().min(start.saturating_add(BUFFER_TEXT));
    let mut pos = start;
    while pos < last {
        let byte = *bytes.get(pos)?;
        if byte == quote {
            return Some(pos);
        }
        pos += if byte == b'\\' { 2 } else { 1 };
    }
    None
}

/// Where the buffer is full that has the byte at `start` in front: an offset in `text`, or `None`
/// where the text ends before or just there, or is shorter than `end` needs.
pub(crate) fn buffer_end(text: &str, start: usize, end: usize) -> Option<usize> {
    if end.saturating_sub(start) < BUFFER - 2 {
        return None;
    }
    let mut count = 0;
    let rest = text.get(start..)?;
    for (offset, character) in rest.char_indices() {
        if BUFFER <= count {
            return Some(start + offset);
        }
        count += if is_escaped_byte(character) { 1 } else { character.len_utf8() };
    }
    None
}

/// Whether `text::decode` spells a single byte so.
fn is_escaped_byte(character: char) -> bool {
    ('\u{10FF80}'..='\u{10FFFF}').contains(&character)
}

/// The first ten bytes, for the message.
pub(crate) fn beginning(text: &str, start: usize) -> String {
    let mut count = 0;
    let rest = text.get(start..).unwrap_or_default();
    rest.chars()
        .take_while(|it| {
            count += if is_escaped_byte(*it) { 1 } else { it.len_utf8() };
            count <= 10
        })
        .collect()
}

/// A word's text as nginx keeps it.
pub(crate) fn unescape(text: &str) -> String {
    if !text.as_bytes().contains(&b'\\') {
        return text.to_owned();
    }
    let mut res = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            res.push(character);
            continue;
        }
        match characters.next() {
            Some(it @ ('"' | '\'' | '\\')) => res.push(it),
            Some('t') => res.push('\t'),
            Some('r') => res.push('\r'),
            Some('n') => res.push('\n'),
            Some(it) => {
                res.push('\\');
                res.push(it);
            }
            None => res.push('\\'),
        }
    }
    res
}
