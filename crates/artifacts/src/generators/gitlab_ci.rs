//! GitLab CI job.

use super::check_line;
use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// A GitLab CI job that runs `sockbox check` on the configuration files and keeps what it says
    /// as a SARIF file, also when the check fails.
    ///
    /// ## When to use it
    /// Where the configuration lies in a repository on GitLab.
    ///
    /// ## How to install it
    /// Put it at `.gitlab/sockbox.yml`, include it in `.gitlab-ci.yml`, and give the job an image
    /// that has sockbox.
    ///
    /// ## How to undo it
    /// Delete the include and the file.
    GITLAB_CI { name: "gitlab-ci" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let text = fill(include_str!("gitlab_ci.tmpl"), &[text("check", check_line(ctx))]);
    Some(Artifact::new(".gitlab/sockbox.yml", text))
}
