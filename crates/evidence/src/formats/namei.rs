//! `namei -l`, `-m` and without options.
//!
//! Components of a symbolic link's target stand indented under it; what follows them belongs to the
//! place that the link leads to, so paths are those after resolution. No ACL is ever shown.

use access::Principal;

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{AclMarker, FileKind, Inode, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let command = paste.command(at).filter(|it| it.part("namei").is_some());
    let mut next = at;
    let mut walk = Walk::default();
    let mut in_block = command.is_some();
    if let Some(path) = line.strip_prefix("f: ") {
        if !path.trim_end().starts_with(['/', '.', '~']) && command.is_none() {
            return 0;
        }
        in_block = true;
        next += 1;
        if !path.starts_with('/') {
            walk.start(command.map_or_else(String::new, |it| it.absolute(".")));
        }
    } else if !row(line, in_block).is_some_and(|it| it.name == "/" || in_block) {
        return 0;
    }
    while let Some(row) = paste.output(next).and_then(|it| row(it, in_block)) {
        if row.name == "/" && row.indent == 0 && walk.depth() != 0 && next != at {
            break;
        }
        let path = walk.step(&row);
        if scan::MAX_PATH < path.len() {
            break;
        }
        if row.is_missing {
            acc.state(paste, next, next + 1, Observation::Absent(path));
            next += 1;
            continue;
        }
        if let Some(target) = row.target {
            acc.state(
                paste,
                next,
                next + 1,
                Observation::Link { path: path.clone(), target: target.to_owned() },
            );
        }
        match row.mode {
            Some(mode) => {
                let (owner, group) = row.accounts;
                let marker = AclMarker::NotShown;
                acc.state(
                    paste,
                    next,
                    next + 1,
                    Observation::Inode(Inode { path, kind: row.kind, mode, owner, group, marker }),
                );
            }
            None => acc.state(paste, next, next + 1, Observation::Present(path)),
        }
        next += 1;
    }
    // A path that is too long for one ends the block; its row is taken, so that reading goes on.
    (next - at).max(1)
}

/// Where each level of indentation stands.
#[derive(Default)]
struct Walk {
    /// The directory that names of the level are in, outermost first.
    levels: Vec<String>,
}

impl Walk {
    fn start(&mut self, directory: String) {
        self.levels = vec![directory];
    }

    fn depth(&self) -> usize {
        self.levels.first().map_or(0, String::len)
    }

    /// The path of the row's name; directories are entered, links wait for their target's rows.
    fn step(&mut self, row: &Row<'_>) -> String {
        let level = row.indent.min(self.levels.len());
        // Coming back from a target: what it led to is where its link stands.
        if level + 1 < self.levels.len() {
            let reached = self.levels.pop().unwrap_or_default();
            self.levels.truncate(level + 1);
            if let Some(current) = self.levels.last_mut() {
                *current = reached;
            }
        }
        if self.levels.len() == level {
            let base = self.levels.last().cloned().unwrap_or_default();
            self.levels.push(base);
        }
        let directory = self.levels.get(level).map_or("", String::as_str);
        let path = match row.name {
            "/" => "/".to_owned(),
            name => scan::join(directory, name),
        };
        if row.kind != FileKind::Symlink
            && !row.is_missing
            && let Some(current) = self.levels.get_mut(level)
        {
            current.clone_from(&path);
        }
        path
    }
}

struct Row<'t> {
    indent: usize,
    kind: FileKind,
    mode: Option<u16>,
    accounts: (Principal, Principal),
    name: &'t str,
    target: Option<&'t str>,
    is_missing: bool,
}

/// A row; those without owner and group count only in a block that is known to be namei's.
fn row(line: &str, in_block: bool) -> Option<Row<'_>> {
    let trimmed = line.trim_start();
    if let Some((name, _)) = trimmed.split_once(" - ").filter(|_| in_block)
        && trimmed.ends_with("No such file or directory")
    {
        let name = name.trim_start_matches("? ").trim();
        let accounts = (Principal::default(), Principal::default());
        return Some(Row {
            indent: 0,
            kind: FileKind::Other,
            mode: None,
            accounts,
            name,
            target: None,
            is_missing: true,
        });
    }
    let (word, rest) = trimmed.split_once(' ')?;
    let (kind, mode, accounts, rest) = match scan::mode(word) {
        Some((kind, mode, _)) => {
            let (accounts, rest) = match accounts(rest) {
                Some(it) => it,
                None if in_block => ((Principal::default(), Principal::default()), rest),
                None => return None,
            };
            (kind, Some(mode), accounts, rest)
        }
        None if in_block => {
            (letter(word)?, None, (Principal::default(), Principal::default()), rest)
        }
        None => return None,
    };
    let name = rest.trim_start();
    // Without modes the letter itself is indented; with them the name is.
    let blanks = if mode.is_some() { rest.len() - name.len() } else { line.len() - trimmed.len() };
    let indent = if mode.is_some() { blanks / 2 } else { blanks.saturating_sub(1) / 2 };
    let (name, target) = match name.trim_end().split_once(" -> ") {
        Some((name, target)) if kind == FileKind::Symlink => (name, Some(target)),
        _ => (name.trim_end(), None),
    };
    (!name.is_empty()).then_some(Row {
        indent,
        kind,
        mode,
        accounts,
        name,
        target,
        is_missing: false,
    })
}

/// Owner and group, each padded to the widest; the blanks that are left indent the name.
fn accounts(rest: &str) -> Option<((Principal, Principal), &str)> {
    let rest = rest.trim_start();
    let (owner, rest) = rest.split_once(' ')?;
    let (group, rest) = rest.trim_start().split_once(' ')?;
    if rest.trim().is_empty() || owner == "->" || group == "->" {
        return None;
    }
    Some(((scan::principal(owner), scan::principal(group)), rest))
}

fn letter(word: &str) -> Option<FileKind> {
    Some(match word {
        "d" | "D" => FileKind::Directory,
        "s" => FileKind::Socket,
        "-" => FileKind::Regular,
        "l" => FileKind::Symlink,
        "b" | "c" | "p" | "?" => FileKind::Other,
        _ => return None,
    })
}
