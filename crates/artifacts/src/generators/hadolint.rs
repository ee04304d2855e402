//! hadolint's configuration, and what hadolint cannot do.

use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// A configuration for hadolint that is honest: hadolint takes no rules of one's own and has
    /// none about `chmod`, so `chmod 666` on a socket passes it, with this file as without.
    ///
    /// ## When to use it
    /// Beside the Rego policy for Dockerfiles or the Checkov check, which do find it. It makes
    /// three of hadolint's own rules errors: pipes without `pipefail`, root as the last user, and
    /// images without a tag.
    ///
    /// ## How to install it
    /// Put it into the repository's root as `.hadolint.yaml`.
    ///
    /// ## How to undo it
    /// Delete the file.
    HADOLINT { name: "hadolint" }
}

fn generate(_ctx: &Context<'_>) -> Option<Artifact> {
    Some(Artifact::new(".hadolint.yaml", include_str!("hadolint.tmpl").to_owned()))
}
