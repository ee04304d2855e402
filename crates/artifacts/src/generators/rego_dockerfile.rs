//! Rego policy for Dockerfiles.

use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A Rego policy (v1 syntax) for Dockerfiles as conftest reads them. It denies `chmod 666`,
    /// `777`, `a+w`, `o+w` and their like on PHP-FPM's socket or its directory, and commands such
    /// as `sed` and `echo` that set `listen.mode` to a mode that others can use.
    ///
    /// ## When to use it
    /// In a pipeline that builds images. hadolint takes no rules of one's own, so this is what
    /// stands beside it.
    ///
    /// ## How to install it
    /// Put it into `policy/` and run
    /// `conftest test --parser dockerfile --namespace dockerfile --policy policy Dockerfile`.
    ///
    /// ## How to undo it
    /// Delete the file.
    REGO_DOCKERFILE { name: "rego-dockerfile" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let paths = escape::json_list(&ctx.own_paths());
    let text = fill(include_str!("rego_dockerfile.tmpl"), &[text("paths", paths)]);
    Some(Artifact::new("policy/dockerfile.rego", text))
}
