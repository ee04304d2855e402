//! InSpec control with the same checks.

use super::serverspec::values;
use crate::fill::fill;
use crate::generator::declare_generator;
use crate::{Artifact, Context};

declare_generator! {
    /// ## What it is
    /// An InSpec control: each socket with its owner, group, mode and ACL, each directory on the
    /// way to it, the worker's membership in the group, and what the kernel says to the worker and
    /// to `nobody`.
    ///
    /// ## When to use it
    /// Where machines are audited with InSpec or cinc-auditor. It does not use the resource
    /// `nginx_conf`, which returns nothing for a configuration with a regex location.
    ///
    /// ## What was tested
    /// InSpec itself could not be installed where this project is tested. The file is loaded by
    /// Ruby with a small stand-in for InSpec's language, against real sockets.
    ///
    /// ## How to install it
    /// `inspec exec inspec/php_fpm_socket.rb`, as root on the machine or with `-t ssh://…`.
    ///
    /// ## How to undo it
    /// Delete the file. It changes nothing on the machine.
    INSPEC { name: "inspec" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let text = fill(include_str!("inspec.tmpl"), &values(ctx)?);
    Some(Artifact::new("inspec/php_fpm_socket.rb", text))
}
