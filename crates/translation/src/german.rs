//! The table: each sentence of the engine, as its `format!` has it, and the same in German.
//!
//! Neither has the final dot. A digit in braces holds a value, which passes as it is. A letter holds
//! a phrase of the engine's own, one of [`PHRASES`] or a list of them; what is none passes, too. Both
//! count the holes of the English sentence from its left: `{0}` or `{A}`, then `{1}` or `{B}`. The
//! German one has each of them once, in the order that it needs.

mod artifacts;
mod causes;
mod facts;
mod plan;
mod rules;

/// English, German.
pub(crate) type Pair = (&'static str, &'static str);

pub(crate) static SENTENCES: &[&[Pair]] = &[
    causes::VERDICTS,
    causes::CAUSES,
    rules::DIAGNOSTICS,
    rules::FIXES,
    plan::STRATEGIES,
    plan::CONDITIONS,
    plan::COMMANDS,
    facts::FACTS,
    facts::IMPACT,
    artifacts::SUMMARIES,
];

/// What stands in a hole of a sentence. Whole texts are not looked up here: these are short, and
/// would fit values.
pub(crate) static PHRASES: &[&[Pair]] = &[causes::PHRASES, rules::PHRASES, facts::PHRASES];
