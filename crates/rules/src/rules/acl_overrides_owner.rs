//! With ACL keys in a pool its `listen.owner` and `listen.group` do nothing.

use facts::World;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, written};

declare_rule! {
    /// ## What it does
    /// Checks for `listen.owner` or `listen.group` beside `listen.acl_users` or
    /// `listen.acl_groups` (facts, section 3).
    ///
    /// ## Why it matters
    /// The socket stays `root:root`, and only the names of the lists may connect. Whoever edits the
    /// owner to let nginx in changes nothing; PHP-FPM's log has the only sign of it, `ACL set,
    /// listen.owner = '…' is ignored`. The packages of RHEL and its relatives set
    /// `listen.acl_users`.
    ///
    /// ## What to do
    /// Add nginx's user to `listen.acl_users`, or empty both lists so that owner and group count.
    ///
    /// ## Fix safety
    /// Safe: the line that is commented out has no effect today.
    ACL_OVERRIDES_OWNER { code: "acl-overrides-owner", severity: Medium, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let lists = ["listen.acl_users", "listen.acl_groups"];
        let Some(list) = lists.into_iter().find(|it| pool.get(it).is_some()) else { continue };
        if pool.address.as_ref().is_none_or(|it| it.value.socket().is_none()) {
            continue;
        }
        for key in ["listen.owner", "listen.group"] {
            let Some(written) = written::setting(world, pool, key) else { continue };
            let whole = written.entry.range;
            let fix = written::comment_out(&written, Applicability::Safe);
            acc.push(
                Diagnostic::new(
                    &ACL_OVERRIDES_OWNER,
                    format!("`{key}` has no effect, because `{list}` is set"),
                    written.at(whole),
                )
                .with_note("The socket stays `root:root`, and only the lists' names may connect")
                .with_fixes(fix),
            );
        }
    }
}
