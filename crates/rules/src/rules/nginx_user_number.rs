//! nginx's `user` takes names, not numbers.

use facts::World;
use text::TextEdit;

use crate::placed::directives;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for a number in nginx's `user` (facts, section 6).
    ///
    /// ## Why it matters
    /// nginx does not start: `getpwnam("1001") failed`. PHP-FPM and containers take numbers, so they
    /// are copied from there.
    ///
    /// ## What to do
    /// Write the name of the account; in a container without one, start nginx as that number.
    ///
    /// ## Fix safety
    /// Unsafe: the name is the one that the evidence shows for the number.
    NGINX_USER_NUMBER { code: "nginx-user-number", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for user in directives(world, "user") {
        let Some(word) = user.directive.args.first() else { continue };
        let Ok(number) = word.value.parse::<u32>() else { continue };
        if user.directive.parent.is_some() {
            continue;
        }
        let account = world.accounts.user(&access::Principal::numbered(number));
        let fix = account.name.map(|name| {
            let edit = TextEdit::replace(word.range, name.clone());
            Fix::new(format!("Write `{name}`"), Applicability::Unsafe, user.file.id, edit)
        });
        acc.push(
            Diagnostic::new(
                &NGINX_USER_NUMBER,
                format!("nginx looks for an account whose name is `{number}`"),
                user.at(word),
            )
            .with_note("nginx does not start unless there is one: `getpwnam() failed`")
            .with_fixes(fix),
        );
    }
}
