//! A value as PHP's INI parser evaluates it in its normal mode.

use std::collections::BTreeMap;

use crate::SyntaxErrorKind;

/// What `${X}` reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    pub variables: BTreeMap<String, String>,
}

/// The evaluated value; empty counts as not set.
pub fn evaluate(raw: &str, environment: &Environment) -> Result<String, SyntaxErrorKind> {
    let (pieces, operators) = pieces(raw, environment)?;
    if !operators.is_empty() {
        return Ok(arithmetic(&pieces, &operators));
    }
    if let [Piece { text, quoted: false }] = pieces.as_slice() {
        return Ok(bare_word(text.trim()));
    }
    Ok(pieces.into_iter().map(|it| it.text).collect())
}

/// Where the value ends: before an inline comment, outside of quotes.
pub(crate) fn value_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b';' => return at,
            b'"' => at = quoted_end(bytes, at, b'"').unwrap_or(bytes.len()),
            b'\'' => match quoted_end(bytes, at, b'\'') {
                Some(end) => at = end,
                None => return text.len(),
            },
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The offset of the closing quote.
fn quoted_end(bytes: &[u8], start: usize, quote: u8) -> Option<usize> {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            it if *it == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

struct Piece {
    text: String,
    quoted: bool,
}

/// The value's literals and the operators between them.
fn pieces(
    raw: &str,
    environment: &Environment,
) -> Result<(Vec<Piece>, Vec<char>), SyntaxErrorKind> {
    let mut res: Vec<Piece> = Vec::new();
    let mut operators = Vec::new();
    let mut plain = String::new();
    let mut rest = raw;
    let mut depth = 0_usize;
    while let Some(it) = rest.chars().next() {
        let bytes = rest.as_bytes();
        let mut used = it.len_utf8();
        match it {
            '"' | '\'' => {
                let quote = if it == '"' { b'"' } else { b'\'' };
                let Some(end) = quoted_end(bytes, 0, quote) else {
                    // An apostrophe without its partner ends the value.
                    if it == '\'' {
                        break;
                    }
                    return Err(SyntaxErrorKind::Unexpected(
                        "end of file, expecting TC_DOLLAR_CURLY or TC_QUOTED_STRING or '\"'",
                    ));
                };
                flush(&mut plain, &mut res);
                let inner = rest.get(1..end).unwrap_or_default();
                let text = if it == '"' {
                    unescape(&expand(inner, environment))
                } else {
                    inner.to_owned()
                };
                res.push(Piece { text, quoted: true });
                used = end + 1;
            }
            '$' if bytes.get(1) == Some(&b'{') => match rest.find('}') {
                Some(end) => {
                    flush(&mut plain, &mut res);
                    res.push(Piece {
                        text: expand(rest.get(..=end).unwrap_or_default(), environment),
                        quoted: true,
                    });
                    used = end + 1;
                }
                None => return Err(SyntaxErrorKind::Unexpected("end of file, expecting '}'")),
            },
            '=' => return Err(SyntaxErrorKind::Unexpected("'='")),
            '|' | '&' | '^' => {
                flush(&mut plain, &mut res);
                operators.push(it);
            }
            '~' | '!' if plain.trim().is_empty() && res.is_empty() => operators.push(it),
            '~' => return Err(SyntaxErrorKind::Unexpected("'~'")),
            '!' => return Err(SyntaxErrorKind::Unexpected("'!'")),
            '(' if plain.trim().is_empty() && res.is_empty() => depth += 1,
            '(' => return Err(SyntaxErrorKind::Unexpected("'('")),
            ')' if 0 < depth => depth -= 1,
            ')' => return Err(SyntaxErrorKind::Unexpected("')'")),
            _ => plain.push(it),
        }
        rest = rest.get(used..).unwrap_or_default();
    }
    if 0 < depth {
        return Err(SyntaxErrorKind::Unexpected("end of file, expecting ')'"));
    }
    flush(&mut plain, &mut res);
    Ok((res, operators))
}

fn flush(plain: &mut String, res: &mut Vec<Piece>) {
    if !plain.is_empty() {
        res.push(Piece { text: std::mem::take(plain), quoted: false });
    }
}

/// `${X}` becomes the variable, or nothing where it is not set.
fn expand(text: &str, environment: &Environment) -> String {
    let mut res = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let Some(end) = rest.get(start..).and_then(|it| it.find('}')) else { break };
        res.push_str(rest.get(..start).unwrap_or_default());
        let name = rest.get(start + 2..start + end).unwrap_or_default().trim();
        res.push_str(environment.variables.get(name).map_or("", String::as_str));
        rest = rest.get(start + end + 1..).unwrap_or_default();
    }
    res.push_str(rest);
    res
}

/// In double quotes `\"`, `\'` and `\\` are the character.
fn unescape(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(it) = chars.next() {
        if it == '\\' && chars.peek().is_some_and(|it| matches!(it, '"' | '\\' | '\'')) {
            res.extend(chars.next());
        } else {
            res.push(it);
        }
    }
    res
}

/// Booleans and constants that stand alone.
fn bare_word(word: &str) -> String {
    match word.to_ascii_lowercase().as_str() {
        "true" | "on" | "yes" => "1".to_owned(),
        "false" | "off" | "no" | "none" | "null" => String::new(),
        _ => CONSTANTS
            .iter()
            .find(|(name, _)| *name == word)
            .map_or(word, |(_, value)| value)
            .to_owned(),
    }
}

/// Constants of PHP that people write by accident or on purpose.
const CONSTANTS: &[(&str, &str)] = &[
    ("PHP_OS", "Linux"),
    ("PHP_OS_FAMILY", "Linux"),
    ("DIRECTORY_SEPARATOR", "/"),
    ("PATH_SEPARATOR", ":"),
    ("PHP_EOL", "\n"),
    ("E_ALL", "32767"),
    ("E_ERROR", "1"),
    ("E_WARNING", "2"),
    ("E_PARSE", "4"),
    ("E_NOTICE", "8"),
    ("E_STRICT", "2048"),
    ("E_DEPRECATED", "8192"),
    ("M_PI", "3.1415926535898"),
];

/// Integer arithmetic over what the literals begin with.
fn arithmetic(pieces: &[Piece], operators: &[char]) -> String {
    let mut numbers = pieces.iter().map(|it| number(&it.text));
    let mut value = numbers.next().unwrap_or(0);
    for operator in operators {
        value = match operator {
            '~' => !value,
            '!' => i64::from(value == 0),
            '|' => value | numbers.next().unwrap_or(0),
            '&' => value & numbers.next().unwrap_or(0),
            _ => value ^ numbers.next().unwrap_or(0),
        };
    }
    value.to_string()
}

fn number(text: &str) -> i64 {
    let word = bare_word(text.trim());
    let end = word
        .char_indices()
        .find(|(at, it)| !(it.is_ascii_digit() || (*at == 0 && (*it == '-' || *it == '+'))));
    let digits = end.map_or(word.as_str(), |(at, _)| word.get(..at).unwrap_or_default());
    digits.parse().unwrap_or(0)
}
