//! FastCGI clients that are not nginx: Go programs (exporters, Caddy), Apache, lighttpd.

use crate::formats::php;
use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{Observation, Operation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let Some((address, errno)) = CLIENTS.iter().find_map(|it| it(line)) else { return 0 };
    let path = address.starts_with('/').then(|| address.to_owned());
    let operation = Operation::OtherClient { address: address.to_owned() };
    acc.state(paste, at, at + 1, Observation::NginxError(php::message(operation, path, errno)));
    1
}

type Client = fn(&str) -> Option<(&str, Option<u16>)>;

const CLIENTS: &[Client] = &[go, apache, lighttpd, cgi_fcgi];

/// `dial unix var: connect: permission denied`
fn go(line: &str) -> Option<(&str, Option<u16>)> {
    let rest = ["dial unix ", "dial tcp "].iter().find_map(|it| scan::after(line, it))?;
    let (address, reason) = rest.split_once(": ")?;
    (!address.contains(' ')).then(|| (address, scan::errno_of_text(reason)))
}

/// `(13)Permission denied: AH02454: FCGI: attempt to connect to Unix domain socket /p (*) failed`
fn apache(line: &str) -> Option<(&str, Option<u16>)> {
    let rest = scan::after(line, "attempt to connect to Unix domain socket ")?;
    let (head, _) = line.split_once("attempt to connect")?;
    Some((rest.split(' ').next()?, scan::errno_of_text(head)))
}

/// `connect failed: Permission denied on unix:/p`
fn lighttpd(line: &str) -> Option<(&str, Option<u16>)> {
    let rest = scan::after(line, "connect failed: ")?;
    let (reason, address) = rest.split_once(" on ")?;
    let address = address.split([' ', ',']).next()?;
    Some((address.strip_prefix("unix:").unwrap_or(address), scan::errno_of_text(reason)))
}

/// `Could not connect to /p`
fn cgi_fcgi(line: &str) -> Option<(&str, Option<u16>)> {
    let address = line.trim().strip_prefix("Could not connect to ")?.trim_end_matches('.');
    (!address.contains(' ') && !address.is_empty()).then_some((address, None))
}
