//! Serverspec tests of sockets, directories and the worker's membership.

use crate::context::Socket;
use crate::fill::{Value, Values, fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// Serverspec tests: each socket with its owner, group, mode and ACL, each directory on the way
    /// to it, the worker's membership in the group, and what the kernel says to the worker and to
    /// `nobody`.
    ///
    /// ## When to use it
    /// After a machine or an image was built.
    ///
    /// ## How to install it
    /// `apt-get install ruby-serverspec acl`, then `rspec serverspec/php_fpm_socket_spec.rb` as
    /// root on the machine, or with the backend of your `spec_helper`.
    ///
    /// ## How to undo it
    /// Delete the file. It changes nothing on the machine.
    SERVERSPEC { name: "serverspec" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let text = fill(include_str!("serverspec.tmpl"), &values(ctx)?);
    Some(Artifact::new("serverspec/php_fpm_socket_spec.rb", text))
}

/// InSpec's control takes the same.
pub(super) fn values(ctx: &Context<'_>) -> Option<Values> {
    let sockets = ctx.sockets()?.iter().map(row).collect();
    Some(vec![text("worker", escape::ruby(&ctx.worker_name())), ("sockets", Value::Each(sockets))])
}

fn row(socket: &Socket) -> Values {
    let modes: Vec<String> = socket.modes.iter().map(|it| format!("{it:04o}")).collect();
    let member_of = socket.member_of.as_ref().map(access::Principal::label).unwrap_or_default();
    vec![
        text("path", escape::ruby(&socket.path)),
        text("owner", escape::ruby(&socket.owner.label())),
        text("group", escape::ruby(&socket.group.label())),
        text("modes", escape::ruby_list(&modes)),
        text("acl", escape::ruby_list(&socket.acl_entries())),
        text("member_of", escape::ruby(&member_of)),
        text("directories", escape::ruby_list(&socket.directories)),
    ]
}
