//! What PHP answers and logs, and the lines that name its version.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{NginxError, Observation, Operation, PhpAnswer};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let text = line.trim();
    if let Some(version) = version(text) {
        let mut next = at + 1;
        while paste
            .output(next)
            .is_some_and(|it| BUILD_LINES.iter().any(|line| it.trim_start().starts_with(line)))
        {
            next += 1;
        }
        acc.state(paste, at, next, Observation::PhpVersion(version.to_owned()));
        return next - at;
    }
    if let Some(operation) = script_message(text) {
        let (path, errno) = subject(&operation, text);
        acc.state(paste, at, at + 1, Observation::NginxError(message(operation, path, errno)));
        return 1;
    }
    if let Some((_, answer)) = ANSWERS.iter().find(|(needle, _)| is_answer(text, needle)) {
        acc.state(paste, at, at + 1, Observation::PhpAnswer(*answer));
        return 1;
    }
    if is_php_message(text) {
        let operation = Operation::PhpMessage(text.to_owned());
        let (path, errno) = subject(&operation, text);
        acc.state(paste, at, at + 1, Observation::NginxError(message(operation, path, errno)));
        return 1;
    }
    if let Some(status) = status(text) {
        acc.state(paste, at, at + 1, Observation::HttpStatus(status));
        return 1;
    }
    0
}

/// What `php-fpm -v` prints below the version.
const BUILD_LINES: &[&str] =
    &["Copyright (c)", "Zend Engine v", "with Zend OPcache", "with Xdebug", "Built by "];

/// What PHP wrote on standard error, by its text.
pub(crate) fn operation(text: &str) -> Operation {
    script_message(text).unwrap_or_else(|| Operation::PhpMessage(text.to_owned()))
}

/// A refusal of the script that FPM itself writes.
fn script_message(text: &str) -> Option<Operation> {
    if text.contains("Primary script unknown") {
        return Some(Operation::PrimaryScriptUnknown);
    }
    if let Some(rest) = scan::after(text, "Unable to open primary script: ") {
        let reason = rest.rsplit_once(" (").map_or("", |(_, reason)| reason);
        let reason = reason.split_once(')').map_or(reason, |(it, _)| it);
        return Some(Operation::UnableToOpenScript { reason: reason.to_owned() });
    }
    (text.contains("Access to the script '") && text.contains("has been denied"))
        .then_some(Operation::ExtensionDenied)
}

/// The file that such a message is about, and the error number that it stands for.
pub(crate) fn subject(operation: &Operation, line: &str) -> (Option<String>, Option<u16>) {
    match operation {
        Operation::UnableToOpenScript { reason } => {
            let path = scan::after(line, "Unable to open primary script: ")
                .map(|it| it.split_once(" (").map_or(it, |(path, _)| path).trim().to_owned());
            (path, scan::errno_of_text(reason))
        }
        Operation::ExtensionDenied => {
            (scan::between(line, "Access to the script '", "'").map(str::to_owned), None)
        }
        Operation::PhpMessage(text) => {
            // `file_get_contents(/etc/x): Failed to open stream: Permission denied`
            let path = text
                .split_once("): ")
                .and_then(|(head, _)| head.rsplit_once('('))
                .map(|(_, path)| scan::unquoted(path))
                .filter(|it| it.starts_with('/'));
            let errno = text
                .to_ascii_lowercase()
                .contains("failed to open stream")
                .then(|| scan::errno_of_text(text));
            (path.map(str::to_owned), errno.flatten())
        }
        Operation::Connect
        | Operation::Receive
        | Operation::TimedOut
        | Operation::File(_)
        | Operation::Bind
        | Operation::PrimaryScriptUnknown
        | Operation::Upstream(_)
        | Operation::OtherClient { .. } => (None, None),
    }
}

/// A message that names no request.
pub(crate) fn message(
    operation: Operation,
    path: Option<String>,
    errno: Option<u16>,
) -> NginxError {
    NginxError {
        operation,
        errno,
        path,
        upstream: None,
        fastcgi: None,
        server: None,
        request: None,
        time: None,
    }
}

const ANSWERS: &[(&str, PhpAnswer)] = &[
    ("File not found.", PhpAnswer::FileNotFound),
    ("Access denied.", PhpAnswer::AccessDenied),
    ("No input file specified.", PhpAnswer::NoInputFile),
];

/// The answer alone, behind `curl`'s headers, or quoted by the reporter.
fn is_answer(text: &str, answer: &str) -> bool {
    text == answer
        || text.strip_suffix(answer).is_some_and(|it| it.ends_with(['>', '"', '\u{201c}']))
        || text.contains(&format!("\"{answer}\""))
        || text.contains(&format!("'{answer}'"))
}

/// `PHP Warning:  …`, as PHP's own log has it, with or without its time.
fn is_php_message(text: &str) -> bool {
    let text = match text.strip_prefix('[').and_then(|it| it.split_once("] ")) {
        Some((_, rest)) => rest,
        None => text,
    };
    text.strip_prefix("PHP ").and_then(|it| it.split_once(':')).is_some_and(|(kind, _)| {
        ["Warning", "Notice", "Fatal error", "Parse error", "Deprecated", "Startup"].contains(&kind)
    })
}

/// `PHP 8.2.7 (fpm-fcgi) (built: …)`, and the server side of `X-Powered-By: PHP/8.2.7`.
fn version(text: &str) -> Option<&str> {
    let rest = match text.strip_prefix("PHP ") {
        Some(rest)
            if rest.contains(" (fpm-fcgi)")
                || rest.contains(" (cli)")
                || rest.contains(" (built:") =>
        {
            rest
        }
        Some(_) => return None,
        None => text
            .strip_prefix("X-Powered-By: PHP/")
            .or_else(|| text.strip_prefix("x-powered-by: PHP/"))?,
    };
    let version = rest.split([' ', '-', '+']).next()?;
    version.starts_with(|it: char| it.is_ascii_digit()).then_some(version)
}

/// `502 Bad Gateway`, `HTTP/1.1 502`, `"GET / HTTP/1.1" 502`.
fn status(text: &str) -> Option<u16> {
    let lower = text.to_ascii_lowercase();
    if let Some((_, status)) = PHRASES.iter().find(|(phrase, _)| lower.contains(phrase)) {
        return Some(*status);
    }
    let rest = match text.strip_prefix("HTTP/") {
        Some(rest) => rest.split_once(' ')?.1,
        None => {
            let request = METHODS.iter().find_map(|it| scan::after(text, it))?;
            request.split_once("\" ")?.1
        }
    };
    let status = rest.split_whitespace().next()?.parse().ok()?;
    (100..600).contains(&status).then_some(status)
}

const PHRASES: &[(&str, u16)] = &[
    ("502 bad gateway", 502),
    ("504 gateway time-out", 504),
    ("504 gateway timeout", 504),
    ("503 service unavailable", 503),
    ("403 forbidden", 403),
    ("404 not found", 404),
    ("500 internal server error", 500),
];

const METHODS: &[&str] = &["\"GET ", "\"POST ", "\"HEAD ", "\"PUT ", "\"PROPFIND ", "\"OPTIONS "];
