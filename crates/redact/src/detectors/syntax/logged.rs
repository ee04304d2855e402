//! What logs, traces, dumps and sessions show.

use crate::find::Find as _;

use text::TextRange;

use super::{Row, push};
use crate::detectors::header::is_dull;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_literal, looks_secret, looks_typed};

/// How what `FRAMES` reads begins, and what else stands in such lines.
#[rustfmt::skip]
pub(crate) const PHRASES: &[&str] = &[
    "\"AUTH ", "read(0, \"", "::add-mask::", "ecret=true]", "C: PASS ", "> PASS ", DIAL_UP,
    SHUTDOWN, NESTED, "command not found", "\"kty\"", SESSION,
    COMMAND,
];

type Text = &'static str;

/// What stands before a secret and behind it.
struct Frame {
    before: Text,
    behind: &'static [Text],
    /// Whether the line ends it where nothing else does.
    may_end_line: bool,
    /// Whether a line and what is framed in it are those of a secret.
    fits: fn(&str, &str) -> bool,
}

impl Frame {
    const fn open(before: Text, behind: &'static [Text]) -> Self {
        Self { before, behind, may_end_line: true, fits: |_, _| true }
    }

    const fn closed(before: Text, behind: &'static [Text], fits: fn(&str, &str) -> bool) -> Self {
        Self { before, behind, may_end_line: false, fits }
    }
}

const FRAMES: &[Frame] = &[
    // Traces of system calls.
    Frame::closed("\"AUTH ", &["\\r\\n\""], |_, it| it.len() <= LONGEST_TYPED),
    Frame::closed("read(0, \"", &["\\n\""], |_, it| is_typed(it)),
    // What a pipeline is told to hide.
    Frame::open("::add-mask::", QUOTES),
    Frame::open("issecret=true]", QUOTES),
    Frame::open("isSecret=true]", QUOTES),
    // Sessions of mail and FTP.
    Frame::open("C: PASS ", &[]),
    Frame::open("> PASS ", &[]),
    Frame::open(DIAL_UP, &["\""]),
    Frame::closed(SHUTDOWN, &["\""], |text, it| it != "SHUTDOWN" && text.has("<Server ")),
    Frame::closed(NESTED, &["<"], |_, it| it != "SHUTDOWN"),
    // A session's file: `open(/var/lib/php/sessions/sess_X, O_RDWR) failed`.
    Frame { before: SESSION, behind: ENDS, may_end_line: true, fits: |_, it| is_session(it) },
];

/// Before the name of a session in PHP's files.
const SESSION: &str = "/sess_";

/// What ends the name of a file in messages.
const ENDS: &[&str] = &[",", " ", ")", "\"", "'", "`", ":"];

/// An identifier of a session of PHP's (session.sid_length is at least 22).
fn is_session(value: &str) -> bool {
    22 <= value.len() && value.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
}

const QUOTES: &[&str] = &["\"", "'"];

/// Between the name and the secret in the file of a dial-up line: `"name" * "X"`.
const DIAL_UP: &str = "\" * \"";

/// Before the word that stops Tomcat.
const SHUTDOWN: &str = " shutdown=\"";

/// Before a password of a Windows set-up.
const NESTED: &str = "Password><Value>";

/// What is typed is not longer.
const LONGEST_TYPED: usize = 60;

pub(super) fn framed(row: &Row<'_>, acc: &mut Vec<Found>) {
    for frame in FRAMES {
        for (at, before) in row.text.match_indices(frame.before) {
            let at = at + before.len();
            let rest = row.text.get(at..).unwrap_or_default();
            let length = frame.behind.iter().filter_map(|it| rest.find(it)).min();
            let length = length.or(frame.may_end_line.then_some(rest.len())).unwrap_or_default();
            let value = rest.get(..length).unwrap_or_default();
            if (frame.fits)(row.text, value) && is_literal(value) {
                row.push(at, length, acc);
            }
        }
    }
}

/// The option of msmtp that names the command which prints the password.
const COMMAND: &str = "passwordeval";

/// `passwordeval 'echo X'`
pub(super) fn printed(row: &Row<'_>, acc: &mut Vec<Found>) {
    for (at, _) in row.text.match_indices(COMMAND) {
        let end = row.line.end;
        let start = row.line.start + at + COMMAND.len();
        let start = start + row.scan.run(start, end, |it| it == b'=' || it == b' ');
        let Some((command, _)) = row.scan.quoted(start, end) else { continue };
        let text = command.of(row.scan.text);
        let value = ["echo ", "echo&nbsp;"].iter().find_map(|it| text.strip_prefix(it));
        if let Some(value) = value.filter(|it| is_literal(it)) {
            push(acc, TextRange::new(command.end - value.len(), command.end));
        }
    }
}

fn is_typed(value: &str) -> bool {
    value.len() <= LONGEST_TYPED
        && value.bytes().any(|it| !it.is_ascii_lowercase())
        && !value.contains([' ', '\\', '<'])
}

/// Before a name and a password in logs of FreeRADIUS.
pub(crate) const RADIUS: &[&str] = &["Login incorrect: [", "Login OK: ["];

/// `Login incorrect: [name/X]`
pub(super) fn radius(row: &Row<'_>, acc: &mut Vec<Found>) {
    for what in RADIUS {
        let Some((head, rest)) = row.text.split_once(*what) else { continue };
        let length = rest.find(']').unwrap_or_default();
        let value = rest.get(..length).unwrap_or_default();
        let secret = value.split_once('/').map_or(value, |it| it.1);
        if secret.len() <= LONGEST_TYPED && is_literal(secret) {
            row.push(head.len() + what.len() + length - secret.len(), secret.len(), acc);
        }
    }
}

/// What was typed where the shell waited for a command.
pub(super) fn mistyped(row: &Row<'_>, acc: &mut Vec<Found>) {
    let behind = || row.text.split_once("command not found: ").map(|it| it.1);
    let before = row.text.strip_suffix(": command not found");
    let Some(word) = before.and_then(|it| it.rsplit_once(": ")).map(|it| it.1).or_else(behind)
    else {
        return;
    };
    if looks_typed(word) || word.ends_with('!') && 6 <= word.len() {
        row.push(row.text.find(word).unwrap_or_default(), word.len(), acc);
    }
}

/// Members of a key that are secret.
const MEMBERS: &[&str] = &["\"k\":\"", "\"d\":\"", "\"k\": \"", "\"d\": \""];

/// `{"kty":"oct","k":"X"}`
pub(super) fn web_key(row: &Row<'_>, acc: &mut Vec<Found>) {
    if !row.text.has("\"kty\"") {
        return;
    }
    for member in MEMBERS {
        for (at, _) in row.text.match_indices(member) {
            let at = at + member.len();
            let length = row.text.get(at..).and_then(|it| it.find('"')).unwrap_or_default();
            row.push(at, if 16 <= length { length } else { 0 }, acc);
        }
    }
}

/// A hash and what it was made of, as crackers write them.
pub(super) fn cracked(row: &Row<'_>, acc: &mut Vec<Found>) {
    if let Some((hash, secret)) = row.text.split_once(':')
        && matches!(hash.len(), 32 | 40 | 64)
        && hash.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
        && !secret.contains([' ', ':', '/'])
        && is_literal(secret)
    {
        row.push(0, hash.len(), acc);
        row.push(hash.len() + 1, secret.len(), acc);
    }
}

/// Behind the name of a variable in a table of `phpinfo`, and in what `print_r` shows.
pub(crate) const VARIABLES: &[&str] = &["']\t", "'] => "];

/// `$_SERVER['DB_PASSWORD'] => X`, `$_COOKIE['shop'] => X`
pub(super) fn variable(row: &Row<'_>, acc: &mut Vec<Found>) {
    let Some((head, value)) = VARIABLES.iter().find_map(|it| row.text.split_once(*it)) else {
        return;
    };
    let name = head.rsplit('\'').next().unwrap_or_default();
    let is_cookie = head.has("$_COOKIE['");
    if is_literal(value)
        && !(is_cookie && is_dull(name, value))
        && (head.ends_with("$_COOKIE['")
            || is_cookie && looks_secret(value)
            || claim(name) == Claim::Strong)
    {
        row.push(row.text.len() - value.len(), value.len(), acc);
    }
}
