//! From text to tree: one pass with an explicit stack.

use text::TextRange;

use crate::lua::LuaEnd;
use crate::noise::NoiseKind;
use crate::{
    Body, Context, Directive, DirectiveId, Parse, Quote, SyntaxError, SyntaxErrorKind, Token,
    TokenKind, Word, check, context, dump, lexer, lua, noise,
};

const MAX_ERRORS: usize = 1000;

/// An error on its way to `Parse::errors`.
pub(crate) struct Raised {
    /// Where nginx meets it; errors are sorted by that.
    pub(crate) at: usize,
    /// Where nginx's line counter stands then.
    pub(crate) line_at: usize,
    pub(crate) range: TextRange,
    pub(crate) kind: SyntaxErrorKind,
}

/// Parses a configuration or any part of one. It never fails: what nginx would reject is in
/// `Parse::errors`, and the tree goes on behind it.
pub fn parse(text: &str) -> Parse {
    let mut res = Parse::default();
    let parts = dump::parts(text);
    let mut start = 0;
    for part in parts {
        if start < part.header.start {
            parse_part(text, TextRange::new(start, part.header.start), &mut res);
        }
        res.tokens.push(Token { kind: TokenKind::FileHeader, range: part.header });
        if part.header.end < part.file.range.start {
            let range = TextRange::new(part.header.end, part.file.range.start);
            res.tokens.push(Token { kind: TokenKind::Whitespace, range });
        }
        parse_part(text, part.file.range, &mut res);
        start = part.file.range.end;
        res.files.push(part.file);
    }
    if start < text.len() {
        parse_part(text, TextRange::new(start, text.len()), &mut res);
    }
    res.errors.truncate(MAX_ERRORS);
    res.index();
    res
}

/// Parses one file, or a text that is no dump.
fn parse_part(text: &str, range: TextRange, parse: &mut Parse) {
    let Some(text) = text.get(..range.end) else { return };
    let first_directive = parse.directives.len();
    let first_root = parse.roots.len();
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        pos: range.start,
        parse,
        stack: Vec::new(),
        pending: None,
        invisible: None,
        raised: Vec::new(),
        is_line_start: true,
    };
    parser.run();
    let mut raised = parser.raised;
    context::resolve(parse, first_directive, first_root);
    check::check(parse, first_directive, &mut raised);
    raised.sort_by_key(|it| it.at);
    let line_feeds: Vec<usize> = if raised.is_empty() {
        Vec::new()
    } else {
        let line_feeds = range.of(text).match_indices('\n');
        line_feeds.map(|(offset, _)| range.start + offset).collect()
    };
    parse.errors.extend(raised.into_iter().map(|it| SyntaxError {
        kind: it.kind,
        range: it.range,
        line: 1 + line_feeds.partition_point(|line_feed| *line_feed < it.line_at),
    }));
}

struct Parser<'a> {
    /// Up to the end of the part.
    text: &'a str,
    bytes: &'a [u8],
    pos: usize,
    parse: &'a mut Parse,
    /// The open blocks, the innermost last.
    stack: Vec<DirectiveId>,
    /// The words since the last directive ended.
    pending: Option<Pending>,
    /// Invisible characters in front of the next directive.
    invisible: Option<TextRange>,
    raised: Vec<Raised>,
    /// Whether only blanks stand between here and the start of the line.
    is_line_start: bool,
}

struct Pending {
    name: Word,
    args: Vec<Word>,
    /// What nginx sees as the name because of invisible characters.
    unknown: Option<String>,
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.pos).copied() {
            if lexer::is_blank(byte) {
                self.blanks();
                continue;
            }
            if self.pending.is_none() && self.is_invisible() {
                continue;
            }
            if self.is_line_start && self.is_outside() {
                continue;
            }
            self.is_line_start = false;
            match byte {
                b'#' => {
                    let end = lexer::comment(self.bytes, self.pos);
                    self.too_long(self.pos, end);
                    self.invisible_comment();
                    self.token(TokenKind::Comment, end);
                }
                b';' => self.semicolon(),
                b'{' => self.open_brace(),
                b'}' => self.close_brace(),
                b'"' => self.quoted(b'"', Quote::Double),
                b'\'' => self.quoted(b'\'', Quote::Single),
                _ => {
                    let start = self.pos;
                    let end = lexer::unquoted(self.bytes, start);
                    self.too_long(start, end);
                    let range = TextRange::new(start, end);
                    self.word(range, Quote::None, lexer::unescape(range.of(self.text)));
                }
            }
        }
        self.end();
    }

    fn token(&mut self, kind: TokenKind, end: usize) {
        let end = end.min(self.bytes.len());
        if self.pos < end {
            self.parse.tokens.push(Token { kind, range: TextRange::new(self.pos, end) });
        }
        self.pos = end;
    }

    fn raise(&mut self, kind: SyntaxErrorKind, range: TextRange) {
        let at = range.start;
        self.raised.push(Raised { at, line_at: at, range, kind });
    }

    fn blanks(&mut self) {
        let start = self.pos;
        let end = lexer::blanks(self.bytes, start);
        let run = self.bytes.get(start..end).unwrap_or_default();
        self.is_line_start |= run.iter().any(|it| matches!(it, b'\n' | b'\r'));
        self.token(TokenKind::Whitespace, end);
    }

    /// Takes what the paste put at the start of a line.
    fn is_outside(&mut self) -> bool {
        let rest = self.text.get(self.pos..).unwrap_or_default();
        if self.pending.is_some() {
            if !noise::is_fence(rest) {
                return false;
            }
            self.missing_terminator();
        }
        if self.is_in_table() {
            return false;
        }
        let Some(noise) = noise::noise(rest) else { return false };
        let range = TextRange::new(self.pos, self.pos + noise.len);
        match noise.kind {
            NoiseKind::Frame => self.invisible = None,
            NoiseKind::Prose => {
                let word = range.of(self.text).split([' ', '\t']).next().unwrap_or_default();
                let directive = lexer::unescape(word);
                self.raise(SyntaxErrorKind::UnknownDirective { directive }, range);
            }
        }
        self.token(TokenKind::Noise, range.end);
        true
    }

    /// Takes characters that look like blanks but are letters to nginx.
    fn is_invisible(&mut self) -> bool {
        if self.bytes.get(self.pos).is_none_or(u8::is_ascii_graphic) || self.is_in_table() {
            return false;
        }
        let rest = self.text.get(self.pos..).unwrap_or_default();
        let end = self.pos + rest.find(|it| !is_invisible(it)).unwrap_or(rest.len());
        if end == self.pos {
            return false;
        }
        self.invisible.get_or_insert(TextRange::new(self.pos, end));
        self.token(TokenKind::Invisible, end);
        true
    }

    fn is_in_table(&self) -> bool {
        let innermost = self.stack.last().and_then(|it| self.parse.directive(*it));
        innermost.is_some_and(|it| matches!(it.body, Body::Table { .. }))
    }

    fn too_long(&mut self, start: usize, end: usize) {
        let is_blank = self.bytes.get(end).is_some_and(|it| lexer::is_blank(*it));
        // The blank behind a word is read with it; the line feed behind a comment starts anew.
        let is_comment = self.bytes.get(start) == Some(&b'#');
        let needed = if is_blank && !is_comment { end + 1 } else { end };
        let Some(limit) = lexer::buffer_end(self.text, start, end) else { return };
        if limit <= needed {
            let kind = SyntaxErrorKind::TooLong { start: lexer::beginning(self.text, start) };
            self.raise(kind, TextRange::new(start, end));
        }
    }

    fn quoted(&mut self, character: u8, quote: Quote) {
        let start = self.pos + 1;
        let Some(close) = lexer::closing_quote(self.bytes, start, character) else {
            return self.unterminated(quote);
        };
        let next = self.bytes.get(close + 1).copied();
        let needed = close + if next.is_some_and(lexer::is_blank) { 2 } else { 1 };
        if let Some(limit) = lexer::buffer_end(self.text, start, close)
            && limit <= needed
        {
            let kind = if limit <= close {
                SyntaxErrorKind::TooLongQuote { quote }
            } else {
                SyntaxErrorKind::TooLong { start: lexer::beginning(self.text, start) }
            };
            self.raise(kind, TextRange::new(self.pos, close + 1));
        }
        let value = lexer::unescape(TextRange::new(start, close).of(self.text));
        self.word(TextRange::new(self.pos, close + 1), quote, value);
        let rest = self.text.get(self.pos..).unwrap_or_default();
        let Some(character) = rest.chars().next() else { return };
        // A brace that closes is met again, with the same error.
        if !matches!(character, ' ' | '\t' | '\r' | '\n' | ';' | '{' | ')' | '}') {
            let range = TextRange::new(self.pos, self.pos + character.len_utf8());
            self.raise(SyntaxErrorKind::Unexpected { character }, range);
        }
    }

    /// A quote that does not close: the word ends where an unquoted one would, so that the rest of
    /// the text is read as if the quote were an oversight.
    fn unterminated(&mut self, quote: Quote) {
        let start = self.pos;
        let range = TextRange::new(start, lexer::unquoted(self.bytes, start));
        let (kind, line_at) = match lexer::buffer_end(self.text, start + 1, self.bytes.len()) {
            Some(_) => (SyntaxErrorKind::TooLongQuote { quote }, start),
            None => (SyntaxErrorKind::UnterminatedQuote, self.bytes.len()),
        };
        self.raised.push(Raised { at: start, line_at, range, kind });
        let value = lexer::unescape(TextRange::new(start + 1, range.end).of(self.text));
        self.word(range, quote, value);
    }

    fn word(&mut self, range: TextRange, quote: Quote, value: String) {
        let word = Word { range, value, quote };
        self.token(TokenKind::Word, range.end);
        match &mut self.pending {
            Some(pending) => pending.args.push(word),
            None => {
                let unknown = self.invisible.take().map(|it| {
                    let is_adjacent = it.end == range.start;
                    let rest = if is_adjacent { word.value.as_str() } else { "" };
                    format!("{}{rest}", it.of(self.text))
                });
                self.pending = Some(Pending { name: word, args: Vec::new(), unknown });
            }
        }
    }

    fn semicolon(&mut self) {
        let at = self.pos;
        self.invisible_alone();
        match self.pending.take() {
            Some(pending) => {
                let end = at + 1;
                self.add(pending, end, Some(at), Body::None);
            }
            None => self.unexpected(';'),
        }
        self.token(TokenKind::Semicolon, at + 1);
    }

    fn open_brace(&mut self) {
        let at = self.pos;
        self.invisible_alone();
        let (pending, terminator) = match self.pending.take() {
            Some(pending) => (pending, Some(at)),
            None => {
                self.unexpected('{');
                let name =
                    Word { range: TextRange::empty(at), value: String::new(), quote: Quote::None };
                (Pending { name, args: Vec::new(), unknown: None }, None)
            }
        };
        let is_row = self.is_in_table();
        if is_row && terminator.is_some() {
            self.unexpected('{');
        }
        self.token(TokenKind::OpenBrace, at + 1);
        let range = TextRange::new(at, at + 1);
        if !is_row && context::is_lua(&pending.name.value) {
            self.lua(pending, at);
            return;
        }
        let body = if !is_row && context::is_table(&pending.name.value) {
            Body::Table { range, rows: Vec::new() }
        } else {
            Body::Block { range, children: Vec::new() }
        };
        if let Some(id) = self.add(pending, at + 1, terminator, body) {
            self.stack.push(id);
        }
    }

    fn lua(&mut self, pending: Pending, brace: usize) {
        let start = self.pos;
        let (end, is_closed) = match lua::scan(self.bytes, start) {
            LuaEnd::Closed { at } => (at, true),
            LuaEnd::Open { last_brace } => {
                self.raised.push(Raised {
                    at: start,
                    line_at: last_brace,
                    range: TextRange::new(last_brace, last_brace + 1),
                    kind: SyntaxErrorKind::UnclosedLua,
                });
                (self.bytes.len(), false)
            }
            LuaEnd::OpenBracket { at, level } => {
                let closing = format!("]{}]", "=".repeat(level));
                self.raised.push(Raised {
                    at: start,
                    line_at: at,
                    range: TextRange::new(at, at + 1),
                    kind: SyntaxErrorKind::UnclosedLuaBracket { closing },
                });
                (self.bytes.len(), false)
            }
        };
        let range = TextRange::new(start, end);
        self.token(TokenKind::Lua, end);
        let close = if is_closed { end + 1 } else { end };
        self.add(pending, close, Some(brace), Body::Lua { range });
        self.token(TokenKind::CloseBrace, close);
    }

    fn close_brace(&mut self) {
        let end = self.pos + 1;
        self.invisible_alone();
        let is_missing = self.pending.is_some();
        if is_missing {
            self.unexpected('}');
            self.add_unterminated();
        }
        match self.stack.pop() {
            Some(id) => self.close(id, end),
            None if is_missing => {}
            None => self.unexpected('}'),
        }
        self.token(TokenKind::CloseBrace, end);
    }

    /// Ends the block of `id` at `end`.
    fn close(&mut self, id: DirectiveId, end: usize) {
        let Some(directive) = directive_mut(self.parse, id) else { return };
        directive.range.end = end;
        match &mut directive.body {
            Body::Block { range, .. } | Body::Table { range, .. } => range.end = end,
            Body::None | Body::Lua { .. } => {}
        }
    }

    fn unexpected(&mut self, character: char) {
        let range = TextRange::new(self.pos, self.pos + 1);
        self.raise(SyntaxErrorKind::Unexpected { character }, range);
    }

    /// Invisible characters that no name follows are a name to nginx.
    fn invisible_alone(&mut self) {
        if let Some(range) = self.invisible.take() {
            let directive = range.of(self.text).to_owned();
            self.raise(SyntaxErrorKind::UnknownDirective { directive }, range);
        }
    }

    /// To nginx `#` behind an invisible character begins no comment: both are the name.
    fn invisible_comment(&mut self) {
        if let Some(range) = self.invisible.as_mut().filter(|it| it.end == self.pos) {
            range.end = lexer::unquoted(self.bytes, self.pos);
        }
    }

    /// Ends the pending directive without a `;`, because the paste ends here.
    fn missing_terminator(&mut self) {
        let range = TextRange::empty(self.pos);
        self.raise(SyntaxErrorKind::UnexpectedEnd, range);
        self.add_unterminated();
    }

    fn add_unterminated(&mut self) {
        let Some(pending) = self.pending.take() else { return };
        let end = pending.args.last().unwrap_or(&pending.name).range.end;
        self.add(pending, end, None, Body::None);
    }

    fn add(
        &mut self,
        pending: Pending,
        end: usize,
        terminator: Option<usize>,
        body: Body,
    ) -> Option<DirectiveId> {
        let id = DirectiveId(u32::try_from(self.parse.directives.len()).ok()?);
        let range = TextRange::new(pending.name.range.start, end);
        if let (Some(directive), Some(at)) = (pending.unknown, terminator) {
            let kind = SyntaxErrorKind::UnknownDirective { directive };
            self.raised.push(Raised { at, line_at: at, range: pending.name.range, kind });
        }
        let parent = self.stack.last().copied();
        match parent.and_then(|it| directive_mut(self.parse, it)).map(|it| &mut it.body) {
            Some(Body::Block { children, .. } | Body::Table { rows: children, .. }) => {
                children.push(id);
            }
            Some(Body::None | Body::Lua { .. }) | None => self.parse.roots.push(id),
        }
        self.parse.directives.push(Directive {
            name: pending.name,
            args: pending.args,
            range,
            body,
            parent,
            terminator,
            context: Context::Unknown,
        });
        Some(id)
    }

    fn end(&mut self) {
        let end = self.bytes.len();
        if self.pending.is_some() {
            self.missing_terminator();
        } else if self.invisible.take().is_some() {
            self.raise(SyntaxErrorKind::UnexpectedEnd, TextRange::empty(end));
        } else if !self.stack.is_empty() {
            self.raise(SyntaxErrorKind::UnclosedBlock, TextRange::empty(end));
        }
        let is_trivia =
            |kind| matches!(kind, TokenKind::Whitespace | TokenKind::Comment | TokenKind::Noise);
        let last = self.parse.tokens.iter().rev().find(|it| !is_trivia(it.kind));
        let end = last.map_or(end, |it| it.range.end);
        while let Some(id) = self.stack.pop() {
            self.close(id, end);
        }
    }
}

fn directive_mut(parse: &mut Parse, id: DirectiveId) -> Option<&mut Directive> {
    parse.directives.get_mut(usize::try_from(id.0).ok()?)
}

/// Blanks, marks and controls that nginx does not take for separators.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{180e}' | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}'
    )
}
