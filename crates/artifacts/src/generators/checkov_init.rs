//! The file that makes Checkov load the folder of its check.

use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// The `__init__.py` beside the check for Checkov. Without it Checkov passes over the folder and
    /// says nothing.
    ///
    /// ## When to use it
    /// With the artifact `checkov`, always.
    ///
    /// ## How to install it
    /// Put it into `checkov_checks/`.
    ///
    /// ## How to undo it
    /// Delete the folder.
    CHECKOV_INIT { name: "checkov-init" }
}

fn generate(_ctx: &Context<'_>) -> Option<Artifact> {
    let text = include_str!("checkov_init.tmpl").to_owned();
    Some(Artifact::new("checkov_checks/__init__.py", text))
}
