//! What nginx checks of a directive that it knows before the module sees it.

use text::TextRange;

use crate::directives::{self, Entry, Origin};
use crate::parser::Raised;
use crate::{Body, Context, Directive, Parse, SyntaxErrorKind};

/// Raises an error for each directive of one file that nginx would not hand to a module.
pub(crate) fn check(parse: &Parse, first_directive: usize, acc: &mut Vec<Raised>) {
    for directive in parse.directives.get(first_directive..).unwrap_or_default() {
        let Some(at) = directive.terminator else { continue };
        if let Some(kind) = error(directive) {
            let words = directive.args.last().unwrap_or(&directive.name);
            let range = TextRange::new(directive.name.range.start, words.range.end);
            acc.push(Raised { at, line_at: at, range, kind });
        }
    }
}

fn error(directive: &Directive) -> Option<SyntaxErrorKind> {
    if matches!(directive.context, Context::Table | Context::Other) {
        return None;
    }
    let name = || directive.name.value.clone();
    let entries = directives::lookup(&directive.name.value);
    if entries.is_empty() {
        let is_possible = is_possible(&directive.name.value);
        return (!is_possible).then(|| SyntaxErrorKind::UnknownDirective { directive: name() });
    }
    let is_anywhere = directive.context == Context::Unknown;
    let here =
        || entries.iter().filter(|it| is_anywhere || it.contexts.contains(directive.context));
    let is_block = directive.body != Body::None;
    let is_accepted =
        |it: &&Entry| it.is_block == is_block && it.arguments.accepts(directive.args.len());
    if here().any(|it| is_accepted(&it)) {
        None
    } else if here().any(|it| it.is_block == is_block) {
        Some(SyntaxErrorKind::ArgumentCount { directive: name() })
    } else if here().next().is_none() {
        // Modules of others may allow more than the release that the table was made of.
        let is_own = entries.iter().all(|it| it.origin == Origin::Nginx);
        is_own.then(|| SyntaxErrorKind::NotAllowedHere { directive: name() })
    } else if is_block {
        Some(SyntaxErrorKind::NotTerminated { directive: name() })
    } else {
        Some(SyntaxErrorKind::NoOpeningBrace { directive: name() })
    }
}

/// Whether any module could have a directive of that name.
fn is_possible(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it))
}
