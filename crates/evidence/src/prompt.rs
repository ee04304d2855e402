//! Which lines are commands: behind a prompt, or without one where nothing else can be meant.

use crate::shell::base_name;

/// A prompt and what was typed behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Prompt<'t> {
    pub(crate) host: Option<&'t str>,
    pub(crate) directory: Option<&'t str>,
    pub(crate) command: &'t str,
}

/// Reads a line as prompt and command. A `# …` is a prompt only before a known program.
pub(crate) fn prompt(line: &str) -> Option<Prompt<'_>> {
    let line = line.trim();
    if let Some(command) = line.strip_prefix("$ ").or_else(|| line.strip_prefix("% ")) {
        return Some(bare(command.trim()));
    }
    if let Some(command) = line.strip_prefix('\u{276f}').or_else(|| line.strip_prefix('\u{279c}')) {
        return Some(bare(command.trim()));
    }
    if matches!(line, "$" | "%") {
        return Some(bare(""));
    }
    if let Some(command) = line.strip_prefix("# ") {
        return is_command(command.trim()).then(|| bare(command.trim()));
    }
    if let Some(command) =
        line.strip_prefix('#').filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()))
    {
        return is_command(command).then(|| bare(command));
    }
    // `(env) user@host:…$`
    let rest = match line.strip_prefix('(').and_then(|it| it.split_once(") ")) {
        Some((name, rest)) if name.len() < 32 && !name.contains(' ') => rest,
        _ => line,
    };
    bracketed(rest)
        .or_else(|| colon(rest))
        .or_else(|| spaced(rest))
        .or_else(|| shell(rest))
        .or_else(|| path(rest))
}

fn bare(command: &str) -> Prompt<'_> {
    Prompt { host: None, directory: None, command }
}

/// `[root@web1 ~]# ls`
fn bracketed(line: &str) -> Option<Prompt<'_>> {
    let (inner, rest) = line.strip_prefix('[')?.split_once(']')?;
    let (login, directory) = inner.split_once(' ')?;
    let (_, host) = login_parts(login)?;
    Some(Prompt { host: Some(host), directory: absolute(directory), command: behind_sign(rest)? })
}

/// `root@web1:/run/php# ls`
fn colon(line: &str) -> Option<Prompt<'_>> {
    let (login, rest) = line.split_once(':')?;
    let (_, host) = login_parts(login)?;
    let at = rest.find(['#', '$'])?;
    let directory = rest.get(..at)?.trim();
    if directory.contains(' ') || !(directory.starts_with(['/', '~']) || directory.is_empty()) {
        return None;
    }
    Some(Prompt {
        host: Some(host),
        directory: absolute(directory),
        command: behind_sign(rest.get(at..)?)?,
    })
}

/// `me@mac project % ls`, `web1 ~ # ls`
fn spaced(line: &str) -> Option<Prompt<'_>> {
    let (login, rest) = line.split_once(' ')?;
    let (directory, rest) = rest.split_once(' ')?;
    let host = match login_parts(login) {
        Some((_, host)) => host,
        None if directory.starts_with(['~', '/']) && is_name(login) => login,
        None => return None,
    };
    Some(Prompt { host: Some(host), directory: absolute(directory), command: behind_sign(rest)? })
}

/// `bash-5.1$ ls`, `sh-4.2# ls`
fn shell(line: &str) -> Option<Prompt<'_>> {
    let rest = line.strip_prefix("bash-").or_else(|| line.strip_prefix("sh-"))?;
    let rest = rest.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    Some(bare(behind_sign(rest)?))
}

/// `/var/www/html # ls`, as in Alpine's shell.
fn path(line: &str) -> Option<Prompt<'_>> {
    let (directory, rest) = line.split_once(' ')?;
    if !directory.starts_with(['/', '~']) || !rest.starts_with(['#', '$']) {
        return None;
    }
    Some(Prompt { host: None, directory: absolute(directory), command: behind_sign(rest)? })
}

fn login_parts(login: &str) -> Option<(&str, &str)> {
    let (user, host) = login.split_once('@')?;
    (is_name(user) && is_name(host)).then_some((user, host))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it))
}

fn absolute(directory: &str) -> Option<&str> {
    directory.starts_with('/').then_some(directory)
}

/// The command behind `$`, `#` or `%`.
fn behind_sign(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(['#', '$', '%'])?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
}

/// Whether a text can only be meant as a command, without a prompt before it.
pub(crate) fn is_command(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    if first.contains('=') {
        return false;
    }
    let first = base_name(first);
    let second = words.next();
    if first.ends_with(':') || second.is_some_and(|it| it.starts_with(['=', ':'])) {
        return false;
    }
    if COMMANDS.contains(&first) || first.starts_with("php-fpm") {
        // Prose does begin with `ls shows …`; it has more words, and none that looks like an
        // argument.
        let looks_like_argument = |it: &str| {
            it.contains(['-', '/', '.', '|', '&', ';', '*', '='])
                || it.bytes().any(|it| it.is_ascii_digit())
        };
        return text.split_whitespace().count() <= 3
            || text.split_whitespace().skip(1).take(4).any(looks_like_argument);
    }
    WORDS_TOO.contains(&first)
        && second.is_none_or(|it| it.starts_with(['-', '/', '~', '.', '$', '"', '\'']))
}

/// Whether a line without any prompt is a command: it needs an argument that prose never has.
pub(crate) fn is_bare_command(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    if first.starts_with('-')
        || first.contains('=')
        || second.starts_with("->")
        || line.trim_end().ends_with([':', ','])
    {
        return false;
    }
    let name = base_name(first);
    let is_wrapper =
        ["docker", "docker-compose", "podman", "kubectl", "sudo", "systemctl"].contains(&name);
    let wrapped =
        is_wrapper && second.bytes().all(|it| it.is_ascii_lowercase() || b"-./".contains(&it));
    let argued =
        (COMMANDS.contains(&name) || WORDS_TOO.contains(&name) || name.starts_with("php-fpm"))
            && (second.starts_with('/') || (second.starts_with('-') && 1 < second.len()))
            && !second.ends_with(':');
    (wrapped && is_command(line))
        || argued
        || (name == "getent" && ["passwd", "group", "hosts"].contains(&second))
}

/// Programs whose names are no English words.
const COMMANDS: &[&str] = &[
    "ls",
    "ll",
    "dir",
    "stat",
    "namei",
    "getfacl",
    "setfacl",
    "ps",
    "pgrep",
    "pidof",
    "getent",
    "cat",
    "grep",
    "zgrep",
    "egrep",
    "ss",
    "netstat",
    "lsof",
    "getenforce",
    "setenforce",
    "sestatus",
    "ausearch",
    "journalctl",
    "systemctl",
    "rc-service",
    "nginx",
    "docker",
    "docker-compose",
    "podman",
    "kubectl",
    "oc",
    "lxc",
    "incus",
    "jexec",
    "nsenter",
    "sudo",
    "doas",
    "su",
    "chmod",
    "chown",
    "chgrp",
    "usermod",
    "useradd",
    "groupadd",
    "adduser",
    "gpasswd",
    "mkdir",
    "rm",
    "ln",
    "cp",
    "mv",
    "sysctl",
    "ifconfig",
    "tail",
    "curl",
    "wget",
    "dmesg",
    "findmnt",
    "df",
    "uname",
    "setsebool",
    "getsebool",
    "semanage",
    "restorecon",
    "chcon",
    "aa-status",
    "apt",
    "apt-get",
    "yum",
    "dnf",
    "apk",
    "brew",
    "supervisorctl",
    "cgi-fcgi",
    "php",
    "sed",
    "awk",
    "telnet",
    "nc",
    "socat",
    "strace",
    "systemd-tmpfiles",
    "whoami",
    "hostnamectl",
    "ssh",
    "killall",
    "pkill",
    "valet",
    "crictl",
    "sw_vers",
    "wsl",
    "lsb_release",
];

/// Programs whose names are words too: their argument must look like one.
const WORDS_TOO: &[&str] = &[
    "id", "groups", "find", "service", "test", "mount", "touch", "head", "less", "kill", "reboot",
    "ip", "host", "ping", "env", "time", "watch", "top", "file", "install", "sh", "bash", "exit",
    "cd",
];
