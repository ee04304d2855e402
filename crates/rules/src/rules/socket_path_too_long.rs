//! A socket's path that the kernel does not take.

use facts::{Address, World};
use fpm_syntax::LONGEST_PATH;

use crate::Diagnostic;
use crate::placed::fastcgi_addresses;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks for socket paths of more than 107 bytes, the kernel's limit (facts, section 8).
    ///
    /// ## Why it matters
    /// PHP-FPM cuts the path to 107 bytes without a word, so the socket has another name, perhaps
    /// that of another pool. nginx refuses the configuration, `too long path in the unix domain
    /// socket`.
    ///
    /// ## What to do
    /// Choose a shorter path, such as one below `/run/php`.
    SOCKET_PATH_TOO_LONG { code: "socket-path-too-long", severity: High, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let (Some(listen), Some(address)) = (pool.get("listen"), &pool.address) else { continue };
        let (Address::Unix(cut), Some(place)) = (&address.value, listen.source.location()) else {
            continue;
        };
        if LONGEST_PATH < listen.value.len() {
            let length = listen.value.len();
            let message = format!("PHP-FPM cuts this path of {length} bytes to `{cut}`");
            acc.push(Diagnostic::new(&SOCKET_PATH_TOO_LONG, message, place).with_note(NOTE));
        }
    }
    for (placed, word) in fastcgi_addresses(world) {
        let Address::Unix(socket) = Address::of_nginx(&word.value) else { continue };
        if LONGEST_PATH < socket.len() {
            let message = format!("nginx refuses this path of {} bytes", socket.len());
            let place = placed.at(word);
            acc.push(Diagnostic::new(&SOCKET_PATH_TOO_LONG, message, place).with_note(NOTE));
        }
    }
}

const NOTE: &str = "The path of a unix socket has at most 107 bytes";
