//! `listen` as FPM reads it (facts, section 8).

/// Where a pool listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListenAddress {
    /// A path, cut to the 107 bytes that the kernel takes.
    Unix(String),
    Tcp {
        host: Option<String>,
        port: u16,
    },
    /// FPM refuses it when it starts: `invalid port value`.
    Invalid(String),
}

/// The kernel's `sun_path` without its final NUL.
pub const LONGEST_PATH: usize = 107;

/// All digits are a port, anything with a `:` is host and port, the rest is a path.
pub fn listen_address(value: &str) -> ListenAddress {
    if !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit()) {
        return match value.parse() {
            Ok(port) if 0 < port => ListenAddress::Tcp { host: None, port },
            _ => ListenAddress::Invalid(value.to_owned()),
        };
    }
    if let Some((host, port)) = value.rsplit_once(':') {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        return match port.parse() {
            Ok(port) if 0 < port => ListenAddress::Tcp {
                host: Some(host.to_owned()).filter(|it| !it.is_empty() && it != "*"),
                port,
            },
            _ => ListenAddress::Invalid(value.to_owned()),
        };
    }
    let mut end = value.len().min(LONGEST_PATH);
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    ListenAddress::Unix(value.get(..end).unwrap_or_default().to_owned())
}
