//! What kind of text a paste is.

use crate::lines::{self, Paste};
use crate::{Observation, formats, scan};

/// The kind of a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKind {
    /// A pool file, `php-fpm.conf`, or a dump of `php-fpm -tt`.
    Fpm,
    /// Any part of nginx's configuration, or a dump of `nginx -T`.
    Nginx,
    /// Outputs of commands and log lines.
    Evidence,
    Compose,
    Dockerfile,
}

/// The kind that most of the text's lines speak for; evidence where none does.
pub fn detect(text: &str) -> TextKind {
    kind_of(text).unwrap_or(TextKind::Evidence)
}

/// Whether the text has lines that only commands and logs write, and no more of another kind.
pub fn looks_like_evidence(text: &str) -> bool {
    kind_of(text) == Some(TextKind::Evidence)
}

/// Points for each kind.
#[derive(Default)]
struct Score {
    fpm: u32,
    nginx: u32,
    evidence: u32,
    compose: u32,
    dockerfile: u32,
}

fn kind_of(text: &str) -> Option<TextKind> {
    let mut score = Score::default();
    let mut lines = 0;
    let mut first = true;
    for (_, line) in lines::split(text) {
        let line = line.trim_start_matches('\u{feff}');
        let trimmed = line.trim();
        if trimmed.is_empty() {
            continue;
        }
        if lines == MAX_LINES {
            break;
        }
        lines += 1;
        rate(line, trimmed, first, &mut score);
        if !trimmed.starts_with(['#', ';']) {
            first = false;
        }
    }
    // Formats with rows and blocks are asked only where single lines said nothing.
    if score.is_empty() {
        let read = formats::read(&Paste::new(head(text)));
        let states = read
            .evidence
            .statements
            .iter()
            .filter(|it| !matches!(it.observation, Observation::ConfigLine { .. }));
        score.evidence = u32::try_from(states.count()).unwrap_or(u32::MAX);
    }
    score.best()
}

/// Enough of a text to know it by; a paste may have megabytes.
const MAX_LINES: usize = 4000;

fn head(text: &str) -> &str {
    let mut end = text.len().min(64 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

impl Score {
    fn is_empty(&self) -> bool {
        self.fpm + self.nginx + self.evidence + self.compose + self.dockerfile == 0
    }

    /// The kind with the most points; the order parts those that have as many.
    fn best(&self) -> Option<TextKind> {
        let kinds = [
            (self.compose, TextKind::Compose),
            (self.dockerfile, TextKind::Dockerfile),
            (self.nginx, TextKind::Nginx),
            (self.fpm, TextKind::Fpm),
            (self.evidence, TextKind::Evidence),
        ];
        let most = kinds.iter().map(|(points, _)| *points).max()?;
        kinds.iter().find(|(points, _)| *points == most && 0 < most).map(|(_, kind)| *kind)
    }
}

fn rate(line: &str, text: &str, first: bool, score: &mut Score) {
    if text.starts_with("# configuration file ") && text.ends_with(':') {
        score.nginx += 50;
    } else if is_fpm_dump(text) {
        score.fpm += 4;
    } else if is_log(text) {
        score.evidence += 3;
    } else if line.starts_with("apiVersion: ") {
        score.evidence += 20;
    } else if line == "services:" || text == "services:" && !line.starts_with('\t') {
        score.compose += 20;
    } else if first && text.starts_with("FROM ") && text.split_whitespace().count() <= 4 {
        score.dockerfile += 20;
    } else if formats::is_instruction(text) {
        score.dockerfile += 2;
    } else if is_prompt(text) {
        score.evidence += 3;
    } else if is_nginx(text) {
        score.nginx += 2;
    } else if let Some(points) = fpm(text) {
        score.fpm += points;
    } else if is_compose_key(line, text) {
        score.compose += 1;
    } else if is_row(text) {
        score.evidence += 2;
    }
}

pub(crate) fn is_fpm_dump(text: &str) -> bool {
    scan::after(text, "NOTICE: ").is_some_and(|it| {
        let setting = it.trim_start();
        it.starts_with(['\t', ' ']) && setting.contains(" = ")
            || (setting.starts_with('[') && setting.ends_with(']') && !setting.contains("pool "))
    })
}

/// Marks of log lines.
pub(crate) fn is_log(text: &str) -> bool {
    LOG_MARKS.iter().any(|it| text.contains(it))
        || ["ERROR: ", "WARNING: ", "NOTICE: ", "ALERT: ", "nginx: ["]
            .iter()
            .any(|it| text.starts_with(it))
        || ["[ERROR] ", "[WARNING] ", "[NOTICE] "].iter().any(|it| text.starts_with(it))
        || (text.starts_with('[')
            && ["] NOTICE: ", "] WARNING: ", "] ERROR: ", "] ALERT: "]
                .iter()
                .any(|it| text.contains(it)))
}

const LOG_MARKS: &[&str] = &[
    "() failed (",
    " while connecting to upstream",
    " while reading response header from upstream",
    "connect() to ",
    "FastCGI sent in stderr",
    "avc:  denied",
    "avc: denied",
    "apparmor=\"",
    "unable to bind listening socket",
    "nginx: master process",
    "nginx: worker process",
    "php-fpm: master process",
    "php-fpm: pool ",
    "[emerg] ",
    "[crit] ",
    "[error] ",
    "[alert] ",
    "FPM initialization failed",
];

fn is_prompt(text: &str) -> bool {
    // `#` opens comments in all configuration, so a prompt must show more than that.
    !text.starts_with('#') && crate::prompt::prompt(text).is_some()
}

/// Directives and blocks of nginx.
pub(crate) fn is_nginx(text: &str) -> bool {
    let text = text.split_once(" #").map_or(text, |(head, _)| head.trim_end());
    let word = text.split([' ', '\t', '{', ';']).next().unwrap_or_default();
    if let Some(body) = text.strip_suffix(';') {
        // `listen = /x;` is FPM's, with nginx's habit at the end.
        return is_word(word)
            && !word.is_empty()
            && body.contains([' ', '\t'])
            && !behind_word(body, word).starts_with('=')
            && (DIRECTIVES.contains(&word)
                || PREFIXES.iter().any(|it| word.starts_with(it))
                || !body.contains('='));
    }
    let opens = text.ends_with('{') || text.contains(" {");
    (opens && (BLOCKS.contains(&word) || is_word(word) && text.ends_with('{')))
        || (text.ends_with('}') && text.contains(';'))
}

fn behind_word<'t>(text: &'t str, word: &str) -> &'t str {
    text.get(word.len()..).unwrap_or_default().trim_start()
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}

pub(crate) const BLOCKS: &[&str] = &[
    "server",
    "location",
    "http",
    "upstream",
    "events",
    "map",
    "if",
    "geo",
    "types",
    "stream",
    "limit_except",
];
pub(crate) const DIRECTIVES: &[&str] = &[
    "fastcgi_pass",
    "fastcgi_param",
    "fastcgi_index",
    "listen",
    "server_name",
    "root",
    "index",
    "try_files",
    "user",
    "include",
    "proxy_pass",
    "set",
    "return",
    "rewrite",
    "add_header",
    "access_log",
    "error_log",
    "pid",
    "worker_processes",
    "alias",
    "server",
    "deny",
    "allow",
    "expires",
];
const PREFIXES: &[&str] =
    &["fastcgi_", "proxy_", "ssl_", "client_", "gzip", "keepalive", "worker_"];

/// Sections and keys of a pool file, also those that are commented out.
pub(crate) fn fpm(text: &str) -> Option<u32> {
    if let Some(name) = text.strip_prefix('[').and_then(|it| it.split_once(']')) {
        let is_section = !name.0.is_empty()
            && !UNIT_SECTIONS.contains(&name.0)
            && (name.1.trim().is_empty() || name.1.trim().starts_with(';'));
        return is_section.then_some(2);
    }
    let (is_comment, body) = match text.strip_prefix(';') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let (key, _) = body.split_once('=')?;
    let key = key.trim();
    let name = key.split('[').next().unwrap_or(key);
    let is_key = KEYS.contains(&name) || KEY_PREFIXES.iter().any(|it| key.starts_with(it));
    (is_key && (is_comment || !key.contains(' '))).then_some(if is_comment { 1 } else { 3 })
}

const UNIT_SECTIONS: &[&str] = &["Unit", "Service", "Install", "Socket", "Timer"];
const KEYS: &[&str] = &[
    "listen",
    "user",
    "group",
    "pm",
    "env",
    "php_admin_value",
    "php_value",
    "php_flag",
    "php_admin_flag",
    "chroot",
    "chdir",
    "prefix",
    "catch_workers_output",
    "clear_env",
    "daemonize",
    "error_log",
    "include",
    "slowlog",
    "pid",
    "log_level",
    "request_terminate_timeout",
    "rlimit_files",
    "decorate_workers_output",
];
const KEY_PREFIXES: &[&str] = &[
    "listen.",
    "pm.",
    "ping.",
    "access.",
    "security.",
    "process.",
    "process_",
    "request_",
    "emergency_restart",
    "syslog.",
];

fn is_compose_key(line: &str, text: &str) -> bool {
    let key = text.split(':').next().unwrap_or_default();
    line.starts_with(' ') && COMPOSE_KEYS.contains(&key) && text.contains(':')
}

const COMPOSE_KEYS: &[&str] = &[
    "image",
    "volumes",
    "ports",
    "networks",
    "build",
    "container_name",
    "depends_on",
    "environment",
    "group_add",
    "restart",
    "env_file",
    "command",
    "user",
];

/// A row of `ls -l` or `namei -l`, a line of `id`, of passwd(5), of a unit.
fn is_row(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    scan::mode(word).is_some()
        || [
            "uid=",
            "u_str ",
            "f: /",
            "Active: ",
            "# file: ",
            "[Service]",
            "[Unit]",
            "[Socket]",
            "Main PID: ",
        ]
        .iter()
        .any(|it| text.starts_with(it))
}
