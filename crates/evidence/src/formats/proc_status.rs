//! `/proc/PID/status`: what a running process has, which is not what the account database says.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{Observation, ProcessStatus};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let mut res = ProcessStatus {
        name: None,
        pid: None,
        uid: None,
        gid: None,
        groups: None,
        capabilities: None,
    };
    let mut seen: Vec<&str> = Vec::new();
    let mut file = None;
    let mut next = at;
    while let Some((pid, key, value)) = paste.output(next).and_then(field) {
        // A key again, or another file: another process.
        if seen.contains(&key) || (!seen.is_empty() && pid != file) {
            break;
        }
        file = pid;
        match key {
            "Name" => res.name = Some(value.to_owned()),
            "Pid" => res.pid = value.parse().ok(),
            "Uid" => res.uid = effective(value),
            "Gid" => res.gid = effective(value),
            "Groups" => {
                res.groups = Some(
                    value
                        .split_whitespace()
                        .take(65_536)
                        .filter_map(|it| it.parse().ok())
                        .collect(),
                );
            }
            "CapEff" => res.capabilities = u64::from_str_radix(value, 16).ok(),
            _ => {}
        }
        seen.push(key);
        next += 1;
    }
    if !seen.iter().any(|it| TELLING.contains(it)) {
        return 0;
    }
    res.pid = res.pid.or(file).or_else(|| pid_of_command(paste, at));
    acc.state(paste, at, next, Observation::ProcessStatus(res));
    next - at
}

/// The keys that say who the process is.
const TELLING: &[&str] = &["Uid", "Gid", "Groups", "CapEff"];

/// `Uid: 33 33 33 33` with tabs, behind the file's name where grep read several.
fn field(line: &str) -> Option<(Option<u32>, &str, &str)> {
    let (pid, line) = match line.strip_prefix("/proc/").and_then(|it| it.split_once("/status:")) {
        Some((pid, rest)) => (pid.parse().ok(), rest),
        None => (None, line),
    };
    let (key, value) = line.trim_start().split_once(':')?;
    // The file has a tab, which a paste may have turned into blanks.
    let is_key = KEYS.contains(&key);
    let is_value = value.is_empty() || value.starts_with(['\t', ' ']);
    let value = value.trim();
    let is_numbers = value.bytes().all(|it| it.is_ascii_digit() || it.is_ascii_whitespace());
    let fits = match key {
        "Uid" | "Gid" => is_numbers && value.split_whitespace().count() == 4,
        "Groups" => is_numbers,
        _ => true,
    };
    (is_key && is_value && fits).then_some((pid, key, value))
}

const KEYS: &[&str] = &[
    "Name",
    "Umask",
    "State",
    "Tgid",
    "Ngid",
    "Pid",
    "PPid",
    "TracerPid",
    "Uid",
    "Gid",
    "FDSize",
    "Groups",
    "NStgid",
    "NSpid",
    "NSpgid",
    "NSsid",
    "Kthread",
    "VmPeak",
    "VmSize",
    "VmLck",
    "VmPin",
    "VmHWM",
    "VmRSS",
    "RssAnon",
    "RssFile",
    "RssShmem",
    "VmData",
    "VmStk",
    "VmExe",
    "VmLib",
    "VmPTE",
    "VmSwap",
    "HugetlbPages",
    "CoreDumping",
    "THP_enabled",
    "untag_mask",
    "Threads",
    "SigQ",
    "SigPnd",
    "ShdPnd",
    "SigBlk",
    "SigIgn",
    "SigCgt",
    "CapInh",
    "CapPrm",
    "CapEff",
    "CapBnd",
    "CapAmb",
    "NoNewPrivs",
    "Seccomp",
    "Seccomp_filters",
];

/// The second of real, effective, saved and file system id.
fn effective(value: &str) -> Option<u32> {
    value.split_whitespace().nth(1)?.parse().ok()
}

fn pid_of_command(paste: &Paste<'_>, at: usize) -> Option<u32> {
    let path = scan::between(&paste.command(at)?.text, "/proc/", "/status")?;
    path.parse().ok()
}
