//! `getenforce`, `sestatus` and AVC denials.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{Avc, Observation, Selinux};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    if let Some(avc) = avc(line) {
        acc.state(paste, at, at + 1, Observation::Avc(avc));
        return 1;
    }
    let text = line.trim();
    let is_asked = paste.command(at).is_some_and(|it| it.part("getenforce").is_some());
    let state = match text.split_once(':') {
        None => {
            state(text).filter(|_| is_asked || text.starts_with(|it: char| it.is_ascii_uppercase()))
        }
        Some(("SELinux status", value)) => {
            let found = state(value.trim());
            if found.is_none() {
                // `enabled`: the mode stands on a line of its own.
                return 1;
            }
            found
        }
        Some(("Current mode" | "SELinux", value)) => state(value.trim()),
        Some((
            "SELinuxfs mount"
            | "SELinux root directory"
            | "Loaded policy name"
            | "Mode from config file"
            | "Policy MLS status"
            | "Policy deny_unknown status"
            | "Memory protection checking"
            | "Max kernel policy version"
            | "Policy from config file"
            | "Policy version",
            _,
        )) => return 1,
        Some(_) => None,
    };
    let Some(state) = state else { return 0 };
    acc.state(paste, at, at + 1, Observation::Selinux(state));
    1
}

fn state(text: &str) -> Option<Selinux> {
    match text.to_ascii_lowercase().as_str() {
        "enforcing" => Some(Selinux::Enforcing),
        "permissive" => Some(Selinux::Permissive),
        "disabled" => Some(Selinux::Disabled),
        _ => None,
    }
}

/// `avc:  denied  { connectto } for  pid=9 comm="nginx" path="/x" scontext=… tcontext=… tclass=…`
fn avc(line: &str) -> Option<Avc> {
    let rest = scan::after(line, "avc:")?.trim_start().strip_prefix("denied")?;
    let (permissions, rest) = rest.trim_start().strip_prefix('{')?.split_once('}')?;
    let value = |key: &str| field(rest, key).map(str::to_owned);
    let kind = |key: &str| field(rest, key).and_then(|it| it.split(':').nth(2)).map(str::to_owned);
    Some(Avc {
        permissions: permissions.split_whitespace().map(str::to_owned).collect(),
        command: value("comm="),
        path: value("path=").or_else(|| value("name=")),
        class: value("tclass="),
        source_type: kind("scontext="),
        target_type: kind("tcontext="),
        permissive: field(rest, "permissive=") == Some("1"),
    })
}

/// The value of ` key=value` or ` key="value"`.
pub(crate) fn field<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once(key)?;
        if before.is_empty() || before.ends_with([' ', '\t']) {
            return match behind.strip_prefix('"') {
                Some(inner) => inner.split_once('"').map(|(value, _)| value),
                None => behind.split([' ', '\t']).next(),
            };
        }
        rest = behind;
    }
}
