//! Arguments of calls, in code and in stack traces: `PDO->__construct('…', 'app', 'X')`,
//! `red:auth("X")`, `IDENTIFIED BY 'X'`.

mod arguments;
mod functions;
mod statement;

use text::TextRange;

use super::deny;
use crate::Kind;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, looks_secret, looks_typed};
use arguments::{Argument, arguments};
use functions::{ENCODERS, FUNCTIONS, LAST, is_getter};
pub(crate) use statement::STATEMENTS;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for it in scan.surveyed() {
        if it.holds & survey::PARENTHESIS != 0 {
            for (at, _) in it.range.of(scan.text).match_indices('(') {
                call(scan, it.range.start + at, acc);
            }
        }
    }
    for it in scan.surveyed() {
        if it.holds & survey::STATEMENT != 0 {
            statement::find(scan, it.range, acc);
        }
    }
}

fn call(scan: &Scan<'_>, open: usize, acc: &mut Vec<Found>) {
    let from = open.saturating_sub(80);
    let head = scan.text.as_bytes().get(from..open).unwrap_or_default();
    let length = head
        .iter()
        .rev()
        .take_while(|it| it.is_ascii_alphanumeric() || b"_>:-\\.".contains(it))
        .count();
    let path = scan.of(open - length, open);
    let mut names = path.rsplit(['>', ':', '\\', '.', '-']);
    let mut name = names.next().unwrap_or_default();
    if name == "__construct" {
        name = names.find(|it| !it.is_empty()).unwrap_or_default();
    }
    if name.is_empty() {
        return;
    }
    if scan.byte(open + 1) == Some(b')') {
        return;
    }
    let lower = name.to_ascii_lowercase();
    let class = path.len() - path.rfind(name).map_or(0, |it| path.len() - it);
    let class = path.get(..class).unwrap_or_default().trim_end_matches(['>', ':', '\\', '.', '-']);
    let class = class.rsplit(['>', ':', '\\', '.', '-']).next().unwrap_or_default();
    let qualified = format!("{}.{lower}", class.to_ascii_lowercase());
    let in_trace = is_trace(scan, open - length);
    let is_known = lower == "sprintf"
        || ENCODERS.contains(&lower.as_str())
        || FUNCTIONS.iter().any(|it| it.0 == lower || it.0 == qualified)
        || claim(name) == Claim::Strong;
    if !is_known && !in_trace {
        return;
    }
    let arguments = arguments(scan, open + 1);
    if arguments.is_empty() {
        return;
    }
    let last = last(scan, &arguments);
    let wanted = |index: usize| {
        let known = |it: &&(&str, usize)| it.0 == lower || it.0 == qualified;
        let mut places = FUNCTIONS.iter().filter(known).map(|it| it.1);
        places.any(|it| it == index || it == LAST && index == last)
    };
    // `connect(host, 22, 'app', 'X')`: a port stands between.
    let shift = arguments.get(1).is_some_and(|it| it.literal.is_none());
    let shift = usize::from(lower == "connect" && shift);

    for (index, argument) in arguments.iter().enumerate() {
        let Some(range) = argument.literal else { continue };
        let value = range.of(scan.text);
        if ENCODERS.contains(&lower.as_str())
            && let Some((user, secret)) = value.split_once(':')
            && index == 0
            && !user.contains([' ', '/', '{', '"'])
            && is_literal(secret)
            && !secret.contains([' ', '/'])
        {
            let range = TextRange::new(range.end - secret.len(), range.end);
            acc.push(Found { range, kind: Kind::Password });
            continue;
        }
        // `sprintf('%s:%s', 'name', 'X')`
        let joins = lower == "sprintf"
            && index == 2
            && arguments
                .first()
                .and_then(|it| it.literal)
                .is_some_and(|it| it.of(scan.text).has("%s:%s"));
        if joins && is_literal(value) && !deny::is_known(&value.to_ascii_lowercase()) {
            acc.push(Found { range, kind: Kind::Password });
            continue;
        }
        let wanted_here = index.checked_sub(shift).is_some_and(wanted)
            && (lower != "curl_setopt" || is_option(scan, open, range));
        let is_listed = FUNCTIONS.iter().any(|it| it.0 == lower && it.1 != LAST && it.1 != 0);
        let named = matches!(claim(name), Claim::Strong)
            && index == last
            && !is_listed
            && !is_getter(&lower)
            && !scan.of(range.end + 1, range.end + 5).trim_start().starts_with("=>");
        let is_secret = is_literal(value)
            && (claim(value) != Claim::Strong
                || value.bytes().any(|it| it.is_ascii_digit())
                || wanted_here && 1 < index)
            && !(index < 2 && is_label(value) && !lower.starts_with("hmac"))
            && (!value.contains('/') || wanted_here && 0 < index && looks_typed(value))
            && (!value.contains('\\') || wanted_here && 0 < index)
            && (wanted_here
                && (in_trace
                    || 0 < index
                    || value.contains(' ')
                    || looks_typed(value)
                    || lower == "auth"
                    || lower == "cookieparser"
                    || lower == "crypt" && scan.of(range.end, range.end + 12).has("gen_salt")
                    || lower == "bcrypt"
                    || matches!(
                        lower.as_str(),
                        "scryptsync" | "wp_check_password" | "wp_set_password"
                    )
                    || lower.starts_with("hmac_")
                    || matches!(qualified.as_str(), "hash.make" | "aes.new")
                    || lower.starts_with("pass"))
                && (!value.contains(' ')
                    || (0 < index || in_trace || class.len() > 1 || lower == "cookieparser")
                        && !is_sentence(value))
                || named
                    && (looks_typed(value)
                        || 0 < index
                        || lower.starts_with("set")
                        || lower.starts_with("with"))
                || in_trace
                    && 0 < index
                    && (looks_secret(value) || looks_typed(value))
                    && !value.contains([' ', '.', '@']));
        if is_secret {
            acc.push(Found { range, kind: Kind::Password });
        }
    }
}

/// The last argument behind which only switches stand: `login('eva', 'X', true)`, `'LOGIN', NULL`.
fn last(scan: &Scan<'_>, arguments: &[Argument]) -> usize {
    let switch = |it: &&Argument| {
        let text = it.range.of(scan.text).trim().to_ascii_lowercase();
        matches!(text.as_str(), "true" | "false" | "null" | "none")
            || matches!(text.trim_matches(['"', '\'']), "login" | "plain" | "cram-md5" | "xoauth2")
    };
    arguments.len().saturating_sub(1 + arguments.iter().rev().take_while(switch).count())
}

/// Whether the argument before one names an option that takes a secret: `CURLOPT_SSLKEYPASSWD`.
fn is_option(scan: &Scan<'_>, open: usize, value: TextRange) -> bool {
    let name = scan.of(open, value.start).split(',').nth(1).unwrap_or_default().trim();
    claim(name) == Claim::Strong && !name.ends_with("USERPWD")
}

/// Whether the call stands in a stack trace: `#0 /var/www/a.php(12): …`.
fn is_trace(scan: &Scan<'_>, at: usize) -> bool {
    let head = scan.text.as_bytes().get(at.saturating_sub(200)..at).unwrap_or_default();
    let line = head.rsplit(|it| *it == b'\n').next().unwrap_or_default();
    line.windows(3).any(|it| it == b"): " || it == b": #") && line.contains(&b'#')
        || line.windows(5).any(|it| it == b".php(" || it == b"at Ob")
}

/// Words that stand in a sentence.
fn is_sentence(value: &str) -> bool {
    value.split(' ').count() > 5
        || value.split(' ').any(|it| {
            matches!(it, "the" | "is" | "your" | "for" | "not" | "of" | "to" | "must" | "does")
        })
}
