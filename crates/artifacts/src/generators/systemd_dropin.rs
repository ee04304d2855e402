//! systemd drop-in that makes the sockets' directories.

use crate::fill::{Value, fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A drop-in for PHP-FPM's service: `RuntimeDirectory=` for each directory below `/run` that
    /// holds a socket.
    ///
    /// ## When to use it
    /// Where the directory is missing after a reboot, and the service is what should make it. Use
    /// this or the tmpfiles.d entry, not both.
    ///
    /// ## How to install it
    /// Copy it to `/etc/systemd/system/`, with its folder, then `systemctl daemon-reload` and
    /// restart the service.
    ///
    /// ## How to undo it
    /// Delete it, `systemctl daemon-reload`, and restart the service.
    SYSTEMD_DROPIN { name: "systemd-dropin" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let directories: Vec<_> = ctx
        .own_directories()
        .iter()
        .filter_map(|it| it.strip_prefix("/run/"))
        .filter_map(|it| Some(vec![text("name", escape::systemd(it)?)]))
        .collect();
    // Names of services come from the table of distributions, filled with a version of digits.
    let service = Some(&ctx.service).filter(|it| !it.contains(['/', '$', ' ']))?;
    if directories.is_empty() {
        return None;
    }
    let values = [("directories", Value::Each(directories))];
    let text = fill(include_str!("systemd_dropin.tmpl"), &values);
    Some(Artifact::new(format!("systemd/{service}.service.d/socket-directory.conf"), text))
}
