//! The generators, one file each, in the order of lists.

mod rego_pool;
mod rego_pool_test;

use crate::{Context, Generator};

/// Every generator.
pub static GENERATORS: &[&Generator] = &[&rego_pool::REGO_POOL, &rego_pool_test::REGO_POOL_TEST];

/// The modes that a policy allows: the two that are safe anywhere, and those of the plan.
fn modes(ctx: &Context<'_>) -> Vec<String> {
    let mut res = vec!["0660".to_owned(), "0600".to_owned()];
    for it in ctx.sockets.iter().map(|it| format!("{:04o}", it.mode)) {
        if !res.contains(&it) {
            res.push(it);
        }
    }
    res
}
