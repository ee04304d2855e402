//! Entry for pre-commit.

use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A hook for pre-commit that runs `sockbox check` on the configuration files.
    ///
    /// ## When to use it
    /// Where people edit pool files and server blocks in a repository.
    ///
    /// ## How to install it
    /// Put the entry into `.pre-commit-config.yaml` and run `pre-commit install`.
    ///
    /// ## How to undo it
    /// Delete the entry.
    PRE_COMMIT { name: "pre-commit" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let mut args = vec!["--fail-on".to_owned(), "high".to_owned()];
    args.extend(ctx.config_paths().into_iter().map(escape::operand));
    let values = [text("args", escape::yaml_list(&args))];
    let text = fill(include_str!("pre_commit.tmpl"), &values);
    Some(Artifact::new(".pre-commit-config.yaml", text))
}
