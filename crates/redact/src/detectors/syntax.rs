//! Secrets by what stands around them in one line: pieces of markup, arguments without parentheses,
//! rows of two cells, connection strings of Go's, links for one use, keys in groups.

use crate::find::Find as _;
use text::TextRange;

use super::deny::is_known;
use super::header::is_dull;
use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Bits};
use crate::value::{is_label, is_literal, is_plain, looks_secret, looks_typed};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut bulk = Bulk::default();
    for it in scan.surveyed() {
        let line = it.range;
        let holds = |any| it.holds & any != 0;
        if !holds(ANY) && !bulk.is_open {
            continue;
        }
        let text = line.of(scan.text);
        if holds(survey::NAME) || bulk.is_open {
            bulk.see(line, text, acc);
        }
        if text.len() < SHORTEST || !it.is_new {
            continue;
        }
        if holds(survey::NAME | survey::WIDE) {
            cells(line, text, it.holds, acc);
        }
        // A key of five groups is a run of 29 bytes.
        if holds(survey::RUN) {
            groups(line, text, acc);
        }
        if holds(survey::FOURS) {
            quads(line, text, acc);
        }
        if holds(survey::NAME | survey::WIDE) {
            destructured(scan, line, text, acc);
        }
        if holds(survey::ARGUMENT) {
            typed(scan, line, text, acc);
            arguments(scan, line, text, acc);
            rare(scan, line, text, acc);
        }
        if holds(survey::AT) {
            connection(line, text, acc);
            login(line, text, acc);
        }
        if holds(survey::ADDRESS) {
            links(line, text, acc);
        }
        if holds(survey::ARGUMENT | survey::HASH_RUN) {
            logged(line, text, acc);
        }
    }
    // Behind the last line the words of an open command are complete.
    bulk.see(TextRange::new(scan.text.len(), scan.text.len()), "", acc);
}

/// What a line has that holds any of these syntaxes.
const ANY: Bits = survey::NAME
    | survey::WIDE
    | survey::ARGUMENT
    | survey::RUN
    | survey::FOURS
    | survey::AT
    | survey::ADDRESS;

/// What stands before the arguments, and in the lines that are read as a log's.
#[rustfmt::skip]
pub(crate) const PHRASES: &[&str] = &[
    "basic_auth ", "USERPWD", ", <<\"", "\"AUTH ", "']\t", "'] => ", "PHP_AUTH_PW", ".Open \"", "dbConnect(", "sp_addlinkedsrvlogin ", "sp_addlogin ", "<<< ", "echo -n '",
    "echo -n \"", "Login incorrect: [", "Login OK: [", "read(0, \"", "\"kty\"", "md5($", "sha1($",
    "'sha256', $",
];

/// A shorter line holds no name and its value.
const SHORTEST: usize = 10;

/// A longer line is data of a program's.
const LONGEST: usize = 4000;

fn push(acc: &mut Vec<Found>, start: usize, length: usize) {
    if 0 < length {
        let range = TextRange::new(start, start + length);
        acc.push(Found { range, kind: Kind::Password });
    }
}

/// Redis' protocol, a word on each line: `AUTH`, `$4`, `name`, `$11`, `X`.
#[derive(Default)]
struct Bulk {
    is_open: bool,
    /// Whether a length was on the line before.
    is_counted: bool,
    last: Option<TextRange>,
}

impl Bulk {
    fn see(&mut self, line: TextRange, text: &str, acc: &mut Vec<Found>) {
        if !self.is_open {
            self.is_open = matches!(text, "AUTH" | "auth");
            return;
        }
        let is_length = text
            .strip_prefix('$')
            .is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
        if std::mem::take(&mut self.is_counted) {
            self.last = Some(line);
        } else if is_length {
            self.is_counted = true;
        } else {
            self.is_open = false;
            if let Some(range) = self.last.take() {
                acc.push(Found { range, kind: Kind::Password });
            }
        }
    }
}

/// `| DB_PASSWORD | X | yes |`, `<td>REDIS_AUTH</td><td>X</td>`.
fn cells(line: TextRange, text: &str, holds: Bits, acc: &mut Vec<Found>) {
    if LONGEST < text.len() {
        return;
    }
    if holds & survey::LESS != 0 && text.has("</td><td") {
        let mut named = false;
        let mut at = 0;
        for piece in text.split("</td>") {
            let inner = piece.rsplit('>').next().unwrap_or_default();
            let start = at + piece.len() - inner.len();
            at += piece.len() + 5;
            if named && is_literal(inner) && !inner.contains('<') {
                push(acc, line.start + start, inner.len());
            }
            named = is_name(inner) && matches!(claim(inner), Claim::Strong);
        }
    }
    if !text.starts_with('|') {
        return;
    }
    let mut named = false;
    let mut at = 0;
    let mut before = "";
    for (index, piece) in text.split('|').enumerate() {
        let inner = piece.trim().trim_matches('`');
        let start = at + piece.find(inner).unwrap_or_default();
        at += piece.len() + 1;
        let typed = inner.chars().any(|it| !it.is_ascii_lowercase() && it != ' ');
        // `| Security answer | X |`
        let labelled = index == 2
            && before.contains(' ')
            && text.trim_end().ends_with('|')
            && text.matches('|').count() == 3
            && claim(&before.replace(' ', "_")) == Claim::Strong
            && !is_known(&inner.to_lowercase());
        before = inner;
        if (named && typed || labelled)
            && is_literal(inner)
            && !is_label(inner)
            && (!is_plain(inner) || inner.bytes().any(|it| it.is_ascii_uppercase()))
        {
            push(acc, line.start + start, inner.len());
        }
        named = is_name(inner)
            && (inner.contains('_') && text.matches('|').count() == 3
                || inner.bytes().all(|it| !it.is_ascii_lowercase()))
            && claim(inner) == Claim::Strong;
    }
}

fn is_name(text: &str) -> bool {
    (3..=60).contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it))
}

/// Keys of products in groups of five, of disks in groups of six digits.
fn groups(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let mut at = 0;
    for word in text.split([' ', '\t', '"', '\'', ',', '=', '(', ')', '<', '>', '`', ':']) {
        let start = at;
        at += word.len() + 1;
        if !matches!(word.len(), 29 | 55) || word.as_bytes().get(5 + word.len() / 55) != Some(&b'-')
        {
            continue;
        }
        let size = if word.len() == 29 { 5 } else { 6 };
        let inside = |it: u8| it.is_ascii_digit() || size == 5 && it.is_ascii_uppercase();
        let grouped = word.split('-').all(|it| it.len() == size && it.bytes().all(inside));
        let mixed = size == 6
            || word.bytes().any(|it| it.is_ascii_digit())
                && word.bytes().any(|it| it.is_ascii_uppercase());
        if grouped && mixed {
            push(acc, line.start + start, word.len());
        }
    }
}

/// Keys in groups of four: `k7zq m2xw p9rt l4vb`, `VDL9-D32U-NLY5-XIWQ`. Groups of hexadecimal
/// digits are fingerprints.
fn quads(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let mut run: Option<TextRange> = None;
    let mut at = 0;
    let (mut count, mut mixed, mut other) = (0, 0, 0);
    let mut sign = None;
    for word in text.split([' ', '-', '\t']).chain([""]) {
        let start = at;
        at += word.len() + 1;
        let before = text.as_bytes().get(start.wrapping_sub(1)).copied();
        let bare = word.trim_matches(|it: char| "\"'`(),.;:".contains(it));
        let upper = bare.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
        let lower = bare.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
        let lead = word.find(bare).unwrap_or_default();
        let joins = run.is_none_or(|it| {
            it.end + 1 == line.start + start && lead == 0 && (count == 1 || sign == before)
        });
        sign = before;
        if bare.len() == 4 && (upper || lower) && joins {
            let begin = run.map_or(line.start + start + lead, |it| it.start);
            run = Some(TextRange::new(begin, line.start + start + lead + 4));
            count += 1;
            let digits = bare.bytes().filter(u8::is_ascii_digit).count();
            mixed += usize::from((1..=3).contains(&digits));
            other += bare.bytes().filter(|it| b'f' < it.to_ascii_lowercase()).count();
            if lead + 4 == word.len() {
                continue;
            }
        }
        if let Some(range) = run.take()
            // The number of a weakness.
            && text.get(range.start - line.start..).is_none_or(|it| !it.starts_with("GHSA"))
            && 4 <= count
            && count <= mixed * 2
            && count <= other * 2
        {
            push(acc, range.start, range.len());
        }
        (count, mixed, other) = (0, 0, 0);
    }
}

/// How scripts type into pages.
#[rustfmt::skip]
pub(crate) const PAGES: &[&str] = &[
    ".value = ", ".type(", ".fill(", ".val(", "send_keys(", "sendKeys(", ".setValue(", "fill_in ",
];

/// What a script types into a page: `fill('#password', 'X')`, `get('[name=pw]').type('X')`.
fn typed(scan: &Scan<'_>, line: TextRange, text: &str, acc: &mut Vec<Found>) {
    for what in PAGES {
        let Some(at) = text.find(what) else { continue };
        let mut start = line.start + at + what.len();
        let mut head = text.get(..at).unwrap_or_default();
        let mut value = scan.quoted(start, line.end).filter(|_| start < line.end);
        if let Some((selector, after)) = value {
            let next = after + scan.run(after, line.end, |it| b", ".contains(&it));
            if after < next
                && let Some(second) = scan.quoted(next, line.end)
            {
                (head, start, value) = (selector.of(scan.text), next, Some(second));
            }
        }
        let named = head
            .split(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '-')
            .any(|it| claim(it) == Claim::Strong);
        if let Some((range, _)) = value
            && named
            && start < line.end
            && is_literal(range.of(scan.text))
        {
            acc.push(Found { range, kind: Kind::Password });
        }
    }
}

/// `[$user, $pass] = ['shop', 'X']`: values by the places of their names.
fn destructured(scan: &Scan<'_>, line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let Some((names, _)) = text.split_once(" = ").filter(|it| it.0.contains(',')) else { return };
    let plain = |it: &str| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"_$".contains(&it))
    };
    let list = names.rsplit(['[', '(']).next().unwrap_or_default();
    let list = list.trim().trim_end_matches([']', ')']);
    let mut at = line.start + names.len() + 3;
    at += scan.run(at, line.end, |it| b"[(".contains(&it));
    for name in list.split(',').map(str::trim) {
        if !plain(name) {
            return;
        }
        let Some((inner, after)) = scan.quoted(at, line.end).filter(|_| at < line.end) else {
            return;
        };
        if claim(name) == Claim::Strong && is_literal(inner.of(scan.text)) {
            acc.push(Found { range: inner, kind: Kind::Password });
        }
        at = after + scan.run(after, line.end, |it| b", ".contains(&it));
    }
}

/// Calls and commands whose last literal of several is the secret, and whose parentheses are left
/// out; and those that take `name:X`.
fn arguments(scan: &Scan<'_>, line: TextRange, text: &str, acc: &mut Vec<Found>) {
    if LONGEST < text.len() {
        return;
    }
    for what in ["basic_auth ", "sp_addlinkedsrvlogin ", "sp_addlogin ", ".Open \"", "dbConnect("] {
        let Some(found) = text.find(what) else { continue };
        let mut literals = Vec::new();
        let mut at = line.start + found + what.trim_end_matches('"').len();
        while at < line.end && literals.len() < 8 {
            let gap = scan.run(at, line.end, |it| {
                !b"\"');#".contains(&it) || what.ends_with('(') && it == b')'
            });
            at += gap;
            let Some((inner, after)) = scan.quoted(at, line.end) else { break };
            literals.push(inner);
            at = after;
        }
        // An object stands before `Open`, and its first argument holds names and values.
        let is_open = what.starts_with('.');
        let first = literals.first().map(|it| it.of(scan.text)).unwrap_or_default();
        let index = if what.ends_with('(') { literals.len().min(3) } else { literals.len() };
        if let Some(secret) = index.checked_sub(1).and_then(|it| literals.get(it))
            && 2 <= literals.len()
            && (!is_open || 3 <= literals.len() && first.contains('='))
            && is_literal(secret.of(scan.text))
        {
            acc.push(Found { range: *secret, kind: Kind::Password });
        }
    }
    for what in ["USERPWD", "<<< ", "echo -n '", "echo -n \""] {
        let Some(found) = text.find(what) else { continue };
        if what.starts_with("echo") && !text.has("| base64") {
            continue;
        }
        let from = line.start + found + what.trim_end_matches(['\'', '"']).len();
        let from = from
            + scan.run(from, line.end, |it| b", '=>".contains(&it) && it != b'"' && it != b'\'');
        let Some(word) = (from < line.end).then(|| scan.word(from, line.end)).flatten() else {
            continue;
        };
        let inner = word.of(scan.text);
        if let Some((name, secret)) = inner.split_once(':')
            && !name.is_empty()
            && !name.contains([' ', '$', '{'])
            && !secret.starts_with("//")
            && is_literal(secret)
        {
            push(acc, word.end - secret.len(), secret.len());
        } else if what == "<<< " && text.has("base64 -d") && 8 <= inner.len() {
            acc.push(Found { range: word, kind: Kind::Password });
        }
    }
    // Erlang: `{default_pass, <<"X">>}`.
    for (at, sign) in text.match_indices(", <<\"") {
        let head = text.get(..at).unwrap_or_default();
        let name = head.rsplit(['{', ' ', ',']).next().unwrap_or_default();
        let start = at + sign.len();
        let length = text.get(start..).and_then(|it| it.find("\">>")).unwrap_or_default();
        let value = text.get(start..start + length).unwrap_or_default();
        if claim(name) == Claim::Strong && is_literal(value) {
            push(acc, line.start + start, length);
        }
    }
}

/// `name:X@tcp(host:3306)/db`
fn connection(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    for what in ["@tcp(", "@unix(", "@tcp6("] {
        let Some(at) = text.find(what) else { continue };
        let head = text.get(..at).unwrap_or_default();
        let start = head.rfind(|it: char| "\"'` =".contains(it)).map_or(0, |it| it + 1);
        let login = head.get(start..).unwrap_or_default();
        if let Some((name, secret)) = login.split_once(':')
            && !name.is_empty()
            && !name.contains('/')
            && is_literal(secret)
        {
            push(acc, line.start + at - secret.len(), secret.len());
        }
    }
}

/// What is behind `/join/`, `/invite/`, in a link that opens something to whoever has it.
fn links(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|it| it.find("://")) {
        let start = from + found + 3;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest
            .find(|it: char| it.is_whitespace() || "\"'<>`);,".contains(it))
            .unwrap_or(rest.len());
        let address = rest.get(..length).unwrap_or_default();
        let stream =
            text.get(..start).is_some_and(|it| it.ends_with("rtmp://") || it.ends_with("rtmps://"));
        from = start + length;
        let mut at = 0;
        let mut before = "";
        for (index, segment) in address.split('/').enumerate() {
            let opens = 0 < index && LINKS.contains(&before);
            let streams = stream && 2 <= index && at + segment.len() == address.len();
            let (path, fragment) = segment.split_once('#').unwrap_or((segment, ""));
            let path = path.split('?').next().unwrap_or_default();
            if opens && is_token(path) || streams && 14 <= path.len() && path.contains(['-', '_']) {
                push(acc, line.start + start + at, path.len());
                if !fragment.is_empty() && is_token(fragment) {
                    push(
                        acc,
                        line.start + start + at + segment.len() - fragment.len(),
                        fragment.len(),
                    );
                }
            }
            before = segment;
            at += segment.len() + 1;
        }
    }
}

/// What comes before the token of a link.
const LINKS: &[&str] = &[
    "join",
    "invite",
    "invitation",
    "s",
    "share",
    "run",
    "cron",
    "magic",
    "reset",
    "activate",
    "secret",
    "private",
    "catch",
    "onetime",
    "ots",
    "otp",
    "signup",
    "accept",
];

fn is_token(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let upper = text.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = text.bytes().filter(u8::is_ascii_lowercase).count();
    16 <= text.len()
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it))
        && (3 <= upper && 3 <= lower || 4 <= digits && 4 <= lower + upper)
}

/// `name:X@host` without a scheme.
fn login(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    if LONGEST < text.len() || !text.contains('@') {
        return;
    }
    let mut at = 0;
    for word in text.split([' ', '\t', '"', '\'', '`', ',', '(', ')', '<', '>']) {
        let start = at;
        at += word.len() + 1;
        let Some((login, host)) = word.rsplit_once('@') else { continue };
        if login.has("//") || login.contains(['=', '{', '$', '/', '\\', '[']) {
            continue;
        }
        let stripped = login.strip_prefix(":pserver:").or(login.strip_prefix(":ext:"));
        let Some((name, secret)) = stripped.unwrap_or(login).split_once(':') else { continue };
        let plain = |it: &str| {
            it.starts_with(|it: char| it.is_ascii_lowercase())
                && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-.".contains(&it))
        };
        let place = host.split([':', '/']).next().unwrap_or_default();
        let digits = secret.bytes().any(|it| it.is_ascii_digit());
        let letters = secret.bytes().filter(u8::is_ascii_alphabetic).count();
        let sure = stripped.is_some()
            || looks_typed(secret)
            || digits && 4 <= letters && 6 <= secret.len() && !is_plain(secret)
            || digits && secret.bytes().any(|it| it.is_ascii_uppercase()) && 8 <= secret.len();
        if plain(name)
            && !NO_USERS.contains(&name)
            && plain(place)
            && !place.starts_with("sha256")
            && 3 <= place.len()
            && sure
            && !secret.contains([':', '#'])
            && is_literal(secret)
            && !secret.starts_with(|it: char| it.is_ascii_digit())
        {
            push(acc, line.start + start + login.len() - secret.len(), secret.len());
        }
    }
}

/// What logs, traces, dumps and comparisons in code show.
fn logged(line: TextRange, text: &str, acc: &mut Vec<Found>) {
    if LONGEST < text.len() {
        return;
    }
    for (what, end) in SHOWN {
        let Some(at) = text.find(what).map(|it| it + what.len()) else { continue };
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find(end).unwrap_or_default();
        let value = rest.get(..length).unwrap_or_default();
        let (skip, value) = match value.split_once('/').filter(|_| what.starts_with("Login")) {
            Some((name, secret)) => (name.len() + 1, secret),
            None => (0, value),
        };
        let odd = value.bytes().any(|it| !it.is_ascii_lowercase());
        let fits = !what.starts_with("read") || odd && !value.contains([' ', '\\', '<']);
        if fits && value.len() <= 60 && is_literal(value) {
            push(acc, line.start + at + skip, value.len());
        }
    }
    if text.has("\"kty\"") {
        for member in ["\"k\":\"", "\"d\":\"", "\"k\": \"", "\"d\": \""] {
            for (at, _) in text.match_indices(member) {
                let at = at + member.len();
                let length = text.get(at..).and_then(|it| it.find('"')).unwrap_or_default();
                push(acc, line.start + at, if 16 <= length { length } else { 0 });
            }
        }
    }
    // A hash and what it was made of, as crackers write them; a variable in a table of `phpinfo`.
    if let Some((hash, secret)) = text.split_once(':')
        && matches!(hash.len(), 32 | 40 | 64)
        && hash.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
        && !secret.contains([' ', ':', '/'])
        && is_literal(secret)
    {
        push(acc, line.start, hash.len());
        push(acc, line.start + hash.len() + 1, secret.len());
    }
    let shown = text.split_once("']\t").or_else(|| text.split_once("'] => "));
    if let Some((head, value)) = shown
        && is_literal(value)
        && !(head.has("$_COOKIE['") && is_dull(head.rsplit('\'').next().unwrap_or_default(), value))
        && (head.ends_with("$_COOKIE['")
            || head.has("$_COOKIE['") && looks_secret(value)
            || head.rsplit('\'').next().is_some_and(|it| claim(it) == Claim::Strong))
    {
        push(acc, line.end - value.len(), value.len());
    }
    let compares = ["PHP_AUTH_PW", "md5($", "sha1($", "'sha256', $"];
    if let Some(from) = compares.iter().filter_map(|it| text.find(it)).min() {
        let rest = text.get(from..).unwrap_or_default();
        for sign in ["== '", "== \""] {
            let Some(at) = rest.find(sign).map(|it| it + sign.len()) else { continue };
            let quote = sign.get(3..).unwrap_or_default();
            let value = rest.get(at..).unwrap_or_default();
            let length = value.find(quote).unwrap_or_default();
            if value.get(..length).is_some_and(is_literal) {
                push(acc, line.start + from + at, length);
            }
        }
    }
}

/// What stands in lines that `rare` finds something in.
#[rustfmt::skip]
pub(crate) const RARE: &[&str] = &[
    "command not found", "::add-mask::", "ecret=true]", " /v ", CHAP, SENT[0], SENT[1], SENT[2], SHUTDOWN, NESTED, HEADED[0], HEADED[1], "C: PASS ", "> PASS ",
];

/// Between the name and the secret in the file of a dial-up line: `"name" * "X"`.
const CHAP: &str = "\" * \"";

/// Before the word that stops Tomcat.
const SHUTDOWN: &str = " shutdown=\"";

/// Before a password of a Windows set-up.
const NESTED: &str = "Password><Value>";

/// Before a header that a probe or a client of an application's own sends.
const HEADED: [&str; 2] = ["-H 'X-", "-H \"X-"];

/// What a client of PHP's sent.
const SENT: [&str; 3] = ["$_GET['", "$_POST['", "$_REQUEST['"];

/// What shells, pipelines and registries show.
fn rare(scan: &Scan<'_>, line: TextRange, text: &str, acc: &mut Vec<Found>) {
    if LONGEST < text.len() {
        return;
    }
    // What was typed where the shell waited for a command.
    let command = text
        .strip_suffix(": command not found")
        .and_then(|it| it.rsplit_once(": "))
        .map(|it| it.1)
        .or_else(|| text.split_once("command not found: ").map(|it| it.1));
    if let Some(word) = command.filter(|it| looks_typed(it) || it.ends_with('!') && 6 <= it.len()) {
        let start = line.start + text.find(word).unwrap_or_default();
        push(acc, start, word.len());
    }
    // What a pipeline is told to hide.
    for what in ["::add-mask::", "issecret=true]", "isSecret=true]"] {
        let Some((_, value)) = text.split_once(what) else { continue };
        let value = value.split(['"', '\'']).next().unwrap_or_default();
        if is_literal(value) {
            let start = text.find(what).unwrap_or_default() + what.len();
            push(acc, line.start + start, value.len());
        }
    }
    for what in [CHAP, "C: PASS ", "> PASS "] {
        let Some(at) = text.find(what).map(|it| it + what.len()) else { continue };
        let rest = text.get(at..).unwrap_or_default();
        let length = if what == CHAP { rest.find('"').unwrap_or(rest.len()) } else { rest.len() };
        if rest.get(..length).is_some_and(is_literal) {
            push(acc, line.start + at, length);
        }
    }
    for what in SENT {
        compared(line, text, what, acc);
    }
    for (what, end) in [(SHUTDOWN, '"'), (NESTED, '<')] {
        let Some(at) = text.find(what).map(|it| it + what.len()) else { continue };
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find(end).unwrap_or_default();
        let value = rest.get(..length).unwrap_or_default();
        if is_literal(value) && value != "SHUTDOWN" && (what == NESTED || text.has("<Server ")) {
            push(acc, line.start + at, length);
        }
    }
    for what in HEADED {
        let Some(at) = text.find(what).map(|it| it + what.len()) else { continue };
        let rest = text.get(at..).unwrap_or_default();
        let rest = rest.split(['\'', '"']).next().unwrap_or_default();
        let Some((name, value)) = rest.split_once(": ") else { continue };
        let is_own = name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
            && !["Id", "ID", "Version", "For", "Host", "Trace"].iter().any(|it| name.ends_with(it));
        if is_own && !value.contains(' ') && looks_secret(value) {
            push(acc, line.start + at + name.len() + 2, value.len());
        }
    }
    // `reg add … /v Password … /d X`
    if text.has("reg ") || text.has("REG ") {
        let named = text.split(" /v ").nth(1).and_then(|it| it.split(' ').next());
        if named.is_some_and(|it| claim(it) == Claim::Strong)
            && let Some(at) = text.find(" /d ").map(|it| line.start + it + 4)
            && let Some(word) = scan.word(at, line.end)
            && is_literal(word.of(scan.text))
        {
            push(acc, word.start, word.len());
        }
    }
}

/// `$_GET['key'] === 'X'`: what a client's key is compared with.
fn compared(line: TextRange, text: &str, what: &str, acc: &mut Vec<Found>) {
    for (at, _) in text.match_indices(what) {
        compared_at(line, text, at + what.len(), acc);
    }
}

fn compared_at(line: TextRange, text: &str, at: usize, acc: &mut Vec<Found>) {
    let Some((name, behind)) = text.get(at..).and_then(|it| it.split_once("']")) else { return };
    let value = behind.trim_start_matches(['!', '=', ' ']);
    let signs = behind.len() - value.len();
    let value = value.strip_prefix(['\'', '"']).unwrap_or_default();
    let length = value.find(['\'', '"']).unwrap_or_default();
    let literal = value.get(..length).unwrap_or_default();
    if 2 <= signs
        && matches!(claim(name), Claim::Strong | Claim::Weak)
        && is_literal(literal)
        && !is_known(&literal.to_lowercase())
    {
        push(acc, line.start + at + name.len() + 2 + signs + 1, length);
    }
}

/// What stands before a password and behind it: in logs of FreeRADIUS, in traces of system calls.
const SHOWN: &[(&str, &str)] = &[
    ("Login incorrect: [", "]"),
    ("Login OK: [", "]"),
    ("\"AUTH ", "\\r\\n\""),
    ("read(0, \"", "\\n\""),
];

/// What stands before a colon and an address, and is nobody's name.
const NO_USERS: &[&str] = &[
    "mailto", "sip", "sips", "xmpp", "acct", "to", "from", "cc", "bcc", "email", "mail", "image",
    "author", "npm", "git", "contact", "user", "by",
];
