//! The rules, one file each, in the order of reports.

mod acl_list_unreadable;
mod acl_overrides_owner;
mod hash_comment;
mod listen_mode_misread;
mod listen_mode_world_writable;
mod listen_unix_prefix;
mod socket_access_denied;

use crate::Rule;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &socket_access_denied::SOCKET_ACCESS_DENIED,
    &listen_mode_world_writable::LISTEN_MODE_WORLD_WRITABLE,
    &listen_mode_misread::LISTEN_MODE_MISREAD,
    &listen_unix_prefix::LISTEN_UNIX_PREFIX,
    &acl_overrides_owner::ACL_OVERRIDES_OWNER,
    &acl_list_unreadable::ACL_LIST_UNREADABLE,
    &hash_comment::HASH_COMMENT,
];
