//! From tokens to the tree, with an explicit stack.

use text::TextRange;

use crate::lexer::Lexer;
use crate::{
    Body, Directive, DirectiveId, DumpFile, Parse, SyntaxError, SyntaxErrorKind, Token, TokenKind,
    Word,
};

/// Blocks deeper than this are kept as siblings: no real configuration comes near.
pub const MAX_DEPTH: usize = 128;

const BOM: &str = "\u{feff}";

/// Parses a text of any size and any content.
pub fn parse(text: &str) -> Parse {
    let mut parser =
        Parser { text, res: Parse::default(), words: Vec::new(), open: Vec::new(), flattened: 0 };
    let mut lexer = Lexer::new(text);
    while let Some((token, word)) = lexer.next() {
        parser.res.tokens.push(token);
        if parser.take(token, word) {
            parser.res.tokens.extend(lexer.lua());
        }
    }
    parser.finish();
    let mut res = parser.res;
    res.errors.extend(lexer.errors);
    res.errors.sort_by_key(|it| it.range.start);
    res
}

struct Parser<'a> {
    text: &'a str,
    res: Parse,
    /// The words of the directive that is being read.
    words: Vec<Word>,
    open: Vec<DirectiveId>,
    /// Blocks beyond the bound that are open.
    flattened: usize,
}

impl Parser<'_> {
    /// Takes a token; says whether a Lua body begins behind it.
    fn take(&mut self, token: Token, word: Option<Word>) -> bool {
        match token.kind {
            TokenKind::Blank | TokenKind::Lua => {}
            TokenKind::Comment => self.comment(token.range),
            TokenKind::Word => {
                let word = word.map(|it| self.without_mark(it));
                self.words.extend(word);
            }
            TokenKind::Semicolon => {
                if self.add(token.range.end, Body::None).is_none() {
                    self.error(SyntaxErrorKind::UnexpectedSemicolon, token.range);
                }
            }
            TokenKind::OpenBrace => return self.open_block(token.range),
            TokenKind::CloseBrace => self.close_block(token.range),
        }
        false
    }

    fn error(&mut self, kind: SyntaxErrorKind, range: TextRange) {
        self.res.errors.push(SyntaxError { kind, range });
    }

    /// nginx would take a byte order mark for a part of the name.
    fn without_mark(&mut self, mut word: Word) -> Word {
        if word.range.start == 0
            && let Some(rest) = word.value.strip_prefix(BOM)
        {
            word.value = rest.to_owned();
            word.range.start = BOM.len();
            self.error(SyntaxErrorKind::ByteOrderMark, TextRange::new(0, BOM.len()));
        }
        word
    }

    /// Makes a directive of the words that were read; `None` where there are none.
    fn add(&mut self, end: usize, body: Body) -> Option<DirectiveId> {
        let mut words = std::mem::take(&mut self.words).into_iter();
        let name = words.next()?;
        let id = DirectiveId(u32::try_from(self.res.directives.len()).ok()?);
        let parent = self.open.last().copied();
        let range = TextRange::new(name.range.start, end);
        self.res.directives.push(Directive { name, args: words.collect(), range, body, parent });
        match parent.and_then(|it| self.body(it)) {
            Some(Body::Block { children, .. } | Body::Table { children, .. }) => children.push(id),
            Some(Body::None | Body::Lua { .. }) | None => self.res.roots.push(id),
        }
        Some(id)
    }

    fn body(&mut self, id: DirectiveId) -> Option<&mut Body> {
        self.res.directives.get_mut(usize::try_from(id.0).ok()?).map(|it| &mut it.body)
    }

    fn open_block(&mut self, brace: TextRange) -> bool {
        let name = self.words.first().map(|it| it.value.clone()).unwrap_or_default();
        let is_lua = name.ends_with("_by_lua_block");
        let range = TextRange::new(brace.start, brace.end);
        let body = if is_lua {
            Body::Lua { range }
        } else if TABLES.contains(&name.as_str()) {
            Body::Table { range, children: Vec::new() }
        } else {
            Body::Block { range, children: Vec::new() }
        };
        if MAX_DEPTH <= self.open.len() {
            if self.flattened == 0 {
                self.error(SyntaxErrorKind::TooDeep, brace);
            }
            self.flattened += 1;
            self.add(brace.end, Body::None);
            return is_lua;
        }
        match self.add(brace.end, body) {
            Some(id) => self.open.push(id),
            None => self.error(SyntaxErrorKind::UnexpectedOpenBrace, brace),
        }
        is_lua
    }

    fn close_block(&mut self, brace: TextRange) {
        if !self.words.is_empty() {
            self.error(SyntaxErrorKind::UnexpectedCloseBrace, brace);
            self.add_unended();
        }
        if 0 < self.flattened {
            self.flattened -= 1;
        } else if let Some(id) = self.open.pop() {
            self.end_block(id, brace.end);
        } else {
            self.error(SyntaxErrorKind::UnexpectedCloseBrace, brace);
        }
    }

    fn end_block(&mut self, id: DirectiveId, end: usize) {
        let Some(directive) =
            usize::try_from(id.0).ok().and_then(|it| self.res.directives.get_mut(it))
        else {
            return;
        };
        directive.range.end = end;
        match &mut directive.body {
            Body::Block { range, .. } | Body::Table { range, .. } | Body::Lua { range } => {
                range.end = end;
            }
            Body::None => {}
        }
    }

    /// A directive without its `;`.
    fn add_unended(&mut self) {
        if let Some(end) = self.words.last().map(|it| it.range.end) {
            self.add(end, Body::None);
        }
    }

    /// `# configuration file PATH:` begins a file of a dump; a file cannot leave a block open.
    fn comment(&mut self, range: TextRange) {
        let path = range
            .of(self.text)
            .trim_end()
            .strip_prefix("# configuration file ")
            .and_then(|it| it.strip_suffix(':'));
        let Some(path) = path else { return };
        let before = self.text.get(..range.start).unwrap_or_default();
        if !before.is_empty() && !before.ends_with('\n') {
            return;
        }
        self.end_file(range.start);
        let start = (range.end + 1).min(self.text.len());
        self.res.files.push(DumpFile {
            path: path.to_owned(),
            range: TextRange::new(start, self.text.len()),
        });
    }

    fn end_file(&mut self, end: usize) {
        if let Some(file) = self.res.files.last_mut() {
            file.range.end = end;
        }
        if !self.words.is_empty() {
            self.error(SyntaxErrorKind::UnexpectedEnd, TextRange::empty(end));
            self.add_unended();
        }
        if let Some(id) = self.open.last() {
            let place = self.res.directive(*id).map_or(TextRange::empty(end), |it| it.name.range);
            self.error(SyntaxErrorKind::UnclosedBlock, place);
        }
        self.flattened = 0;
        while let Some(id) = self.open.pop() {
            self.end_block(id, end);
        }
    }

    fn finish(&mut self) {
        self.end_file(self.text.len());
    }
}

/// Blocks that hold rows of data.
const TABLES: &[&str] = &["map", "geo", "types", "split_clients", "charset_map"];
