//! Tokens, after `ngx_conf_read_token` (facts, section 10).

use text::TextRange;

use crate::{Quote, SyntaxError, SyntaxErrorKind, Word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub range: TextRange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Blanks, tabs and line ends; nothing else separates words.
    Blank,
    /// `#` up to the line feed.
    Comment,
    /// A name or an argument.
    Word,
    Semicolon,
    OpenBrace,
    CloseBrace,
    /// The body of a `*_by_lua_block`, without its braces.
    Lua,
}

/// Words and comments of this length do not fit into nginx's buffer.
const BUFFER: usize = 4096;

/// Reads one token after the other; the parser says where Lua begins.
pub(crate) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pub(crate) at: usize,
    pub(crate) errors: Vec<SyntaxError>,
    /// The end of a quoted word, behind which only a few characters may stand.
    quoted_until: Option<usize>,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, errors: Vec::new(), quoted_until: None }
    }

    /// The next token with the word it is; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<(Token, Option<Word>)> {
        let start = self.at;
        let first = *self.bytes.get(start)?;
        self.check_after_quote(first);
        let (kind, end, quote) = match first {
            b' ' | b'\t' | b'\r' | b'\n' => (TokenKind::Blank, self.end_of(is_blank), Quote::None),
            b'#' => (TokenKind::Comment, self.end_of(|it| it != b'\n'), Quote::None),
            b';' => (TokenKind::Semicolon, start + 1, Quote::None),
            b'{' => (TokenKind::OpenBrace, start + 1, Quote::None),
            b'}' => (TokenKind::CloseBrace, start + 1, Quote::None),
            b'"' => (TokenKind::Word, self.quoted_end(b'"'), Quote::Double),
            b'\'' => (TokenKind::Word, self.quoted_end(b'\''), Quote::Single),
            _ => (TokenKind::Word, self.word_end(), Quote::None),
        };
        self.at = end;
        let range = TextRange::new(start, end);
        if BUFFER <= range.len() && matches!(kind, TokenKind::Word | TokenKind::Comment) {
            self.errors.push(SyntaxError { kind: SyntaxErrorKind::TooLong, range });
        }
        let word = (kind == TokenKind::Word).then(|| self.word(range, quote));
        Some((Token { kind, range }, word))
    }

    /// The Lua body that begins here, up to the brace that ends it; `None` where it is empty.
    pub(crate) fn lua(&mut self) -> Option<Token> {
        let range = TextRange::new(self.at, crate::lua::block_end(self.bytes, self.at));
        self.at = range.end;
        (!range.is_empty()).then_some(Token { kind: TokenKind::Lua, range })
    }

    /// A closing quote ends a word that must be followed by a separator.
    fn check_after_quote(&mut self, first: u8) {
        let directly = self.quoted_until.take() == Some(self.at);
        if directly && !is_blank(first) && !matches!(first, b';' | b'{' | b')') {
            let it = self.text.get(self.at..).and_then(|it| it.chars().next()).unwrap_or('?');
            let range = TextRange::new(self.at, self.at + it.len_utf8());
            self.errors
                .push(SyntaxError { kind: SyntaxErrorKind::UnexpectedAfterQuote(it), range });
        }
    }

    fn end_of(&self, inside: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter().position(|it| !inside(*it)).map_or(self.bytes.len(), |it| self.at + it)
    }

    fn quoted_end(&mut self, quote: u8) -> usize {
        let mut at = self.at + 1;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                it if *it == quote => {
                    self.quoted_until = Some(at + 1);
                    return at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        let range = TextRange::new(self.at, self.bytes.len());
        self.errors
            .push(SyntaxError { kind: SyntaxErrorKind::UnclosedQuote(char::from(quote)), range });
        self.bytes.len()
    }

    /// Mid-word, quotes, `}` and `#` are ordinary; `{` ends a word except in `${`.
    fn word_end(&self) -> usize {
        let mut at = self.at;
        let mut after_dollar = false;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                it if is_blank(*it) || *it == b';' => return at,
                b'{' if !after_dollar => return at,
                b'\\' => at += 1,
                _ => {}
            }
            after_dollar = *byte == b'$';
            at += 1;
        }
        self.bytes.len()
    }

    fn word(&self, range: TextRange, quote: Quote) -> Word {
        let raw = range.of(self.text);
        let inner = match quote {
            Quote::None => raw,
            Quote::Single | Quote::Double => {
                let rest = raw.get(1..).unwrap_or_default();
                if self.quoted_until == Some(range.end) {
                    rest.get(..rest.len() - 1).unwrap_or_default()
                } else {
                    rest
                }
            }
        };
        Word { range, value: unescape(inner), quote }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// `\"`, `\'` and `\\` are the character, `\t`, `\r` and `\n` a control character; any other escape
/// stays as it is.
fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut res = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(it) = chars.next() {
        if it != '\\' {
            res.push(it);
            continue;
        }
        match chars.next() {
            Some(it @ ('"' | '\'' | '\\')) => res.push(it),
            Some('t') => res.push('\t'),
            Some('r') => res.push('\r'),
            Some('n') => res.push('\n'),
            Some(it) => res.extend(['\\', it]),
            None => res.push('\\'),
        }
    }
    res
}
