//! The rules, one file each, in the order of reports.

mod acl_list_unreadable;
mod acl_overrides_owner;
mod allowed_clients_without_effect;
mod backup_included;
mod cgi_fix_pathinfo;
mod document_root_missing;
mod fastcgi_pass_colon;
mod fastcgi_pass_malformed;
mod file_owned_by_tool;
mod fpm_value_rewritten;
mod fpm_variable_empty;
mod hash_comment;
mod invisible_blank;
mod limit_extensions_emptied;
mod listen_all_addresses;
mod listen_mode_misread;
mod listen_mode_world_writable;
mod listen_owner_number;
mod listen_path_relative;
mod listen_path_shared;
mod listen_unix_prefix;
mod nginx_user_group;
mod nginx_user_number;
mod nginx_worker_root;
mod php_in_uploads;
mod pool_setting_repeated;
mod pool_user_root;
mod pools_share_user;
mod proxy_pass_to_fpm;
mod reload_cuts_requests;
mod script_filename_missing;
mod script_filename_wrong;
mod script_unchecked;
mod section_indented;
mod section_leaks;
mod setting_in_wrong_section;
mod socket_access_denied;
mod socket_in_temporary_directory;
mod socket_open_to_nobody;
mod socket_path_mismatch;
mod socket_path_too_long;
mod transport_mismatch;
mod two_handlers;

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
    &pool_user_root::POOL_USER_ROOT,
    &listen_all_addresses::LISTEN_ALL_ADDRESSES,
    &limit_extensions_emptied::LIMIT_EXTENSIONS_EMPTIED,
    &cgi_fix_pathinfo::CGI_FIX_PATHINFO,
    &pools_share_user::POOLS_SHARE_USER,
    &socket_in_temporary_directory::SOCKET_IN_TEMPORARY_DIRECTORY,
    &socket_path_too_long::SOCKET_PATH_TOO_LONG,
    &listen_path_shared::LISTEN_PATH_SHARED,
    &listen_path_relative::LISTEN_PATH_RELATIVE,
    &fpm_variable_empty::FPM_VARIABLE_EMPTY,
    &fpm_value_rewritten::FPM_VALUE_REWRITTEN,
    &section_indented::SECTION_INDENTED,
    &setting_in_wrong_section::SETTING_IN_WRONG_SECTION,
    &section_leaks::SECTION_LEAKS,
    &invisible_blank::INVISIBLE_BLANK,
    &pool_setting_repeated::POOL_SETTING_REPEATED,
    &listen_owner_number::LISTEN_OWNER_NUMBER,
    &allowed_clients_without_effect::ALLOWED_CLIENTS_WITHOUT_EFFECT,
    &nginx_user_number::NGINX_USER_NUMBER,
    &two_handlers::TWO_HANDLERS,
    &backup_included::BACKUP_INCLUDED,
    &socket_open_to_nobody::SOCKET_OPEN_TO_NOBODY,
    &reload_cuts_requests::RELOAD_CUTS_REQUESTS,
    &file_owned_by_tool::FILE_OWNED_BY_TOOL,
];
