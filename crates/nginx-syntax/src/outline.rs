//! The tree as nested statements, for tools that expect crossplane's shape.

use text::LineIndex;

use crate::{Body, DirectiveId, Parse};

/// A directive with its arguments as nginx sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub directive: String,
    pub args: Vec<String>,
    /// Line of the name, from 1.
    pub line: usize,
    pub block: Option<Vec<Statement>>,
}

/// The statements of the top level; never deeper than [`crate::MAX_DEPTH`].
pub fn outline(text: &str, parse: &Parse) -> Vec<Statement> {
    let lines = LineIndex::new(text);
    let mut made: Vec<Option<Statement>> = Vec::with_capacity(parse.directives.len());
    made.resize_with(parse.directives.len(), || None);
    // Children come after their parents in the arena, so from the end each child is made first.
    for (index, directive) in parse.directives.iter().enumerate().rev() {
        let block = match &directive.body {
            Body::None | Body::Lua { .. } => None,
            Body::Block { children, .. } | Body::Table { children, .. } => {
                Some(taken(&mut made, children))
            }
        };
        let mut args: Vec<String> = directive.args.iter().map(|it| it.value.clone()).collect();
        if let Body::Lua { range } = &directive.body {
            args.push(range.of(text).trim_start_matches('{').trim_end_matches('}').to_owned());
        }
        let line = lines.line(directive.name.range.start);
        if let Some(slot) = made.get_mut(index) {
            *slot = Some(Statement { directive: directive.name.value.clone(), args, line, block });
        }
    }
    taken(&mut made, &parse.roots)
}

fn taken(made: &mut [Option<Statement>], ids: &[DirectiveId]) -> Vec<Statement> {
    ids.iter().filter_map(|it| made.get_mut(usize::try_from(it.0).ok()?)?.take()).collect()
}
