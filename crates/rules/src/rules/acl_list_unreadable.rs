//! An ACL list with blanks, numbers, empty or repeated names ends PHP-FPM when it starts.

use facts::World;
use text::TextEdit;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks the names of `listen.acl_users` and `listen.acl_groups`: each must be a name of the
    /// account database, without blanks, once (facts, section 3).
    ///
    /// ## Why it matters
    /// `php-fpm -t` does not look at them. At the start `a, b` fails with `cannot get uid for user
    /// ' b'`; so do a number, an empty name behind a last comma, and a name that is there twice
    /// (`failed to write the ACL`). After a reload every pool is down.
    ///
    /// ## What to do
    /// Separate names by single commas; write names, not numbers.
    ///
    /// ## Fix safety
    /// Safe where an empty or repeated name goes, which lets nobody in. Unsafe where blanks go,
    /// because the name behind them gets access.
    ACL_LIST_UNREADABLE { code: "acl-list-unreadable", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        if pool.address.as_ref().is_none_or(|it| it.value.socket().is_none()) {
            continue;
        }
        for key in ["listen.acl_users", "listen.acl_groups"] {
            let Some(list) = pool.get(key) else { continue };
            let Some(location) = list.source.location() else { continue };
            let Some(message) = message(key, list.value) else { continue };
            let fix = written::setting(world, pool, key)
                .filter(|it| it.raw() == list.value || it.raw().contains(['"', '\'']))
                .and_then(|it| {
                    let (value, applicability) = corrected(list.value)?;
                    let edit = TextEdit::replace(it.entry.raw, value.clone());
                    Some(Fix::new(
                        format!("Set `{key} = {value}`"),
                        applicability,
                        it.file.id,
                        edit,
                    ))
                });
            acc.push(
                Diagnostic::new(&ACL_LIST_UNREADABLE, message, location)
                    .with_note("PHP-FPM does not start with it, although `php-fpm -t` accepts it")
                    .with_fixes(fix),
            );
        }
    }
}

fn message(key: &str, list: &str) -> Option<String> {
    let names: Vec<&str> = list.split(',').collect();
    let is_repeated =
        |index: usize, name: &&str| names.iter().take(index).any(|earlier| earlier == name);
    if names.iter().any(|it| it.is_empty()) {
        Some(format!("`{key} = {list}` has an empty name in it"))
    } else if names.iter().any(|it| it.trim() != *it) {
        Some(format!(
            "`{key} = {list}` has a blank in front of or behind a name, which is part of the name"
        ))
    } else if names.iter().any(|it| it.bytes().all(|it| it.is_ascii_digit())) {
        Some(format!("`{key} = {list}` has a number in it, and only names are looked up"))
    } else if names.iter().enumerate().any(|(index, it)| is_repeated(index, it)) {
        Some(format!("`{key} = {list}` names somebody twice"))
    } else {
        None
    }
}

/// The list without blanks, empty names and repeats; `None` where a number has to become a name.
fn corrected(list: &str) -> Option<(String, Applicability)> {
    let mut names: Vec<&str> = Vec::new();
    for name in list.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        if name.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let has_blanks = list.split(',').any(|it| it.trim() != it);
    let applicability = if has_blanks { Applicability::Unsafe } else { Applicability::Safe };
    (!names.is_empty()).then(|| (names.join(","), applicability))
}
