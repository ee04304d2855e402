//! nginx uses a unix socket and the pool TCP, or the other way round.

use facts::{Address, Location, Relation, World};
use nginx_syntax::Word;
use text::TextEdit;

use crate::container::is_container;
use crate::placed::{Placed, fastcgi_addresses};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks whether nginx and the only pool that is left for it use different transports: one a
    /// unix socket, the other TCP.
    ///
    /// ## Why it matters
    /// nginx answers 502: `(2: No such file or directory)` where it looks for a socket, `(111:
    /// Connection refused)` where it looks for a port. PHP-FPM built from upstream's files, Alpine's
    /// and the official image's listen on TCP port 9000 (facts, sections 14 and 15).
    ///
    /// ## What to do
    /// Let nginx use the address that the pool listens at, or change `listen`.
    ///
    /// ## Fix safety
    /// Unsafe: another pool that is not among the inputs may listen at the address of today.
    TRANSPORT_MISMATCH { code: "transport-mismatch", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let addresses = fastcgi_addresses(world);
    for connection in &world.connections {
        let listen = connection.pool.and_then(|it| world.pools.get(it)?.address.as_ref());
        let (Some(listen), Some(place)) = (listen, connection.address.source.location()) else {
            continue;
        };
        let client = &connection.address.value;
        let is_elsewhere = matches!(client, Address::Tcp { .. }) && !client.is_loopback();
        if connection.relation != Relation::OtherTransport || is_elsewhere {
            continue;
        }
        let wanted = match &listen.value {
            Address::Tcp { host: None, port: Some(port) } => format!("127.0.0.1:{port}"),
            Address::Unix(_) | Address::Tcp { .. } => listen.value.to_string(),
            Address::Variable(_) | Address::Invalid(_) => continue,
        };
        // Between containers the loopback of one is not that of the other.
        let fix = if let Address::Tcp { port: Some(port), .. } = &listen.value
            && is_container(world)
        {
            Some(Fix::shown(format!("Write the name of PHP-FPM's service and `:{port}`")))
        } else {
            redirect(&addresses, place, &wanted)
        };
        acc.push(
            Diagnostic::new(
                &TRANSPORT_MISMATCH,
                format!("nginx connects to `{client}`, and the pool listens at `{}`", listen.value),
                place,
            )
            .with_note("One is a unix socket and the other TCP, so nginx answers 502")
            .with_fixes(fix),
        );
    }
}

fn redirect(addresses: &[(Placed<'_>, &Word)], place: Location, wanted: &str) -> Option<Fix> {
    let (placed, word) = addresses
        .iter()
        .find(|(it, word)| it.file.id == place.file && place.range.covers(word.range))?;
    let edit = TextEdit::replace(word.inner(&placed.file.text), wanted);
    Some(Fix::new(format!("Write `{wanted}`"), Applicability::Unsafe, placed.file.id, edit))
}
