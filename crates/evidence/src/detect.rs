//! What kind of text a paste is, and where in a paste of several kinds each one stands.

use text::TextRange;

use crate::lines::{self, Paste, Role};
use crate::shell::Part;
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

/// The sections of a paste of several kinds, in order and without gaps: files that commands show
/// (`$ cat FILE`), and blocks and log lines that follow each other without a prompt.
pub fn split(text: &str) -> Vec<(TextRange, TextKind)> {
    let paste = Paste::new(text);
    let mut res = Vec::new();
    let mut from = 0;
    // What stands before the first prompt is no command's output.
    let mut shows = true;
    for (at, line) in paste.lines.iter().enumerate() {
        if line.role != Role::Prompt {
            continue;
        }
        sections(&paste, text, from..at, shows, &mut res);
        push(
            &mut res,
            line_start(&paste, at, text),
            line_start(&paste, at + 1, text),
            TextKind::Evidence,
        );
        from = at + 1;
        shows = paste.command(at).is_some_and(|it| it.parts.iter().any(shows_file));
    }
    sections(&paste, text, from..paste.lines.len(), shows, &mut res);
    if res.is_empty() {
        res.push((TextRange::new(0, text.len()), TextKind::Evidence));
    }
    res
}

fn shows_file(part: &Part) -> bool {
    let is_viewer = ["cat", "bat", "less", "more", "head", "tail"].contains(&part.program.as_str());
    let is_dump = (part.program == "nginx" && part.has('T'))
        || (part.program.contains("php-fpm") && part.args.iter().any(|it| it == "-tt"));
    !part.is_filter && (is_viewer || is_dump)
}

/// The first offset of a line; the end of the text behind the last one.
fn line_start(paste: &Paste<'_>, at: usize, text: &str) -> usize {
    match (at, paste.line(at)) {
        (0, _) => 0,
        (_, Some(line)) => line.range.start,
        (_, None) => text.len(),
    }
}

fn push(res: &mut Vec<(TextRange, TextKind)>, start: usize, end: usize, kind: TextKind) {
    match res.last_mut() {
        _ if end <= start => {}
        Some((last, same)) if *same == kind => last.end = end,
        _ => res.push((TextRange::new(start, end), kind)),
    }
}

/// Cuts lines between two prompts where a text of another kind begins.
fn sections(
    paste: &Paste<'_>,
    text: &str,
    lines: std::ops::Range<usize>,
    shows: bool,
    res: &mut Vec<(TextRange, TextKind)>,
) {
    let (first, last) = (line_start(paste, lines.start, text), line_start(paste, lines.end, text));
    if !shows {
        push(res, first, last, TextKind::Evidence);
        return;
    }
    let mut kind = None;
    let mut start = first;
    let mut depth = 0_usize;
    for at in lines {
        let Some(line) = paste.line(at) else { break };
        let raw = line.range.of(text);
        let trimmed = raw.trim();
        if let Some(begun) = begins(raw, trimmed, kind, depth)
            && kind != Some(begun)
        {
            if let Some(kind) = kind {
                let end = line_start(paste, at, text);
                push(res, start, end, kind);
                start = end;
            }
            kind = Some(begun);
            depth = 0;
        }
        if kind == Some(TextKind::Nginx) && !trimmed.starts_with('#') {
            depth =
                (depth + trimmed.matches('{').count()).saturating_sub(trimmed.matches('}').count());
        }
    }
    let whole = || detect(TextRange::new(start, last).of(text));
    push(res, start, last, kind.unwrap_or_else(whole));
}

/// The kind of text that begins with a line, where the line leaves no doubt.
fn begins(raw: &str, text: &str, current: Option<TextKind>, depth: usize) -> Option<TextKind> {
    let is_comment = text.starts_with(['#', ';']);
    if text.starts_with("# configuration file ") && text.ends_with(':') {
        return Some(TextKind::Nginx);
    }
    if is_comment || text.is_empty() {
        return None;
    }
    if is_fpm_dump(text) {
        return Some(TextKind::Fpm);
    }
    // A dump ends in notices of its own.
    if current == Some(TextKind::Fpm) && text.contains("NOTICE: ") {
        return None;
    }
    if is_log(text) || scan::mode(text.split(' ').next().unwrap_or_default()).is_some() {
        return Some(TextKind::Evidence);
    }
    let is_indented = raw.starts_with([' ', '\t']);
    let is_inside = match current {
        Some(TextKind::Nginx) => 0 < depth,
        // What is indented in these belongs to them, whatever it looks like.
        Some(TextKind::Compose | TextKind::Dockerfile) => is_indented,
        Some(TextKind::Fpm | TextKind::Evidence) | None => false,
    };
    if is_inside {
        return None;
    }
    if raw == "services:" {
        return Some(TextKind::Compose);
    }
    if text.starts_with("FROM ") && formats::is_instruction(text) {
        return Some(TextKind::Dockerfile);
    }
    let word = text.split([' ', '\t', '{', ';']).next().unwrap_or_default();
    if BLOCKS.contains(&word) && is_nginx(text) {
        return Some(TextKind::Nginx);
    }
    if text.starts_with('[') && !text.contains(':') && fpm(text).is_some() {
        return Some(TextKind::Fpm);
    }
    let is_open = matches!(current, None | Some(TextKind::Evidence));
    if is_open && DIRECTIVES.contains(&word) && is_nginx(text) && text.ends_with(';') {
        return Some(TextKind::Nginx);
    }
    (is_open && text.starts_with("listen") && fpm(text).is_some()).then_some(TextKind::Fpm)
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

fn is_fpm_dump(text: &str) -> bool {
    scan::after(text, "NOTICE: ").is_some_and(|it| {
        let setting = it.trim_start();
        it.starts_with(['\t', ' ']) && setting.contains(" = ")
            || (setting.starts_with('[') && setting.ends_with(']') && !setting.contains("pool "))
    })
}

/// Marks of log lines.
fn is_log(text: &str) -> bool {
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
fn is_nginx(text: &str) -> bool {
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

const BLOCKS: &[&str] = &[
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
const DIRECTIVES: &[&str] = &[
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
fn fpm(text: &str) -> Option<u32> {
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
