//! `getfacl`: blocks with and without their header.
//!
//! The path has no leading `/` unless `-p` was given; names have octal escapes; behind an entry may
//! stand `#effective:`, which is the entry with the mask applied and adds nothing.

use access::{Acl, Perm};

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::shell::Part;
use crate::{AclBlock, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(first) = paste.output(at) else { return 0 };
    if first.starts_with("getfacl: Removing leading '/' from absolute path names") {
        return 1;
    }
    let command = paste.command(at).and_then(|it| Some((it, it.part("getfacl")?)));
    let mut block = AclBlock {
        path: String::new(),
        owner: None,
        group: None,
        user_entry: None,
        other_entry: None,
        access: None,
        default: None,
    };
    let mut header = None;
    let mut next = at;
    let mut entries = 0;
    let mut comments = 0;
    let only_default = command.is_some_and(|(_, part)| part.has('d') && !part.has('a'));
    while let Some(line) = paste.output(next) {
        let line = line.trim();
        if let Some(comment) = line.strip_prefix("# ") {
            let Some((key, value)) = comment.split_once(": ").filter(|_| comments < MAX_COMMENTS)
            else {
                break;
            };
            comments += 1;
            match key {
                "file" if header.is_none() && entries == 0 => header = Some(unescape(value)),
                "owner" => block.owner = Some(scan::principal(&unescape(value))),
                "group" => block.group = Some(scan::principal(&unescape(value))),
                "flags" => {}
                _ => break,
            }
        } else if let Some(entry) = Entry::parse(line) {
            add(&mut block, &entry, only_default || entry.is_default);
            entries += 1;
        } else {
            break;
        }
        next += 1;
    }
    // One entry alone, without command and header, may be anything.
    if entries == 0 || (entries < 2 && header.is_none() && command.is_none()) {
        return 0;
    }
    let operands: Vec<String> = command
        .map(|(command, part): (_, &Part)| part.operands().map(|it| command.absolute(it)).collect())
        .unwrap_or_default();
    block.path = match header {
        Some(path) => absolute(&path, &operands),
        None => operands.first().cloned().unwrap_or_default(),
    };
    block.path.truncate(scan::strip_slash(&block.path).len());
    acc.state(paste, at, next, Observation::Acl(block));
    next - at
}

/// `file`, `owner`, `group` and `flags`.
const MAX_COMMENTS: usize = 4;

/// The path of the header with the `/` that getfacl took off.
fn absolute(header: &str, operands: &[String]) -> String {
    if header.starts_with('/') {
        return header.to_owned();
    }
    let rooted = format!("/{header}");
    match operands {
        [] if header.contains('/') => rooted,
        [] => header.to_owned(),
        _ if operands.iter().any(|it| scan::strip_slash(it) == scan::strip_slash(&rooted)) => {
            rooted
        }
        // Given relative: the operand, made absolute, ends in what the header shows.
        _ => operands
            .iter()
            .find(|it| scan::strip_slash(it).ends_with(scan::strip_slash(header)))
            .cloned()
            .unwrap_or(rooted),
    }
}

struct Entry<'t> {
    is_default: bool,
    kind: &'t str,
    name: &'t str,
    perm: Perm,
}

impl<'t> Entry<'t> {
    fn parse(line: &'t str) -> Option<Self> {
        let line = line.split(['\t', ' ']).next()?;
        let (is_default, line) =
            match line.strip_prefix("default:").or_else(|| line.strip_prefix("d:")) {
                Some(rest) => (true, rest),
                None => (false, line),
            };
        let (kind, rest) = line.split_once(':')?;
        let (name, perm) = rest.rsplit_once(':')?;
        let kind = match kind {
            "user" | "u" => "user",
            "group" | "g" => "group",
            "mask" | "m" => "mask",
            "other" | "o" => "other",
            _ => return None,
        };
        if name.contains(':') {
            return None;
        }
        Some(Self { is_default, kind, name, perm: perm.parse().ok()? })
    }
}

fn add(block: &mut AclBlock, entry: &Entry<'_>, is_default: bool) {
    let acl: &mut Acl = if is_default {
        block.default.get_or_insert_default()
    } else {
        block.access.get_or_insert_default()
    };
    let name = unescape(entry.name);
    match (entry.kind, name.as_str()) {
        ("user", "") if !is_default => block.user_entry = Some(entry.perm),
        ("user", "") => {}
        ("user", name) => acl.users.push((scan::principal(name), entry.perm)),
        ("group", "") => acl.owning_group = entry.perm,
        ("group", name) => acl.groups.push((scan::principal(name), entry.perm)),
        ("mask", _) => acl.mask = Some(entry.perm),
        ("other", _) if !is_default => block.other_entry = Some(entry.perm),
        _ => {}
    }
}

/// `a\040b` is `a b`.
fn unescape(text: &str) -> String {
    let mut res = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'\\'
            && let Some(digits) = tail.get(..3)
            && digits.iter().all(|it| (b'0'..b'8').contains(it))
        {
            let value = digits.iter().fold(0_u32, |sum, it| sum * 8 + u32::from(it - b'0'));
            if let Ok(byte) = u8::try_from(value) {
                res.push(byte);
                rest = tail.get(3..).unwrap_or_default();
                continue;
            }
        }
        if *first == b'\\' && tail.first() == Some(&b'\\') {
            res.push(b'\\');
            rest = tail.get(1..).unwrap_or_default();
            continue;
        }
        res.push(*first);
        rest = tail;
    }
    String::from_utf8_lossy(&res).into_owned()
}
