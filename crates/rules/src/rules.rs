//! The rules, one file each, in the order of reports.

mod listen_mode_world_writable;
mod socket_access_denied;

use crate::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &socket_access_denied::SOCKET_ACCESS_DENIED,
    &listen_mode_world_writable::LISTEN_MODE_WORLD_WRITABLE,
];
