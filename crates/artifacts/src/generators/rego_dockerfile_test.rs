//! Unit tests of the policy for Dockerfiles.

use super::dockerfile_commands::{BAD, GOOD};
use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// Unit tests of `policy/dockerfile.rego`: commands that open the socket, and their nearest
    /// harmless relatives.
    ///
    /// ## When to use it
    /// Beside the policy.
    ///
    /// ## How to install it
    /// Put it beside the policy and run `opa test policy` or `conftest verify --policy policy`.
    ///
    /// ## How to undo it
    /// Delete the file.
    REGO_DOCKERFILE_TEST { name: "rego-dockerfile-test" }
}

fn generate(_ctx: &Context<'_>) -> Option<Artifact> {
    let values = [text("good", escape::json_lines(GOOD)), text("bad", escape::json_lines(BAD))];
    let text = fill(include_str!("rego_dockerfile_test.tmpl"), &values);
    Some(Artifact::new("policy/dockerfile_test.rego", text))
}
