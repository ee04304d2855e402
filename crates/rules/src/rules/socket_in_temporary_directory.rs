//! The socket lies in a directory that services do not share, and in which anybody may make files.

use evidence::Observation;
use facts::{Address, Location, World, path};

use crate::placed::fastcgi_addresses;
use crate::rule::declare_rule;
use crate::{Diagnostic, Severity};

declare_rule! {
    /// ## What it does
    /// Checks for sockets below `/tmp` and `/var/tmp` (facts, sections 7 and 13).
    ///
    /// ## Why it matters
    /// A service with `PrivateTmp=yes` has its own `/tmp`, so nginx gets `(2: No such file or
    /// directory)` although `ls` shows the socket; packages of several distributions set it. While
    /// PHP-FPM is stopped, any local user can make a socket of that name and receive what nginx
    /// sends. Programs that clean the directory may remove the socket.
    ///
    /// ## What to do
    /// Use a directory below `/run` that the package makes, such as `/run/php` or `/run/php-fpm`.
    SOCKET_IN_TEMPORARY_DIRECTORY { code: "socket-in-temporary-directory", severity: Medium, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let private = world.observations().any(|it| match it {
        Observation::Unit(setting) => {
            setting.key == "PrivateTmp"
                && matches!(setting.value.as_str(), "yes" | "true" | "1" | "on" | "disconnected")
        }
        _ => false,
    });
    let severity = if private { Severity::High } else { Severity::Medium };
    let mut push = |socket: &str, location: Location| {
        let is_temporary = ["/tmp", "/var/tmp"].iter().any(|it| path::is_below(socket, it));
        if is_temporary {
            acc.push(
                Diagnostic::new(
                    &SOCKET_IN_TEMPORARY_DIRECTORY,
                    format!("The socket `{socket}` lies in a temporary directory"),
                    location,
                )
                .with_severity(severity)
                .with_note("A service with `PrivateTmp=yes` has its own; while PHP-FPM is stopped, anybody can make a socket there"),
            );
        }
    };
    let mut known = Vec::new();
    for pool in &world.pools {
        let Some(listen) = &pool.address else { continue };
        let (Address::Unix(socket), Some(place)) = (&listen.value, listen.source.location()) else {
            continue;
        };
        known.extend(listen.value.socket());
        push(socket, place);
    }
    for (placed, word) in fastcgi_addresses(world) {
        let Address::Unix(socket) = Address::of_nginx(&word.value) else { continue };
        if !known.contains(&path::normalize(&socket)) {
            push(&socket, placed.at(word));
        }
    }
}
