//! tmpfiles.d entry that makes the sockets' directories at boot.

use crate::fill::{Value, Values, fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// A tmpfiles.d file that makes the directory of each socket at boot, closed to others but for
    /// search; owned as the distribution's packages have it, else by root.
    ///
    /// ## When to use it
    /// Where a socket lies in a directory below `/run` that no package makes: after a reboot it is
    /// gone, and PHP-FPM ends with `unable to bind listening socket … No such file or directory`.
    /// Use this or the drop-in of the service, not both.
    ///
    /// ## How to install it
    /// Copy it to `/etc/tmpfiles.d/` and run `systemd-tmpfiles --create php-fpm-socket.conf`.
    ///
    /// ## How to undo it
    /// `rm /etc/tmpfiles.d/php-fpm-socket.conf`
    TMPFILES { name: "tmpfiles" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let directories: Vec<_> = ctx
        .own_directories()
        .iter()
        .filter(|it| it.starts_with("/run/"))
        .filter_map(|it| row(ctx, it))
        .collect();
    if directories.is_empty() {
        return None;
    }
    let text = fill(include_str!("tmpfiles.tmpl"), &[("directories", Value::Each(directories))]);
    Some(Artifact::new("tmpfiles.d/php-fpm-socket.conf", text))
}

/// As the distribution's own packages make it, else root's.
fn row(ctx: &Context<'_>, path: &str) -> Option<Values> {
    let packaged = ctx.world.distro.as_ref().map_or(&[][..], |it| it.value.directories);
    let packaged = packaged.iter().find(|it| it.path == path);
    let (owner, group, mode) =
        packaged.map_or(("root", "root", 0o755), |it| (it.owner, it.group, it.mode));
    Some(vec![
        text("path", escape::systemd(path)?),
        text("mode", escape::mode(mode)),
        text("owner", escape::systemd(owner)?),
        text("group", escape::systemd(group)?),
    ])
}
