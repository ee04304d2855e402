//! Whether a name takes a value where it stands.

use crate::find::Find as _;
use text::TextRange;

use super::pair::Pair;
use super::{Join, is_known};
use crate::lexicon::{Claim, claim, is_bare_word, is_innocent_directive};
use crate::line::Line;
use crate::scan::Scan;
use crate::value::{is_label, is_upper, looks_secret, looks_typed, turns};

/// Whether this join takes a value from this name.
pub(super) fn takes(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    match pair.join {
        Join::Sign { .. } => {
            !is_innocent_directive(pair.text)
                || pair.text.len() < 14 && pair.claimed != Claim::About
        }
        Join::Tag => true,
        Join::Comma => takes_argument(scan, line, pair),
        Join::Blank if pair.text.starts_with('-') => {
            matches!(pair.claimed, Claim::Strong | Claim::Weak)
                && scan.before(pair.name.start) != Some(b'=')
        }
        Join::Blank => !is_word_of_sentence(scan, line, pair) && takes_word(scan, line, pair),
    }
}

/// Whether the next argument of a call, or the next element of a list, is what a name stands for.
fn takes_argument(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    let &Pair { name, start, end, .. } = pair;
    let next = scan.word(start, end).map(|it| it.of(scan.text)).unwrap_or_default();
    let call = scan.of(line.range.start.max(name.start.saturating_sub(80)), name.start);
    // What a call names is not what it gives.
    if ["lookup(", "query(", "trans(", "__(", "enum("].iter().any(|it| call.has(it)) {
        return false;
    }
    let in_call = call
        .rfind('(')
        .is_some_and(|it| call.get(it..).is_some_and(|it| !it.contains(')') && !it.contains('[')));
    // `["db_password","X"]`
    let opened = name.start.checked_sub(2).and_then(|it| scan.byte(it)) == Some(b'[');
    let two = opened && scan.quoted(start, end).is_some_and(|it| scan.byte(it.1) == Some(b']'));
    pair.text.starts_with('-')
        || (in_call || two && pair.claimed == Claim::Strong)
            && (claim(next) == Claim::None || call.has("define(") && !is_label(next))
        || looks_secret(next)
}

/// Whether a name and what stands behind a blank are words of a sentence, of a command or of a page.
fn is_word_of_sentence(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    let &Pair { name, text, start, end, .. } = pair;
    if scan.before(name.start) == Some(b'=') {
        // `auth=password result=failed`
        return true;
    }
    let head = scan.of(line.content.max(name.start.saturating_sub(24)), name.start);
    let verb = head.trim_end().rsplit(' ').next().unwrap_or_default();
    if text == "secret" && SHOWING.contains(&verb) {
        // `kubectl get secret shop-db`
        return true;
    }
    let word = scan.of(start, end.min(start + LONGEST_WORD)).trim_end_matches(['.', '!', ' ']);
    if !text.is_ascii() && !word.is_ascii() && word.chars().all(char::is_alphabetic) {
        // What a page says of it: `\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c} \u{43d}\u{435}\u{432}\u{435}\u{440}\u{43d}\u{44b}\u{439}`.
        return true;
    }
    // A page's label: `Passwort vergessen?`
    let titled = text.starts_with(|it: char| it.is_ascii_uppercase())
        && text.bytes().skip(1).all(|it| it.is_ascii_lowercase());
    let label = word.trim_end_matches(['?', ':']);
    if label.chars().all(char::is_lowercase) && (titled || label.len() < word.len()) {
        return true;
    }
    // SQL: `SET PASSWORD FOR 'shop'@'%' = …`.
    let next = scan.of(start, end.min(start + 5)).to_ascii_lowercase();
    ["is ", "are ", "was ", "and ", "or ", "in ", "of ", "to ", "as ", "for "]
        .iter()
        .any(|it| next.starts_with(it))
}

/// Whether the word behind a blank is what a name stands for.
fn takes_word(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    let &Pair { name, text, start, end, .. } = pair;
    let rest = scan.of(start, end.min(start + LONGEST_WORD));
    let word = rest.split(' ').next().unwrap_or_default();
    if pair.slot || is_set(scan, line, name) {
        // A sentence: `# set DB_PASSWORD before the start`.
        return !line.is_comment
            || line.is_statement
            || word.len() == rest.len()
            || rest.starts_with(['"', '\''])
            || looks_typed(word);
    }
    if rest.starts_with(REGISTRY) {
        return true;
    }
    let is_innocent = is_innocent_directive(text);
    if begins_statement(scan, line, name) && !is_innocent {
        return true;
    }
    let is_first = name.start == line.content;
    if is_innocent && is_first {
        let word = scan.word(start, end).map(|it| it.of(scan.text));
        return text == "pass" && !line.is_statement && word.is_some_and(looks_typed);
    }
    if is_first && is_bare_word(&pair.lower) {
        return takes_rest(scan, line, text, rest);
    }
    is_variable(scan, line, pair)
        || is_first
            && (line.is_statement
                || !line.is_comment
                    && (scan.of(name.start, end).split_whitespace().take(3).count() == 2
                        || is_only_argument(scan, start, end)))
        || is_pair_word(scan, line, name)
}

/// Whether a text in quotes is all that follows: `OIDCCryptoPassphrase "two words"`.
fn is_only_argument(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let quote = scan.byte(start).filter(|it| b"\"'".contains(it) && start < end);
    let quoted = quote.and_then(|_| scan.quoted(start, end));
    quoted.is_some_and(|(inner, after)| {
        scan.byte(inner.end) == quote && inner.end < end && scan.of(after, end).trim().is_empty()
    })
}

/// Whether a bare word at the beginning of a line, which may begin a sentence, takes its rest.
fn takes_rest(scan: &Scan<'_>, line: &Line, text: &str, rest: &str) -> bool {
    let word = rest.split(' ').next().unwrap_or_default().trim_end_matches(';');
    if text == "passwd" && word.len() == rest.len() {
        // The command that changes a user's.
        return looks_typed(word);
    }
    if text == "password" && word.len() == rest.len() && is_login_above(scan, line) {
        return !is_known(&word.to_lowercase());
    }
    let alone = rest.split_whitespace().count() == 1 || line.is_statement;
    let joined = text.eq_ignore_ascii_case("password")
        && word.contains('-')
        && !word.bytes().any(|it| b"()[]/,:=".contains(&it));
    alone && (rest.starts_with(['"', '\'']) || looks_typed(word) || joined)
}

/// Whether a variable's name stands before a value that looks like one of its.
fn is_variable(scan: &Scan<'_>, line: &Line, pair: &Pair<'_>) -> bool {
    let &Pair { name, text, start, end, .. } = pair;
    if pair.claimed != Claim::Strong || !text.contains('_') {
        return false;
    }
    let word = scan.word(start, end).map(|it| it.of(scan.text)).unwrap_or_default();
    // `application_secret edl7xexqrce620rhnbkfvkp8ohsmhf0e }`
    let is_inner = 24 <= word.len() && 6 <= turns(word);
    // `passenger_env_var SECRET_KEY_BASE …;`
    let is_second = is_upper(text)
        && !line.is_comment
        && scan.of(line.content, name.start).trim_end().len() == line.word.len();
    // `APP_SECRET   "X"`, as a table of variables has it.
    let is_listed = is_upper(text)
        && name.start == line.content
        && scan.byte(start) == Some(b'"')
        && scan.quoted(start, end).is_some_and(|it| it.1 == end);
    is_listed || (is_inner || is_second) && looks_secret(word)
}

/// The type of a value of Windows's registry, between its name and what it is.
pub(super) const REGISTRY: &str = "REG_SZ ";

/// No more of a word behind a name is looked at.
const LONGEST_WORD: usize = 200;

/// Whether the line above names who logs in, or where, as files of mail programs do: `user shop`.
fn is_login_above(scan: &Scan<'_>, line: &Line) -> bool {
    let above = scan.of(line.range.start.saturating_sub(LONGEST_LOGIN), line.range.start);
    let above = above.trim_end_matches(['\r', '\n']).rsplit('\n').next().unwrap_or_default();
    let mut words = above.split_whitespace();
    let first = words.next().unwrap_or_default();
    matches!(first, "user" | "host" | "login" | "account" | "from" | "machine" | "username")
        && words.count() == 1
        // A line of a switch's.
        || above.starts_with("line ")
}

/// The line above a password is not longer.
const LONGEST_LOGIN: usize = 120;

/// Before the kind and the name of an object in a cluster.
const SHOWING: &[&str] = &["get", "describe", "delete", "edit", "patch", "generic", "annotate"];

/// Whether a directive of a block that is written on one line begins here: `x { name value; }`.
fn begins_statement(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let before = scan.of(line.content.max(name.start.saturating_sub(8)), name.start).trim_end();
    let behind = scan.of(name.end, line.range.end.min(name.end + 200));
    !line.is_comment
        && before.ends_with(['{', ';'])
        && behind.trim_end().ends_with(['}', ';', '{'])
        && behind.contains(';')
}

/// `machine h login u password X`, `user admin password X`, `login u passwd X`.
fn is_pair_word(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let text = name.of(scan.text).to_ascii_lowercase();
    let first = line.word.of(scan.text).to_ascii_lowercase();
    let before = scan.of(line.content.max(name.start.saturating_sub(120)), name.start);
    matches!(
        text.as_str(),
        "password"
            | "passwd"
            | "pass"
            | "insecure-password"
            | "requirepass"
            | "masterauth"
            | "masteruser"
            | "bindpw"
            | "psk"
            | "dynamic-cookie-key"
    ) && (matches!(
        first.as_str(),
        "machine"
            | "default"
            | "user"
            | "poll"
            | "login"
            | "account"
            | "username"
            | "set"
            | "sentinel"
            | "config"
            | "requirepass"
            | "command"
            | "identity"
            | "cookie"
            | "user_name"
            | "-"
    ) || before.has(" login ")
        || before.has(" user ")
        || before.has(" --user ")
        || text == "requirepass"
        || text == "masterauth")
}

/// Whether the words before the name set it: `fastcgi_param NAME`, `ENV NAME`, `config set NAME`.
fn is_set(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let before = scan
        .of(line.content.max(name.start.saturating_sub(60)), name.start)
        .trim_end_matches([' ', '\t', '"', '\'', '$']);
    // A path of keys: `put shop/db/password X`.
    let path =
        before.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || "/_-.".contains(it));
    let before = if before.ends_with('/') { path.trim_end() } else { before };
    let word = before.rsplit([' ', '\t', '(', '"', '\'']).next().unwrap_or_default();
    SETTERS.contains(&word.to_ascii_lowercase().as_str())
}

#[rustfmt::skip]
const SETTERS: &[&str] = &[
    "fastcgi_param", "uwsgi_param", "scgi_param", "set", "proxy_set_header", "add_header",
    "more_set_headers", "more_set_input_headers", "grpc_set_header", "env", "arg", "js_var",
    "auth_http_header", "header", "setenv", "passenv", "export", "add", "put", "requestheader",
    "http-request", "set-header", "add-header", "configure", "config", "set_header",
    "proxy_add_header", "add_trailer", "setx", "js_set", "perl_set", "proxy_set_body",
    "php_admin_value", "php_value",
    "subscription_set", "auth_request_set", "more_set_input_header", "uwsgi_pass_header", "let",
    "define", "sentinel", "--header",
];
