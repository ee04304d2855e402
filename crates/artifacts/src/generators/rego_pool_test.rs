//! Unit tests of the policy for pools.

use crate::fill::fill;
use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// Unit tests of `policy/php_fpm.rego`: each spelling of `listen.mode` that PHP-FPM takes
    /// silently, and who gets in by owner, group and ACL.
    ///
    /// ## When to use it
    /// Beside the policy, so that a change of it cannot let an open socket through unseen.
    ///
    /// ## How to install it
    /// Put it beside the policy and run `opa test policy` or `conftest verify --policy policy`.
    ///
    /// ## How to undo it
    /// Delete the file.
    REGO_POOL_TEST { name: "rego-pool-test" }
}

fn generate(_ctx: &Context<'_>) -> Option<Artifact> {
    Some(Artifact::new("policy/php_fpm_test.rego", fill(include_str!("rego_pool_test.tmpl"), &[])))
}
