//! nginx's error log, and what nginx prints when it does not start.
//!
//! A line is known by its message; date, level, process and connection may be missing, as may
//! everything behind a cut. The `:` after a unix path in `upstream:` is the logger's separator, so
//! the path of `connect() to …` counts where both are there.

use crate::formats::php;
use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{NginxError, NginxStart, Observation, Operation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let head = Head::of(line.trim_start());
    if let Some((operation, taken)) = stderr_of_php(paste, at) {
        let (path, errno) = php::subject(&operation, line);
        let mut error = tail(line, operation, head.time);
        // The request stands behind the message, on the last of its lines.
        if let Some(last) = paste.output(at + taken - 1).filter(|_| 1 < taken) {
            error = tail(last, error.operation, head.time);
        }
        error.path = path;
        error.errno = errno;
        acc.state(paste, at, at + taken, Observation::NginxError(error));
        return taken;
    }
    if let Some(error) = failed_call(&head) {
        acc.state(paste, at, at + 1, Observation::NginxError(error));
        return 1;
    }
    if let Some(start) = start(&head) {
        acc.state(paste, at, at + 1, Observation::NginxStart(start));
        return 1;
    }
    if let Some(text) = UPSTREAM_MESSAGES.iter().find(|it| head.message.starts_with(**it)) {
        let operation = match *text {
            PREMATURE => Operation::Receive,
            _ => Operation::Upstream(message_of(head.message).to_owned()),
        };
        acc.state(
            paste,
            at,
            at + 1,
            Observation::NginxError(tail(head.message, operation, head.time)),
        );
        return 1;
    }
    // Other lines of the log, and the results of `nginx -t`, are known and say nothing more.
    let is_result = line.contains("configuration file ")
        && [" syntax is ok", " test is successful", " test failed"]
            .iter()
            .any(|it| line.ends_with(it));
    usize::from(is_result || (head.time.is_some() && head.level.is_some()))
}

/// A line without its date, level, process and connection.
struct Head<'t> {
    time: Option<&'t str>,
    level: Option<&'t str>,
    message: &'t str,
}

impl<'t> Head<'t> {
    fn of(line: &'t str) -> Self {
        let mut res = Self { time: None, level: None, message: line };
        let mut rest = line.strip_prefix("nginx: ").unwrap_or(line);
        if let Some((time, behind)) = time(rest) {
            res.time = Some(time);
            rest = behind;
        }
        if let Some((level, behind)) = rest.strip_prefix('[').and_then(|it| it.split_once(']'))
            && LEVELS.contains(&level)
        {
            res.level = Some(level);
            rest = behind.trim_start();
        }
        if let Some((process, behind)) = rest.split_once(": ")
            && process
                .split_once('#')
                .is_some_and(|(pid, tid)| scan::is_number(pid) && scan::is_number(tid))
        {
            rest = behind;
        }
        if let Some((number, behind)) = rest.strip_prefix('*').and_then(|it| it.split_once(' '))
            && scan::is_number(number)
        {
            rest = behind;
        }
        res.message = rest;
        res
    }
}

const LEVELS: &[&str] = &["debug", "info", "notice", "warn", "error", "crit", "alert", "emerg"];

/// `2024/03/05 10:11:12` at the front.
fn time(line: &str) -> Option<(&str, &str)> {
    let time = line.get(..19)?;
    let is_time = time.bytes().zip("0000/00/00 00:00:00".bytes()).all(|(it, form)| match form {
        b'0' => it.is_ascii_digit(),
        _ => it == form,
    });
    is_time.then(|| (time, line.get(19..).unwrap_or_default().trim_start()))
}

/// `connect() to unix:/p failed (13: …)`, `open() "/p" failed (2: …)`, `recv() failed (104: …)`.
fn failed_call(head: &Head<'_>) -> Option<NginxError> {
    // The BSDs and macOS learn of a refusal from kevent().
    let message = head.message.strip_prefix("kevent() reported that ").unwrap_or(head.message);
    if let Some(rest) = message.strip_prefix("upstream timed out") {
        let mut error = tail(message, Operation::TimedOut, head.time);
        error.errno = rest.trim_start().strip_prefix('(').and_then(scan::leading_errno);
        return Some(error);
    }
    let (call, rest) = match message.split_once("() ") {
        Some((call, rest)) if is_call(last_word(call)) => (last_word(call), rest),
        _ => return denied_file(head),
    };
    let (subject, errno) = match rest.strip_prefix("failed") {
        Some(behind) => ("", behind),
        None => rest.split_once(" failed").unwrap_or((rest, "")),
    };
    let is_known = rest.contains("failed (")
        || (head.level.is_some() && rest.contains("failed"))
        || (call == "connect" && rest.starts_with("to "));
    if !is_known {
        return None;
    }
    let is_cut = !rest.contains("failed");
    let errno = errno.trim_start().strip_prefix('(').and_then(scan::leading_errno);
    // `connect() to unix:/p failed`; what the subject of a cut line is cannot be told.
    let subject = if is_cut { "" } else { subject.trim_start_matches("to ").trim() };
    let operation = match call {
        "connect" => Operation::Connect,
        "recv" | "readv" | "send" | "writev" | "sendfile" | "SSL_read" => Operation::Receive,
        "bind" => Operation::Bind,
        _ => Operation::File(call.to_owned()),
    };
    let mut error = tail(message, operation, head.time);
    error.errno = errno;
    let subject = scan::quoted(subject).map_or(subject, |(inside, _)| inside);
    match subject.strip_prefix("unix:") {
        Some(path) => error.path = Some(path.to_owned()),
        None if subject.is_empty() => {}
        // An address that is no path belongs to the peer.
        None if error.operation == Operation::Connect => {
            error.upstream.get_or_insert_with(|| subject.to_owned());
        }
        None => error.path = Some(subject.to_owned()),
    }
    Some(error)
}

/// `"/srv/index.php" is forbidden (13: Permission denied)`, `… is not found (2: …)`.
fn denied_file(head: &Head<'_>) -> Option<NginxError> {
    let (path, rest) = head.message.strip_prefix('"')?.split_once('"')?;
    let behind = ["is forbidden (", "is not found (", "failed ("]
        .iter()
        .find_map(|it| rest.trim_start().strip_prefix(*it))?;
    let mut error = tail(rest, Operation::File("open".to_owned()), head.time);
    error.errno = scan::leading_errno(behind);
    error.path = Some(path.to_owned());
    Some(error)
}

fn last_word(text: &str) -> &str {
    text.rsplit_once(' ').map_or(text, |(_, word)| word)
}

fn is_call(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 32
        && word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
}

/// What stands behind the message: `, client: …, server: …, request: "…", upstream: "…"`.
fn tail(line: &str, operation: Operation, time: Option<&str>) -> NginxError {
    let (upstream, fastcgi) = match scan::after(line, "upstream: \"") {
        Some(rest) => {
            let url = rest.split_once('"').map_or(rest, |(url, _)| url);
            upstream(url)
        }
        None => (None, None),
    };
    NginxError {
        operation,
        errno: None,
        path: None,
        upstream,
        fastcgi,
        server: scan::after(line, "server: ")
            .map(|it| it.split([',', ' ']).next().unwrap_or(it))
            .filter(|it| !it.is_empty())
            .map(str::to_owned),
        request: scan::after(line, "request: \"").map(|it| request(it).to_owned()),
        time: time.map(str::to_owned),
    }
}

/// A request line, which may have quotes of its own: it ends before the next field.
fn request(rest: &str) -> &str {
    let ends = ["\", upstream: \"", "\", host: \"", "\", referrer: \""];
    let found = ends.iter().filter_map(|it| rest.find(it)).min();
    match found.and_then(|it| rest.get(..it)) {
        Some(request) => request,
        None => rest.split_once('"').map_or(rest, |(request, _)| request),
    }
}

/// The address of an `upstream:`, and whether it is a FastCGI one.
fn upstream(url: &str) -> (Option<String>, Option<bool>) {
    let Some((scheme, address)) = url.split_once("://") else { return (None, None) };
    let is_fastcgi = scheme == "fastcgi";
    let address = match address.strip_prefix("unix:") {
        // Behind a proxied socket's path stands the URI.
        Some(path) if !is_fastcgi => path.split_once(":/").map_or(address, |(path, _)| {
            address.get(.."unix:".len() + path.len()).unwrap_or(address)
        }),
        Some(_) => address.strip_suffix(':').unwrap_or(address),
        None => address.split_once('/').map_or(address, |(host, _)| host),
    };
    (Some(address.to_owned()), Some(is_fastcgi))
}

/// What PHP wrote on its standard error, which may go over several lines of the log.
fn stderr_of_php(paste: &Paste<'_>, at: usize) -> Option<(Operation, usize)> {
    let first = scan::after(paste.output(at)?, "FastCGI sent in stderr: \"")?;
    if let Some((message, _)) = first.split_once("\" while ") {
        return Some((php::operation(message), 1));
    }
    let message = first.rsplit_once("\", client: ").map_or(first, |(message, _)| message);
    for more in 1..MAX_MESSAGE_LINES {
        let Some(line) = paste.output(at + more) else { break };
        if time(line.trim_start()).is_some() {
            break;
        }
        if line.contains("\" while ") {
            return Some((php::operation(message.trim_end_matches('"')), more + 1));
        }
    }
    Some((php::operation(message.trim_end_matches('"')), 1))
}

const MAX_MESSAGE_LINES: usize = 64;

/// Why nginx does not start, or what it ignores.
fn start(head: &Head<'_>) -> Option<NginxStart> {
    let message = head.message;
    if message.contains("the \"user\" directive makes sense only if") {
        return Some(NginxStart::UserIgnored);
    }
    let name = |needle: &str| scan::between(message, needle, "\"").map(str::to_owned);
    if let Some(name) = name("invalid host in upstream \"") {
        return Some(NginxStart::InvalidHost(name));
    }
    if let Some(name) = name("host not found in upstream \"") {
        return Some(NginxStart::HostNotFound(name));
    }
    for call in ["getpwnam(\"", "getgrnam(\""] {
        if message.contains(call) && message.contains("failed") {
            return name(call).map(NginxStart::UnknownAccount);
        }
    }
    (head.level == Some("emerg")).then(|| NginxStart::Other(message_of(message).to_owned()))
}

/// The message without the request that it is about.
fn message_of(message: &str) -> &str {
    let end = [" while connecting to upstream", " while reading", ", client: "];
    end.iter().fold(message, |text, it| text.split_once(*it).map_or(text, |(head, _)| head))
}

const PREMATURE: &str = "upstream prematurely closed";

/// Messages about upstreams without an error number.
const UPSTREAM_MESSAGES: &[&str] = &[
    PREMATURE,
    "no live upstreams",
    "upstream server temporarily disabled",
    "upstream sent ",
    "no resolver defined",
];
