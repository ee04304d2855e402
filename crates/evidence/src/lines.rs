//! A paste as lines: what the logging system put before them, which command wrote them, and where.

use std::collections::{BTreeMap, BTreeSet};

use text::TextRange;

use crate::prompt::{self, Prompt};
use crate::shell::{Command, Site};
use crate::{Evidence, Observation, Place, Statement};

/// A paste, cut into lines.
pub(crate) struct Paste<'t> {
    pub(crate) lines: Vec<Line<'t>>,
    pub(crate) commands: Vec<Command>,
}

pub(crate) struct Line<'t> {
    /// The whole line without its end.
    pub(crate) range: TextRange,
    /// The line without what syslog, journald or docker put before it, and without blanks at its
    /// end.
    pub(crate) text: &'t str,
    pub(crate) role: Role,
    /// What wrote the line, as syslog has it: `php-fpm8.2`, `systemd`, `kernel`.
    pub(crate) tag: Option<&'t str>,
    /// Index of the command that the line belongs to: as its command line, or as its output.
    pub(crate) command: Option<usize>,
    pub(crate) place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Blank,
    Prompt,
    /// `# …` in a reporter's words; headers such as `# file: x` look the same.
    Comment,
    Output,
}

impl<'t> Paste<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut res = Self { lines: Vec::new(), commands: Vec::new() };
        let mut places = Places::default();
        let mut current = None;
        for (range, line) in split(text) {
            let (prefix, body) = strip(line);
            let trimmed = body.trim();
            let mut role = match trimmed {
                "" => Role::Blank,
                _ if trimmed.starts_with('#') => Role::Comment,
                _ => Role::Output,
            };
            let mut place = places.current.clone();
            let is_short = body.len() <= MAX_COMMAND;
            let found = if prefix.is_some() || !is_short { None } else { prompt::prompt(body) };
            let found = found.or_else(|| {
                (is_short && role == Role::Output && prompt::is_bare_command(trimmed))
                    .then_some(Prompt { host: None, directory: None, command: trimmed })
            });
            if let Some(prompt) = found {
                role = Role::Prompt;
                let mut command = Command::parse(prompt.command);
                command.directory = prompt.directory.map(str::to_owned);
                places.enter(&prompt, &command);
                place = places.current.clone();
                current = Some(res.commands.len());
                res.commands.push(command);
            } else if let Some(prefix) = prefix {
                if let Some(service) = prefix.service {
                    place = Place::Container(service.to_owned());
                } else if let Some(host) = prefix.host {
                    places.see(host);
                    place = Place::Host(short(host).to_owned());
                }
            }
            res.lines.push(Line {
                range,
                text: body.trim_end(),
                role,
                tag: prefix.and_then(|it| it.tag),
                command: current,
                place,
            });
        }
        // One host is no news: only several are told apart.
        if places.hosts.len() < 2 {
            for line in &mut res.lines {
                if matches!(line.place, Place::Host(_)) {
                    line.place = Place::Here;
                }
            }
        }
        res
    }

    pub(crate) fn line(&self, at: usize) -> Option<&Line<'t>> {
        self.lines.get(at)
    }

    /// The text of a line that is an output; `None` for commands and blank lines.
    pub(crate) fn output(&self, at: usize) -> Option<&'t str> {
        let line = self.line(at)?;
        matches!(line.role, Role::Output | Role::Comment).then_some(line.text)
    }

    /// The command that wrote a line, or that stands in it.
    pub(crate) fn command(&self, at: usize) -> Option<&Command> {
        self.commands.get(self.line(at)?.command?)
    }

    /// Where a line of a log comes from: a command that shows no logs did not write it.
    fn log_place(&self, at: usize) -> Place {
        let Some(line) = self.line(at) else { return Place::Here };
        let Some(command) = line.command.and_then(|it| self.commands.get(it)) else {
            return line.place.clone();
        };
        let shows = command
            .parts
            .iter()
            .any(|it| VIEWERS.contains(&it.program.as_str()) || it.program.contains("php-fpm"));
        match &line.place {
            Place::Container(name) if !shows && command.names_container(name) => Place::Here,
            place => place.clone(),
        }
    }

    /// Whether the line is the first one that its command wrote.
    pub(crate) fn is_first_output(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|it| self.line(it)).is_some_and(|it| it.role == Role::Prompt)
    }
}

/// A longer line is no command: its words would be copied with each line of its output.
const MAX_COMMAND: usize = 4096;

/// What stands in logs and answers, which people paste without the command that showed it.
fn is_logged(observation: &Observation) -> bool {
    matches!(
        observation,
        Observation::NginxError(_)
            | Observation::NginxStart(_)
            | Observation::Fpm(_)
            | Observation::Avc(_)
            | Observation::AppArmor(_)
            | Observation::PhpAnswer(_)
            | Observation::HttpStatus(_)
    )
}

/// Programs that show logs, answers or messages.
const VIEWERS: &[&str] = &[
    "cat",
    "tail",
    "head",
    "less",
    "grep",
    "zgrep",
    "egrep",
    "journalctl",
    "dmesg",
    "ausearch",
    "docker",
    "podman",
    "kubectl",
    "docker-compose",
    "oc",
    "nginx",
    "service",
    "systemctl",
    "curl",
    "wget",
    "cgi-fcgi",
    "openrc",
];

/// What is read so far.
#[derive(Default)]
pub(crate) struct Acc {
    pub(crate) evidence: Evidence,
}

impl Acc {
    /// Adds what the lines `from` up to, not including, `to` state.
    pub(crate) fn state(
        &mut self,
        paste: &Paste<'_>,
        from: usize,
        to: usize,
        observation: Observation,
    ) {
        let Some(first) = paste.line(from) else { return };
        let end = to
            .checked_sub(1)
            .and_then(|it| paste.line(it))
            .map_or(first.range.end, |it| it.range.end);
        let place =
            if is_logged(&observation) { paste.log_place(from) } else { first.place.clone() };
        self.evidence.statements.push(Statement {
            range: TextRange::new(first.range.start, end.max(first.range.end)),
            place,
            observation,
        });
    }
}

/// Where commands run, prompt by prompt.
#[derive(Default)]
struct Places {
    current: Place,
    hosts: BTreeSet<String>,
    /// The container whose shell was opened, until its prompt is seen.
    opened: Option<String>,
    /// Hosts of prompts that are a container's.
    containers: BTreeMap<String, String>,
    /// The container whose shell, with a prompt that names no host, is open.
    inside: Option<String>,
    last_host: Option<String>,
}

impl Places {
    fn see(&mut self, host: &str) {
        self.hosts.insert(short(host).to_owned());
    }

    fn enter(&mut self, prompt: &Prompt<'_>, command: &Command) {
        let host = prompt.host.map(short);
        if let Some(name) = self.opened.take() {
            match host {
                Some(host) if self.last_host.as_deref() != Some(host) => {
                    self.containers.insert(host.to_owned(), name);
                }
                Some(_) => {}
                None => self.inside = Some(name),
            }
        }
        let here = match host {
            Some(host) => match self.containers.get(host) {
                Some(name) => Place::Container(name.clone()),
                None => {
                    self.inside = None;
                    self.last_host = Some(host.to_owned());
                    self.see(host);
                    Place::Host(host.to_owned())
                }
            },
            None => match (&self.inside, &self.last_host) {
                (Some(name), _) => Place::Container(name.clone()),
                (None, Some(host)) => Place::Host(host.clone()),
                (None, None) => Place::Here,
            },
        };
        self.current = match &command.site {
            Some(Site::Container(name)) => Place::Container(name.clone()),
            Some(Site::Host(host)) => {
                self.see(host);
                Place::Host(short(host).to_owned())
            }
            Some(Site::Shell(name)) => {
                self.opened = Some(name.clone());
                here
            }
            None => here,
        };
        if command.parts.first().is_some_and(|it| it.program == "exit") {
            self.inside = None;
        }
    }
}

/// The first label of a host name.
fn short(host: &str) -> &str {
    match host.split_once('.') {
        Some((label, _)) if !label.bytes().all(|it| it.is_ascii_digit()) => label,
        _ => host,
    }
}

/// Cuts a text at its line ends.
pub(crate) fn split(text: &str) -> impl Iterator<Item = (TextRange, &str)> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if bytes.len() <= start {
            return None;
        }
        let rest = bytes.get(start..)?;
        let len = rest.iter().position(|it| matches!(it, b'\n' | b'\r')).unwrap_or(rest.len());
        let range = TextRange::new(start, start + len);
        start += len + 1;
        if rest.get(len) == Some(&b'\r') && rest.get(len + 1) == Some(&b'\n') {
            start += 1;
        }
        Some((range, range.of(text)))
    })
}

#[derive(Clone, Copy, Default)]
struct Prefix<'t> {
    host: Option<&'t str>,
    tag: Option<&'t str>,
    /// The service of a `docker compose logs` line.
    service: Option<&'t str>,
}

/// Takes the prefix of a logging system off.
fn strip(line: &str) -> (Option<Prefix<'_>>, &str) {
    let (service, line) = match compose(line) {
        Some((service, rest)) => (Some(service), rest),
        None => (None, line),
    };
    let (prefix, body) = syslog(line).unwrap_or((Prefix::default(), line));
    let prefix = Prefix { service, ..prefix };
    let is_empty = prefix.host.is_none() && prefix.tag.is_none() && service.is_none();
    ((!is_empty).then_some(prefix), body)
}

/// `web-1  | line`; the service is the name without the number that compose adds.
fn compose(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once('|')?;
    let name = name.trim();
    let is_name = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it))
        && name.bytes().any(|it| it.is_ascii_alphabetic());
    if !is_name || !(rest.starts_with(' ') || rest.is_empty()) {
        return None;
    }
    let service = match name.rsplit_once(['-', '_']) {
        Some((service, digits)) if digits.bytes().all(|it| it.is_ascii_digit()) => service,
        _ => name,
    };
    Some((service, rest.strip_prefix(' ').unwrap_or(rest)))
}

/// `Mar 12 14:01:06 host tag[pid]: body`, the same with an ISO time, and `tag[pid]: body`.
fn syslog(line: &str) -> Option<(Prefix<'_>, &str)> {
    let line = line.trim_start();
    if let Some(rest) = behind_time(line) {
        let (host, behind_host) = rest.split_once(' ')?;
        if let Some((tag, body)) = tagged(behind_host) {
            return Some((Prefix { host: Some(host), tag: Some(tag), service: None }, body));
        }
        // `docker logs -t` has the time alone.
        return Some((Prefix { host: None, tag: None, service: None }, rest))
            .filter(|_| line.contains('T'));
    }
    let (tag, body) = tagged(line)?;
    line.get(tag.len()..)?
        .starts_with('[')
        .then_some((Prefix { host: None, tag: Some(tag), service: None }, body))
}

/// What stands behind a time of syslog or journald.
fn behind_time(line: &str) -> Option<&str> {
    let (first, rest) = line.split_once(' ')?;
    if MONTHS.contains(&first) {
        let (day, rest) = rest.trim_start().split_once(' ')?;
        let (time, rest) = rest.split_once(' ')?;
        let is_time = time.split(':').count() == 3
            && time.bytes().all(|it| it.is_ascii_digit() || b":.".contains(&it));
        return (day.parse::<u8>().is_ok() && is_time).then(|| rest.trim_start());
    }
    let (date, time) = first.split_once('T')?;
    let is_iso = date.len() == 10
        && date.bytes().all(|it| it.is_ascii_digit() || it == b'-')
        && time.contains(':');
    is_iso.then(|| rest.trim_start())
}

const MONTHS: &[&str] =
    &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `tag[pid]: body` or `tag: body`.
fn tagged(text: &str) -> Option<(&str, &str)> {
    let (head, body) = match text.split_once(": ") {
        Some(it) => it,
        None => (text.trim_end().strip_suffix(':')?, ""),
    };
    let tag = match head.strip_suffix(']').and_then(|it| it.split_once('[')) {
        Some((tag, pid)) if pid.bytes().all(|it| it.is_ascii_digit()) => tag,
        Some(_) => return None,
        None => head,
    };
    let is_tag = !tag.is_empty()
        && tag.len() <= 48
        && tag.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-()/@".contains(&it));
    is_tag.then_some((tag, body))
}
