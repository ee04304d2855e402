//! `user a;` takes the group that is named a, not a's primary group.

use access::Principal;
use facts::{Source, World};
use text::TextEdit;

use crate::placed::{Placed, directives};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks nginx's `user` against what the evidence shows of the account: `user a;` sets the
    /// group named `a`, and `user a b;` sets `b` in place of a's primary group (facts, section 6).
    ///
    /// ## Why it matters
    /// The account's primary group is then none of the worker's groups, unless /etc/group lists the
    /// account in it as a member too. A socket of that group refuses the worker, although `id a`
    /// names the group.
    ///
    /// ## What to do
    /// Name the group: `user a PRIMARY_GROUP;`, or give the socket to the group that the worker has.
    ///
    /// ## Fix safety
    /// Unsafe: the worker loses the group that it has now.
    NGINX_USER_GROUP { code: "nginx-user-group", severity: Medium, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for user in directives(world, "user") {
        let Some(name) = user.arg(0).filter(|_| user.directive.parent.is_none()) else { continue };
        let principal = Principal::named(name);
        let Some(primary) = world.accounts.primary_group(&principal) else { continue };
        let Source::Observed(_) = primary.source else { continue };
        let Some(primary) = primary.value.name else { continue };
        let given = user.arg(1).unwrap_or(name);
        if given == primary || is_listed(world, &primary, name) {
            continue;
        }
        let message = match user.arg(1) {
            None => format!(
                "`user {name}` takes the group named `{name}`; the primary group of `{name}` is `{primary}`"
            ),
            Some(_) if is_group_of_socket(world, &primary) => format!(
                "`user {name} {given}` drops `{primary}`, the primary group of `{name}`, which the socket belongs to"
            ),
            // Another group on purpose.
            Some(_) => continue,
        };
        acc.push(
            Diagnostic::new(&NGINX_USER_GROUP, message, user.head())
                .with_note("Workers have this group and those that list the account as a member")
                .with_fixes(fix(&user, name, &primary)),
        );
    }
}

/// Whether a line of /etc/group lists the account, which gives it the group in any case.
fn is_listed(world: &World, group: &str, user: &str) -> bool {
    world.observations().any(|it| match it {
        evidence::Observation::Group { group: it, members } => {
            it.name.as_deref() == Some(group) && members.iter().any(|it| it == user)
        }
        _ => false,
    })
}

fn is_group_of_socket(world: &World, group: &str) -> bool {
    world.pools.iter().any(|it| it.get("listen.group").is_some_and(|it| it.value == group))
}

fn fix(user: &Placed<'_>, name: &str, primary: &str) -> Option<Fix> {
    let edit = match user.directive.args.as_slice() {
        [only] => TextEdit::insert(only.range.end, format!(" {primary}")),
        [_, group, ..] => TextEdit::replace(group.range, primary),
        [] => return None,
    };
    let title = format!("Set `user {name} {primary}`");
    Some(Fix::new(title, Applicability::Unsafe, user.file.id, edit))
}
