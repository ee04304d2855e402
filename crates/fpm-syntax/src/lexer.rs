//! The tokens of a value, as PHP's INI scanner finds them in its normal mode: the longest match
//! counts, and of two that are as long the one that stands first here.

/// A piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Letters, digits and underscores: perhaps a constant.
    Constant(&'a str),
    /// What stands for itself; a `$` at the end of the line takes the line end along.
    Text(&'a str),
    Blanks(&'a str),
    /// Between single quotes, never empty.
    Raw(&'a str),
    /// Between double quotes, not yet expanded.
    Quoted(&'a str),
    /// The name in `${X}`.
    Variable(&'a str),
    True,
    False,
    Null,
    /// One of `| & ^ ~ ! ( )`.
    Operator(char),
    Equals,
    /// Nothing between single quotes: PHP drops the whole value.
    EmptyRaw,
    UnclosedQuote,
    UnclosedVariable,
    End,
}

/// The token at the start of `text`, which is the rest of a line, and its length.
pub(crate) fn token(text: &str) -> (Token<'_>, usize) {
    let blanks = text.len() - text.trim_start_matches(BLANKS).len();
    let (head, rest) = text.split_at(blanks);
    match rest.as_bytes().first() {
        None | Some(b';') => return (Token::End, 0),
        Some(b'"') => {
            let (token, len) = quoted(rest);
            return (token, blanks + len);
        }
        Some(_) if 0 < blanks => return (Token::Blanks(head), blanks),
        Some(_) => {}
    }
    if let Some(found) = word(text) {
        return found;
    }
    match text.chars().next() {
        Some('\'') => raw(text),
        Some('=') => (Token::Equals, 1),
        Some('$') => variable(text),
        Some(operator) => {
            let rest = text.get(operator.len_utf8()..).unwrap_or_default();
            let blanks = rest.len() - rest.trim_start_matches(BLANKS).len();
            (Token::Operator(operator), operator.len_utf8() + blanks)
        }
        None => (Token::End, 0),
    }
}

/// Where the value at the start of `text` ends: before an inline comment, outside of quotes.
pub(crate) fn value_end(text: &str) -> usize {
    let mut at = 0;
    loop {
        let (token, len) = token(text.get(at..).unwrap_or_default());
        match token {
            Token::End if text.get(at..).is_some_and(|it| it.starts_with('\'')) => {
                return text.len();
            }
            Token::End => return at,
            Token::UnclosedQuote | Token::UnclosedVariable => return text.len(),
            _ => at += len,
        }
    }
}

const BLANKS: [char; 2] = [' ', '\t'];

/// Booleans with the blanks behind them, and everything that stands for itself.
fn word(text: &str) -> Option<(Token<'_>, usize)> {
    let len = literal_len(text);
    for (name, token) in WORDS {
        let is_name = text.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        let rest = text.get(name.len()..).unwrap_or_default();
        let whole = text.len() - rest.trim_start_matches(BLANKS).len();
        if is_name && len <= whole {
            return Some((token.clone(), whole));
        }
    }
    let literal = text.get(..len).filter(|it| !it.is_empty())?;
    let is_constant = literal.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
        && !literal.starts_with(|it: char| it.is_ascii_digit());
    Some((if is_constant { Token::Constant(literal) } else { Token::Text(literal) }, len))
}

/// The longer of two that begin alike stands first.
const WORDS: &[(&str, Token<'static>)] = &[
    ("true", Token::True),
    ("on", Token::True),
    ("yes", Token::True),
    ("false", Token::False),
    ("off", Token::False),
    ("none", Token::False),
    ("no", Token::False),
    ("null", Token::Null),
];

/// The length of what stands for itself. A `$` that opens no variable takes the next character
/// along, whatever it is, and a backslash with the one behind it.
fn literal_len(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '$' => match characters.peek() {
                Some((_, '{')) => return at,
                Some((_, '\\')) => {
                    characters.next();
                    characters.next();
                }
                Some(_) | None => {
                    characters.next();
                }
            },
            '=' | ' ' | '\t' | '\n' | '\r' | ';' | '&' | '|' | '^' | '~' | '(' | ')' | '!'
            | '"' | '\'' | '\0' => return at,
            _ => {}
        }
    }
    text.len()
}

fn raw(text: &str) -> (Token<'_>, usize) {
    let inner = text.get(1..).unwrap_or_default();
    match inner.find('\'') {
        Some(0) => (Token::EmptyRaw, 2),
        Some(end) => (Token::Raw(inner.get(..end).unwrap_or_default()), end + 2),
        // The scanner gives up, which ends the value.
        None => (Token::End, 0),
    }
}

/// `text` begins with the quote. A quote that ends the line closes, even behind a backslash.
fn quoted(text: &str) -> (Token<'_>, usize) {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1) == Some(&b'"') && at + 2 == bytes.len() => at += 1,
            b'\\' => at += 2,
            b'"' => {
                let inner = text.get(1..at).unwrap_or_default();
                let rest = text.get(at + 1..).unwrap_or_default();
                let blanks = rest.len() - rest.trim_start_matches(BLANKS).len();
                return (Token::Quoted(inner), at + 1 + blanks);
            }
            b'$' if bytes.get(at + 1) == Some(&b'{') => {
                let rest = text.get(at..).unwrap_or_default();
                match variable(rest) {
                    (Token::Variable(_), len) => at += len,
                    (unclosed, _) => return (unclosed, text.len()),
                }
            }
            _ => at += 1,
        }
    }
    (Token::UnclosedQuote, text.len())
}

/// `text` begins with `${`.
pub(crate) fn variable(text: &str) -> (Token<'_>, usize) {
    let inner = text.get(2..).unwrap_or_default();
    let len = inner.find(is_no_label).unwrap_or(inner.len());
    let name = inner.get(..len).unwrap_or_default();
    if name.is_empty() || inner.as_bytes().get(len) != Some(&b'}') {
        return (Token::UnclosedVariable, text.len());
    }
    (Token::Variable(name.trim_matches(BLANKS)), len + 3)
}

/// What no key and no variable may have in its name.
pub(crate) fn is_no_label(character: char) -> bool {
    "=\n\r\t;&|^$~(){}!\"[]\0".contains(character)
}

/// How PHP calls a token when it is not expected.
pub(crate) fn name(token: &Token<'_>) -> &'static str {
    match token {
        Token::Constant(_) => "TC_CONSTANT",
        Token::Text(text) => {
            let is_number = |it: char| it.is_ascii_digit() || it == '.' || it == '-';
            if text.chars().all(is_number) { "TC_NUMBER" } else { "TC_STRING" }
        }
        Token::Blanks(_) => "TC_WHITESPACE",
        Token::Raw(_) => "TC_RAW",
        Token::Quoted(_) => "'\"'",
        Token::Variable(_) => "TC_DOLLAR_CURLY",
        Token::True => "BOOL_TRUE",
        Token::False => "BOOL_FALSE",
        Token::Null => "NULL_NULL",
        Token::Operator('|') => "'|'",
        Token::Operator('&') => "'&'",
        Token::Operator('^') => "'^'",
        Token::Operator('~') => "'~'",
        Token::Operator('!') => "'!'",
        Token::Operator('(') => "'('",
        Token::Operator(_) => "')'",
        Token::Equals => "'='",
        Token::UnclosedQuote => {
            "end of file, expecting TC_DOLLAR_CURLY or TC_QUOTED_STRING or '\"'"
        }
        Token::UnclosedVariable => "end of file, expecting '}'",
        Token::EmptyRaw | Token::End => "END_OF_LINE",
    }
}
