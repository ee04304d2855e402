//! Rego policy for pools, as INI or as JSON.

use access::Principal;

use super::modes;
use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A Rego policy (v1 syntax) that denies every unsafe `listen.*` value of a PHP-FPM pool: modes
    /// that others can use, modes that are no octal number, a socket that nginx's worker cannot
    /// reach, sockets in directories that everybody writes to.
    ///
    /// ## When to use it
    /// In a pipeline that sees the pool file or `parsed_www_conf.json` before it is deployed.
    /// conftest's INI parser turns `0660` into the number 660; text and numbers are judged alike.
    /// `66e1` arrives as 660 too and cannot be told apart: there the JSON is the better input.
    ///
    /// ## How to install it
    /// Put it into `policy/` and run
    /// `conftest test --parser ini --namespace php_fpm --policy policy www.conf`.
    ///
    /// ## How to undo it
    /// Delete the file.
    REGO_POOL { name: "rego-pool" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let groups = ctx.worker_groups();
    let user = ctx.worker.as_ref().map(|it| Principal::label(&it.user)).unwrap_or_default();
    let modes = modes(ctx);
    let values = [
        text("worker", escape::json(&user)),
        text("groups", escape::json_list(&groups)),
        text("modes", escape::json_list(&modes)),
    ];
    Some(Artifact::new("policy/php_fpm.rego", fill(include_str!("rego_pool.tmpl"), &values)))
}
