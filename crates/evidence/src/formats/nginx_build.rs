//! `nginx -V`: version and the compiled-in account.

use crate::Observation;
use crate::lines::{Acc, Paste};
use crate::scan;

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(first) = paste.output(at) else { return 0 };
    // `nginx -V 2>&1 | grep -o -- --user=…` without an output: the option is not there.
    if let Some(command) = paste.command(at)
        && command.part("nginx").is_some_and(|it| it.has('V'))
        && command.pattern().is_some()
    {
        if scan::is_nothing(first) {
            let asks = |it: &str| command.text.contains(it);
            if asks("--user") || asks("user=") {
                acc.state(
                    paste,
                    at,
                    at + 1,
                    Observation::NginxBuild { version: None, user: None, group: None },
                );
            }
            return 1;
        }
        if first.trim().starts_with("--") {
            let (user, group) = arguments(first);
            acc.state(paste, at, at + 1, Observation::NginxBuild { version: None, user, group });
            return 1;
        }
    }
    let mut version = None;
    let mut account = None;
    let mut next = at;
    while let Some(line) = paste.output(next) {
        let text = line.trim().strip_prefix("nginx: ").unwrap_or(line.trim());
        if let Some(rest) = text.strip_prefix("nginx version: ") {
            if version.is_some() {
                break;
            }
            let number = rest.split_once('/').map_or(rest, |(_, it)| it);
            version = number.split(' ').next().map(str::to_owned);
        } else if let Some(rest) = text.strip_prefix("configure arguments:") {
            account = Some(arguments(rest));
        } else if !["built by ", "built with ", "TLS SNI support"]
            .iter()
            .any(|it| text.starts_with(it))
        {
            break;
        }
        next += 1;
        if account.is_some() {
            break;
        }
    }
    // Only `-V` says what was compiled in; `-v` leaves that unknown.
    if let Some((user, group)) = account {
        acc.state(paste, at, next, Observation::NginxBuild { version, user, group });
    }
    next - at
}

/// The values of `--user=` and `--group=`.
fn arguments(text: &str) -> (Option<String>, Option<String>) {
    let value =
        |key: &str| text.split_whitespace().find_map(|it| it.strip_prefix(key)).map(str::to_owned);
    (value("--user="), value("--group="))
}
