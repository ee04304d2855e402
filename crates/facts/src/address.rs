//! Where a pool listens and where nginx connects.

use crate::path;

/// One end of a connection, in the spelling of its configuration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    Unix(String),
    Tcp {
        host: Option<String>,
        port: Option<u16>,
    },
    /// It holds a variable and is resolved for each request.
    Variable(String),
    /// The program refuses it.
    Invalid(String),
}

impl Address {
    /// The argument of `fastcgi_pass`, or of `server` in an upstream (facts, section 8). A name
    /// alone is a host without a port; whether it is an upstream is for the caller to know.
    pub fn of_nginx(argument: &str) -> Self {
        if argument.contains('$') {
            return Self::Variable(argument.to_owned());
        }
        let prefix = argument.get(..5).unwrap_or_default();
        if prefix.eq_ignore_ascii_case("unix:") {
            let socket = argument.get(5..).unwrap_or_default();
            return if socket.is_empty() {
                Self::Invalid(argument.to_owned())
            } else {
                Self::Unix(socket.to_owned())
            };
        }
        if argument.contains('/') || argument.is_empty() {
            return Self::Invalid(argument.to_owned());
        }
        host_and_port(argument)
    }

    /// The value of `listen` in a pool.
    pub fn of_fpm(value: &str) -> Self {
        match fpm_syntax::listen_address(value) {
            fpm_syntax::ListenAddress::Unix(socket) => Self::Unix(socket),
            fpm_syntax::ListenAddress::Tcp { host, port } => Self::Tcp { host, port: Some(port) },
            fpm_syntax::ListenAddress::Invalid(_) => Self::Invalid(value.to_owned()),
        }
    }

    /// What a log line calls the upstream: `unix:/p` or `127.0.0.1:9000`.
    pub fn of_log(upstream: &str) -> Self {
        Self::of_nginx(upstream)
    }

    /// The local address of a listening socket, as `ss`, `netstat` and `lsof` write it.
    pub fn of_listener(address: &str) -> Self {
        if address.starts_with('/') {
            return Self::Unix(address.to_owned());
        }
        // `:::9000` and `*:9000` are every address; a zone stands behind `%`.
        let Some((host, port)) = address.rsplit_once(':') else {
            return Self::Invalid(address.to_owned());
        };
        let host = host.split('%').next().unwrap_or(host);
        let host = host.trim_start_matches('[').trim_end_matches(']');
        match port.parse() {
            Ok(port) => Self::Tcp { host: Some(host.to_owned()), port: Some(port) },
            Err(_) => Self::Invalid(address.to_owned()),
        }
    }

    /// The socket's path without its spelling: see [`path::normalize`].
    pub fn socket(&self) -> Option<String> {
        match self {
            Self::Unix(socket) => Some(path::normalize(socket)),
            Self::Tcp { .. } | Self::Variable(_) | Self::Invalid(_) => None,
        }
    }

    /// Whether a client of `self` reaches a server that listens at `listen`. A host name may be any
    /// address but that of the loopback.
    pub fn reaches(&self, listen: &Self) -> bool {
        match (self, listen) {
            (Self::Unix(_), Self::Unix(_)) => self.socket() == listen.socket(),
            (Self::Tcp { host, port }, Self::Tcp { host: bound, port: bound_port }) => {
                port.is_some()
                    && port == bound_port
                    && (host == bound
                        || is_any(bound.as_deref())
                        || (is_loopback(host.as_deref()) && is_loopback(bound.as_deref())))
            }
            _ => false,
        }
    }

    pub fn is_loopback(&self) -> bool {
        matches!(self, Self::Tcp { host, .. } if is_loopback(host.as_deref()))
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unix(socket) => write!(f, "unix:{socket}"),
            Self::Tcp { host, port } => {
                let host = host.as_deref().unwrap_or("*");
                match port {
                    Some(port) if host.contains(':') => write!(f, "[{host}]:{port}"),
                    Some(port) => write!(f, "{host}:{port}"),
                    None => f.write_str(host),
                }
            }
            Self::Variable(text) | Self::Invalid(text) => f.write_str(text),
        }
    }
}

fn host_and_port(argument: &str) -> Address {
    let (host, port) = match argument.rsplit_once(':') {
        Some((host, port))
            if !host.ends_with(':') && (host.starts_with('[') || !host.contains(':')) =>
        {
            (host, Some(port))
        }
        _ => (argument, None),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match port.map(str::parse) {
        Some(Err(_)) => Address::Invalid(argument.to_owned()),
        port => Address::Tcp { host: Some(host.to_owned()), port: port.and_then(Result::ok) },
    }
}

fn is_any(host: Option<&str>) -> bool {
    matches!(host, None | Some("" | "0.0.0.0" | "::" | "*"))
}

fn is_loopback(host: Option<&str>) -> bool {
    host.is_some_and(|it| it == "localhost" || it == "::1" || it.starts_with("127."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nginx_forms() {
        let unix = |it: &str| Address::Unix(it.to_owned());
        assert_eq!(Address::of_nginx("unix:/p"), unix("/p"));
        assert_eq!(Address::of_nginx("UNIX:///p").socket().as_deref(), Some("/p"));
        assert_eq!(Address::of_nginx("unix:/p:"), unix("/p:"));
        assert_eq!(Address::of_nginx("unix:"), Address::Invalid("unix:".to_owned()));
        assert_eq!(Address::of_nginx("/p"), Address::Invalid("/p".to_owned()));
        assert_eq!(Address::of_nginx("unix:$p"), Address::Variable("unix:$p".to_owned()));
        assert_eq!(Address::of_nginx("php:9000").to_string(), "php:9000");
        assert_eq!(Address::of_nginx("[::1]:9000").to_string(), "[::1]:9000");
    }

    #[test]
    fn listeners_of_ss_netstat_and_lsof() {
        let client = Address::of_nginx("127.0.0.1:9000");
        for text in
            ["127.0.0.1:9000", "0.0.0.0:9000", "*:9000", ":::9000", "[::]:9000", "*%lo:9000"]
        {
            assert!(client.reaches(&Address::of_listener(text)), "{text}");
        }
        for text in ["127.0.0.1:9001", "192.0.2.1:9000", "9000", "*:http-alt", "/run/x.sock"] {
            assert!(!client.reaches(&Address::of_listener(text)), "{text}");
        }
        let socket = Address::of_nginx("unix:/var/run/x.sock");
        assert!(socket.reaches(&Address::of_listener("/run/x.sock")));
    }

    #[test]
    fn loopback_is_reached_from_the_same_machine_only() {
        let pool = Address::of_nginx("127.0.0.1:9000");
        assert!(Address::of_nginx("localhost:9000").reaches(&pool));
        assert!(!Address::of_nginx("php:9000").reaches(&pool));
        let any = Address::Tcp { host: None, port: Some(9000) };
        assert!(Address::of_nginx("php:9000").reaches(&any));
    }
}
