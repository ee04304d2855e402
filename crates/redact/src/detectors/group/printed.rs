//! The line that a command prints a secret on.

use crate::find::Find as _;

use super::{Row, State, push};
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_literal, is_path};

/// Before the name in an answer of Redis's, and before the value: `1) "requirepass"`.
const NAME: &str = "1) \"";
const ANSWER: &str = "2) \"";

pub(super) fn find(row: &Row<'_>, state: &mut State, acc: &mut Vec<Found>) {
    let text = row.text;
    let is_name = text.starts_with(NAME);
    if state.is_printed && !is_name && is_output(text) {
        let answer = text.strip_prefix(ANSWER).and_then(|it| it.strip_suffix('"'));
        push(acc, answer.map_or(row.content, |it| row.range(ANSWER.len(), it.len())));
    }
    state.is_printed = prints(text) || is_name && row.is_awaited;
}

/// Whether a line is a command whose output is a secret.
fn prints(text: &str) -> bool {
    let bytes = text.as_bytes();
    let prompted = bytes.first().is_some_and(|it| b"$#%>".contains(it))
        || bytes.windows(2).any(|it| matches!(it, [b'$' | b'#', b' ']));
    if !prompted || text.has("list-secret-keys") {
        return false;
    }
    let last = text.trim_end_matches("; echo").rsplit([' ', '/']).next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    // `echo ${#TOKEN}` prints a length.
    let shown = !text.has("${#")
        && (text.has("cat ") || text.has("printenv ") || text.has("echo $"))
        && !text.contains(['|', '>'])
        && claim(last.trim_start_matches('$')) != Claim::Public
        && (claim(stem.trim_start_matches(['$', '{'])) == Claim::Strong
            || text.has("/run/secrets/"));
    let decoded = text.has("base64 ") && (text.has(" -d") || text.has("--decode"));
    let named = || ["secret", "pass", "pw", "token", "key", ".data."].iter().any(|it| text.has(it));
    shown || decoded && named() || is_printer(text) && !text.has(" > ")
}

fn is_printer(text: &str) -> bool {
    let mut from = 0;
    for word in text.split(' ').take(40) {
        let rest = text.get(from..).unwrap_or_default();
        from += word.len() + 1;
        let known = |it: &&&str| it.as_bytes().first() == rest.as_bytes().first();
        if PRINTERS.iter().filter(known).any(|it| rest.starts_with(*it)) {
            return true;
        }
    }
    false
}

/// Commands that print a secret.
#[rustfmt::skip]
pub(crate) const PRINTERS: &[&str] = &[
    "pass show ", "gopass show ", "kv get -field", "vault read -field", "pwgen ", "openssl rand ",
    "makepasswd", "apg -", "mkpasswd", "op read ", "lpass show -p", "find-generic-password",
    "find-internet-password", "get-secret-value", "--with-decryption", "secrets versions access",
    "keyvault secret show", "wg genkey", "wg genpsk", "key:generate --show", "bw get password",
    "secrets get ", "head -c 32 /dev/urandom", "sops -d --extract", "vault print token",
    "gh auth token", "print-access-token", "get-login-password", "create token", "xkcdpass",
    "doveadm pw", "slappasswd", "htpasswd -n", "caddy hash-password", "dotnet user-secrets list",
    "mysql_config_editor print", "config get requirepass", "CONFIG GET requirepass", "totp -b",
    "oathtool ", "secretsmanager get", "keyring get ", "secret-tool lookup ", "rclone reveal ",
];

/// Whether a line is what such a command prints, and no prompt, error or text.
fn is_output(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    !text.starts_with(['$', '#', '>', '{', '[', '<', '|', '-', '+'])
        && text.split(' ').count() <= 4
        && text.len() <= 200
        && !text.has("$ ")
        && !lower.has("error")
        && !lower.has("not found")
        && !text.ends_with(':')
        && is_literal(text)
        && !is_path(text)
}
