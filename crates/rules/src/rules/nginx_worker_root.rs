//! nginx's workers run as root.

use facts::World;
use text::{TextEdit, TextRange};

use crate::placed::directives;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for `user root` and for `master_process off`, which drops no privilege either (facts,
    /// section 6).
    ///
    /// ## Why it matters
    /// A root worker passes every permission check, so it is often set to make a 502 go away. From
    /// then on a fault in nginx or one of its modules is a fault of root, every file is served that
    /// a location reaches, keys and shadow passwords among them, and the wrong owner of the socket
    /// comes back with the next sound configuration.
    ///
    /// ## What to do
    /// Run workers as the account of the package and give that account the socket.
    ///
    /// ## Fix safety
    /// Unsafe: files and sockets that only root may read or write are refused afterwards.
    NGINX_WORKER_ROOT { code: "nginx-worker-root", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for user in directives(world, "user") {
        let (Some(first), Some(last)) = (user.directive.args.first(), user.directive.args.last())
        else {
            continue;
        };
        if first.value != "root" || user.directive.parent.is_some() {
            continue;
        }
        let fix = world.distro.as_ref().map(|it| {
            let range = TextRange::new(first.range.start, last.range.end);
            let worker = it.value.worker;
            let edit = TextEdit::replace(range, worker);
            let title = format!("Set `user {worker}`, the worker of {}", it.value.name);
            Fix::new(title, Applicability::Unsafe, user.file.id, edit)
        });
        acc.push(
            Diagnostic::new(&NGINX_WORKER_ROOT, "nginx's workers run as root", user.head())
                .with_note(
                    "A fault in a worker is a fault of root, and no file mode protects from it",
                )
                .with_fixes(fix),
        );
    }
    for process in directives(world, "master_process") {
        if process.arg(0) != Some("off") {
            continue;
        }
        let range = process.directive.args.first().map_or(process.directive.range, |it| it.range);
        let edit = TextEdit::replace(range, "on");
        acc.push(
            Diagnostic::new(
                &NGINX_WORKER_ROOT,
                "Without a master process nginx keeps the user that started it, which is root as a service",
                process.head(),
            )
            .with_note("`master_process off` is for nginx's own developers")
            .with_fixes([Fix::new(
                "Set `master_process on`",
                Applicability::Unsafe,
                process.file.id,
                edit,
            )]),
        );
    }
}
