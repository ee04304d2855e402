//! Files that keep the permissions right: Ansible, Rego, Serverspec, CI jobs and others, made from
//! the analysed configuration and the strategy that was chosen.
//!
//! A generator gives text; it writes nothing and runs nothing. Every value of the inputs passes an
//! escape of [`escape`] on its way into a file. Secrets are not this crate's concern: the facade
//! gives it redacted inputs.

mod context;
mod escape;
mod fill;
mod generator;
mod generators;

use facts::World;

pub use generator::{Artifact, Generator};
pub use generators::GENERATORS;

use context::Context;

/// Every artifact that applies to the inputs, in the order of [`GENERATORS`].
pub fn generate(
    world: &World,
    strategy: Option<&plan::Strategy>,
) -> Vec<(&'static Generator, Artifact)> {
    let ctx = Context::new(world, strategy);
    GENERATORS.iter().filter_map(|it| Some((*it, (it.generate)(&ctx)?))).collect()
}

#[cfg(test)]
mod tests;
