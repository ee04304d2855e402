//! A value as PHP's INI parser evaluates it in its normal mode.

use std::collections::BTreeMap;

use crate::SyntaxErrorKind;
use crate::lexer::{self, Token};

/// What `${X}` reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    pub variables: BTreeMap<String, String>,
}

/// The evaluated value; empty counts as not set.
pub fn evaluate(raw: &str, environment: &Environment) -> Result<String, SyntaxErrorKind> {
    let mut tokens = Tokens { rest: raw };
    let first = tokens.next();
    let alone = match first {
        Token::True => "1",
        // An apostrophe without its partner ends the value before it begins.
        Token::End if tokens.rest.starts_with('\'') => {
            return Err(SyntaxErrorKind::Unexpected("end of file"));
        }
        Token::False | Token::Null | Token::End => "",
        _ => return expression(first, tokens, environment),
    };
    match tokens.next() {
        Token::End => Ok(alone.to_owned()),
        other => Err(unexpected(&other)),
    }
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Token<'a> {
        let (token, len) = lexer::token(self.rest);
        self.rest = self.rest.get(len..).unwrap_or_default();
        token
    }
}

fn unexpected(token: &Token<'_>) -> SyntaxErrorKind {
    match token {
        Token::EmptyRaw => SyntaxErrorKind::NoValue,
        _ => SyntaxErrorKind::Unexpected(lexer::name(token)),
    }
}

/// What stands between two parentheses, as far as it was read.
#[derive(Default)]
struct Level {
    /// The value on the left of an operator that still wants its right one.
    left: Option<(String, char)>,
    /// `~` and `!` in front of the next value, the innermost last.
    unary: Vec<char>,
    /// What was read last.
    value: Option<String>,
}

impl Level {
    /// Takes a value, with the operators in front of it: all bind alike, from the left.
    fn take(&mut self, value: String) {
        let value = self.unary.drain(..).rev().fold(value, |value, operator| {
            let number = integer(&value);
            if operator == '~' { !number } else { i32::from(number == 0) }.to_string()
        });
        self.value = Some(match self.left.take() {
            Some((left, operator)) => {
                let (left, right) = (integer(&left), integer(&value));
                match operator {
                    '|' => left | right,
                    '&' => left & right,
                    _ => left ^ right,
                }
                .to_string()
            }
            None => value,
        });
    }
}

/// Literals side by side, operators and parentheses; by an explicit stack, for it may be deep.
fn expression(
    first: Token<'_>,
    mut tokens: Tokens<'_>,
    environment: &Environment,
) -> Result<String, SyntaxErrorKind> {
    let mut levels: Vec<Level> = Vec::new();
    let mut level = Level::default();
    let mut token = first;
    loop {
        let wants_value = level.value.is_none();
        match token {
            Token::Operator('(') if wants_value => levels.push(std::mem::take(&mut level)),
            Token::Operator(it @ ('~' | '!')) if wants_value => level.unary.push(it),
            Token::Operator(it @ ('|' | '&' | '^')) if !wants_value => {
                level.left = level.value.take().map(|value| (value, it));
            }
            Token::Operator(')') if !wants_value => {
                let Some(outer) = levels.pop() else { return Err(unexpected(&token)) };
                let inner = std::mem::replace(&mut level, outer);
                level.take(inner.value.unwrap_or_default());
            }
            Token::End if !wants_value && levels.is_empty() => {
                return Ok(level.value.unwrap_or_default());
            }
            _ if wants_value => {
                let mut list = String::new();
                if !literal(&token, environment, &mut list) {
                    return Err(unexpected(&token));
                }
                token = tokens.next();
                while literal(&token, environment, &mut list) {
                    token = tokens.next();
                }
                level.take(list);
                continue;
            }
            _ => return Err(unexpected(&token)),
        }
        token = tokens.next();
    }
}

/// Adds the text of a literal; `false` where `token` is none.
fn literal(token: &Token<'_>, environment: &Environment, acc: &mut String) -> bool {
    match token {
        Token::Constant(name) => {
            let known = CONSTANTS.iter().find(|(it, _)| it == name);
            acc.push_str(known.map_or(name, |(_, value)| value));
        }
        Token::Text(text) => {
            acc.push_str(text);
            if ends_with_dollar(text) {
                acc.push('\n');
            }
        }
        Token::Blanks(text) | Token::Raw(text) => acc.push_str(text),
        Token::Quoted(text) => expand(text, environment, acc),
        Token::Variable(name) => acc.push_str(variable(name, environment)),
        Token::True
        | Token::False
        | Token::Null
        | Token::Operator(_)
        | Token::Equals
        | Token::EmptyRaw
        | Token::UnclosedQuote
        | Token::UnclosedVariable
        | Token::End => return false,
    }
    true
}

/// Whether the last `$` lacks a character behind it, and so took the line end.
fn ends_with_dollar(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let next = if character == '$' { characters.next() } else { Some(character) };
        if next.is_none() || (character == '$' && next == Some('\\') && characters.next().is_none())
        {
            return true;
        }
    }
    false
}

fn variable<'a>(name: &str, environment: &'a Environment) -> &'a str {
    environment.variables.get(name).map_or("", String::as_str)
}

/// What stands between double quotes: `\"`, `\\` and `\$` are the character, `${X}` the variable.
fn expand(text: &str, environment: &Environment, acc: &mut String) {
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let mut used = character.len_utf8();
        let next = rest.chars().nth(1);
        match (character, next) {
            ('\\', Some(it @ ('"' | '\\' | '$'))) => {
                acc.push(it);
                used = 2;
            }
            ('$', Some('{')) => {
                let (token, len) = lexer::variable(rest);
                if let Token::Variable(name) = token {
                    acc.push_str(variable(name, environment));
                }
                used = len;
            }
            _ => acc.push(character),
        }
        rest = rest.get(used..).unwrap_or_default();
    }
}

/// What C's `atoi` makes of a text.
fn integer(text: &str) -> i32 {
    let text = text.trim_start_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
    let (is_negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, text.get(1..).unwrap_or_default()),
        Some(b'+') => (false, text.get(1..).unwrap_or_default()),
        _ => (false, text),
    };
    let number = digits.chars().map_while(|it| it.to_digit(10)).fold(0_i64, |acc, digit| {
        let digit = i64::from(digit);
        let signed = if is_negative { -digit } else { digit };
        acc.saturating_mul(10).saturating_add(signed)
    });
    let [a, b, c, d, ..] = number.to_le_bytes();
    i32::from_le_bytes([a, b, c, d])
}

/// Constants of PHP that people write by accident or on purpose.
const CONSTANTS: &[(&str, &str)] = &[
    ("PHP_OS", "Linux"),
    ("PHP_OS_FAMILY", "Linux"),
    ("PHP_INT_MAX", "9223372036854775807"),
    ("DIRECTORY_SEPARATOR", "/"),
    ("PATH_SEPARATOR", ":"),
    ("PHP_EOL", "\n"),
    ("INI_ALL", "7"),
    ("INI_SYSTEM", "4"),
    ("INI_PERDIR", "6"),
    ("INI_USER", "1"),
    ("E_ALL", "32767"),
    ("E_ERROR", "1"),
    ("E_WARNING", "2"),
    ("E_PARSE", "4"),
    ("E_NOTICE", "8"),
    ("E_STRICT", "2048"),
    ("E_DEPRECATED", "8192"),
    ("M_PI", "3.1415926535898"),
];
