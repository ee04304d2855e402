//! The tree as plain statements, in the shape that crossplane gives.

use crate::{Body, Directive};
use crate::{DirectiveId, Parse, Quote, Word};

/// Blocks that are deeper come out empty: who reads an outline may recurse.
const MAX_DEPTH: usize = 100;

/// A directive in crossplane's shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    pub directive: String,
    /// As crossplane spells them: without quotes, but with all escapes except that of the quote
    /// itself; without the parentheses around an `if`. Lua code is the last one.
    pub args: Vec<String>,
    /// Of the name, counted from 1 by line feeds.
    pub line: usize,
    pub block: Option<Vec<Statement>>,
}

/// The statements of all files of `text`, of which `parse` was made.
pub fn outline(text: &str, parse: &Parse) -> Vec<Statement> {
    let mut lines = Lines { text, offset: 0, line: 1 };
    let mut res = Vec::new();
    let mut stack: Vec<Frame<'_>> = Vec::new();
    let mut siblings = parse.roots.iter();
    loop {
        let Some(id) = siblings.next() else {
            let Some(mut frame) = stack.pop() else { return res };
            frame.statement.block = Some(std::mem::replace(&mut res, frame.before));
            res.push(frame.statement);
            siblings = frame.siblings;
            continue;
        };
        let Some(directive) = parse.directive(*id) else { continue };
        let statement = statement(text, directive, &mut lines);
        let is_block = match &directive.body {
            Body::Block { .. } | Body::Table { .. } => true,
            Body::None | Body::Lua { .. } => false,
        };
        if is_block && stack.len() < MAX_DEPTH {
            let before = std::mem::take(&mut res);
            let outer = std::mem::replace(&mut siblings, directive.children().iter());
            stack.push(Frame { statement, before, siblings: outer });
        } else {
            res.push(Statement { block: is_block.then(Vec::new), ..statement });
        }
    }
}

/// A block whose statements are being collected.
struct Frame<'a> {
    statement: Statement,
    before: Vec<Statement>,
    siblings: std::slice::Iter<'a, DirectiveId>,
}

/// Counts lines; offsets only grow in document order.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
}

impl Lines<'_> {
    fn line(&mut self, offset: usize) -> usize {
        let passed = self.text.get(self.offset..offset).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.offset = self.offset.max(offset);
        self.line
    }
}

fn statement(text: &str, directive: &Directive, lines: &mut Lines<'_>) -> Statement {
    let mut args: Vec<String> = directive.args.iter().map(|it| spelled(text, it)).collect();
    let name = spelled(text, &directive.name);
    if name == "if" {
        strip_parentheses(&mut args);
    }
    if let Body::Lua { range } = directive.body {
        args.push(range.of(text).to_owned());
    }
    let line = lines.line(directive.name.range.start);
    Statement { directive: name, args, line, block: None }
}

fn spelled(text: &str, word: &Word) -> String {
    let inner = word.inner(text).of(text);
    match word.quote {
        Quote::None => inner.to_owned(),
        Quote::Single => without_escaped(inner, '\''),
        Quote::Double => without_escaped(inner, '"'),
    }
}

/// `text` with each escaped `quote` as the bare quote.
fn without_escaped(text: &str, quote: char) -> String {
    let mut res = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, if character == '\\' { characters.next() } else { None }) {
            ('\\', Some(escaped)) if escaped == quote => res.push(quote),
            (character, escaped) => {
                res.push(character);
                res.extend(escaped);
            }
        }
    }
    res
}

/// `if ($a = b)` has the arguments `$a`, `=`, `b`.
fn strip_parentheses(args: &mut Vec<String>) {
    let is_enclosed = args.first().is_some_and(|it| it.starts_with('('))
        && args.last().is_some_and(|it| it.ends_with(')'));
    if !is_enclosed {
        return;
    }
    if let Some(first) = args.first_mut() {
        *first = first.strip_prefix('(').unwrap_or(first).trim_start().to_owned();
    }
    if let Some(last) = args.last_mut() {
        *last = last.strip_suffix(')').unwrap_or(last).trim_end().to_owned();
    }
    if args.last().is_some_and(String::is_empty) {
        args.pop();
    }
    if args.first().is_some_and(String::is_empty) {
        args.remove(0);
    }
}
