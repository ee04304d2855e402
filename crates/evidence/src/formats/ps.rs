//! `ps` in any of its shapes, `pgrep -a`, `top` of docker, process trees of `systemctl status`.
//!
//! Columns come from the header, else from the options of the command, else from the usual places.
//! A name that ends in `+` is cut and no identity.

use access::Principal;

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::shell::{Command, Part};
use crate::{Observation, Process, ProcessUser, Role};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(first) = paste.output(at) else { return 0 };
    let command = paste.command(at).and_then(|it| Some((it, part(it)?)));
    if let Some((command, part)) = command
        && scan::is_nothing(first)
    {
        if let Some(name) = sought(command, part) {
            acc.state(paste, at, at + 1, Observation::NoProcess(name.to_owned()));
        }
        return 1;
    }
    let mut next = at;
    let header = header(first);
    if header.is_some() {
        next += 1;
    }
    let layout = header.clone().or_else(|| command.and_then(|(_, part)| options(part)));
    while let Some(line) = paste.output(next) {
        let process = match &layout {
            Some(layout) => match by_layout(line, layout) {
                Some(it) => Some(it),
                None if names_process(line) => by_title(line),
                // Another process in a list that is known to be one of ps.
                None if fits(line, layout, header.is_some()) => {
                    next += 1;
                    continue;
                }
                None => break,
            },
            None => by_title(line).or_else(|| command.and_then(|(_, part)| by_name(line, part))),
        };
        let Some(process) = process else { break };
        acc.state(paste, next, next + 1, Observation::Process(process));
        next += 1;
        if layout.is_none() {
            break;
        }
    }
    if next == at + 1 && header.is_some() && paste.output(next).is_none() {
        // A header alone: the command found no process.
        if let Some(name) = command.and_then(|(command, part)| sought(command, part)) {
            acc.state(paste, at, next, Observation::NoProcess(name.to_owned()));
        }
    }
    next - at
}

fn part(command: &Command) -> Option<&Part> {
    ["ps", "pgrep", "pidof", "top"].iter().find_map(|it| command.part(it))
}

/// The name of the process that the command looks for.
fn sought<'c>(command: &'c Command, part: &'c Part) -> Option<&'c str> {
    match part.program.as_str() {
        "ps" => part.value("-C").or_else(|| command.pattern()),
        _ => part.operands().last(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    User,
    Group,
    Pid,
    /// The command with its arguments, or its name: the last column, which may have blanks.
    Command,
    Other,
}

fn column(name: &str) -> Column {
    match name.to_ascii_lowercase().as_str() {
        "user" | "euser" | "ruser" | "uid" | "ruid" | "euid" | "uname" => Column::User,
        "group" | "egroup" | "rgroup" | "gid" | "egid" | "rgid" => Column::Group,
        "pid" => Column::Pid,
        "command" | "cmd" | "args" | "comm" | "ucmd" | "ucomm" => Column::Command,
        _ => Column::Other,
    }
}

/// The header of ps(1).
fn header(line: &str) -> Option<Vec<Column>> {
    let words: Vec<&str> = line.split_whitespace().take(32).collect();
    let is_upper =
        words.iter().all(|it| it.bytes().all(|it| it.is_ascii_uppercase() || b"%_/".contains(&it)));
    let columns: Vec<Column> = words.iter().map(|it| column(it)).collect();
    let has = |it: Column| columns.contains(&it);
    (is_upper
        && columns.last() == Some(&Column::Command)
        && (has(Column::User) || has(Column::Pid)))
    .then_some(columns)
}

/// The columns that the options ask for.
fn options(part: &Part) -> Option<Vec<Column>> {
    if part.program != "ps" {
        return None;
    }
    let mut format = Vec::new();
    let mut args = part.args.iter();
    while let Some(arg) = args.next() {
        let list = match arg.strip_prefix('-').unwrap_or(arg) {
            "format" => args.next().map(String::as_str),
            it if it.ends_with('o') && it.bytes().all(|it| it.is_ascii_alphabetic()) => {
                args.next().map(String::as_str)
            }
            it => it.strip_prefix("-format=").or_else(|| {
                it.split_once('o')
                    .map(|(_, list)| list)
                    .filter(|it| it.contains(',') && arg.starts_with('-'))
            }),
        };
        for name in list.into_iter().flat_map(|it| it.split(',')) {
            let name = name.split(['=', ':']).next().unwrap_or(name);
            format.push(column(name));
        }
    }
    if !format.is_empty() {
        return (format.last() == Some(&Column::Command)).then_some(format);
    }
    let bundle = part.args.first()?;
    if !bundle.starts_with('-') && bundle.contains('u') {
        return Some(aux());
    }
    let is_full = bundle.starts_with('-') && bundle.contains('f');
    is_full.then(full)
}

/// `USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND`
fn aux() -> Vec<Column> {
    let mut res = vec![Column::User, Column::Pid];
    res.extend([Column::Other; 8]);
    res.push(Column::Command);
    res
}

/// `UID PID PPID C STIME TTY TIME CMD`
fn full() -> Vec<Column> {
    let mut res = vec![Column::User, Column::Pid];
    res.extend([Column::Other; 5]);
    res.push(Column::Command);
    res
}

fn by_layout(line: &str, layout: &[Column]) -> Option<Process> {
    let mut rest = line.trim_start();
    let mut res =
        Process { user: ProcessUser::NotShown, group: None, pid: None, role: Role::Nginx };
    for column in layout {
        if *column == Column::Command {
            res.role = role(rest)?;
            return Some(res);
        }
        let (word, behind) = rest.split_once(char::is_whitespace)?;
        rest = behind.trim_start();
        match column {
            Column::User => res.user = user(word),
            Column::Group => res.group = account(word),
            Column::Pid => res.pid = Some(word.parse().ok()?),
            Column::Command | Column::Other => {}
        }
    }
    None
}

/// Whether a line that names neither nginx nor FPM has the columns of the list that it is in.
fn fits(line: &str, layout: &[Column], has_header: bool) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(layout.len()).collect();
    let pid = layout.iter().position(|it| *it == Column::Pid);
    let has_pid = pid.and_then(|it| words.get(it)).is_some_and(|it| scan::is_number(it));
    words.len() == layout.len() && (has_pid || (has_header && pid.is_none()))
}

fn user(word: &str) -> ProcessUser {
    match word.strip_suffix('+') {
        Some(cut) => ProcessUser::Cut(cut.to_owned()),
        None => ProcessUser::Known(scan::principal(word)),
    }
}

fn account(word: &str) -> Option<Principal> {
    (!word.ends_with('+')).then(|| scan::principal(word))
}

fn names_process(line: &str) -> bool {
    TITLES.iter().any(|it| line.contains(it))
}

const TITLES: &[&str] = &[
    "nginx: master process",
    "nginx: worker process",
    "php-fpm: master process",
    "php-fpm: pool ",
];

/// A line that is known by the title that nginx and FPM give their processes.
fn by_title(line: &str) -> Option<Process> {
    let title = TITLES.iter().find_map(|it| line.find(it))?;
    let head = line.get(..title)?;
    let title_text = line.get(title..)?.trim_end().trim_end_matches('"');
    let role = role(title_text).filter(|it| is_whole_title(title_text, it))?;
    // Log lines and sentences mention processes too; ps has nothing but columns before the title.
    let words: Vec<&str> = head
        .split_whitespace()
        .map(|it| {
            it.trim_start_matches(['\u{251c}', '\u{2500}', '\u{2514}', '|', '-', '`', '"', '+'])
        })
        .filter(|it| !it.is_empty() && *it != "\\_")
        .collect();
    if words.iter().any(|it| {
        it.ends_with([':', ',', '.']) || it.starts_with(['[', '(', '*']) || it.contains("://")
    }) {
        return None;
    }
    let pid = words.iter().find_map(|it| it.parse::<u32>().ok());
    let is_name = |it: &&&str| {
        !it.starts_with(|it: char| it.is_ascii_digit())
            && it.chars().all(|it| it.is_alphanumeric() || "._-+".contains(it))
    };
    let first = words.first().filter(is_name);
    let second = words.get(1).filter(|it| is_name(it) && first.is_some());
    if head.split_whitespace().count() != words.len() && first.is_some() && pid.is_none() {
        return None;
    }
    // `nginx 812 root …` of lsof and the like is no user column.
    let user =
        first.filter(|it| !it.starts_with("nginx:")).map_or(ProcessUser::NotShown, |it| user(it));
    if pid.is_none() && 2 < words.len() {
        return None;
    }
    Some(Process { user, group: second.and_then(|it| account(it)), pid, role })
}

/// Whether the title ends as such titles do; a sentence goes on.
fn is_whole_title(title: &str, role: &Role) -> bool {
    let rest = |start: &str| title.strip_prefix(start).map(str::trim).unwrap_or_default();
    match role {
        Role::NginxMaster => {
            let rest = rest("nginx: master process");
            rest.is_empty()
                || rest.starts_with('/')
                || rest.starts_with("nginx")
                || rest.starts_with("./")
        }
        Role::NginxWorker => ["", "is shutting down"].contains(&rest("nginx: worker process")),
        Role::FpmMaster { config } => config.is_some() && title.ends_with(')'),
        Role::FpmPool { pool } => !pool.contains(' '),
        Role::Nginx | Role::Fpm => false,
    }
}

/// `812 php-fpm8.2` of pgrep.
fn by_name(line: &str, part: &Part) -> Option<Process> {
    if part.program != "pgrep" {
        return None;
    }
    let (pid, rest) = line.trim().split_once(' ')?;
    Some(Process {
        user: ProcessUser::NotShown,
        group: None,
        pid: Some(pid.parse().ok()?),
        role: role(rest.trim())?,
    })
}

/// The role that a process title or a command name tells.
fn role(text: &str) -> Option<Role> {
    let text = text.trim().trim_start_matches(['\\', '_', ' ', '|', '`', '-']);
    if let Some(title) = text.strip_prefix("nginx: ") {
        return Some(if title.starts_with("master process") {
            Role::NginxMaster
        } else if title.starts_with("worker process") {
            Role::NginxWorker
        } else {
            Role::Nginx
        });
    }
    if let Some((program, title)) = text.split_once(": ")
        && program.starts_with("php-fpm")
        && !program.contains(' ')
    {
        if let Some(rest) = title.strip_prefix("master process") {
            let config = scan::between(rest, "(", ")").map(str::to_owned);
            return Some(Role::FpmMaster { config });
        }
        if let Some(pool) = title.strip_prefix("pool ") {
            let pool = pool.trim_end().trim_end_matches('"');
            return Some(Role::FpmPool { pool: pool.to_owned() });
        }
    }
    let program = text.split_whitespace().next()?;
    let name = crate::shell::base_name(program);
    if name == "nginx" || name == "nginx-debug" || name == "openresty" {
        return Some(Role::Nginx);
    }
    (name.starts_with("php-fpm") || (name.starts_with("php") && name.ends_with("-fpm")))
        .then_some(Role::Fpm)
}
