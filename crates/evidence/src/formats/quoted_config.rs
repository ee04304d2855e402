//! Single configuration lines in evidence: what `grep` found, or what the reporter quotes.

use crate::Observation;
use crate::lines::{Acc, Paste};
use crate::scan;

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let (path, text) = origin(line.trim());
    let Some((key, value)) = nginx(text).or_else(|| fpm(text)).or_else(|| variable(path, text))
    else {
        return 0;
    };
    let observation = Observation::ConfigLine {
        path: path.map(str::to_owned),
        key: key.to_owned(),
        value: value.to_owned(),
    };
    acc.state(paste, at, at + 1, observation);
    1
}

/// `/etc/php/x.conf:36:listen = …`, `36:listen = …`, `nginx: fastcgi_pass …`.
fn origin(text: &str) -> (Option<&str>, &str) {
    let text = text.trim_start();
    if let Some((head, rest)) = text.split_once(':') {
        if scan::is_number(head) {
            return (None, rest.trim_start());
        }
        let is_path = (head.contains('/') || head.contains('.')) && !head.contains([' ', '=']);
        if is_path {
            let rest = match rest.split_once(':') {
                Some((number, rest)) if scan::is_number(number) => rest,
                _ => rest,
            };
            return (Some(head), rest.trim_start());
        }
        if head == "nginx" || head == "php-fpm" || head == "fpm" {
            return (None, rest.trim_start());
        }
    }
    (None, text)
}

/// `fastcgi_pass unix:/x;`, `user www-data;`
fn nginx(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.strip_suffix(';')?.split_once([' ', '\t'])?;
    (NGINX_KEYS.contains(&key) && !value.contains(';')).then(|| (key, value.trim()))
}

const NGINX_KEYS: &[&str] = &["fastcgi_pass", "user", "root", "alias", "server", "include"];

/// `listen = /x`, `listen.owner = www-data`
fn fpm(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once('=')?;
    let key = key.trim();
    let is_known = key == "listen"
        || key.strip_prefix("listen.").is_some_and(|it| FPM_LISTEN.contains(&it))
        || ["user", "group", "error_log", "include"].contains(&key);
    is_known.then(|| (key, value.trim()))
}

const FPM_LISTEN: &[&str] =
    &["owner", "group", "mode", "acl_users", "acl_groups", "allowed_clients", "backlog"];

/// `FILE: NAME=value`, as control panels pin versions.
fn variable<'t>(path: Option<&'t str>, text: &'t str) -> Option<(&'t str, &'t str)> {
    path?;
    let (key, value) = text.split_once('=')?;
    let is_name = key.contains("PHP")
        && key.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_');
    is_name.then(|| (key, value.trim()))
}
