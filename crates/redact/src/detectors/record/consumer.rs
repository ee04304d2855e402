//! What a command is given by a pipe: `echo 'root:X' | chpasswd`,
//! `echo X | docker login --password-stdin`.

use crate::find::Find as _;
use text::TextRange;

use super::{Row, push};
use crate::model::Found;
use crate::value::is_literal;

/// Commands and options that read a secret.
#[rustfmt::skip]
pub(crate) const CONSUMERS: &[&str] = &[
    "chpasswd", "newusers", "passwd --stdin", "--password-stdin", "--with-token", "sudo -S",
    "passwd -s", "cryptsetup", "--stdin", "| passwd", "smbpasswd -s", "--pass-stdin",
    "--passphrase-fd", "ansible-vault encrypt", "openssl passwd -stdin", "secret create", "kinit",
    "saslpasswd2", "| su ", "| sudo ", "smbpasswd", "htpasswd -i", "openssl enc", "gpg --import",
    "| vault ", "login --username", "-password-stdin",
];

/// Those that read `name:X`.
const NAMED: &[&str] = &["chpasswd", "newusers"];

/// Further ones of a line are not looked at.
const MOST_COMMANDS: usize = 8;

/// A redirection from a command.
const PRINTED: &str = "< <(printf ";

pub(super) fn find(row: &Row<'_>, acc: &mut Vec<Found>) {
    let whole = row.content;
    if !whole.bytes().any(|it| it == b'|' || it == b'<') || whole.has("base64 -d") {
        return;
    }
    let mut done = 0;
    for _ in 0..MOST_COMMANDS {
        let rest = whole.get(done..).unwrap_or_default();
        let next = CONSUMERS.iter().filter_map(|it| Some((rest.find(it)?, it)));
        let Some((at, consumer)) = next.min_by_key(|it| it.0) else { return };
        if let Some((start, end)) = given(rest, consumer) {
            let from = row.line.content + done;
            literals(row, TextRange::new(from + start, from + end), consumer, acc);
        }
        done += at + consumer.len();
    }
}

/// What is given to a command.
fn literals(row: &Row<'_>, given: TextRange, consumer: &str, acc: &mut Vec<Found>) {
    let (scan, end) = (row.scan, given.end);
    let mut from = given.start;
    loop {
        from = scan.skip_blanks(from);
        if end <= from {
            return;
        }
        let Some(word) = scan.word(from, end) else { return };
        let text = word.of(scan.text);
        from = word.end.max(from) + 1;
        if text.starts_with('-') || text == "%s" || text.trim_end_matches("\\n") == "%s" {
            continue;
        }
        let range = match text.split_once(':') {
            Some((name, _)) if NAMED.contains(&consumer) => {
                TextRange::new(word.start + name.len() + 1, word.end)
            }
            _ => word,
        };
        if is_literal(range.of(scan.text)) {
            push(acc, range);
        }
    }
}

/// Where in a line what is given to a command begins and ends.
fn given(whole: &str, consumer: &str) -> Option<(usize, usize)> {
    if let Some(redirect) = whole.find("<<<") {
        return Some((redirect + 3, whole.len()));
    }
    let at = whole.find(consumer).unwrap_or_default() + usize::from(consumer.starts_with('|'));
    let Some(pipe) = whole.get(..at).and_then(|it| it.rfind('|')) else {
        return whole.find(PRINTED).map(|it| (it + PRINTED.len(), whole.len()));
    };
    let head = whole.get(..pipe).unwrap_or_default();
    let behind = |it: &&str| head.rfind(it).map(|at| at + it.len());
    Some((["echo ", "printf "].iter().filter_map(behind).max()?, pipe))
}
