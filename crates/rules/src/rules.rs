//! The rules, one file each, in the order of reports.

mod acl_list_unreadable;
mod acl_overrides_owner;
mod document_root_missing;
mod fastcgi_pass_colon;
mod fastcgi_pass_malformed;
mod hash_comment;
mod listen_mode_misread;
mod listen_mode_world_writable;
mod listen_unix_prefix;
mod nginx_user_group;
mod nginx_worker_root;
mod php_in_uploads;
mod proxy_pass_to_fpm;
mod script_filename_missing;
mod script_filename_wrong;
mod script_unchecked;
mod socket_access_denied;
mod socket_path_mismatch;
mod transport_mismatch;

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
    &socket_path_mismatch::SOCKET_PATH_MISMATCH,
    &transport_mismatch::TRANSPORT_MISMATCH,
    &fastcgi_pass_colon::FASTCGI_PASS_COLON,
    &fastcgi_pass_malformed::FASTCGI_PASS_MALFORMED,
    &proxy_pass_to_fpm::PROXY_PASS_TO_FPM,
    &nginx_worker_root::NGINX_WORKER_ROOT,
    &nginx_user_group::NGINX_USER_GROUP,
    &script_filename_missing::SCRIPT_FILENAME_MISSING,
    &script_filename_wrong::SCRIPT_FILENAME_WRONG,
    &document_root_missing::DOCUMENT_ROOT_MISSING,
    &script_unchecked::SCRIPT_UNCHECKED,
    &php_in_uploads::PHP_IN_UPLOADS,
];
