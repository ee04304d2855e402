//! `systemctl cat`, `show` and `status`, and what systemd writes to the journal about a unit.

use std::collections::BTreeSet;

use crate::lines::{Acc, Paste, Role};
use crate::scan;
use crate::shell::Part;
use crate::{Observation, ServiceState, UnitSetting, UnitState};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let taken = settings(paste, at, acc);
    if 0 < taken {
        return taken;
    }
    let taken = status(paste, at, acc);
    if 0 < taken {
        return taken;
    }
    let Some(line) = paste.output(at) else { return 0 };
    let Some(state) = message(line.trim()).or_else(|| answer(paste, at, line.trim())) else {
        return 0;
    };
    acc.state(paste, at, at + 1, Observation::UnitState(state));
    1
}

/// Blocks of `Key=value`: a unit file, a drop-in, or the properties that `show` prints.
fn settings(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let shown = show(paste, at);
    let mut unit = shown.as_ref().and_then(|it| it.first().cloned());
    let mut index = 0;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut in_section = false;
    let mut next = at;
    let mut found = false;
    let mut end = at;
    while let Some(line) = paste.line(next) {
        let text = line.text.trim();
        match line.role {
            Role::Prompt => break,
            // `show` parts units with an empty line, and files have them too.
            Role::Blank => {
                if shown.is_some() && !seen.is_empty() {
                    index += 1;
                    seen.clear();
                } else if !in_section {
                    break;
                }
                next += 1;
                continue;
            }
            Role::Comment => {
                if let Some(name) = unit_of_path(text.trim_start_matches(['#', ' '])) {
                    unit = Some(name);
                    found = true;
                } else if !found {
                    break;
                }
                next += 1;
                end = next;
                continue;
            }
            Role::Output => {}
        }
        if SECTIONS.contains(&text) {
            in_section = true;
            found = true;
        } else if let Some((key, value)) = text.split_once('=').filter(|(key, _)| is_key(key)) {
            let is_known = in_section || shown.is_some() || KEYS.contains(&key);
            if !is_known {
                break;
            }
            if let Some(units) = &shown {
                if key == "Id" {
                    unit = Some(with_suffix(value));
                } else {
                    if seen.contains(key) {
                        index += 1;
                        seen.clear();
                    }
                    unit = units.get(index).cloned().or(unit);
                }
                seen.insert(key);
            }
            let setting =
                UnitSetting { unit: unit.clone(), key: key.to_owned(), value: value.to_owned() };
            acc.state(paste, next, next + 1, Observation::Unit(setting));
            found = true;
        } else {
            break;
        }
        next += 1;
        end = next;
    }
    if found { end - at } else { 0 }
}

const SECTIONS: &[&str] = &["[Unit]", "[Service]", "[Install]", "[Socket]", "[Timer]", "[Path]"];

/// Keys that bear on sockets and are told without their section.
const KEYS: &[&str] = &[
    "User",
    "Group",
    "SupplementaryGroups",
    "PrivateTmp",
    "ProtectHome",
    "ProtectSystem",
    "RuntimeDirectory",
    "RuntimeDirectoryMode",
    "RuntimeDirectoryPreserve",
    "InaccessiblePaths",
    "ReadOnlyPaths",
    "ReadWritePaths",
    "TemporaryFileSystem",
    "BindPaths",
    "BindReadOnlyPaths",
    "RootDirectory",
    "RestrictAddressFamilies",
    "CapabilityBoundingSet",
    "AmbientCapabilities",
    "NoNewPrivileges",
    "UMask",
    "ExecStart",
    "ExecReload",
    "KillSignal",
    "SocketUser",
    "SocketGroup",
    "SocketMode",
    "ListenStream",
    "DynamicUser",
    "PrivateUsers",
    "ExecStartPre",
    "ExecStartPost",
];

fn is_key(key: &str) -> bool {
    key.starts_with(|it: char| it.is_ascii_uppercase())
        && key.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// The units that `systemctl show` was asked for.
fn show(paste: &Paste<'_>, at: usize) -> Option<Vec<String>> {
    let part = paste.command(at)?.part("systemctl")?;
    part.operands().next().filter(|it| *it == "show")?;
    Some(units(part))
}

/// The units that a command names.
fn units(part: &Part) -> Vec<String> {
    let mut res = Vec::new();
    let mut is_value = false;
    for arg in part.args.iter().skip_while(|it| it.starts_with('-')).skip(1) {
        if is_value {
            is_value = false;
        } else if arg.starts_with('-') {
            is_value =
                matches!(arg.as_str(), "-p" | "--property" | "-n" | "--lines" | "-o" | "--output");
        } else {
            res.push(with_suffix(arg));
        }
    }
    res
}

/// `php8.2-fpm` means `php8.2-fpm.service`.
fn with_suffix(name: &str) -> String {
    let name = name.trim().trim_end_matches(',');
    let has_suffix = [".service", ".socket", ".target", ".timer", ".path", ".slice", ".mount"]
        .iter()
        .any(|it| name.ends_with(it));
    if has_suffix || name.is_empty() { name.to_owned() } else { format!("{name}.service") }
}

/// The unit of `# /lib/systemd/system/x.service` and of its drop-ins.
fn unit_of_path(path: &str) -> Option<String> {
    if scan::MAX_PATH < path.len()
        || !path.starts_with('/')
        || !path.contains("/systemd/")
        || path.contains(' ')
    {
        return None;
    }
    let (directory, file) = path.rsplit_once('/')?;
    let name = match directory.rsplit_once('/').and_then(|(_, it)| it.strip_suffix(".d")) {
        Some(unit) => unit,
        None => file,
    };
    Some(with_suffix(name))
}

/// A block of `systemctl status`.
fn status(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(first) = paste.output(at) else { return 0 };
    let mut unit = paste.command(at).and_then(|it| it.part("systemctl")).and_then(|it| {
        let named = units(it);
        named.first().cloned().filter(|_| named.len() == 1)
    });
    let mut next = at;
    if let Some(name) = bullet(first) {
        unit = Some(with_suffix(name));
        next += 1;
    }
    while let Some(line) = paste.output(next) {
        let text = line.trim();
        if let Some(state) = active(text) {
            let state = UnitState { unit: unit.clone(), state, status: None };
            acc.state(paste, next, next + 1, Observation::UnitState(state));
        } else if let Some((state, status)) = exited(text) {
            let state = UnitState { unit: unit.clone(), state, status };
            acc.state(paste, next, next + 1, Observation::UnitState(state));
        } else if !STATUS_KEYS.iter().any(|it| text.starts_with(it)) {
            break;
        }
        next += 1;
    }
    next - at
}

/// `● php8.2-fpm.service - The PHP 8.2 FastCGI Process Manager`
fn bullet(line: &str) -> Option<&str> {
    let rest = line
        .trim()
        .get(..)
        .filter(|it| it.len() < scan::MAX_PATH)?
        .strip_prefix(['\u{25cf}', '\u{25cb}', '\u{d7}', '\u{21bb}', '*'])?
        .trim_start();
    let name = rest.split(' ').next()?;
    [".service", ".socket"].iter().any(|it| name.ends_with(it)).then_some(name)
}

const STATUS_KEYS: &[&str] = &[
    "Loaded: ",
    "Drop-In: ",
    "Docs: ",
    "Process: ",
    "Main PID: ",
    "Status: ",
    "Tasks: ",
    "Memory: ",
    "CPU: ",
    "CGroup: ",
    "TriggeredBy: ",
    "Triggers: ",
    "\u{2514}\u{2500}/",
    "Listen: ",
    "Invocation: ",
    "Duration: ",
    "\u{2514}\u{2500}override",
    "Condition: ",
];

/// `Active: failed (Result: exit-code) since …`
fn active(text: &str) -> Option<ServiceState> {
    let rest = text.strip_prefix("Active: ")?;
    Some(match rest.split(' ').next()? {
        "active" | "activating" | "reloading" => ServiceState::Running,
        "failed" => ServiceState::Failed,
        _ => ServiceState::Stopped,
    })
}

/// `Main PID: 672 (code=exited, status=78)`
fn exited(text: &str) -> Option<(ServiceState, Option<u32>)> {
    let rest = text.strip_prefix("Main PID: ")?;
    let status = scan::after(rest, "status=")?;
    let status = scan::leading_number(status).and_then(|(it, _)| u32::try_from(it).ok());
    Some(match status {
        Some(0) => (ServiceState::Stopped, status),
        _ => (ServiceState::Failed, status),
    })
}

/// What systemd and service managers write about a unit.
fn message(text: &str) -> Option<UnitState> {
    let state = |unit: Option<&str>, state, status| {
        Some(UnitState { unit: unit.map(with_suffix), state, status })
    };
    let text = text.strip_prefix("systemd[1]: ").unwrap_or(text);
    if let Some((unit, rest)) = text.split_once(": ")
        && unit.ends_with(".service")
        && !unit.contains(' ')
    {
        if rest.starts_with("Main process exited") {
            let status = scan::after(rest, "status=").and_then(scan::leading_number);
            let status = status.and_then(|(it, _)| u32::try_from(it).ok());
            let kind = if status == Some(0) { ServiceState::Stopped } else { ServiceState::Failed };
            return state(Some(unit), kind, status);
        }
        if rest.starts_with("Failed with result") {
            return state(Some(unit), ServiceState::Failed, None);
        }
        return None;
    }
    if let Some(unit) = scan::between(text, "Unit ", " could not be found") {
        return state(Some(unit), ServiceState::Missing, None);
    }
    if let Some((_, unit)) =
        text.strip_suffix(" not found.").and_then(|it| it.split_once(": Unit "))
    {
        return state(Some(unit), ServiceState::Missing, None);
    }
    if let Some(unit) = text.strip_suffix(": unrecognized service") {
        return state(Some(unit), ServiceState::Missing, None);
    }
    if let Some(unit) = scan::between(text, "Job for ", " failed because") {
        return state(Some(unit), ServiceState::Failed, None);
    }
    if let Some(rest) = text.strip_prefix("Failed to start ") {
        let unit = rest.split([' ', ':']).next().filter(|it| it.ends_with(".service"));
        return state(unit, ServiceState::Failed, None);
    }
    if let Some(rest) = text.strip_prefix("Started ").or_else(|| text.strip_prefix("Stopped ")) {
        let unit = rest.split(' ').next().filter(|it| it.ends_with(".service"))?;
        let kind =
            if text.starts_with("Started") { ServiceState::Running } else { ServiceState::Stopped };
        return state(Some(unit), kind, None);
    }
    for (suffix, kind) in
        [(" is not running", ServiceState::Stopped), (" is running", ServiceState::Running)]
    {
        let head = text
            .trim_end_matches(['.', ' '])
            .strip_suffix(suffix)
            .map(|it| it.trim_start_matches(['*', ' ']));
        if let Some(unit) =
            head.filter(|it| !it.contains(' ') && it.contains("fpm") || *it == "nginx")
        {
            return state(Some(unit), kind, None);
        }
    }
    supervisor(text)
}

/// `php-fpm                          FATAL     Exited too quickly`
fn supervisor(text: &str) -> Option<UnitState> {
    let (name, rest) = text.split_once(' ')?;
    let kind = match rest.split_whitespace().next()? {
        "RUNNING" => ServiceState::Running,
        "FATAL" | "BACKOFF" | "EXITED" => ServiceState::Failed,
        "STOPPED" => ServiceState::Stopped,
        _ => return None,
    };
    Some(UnitState { unit: Some(name.to_owned()), state: kind, status: None })
}

/// `active`, `failed`, `inactive` of `systemctl is-active UNIT`.
fn answer(paste: &Paste<'_>, at: usize, text: &str) -> Option<UnitState> {
    let part = paste.command(at)?.part("systemctl")?;
    part.operands().next().filter(|it| matches!(*it, "is-active" | "is-failed"))?;
    let state = match text {
        "active" => ServiceState::Running,
        "failed" => ServiceState::Failed,
        "inactive" => ServiceState::Stopped,
        _ => return None,
    };
    Some(UnitState { unit: units(part).into_iter().next(), state, status: None })
}
