//! What strict mode masks by its place and shape alone: literals in quotes, values of settings that
//! nobody knows, and words that are none of a configuration's. What is plainly a setting's value
//! stays: places, numbers, addresses, references, identifiers of code, words of `vocabulary`.

mod vocabulary;

use std::collections::BTreeSet;

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim, is_setting, is_user};
use crate::line::Line;
use crate::mask::may_log_in;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::{
    self, is_algorithm, is_enumeration, is_hex, is_literal, is_number, is_path, is_plain,
    is_published, is_upper, looks_secret, turns,
};

use super::assignment::joined;
pub(super) use vocabulary::is_known;

/// A longer literal is a text.
const LONGEST: usize = 160;

/// A shorter one says too little.
const SHORTEST: usize = 4;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.is_strict() {
        return;
    }
    let before = acc.len();
    let mut public = false;
    for range in scan.lines() {
        let text = range.of(scan.text);
        if text.has("-----BEGIN ") {
            public = !text.has("PRIVATE");
        }
        if !public {
            let line = Line::new(scan, range);
            quoted(scan, &line, acc);
            assigned(scan, &line, acc);
            inner(scan, &line, acc);
            cells(scan, &line, acc);
            odd(scan, &line, acc);
        }
        if text.has("-----END ") || text.trim().is_empty() {
            public = false;
        }
    }
    without_users(scan, acc, before);
}

/// Leaves who logs in before a secret that another detector found: `eva:X`. What another detector found
/// together with what stands before it stays whole.
fn without_users(scan: &Scan<'_>, acc: &mut [Found], before: usize) {
    let (known, denied) = acc.split_at_mut(before.min(acc.len()));
    let known: BTreeSet<(usize, usize)> =
        known.iter().map(|it| (it.range.start, it.range.end)).collect();
    for it in denied {
        let Some((user, _)) = it.range.of(scan.text).split_once(':') else { continue };
        let start = it.range.start + user.len() + 1;
        if may_log_in(user) && known.contains(&(start, it.range.end)) {
            it.range = TextRange::new(start, it.range.end);
        }
    }
}

/// Literals in quotes that are neither names of settings nor their known values.
fn quoted(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let mut at = line.content;
    let mut keyed = false;
    while at < end {
        at += scan.run(at, end, |it| !b"\"'`".contains(&it));
        if end <= at {
            return;
        }
        let apostrophe = at
            .checked_sub(1)
            .and_then(|it| scan.byte(it))
            .is_some_and(|it| it.is_ascii_alphanumeric() || !it.is_ascii());
        let Some((inner, behind)) = scan.quoted(at, end).filter(|_| !apostrophe) else {
            at += 1;
            continue;
        };
        let inner = literal_of(scan, inner);
        let value = inner.of(scan.text);
        // `-H 'X-Boot: …'`
        let header = value.split_once(": ").filter(|it| {
            it.0.contains('-')
                && it.0.starts_with(|it: char| it.is_ascii_uppercase())
                && it.0.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
        });
        if let Some((name, secret)) = header.filter(|it| !is_innocent(it.0) && is_value(it.1)) {
            let start = inner.start + name.len() + 2;
            let range = TextRange::new(start, start + secret.len());
            acc.push(Found { range, kind: Kind::Password });
        }
        // A comment quotes words that it explains, a line of a log those that it speaks of.
        let spoken = (line.is_comment || is_logged(scan, line)) && !is_odd(value) && !is_key(value);
        let closed = inner.end < end;
        // Who logs in, before the secret: `"eva" "X"`, `[ 'shop', 'X' ]`, `'eva'@'%'`.
        let next = scan.of(behind, end.min(behind + 8));
        let first = at == line.content && next.trim_start().starts_with(['"', '\''])
            || scan.of(line.content, at).trim_end().ends_with('[')
                && next.starts_with(", ")
                && scan.quoted(behind + 2, end).is_some_and(|(_, after)| {
                    scan.of(after, end.min(after + 2)).trim_start().starts_with(']')
                });
        let user = first && is_word(value) || next.starts_with("@'") || next.starts_with("@`");
        // A text of a shell's that holds a variable.
        let shell = value.contains(' ')
            && value.as_bytes().windows(2).any(|it| {
                it.first() == Some(&b'$') && it.last().is_some_and(u8::is_ascii_uppercase)
            });
        // `"Title: Backup done"`
        let titled = scan.of(line.content, at).ends_with("-H ")
            && value.split_once(": ").is_some_and(|(name, _)| {
                is_innocent(name) || name.to_ascii_lowercase().ends_with("version")
            });
        // `"key" "whose";` of a map.
        let owner = keyed && value.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it));
        keyed = at == line.content && (looks_secret(value) || is_key(value));
        // `"DB_USER=shop"`
        let setting = value
            .split_once('=')
            .is_some_and(|it| is_innocent(it.0) && (is_hex(it.1) || !looks_secret(it.1)));
        let owner = owner || is_word(value) && is_numbered(scan.of(line.content, at), '(');
        if closed
            && header.is_none()
            && !setting
            && !spoken
            && !owner
            && !user
            && !shell
            && !titled
            && is_value(value)
            && !is_named_innocent(scan, line, at)
            && !is_name(scan, behind, end)
            && !scan.of(behind, end.min(behind + 3)).trim_start().starts_with('{')
            && !(value.contains([';', ' ']) && value.contains('='))
        {
            let pieces = joined(scan, inner, end).into_iter();
            acc.extend(pieces.map(|range| Found { range, kind: Kind::Password }));
        }
        at = behind.max(at + 1);
    }
}

/// The literal that a pattern is: `~^…$`.
fn literal_of(scan: &Scan<'_>, range: TextRange) -> TextRange {
    let text = range.of(scan.text);
    let head = text.strip_prefix('~').unwrap_or_default().trim_start_matches('*');
    let literal = head.strip_prefix('^').and_then(|it| it.strip_suffix('$'));
    match literal.filter(|it| !it.contains(['(', '[', '.', '*', '+', '\\', '|', '/', '$'])) {
        Some(it) => TextRange::new(range.end - 1 - it.len(), range.end - 1),
        None => range,
    }
}

/// Whether a line begins with a time.
fn is_logged(scan: &Scan<'_>, line: &Line) -> bool {
    line.word.of(scan.text).starts_with(|it: char| it.is_ascii_digit())
}

/// Whether what stands before a value says that it is no secret.
fn is_named_innocent(scan: &Scan<'_>, line: &Line, at: usize) -> bool {
    let start = line.content.max(scan.text.floor_char_boundary(at.saturating_sub(120)));
    let head = scan.of(start, at).trim_end_matches([' ', '\t', '"', '\'', '[', '{']);
    // A weak tag of a text, and PHP's `["name"]=> string(5) "…"`.
    let head = head.strip_suffix("W/").map_or(head, str::trim_end);
    let dumped = head.rsplit_once("string(").filter(|(_, it)| {
        it.strip_suffix(')').is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
    });
    let head = dumped.map_or(head, |it| it.0.trim_end());
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

/// Whether a name is that of a setting, of a user or of something that is public.
fn is_about(name: &str) -> bool {
    is_setting(name) || is_user(name) || matches!(claim(name), Claim::About | Claim::Public)
}

fn is_innocent(name: &str) -> bool {
    is_about(name)
        || is_known(&name.to_ascii_lowercase())
        || 4 < name.len() && name.ends_with("id") && claim(name) == Claim::None
        // Of a name in a directory.
        || ["CN", "OU", "DC", "O", "L", "ST", "C"].contains(&name)
}

/// Whether a name ends here, and its value follows.
fn is_name(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let rest = scan.of(at, end.min(at + 8)).trim_start_matches([' ', '\t', ']']);
    rest.starts_with([':', '='])
}

/// Values of variables that nobody knows: `NAME=value`, `name: value`, without quotes.
fn assigned(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let name = line.word;
    let end = line.range.end;
    let index =
        scan.run(name.end, end, |it| b"[]".contains(&it) || it.is_ascii_uppercase() || it == b'_');
    let text = scan.of(name.start, name.end + index).trim_end_matches(']');
    let text = text.rsplit('[').next().unwrap_or_default();
    let signed = name.end + index;
    let sign = signed + scan.run(signed, end, |it| b" \t".contains(&it));
    let Some(b'=' | b':') = scan.byte(sign).filter(|_| sign < end && !text.is_empty()) else {
        return;
    };
    let start = sign + 1 + scan.run(sign + 1, end, |it| b" \t".contains(&it));
    if end <= start
        || is_innocent(text)
        || b"\"'`=|>&*!{[".contains(&scan.byte(start).unwrap_or(b'='))
    {
        return;
    }
    let comment =
        [*b" #", *b" ;"].into_iter().filter_map(|it| scan.find_pair(start, end, it)).min();
    let value = scan.of(start, comment.unwrap_or(end)).trim_end_matches([' ', '\t', ';', ',']);
    let told = is_upper(text) || !is_usual(text) || is_odd(value);
    let words = value.split(' ').count();
    // `ERROR: no such user`
    let said = scan.byte(sign) == Some(b':')
        && is_upper(text)
        && 3 <= words
        && value.chars().all(|it| it.is_alphabetic() || " .,'\u{2019}".contains(it));
    if told && !said && words <= 5 && !value.contains(['(', '<', '=']) && is_value(value) {
        acc.push(Found { range: TextRange::new(start, start + value.len()), kind: Kind::Password });
    }
}

/// The same within a line: of a command, of a list.
fn inner(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let mut at = line.word.end;
    while at < end {
        at += scan.run(at, end, |it| it != b'=');
        let name = scan.of(line.content, at);
        let start =
            name.rfind(|it: char| !it.is_ascii_alphanumeric() && it != '_').map_or(0, |it| it + 1);
        let name = name.get(start..).unwrap_or_default();
        let value = TextRange::new(at + 1, scan.word_end(at + 1, end).max(at + 1));
        if end <= at {
            return;
        }
        let quoted = scan.byte(at + 1).is_some_and(|it| b"\"'".contains(&it));
        if is_upper(name) && !quoted && !is_innocent(name) && is_value(value.of(scan.text)) {
            acc.push(Found { range: value, kind: Kind::Password });
        }
        at = value.end.max(at + 1);
    }
}

/// Cells of tables and the texts of elements.
fn cells(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let text = scan.of(line.content, end);
    let separator =
        [b'|', b';'].into_iter().find(|it| 3 <= text.bytes().filter(|at| at == it).count());
    // The head of a table.
    let below = scan.of(end, end + 8).trim_start_matches(['\r', '\n']);
    if ["|-", "| -", "|:", "| :", "+-", "--"].iter().any(|it| below.starts_with(it)) {
        return;
    }
    let element = text.has("</");
    let mut at = line.content;
    while at < end && (separator.is_some() || element) {
        let length = scan.run(at, end, |it| Some(it) != separator && it != b'<' && it != b'>');
        let cell = scan.of(at, at + length);
        let inner = cell.trim();
        let start = at + cell.len() - cell.trim_start().len();
        let head = scan.of(line.content.max(at.saturating_sub(LONGEST)), at);
        let tag = if element { head.rsplit('<').next().unwrap_or_default() } else { "" };
        let tag = tag.split([' ', '>']).next().unwrap_or_default();
        let held = separator.is_some() || scan.before(at) == Some(b'>') && !is_about(tag);
        let numbered =
            is_word(inner) && separator.is_some() && is_numbered(scan.of(line.content, at), ';');
        if held
            && !numbered
            && inner.split(' ').count() <= 4
            && !inner.contains(['"', '\'', '=', ':', ','])
            && is_value(inner)
        {
            acc.push(Found {
                range: TextRange::new(start, start + inner.len()),
                kind: Kind::Password,
            });
        }
        at += length + 1;
    }
}

/// Whether a row begins with its number, and what comes next is whom or what it is about:
/// `(1,'eva',…`, `1;eva;…`.
fn is_numbered(head: &str, open: char) -> bool {
    let joins = |it: char| it == ',' || it == ';' || it == '|' || it == ' ';
    let number = head.trim_end_matches(joins);
    let rest = number.trim_end_matches(|it: char| it.is_ascii_digit());
    number.len() < head.len()
        && rest.len() < number.len()
        && (rest.is_empty() && open == ';' || rest.ends_with(open) && open == '(')
}

/// A word of small letters, as names of users and of settings are.
fn is_word(value: &str) -> bool {
    (2..=20).contains(&value.len())
        && value.bytes().all(|it| it.is_ascii_lowercase() || b"-_.".contains(&it))
}

/// Whether a name is one of words of configurations alone.
fn is_usual(name: &str) -> bool {
    name.split(|it: char| !it.is_alphanumeric())
        .all(|it| it.len() <= 3 || is_known(&it.to_lowercase()))
}

/// Whether a value of an unknown name is masked. A digest may be one where nothing names it.
fn is_value(value: &str) -> bool {
    is_denied(value) || is_key(value)
}

fn is_key(value: &str) -> bool {
    // In capitals it is the fingerprint of a public key.
    (32..=128).contains(&value.len())
        && is_hex(value)
        && (value.len() != 40 || value.bytes().any(|it| it.is_ascii_lowercase()))
}

/// Words whose letters, digits and signs are mixed as they are in no word of a configuration.
fn odd(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let inside = |it: u8| !it.is_ascii_whitespace() && !b"\"'`,;()[]{}<>|\\=&?".contains(&it);
    let end = line.range.end;
    let mut at = line.content;
    while at < end {
        at += scan.run(at, end, |it| !inside(it));
        let start = at;
        at += scan.run(at, end, inside);
        let word = scan.of(start, at);
        // `name:value`
        let offset = word.trim_end_matches(':').rfind(':').map_or(0, |it| it + 1);
        let addressed = word.has("://");
        let (start, word) = (start + offset, word.get(offset..).unwrap_or_default());
        let shell = addressed
            || 0 < offset && word.starts_with('!')
            || word.starts_with(['/', '-', '$', '~', '^', '%', '@', '.', '*', '&', '+'])
            || scan.before(start).is_some_and(|it| b"{$\\".contains(&it));
        let value = word.trim_end_matches(['.', ':', '!', '?']);
        let alone = start == line.content && value.len() == scan.of(start, end).trim_end().len();
        // A name, unless the sign pads what is written in base64.
        let named = scan.byte(at) == Some(b'=')
            && scan
                .byte(at + 1)
                .is_some_and(|it| it.is_ascii_alphanumeric() || b"\"'".contains(&it))
            && !is_hex(scan.of(at + 1, at + 3));
        // `--name web-3`, `on runner-2`
        let option = scan.of(line.content.max(start.saturating_sub(16)), start);
        let option = option.trim_end().rsplit(' ').next().unwrap_or_default();
        let is_named = NAMING.contains(&option)
            && is_word(value.trim_end_matches(|it: char| it.is_ascii_digit() || it == '-'));
        if !shell
            && !is_named
            && !named
            && !word.contains(['/', ':', '@', '$'])
            && (is_odd(value) && is_denied(value) || alone && is_key(value) && value.len() != 40)
            && !is_named_innocent(scan, line, start)
        {
            acc.push(Found {
                range: TextRange::new(start, start + word.trim_end_matches(['.', ':']).len()),
                kind: Kind::Password,
            });
        }
    }
}

/// Options and words before names.
const NAMING: &[&str] =
    &["--name", "--user", "--auth-user", "--username", "-u", "-U", "--db", "--host", "-h", "on"];

/// Letters with digits or signs among or behind them.
fn is_odd(value: &str) -> bool {
    let letters = value.chars().filter(|it| it.is_alphabetic()).count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let signs = value.bytes().filter(|it| b"!#+*?%&@=~^".contains(it)).count();
    6 <= value.len() && 4 <= letters && (0 < digits || 0 < signs) && !is_shaped(value)
}

/// Versions, units, names of hosts, devices, algorithms, times: digits at known words.
pub(super) fn is_shaped(value: &str) -> bool {
    let mut parts = value.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| !it.is_empty());
    let hex = 7 <= value.len() && is_hex(value) || value.starts_with('#');
    let versioned = value
        .rsplit_once('-')
        .is_some_and(|(_, it)| it.starts_with(|it: char| it.is_ascii_digit()) && it.contains('.'));
    let package = value.starts_with("lib") || value.ends_with("-dev");
    let lower = value.to_ascii_lowercase();
    let algorithm = ["sha1", "sha2", "sha3", "sha5", "md5"].iter().any(|it| lower.has(it));
    let groups = value.split(['-', '.', ':', '_']).all(|it| is_hex(it.trim_start_matches("0x")));
    hex || groups
        || ODD.contains(&value)
        || value.starts_with("nonce-")
        || versioned
        || package
        || is_algorithm(value)
        || is_object(value)
        || algorithm
        || is_published(value)
        || turns(value) <= 3 && parts.all(|it| it.len() <= 3 || is_known(&it.to_ascii_lowercase()))
}

/// Names of protocols and of programs that have a digit.
const ODD: &[&str] = &["DMARC1", "DKIM1", "xoauth2", "oauth2", "icecast2", "X25519MLKEM768"];

/// Identifiers of objects: of Stripe's, of pods, and those that begin with a time.
fn is_object(value: &str) -> bool {
    let upper = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit();
    let mut parts = value.rsplit('-');
    let (last, hash) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let plain = |it: &str| it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    [
        "pfl_", "cus_", "price_", "prod_", "sub_", "pi_", "in_", "ch_", "evt_", "acct_", "req_",
        "txn_",
    ]
    .iter()
    .any(|it| value.starts_with(it))
        && !value.has("secret")
        || value.len() == 26 && value.starts_with("01") && value.bytes().all(upper)
        || last.len() == 5
            && (8..=10).contains(&hash.len())
            && plain(last)
            && plain(hash)
            && hash.bytes().any(|it| it.is_ascii_digit())
}

/// Whether a literal is masked where nothing says that it is known.
pub(super) fn is_denied(value: &str) -> bool {
    let value = value.trim();
    (SHORTEST..=LONGEST).contains(&value.len())
        && is_literal(value)
        && !is_number(value)
        && (!is_plain(value) || is_dotted_words(value))
        && !is_path(value)
        && !value.has("RDX_")
        && !value.ends_with('-')
        && !value.starts_with(['/', '$', '%', '^', '~', '\\', '<', '{', '(', '.', '*', '@', '&'])
        && !value.contains(['/', '\\', '{', '<', '(', '|', '^', '[', '`'])
        && !["&&", " -", "--", "%Y", "%d", "%s", "=\"", "; ", "&amp;"]
            .iter()
            .any(|it| value.has(it))
        && !is_code(value)
        && !is_sentence(value)
        && !is_enumeration(value)
        && !is_label(value)
        && !value::is_label(value)
        && !is_shaped(value)
        && !value.split(|it: char| !it.is_alphanumeric()).all(|it| {
            it.len() <= 3 && it.is_ascii() || is_known(&it.to_lowercase()) || is_number(it)
        })
}

/// Identifiers of code and names of constants: `TokenMismatchException`, `DB_PASSWORD`, `get_user`.
fn is_code(value: &str) -> bool {
    let plain = value.bytes().all(|it| it.is_ascii_alphabetic() || b"_:.".contains(&it));
    let humps = value.as_bytes().windows(2).filter(|it| {
        it.first().is_some_and(u8::is_ascii_lowercase)
            && it.last().is_some_and(u8::is_ascii_uppercase)
    });
    let upper = !value.bytes().any(|it| it.is_ascii_lowercase());
    let constant = upper && value.contains('_') && !value.contains(['-', '.']);
    constant || plain && (0 < humps.count() || value.contains(['_', ':']) || upper)
}

/// `Sommer.Regen`, `tent.haring`: words that are of no host, file or package.
fn is_dotted_words(value: &str) -> bool {
    let parts = || value.split('.');
    let last = parts().next_back().unwrap_or_default();
    (2..=3).contains(&parts().count())
        && parts().all(|it| {
            4 <= it.len() && it.chars().all(char::is_alphabetic) && !is_known(&it.to_lowercase())
        })
        && !ENDINGS.contains(&last)
}

/// How hosts and files end, beside the known words.
const ENDINGS: &[&str] = &[
    "conf",
    "json",
    "yaml",
    "html",
    "toml",
    "sqlite",
    "intern",
    "info",
    "shop",
    "cloud",
    "site",
    "online",
    "store",
    "properties",
    "lock",
    "exec",
    "jinja",
    "tmpl",
    "phar",
    "phtml",
    "webp",
    "woff",
    "jpeg",
    "tech",
    "blog",
];

/// Words for secrets: the name of a field, of a place, of a policy.
fn is_label(value: &str) -> bool {
    let names = |it: &str| matches!(claim(it), Claim::Strong | Claim::Weak | Claim::About);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    digits <= 2
        && value
            .split(|it: char| !it.is_alphanumeric())
            .any(|it| 4 <= it.len() && names(&it.to_lowercase()))
}

/// Several words, some of which only sentences have.
fn is_sentence(value: &str) -> bool {
    let words: Vec<String> = value
        .split(|it: char| it.is_whitespace() || ",;:.!?".contains(it))
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    let common = words.iter().filter(|it| COMMON.contains(&it.as_str()) || is_known(it)).count();
    3 <= words.len() && words.len() * 2 <= common * 5
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
    "boundary", "publickey", "crv", "kty", "kid", "fingerprint", "content-md5", "issuer",
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

/// Words that sentences have and passwords seldom.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "a", "an", "of", "for", "to", "in", "on", "at", "is", "are", "was", "not", "no", "and",
    "or", "with", "from", "by", "as", "be", "this", "that", "it", "your", "you", "we", "has", "have",
    "must", "should", "can", "cannot", "will", "please", "der", "die", "das", "ist", "nicht", "und",
    "oder", "mit", "von", "zu", "den", "ein", "eine", "le", "la", "les", "est", "pas", "et", "ou",
    "el", "los", "es", "una", "un", "e", "o", "il", "per", "di", "da", "het", "een", "failed",
    "invalid", "required", "missing", "wrong", "denied", "unknown", "after", "before", "see",
];
