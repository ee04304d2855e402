//! Rules over the facts: diagnostics that text shows, and the causes of what goes wrong.
//!
//! A rule looks and says; it changes nothing and reads nothing but the [`facts::World`].

pub mod causes;
mod container;
mod diagnostic;
mod placed;
mod rule;
mod rules;
mod written;

use facts::World;

pub use causes::{Cause, Confidence, Label, causes};
pub use diagnostic::{Applicability, Diagnostic, Fix, Severity};
pub use rule::{FixAvailability, Rule};
pub use rules::RULES;

/// What every rule says about the world, in the order of [`RULES`].
pub fn check(world: &World) -> Vec<Diagnostic> {
    let mut acc = Vec::new();
    for rule in RULES {
        (rule.check)(world, &mut acc);
    }
    acc
}

#[cfg(test)]
mod tests;
