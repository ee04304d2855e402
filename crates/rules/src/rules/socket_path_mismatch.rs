//! nginx and the pool name two paths that differ in little.

use facts::{Address, Relation, World, path};
use text::TextEdit;

use crate::placed::fastcgi_addresses;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for a `fastcgi_pass` whose path misses the pool's by little: another directory,
    /// another PHP version, a letter or two. `/var/run` and `/run` are one directory (facts,
    /// section 8).
    ///
    /// ## Why it matters
    /// nginx answers 502 and logs `(2: No such file or directory)`. After an upgrade of PHP it is
    /// often the version in the name.
    ///
    /// ## What to do
    /// Let nginx name the path that the pool listens at; nginx takes it with a reload.
    ///
    /// ## Fix safety
    /// Unsafe: another pool that is not among the inputs may listen at the path of today.
    SOCKET_PATH_MISMATCH { code: "socket-path-mismatch", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let addresses = fastcgi_addresses(world);
    for connection in &world.connections {
        let listen = connection.pool.and_then(|it| world.pools.get(it)?.address.as_ref());
        let (Some(listen), Some(place)) = (listen, connection.address.source.location()) else {
            continue;
        };
        let (Address::Unix(client), Address::Unix(server)) =
            (&connection.address.value, &listen.value)
        else {
            continue;
        };
        if connection.relation != Relation::OtherPath || !is_near(client, server) {
            continue;
        }
        let wanted = format!("unix:{server}");
        let fix = addresses
            .iter()
            .find(|(it, word)| it.file.id == place.file && place.range.covers(word.range))
            .map(|(it, word)| {
                let edit = TextEdit::replace(word.inner(&it.file.text), wanted.clone());
                Fix::new(format!("Write `{wanted}`"), Applicability::Unsafe, it.file.id, edit)
            });
        let message = format!("nginx connects to `{client}`, and the pool listens at `{server}`");
        acc.push(
            Diagnostic::new(&SOCKET_PATH_MISMATCH, message, place)
                .with_note("nginx answers 502 and logs `(2: No such file or directory)`")
                .with_fixes(fix),
        );
    }
}

/// Longer paths are compared by their names alone; a socket's has 107 bytes at most.
const LONGEST: usize = 1000;

/// The same name elsewhere, the same name but for a version, or a slip of the pen.
fn is_near(left: &str, right: &str) -> bool {
    let (left, right) = (path::normalize(left), path::normalize(right));
    let bare = |it: &str| {
        let name: String = path::name(it).chars().filter(char::is_ascii_alphabetic).collect();
        name.trim_end_matches("sock").trim_end_matches("socket").to_owned()
    };
    let (names, bares) = ((path::name(&left), path::name(&right)), (bare(&left), bare(&right)));
    names.0 == names.1
        || bares.0 == bares.1
        || left.len().max(right.len()) <= LONGEST && distance(&left, &right) <= 2
}

/// The least number of characters to insert, delete or replace.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (index, letter) in left.chars().enumerate() {
        let mut next = vec![index + 1];
        for ((other, pair), last) in right.chars().zip(row.windows(2)).zip(index + 1..) {
            let [diagonal, above] = pair else { continue };
            let before = next.last().copied().unwrap_or(last);
            let replaced = diagonal + usize::from(letter != other);
            next.push(replaced.min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
