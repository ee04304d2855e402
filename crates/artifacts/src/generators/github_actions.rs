//! GitHub Actions job.

use super::check_line;
use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// A GitHub Actions workflow that runs `sockbox check` on the configuration files and uploads
    /// what it says as SARIF, also when the check fails.
    ///
    /// ## When to use it
    /// Where the configuration lies in a repository on GitHub. The upload needs code scanning,
    /// which private repositories have to switch on.
    ///
    /// ## How to install it
    /// Put it into `.github/workflows/`, and add a step that installs sockbox.
    ///
    /// ## How to undo it
    /// Delete the file.
    GITHUB_ACTIONS { name: "github-actions" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let text = fill(include_str!("github_actions.tmpl"), &[text("check", check_line(ctx))]);
    Some(Artifact::new(".github/workflows/sockbox.yml", text))
}
