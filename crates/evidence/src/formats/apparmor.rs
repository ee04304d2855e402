//! AppArmor's lines in the kernel log and the audit log.

use crate::formats::selinux::field;
use crate::lines::{Acc, Paste};
use crate::{AppArmor, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let denied = match field(line, "apparmor=") {
        Some("DENIED") => true,
        Some("ALLOWED") => false,
        Some(_) => return 1,
        None => return 0,
    };
    let value = |key: &str| field(line, key).map(str::to_owned);
    acc.state(
        paste,
        at,
        at + 1,
        Observation::AppArmor(AppArmor {
            denied,
            operation: value("operation="),
            profile: value("profile="),
            name: value("name="),
            command: value("comm="),
        }),
    );
    1
}
