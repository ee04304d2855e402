//! The directives that FPM knows (`sapi/fpm/fpm/fpm_conf.c` of PHP 8.2 to 8.4).

/// Where a directive may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Global,
    Pool,
    /// `include` may stand in both.
    Both,
}

const GLOBAL: &[&str] = &[
    "emergency_restart_threshold",
    "emergency_restart_interval",
    "process_control_timeout",
    "process.max",
    "process.priority",
    "daemonize",
    "rlimit_files",
    "rlimit_core",
    "events.mechanism",
    "pid",
    "error_log",
    "log_limit",
    "log_buffering",
    "log_level",
    "syslog.facility",
    "syslog.ident",
    "systemd_interval",
];

const POOL: &[&str] = &[
    "prefix",
    "user",
    "group",
    "listen",
    "listen.backlog",
    "listen.acl_users",
    "listen.acl_groups",
    "listen.owner",
    "listen.group",
    "listen.mode",
    "listen.allowed_clients",
    "listen.setfib",
    "process.priority",
    "process.dumpable",
    "pm",
    "pm.max_children",
    "pm.start_servers",
    "pm.min_spare_servers",
    "pm.max_spare_servers",
    "pm.max_spawn_rate",
    "pm.process_idle_timeout",
    "pm.max_requests",
    "pm.status_path",
    "pm.status_listen",
    "ping.path",
    "ping.response",
    "access.log",
    "access.format",
    "access.suppress_path",
    "slowlog",
    "request_slowlog_timeout",
    "request_slowlog_trace_depth",
    "request_terminate_timeout",
    "request_terminate_timeout_track_finished",
    "rlimit_files",
    "rlimit_core",
    "chroot",
    "chdir",
    "catch_workers_output",
    "decorate_workers_output",
    "clear_env",
    "security.limit_extensions",
    "apparmor_hat",
    "php_value",
    "php_admin_value",
    "php_flag",
    "php_admin_flag",
    "env",
];

/// The scope of a directive, without its index; `None`: FPM does not know it.
pub fn scope(key: &str) -> Option<Scope> {
    match (GLOBAL.contains(&key), POOL.contains(&key), key == "include") {
        (true, true, _) | (_, _, true) => Some(Scope::Both),
        (true, false, _) => Some(Scope::Global),
        (false, true, _) => Some(Scope::Pool),
        (false, false, false) => None,
    }
}

pub fn is_known(key: &str) -> bool {
    scope(key).is_some()
}

/// Whether a directive takes an index: it is refused without one, and any other with one.
pub fn is_array(key: &str) -> bool {
    ARRAYS.contains(&key)
}

const ARRAYS: &[&str] =
    &["access.suppress_path", "php_value", "php_admin_value", "php_flag", "php_admin_flag", "env"];
