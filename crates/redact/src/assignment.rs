//! Values behind names: `KEY=value`, `key: value`, `"key" => 'value'`, `fastcgi_param KEY value;`,
//! `--password value`, `Authorization: Bearer value`.

use text::TextRange;

use crate::lexicon::is_secret;
use crate::model::Found;
use crate::value::{is_literal, looks_random};
use crate::{Kind, Mode, Options};

pub(crate) fn find(text: &str, options: &Options, acc: &mut Vec<Found>) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        scan(text, TextRange::new(start, end), options, acc);
        start += line.len();
    }
}

/// What joins a name and a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// `=`, `:`, `=>`.
    Sign,
    /// A blank, as between the arguments of a directive or behind an option.
    Blank,
}

fn scan(text: &str, line: TextRange, options: &Options, acc: &mut Vec<Found>) {
    let mut at = line.start;
    let words: Vec<&str> = line.of(text).split_whitespace().take(2).collect();
    while at < line.end {
        let length = name_length(text, at, line.end);
        if length == 0 {
            at += text.get(at..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8);
            continue;
        }
        let name = TextRange::new(at, at + length);
        at = name.end;
        if let Some(range) = header_value(text, name, line.end) {
            acc.push(Found { range, kind: Kind::Token });
            at = range.end;
            continue;
        }
        let Some((join, value)) = value_after(text, name.end, line.end) else { continue };
        let raw = value.of(text);
        let known = is_secret(name.of(text))
            && (join == Join::Sign || takes_blank(text, name, line, &words));
        let strict = options.mode == Mode::Strict
            && (in_free_slot(text, line, name, join) || looks_random(raw));
        let random =
            join == Join::Sign && looks_random(raw) && name.of(text).to_lowercase().contains("key");
        if (known || strict || random) && is_literal(raw) {
            acc.push(Found { range: value, kind: kind(name.of(text)) });
            at = value.end;
        }
    }
}

/// Names have letters, digits and `_ . - [ ] $`; the `]` of `env[KEY]` ends one.
fn name_length(text: &str, at: usize, end: usize) -> usize {
    let inside = |it: char| it.is_alphanumeric() || "_.-[]$".contains(it);
    TextRange::new(at, end).of(text).chars().take_while(|it| inside(*it)).map(char::len_utf8).sum()
}

/// The value behind a name, within its quotes.
fn value_after(text: &str, from: usize, end: usize) -> Option<(Join, TextRange)> {
    let rest = TextRange::new(from, end).of(text);
    let after_quote = rest.trim_start_matches(['"', '\'', '\\']);
    let blanks = after_quote.trim_start_matches([' ', '\t']);
    let (join, behind) = match blanks.strip_prefix("=>") {
        Some(behind) => (Join::Sign, behind),
        None => match blanks.strip_prefix(['=', ':']) {
            Some(behind) if !behind.starts_with("//") && !behind.starts_with('=') => {
                (Join::Sign, behind)
            }
            None if blanks.len() < after_quote.len() => (Join::Blank, blanks),
            Some(_) | None => return None,
        },
    };
    let value = behind.trim_start_matches([' ', '\t']);
    let start = end - value.len();
    let first = value.chars().next()?;
    let escaped = value.strip_prefix("\\\"");
    if let Some(inner) = escaped {
        let length = inner.find("\\\"").unwrap_or(inner.len());
        return Some((join, TextRange::new(start + 2, start + 2 + length)));
    }
    if first == '"' || first == '\'' {
        let inner = value.get(1..)?;
        let length = quoted_length(inner, first);
        return Some((join, TextRange::new(start + 1, start + 1 + length)));
    }
    let length = value
        .find(|it: char| it.is_whitespace() || ";,&\"'`)}".contains(it))
        .unwrap_or(value.len());
    (0 < length).then(|| (join, TextRange::new(start, start + length)))
}

fn quoted_length(inner: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, it) in inner.char_indices() {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            it if it == quote => return at,
            _ => {}
        }
    }
    inner.len()
}

/// Whether a blank joins the name with its value: an option, an nginx argument, a Dockerfile `ENV`.
fn takes_blank(text: &str, name: TextRange, line: TextRange, words: &[&str]) -> bool {
    let before = TextRange::new(line.start, name.start).of(text).trim_end();
    let is_option = name.of(text).starts_with('-');
    let command =
        words.first().map(|it| it.trim_start_matches(['#', ';', '+', '-'])).unwrap_or_default();
    let argument = matches!(
        command,
        "fastcgi_param"
            | "uwsgi_param"
            | "scgi_param"
            | "set"
            | "proxy_set_header"
            | "add_header"
            | "more_set_headers"
            | "ENV"
            | "ARG"
            | "env"
            | "js_var"
            | "auth_http_header"
            | "grpc_set_header"
            | "fastcgi_param_secret"
            | "proxy_set_body"
            | "machine"
            | "RUN"
            | "command:"
    );
    let directive =
        before.trim_matches(['#', ' ', '\t']).is_empty() && line.of(text).trim_end().ends_with(';');
    let names_itself = before.ends_with(" password") || name.of(text) == "password";
    is_option || argument || directive || names_itself && command == "machine"
}

/// Slots that hold what an application is given: strict mode masks them whatever their name.
fn in_free_slot(text: &str, line: TextRange, name: TextRange, join: Join) -> bool {
    let start = line.of(text).trim_start();
    let first = name.of(text);
    let environment = first.starts_with("env[") && join == Join::Sign;
    let param = start.starts_with("fastcgi_param")
        && !STANDARD.contains(&first)
        && first != "fastcgi_param";
    let header = ["proxy_set_header", "add_header", "set "].iter().any(|it| start.starts_with(it))
        && !["proxy_set_header", "add_header", "set"].contains(&first)
        && !["Host", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto", "Connection", "Upgrade"]
            .contains(&first);
    let dotenv = join == Join::Sign
        && first.len() > 2
        && first.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_')
        && (start.starts_with(first)
            || start.starts_with("- ")
            || start.starts_with("ENV")
            || start.starts_with("export"));
    environment || param && join == Join::Blank || header && join == Join::Blank || dotenv
}

/// CGI variables that nginx's own `fastcgi_params` sets.
const STANDARD: &[&str] = &[
    "SCRIPT_FILENAME",
    "QUERY_STRING",
    "REQUEST_METHOD",
    "CONTENT_TYPE",
    "CONTENT_LENGTH",
    "SCRIPT_NAME",
    "REQUEST_URI",
    "DOCUMENT_URI",
    "DOCUMENT_ROOT",
    "SERVER_PROTOCOL",
    "REQUEST_SCHEME",
    "HTTPS",
    "GATEWAY_INTERFACE",
    "SERVER_SOFTWARE",
    "REMOTE_ADDR",
    "REMOTE_PORT",
    "SERVER_ADDR",
    "SERVER_PORT",
    "SERVER_NAME",
    "REDIRECT_STATUS",
    "PATH_INFO",
    "PATH_TRANSLATED",
    "HTTP_PROXY",
];

/// `Bearer TOKEN`, `Basic BASE64`, behind whatever.
fn header_value(text: &str, name: TextRange, end: usize) -> Option<TextRange> {
    let scheme = name.of(text);
    if !["Bearer", "bearer", "Basic", "basic", "Token"].contains(&scheme) {
        return None;
    }
    let rest = TextRange::new(name.end, end).of(text);
    let value = rest.strip_prefix(' ')?;
    let length =
        value.find(|it: char| it.is_whitespace() || "\"';,\\".contains(it)).unwrap_or(value.len());
    let start = name.end + 1;
    let range = TextRange::new(start, start + length);
    (8 <= length && !value.starts_with(['$', '{', '<'])).then_some(range)
}

fn kind(name: &str) -> Kind {
    let lower = name.to_lowercase();
    if lower.contains("cookie") || lower.contains("session") {
        Kind::Cookie
    } else if lower.contains("token") || lower.contains("jwt") {
        Kind::Token
    } else if lower.contains("key") || lower.contains("salt") || lower.contains("license") {
        Kind::Key
    } else {
        Kind::Password
    }
}
