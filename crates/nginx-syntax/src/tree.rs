//! The syntax tree: tokens, and directives in an arena.

use text::TextRange;

use crate::{Context, SyntaxError};

/// What `parse` makes of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// Their ranges, joined, are the whole text.
    pub tokens: Vec<Token>,
    /// Every directive, in document order; a parent stands before its children.
    pub directives: Vec<Directive>,
    /// The directives that stand in no block, of all files of a dump.
    pub roots: Vec<DirectiveId>,
    /// The files of an `nginx -T` dump; empty for any other text.
    pub files: Vec<DumpFile>,
    /// In the order in which nginx would meet them; nginx itself stops at the first of a file.
    /// Of a thousand and more, the first thousand.
    pub errors: Vec<SyntaxError>,
    /// Every directive by parent, name and place.
    pub(crate) by_parent: Vec<DirectiveId>,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub range: TextRange,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    Whitespace,
    /// From `#` up to the line feed, without it.
    Comment,
    /// A name or an argument, with its quotes.
    Word,
    Semicolon,
    OpenBrace,
    CloseBrace,
    /// The code between the braces of a `*_by_lua_block`.
    Lua,
    /// A byte order mark, or blanks that nginx takes for letters, in front of a directive.
    Invisible,
    /// What belongs to the paste and not to the file: prompts, fences, nginx's messages, prose.
    Noise,
    /// `# configuration file PATH:` of a dump, without the line end.
    FileHeader,
}

/// An index into `Parse::directives`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DirectiveId(pub u32);

/// A name, its arguments, and what follows them. A row of a table is one too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Empty for a block that opens without a name.
    pub name: Word,
    pub args: Vec<Word>,
    /// From the name up to and with the `;` or the `}`; where that is missing, up to the last token.
    pub range: TextRange,
    pub body: Body,
    pub parent: Option<DirectiveId>,
    /// Where the `;` or the `{` stands that ends the arguments.
    pub terminator: Option<usize>,
    /// What it stands in.
    pub context: Context,
}

/// What follows a directive's arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A `;`, or nothing.
    None,
    /// Directives between braces; the range is from `{` up to and with `}`.
    Block { range: TextRange, children: Vec<DirectiveId> },
    /// The free-form lines of `map`, `geo`, `types`, `split_clients`, `charset_map`, `geoip2`;
    /// their names are no directives, but for `include`. The range is that of a block.
    Table { range: TextRange, rows: Vec<DirectiveId> },
    /// Lua code; the range is what stands between the braces.
    Lua { range: TextRange },
}

/// A name or an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// With the quotes.
    pub range: TextRange,
    /// As nginx sees it: without quotes, with escapes replaced.
    pub value: String,
    pub quote: Quote,
}

/// How a word is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quote {
    None,
    Single,
    Double,
}

/// A file of a dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DumpFile {
    pub path: String,
    /// The file's content, without the line end that nginx writes behind it.
    pub range: TextRange,
}

impl Parse {
    /// The directive of `id`; `None` for an id of another parse.
    pub fn directive(&self, id: DirectiveId) -> Option<&Directive> {
        self.directives.get(usize::try_from(id.0).ok()?)
    }

    /// The directives or rows between the braces of `id`, in order.
    pub fn children(&self, id: DirectiveId) -> impl Iterator<Item = (DirectiveId, &Directive)> {
        let children = self.directive(id).map(Directive::children).unwrap_or_default();
        children.iter().filter_map(|it| Some((*it, self.directive(*it)?)))
    }

    /// The directives or rows of that name between the braces of `parent`, or in no block. A block can
    /// have as many children as the text has directives, and rules ask for each of them.
    pub fn named(
        &self,
        parent: Option<DirectiveId>,
        name: &str,
    ) -> impl Iterator<Item = (DirectiveId, &Directive)> {
        let key =
            |it: &DirectiveId| self.directive(*it).map(|it| (it.parent, it.name.value.as_str()));
        let start = self.by_parent.partition_point(|it| key(it) < Some((parent, name)));
        let end = self.by_parent.partition_point(|it| key(it) <= Some((parent, name)));
        let found = self.by_parent.get(start..end).unwrap_or_default();
        found.iter().filter_map(|it| Some((*it, self.directive(*it)?)))
    }

    /// Makes what [`Self::named`] searches.
    pub(crate) fn index(&mut self) {
        let mut all: Vec<DirectiveId> =
            (0..).map(DirectiveId).zip(&self.directives).map(|(id, _)| id).collect();
        all.sort_by_key(|it| {
            (self.directive(*it).map(|it| (it.parent, it.name.value.as_str())), *it)
        });
        self.by_parent = all;
    }

    /// The blocks around `id`, from the innermost outward, without `id` itself.
    pub fn ancestors(&self, id: DirectiveId) -> impl Iterator<Item = (DirectiveId, &Directive)> {
        let parent = |it: &Directive| Some((it.parent?, self.directive(it.parent?)?));
        std::iter::successors(self.directive(id).and_then(parent), move |(_, it)| parent(it))
    }

    /// Every directive of that name, in document order; rows of tables are none.
    pub fn all(&self, name: &str) -> impl Iterator<Item = (DirectiveId, &Directive)> {
        (0..).map(DirectiveId).zip(&self.directives).filter(move |(_, it)| {
            it.name.value == name && (it.context != Context::Table || name == "include")
        })
    }

    /// The file of the dump that `offset` is in.
    pub fn file_at(&self, offset: usize) -> Option<&DumpFile> {
        let count = self.files.partition_point(|it| it.range.start <= offset);
        self.files.get(count.checked_sub(1)?).filter(|it| it.range.contains(offset))
    }
}

impl Directive {
    /// The directives or rows between the braces, in order.
    pub fn children(&self) -> &[DirectiveId] {
        match &self.body {
            Body::Block { children, .. } => children,
            Body::Table { rows, .. } => rows,
            Body::None | Body::Lua { .. } => &[],
        }
    }
}

impl Word {
    /// The range between the quotes; that of the word where there are none.
    pub fn inner(&self, text: &str) -> TextRange {
        let Some(quote) = self.quote.character() else { return self.range };
        let start = self.range.start + 1;
        let is_closed = 2 <= self.range.len()
            && text.as_bytes().get(self.range.end - 1) == u8::try_from(quote).ok().as_ref()
            && !is_escaped_end(TextRange::new(start, self.range.end - 1).of(text));
        TextRange::new(start, if is_closed { self.range.end - 1 } else { self.range.end })
    }
}

impl Quote {
    /// The character that opens and closes it.
    pub fn character(self) -> Option<char> {
        match self {
            Self::None => None,
            Self::Single => Some('\''),
            Self::Double => Some('"'),
        }
    }
}

/// Whether what follows `text` is protected by a backslash.
fn is_escaped_end(text: &str) -> bool {
    text.bytes().rev().take_while(|it| *it == b'\\').count() % 2 == 1
}
