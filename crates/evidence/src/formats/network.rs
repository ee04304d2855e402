//! Addresses: `getent hosts`, `ip addr`, `ifconfig`.

use crate::Observation;
use crate::lines::{Acc, Paste};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let text = line.trim();
    let command = paste.command(at);
    if command
        .and_then(|it| it.part("getent"))
        .is_some_and(|it| it.operands().any(|it| it.ends_with("hosts") || it.starts_with("ahosts")))
    {
        let mut words = text.split_whitespace();
        if let (Some(address), Some(name)) = (words.next(), words.next())
            && is_address(address)
        {
            acc.state(
                paste,
                at,
                at + 1,
                Observation::HostAddress { name: name.to_owned(), address: address.to_owned() },
            );
            return 1;
        }
        return 0;
    }
    if let Some(address) = text.strip_prefix("inet ").or_else(|| text.strip_prefix("inet6 ")) {
        let address =
            address.trim_start_matches("addr:").split([' ', '/', '%']).next().unwrap_or_default();
        if is_address(address)
            && let Some(interface) = interface(paste, at)
        {
            let address = address.to_owned();
            acc.state(paste, at, at + 1, Observation::InterfaceAddress { interface, address });
            return 1;
        }
    }
    usize::from(interface_name(line).is_some())
}

fn is_address(text: &str) -> bool {
    let is_four =
        text.split('.').count() == 4 && text.split('.').all(|it| it.parse::<u8>().is_ok());
    is_four
        || (2 <= text.matches(':').count()
            && text.bytes().all(|it| it.is_ascii_hexdigit() || b":.".contains(&it)))
}

/// The interface whose block the line is in, else the one that the command asks for.
fn interface(paste: &Paste<'_>, at: usize) -> Option<String> {
    let above = (at.saturating_sub(MAX_BLOCK)..at).rev();
    for line in above {
        let Some(text) = paste.output(line) else { break };
        if let Some(name) = interface_name(text) {
            return Some(name.to_owned());
        }
    }
    let command = paste.command(at)?;
    let part = command.part("ifconfig").or_else(|| command.part("ip"))?;
    let name = part
        .operands()
        .find(|it| !["addr", "a", "address", "show", "dev"].contains(it))
        .unwrap_or_default();
    Some(name.to_owned())
}

const MAX_BLOCK: usize = 16;

/// `2: eth0: <BROADCAST…`, `lo0: flags=8049<UP…`, `eth0      Link encap:Ethernet`
fn interface_name(line: &str) -> Option<&str> {
    let rest = match line.split_once(": ") {
        Some((number, rest)) if number.parse::<u16>().is_ok() => rest,
        _ => line,
    };
    if let Some((name, behind)) = rest.split_once(": ") {
        let name = name.split('@').next().unwrap_or(name);
        let is_block =
            behind.starts_with("flags=") || (behind.starts_with('<') && behind.contains("mtu"));
        return (is_block && !name.contains(' ')).then_some(name);
    }
    let (name, rest) = line.split_once(' ')?;
    rest.trim_start().starts_with("Link encap:").then_some(name)
}
