//! The socket is given to `nobody`, an account that many programs share.

use facts::World;

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks for `nobody` and `nogroup` among those who may connect to the socket: owner, group
    /// and ACL lists, where neither nginx nor the pool runs as them.
    ///
    /// ## Why it matters
    /// Programs of all kinds drop their privileges to `nobody`, and files without a known owner show
    /// as its. One of them that is taken over speaks FastCGI to the pool and has PHP run any file,
    /// as the pool's user.
    ///
    /// ## What to do
    /// Name the account of nginx's workers.
    SOCKET_OPEN_TO_NOBODY { code: "socket-open-to-nobody", severity: Medium, fix: None }
}

const SHARED: &[&str] = &["nobody", "nogroup"];

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let is_shared = |it: &str| SHARED.contains(&it);
    let worker = world.worker.user.as_ref().map(|it| it.value.label());
    if worker.is_some_and(|it| is_shared(&it)) {
        return;
    }
    for pool in &world.pools {
        let is_unix = pool.address.as_ref().is_some_and(|it| it.value.socket().is_some());
        let runs_so = pool.get("user").is_some_and(|it| is_shared(it.value));
        if !is_unix || runs_so {
            continue;
        }
        let keys: &[&str] = if pool.has_acl() {
            &["listen.acl_users", "listen.acl_groups"]
        } else {
            &["listen.owner", "listen.group"]
        };
        for key in keys {
            let Some(value) = pool.get(key) else { continue };
            let Some(location) = value.source.location() else { continue };
            let Some(name) = value.value.split(',').find(|it| is_shared(it)) else { continue };
            acc.push(
                Diagnostic::new(
                    &SOCKET_OPEN_TO_NOBODY,
                    format!("`{key}` lets `{name}` connect, which many programs run as"),
                    location,
                )
                .with_note(
                    "Whoever connects can have PHP run any file it names, as the pool's user",
                ),
            );
        }
    }
}
