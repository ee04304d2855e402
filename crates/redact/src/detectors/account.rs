//! Lines of files of accounts, whose fields are known by their number: `passwd`, `shadow`,
//! `chap-secrets`, `userlist.txt`, `ipsec.secrets`, and what crackers of hashes print.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Surveyed};
use crate::value::{is_literal, is_number, is_path, is_plain, looks_typed};

/// Which field of a line holds the secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Of words between blanks, by number.
    Word(usize),
    /// The last word between blanks.
    LastWord,
    /// Behind the last colon.
    Colon,
    /// Behind the first colon.
    FirstColon,
    /// The second line.
    SecondLine,
    /// The line.
    Line,
}

/// Names of files that hold secrets without names.
#[rustfmt::skip]
const FILES: &[(&str, Field)] = &[
    ("chap-secrets", Field::Word(2)), ("pap-secrets", Field::Word(2)),
    ("davfs2/secrets", Field::LastWord), ("passwd.client", Field::Colon),
    ("sasl_passwd", Field::Colon), ("rsyncd.secrets", Field::FirstColon),
    ("smtp_auth", Field::Colon), ("userlist.txt", Field::LastWord),
    (".curlrc", Field::Colon), (".htpasswd", Field::FirstColon), ("htpasswd.users", Field::FirstColon),
    ("htdigest", Field::Colon), ("passwd-s3fs", Field::Colon),
    (".vnc/passwd", Field::Line), ("auth.txt", Field::SecondLine),
    ("<auth-user-pass>", Field::SecondLine), ("auth-user-pass>", Field::SecondLine),
    (".google_authenticator", Field::Line), (".vault-token", Field::Line),
    (".git-credentials", Field::Line), ("esmtprc", Field::LastWord),
    ("dovecot/users", Field::FirstColon), ("users.htpasswd", Field::FirstColon),
    ("mosquitto/passwd", Field::FirstColon), (".erlang.cookie", Field::Line),
    (".vault_pass", Field::Line), ("vault-password", Field::Line), (".smbpasswd", Field::FirstColon),
    ("ftp.passwd", Field::FirstColon), ("svnserve/passwd", Field::LastWord),
    ("proftpd.passwd", Field::FirstColon), ("pure-ftpd/passwd", Field::FirstColon),
];

/// What lines have that name a file or begin a record without a word of the lexicon.
#[rustfmt::skip]
pub(crate) const NAMES: &[&str] = &[
    "userlist.txt", ".curlrc", "htdigest", "esmtprc", "/users", "createUser ", "user ", ": EAP",
    "root:", "admin:", "ubuntu:", "postgres:", ": RSA", ": ECDSA", ": NTLM", ": PKCS12", ": PIN", " md5 ",
];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut file: Option<(Field, usize)> = None;
    for it in scan.surveyed() {
        let line = it.range;
        if file.is_none() && !is_interesting(scan, it) {
            continue;
        }
        let text = line.of(scan.text);
        if text.is_empty() {
            file = None;
            continue;
        }
        let trimmed = text.trim();
        if LONGEST < text.len() {
            continue;
        }
        if is_heading(trimmed) {
            let named = file_of(trimmed).map(|it| (it, 0));
            // A short remark that names another file.
            let other = trimmed.split(' ').count() <= 4 && trimmed.contains(['.', '/']);
            if named.is_some()
                || other
                || !trimmed.starts_with(['#', ';'])
                || trimmed.has("# ") && trimmed.has(" cat ")
            {
                file = named;
            }
            continue;
        }
        if trimmed.is_empty() || trimmed.starts_with("</") {
            file = None;
            continue;
        }
        let start = line.start + text.len() - text.trim_start().len();
        let line = TextRange::new(start, start + trimmed.len());
        if let Some((field, count)) = &mut file
            && !trimmed.starts_with(['#', ';'])
        {
            *count += 1;
            if *field == Field::FirstColon
                && trimmed.split(':').next().is_some_and(|it| it.contains(' '))
            {
                // A line of something else: what stands before a colon is who logs in.
                file = None;
            } else if let Some(range) = pick(scan, line, *field, *count)
                && is_literal(range.of(scan.text))
                && !is_path(range.of(scan.text))
            {
                acc.push(Found { range, kind: Kind::Password });
            }
        }
        shapes(scan, line, acc);
    }
}

/// Whether a line may name a file or be a record by its own form.
fn is_interesting(scan: &Scan<'_>, it: &Surveyed) -> bool {
    let line = it.range;
    let first =
        || scan.byte(line.start + scan.run(line.start, line.end, |it| it == b' ' || it == b'\t'));
    it.holds & (survey::NAME | survey::RECORD | survey::WIDE) != 0
        || it.holds & survey::COLON != 0 && 6 <= colons(line.of(scan.text))
        || first().is_some_and(|it| b"\"$".contains(&it))
}

fn colons(text: &str) -> usize {
    text.bytes().filter(|it| *it == b':').count()
}

/// What the file that a line names holds.
fn file_of(text: &str) -> Option<Field> {
    text.split([' ', ':'])
        .filter(|it| it.contains(['.', '-', '/']))
        .find_map(|word| FILES.iter().find(|it| word.ends_with(it.0)).map(|it| it.1))
}

/// Longer lines are no records.
const LONGEST: usize = 600;

/// `==> file <==`, `# file`, `$ cat file`, `<auth-user-pass>`.
fn is_heading(text: &str) -> bool {
    let marked =
        ["==>", "# ", "; ", "$ ", "---", "===", "-- ", "// "].iter().any(|it| text.starts_with(it));
    text.starts_with("<auth-user-pass>")
        || marked && text.len() <= 120
        || text.starts_with('/') && text.ends_with(':') && text.find(':') == Some(text.len() - 1)
        || text.has("$ cat ")
        || text.has("# cat ")
}

fn pick(scan: &Scan<'_>, line: TextRange, field: Field, count: usize) -> Option<TextRange> {
    let text = line.of(scan.text);
    let behind = |at: usize| TextRange::new(line.start + at + 1, line.end);
    match field {
        Field::Word(wanted) => words(scan, line).get(wanted).copied(),
        Field::LastWord => words(scan, line).get(1..)?.last().copied(),
        Field::Colon => {
            // Behind the address that logs in, a colon is part of the secret.
            let from = text.rfind('@').unwrap_or(0);
            let first = text.get(from..)?.find(':').map(|it| from + it);
            first.filter(|_| 0 < from).or_else(|| text.rfind(':')).map(behind)
        }
        Field::FirstColon => text
            .find(':')
            .filter(|at| text.bytes().take(*at).any(|it| it.is_ascii_alphabetic()))
            .map(|at| before_numbers(scan, behind(at))),
        Field::SecondLine => (count == 2).then_some(line),
        Field::Line => (!text.contains(' ') && !text.starts_with('"')).then_some(line),
    }
    .filter(|it| {
        let text = it.of(scan.text);
        !it.is_empty() && !text.starts_with(' ') && !text.has("://")
    })
}

/// Without the number of a user and what else stands behind it in a file as `passwd` is.
fn before_numbers(scan: &Scan<'_>, range: TextRange) -> TextRange {
    let fields: Vec<&str> = range.of(scan.text).split(':').collect();
    let number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    match fields.as_slice() {
        [secret, user, group, _, ..] if number(user) && number(group) => {
            TextRange::new(range.start, range.start + secret.len())
        }
        _ => range,
    }
}

/// The words of a line, without their quotation marks.
fn words(scan: &Scan<'_>, line: TextRange) -> Vec<TextRange> {
    let mut res = Vec::new();
    let mut at = line.start;
    while res.len() < 8 {
        at = scan.skip_blanks(at);
        if line.end <= at {
            break;
        }
        if let Some((inner, after)) = scan.quoted(at, line.end) {
            res.push(inner);
            at = after.max(at + 1);
        } else {
            let length = scan.run(at, line.end, |it| it != b' ' && it != b'\t');
            res.push(TextRange::new(at, at + length));
            at += length;
        }
    }
    res
}

/// Records that their own form gives away.
fn shapes(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let text = line.of(scan.text);
    let mut push = |range: TextRange| acc.push(Found { range, kind: Kind::Password });
    let colons = colons(text);
    if 6 <= colons && !text.has("://") {
        // Behind what `grep` puts before it.
        let skip = ["passwd:", "shadow:", "shadow-:"]
            .iter()
            .filter_map(|it| text.find(it).map(|at| at + it.len()))
            .min()
            .unwrap_or(0);
        let fields: Vec<&str> = text.get(skip..).unwrap_or_default().split(':').collect();
        let number = |at: usize| {
            fields
                .get(at)
                .is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()) && !it.is_empty())
        };
        let is_passwd = (7..=8).contains(&fields.len()) && number(2) && number(3);
        let is_shadow = fields.len() == 9 && number(2);
        if let (true, Some(name), Some(secret)) =
            (is_passwd || is_shadow, fields.first(), fields.get(1))
            && 2 < secret.len()
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-$@".contains(&it))
            && !secret.starts_with(['*', '!'])
        {
            let start = line.start + skip + name.len() + 1;
            push(TextRange::new(start, start + secret.len()));
        }
    }
    // What `chpasswd` reads: `root:X`.
    if let Some((name, secret)) = text.split_once(':')
        && PEOPLE.contains(&name)
        && looks_typed(secret)
        && !secret.contains(['/', ' ', ':'])
    {
        push(TextRange::new(line.end - secret.len(), line.end));
    }
    // strongSwan's `: PIN %smartcard1:50 X`.
    if text.has(": PIN %")
        && let Some((_, secret)) = text.rsplit_once(' ')
        && is_number(secret)
    {
        push(TextRange::new(line.end - secret.len(), line.end));
    }
    // PgBouncer's `"name" "X"`.
    if text.starts_with('"')
        && let [name, secret] = words(scan, line).as_slice()
        && name.of(scan.text).bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-".contains(&it))
        && scan.byte(secret.end) == Some(b'"')
        && is_literal(secret.of(scan.text))
        && text.ends_with('"')
    {
        push(*secret);
    }
    // A hash and what it was made from.
    if text.starts_with('$')
        && let Some((hash, plain)) = text.rsplit_once(':')
        && 20 <= hash.len()
        && !hash.contains(' ')
        && hash.matches('$').count() >= 3
        && !is_number(plain)
        && !plain.is_empty()
    {
        push(TextRange::new(line.end - plain.len(), line.end));
    }
    // strongSwan's `name : PSK "X"`, SNMP's `createUser name SHA "X" AES "X"`.
    let keyed = ["PSK", "XAUTH", "EAP", "RSA", "ECDSA", "NTLM", "PKCS12", "PIN"];
    let is_user = text.starts_with("createUser ") || text.starts_with("user ");
    let head = |it: &str| keyed.iter().any(|key| it.starts_with(key));
    let behind = if 0 < colons { text.split(": ").nth(1) } else { None };
    if is_user || behind.is_some_and(head) {
        let words = words(scan, line);
        for pair in words.windows(2) {
            let [before, secret] = pair else { continue };
            let word = before.of(scan.text);
            let named = keyed.get(..3).is_some_and(|it| it.contains(&word))
                || is_user && matches!(word, "SHA" | "MD5" | "AES" | "DES" | "SHA256" | "SHA-256");
            let locked = !is_user
                && scan.before(secret.start) == Some(b'"')
                && secret.end + 1 == line.end
                && text
                    .split(": ")
                    .nth(1)
                    .is_some_and(|it| keyed.iter().any(|key| it.starts_with(key)));
            if (named || locked)
                && is_literal(secret.of(scan.text))
                && !is_plain(secret.of(scan.text))
            {
                push(*secret);
            }
        }
    }
    // A directive with a name of several words and one or two values.
    let name = text.split([' ', '\t']).next().unwrap_or_default();
    if name.contains('_')
        && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
        && claim(name) == Claim::Strong
        && let [_, secret, last] = words(scan, line).as_slice()
    {
        let secret = if name.starts_with("password_") { *last } else { *secret };
        let value = secret.of(scan.text);
        if is_literal(value)
            && 4 <= value.len()
            && !value.starts_with(['=', ':', '('])
            && !is_plain(value)
        {
            push(secret);
        }
    }
    // Routers and switches: the password ends the line.
    let first = name.trim_start_matches(['#', ' ']);
    if ROUTERS.contains(&first)
        && let Some((head, secret)) = text.rsplit_once(' ')
        && let Some(word) = head.rsplit(' ').next()
        && (matches!(
            word,
            "password" | "secret" | "key" | "md5" | "key-string" | "0" | "7" | "5" | "9"
        ))
        && ["password", "secret", "key", "md5"].iter().any(|it| head.has(it))
        && is_literal(secret.trim_matches('"'))
        && !is_number(secret)
        && 4 <= secret.len()
    {
        let inner = secret.trim_matches('"');
        let from = line.end - secret.len() + usize::from(secret.starts_with('"'));
        push(TextRange::new(from, from + inner.len()));
    }
}

/// Accounts that most systems have.
const PEOPLE: &[&str] = &["root", "admin", "ubuntu", "postgres"];

/// First words of lines of routers' configurations.
#[rustfmt::skip]
const ROUTERS: &[&str] = &[
    "neighbor", "username", "enable", "tacacs-server", "radius-server", "ntp", "ip", "snmp-server",
    "ppp", "crypto", "peer", "area", "standby", "vrrp", "isis", "ospf", "bgp", "line", "set",
];
