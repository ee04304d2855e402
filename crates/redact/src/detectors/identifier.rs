//! Names of machines and people, hidden at the second level only.

use crate::find::Find as _;
use text::TextRange;

use crate::model::Found;
use crate::placeholder::is_benchmark;
use crate::scan::Scan;
use crate::{Kind, Level};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    match scan.level {
        Level::Secrets => {}
        Level::Identifiers => {
            addresses(scan, acc);
            emails(scan, acc);
            resources(scan, acc);
            hosts(scan, acc);
            accounts(scan, acc);
        }
    }
}

/// IPv4 addresses but those that mean the machine itself or any, and IPv6 addresses with a digit.
fn addresses(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut at = 0;
    while at < scan.text.len() {
        let length =
            scan.run(at, scan.text.len(), |it| it.is_ascii_hexdigit() || it == b'.' || it == b':');
        if length == 0 {
            at += 1;
            continue;
        }
        let is_word = |it: Option<u8>| {
            it.is_some_and(|it| it.is_ascii_alphanumeric() || it == b'_' || it == b'-')
        };
        let glued = is_word(scan.before(at));
        let run = scan.of(at, at + length);
        let word = run.split(':').next().unwrap_or_default().trim_end_matches('.');
        let mut parts = word.split('.');
        let is_address =
            !glued && word.split('.').count() == 4 && parts.all(|it| it.parse::<u8>().is_ok());
        if is_benchmark(run) {
            // It stands for another already, or for none.
        } else if is_address
            && !word.starts_with("127.")
            && word != "0.0.0.0"
            && word != "255.255.255.255"
        {
            acc.push(Found { range: TextRange::new(at, at + word.len()), kind: Kind::Ip });
        } else if !glued
            // `Text::Encoding` begins like one.
            && !is_word(scan.byte(at + length))
            && run.bytes().any(|it| it.is_ascii_digit())
            && !run.contains('.')
            && run
                .parse::<std::net::Ipv6Addr>()
                .is_ok_and(|it| !it.is_loopback() && !it.is_unspecified())
        {
            acc.push(Found { range: TextRange::new(at, at + length), kind: Kind::Ip });
        }
        at += length;
    }
}

fn emails(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for (at, sign) in scan.text.match_indices('@').chain(scan.text.match_indices("%40")) {
        let before = scan.text.as_bytes().get(at.saturating_sub(64)..at).unwrap_or_default();
        let name = before
            .iter()
            .rev()
            .take_while(|it| it.is_ascii_alphanumeric() || b"._+-".contains(it))
            .count();
        let host = scan.run(at + sign.len(), scan.text.len(), |it| {
            it.is_ascii_alphanumeric() || b".-".contains(&it)
        });
        let host = scan.of(at + sign.len(), at + sign.len() + host).trim_end_matches(['.', '-']);
        if 0 < name && host.contains('.') {
            let range = TextRange::new(at - name, at + sign.len() + host.len());
            acc.push(Found { range, kind: Kind::Email });
        }
    }
}

const ARN: &str = "arn:aws";
const HOST: &str = "amazonaws.com/";

/// How resources begin, and the host before a bucket.
pub(crate) const NAMES: &[&str] = &[ARN, HOST];

/// `arn:aws:iam::123456789012:role/name`: account and name are masked, service and type stay.
fn resources(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for (at, _) in scan.text.match_indices(ARN) {
        let length = scan.run(at, scan.text.len(), |it| {
            it.is_ascii_alphanumeric() || b":/_-.*+=@".contains(&it)
        });
        let whole = scan.of(at, at + length);
        let mut colons = whole.match_indices(':').map(|it| it.0).skip(3);
        let Some(account) = colons.next() else { continue };
        let resource = colons.next().unwrap_or(account);
        // `role/` and `function:` stay.
        let rest = whole.get(resource + 1..).unwrap_or_default();
        let kind = rest.find(['/', ':']).map_or(0, |it| it + 1);
        for (start, end) in [(account + 1, resource), (resource + 1 + kind, whole.len())] {
            if start < end {
                acc.push(Found {
                    range: TextRange::new(at + start, at + end),
                    kind: Kind::Account,
                });
            }
        }
    }
    for (at, host) in scan.text.match_indices(HOST) {
        let start = at + host.len();
        let length = scan
            .run(start, scan.text.len(), |it| it.is_ascii_alphanumeric() || b"-.".contains(&it));
        acc.push(Found { range: TextRange::new(start, start + length), kind: Kind::Account });
    }
}

/// Names with dots that end as hosts do.
fn hosts(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut at = 0;
    while at < scan.text.len() {
        let length =
            scan.run(at, scan.text.len(), |it| it.is_ascii_alphanumeric() || b".-_".contains(&it));
        if length == 0 {
            at += 1;
            continue;
        }
        let word = scan.of(at, at + length).trim_matches(['.', '-', '_']);
        let start = at + scan.of(at, at + length).find(word).unwrap_or_default();
        let behind_path = scan.before(at) == Some(b'/')
            && at.checked_sub(2).and_then(|it| scan.byte(it)) != Some(b'/');
        let called = matches!(scan.byte(at + length), Some(b'(' | b'[' | b'=' | b'/'))
            && scan.byte(at + length) != Some(b'/');
        let last = word.rsplit('.').next().unwrap_or_default();
        let labels = word.split('.').count();
        let is_host = 2 <= labels
            && TOP.contains(&last)
            && word.split('.').all(|it| !it.is_empty())
            && !word.has("amazonaws.com");
        if is_host && !behind_path && !called {
            acc.push(Found { range: TextRange::new(start, start + word.len()), kind: Kind::Host });
        }
        at += length;
    }
}

/// Last labels of hosts, public ones that people use and private ones.
#[rustfmt::skip]
const TOP: &[&str] = &[
    "com", "net", "org", "io", "dev", "app", "cloud", "co", "eu", "de", "fr", "uk", "us", "nl",
    "it", "es", "pl", "ch", "at", "be", "se", "no", "dk", "fi", "cz", "ru", "ua", "jp", "cn", "in",
    "br", "ca", "au", "info", "biz", "shop", "store", "site", "online", "tech", "xyz", "me", "tv",
    "gov", "edu", "internal", "lan", "local", "corp", "intranet", "home", "private", "localdomain",
    "example", "test", "svc", "arpa", "consul",
];

/// Twelve digits: an account of AWS.
fn accounts(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut at = 0;
    while at < scan.text.len() {
        let length =
            scan.run(at, scan.text.len(), |it| it.is_ascii_alphanumeric() || b"_-.".contains(&it));
        let word = scan.of(at, at + length);
        if length == 12 && word.bytes().all(|it| it.is_ascii_digit()) {
            acc.push(Found { range: TextRange::new(at, at + 12), kind: Kind::Account });
        }
        at += length.max(1);
    }
}
