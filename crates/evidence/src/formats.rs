//! The formats that evidence is read in, in the order in which they are asked.

mod accounts;
mod apparmor;
mod compose;
mod docker;
mod errors;
mod fpm_dump;
mod fpm_log;
mod getfacl;
mod kubernetes;
mod ls;
mod namei;
mod network;
mod nginx_build;
mod nginx_log;
mod other_client;
mod php;
mod platform;
mod proc_status;
mod ps;
mod quoted_config;
pub(crate) mod remark;
mod selinux;
mod sockets;
mod stat;
mod systemd;
mod tmpfiles;

use crate::lines::{Acc, Paste, Role};

/// Reads the lines from the given one on, adds what they state, and says how many lines it took;
/// 0 where the format is another.
pub(crate) type Read = fn(&Paste<'_>, usize, &mut Acc) -> usize;

/// A format of one or more lines.
pub(crate) struct Format {
    pub(crate) name: &'static str,
    pub(crate) read: Read,
}

/// All formats: those that are known by what a line says come before those that need the command.
pub(crate) const FORMATS: &[Format] = &[
    Format { name: "AppArmor", read: apparmor::read },
    Format { name: "SELinux", read: selinux::read },
    Format { name: "nginx error log", read: nginx_log::read },
    Format { name: "php-fpm -tt", read: fpm_dump::read },
    Format { name: "PHP-FPM log", read: fpm_log::read },
    Format { name: "other FastCGI clients", read: other_client::read },
    Format { name: "stat", read: stat::read },
    Format { name: "ls", read: ls::read },
    Format { name: "namei", read: namei::read },
    Format { name: "getfacl", read: getfacl::read },
    Format { name: "/proc/PID/status", read: proc_status::read },
    Format { name: "ss, netstat, lsof", read: sockets::read },
    Format { name: "ps, pgrep", read: ps::read },
    Format { name: "id, passwd, group", read: accounts::read },
    Format { name: "getent hosts, ip, ifconfig", read: network::read },
    Format { name: "tmpfiles.d", read: tmpfiles::read },
    Format { name: "nginx -V", read: nginx_build::read },
    Format { name: "PHP answers and versions", read: php::read },
    Format { name: "Dockerfile", read: docker::read_instructions },
    Format { name: "docker run", read: docker::read_run },
    Format { name: "compose", read: compose::read },
    Format { name: "Kubernetes", read: kubernetes::read },
    Format { name: "systemd", read: systemd::read },
    Format { name: "errors of commands", read: errors::read },
    Format { name: "quoted configuration", read: quoted_config::read },
    Format { name: "names of ls", read: ls::read_names },
];

/// Reads a whole paste.
pub(crate) fn read(paste: &Paste<'_>) -> Acc {
    let mut acc = Acc::default();
    let mut at = 0;
    while let Some(line) = paste.line(at) {
        let taken = match line.role {
            Role::Blank => 1,
            Role::Prompt => {
                docker::read_command(paste, at, &mut acc);
                kubernetes::read_command(paste, at, &mut acc);
                errors::read_outcome(paste, at, &mut acc);
                remark::read_command(paste, at, &mut acc);
                1
            }
            Role::Comment | Role::Output => first_that_knows(paste, at, &mut acc),
        };
        let may_remark = taken == 0 || (line.role == Role::Output && remark::may_follow(&acc));
        let is_remark = may_remark && remark::read_prose(paste, at, &mut acc);
        let is_output = line.role == Role::Output;
        if taken == 0 && !is_remark && is_output && !remark::is_prose(line.text) {
            acc.evidence.unknown.push(line.range);
        }
        at += taken.max(1);
    }
    platform::read(paste, &mut acc);
    acc
}

fn first_that_knows(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    FORMATS.iter().map(|it| (it.read)(paste, at, acc)).find(|it| 0 < *it).unwrap_or_default()
}

/// Whether a line is an instruction of a Dockerfile.
pub(crate) fn is_instruction(line: &str) -> bool {
    docker::instruction(line).is_some()
}
