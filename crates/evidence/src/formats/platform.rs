//! Hints at the machine: what paths and tools give away, wherever in the paste they stand.

use std::collections::BTreeSet;

use crate::lines::{Acc, Paste};
use crate::{Observation, Platform};

/// Texts that only occur on that platform.
const HINTS: &[(&str, Platform)] = &[
    ("/opt/homebrew/", Platform::MacOs),
    ("/usr/local/var/run/", Platform::MacOs),
    ("/usr/local/var/log/", Platform::MacOs),
    ("/usr/local/Cellar/", Platform::MacOs),
    ("/usr/local/etc/php/", Platform::MacOs),
    ("/Users/", Platform::MacOs),
    ("/private/var/", Platform::MacOs),
    ("Darwin Kernel", Platform::MacOs),
    ("microsoft-standard-WSL", Platform::Wsl),
    ("-Microsoft ", Platform::Wsl),
    ("valet-wsl", Platform::Wsl),
    ("/mnt/c/", Platform::Wsl),
    ("wsl.localhost", Platform::Wsl),
    ("vboxsf", Platform::HostShare),
    ("boot2docker", Platform::HostShare),
    ("osxfs", Platform::HostShare),
    ("grpcfuse", Platform::HostShare),
    ("fakeowner", Platform::HostShare),
    ("prl_fs", Platform::HostShare),
    ("vmhgfs", Platform::HostShare),
    ("in the jail", Platform::FreeBsdJail),
    ("jexec ", Platform::FreeBsdJail),
    ("/nix/store/", Platform::Nixos),
    ("nixos-rebuild", Platform::Nixos),
    ("Read-only file system", Platform::ReadOnlyFilesystem),
    ("docker run ", Platform::Docker),
    ("docker exec ", Platform::Docker),
    ("docker compose ", Platform::Docker),
    ("docker-compose ", Platform::Docker),
    ("/.dockerenv", Platform::Docker),
    ("docker-entrypoint", Platform::Docker),
    ("/var/lib/docker/", Platform::Docker),
    ("zz-docker.conf", Platform::Docker),
];

/// States each platform once, at its first hint; parsed containers count as well.
pub(crate) fn read(paste: &Paste<'_>, acc: &mut Acc) {
    let mut seen = BTreeSet::new();
    for at in 0..paste.lines.len() {
        let Some(line) = paste.line(at) else { break };
        let command = paste.command(at).filter(|_| line.role == crate::lines::Role::Prompt);
        let text = command.map_or(line.text, |it| it.text.as_str());
        for (hint, platform) in HINTS {
            if !seen.contains(platform) && text.contains(hint) {
                seen.insert(*platform);
                acc.state(paste, at, at + 1, Observation::Platform(*platform));
            }
        }
    }
    let container = acc.evidence.statements.iter().find(|it| {
        matches!(it.observation, Observation::Service(_) | Observation::DockerInstruction(_))
    });
    if let (Some(statement), false) = (container.cloned(), seen.contains(&Platform::Docker)) {
        acc.evidence.statements.push(crate::Statement {
            observation: Observation::Platform(Platform::Docker),
            ..statement
        });
    }
}
