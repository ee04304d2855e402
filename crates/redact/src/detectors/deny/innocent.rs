//! Names before a value that say that it is no secret.

use super::is_known;
use crate::lexicon::{Claim, claim, is_setting, is_user};
use crate::line::Line;
use crate::scan::Scan;

/// Whether what stands before a value says that it is no secret.
pub(super) fn is_named_innocent(scan: &Scan<'_>, line: &Line, at: usize) -> bool {
    let start = line.content.max(scan.text.floor_char_boundary(at.saturating_sub(120)));
    let head = scan.of(start, at).trim_end_matches([' ', '\t', '"', '\'', '[', '{']);
    // A weak tag of a text, and PHP's `["name"]=> string(5) "…"`.
    let head = head.strip_suffix("W/").map_or(head, str::trim_end);
    let dumped = head.rsplit_once("string(").filter(|(_, it)| {
        it.strip_suffix(')').is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
    });
    let head = dumped.map_or(head, |it| it.0.trim_end());
    // `var_dump` writes the name into the line before.
    let above = if head.is_empty() && dumped.is_some() { name_above(scan, line) } else { "" };
    if !above.is_empty() && is_innocent(above) {
        return true;
    }
    if head.to_ascii_lowercase().ends_with("etag") {
        return true;
    }
    // A tab joins the cells of a table.
    let tabbed = scan.before(at) == Some(b'\t');
    let signless =
        head.trim_end_matches(['=', ':', '>', '~', '^', '*', '!', '?', '+', ' ', '\t', '(']);
    let named = signless.trim_end_matches(['"', '\'', ']', '\\', ')', ',']);
    let name: &str = named
        .rsplit(|it: char| !it.is_alphanumeric() && !"_-.$".contains(it))
        .next()
        .unwrap_or_default();
    let name = name.trim_start_matches(['-', '$', '.']);
    if name.is_empty() {
        return false;
    }
    if head.ends_with('(') {
        return CALLS.contains(&name.to_ascii_lowercase().as_str());
    }
    let first = line.word.of(scan.text).to_ascii_lowercase();
    let given = SETTERS.contains(&first.as_str()) && line.word.end < at;
    (signless.len() < head.len() || tabbed || given) && is_innocent(name)
        // `define('FILE_HASH', '…')`
        || head.ends_with(',')
            && (matches!(claim(name), Claim::About | Claim::Public)
                || is_user(name) && name.contains('_')
                || first.starts_with("define") && is_innocent(name))
        || TEXTS.contains(&name.to_ascii_lowercase().as_str())
}

/// The name in the line before: `["QUERY_STRING"]=>`.
fn name_above<'a>(scan: &Scan<'a>, line: &Line) -> &'a str {
    let end = line.range.start.saturating_sub(1);
    let start = scan.text.floor_char_boundary(end.saturating_sub(80));
    let head = scan.of(start, end).trim_end();
    let name = head.strip_suffix("\"]=>").and_then(|it| it.rsplit_once("[\""));
    name.map_or("", |it| it.1)
}

pub(super) fn is_innocent(name: &str) -> bool {
    is_about(name)
        || is_known(&name.to_ascii_lowercase())
        || 4 < name.len() && name.ends_with("id") && claim(name) == Claim::None
        || name.eq_ignore_ascii_case("QUERY_STRING")
        // Of a name in a directory.
        || ["CN", "OU", "DC", "O", "L", "ST", "C"].contains(&name)
}

/// Whether a name is that of a setting, of a user or of something that is public.
pub(super) fn is_about(name: &str) -> bool {
    is_setting(name) || is_user(name) || matches!(claim(name), Claim::About | Claim::Public)
}

/// What a name and its value stand behind.
const SETTERS: &[&str] = &["setenv", "fastcgi_param", "uwsgi_param", "scgi_param", "env", "arg"];

/// Names in front of texts that people read.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "echo", "log_format", "return", "rewrite", "if", "location", "server_name", "add_header",
    "expires", "map", "geo", "split_clients", "include", "description", "exception", "error",
    "warning", "notice", "from", "import", "use", "namespace", "message",
    "database", "schema", "into", "join", "trigger", "view", "index", "references", "unset", "cf-ray",
    "surrogate-key", "in", "mon", "mds", "osd", "mgr", "keywords", "label", "help", "title", "acl", "auth_jwt",
    "auth_basic", "user", "clause", "table", "q", "unique_id", "get", "application_id",
    "ssid", "hostname", "msgstr", "msgid", "authname", "authtype", "server", "host", "hosts", "node",
    "pool", "container", "ticket", "branch", "tag", "version", "release", "commit", "model", "device",
    "alt", "boundary", "publickey", "crv", "kty", "kid", "fingerprint", "content-md5", "issuer",
];

/// Calls whose first argument is no secret.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "require", "require_once", "include", "include_once", "defined", "define", "getenv", "env",
    "get", "has", "config", "__", "_", "t", "trans", "printf", "echo", "print", "error_log",
    "exception", "runtimeexception", "log", "info", "debug", "warn", "error", "ini_set", "ini_get",
    "header", "isset", "constant", "class_exists", "function_exists", "extension_loaded", "open",
    "fopen", "file_get_contents", "import", "hash", "hash_hmac", "sha", "md", "query", "prepare",
    "select", "from", "where", "table", "column", "route", "view", "lookup", "file", "path", "join",
];
