//! Ansible playbook that asserts what the live sockets are.

use crate::context::Socket;
use crate::fill::{Value, Values, fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// An Ansible playbook that fails where a socket of PHP-FPM is missing, no socket, open to
    /// others, wrongly owned or has an ACL entry too many, or where its directories are open; and
    /// where the kernel does not let nginx's worker in.
    ///
    /// ## When to use it
    /// After each deployment, and from time to time: a `chmod 666` of the live socket is in no
    /// configuration. It compares `stat.mode` as text. The often-seen `(stat.mode | int) > 33200`
    /// never fires, because `stat.mode` is `"0660"` and not the number of an inode's mode.
    ///
    /// ## How to install it
    /// Put it beside the other playbooks; it needs `getfacl` (package acl) on the machines. Run
    /// `ansible-playbook -i inventory verify_php_fpm_socket.yml`.
    ///
    /// ## How to undo it
    /// Delete the file. It changes nothing on the machines.
    ANSIBLE_VERIFY { name: "ansible-verify" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let sockets = ctx.sockets()?.iter().map(row).collect();
    let values =
        [text("worker", escape::ansible(&ctx.worker_name())), ("sockets", Value::Each(sockets))];
    let text = fill(include_str!("ansible_verify.tmpl"), &values);
    Some(Artifact::new("ansible/verify_php_fpm_socket.yml", text))
}

fn row(socket: &Socket) -> Values {
    let modes: Vec<String> = socket.modes.iter().map(|it| format!("{it:04o}")).collect();
    vec![
        text("path", escape::ansible(&socket.path)),
        text("owner", escape::ansible(&socket.owner.label())),
        text("group", escape::ansible(&socket.group.label())),
        text("modes", escape::ansible_list(&modes)),
        text("acl", escape::ansible_list(&socket.acl_entries())),
        text("directories", escape::ansible_list(&socket.directories)),
    ]
}
