//! The texts that are timed, natively and in the browser.

use std::fmt::Write as _;

/// Bytes of each text.
pub(crate) const LENGTH: usize = 1_000_000;

/// Texts that repeat one piece.
pub(crate) const HOSTILE: &[&str] = &[
    "a",
    "\"",
    "\\'",
    "=",
    "key=",
    "password=",
    "@",
    "://",
    "a://b:c@",
    "(",
    "PDO('",
    "Bearer ",
    "eyJabcdefghijkl-",
    "sk-",
    "$1$",
    "/",
    "token/",
    "\n",
    "- ",
    "> ",
    "echo a |",
    "map $http_api_key $x {\n",
    "-----BEGIN PRIVATE KEY-----\n",
    "password: |\n  a\n",
    "data:\n  a: b\n",
    "a,b,password\n",
    "x=${a:-",
    "password=abc1x ",
    "\"password\": \"abc1x\", ",
    "$_GET['",
];

/// Lines of nginx, FPM, YAML and logs, one in thirty with a secret of its own.
pub(crate) fn ordinary() -> String {
    let mut res = String::with_capacity(LENGTH);
    let mut number = 0;
    while res.len() < LENGTH {
        number += 1;
        let line = match number % 30 {
            0 => format!("env[DB_PASSWORD_{number}] = \"Falcon-{number}x\""),
            it if it % 7 == 1 => {
                format!("    fastcgi_param SCRIPT_FILENAME $document_root/{number};")
            }
            it if it % 7 == 2 => {
                format!("; The number of child processes, at most {number} of them.")
            }
            it if it % 7 == 3 => "listen = /run/php/php8.2-fpm.sock".to_owned(),
            it if it % 7 == 4 => format!("      - \"80{number}:80\""),
            it if it % 7 == 5 => format!(
                "2026/11/23 04:54:00 [crit] 9#9: *{number} connect() to unix:/run/php.sock failed"
            ),
            _ => "    location ~ \\.php$ {".to_owned(),
        };
        writeln!(res, "{line}").unwrap_or_default();
    }
    res
}
