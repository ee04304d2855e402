//! Unit tests of the policy for nginx.conf.

use crate::fill::fill;
use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// Unit tests of `policy/nginx.rego`, in the shapes of conftest's parser and of crossplane's.
    ///
    /// ## When to use it
    /// Beside the policy.
    ///
    /// ## How to install it
    /// Put it beside the policy and run `opa test policy` or `conftest verify --policy policy`.
    ///
    /// ## How to undo it
    /// Delete the file.
    REGO_NGINX_TEST { name: "rego-nginx-test" }
}

fn generate(_ctx: &Context<'_>) -> Option<Artifact> {
    Some(Artifact::new("policy/nginx_test.rego", fill(include_str!("rego_nginx_test.tmpl"), &[])))
}
