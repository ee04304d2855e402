//! `id`, `groups`, passwd(5) and group(5).

use access::Principal;

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{Account, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let text = line.trim();
    let text = FILES.iter().find_map(|it| text.strip_prefix(*it)).unwrap_or(text);
    let found = id(text)
        .map(Observation::Account)
        .or_else(|| passwd(text).map(Observation::Account))
        .or_else(|| group(text));
    let found = found.or_else(|| {
        paste.command(at)?.part("groups")?;
        groups(text).map(Observation::Account)
    });
    let Some(observation) = found else { return 0 };
    acc.state(paste, at, at + 1, observation);
    1
}

/// What `grep` puts before a line of several files.
const FILES: &[&str] = &["/etc/passwd:", "/etc/group:"];

/// `uid=33(www-data) gid=33(www-data) groups=33(www-data),4(adm)`
fn id(text: &str) -> Option<Account> {
    let rest = text.strip_prefix("uid=")?;
    let (user, rest) = rest.split_once(' ')?;
    let mut res = Account { user: entry(user)?, group: None, groups: Vec::new(), complete: false };
    for word in rest.split(' ') {
        if let Some(group) = word.strip_prefix("gid=") {
            res.group = entry(group);
        } else if let Some(groups) = word.strip_prefix("groups=") {
            res.groups = groups.split(',').filter_map(entry).collect();
            res.complete = true;
        }
    }
    if let Some(group) = &res.group
        && !res.groups.contains(group)
    {
        res.groups.insert(0, group.clone());
    }
    Some(res)
}

/// `33(www-data)`, or `33` where no name is known.
fn entry(text: &str) -> Option<Principal> {
    match text.trim_end_matches(',').split_once('(') {
        Some((id, name)) => scan::numbered(id, name.strip_suffix(')')),
        None => scan::numbered(text.trim_end_matches(','), None),
    }
}

/// `www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin`
fn passwd(text: &str) -> Option<Account> {
    let fields: Vec<&str> = text.split(':').take(9).collect();
    let [name, _, uid, gid, _, home, _] = fields.as_slice() else { return None };
    if !is_name(name) || !home.starts_with('/') {
        return None;
    }
    let group = scan::numbered(gid, None)?;
    Some(Account {
        user: scan::numbered(uid, Some(name))?,
        groups: vec![group.clone()],
        group: Some(group),
        complete: false,
    })
}

/// `www-data:x:33:nginx,deploy`
fn group(text: &str) -> Option<Observation> {
    let fields: Vec<&str> = text.split(':').take(5).collect();
    let [name, password, gid, members] = fields.as_slice() else { return None };
    if !is_name(name) || password.contains([' ', '/']) || members.contains([' ', '/']) {
        return None;
    }
    let members = members.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    Some(Observation::Group { group: scan::numbered(gid, Some(name))?, members })
}

/// `www-data : www-data adm`
fn groups(text: &str) -> Option<Account> {
    let (user, groups) = text.split_once(" : ")?;
    let groups: Vec<Principal> = groups.split_whitespace().take(256).map(scan::principal).collect();
    is_name(user).then(|| Account {
        user: scan::principal(user),
        group: groups.first().cloned(),
        groups,
        complete: true,
    })
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.chars().all(|it| it.is_alphanumeric() || "._-$".contains(it))
}
