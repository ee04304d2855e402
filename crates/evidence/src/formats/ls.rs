//! `ls -l` in its many shapes, and `ls` without it.
//!
//! Traps: `+` means that the group triplet is an ACL's mask; names have spaces; the name column is
//! relative to the directory that the command or the `path:` header names; `.` is that directory.

mod row;

use row::{Row, row};

use crate::lines::{Acc, Paste, Role};
use crate::scan;
use crate::shell::{Command, Part};
use crate::{Inode, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(text) = paste.output(at) else { return 0 };
    let block = Block::start(paste, at);
    let is_start = row(text).is_some() || is_total(text) || block.header.is_some();
    if !is_start {
        return 0;
    }
    let mut directory = block.header.or(block.directory.clone());
    let mut next = if block.has_header { at + 1 } else { at };
    let mut names = paste.output(next).is_some_and(is_total).then(Vec::new);
    let first = next;
    if names.is_some() {
        next += 1;
    }
    while let Some(row) = paste.output(next).and_then(row) {
        state_row(paste, next, &row, directory.as_deref(), block.command, acc);
        if let Some(names) = &mut names
            && row.name != "."
            && row.name != ".."
        {
            names.push(row.name.to_owned());
        }
        next += 1;
    }
    let is_whole = block.command.is_none_or(|it| !it.is_filtered());
    if let (Some(directory), Some(names), true) = (directory.take(), names, is_whole) {
        acc.state(paste, first, next, Observation::Listing { directory, names });
    }
    next - at
}

/// Output of `ls` without `-l`: names alone, or `(empty)`.
pub(crate) fn read_names(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some((command, part)) = command(paste, at) else { return found(paste, at, acc) };
    if is_long(part) || (!paste.is_first_output(at) && !after_header(paste, at)) {
        return 0;
    }
    let block = Block::start(paste, at);
    let directory = if block.has_header { block.header } else { block.directory };
    let mut next = if block.has_header { at + 1 } else { at };
    if block.has_header && paste.output(next).is_none() {
        acc.state(
            paste,
            at,
            next,
            Observation::Listing { directory: directory.unwrap_or_default(), names: Vec::new() },
        );
        return 1;
    }
    let mut names: Vec<String> = Vec::new();
    while let Some(text) = paste.output(next).filter(|_| names.len() < MAX_NAMES) {
        if scan::is_nothing(text) && names.is_empty() {
            next += 1;
            break;
        }
        let Some(found) = name_columns(text) else { break };
        names.extend(found);
        next += 1;
    }
    if next == at {
        return 0;
    }
    let operands: Vec<&str> = part.operands().collect();
    let is_file = |name: &str| {
        name.starts_with('/')
            || operands.contains(&name)
            || part.has('d')
            || operands.iter().any(|it| it.contains('*') && name.contains('/'))
    };
    if names.iter().all(|it| is_file(it)) && !names.is_empty() {
        for name in names {
            acc.state(paste, at, next, Observation::Present(command.absolute(&name)));
        }
        return next - at;
    }
    let Some(directory) = directory else { return next - at };
    for name in &names {
        acc.state(paste, at, next, Observation::Present(scan::join(&directory, name)));
    }
    if !command.is_filtered() {
        acc.state(paste, at, next, Observation::Listing { directory, names });
    }
    next - at
}

/// A path that `find` printed.
fn found(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(path) = paste.output(at).map(str::trim) else { return 0 };
    if paste.command(at).and_then(|it| it.part("find")).is_none()
        || !path.starts_with('/')
        || path.contains(": ")
    {
        return 0;
    }
    acc.state(paste, at, at + 1, Observation::Present(path.to_owned()));
    1
}

const MAX_NAMES: usize = 10_000;

/// What the lines from here on are rows of.
struct Block<'p> {
    command: Option<&'p Command>,
    /// The directory of the command line, if it is one.
    directory: Option<String>,
    /// The directory of the `path:` line, made absolute.
    header: Option<String>,
    has_header: bool,
}

impl<'p> Block<'p> {
    fn start(paste: &'p Paste<'_>, at: usize) -> Self {
        let found = command(paste, at);
        let directory = found.and_then(|(command, part)| directory(command, part));
        let header =
            paste.output(at).and_then(|it| header(paste, at, it)).map(|path| match found {
                Some((command, _)) => command.absolute(path),
                None => path.to_owned(),
            });
        Self {
            command: found.map(|(command, _)| command),
            directory,
            has_header: header.is_some(),
            header,
        }
    }
}

fn command<'p>(paste: &'p Paste<'_>, at: usize) -> Option<(&'p Command, &'p Part)> {
    let command = paste.command(at)?;
    let part = ["ls", "ll", "la", "dir", "vdir"].iter().find_map(|it| command.part(it))?;
    Some((command, part))
}

fn is_long(part: &Part) -> bool {
    part.program == "ll" || ['l', 'n', 'o', 'g'].iter().any(|it| part.has(*it))
}

/// The directory that the command lists, when it lists one.
fn directory(command: &Command, part: &Part) -> Option<String> {
    let operands: Vec<&str> = part.operands().filter(|it| !scan::is_number(it)).collect();
    match operands.as_slice() {
        _ if part.has('d') => command.directory.clone(),
        [] => command.directory.clone(),
        [path] => Some(scan::strip_slash(&command.absolute(path)).to_owned()),
        _ => None,
    }
}

/// `/run/php:` before the rows of a directory.
fn header<'t>(paste: &Paste<'_>, at: usize, text: &'t str) -> Option<&'t str> {
    let path = text.strip_suffix(':').filter(|it| it.len() <= scan::MAX_PATH)?;
    let path = scan::unquoted(path);
    let is_path = path.starts_with(['/', '.', '~'])
        || command(paste, at).is_some_and(|(_, part)| part.operands().any(|it| it == path));
    if !is_path || path.contains(": ") {
        return None;
    }
    let follows = paste
        .output(at + 1)
        .is_none_or(|it| is_total(it) || row(it).is_some() || command(paste, at).is_some());
    (follows && (command(paste, at).is_some() || paste.output(at + 1).is_some_and(is_total)))
        .then_some(path)
}

fn after_header(paste: &Paste<'_>, at: usize) -> bool {
    paste.output(at).and_then(|it| header(paste, at, it)).is_some()
        || at.checked_sub(1).and_then(|it| paste.line(it)).is_some_and(|it| it.role == Role::Blank)
            && paste.output(at).is_some_and(|it| it.ends_with(':'))
}

fn is_total(text: &str) -> bool {
    let mut words = text.split_whitespace();
    matches!((words.next(), words.next(), words.next()), (Some("total" | "insgesamt"), Some(size), None)
        if size.starts_with(|it: char| it.is_ascii_digit()))
}

fn state_row(
    paste: &Paste<'_>,
    at: usize,
    row: &Row<'_>,
    directory: Option<&str>,
    command: Option<&Command>,
    acc: &mut Acc,
) {
    let part = command
        .and_then(|it| ["ls", "ll", "la", "dir", "vdir"].iter().find_map(|name| it.part(name)));
    let is_operand = part.is_some_and(|it| {
        it.operands().any(|it| scan::strip_slash(it) == scan::strip_slash(row.name))
    });
    let path = match (directory, command) {
        // A file that the command names itself.
        (_, Some(command)) if is_operand && !row.name.starts_with('/') && row.name != "." => {
            command.absolute(row.name)
        }
        (Some(directory), _) => scan::join(directory, row.name),
        (None, Some(command)) => command.absolute(row.name),
        (None, None) => row.name.to_owned(),
    };
    let path = scan::strip_slash(&path).to_owned();
    if let Some(target) = row.target {
        acc.state(
            paste,
            at,
            at + 1,
            Observation::Link { path: path.clone(), target: target.to_owned() },
        );
    }
    if let Some(label) = row.label {
        acc.state(
            paste,
            at,
            at + 1,
            Observation::Label { path: path.clone(), label: label.to_owned() },
        );
    }
    let (owner, group) = (scan::principal(row.owner), scan::principal(row.group));
    let inode = Inode { path, kind: row.kind, mode: row.mode, owner, group, marker: row.marker };
    acc.state(paste, at, at + 1, Observation::Inode(inode));
}

/// The names of a line of plain `ls`; `None` where the line is something else.
fn name_columns(text: &str) -> Option<Vec<String>> {
    if text.contains(": ") || text.ends_with(':') {
        return None;
    }
    let mut res = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && res.len() < MAX_NAMES {
        if let Some((name, behind)) = rest.strip_prefix('\'').and_then(|it| it.split_once('\'')) {
            res.push(name.to_owned());
            rest = behind.trim_start();
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        res.extend(rest.get(..end).map(str::to_owned));
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    // Words of a sentence have one blank between them and no dot, dash or digit inside.
    let is_aligned = text.trim().contains("  ") || text.contains('\t');
    let looks_like_name =
        |it: &String| it.contains(['.', '-', '_', '/']) || it.bytes().any(|it| it.is_ascii_digit());
    let is_names = res.len() == 1 || is_aligned || res.iter().all(looks_like_name);
    (is_names && !res.is_empty() && !res.iter().any(|it| it.starts_with(['(', '[', '*', '<'])))
        .then_some(res)
}
