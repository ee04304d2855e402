//! Machines, good and bad: what the configuration plans, and what stands at the socket's path.

use facts::{InputKind, World};

/// What the pool's file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Owner and group are the worker's.
    Owner,
    /// root owns it, the worker's group connects.
    Group,
    /// The worker alone, 0600.
    Alone,
    /// An ACL entry for the worker.
    Acl,
    /// The worker's numbers.
    Numbers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Socket,
    File,
    Directory,
    /// A symbolic link to a socket as planned.
    Link,
    Missing,
}

/// One machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Machine {
    pub(crate) name: &'static str,
    pub(crate) is_good: bool,
    pub(crate) plan: Plan,
    pub(crate) kind: Kind,
    /// `user:group` for chown.
    pub(crate) owner: &'static str,
    pub(crate) mode: u32,
    /// Entries for `setfacl -m`, set before the mode.
    pub(crate) acl: &'static str,
    pub(crate) directory: u32,
}

const WWW: &str = "www-data:www-data";

const fn mode(is_good: bool, name: &'static str, mode: u32) -> Machine {
    let (plan, kind, owner) = (Plan::Owner, Kind::Socket, WWW);
    Machine { name, is_good, plan, kind, owner, mode, acl: "", directory: 0o755 }
}

const fn kind(name: &'static str, kind: Kind) -> Machine {
    Machine { kind, ..mode(false, name, 0o660) }
}

const fn owner(name: &'static str, owner: &'static str) -> Machine {
    Machine { owner, ..mode(false, name, 0o660) }
}

const fn directory(is_good: bool, name: &'static str, directory: u32) -> Machine {
    Machine { directory, ..mode(is_good, name, 0o660) }
}

const fn acl(name: &'static str, acl: &'static str) -> Machine {
    Machine { acl, ..mode(false, name, 0o660) }
}

const fn plan(
    is_good: bool,
    name: &'static str,
    plan: Plan,
    owner: &'static str,
    bits: u32,
    acl: &'static str,
) -> Machine {
    Machine { plan, owner, acl, ..mode(is_good, name, bits) }
}

pub(crate) const MACHINES: &[Machine] = &[
    mode(true, "as planned", 0o660),
    mode(true, "the owner alone", 0o600),
    mode(false, "0666", 0o666),
    mode(false, "0777", 0o777),
    mode(false, "0662", 0o662),
    mode(false, "0606", 0o606),
    mode(false, "0661", 0o661),
    mode(false, "0664", 0o664),
    mode(false, "0640", 0o640),
    mode(false, "0440", 0o440),
    mode(false, "0000", 0o000),
    mode(false, "0770", 0o770),
    kind("missing", Kind::Missing),
    kind("a regular file", Kind::File),
    kind("a directory", Kind::Directory),
    kind("a link", Kind::Link),
    owner("another group", "www-data:backup"),
    owner("another owner", "backup:www-data"),
    owner("root's", "root:root"),
    owner("the group alone", "root:www-data"),
    directory(true, "0711 above", 0o711),
    directory(true, "1777 above", 0o1777),
    directory(false, "0700 above", 0o700),
    directory(false, "0750 above", 0o750),
    directory(false, "0777 above", 0o777),
    directory(false, "0773 above", 0o773),
    acl("an ACL entry for nobody", "u:nobody:rw"),
    acl("an ACL entry for a user", "u:backup:rw"),
    acl("an ACL entry that reads", "u:backup:r"),
    acl("an ACL entry for a group", "g:users:rw"),
    plan(true, "group, as planned", Plan::Group, "root:www-data", 0o660, ""),
    plan(false, "group, 0600", Plan::Group, "root:www-data", 0o600, ""),
    plan(false, "group, 0666", Plan::Group, "root:www-data", 0o666, ""),
    plan(false, "group, root's", Plan::Group, "root:root", 0o660, ""),
    plan(true, "alone, as planned", Plan::Alone, WWW, 0o600, ""),
    plan(true, "alone, with the group", Plan::Alone, WWW, 0o660, ""),
    plan(false, "alone, 0604", Plan::Alone, WWW, 0o604, ""),
    plan(true, "ACL, as planned", Plan::Acl, "root:root", 0o660, "u:www-data:rw"),
    plan(false, "ACL, none", Plan::Acl, "root:root", 0o660, ""),
    plan(false, "ACL, reads only", Plan::Acl, "root:root", 0o660, "u:www-data:r"),
    plan(false, "ACL, one more", Plan::Acl, "root:root", 0o660, "u:www-data:rw,u:nobody:rw"),
    plan(false, "ACL, masked", Plan::Acl, "root:root", 0o600, "u:www-data:rw"),
    plan(false, "ACL, 0666", Plan::Acl, "root:root", 0o666, "u:www-data:rw"),
    plan(true, "numbers, as planned", Plan::Numbers, WWW, 0o660, ""),
    plan(false, "numbers, others", Plan::Numbers, "backup:backup", 0o660, ""),
    plan(false, "numbers, 0666", Plan::Numbers, WWW, 0o666, ""),
];

impl Machine {
    /// The configuration that plans the socket at the path.
    pub(crate) fn world(&self, socket: &str) -> World {
        let settings = match self.plan {
            Plan::Owner => "listen.owner = www-data\nlisten.group = www-data\nlisten.mode = 0660\n",
            Plan::Group => "listen.owner = root\nlisten.group = www-data\nlisten.mode = 0660\n",
            Plan::Alone => "listen.owner = www-data\nlisten.mode = 0600\n",
            Plan::Acl => "listen.acl_users = www-data\nlisten.mode = 0660\n",
            Plan::Numbers => "listen.owner = 33\nlisten.group = 33\nlisten.mode = 0660\n",
        };
        super::world(&[
            (
                "/etc/php/8.2/fpm/pool.d/www.conf",
                InputKind::Fpm,
                &format!("[www]\nuser = www-data\nlisten = {socket}\n{settings}"),
            ),
            (
                "/etc/nginx/nginx.conf",
                InputKind::Nginx,
                &format!(
                    "user www-data;\nevents {{}}\nhttp {{ server {{ location / {{ fastcgi_pass unix:{socket}; }} }} }}\n"
                ),
            ),
        ])
    }
}
