//! Errors of commands, and what the reporter says came of a command.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{Observation, ServiceState, UnitState};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let text = line.trim();
    let command = paste.command(at);
    if text.ends_with(MISSING) {
        let program = text.split(':').next().unwrap_or_default();
        if let Some(path) = missing(text) {
            let path = command.map_or_else(|| path.to_owned(), |it| it.absolute(path));
            acc.state(paste, at, at + 1, Observation::Absent(scan::strip_slash(&path).to_owned()));
            return 1;
        }
        // The message alone: it is about what the command names.
        let part = command.and_then(|it| {
            ["ls", "stat", "namei", "getfacl", "test"].iter().find_map(|name| it.part(name))
        });
        if let (true, Some(command), Some(part)) =
            (text == MISSING || program == text, command, part)
        {
            let operands: Vec<&str> = part.operands().collect();
            if let [path] = operands.as_slice() {
                let path = scan::strip_slash(&command.absolute(path)).to_owned();
                acc.state(paste, at, at + 1, Observation::Absent(path));
                return 1;
            }
        }
    }
    let Some((command, message)) = error(text) else { return 0 };
    let observation =
        Observation::CommandError { command: command.to_owned(), message: message.to_owned() };
    acc.state(paste, at, at + 1, observation);
    1
}

const MISSING: &str = "No such file or directory";

/// `ls: cannot access 'P': No such file or directory`, `ls: P: No such …`, `stat: cannot statx 'P': …`
fn missing(text: &str) -> Option<&str> {
    let (program, rest) = text.split_once(": ")?;
    let rest = rest.strip_suffix(MISSING)?.strip_suffix(": ")?;
    if program.contains(' ') || !FINDERS.contains(&program) {
        return None;
    }
    let path = CANNOT.iter().find_map(|it| rest.strip_prefix(*it)).unwrap_or(rest);
    let path = scan::quoted(path).map_or(path, |(path, _)| path);
    (!path.contains(": ")).then_some(path)
}

const FINDERS: &[&str] = &[
    "ls", "gls", "stat", "namei", "getfacl", "find", "test", "file", "readlink", "chmod", "chown",
    "chgrp", "cat",
];
const CANNOT: &[&str] = &[
    "cannot access ",
    "cannot statx ",
    "cannot stat ",
    "can't stat ",
    "cannot open ",
    "failed to stat: ",
    "No such file: ",
];

/// `program: message` with a message that tells why something cannot be.
fn error(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_ascii_lowercase();
    if !TELLING.iter().any(|it| lower.contains(it)) {
        return None;
    }
    let (program, message) = match text.split_once(": ") {
        Some((program, message)) if is_program(program) => (program, message),
        _ if text.starts_with('-') => return None,
        _ => ("", text),
    };
    // `bash: setfacl: command not found`
    match message.split_once(": ") {
        Some((inner, message))
            if SHELLS.contains(&program.trim_start_matches('-')) && is_program(inner) =>
        {
            Some((inner, message))
        }
        _ => Some((program, message)),
    }
}

const SHELLS: &[&str] = &["sh", "bash", "-bash", "zsh", "ash", "dash", "sudo"];

fn is_program(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 32
        && !text.contains([' ', '/'])
        && !text.starts_with(|it: char| it.is_ascii_digit())
}

const TELLING: &[&str] = &[
    "read-only file system",
    "operation not permitted",
    "permission denied",
    "permission is denied",
    "command not found",
    "no such user",
    "operation not supported",
    "cannot open directory",
    "address already in use",
    "invalid argument",
    "not a directory",
    "too many levels of symbolic links",
];

/// `… -> failed`, `… -> works` behind a command line.
pub(crate) fn read_outcome(paste: &Paste<'_>, at: usize, acc: &mut Acc) {
    let Some(command) = paste.command(at) else { return };
    let note = command.note.as_deref().filter(|it| it.split_whitespace().count() <= 2);
    let Some(outcome) = command.outcome.as_deref().or(note) else { return };
    let outcome = outcome.trim_end_matches(['.', '!']).to_ascii_lowercase();
    let works = WORKS.contains(&outcome.as_str());
    let fails =
        ["failed", "fails", "inactive", "dead", "not running", "error"].contains(&outcome.as_str());
    let unit = command.part("systemctl").or_else(|| command.part("service")).and_then(|it| {
        let mut operands = it.operands();
        let (first, second) = (operands.next()?, operands.next()?);
        match (first, second) {
            ("status" | "is-active", unit) | (unit, "status") => Some(unit.to_owned()),
            _ => None,
        }
    });
    match unit {
        Some(unit) if fails || works || ["active", "running"].contains(&outcome.as_str()) => {
            let state = if fails && outcome != "inactive" {
                ServiceState::Failed
            } else if fails {
                ServiceState::Stopped
            } else {
                ServiceState::Running
            };
            let unit = if unit.contains(".service") { unit } else { format!("{unit}.service") };
            let state = UnitState { unit: Some(unit), state, status: None };
            acc.state(paste, at, at + 1, Observation::UnitState(state));
        }
        _ if works => {
            acc.state(paste, at, at + 1, Observation::CommandWorked(command.line.clone()));
        }
        _ if fails => {
            let program = command.parts.last().map_or("", |it| it.program.as_str()).to_owned();
            acc.state(
                paste,
                at,
                at + 1,
                Observation::CommandError { command: program, message: outcome },
            );
        }
        _ => {}
    }
}

const WORKS: &[&str] =
    &["ok", "works", "work", "worked", "success", "succeeds", "200", "200 ok", "fine"];
