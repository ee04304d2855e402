//! Rego policy for nginx.conf.

use crate::fill::{fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A Rego policy (v1 syntax) for nginx.conf as conftest's nginx parser or `sockbox parse` gives
    /// it: the worker's user is the one that the sockets are made for and not root, and each
    /// `fastcgi_pass` leads to a socket that PHP-FPM makes, also through an upstream.
    ///
    /// ## When to use it
    /// In a pipeline that sees nginx.conf before it is deployed. Files that nginx includes are to be
    /// given too; the parser does not open them.
    ///
    /// ## How to install it
    /// Put it into `policy/` and run
    /// `conftest test --parser nginx --namespace nginx --policy policy nginx.conf`.
    ///
    /// ## How to undo it
    /// Delete the file.
    REGO_NGINX { name: "rego-nginx" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let groups = ctx.worker_groups();
    let sockets: Vec<&str> = ctx.sockets.iter().map(|it| it.path.as_str()).collect();
    let values = [
        text("worker", escape::json(&ctx.worker_name())),
        text("groups", escape::json_list(&groups)),
        text("sockets", escape::json_list(&sockets)),
    ];
    Some(Artifact::new("policy/nginx.rego", fill(include_str!("rego_nginx.tmpl"), &values)))
}
