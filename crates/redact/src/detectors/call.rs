//! Arguments of calls, in code and in stack traces: `PDO->__construct('…', 'app', 'X')`,
//! `red:auth("X")`, `IDENTIFIED BY 'X'`.

use crate::find::Find as _;
use text::TextRange;

use super::deny;
use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, looks_secret, looks_typed};

/// Functions whose argument at this place is a secret; `LAST` stands for the last one.
const FUNCTIONS: &[(&str, usize)] = &[
    ("pdo", 2),
    ("mysqli", 2),
    ("mysqli_connect", 2),
    ("mysqli_real_connect", 3),
    ("mysql_connect", 2),
    ("mysql_pconnect", 2),
    ("real_connect", 2),
    ("odbc_connect", 2),
    ("oci_connect", 1),
    ("oci_pconnect", 1),
    ("ldap_bind", 2),
    ("ftp_login", 2),
    ("imap_open", 2),
    ("ssh2_auth_password", 2),
    ("ssh2_auth_pubkey_file", 4),
    ("setvapiddetails", 2),
    ("setsaslauthdata", 1),
    ("auth", LAST),
    ("authenticate", LAST),
    ("login", LAST),
    ("password_verify", 0),
    ("password_hash", 0),
    ("attempt", LAST),
    ("basic_auth", LAST),
    ("basicauth", LAST),
    ("httpbasicauth", LAST),
    ("withbasicauth", LAST),
    ("signin", LAST),
    ("crypt", 0),
    ("openssl_encrypt", 2),
    ("openssl_decrypt", 2),
    ("hash_hmac", 2),
    ("hmac_sha1", 0),
    ("hmac_sha256", 0),
    ("aes_encrypt", 1),
    ("aes_decrypt", 1),
    ("pgp_sym_encrypt", 1),
    ("pgp_sym_decrypt", 1),
    ("password", 0),
    ("old_password", 0),
    ("connect", 2),
    ("createconnection", 2),
    ("bind", LAST),
    ("checkcredentials", LAST),
    ("validatecredentials", LAST),
    ("verify", 0),
    ("authenticate", 1),
    ("setbasicauth", 1),
    ("basicauth", 1),
    ("getconnection", 2),
    ("usernamepasswordcredentials", 1),
    ("usernamepasswordcredential", 1),
    ("usernamepasswordauthenticationtoken", 1),
    ("passwordauthentication", 1),
    ("passwordauthenticator", 1),
    ("networkcredential", 1),
    ("pscredential", 1),
    ("httpdigestauth", LAST),
    ("httpproxyauth", LAST),
    ("ntlmauth", LAST),
    ("simple_bind", 1),
    ("simple_bind_s", 1),
    ("ldap_bind_s", 2),
    ("ldap3.connection", 2),
    ("connection", 2),
    ("fernet", 0),
    ("plainauth", 2),
    ("ftp.open", 2),
    ("newstaticv4", 1),
    ("newstaticcredentials", 1),
    ("wp_check_password", 0),
    ("constanttimecompare", 1),
    ("curl_setopt", 2),
    ("jwt.sign", 1),
    ("jwt.verify", 1),
    ("jwt.verify", 0),
    ("fromhex", 0),
    ("hex2bin", 0),
    ("unhexlify", 0),
    ("buffer.from", 0),
    ("decodestring", 0),
    ("jwt.encode", 1),
    ("jwt.decode", 1),
    ("hmac.new", 0),
    ("hmac.new", 1),
    ("createhmac", 1),
    ("createcipheriv", 1),
    ("createdecipheriv", 1),
    ("createcipher", 1),
    ("scrypt", 0),
    ("scryptsync", 0),
    ("pbkdf2", 0),
    ("pbkdf2_hmac", 1),
    ("pbkdf2sync", 0),
    ("hash_pbkdf2", 1),
    ("generatefrompassword", 0),
    ("comparehashandpassword", 1),
    ("hashpw", 0),
    ("checkpw", 0),
    ("bcrypt.hash", 0),
    ("bcrypt.compare", 0),
    ("credentials", LAST),
    ("vault.open", 0),
    ("keyring.unlock", 0),
    ("keystore.load", 1),
    ("unlock", 0),
    ("unseal", 0),
    ("sodium_crypto_secretbox", 2),
    ("openssl_pkey_get_private", 1),
    ("openssl_pkcs12_read", 2),
    ("setauth", LAST),
    ("set_auth", LAST),
    ("setcredentials", LAST),
    ("setsecret", LAST),
    ("authenticatewith", LAST),
    ("loginwith", LAST),
    ("auth_basic", LAST),
    ("http_basic", LAST),
    ("username_pw_set", 1),
    ("wifi.begin", 1),
    ("aes.new", 0),
    ("setpassword", LAST),
    ("set_password", LAST),
    ("changeuserpassword", LAST),
    ("wp_set_password", 0),
    ("wp_create_user", 1),
    ("wp_authenticate", 1),
    ("wpdb", 1),
    ("create_user", 1),
    ("createuser", 1),
    ("imap_login", LAST),
    ("ssh2_connect", 3),
    ("sftp_login", LAST),
    ("ssh.start", 2),
    ("login_user", LAST),
    ("radius_put_string", LAST),
    ("sqlsrv_connect", 2),
    ("ibase_connect", 2),
    ("db2_connect", 2),
    ("cubrid_connect", 4),
    ("cookieparser", 0),
    ("create_connection", 2),
    ("hash_equals", 0),
    ("hash_equals", 1),
    ("hash.make", 0),
    ("bcrypt", 0),
    ("aes.new", 1),
];

const LAST: usize = usize::MAX;

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
            statements(scan, it.range, acc);
            for (at, _) in it.range.of(scan.text).match_indices(ARRAY) {
                array(scan, it.range.start + at, acc);
            }
        }
    }
}

/// The literal before a call of Java's that makes an array of it.
fn array(scan: &Scan<'_>, at: usize, acc: &mut Vec<Found>) {
    let Some(quote) = scan.before(at).filter(|it| b"\"'".contains(it)) else { return };
    let head = scan.text.as_bytes().get(at.saturating_sub(80)..at - 1).unwrap_or_default();
    let length = head.iter().rev().take_while(|it| **it != quote && **it != b'\n').count();
    let range = TextRange::new(at - 1 - length, at - 1);
    if length < head.len() && is_literal(range.of(scan.text)) {
        acc.push(Found { range, kind: Kind::Password });
    }
}

/// Before the password in a statement of SQL, and behind one in Java.
pub(crate) const STATEMENTS: &[&str] = &[BY, PASSWORD, ARRAY];
const ARRAY: &str = ".toCharArray";
const BY: &str = "by ";
const PASSWORD: &str = "password ";

fn statements(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    for (at, pair) in line.of(scan.text).as_bytes().windows(2).enumerate() {
        let word = match pair {
            [b'Y' | b'y', b' '] => BY,
            [b'D' | b'd', b' '] => PASSWORD,
            _ => continue,
        };
        let length = word.len() - 1;
        let Some(start) = (line.start + at + 1).checked_sub(length) else { continue };
        let found = scan.text.as_bytes().get(start..=start + length).unwrap_or_default();
        if found.eq_ignore_ascii_case(word.as_bytes()) {
            statement(scan, start, length, acc);
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

/// Functions that make the value of a `Basic` header out of `name:X`.
const ENCODERS: &[&str] = &[
    "base64_encode",
    "base64encode",
    "encode_base64",
    "btoa",
    "b64encode",
    "from",
    "encodetostring",
    "encode",
];

/// Functions that read a secret by its name.
fn is_getter(name: &str) -> bool {
    ["get", "has", "env", "find", "read", "fetch", "is", "forget", "create"]
        .iter()
        .any(|it| name.starts_with(it))
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

/// One argument of a call.
struct Argument {
    range: TextRange,
    /// The inside of one that is a literal, bare or within a function that only changes how it is
    /// written.
    literal: Option<TextRange>,
}

/// The arguments up to `)`.
fn arguments(scan: &Scan<'_>, from: usize) -> Vec<Argument> {
    let end = (from + 600).min(scan.text.len());
    let mut res = Vec::new();
    let mut at = from;
    while res.len() < 10 {
        at += scan.run(at, end, |it| it == b' ' || it == b'\t');
        let (literal, after) = argument(scan, at, end);
        if after == at {
            break;
        }
        res.push(Argument { range: TextRange::new(at, after), literal });
        at = after;
        if scan.byte(at) != Some(b',') {
            break;
        }
        at += 1;
    }
    res
}

/// The literal of the argument at `at`, and where the argument ends.
fn argument(scan: &Scan<'_>, at: usize, end: usize) -> (Option<TextRange>, usize) {
    let line_end = at + scan.run(at, end, |it| it != b'\n');
    let (mut depth, mut offset, mut literal) = (0_usize, at, None);
    while offset < line_end {
        let slashes = scan.run(offset, line_end, |it| it == b'\\');
        match scan.byte(offset + slashes) {
            Some(b'"' | b'\'' | b'`') if offset + slashes < line_end => {
                let Some((inner, after)) = scan.quoted(offset, line_end) else { break };
                let head = scan.of(at, offset);
                let head = head.trim_end_matches([' ', '+', '.']);
                let is_list = head.starts_with('[') || head.starts_with("array(");
                if is_list || literal.is_none() && (head.is_empty() || is_wrapper(head)) {
                    literal = Some(inner);
                }
                offset = after.max(offset + 1);
                continue;
            }
            Some(b'(' | b'[' | b'{') => depth += 1,
            Some(b')' | b']' | b'}' | b',') if depth == 0 => break,
            Some(b')' | b']' | b'}') => depth -= 1,
            _ => {}
        }
        offset += slashes.max(1);
    }
    (literal, offset)
}

/// `[]byte(`, `b`, `N`, `$password =`, `chr(0x57)`.
fn is_wrapper(head: &str) -> bool {
    let name = head.trim_end_matches(['(', '=', ' ']);
    let word = name.rsplit(|it: char| !it.is_ascii_alphanumeric() && it != '_').next();
    let word = word.unwrap_or_default().to_ascii_lowercase();
    matches!(word.as_str(), "b" | "n" | "u" | "r" | "f" | "e" | "bytes" | "byte" | "from")
        || matches!(word.as_str(), "rawurlencode" | "urlencode" | "quote" | "quote_plus")
        || word == "encodeuricomponent"
        || matches!(word.as_str(), "tobytes" | "getbytes" | "encode" | "hex2bin" | "unhex" | "str")
        || matches!(word.as_str(), "fromhex" | "base64_decode" | "b64decode" | "decode" | "of")
        || head.ends_with('=') && claim(&word) == Claim::Strong
        || head.starts_with("chr(") && head.ends_with(')')
        || head.starts_with("pack(") && head.ends_with(',')
}

/// `IDENTIFIED BY 'X'`, `WITH PASSWORD 'X'`.
fn statement(scan: &Scan<'_>, at: usize, length: usize, acc: &mut Vec<Found>) {
    let start = at + length;
    let blank = scan.run(start, start + 4, |it| it == b' ');
    let slashes = scan.run(start + blank, start + blank + 4, |it| it == b'\\');
    let from = start + blank + slashes;
    // `E'X'`, and `$name$X$name$`.
    let from = if scan.starts_with(from, "VALUES '") { from + 7 } else { from };
    let escape = usize::from(matches!(scan.byte(from), Some(b'E' | b'e' | b'N')));
    let from = if scan.byte(from + escape) == Some(b'\'') { from + escape } else { from };
    let tag = scan.run(from + 1, from + 16, |it| it.is_ascii_alphanumeric() || it == b'_');
    let tag = scan.of(from, from + tag + 2);
    if length != BY.len() - 1 && scan.starts_with(from, "FOR ") {
        assigned(scan, from, acc);
        return;
    }
    let dollars = 2 <= tag.len() && tag.starts_with('$') && tag.ends_with('$');
    if blank == 0 || !dollars && !matches!(scan.byte(from), Some(b'\'' | b'"')) {
        return;
    }
    let before = scan
        .text
        .as_bytes()
        .get(at.saturating_sub(48)..at)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let stated = |what: &[u8]| before.windows(what.len()).any(|it| it == what);
    let by = length == 2;
    if !(stated(b"IDENTIFIED")
        || !by
            && (stated(b" WITH ")
                || stated(b"USER ")
                || stated(b"ROLE ")
                || stated(b"ENCRYPTED ")
                || stated(b"OPTIONS ")
                || stated(b"SET ")))
    {
        return;
    }
    let end = start + scan.run(start, start + 1000, |it| it != b'\n');
    let value = if dollars {
        let start = from + tag.len();
        let length = scan.of(start, end).find(tag);
        length.map(|it| TextRange::new(start, start + it))
    } else {
        scan.quoted(from - slashes, end).map(|it| it.0)
    };
    if let Some(range) = value
        && is_literal(range.of(scan.text))
    {
        acc.push(Found { range, kind: Kind::Password });
        // Oracle wants the old one too.
        let next = range.end + 1;
        if scan.starts_with(next, REPLACE)
            && let Some((old, _)) = scan.quoted(next + REPLACE.len(), end)
        {
            acc.push(Found { range: old, kind: Kind::Password });
        }
    }
}

const REPLACE: &str = " REPLACE ";

/// `SET PASSWORD FOR 'bob'@'%' = 'X'`
fn assigned(scan: &Scan<'_>, from: usize, acc: &mut Vec<Found>) {
    let end = from + scan.run(from, from + 300, |it| it != b'\n' && it != b';');
    let Some(sign) = scan.of(from, end).find('=') else { return };
    let at = from + sign + 1;
    let at = at + scan.run(at, end, |it| it != b'\'' && it != b'"');
    let value = scan.quoted(at, end).map(|it| it.0).filter(|_| at < end);
    if let Some(range) = value.filter(|it| is_literal(it.of(scan.text))) {
        acc.push(Found { range, kind: Kind::Password });
    }
}
