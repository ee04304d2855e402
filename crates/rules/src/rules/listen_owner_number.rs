//! A number in `listen.owner` brings no group along.

use facts::World;

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks for a number in `listen.owner` without `listen.group`. A name sets the socket's group
    /// to the user's primary group; a number sets the owner alone (facts, section 2).
    ///
    /// ## Why it matters
    /// The group stays root's. Members of the owner's group, who could connect with the name, are
    /// refused; in containers numbers are usual, and so is this.
    ///
    /// ## What to do
    /// Set `listen.group` too.
    LISTEN_OWNER_NUMBER { code: "listen-owner-number", severity: Low, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let Some(owner) = pool.get("listen.owner") else { continue };
        let is_number = owner.value.bytes().all(|it| it.is_ascii_digit()) && owner.value != "0";
        let is_unix = pool.address.as_ref().is_some_and(|it| it.value.socket().is_some());
        let group_writes = pool.mode().value & 0o020 != 0;
        let is_alone = pool.get("listen.group").is_none() && !pool.has_acl();
        if let Some(location) = owner.source.location()
            && is_number
            && is_unix
            && is_alone
            && group_writes
        {
            acc.push(
                Diagnostic::new(
                    &LISTEN_OWNER_NUMBER,
                    format!(
                        "`listen.owner = {}` sets the owner alone; the group stays root's",
                        owner.value
                    ),
                    location,
                )
                .with_note("A name would bring the user's primary group along"),
            );
        }
    }
}
