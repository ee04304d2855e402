//! Checkov check for Dockerfiles.

use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A custom check for Checkov, in Python: a Dockerfile must not open PHP-FPM's socket to every
    /// local user, by `chmod 666`, `777`, `a+w`, `o+w` on the socket or its directory, nor by `sed`
    /// or `echo` into `listen.mode`.
    ///
    /// ## When to use it
    /// Where images are scanned with Checkov already. Checkov has no runner for compose files, nginx
    /// or PHP-FPM; for those there are the Rego policies.
    ///
    /// ## How to install it
    /// `checkov --framework dockerfile --external-checks-dir checkov_checks --file Dockerfile`
    ///
    /// ## How to undo it
    /// Delete the file, or skip `CKV_SOCKBOX_1`.
    CHECKOV { name: "checkov" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let paths = escape::json_list(&ctx.own_paths());
    let text = fill(include_str!("checkov.tmpl"), &[text("paths", paths)]);
    Some(Artifact::new("checkov_checks/php_fpm_socket_mode.py", text))
}
