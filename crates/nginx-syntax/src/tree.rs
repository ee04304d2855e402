//! The tree: directives in an arena, in document order.

use text::TextRange;

use crate::{SyntaxError, Token};

/// A parsed text.
#[derive(Clone, Debug, Default)]
pub struct Parse {
    /// Their ranges joined are the whole text.
    pub tokens: Vec<Token>,
    pub directives: Vec<Directive>,
    /// Directives of the top level.
    pub roots: Vec<DirectiveId>,
    /// The files of an `nginx -T` dump; empty for any other text.
    pub files: Vec<DumpFile>,
    pub errors: Vec<SyntaxError>,
}

/// Index of a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DirectiveId(pub u32);

/// A directive, or a row of a table such as the body of `map`.
#[derive(Clone, Debug)]
pub struct Directive {
    pub name: Word,
    pub args: Vec<Word>,
    /// From the name to the `;` or the closing brace, as far as they are there.
    pub range: TextRange,
    pub body: Body,
    pub parent: Option<DirectiveId>,
}

/// What follows the arguments.
#[derive(Clone, Debug)]
pub enum Body {
    /// `;`, or nothing where it was forgotten.
    None,
    /// Directives between braces.
    Block { range: TextRange, children: Vec<DirectiveId> },
    /// Rows between braces that are data and no directives: `map`, `geo`, `types`, ….
    Table { range: TextRange, children: Vec<DirectiveId> },
    /// Lua between braces; it is not looked into.
    Lua { range: TextRange },
}

/// A name or an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// With its quotes.
    pub range: TextRange,
    /// As nginx sees it, quotes and escapes resolved.
    pub value: String,
    pub quote: Quote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    None,
    Single,
    Double,
}

/// One file of a dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DumpFile {
    pub path: String,
    /// Its content.
    pub range: TextRange,
}

impl Parse {
    pub fn directive(&self, id: DirectiveId) -> Option<&Directive> {
        self.directives.get(usize::try_from(id.0).ok()?)
    }

    /// What stands directly in the directive's braces.
    pub fn children(&self, id: DirectiveId) -> impl Iterator<Item = (DirectiveId, &Directive)> {
        let children = match self.directive(id).map(|it| &it.body) {
            Some(Body::Block { children, .. } | Body::Table { children, .. }) => {
                children.as_slice()
            }
            Some(Body::None | Body::Lua { .. }) | None => &[],
        };
        children.iter().filter_map(|it| Some((*it, self.directive(*it)?)))
    }

    /// The directives around this one, from the inside out.
    pub fn ancestors(&self, id: DirectiveId) -> impl Iterator<Item = (DirectiveId, &Directive)> {
        let mut next = self.directive(id).and_then(|it| it.parent);
        std::iter::from_fn(move || {
            let id = next?;
            let directive = self.directive(id)?;
            next = directive.parent;
            Some((id, directive))
        })
    }

    /// Every directive of that name, in document order; rows of tables are none.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (DirectiveId, &'a Directive)> {
        (0..)
            .map(DirectiveId)
            .zip(&self.directives)
            .filter(move |(_, it)| it.name.value == name && !self.is_row(it))
    }

    /// Whether the directive is a row of a table.
    pub fn is_row(&self, directive: &Directive) -> bool {
        let parent = directive.parent.and_then(|it| self.directive(it));
        parent.is_some_and(|it| matches!(it.body, Body::Table { .. }))
    }

    /// The file of a dump that holds the offset.
    pub fn file_at(&self, offset: usize) -> Option<&DumpFile> {
        self.files.iter().find(|it| it.range.contains(offset))
    }
}
