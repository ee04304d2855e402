//! `stat`: the block of GNU coreutils, that of busybox, and `stat -c`/`stat -x` where it is plain.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{AclMarker, FileKind, Inode, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let text = line.trim_start();
    let mut next = at;
    let mut name = None;
    if let Some(file) = text.strip_prefix("File: ").or_else(|| text.strip_prefix("File:")) {
        name = Some(file.trim());
        next += 1;
        while next <= at + 4 && paste.output(next).is_some_and(|it| access(it).is_none()) {
            next += 1;
        }
    }
    let Some(access) = paste.output(next).and_then(access) else { return 0 };
    let command = paste.command(at).filter(|it| it.part("stat").is_some());
    let (path, target) = match name {
        Some(name) => split_link(name, access.kind),
        None => (
            command
                .and_then(|it| it.part("stat"))
                .and_then(|it| it.operands().last())
                .unwrap_or_default(),
            None,
        ),
    };
    let path = command.map_or_else(|| path.to_owned(), |it| it.absolute(path));
    let mut end = next + 1;
    while end <= next + 5 && paste.output(end).is_some_and(is_more) {
        end += 1;
    }
    if path.is_empty() {
        return end - at;
    }
    let path = scan::strip_slash(&path).to_owned();
    if let Some(target) = target {
        acc.state(
            paste,
            at,
            end,
            Observation::Link { path: path.clone(), target: target.to_owned() },
        );
    }
    let Access { kind, mode, owner, group } = access;
    acc.state(
        paste,
        at,
        end,
        Observation::Inode(Inode { path, kind, mode, owner, group, marker: AclMarker::NotShown }),
    );
    end - at
}

struct Access {
    kind: FileKind,
    mode: u16,
    owner: access::Principal,
    group: access::Principal,
}

/// `Access: (0660/srw-rw----)  Uid: (    0/    root)   Gid: (    0/    root)`; the BSDs write
/// `Mode: (0660/srw-rw----)         Uid: (  501/ me)  Gid: …`.
fn access(line: &str) -> Option<Access> {
    let text = line.trim_start();
    let rest = text
        .strip_prefix("Access: (")
        .or_else(|| text.strip_prefix("Mode: ("))
        .or_else(|| scan::after(text, "Mode: (").filter(|_| text.starts_with("Size:")))?;
    let (octal, rest) = rest.split_once('/')?;
    let (letters, rest) = rest.split_once(')')?;
    let (kind, mode, _) = scan::mode(letters)?;
    let mode = u16::from_str_radix(octal.trim(), 8).map_or(mode, |it| it & 0o7777);
    let owner = account(scan::between(rest, "Uid: (", ")")?)?;
    let group = account(scan::between(rest, "Gid: (", ")")?)?;
    Some(Access { kind, mode, owner, group })
}

/// `    0/    root`
fn account(text: &str) -> Option<access::Principal> {
    let (id, name) = text.split_once('/')?;
    scan::numbered(id.trim(), Some(name.trim()))
}

/// `/var/run -> /run`; older versions quote both.
fn split_link(name: &str, kind: FileKind) -> (&str, Option<&str>) {
    match name.split_once(" -> ") {
        Some((path, target)) if kind == FileKind::Symlink => {
            (scan::unquoted(path), Some(scan::unquoted(target)))
        }
        _ => (scan::unquoted(name), None),
    }
}

/// The lines of a block behind the one with the mode.
fn is_more(line: &str) -> bool {
    ["Access: ", "Modify: ", "Change: ", "Birth: ", "Context: "]
        .iter()
        .any(|it| line.trim_start().strip_prefix(*it).is_some_and(|it| !it.starts_with('(')))
}
