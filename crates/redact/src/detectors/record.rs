//! Lines whose fields are known by their place: `.pgpass`, password files, `chpasswd`, `AUTH` of
//! mail and of Redis.

use crate::find::Find as _;
use text::TextRange;

use super::deny::is_denied;
use crate::Kind;
use crate::lexicon::{Claim, claim, is_setting, is_user};
use crate::line::Line;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Surveyed};
use crate::value::{is_hex, is_literal, is_number, is_plain, looks_secret, looks_typed};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut before = TextRange::default();
    let mut asked = 0;
    for it in scan.surveyed() {
        if it.is_new && it.holds & (survey::COLON | survey::BRACE) != 0 {
            fields(scan, it, acc);
        }
        let any = survey::CONSUMER | survey::POSITIONAL | survey::INLINE;
        let is_store = it.is_new
            && it.holds & survey::JOIN != 0
            && it.holds & (survey::NAME | survey::INLINE) != 0;
        if is_store || (it.holds & any | asked & survey::INLINE) != 0 {
            let line = Line::new(scan, it.range);
            if it.is_new && it.holds & survey::CONSUMER != 0 {
                consumer(scan, &line, acc);
            }
            if it.is_new && it.holds & survey::POSITIONAL != 0 {
                positional(scan, &line, acc);
            }
            if is_store {
                stored(scan, &line, acc);
            }
            if (it.holds | asked) & survey::INLINE != 0 {
                replaced(scan, &line, acc);
                inline(scan, &line, before, acc);
            }
        }
        before = it.range;
        asked = it.holds;
    }
}

fn push(acc: &mut Vec<Found>, range: TextRange) {
    acc.push(Found { range, kind: Kind::Password });
}

/// `host:5432:db:user:X`, `user:{PLAIN}X`.
fn fields(scan: &Scan<'_>, it: &Surveyed, acc: &mut Vec<Found>) {
    let (line, end) = (it.range, it.range.end);
    // The first fields look like the prefix that `grep` puts before a line.
    let content = line.start + scan.run(line.start, end, |it| b" \t#;+".contains(&it));
    let whole = scan.of(content, end).trim_end();
    if 1000 < whole.len() || it.holds & survey::ADDRESS != 0 && whole.has("://") {
        return;
    }
    let mut push_end = |secret: &str| {
        let end = content + whole.len();
        push(acc, TextRange::new(end - secret.len(), end));
    };
    if it.holds & survey::COLON != 0 {
        for find in [database, relay, crypted] {
            if let Some(secret) = find(whole) {
                push_end(secret);
            }
        }
    }
    if it.holds & survey::BRACE == 0 {
        return;
    }
    let opens = |at: usize| {
        let rest = whole.get(at..).unwrap_or_default();
        PASSWORD_SCHEMES.iter().any(|it| rest.starts_with(it))
    };
    let has_scheme = whole.match_indices('{').any(|it| opens(it.0));
    let schemes = if has_scheme { PASSWORD_SCHEMES } else { &[] };
    for scheme in schemes {
        let Some(at) = whole.find(scheme) else { continue };
        let start = content + at + scheme.len();
        let length =
            scan.run(start, end, |it| !it.is_ascii_whitespace() && !b"\"';:".contains(&it));
        if 2 <= length {
            push(acc, TextRange::new(content + at, start + length));
        }
    }
}

/// `host:5432:db:user:X`
fn database(whole: &str) -> Option<&str> {
    if whole.bytes().filter(|it| *it == b':').count() < 4 {
        return None;
    }
    let mut parts = whole.splitn(5, ':');
    let (host, port, database) = (parts.next()?, parts.next()?, parts.next()?);
    let (user, secret) = (parts.next()?, parts.next()?);
    let plain = |it: &str| !it.is_empty() && !it.contains([' ', '"', '\'', '=', '/', '{']);
    let is_port =
        port == "*" || (2..=5).contains(&port.len()) && port.bytes().all(|it| it.is_ascii_digit());
    (is_port
        && plain(host)
        && plain(database)
        && plain(user)
        && is_literal(secret)
        && !secret.replace("\\:", "").contains(':'))
    .then_some(secret)
}

/// Postfix: `[host]:587 name:X`.
fn relay(whole: &str) -> Option<&str> {
    let blank = whole.bytes().position(|it| it == b' ' || it == b'\t')?;
    let (host, login) = (whole.get(..blank)?, whole.get(blank + 1..)?.trim());
    let numbered = || host.rsplit(':').next().is_some_and(|it| it.parse::<u16>().is_ok());
    let fits = (host.starts_with('[') || numbered()) && host.contains('.') && !login.contains(' ');
    let (_, secret) = login.split_once(':').filter(|_| fits)?;
    is_literal(secret).then_some(secret)
}

/// The oldest entries of password files: two characters of salt and eleven of a hash.
fn crypted(whole: &str) -> Option<&str> {
    let name = whole.len().checked_sub(CRYPTED + 1).filter(|it| 0 < *it)?;
    let (name, hash) = (whole.get(..name)?, whole.get(name..)?.strip_prefix(':')?);
    (name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.@-".contains(&it))
        && hash.bytes().all(|it| it.is_ascii_alphanumeric() || b"./".contains(&it))
        && looks_crypted(hash))
    .then_some(hash)
}

const CRYPTED: usize = 13;

fn looks_crypted(hash: &str) -> bool {
    let upper = hash.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = hash.bytes().filter(u8::is_ascii_lowercase).count();
    3 <= upper && 3 <= lower && upper + lower < 13 || 4 <= upper && 4 <= lower
}

/// How password files of LDAP and Dovecot begin a value.
#[rustfmt::skip]
const PASSWORD_SCHEMES: &[&str] = &[
    "{PLAIN}", "{CLEARTEXT}", "{CLEAR}", "{SHA}", "{SSHA}", "{SHA256}", "{SSHA256}", "{SHA512}",
    "{SSHA512}", "{SMD5}", "{MD5}", "{CRYPT}", "{SHA512-CRYPT}", "{SHA256-CRYPT}", "{BLF-CRYPT}",
    "{PBKDF2}", "{ARGON2ID}", "{PLAIN-MD5}", "{CRAM-MD5}", "{noop}", "{bcrypt}", "{PBKDF2-SHA256}",
];

/// `echo 'root:X' | chpasswd`, `echo X | docker login --password-stdin`.
fn consumer(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let whole = scan.of(line.content, line.range.end);
    if !whole.bytes().any(|it| it == b'|' || it == b'<') || whole.has("base64 -d") {
        return;
    }
    let Some(kind) = CONSUMERS.iter().find(|it| whole.has(it)) else { return };
    let at = whole.find(kind).unwrap_or_default() + usize::from(kind.starts_with('|'));
    let pipe = whole.get(..at).and_then(|it| it.rfind('|'));
    let redirect = whole.find("<<<");
    let (start, end) = match (pipe, redirect) {
        (_, Some(redirect)) => (redirect + 3, whole.len()),
        (Some(pipe), None) => {
            let head = whole.get(..pipe).unwrap_or_default();
            let echo = ["echo ", "printf "]
                .iter()
                .filter_map(|it| head.rfind(it).map(|at| at + it.len()))
                .max();
            let Some(echo) = echo else { return };
            (echo, pipe)
        }
        (None, None) => match whole.find("< <(printf ").map(|it| it + 11) {
            Some(start) => (start, whole.len()),
            None => return,
        },
    };
    let mut from = line.content + start;
    let end = line.content + end;
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
            Some((name, _)) if kind.starts_with("chpasswd") || kind.starts_with("newusers") => {
                TextRange::new(word.start + name.len() + 1, word.end)
            }
            _ => word,
        };
        if is_literal(range.of(scan.text)) {
            push(acc, range);
        }
    }
}

#[rustfmt::skip]
pub(crate) const CONSUMERS: &[&str] = &[
    "chpasswd", "newusers", "passwd --stdin", "--password-stdin", "--with-token", "sudo -S",
    "passwd -s", "cryptsetup", "--stdin", "| passwd", "smbpasswd -s", "--pass-stdin",
    "gpg --batch --passphrase-fd", "--passphrase-fd", "ansible-vault encrypt",
    "openssl passwd -stdin", "secret create", "kinit", "saslpasswd2", "| su ", "| sudo ",
    "smbpasswd", "htpasswd -i", "--passphrase-fd", "openssl enc", "gpg --import", "| vault ",
    "login --username", "-password-stdin",
];

/// Arguments that a command takes by place: `composer config http-basic.host name X`.
fn positional(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let whole = scan.of(line.content, line.range.end);
    if whole.len() < 10 {
        return;
    }
    let mut glued = false;
    for (at, byte) in whole.bytes().enumerate() {
        let is_start = !glued || !byte.is_ascii_alphanumeric();
        glued = byte.is_ascii_alphanumeric();
        let second = BEGINNINGS.get(usize::from(byte)).copied().unwrap_or(0);
        let next = whole.as_bytes().get(at + 1).copied().unwrap_or(0);
        if !is_start || second >> (next & 31) & 1 == 0 {
            continue;
        }
        let rest = whole.get(at..).unwrap_or_default();
        for entry in POSITIONAL.iter().filter(|it| rest.starts_with(it.0)) {
            take(scan, line, at, entry, acc);
        }
    }
}

/// The words behind a phrase that stands at `at` of the content.
fn take(
    scan: &Scan<'_>,
    line: &Line,
    at: usize,
    (what, skip, take): &(&str, usize, usize),
    acc: &mut Vec<Found>,
) {
    let mut from = line.content + at + what.len();
    // The rest of the word, as in `http-basic.host`.
    from += scan.run(from, line.range.end, |it| !it.is_ascii_whitespace());
    let mut left = *skip;
    let mut taken = 0;
    while taken < *take {
        from = scan.skip_blanks(from);
        let limit = scan.text.len().min(from + LONGEST_WORD);
        let end = from + scan.run(from, limit, |it| it != b'\n');
        let Some(word) = scan.word(from, end) else { break };
        let text = word.of(scan.text);
        from = word.end + scan.run(word.end, end, |it| b"\"'".contains(&it));
        if matches!(text, "|" | "&&" | ";" | "||") {
            break;
        }
        if text.split_once('=').is_some_and(|it| is_user(it.0)) {
            continue;
        }
        if text.starts_with('-') && !text.starts_with("---") {
            if VALUED.contains(&text) {
                let next = scan.skip_blanks(from);
                from = scan.word(next, end).map_or(from, |it| it.end);
                from += scan.run(from, end, |it| b"\"'".contains(&it));
            }
            continue;
        }
        if text.starts_with('/') && what.starts_with("net") {
            continue;
        }
        if 0 < left {
            left -= 1;
            continue;
        }
        if what.eq_ignore_ascii_case("identified by")
            && matches!(text, "PASSWORD" | "VALUES" | "password" | "values" | "the" | "RANDOM")
        {
            break;
        }
        taken += 1;
        // `password 7 0A1B2C`: the number says how it is written.
        let is_coded = what.ends_with(|it: char| it.is_ascii_digit());
        // In a remark, a word that follows is the next one of the sentence.
        let is_word = text.bytes().all(|it| it.is_ascii_lowercase() || b".,".contains(&it));
        if line.is_comment && is_word && !what.contains([' ', '.']) {
            continue;
        }
        let fits = !is_coded || text.contains('$') || looks_typed(text) || is_hex(text);
        if is_literal(text) && !is_number(text) && fits {
            push(acc, word);
        }
    }
}

/// `sed 's/__PASS__/X/'`, `--pwfile=<(echo X)`.
fn replaced(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let whole = scan.of(line.content, line.range.end);
    if let Some(at) = whole.find("<(echo ")
        && whole.get(..at).is_some_and(|it| {
            let name = it.rsplit(' ').next().unwrap_or_default();
            ["pw", "pass", "secret", "token", "key"].iter().any(|it| name.has(it))
        })
        && let Some(word) = scan.word(line.content + at + 7, line.range.end)
        && is_literal(word.of(scan.text))
    {
        push(acc, word);
    }
    if !whole.has("sed ") {
        return;
    }
    for (at, _) in whole.match_indices('s').take(200) {
        let Some(sign) = whole.as_bytes().get(at + 1).filter(|it| b"/|#,~@".contains(it)) else {
            continue;
        };
        let sign = char::from(*sign);
        let mut parts = whole.get(at + 2..).unwrap_or_default().splitn(3, sign);
        let (Some(old), Some(new), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
            return;
        };
        let name = old.trim_matches(|it: char| !it.is_ascii_alphanumeric());
        if claim(name) == Claim::Strong && is_literal(new) && !new.contains(['=', ' ', '\\']) {
            let start = line.content + at + 2 + old.len() + 1;
            push(acc, TextRange::new(start, start + new.len()));
            return;
        }
    }
}

/// What tells a command that writes to a store; `secret` is a word of the lexicon.
pub(crate) const STORES: &[&str] = &[" kv ", "vault "];

/// `vault kv put shop/db word=X`: what a command stores among secrets.
fn stored(scan: &Scan<'_>, line: &Line, acc: &mut Vec<Found>) {
    let whole = scan.of(line.content, line.range.end);
    if !whole.contains('=')
        || !(whole.has("secret") || STORES.iter().any(|it| whole.has(it)))
        || !WRITERS.iter().any(|it| whole.has(it))
    {
        return;
    }
    let mut from = line.content;
    while from < line.range.end {
        from = scan.skip_blanks(from);
        let length = scan.run(from, line.range.end, |it| !it.is_ascii_whitespace() && it != b'=');
        let mut sign = from + length;
        let name = scan.of(from, sign);
        if name == "--from-literal" {
            from = sign + 1;
            continue;
        }
        if scan.byte(sign) != Some(b'=') || line.range.end <= sign {
            from = sign.max(from + 1);
            continue;
        }
        sign += 1;
        let value = scan.word(sign, line.range.end);
        from = value.map_or(sign, |it| it.end + 1);
        if let Some(value) = value
            && !name.starts_with('-')
            && !is_user(name)
            && !is_setting(name)
            && is_literal(value.of(scan.text))
            && !is_plain(value.of(scan.text))
        {
            push(acc, value);
        }
    }
}

/// Commands that store secrets as `name=value`.
const WRITERS: &[&str] = &[
    "vault kv put",
    "vault kv patch",
    "vault write",
    "--from-literal",
    "secrets set",
    "secret set",
    "secrets:set",
    "bao kv put",
];

/// For each byte with which a phrase of `POSITIONAL` begins, the bytes that come second, by their
/// last five bits.
static BEGINNINGS: [u32; 256] = beginnings();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn beginnings() -> [u32; 256] {
    let mut res = [0; 256];
    let mut at = 0;
    while at < POSITIONAL.len() {
        let phrase = POSITIONAL[at].0.as_bytes();
        res[phrase[0] as usize] |= 1 << (phrase[1] & 31);
        at += 1;
    }
    res
}

/// Arguments are not longer.
const LONGEST_WORD: usize = 300;

/// Options whose value is the next word.
const VALUED: &[&str] =
    &["-salt", "-u", "-U", "-h", "-H", "-n", "-D", "-s", "-t", "-m", "--user", "--vhost", "--name"];

/// What announces them, how many words to skip, how many to take.
#[rustfmt::skip]
pub(crate) const POSITIONAL: &[(&str, usize, usize)] = &[
    ("http-basic.", 1, 1),
    ("github-oauth.", 0, 1),
    ("gitlab-token.", 0, 1),
    ("gitlab-oauth.", 0, 1),
    ("bearer.", 0, 1),
    ("bitbucket-oauth.", 0, 2),
    ("rabbitmqctl add_user", 1, 1),
    ("ACL SETUSER", 99, 0),
    ("rabbitmqctl change_password", 1, 1),
    ("rabbitmqctl authenticate_user", 1, 1),
    ("mc alias set", 3, 1),
    ("mc config host add", 3, 1),
    ("htpasswd -b", 2, 1),
    ("htpasswd -cb", 2, 1),
    ("htpasswd -bc", 2, 1),
    ("htpasswd -nb", 1, 1),
    ("htpasswd -bn", 1, 1),
    ("htpasswd -Bb", 2, 1),
    ("htpasswd -bB", 2, 1),
    ("htpasswd -cB", 2, 1),
    ("openssl passwd", 0, 1),
    ("wpa_passphrase", 1, 1),
    ("vault login", 0, 1),
    ("add-authtoken", 0, 1),
    ("ngrok authtoken", 0, 1),
    ("snyk auth", 0, 1),
    ("rclone obscure", 0, 1),
    ("tailscale up --authkey", 0, 1),
    ("cloudflared service install", 0, 1),
    ("config set requirepass", 0, 1),
    ("CONFIG SET requirepass", 0, 1),
    ("CONFIG SET masterauth", 0, 1),
    ("auth-pass", 1, 1),
    ("mysqladmin password", 0, 1),
    ("aws_secret_access_key", 0, 1),
    ("net user", 1, 1),
    ("bundle config", 1, 1),
    (":_authToken", 0, 1),
    (":_password", 0, 1),
    ("config set _auth", 0, 1),
    ("_password password", 0, 1),
    ("-password password", 0, 1),
    ("password_again password", 0, 1),
    ("ConvertTo-SecureString", 0, 1),
    ("bw unlock", 0, 1),
    ("bw login", 1, 1),
    ("net use", 2, 1),
    ("radtest", 1, 1),
    ("radtest", 4, 1),
    ("radclient", 2, 1),
    ("smbclient //", 0, 1),
    ("smbclient \\\\", 0, 1),
    ("operator unseal", 0, 1),
    ("vault unseal", 0, 1),
    ("ansible-vault encrypt_string", 0, 1),
    ("user-secrets set", 1, 1),
    ("setapikey", 0, 1),
    ("cargo login", 0, 1),
    ("cf auth", 1, 1),
    ("travis encrypt", 0, 1),
    ("drush upwd", 1, 1),
    ("drush user:password", 1, 1),
    ("hash-password", 0, 1),
    ("encode-password", 0, 1),
    ("config set --secret", 1, 1),
    ("smbpasswd -s", 1, 1),
    ("pure-pw useradd", 1, 1),
    ("caddy hash-password --plaintext", 0, 1),
    ("doveadm pw -p", 0, 1),
    ("doveadm auth test", 1, 1),
    ("ejabberdctl register", 2, 1),
    ("prosodyctl register", 2, 1),
    ("rabbitmqctl add_user", 1, 1),
    ("mosquitto_passwd -b", 2, 1),
    ("samba-tool user create", 1, 1),
    ("samba-tool user add", 1, 1),
    ("enable secret 0", 0, 1),
    ("enable secret 5", 0, 1),
    ("enable secret 8", 0, 1),
    ("enable secret 9", 0, 1),
    ("enable password 7", 0, 1),
    ("password 7", 0, 1),
    ("password 0", 0, 1),
    ("password 5", 0, 1),
    ("secret 5", 0, 1),
    ("secret 0", 0, 1),
    ("secret 9", 0, 1),
    ("key 7", 0, 1),
    ("key 0", 0, 1),
    ("snmp-server community", 0, 1),
    ("createUser", 2, 1),
    ("tacacs-server key", 0, 1),
    ("radius-server key", 0, 1),
    ("pac key", 0, 1),
    ("auth sha", 0, 1),
    ("auth md5", 0, 1),
    ("priv aes 128", 0, 1),
    ("priv aes 256", 0, 1),
    ("version 2c", 0, 1),
    ("set community", 0, 1),
    ("pre-shared-key ascii-text", 0, 1),
    ("pre-shared-key", 0, 1),
    ("crypto isakmp key", 0, 1),
    ("key-string", 0, 1),
    ("authentication-key", 0, 1),
    ("message-digest-key 1 md5", 0, 1),
    ("ntp authentication-key 1 md5", 0, 1),
    ("NickServ IDENTIFY", 0, 1),
    ("NickServ identify", 0, 1),
    ("/oper ", 0, 1),
    ("/ns identify", 1, 1),
    ("rocommunity", 0, 1),
    ("rwcommunity", 0, 1),
    ("com2sec", 2, 1),
    ("IDENTIFIED BY", 0, 1),
    ("identified by", 0, 1),
    ("\"requirepass\"", 0, 1),
    ("\"masterauth\"", 0, 1),
    ("cachemgr_passwd", 0, 1),
    ("SQLConnectInfo", 2, 1),
    ("redis2_query auth", 0, 1),
    ("admin:user:change-password", 1, 1),
    ("%define dbpw", 0, 1),
];

/// `AUTH X` of Redis, `PASS X` of mail and FTP, `stats auth name:X` of HAProxy, answers to
/// `AUTH LOGIN`, `user add name X`.
fn inline(scan: &Scan<'_>, line: &Line, before: TextRange, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let whole = scan.of(line.content, end);
    let mut from = 0;
    while let Some(at) = next_word(whole, from) {
        let (start, word) = at;
        from = start + word.len();
        let next = line.content
            + from
            + scan.run(line.content + from, end, |it| it == b' ' || it == b'\t' || it == b'"');
        let value = || scan.word(next, end);
        match word.trim_matches(['"', '\'']) {
            "PASS" if start == 0 && next == line.content + from + 1 => {
                // What a mail or file server is sent: the rest of the line.
                let value = scan.of(next, end).trim_end_matches([' ', ';']);
                let plain =
                    value.contains(['"', '\'', '|', '=', ':']) || 5 < value.split(' ').count();
                if !plain && is_literal(value) {
                    push(acc, TextRange::new(next, next + value.len()));
                } else if let Some(word) = self::value(scan, next, end)
                    && is_literal(word.of(scan.text))
                {
                    push(acc, word);
                }
            }
            "PASS" | "nPASS"
                if start > 0
                    && next == line.content + from + 1
                    && whole.get(..start).is_some_and(|it| {
                        it.ends_with(['"', '\'', '>'])
                            || it.ends_with("\\n")
                            || it.ends_with("\\r\\")
                    }) =>
            {
                let length = scan.run(next, end, |it| !b"\\\"'\r\n ".contains(&it));
                let word = TextRange::new(next, next + length);
                if is_literal(word.of(scan.text)) {
                    push(acc, word);
                }
            }
            "cleartext" | "plaintext" if scan.before(next) == Some(b'"') => {
                if let Some(word) = scan.quoted(next - 1, end).map(|it| it.0)
                    && is_literal(word.of(scan.text))
                {
                    push(acc, word);
                }
            }
            "nAUTH" | "AUTH" if scan.starts_with(line.content + from, "\\r\\n$") => {
                // Redis' protocol: lengths and words, each ended by `\r\n`; the last one is it.
                let rest =
                    scan.of(line.content + from, end.min(line.content + from + LONGEST_WORD));
                let rest = rest.split('"').next().unwrap_or_default();
                let mut at = line.content + from;
                let mut last = None;
                for piece in rest.split("\\r\\n").take(6) {
                    if !piece.is_empty() && !piece.starts_with(['$', '*']) {
                        last = Some(TextRange::new(at, at + piece.len()));
                    }
                    at += piece.len() + 4;
                }
                if let Some(last) = last {
                    push(acc, last);
                }
            }
            "LOGIN" if start <= 8 && 0 < start => {
                // IMAP's: `a1 LOGIN name X`.
                let Some(name) = self::value(scan, next, end) else { continue };
                let at =
                    scan.skip_blanks(name.end + usize::from(scan.byte(name.end) == Some(b'"')));
                if let Some(secret) = self::value(scan, at, end)
                    && is_literal(secret.of(scan.text))
                    && scan.skip_blanks(secret.end + 1) >= end
                {
                    push(acc, secret);
                }
            }
            "AUTH2" => {
                let Some(name) = self::value(scan, next, end) else { continue };
                let at = scan.skip_blanks(name.end);
                if let Some(secret) = self::value(scan, at, end)
                    && is_literal(secret.of(scan.text))
                {
                    push(acc, secret);
                }
            }
            "AUTH" if scan.byte(line.content + from) == Some(b'\\') => {
                // HAProxy's `tcp-check send AUTH\ X\r\n`.
                let at = next + scan.run(next, end, |it| b"\\ ".contains(&it));
                let length = scan.run(at, end, |it| it.is_ascii_graphic() && it != b'\\');
                let range = TextRange::new(at, at + length);
                if is_literal(range.of(scan.text)) {
                    push(acc, range);
                }
            }
            "PASS" | "AUTH" if next > line.content + from => {
                let Some(first) = value() else { continue };
                let text = first.of(scan.text);
                let quote = usize::from(scan.byte(first.end) == Some(b'"'));
                let behind = scan.skip_blanks(first.end + quote);
                let second = if behind < end { scan.word(behind, end) } else { None };
                let is_called = whole.get(..start).is_some_and(|it| it.trim_end().ends_with(" 3"))
                    || quote == 1 && second.is_some_and(|it| scan.byte(it.end) == Some(b'"'));
                if let Some(second) = second.filter(|it| is_called && is_literal(it.of(scan.text)))
                {
                    // `HELLO 3 AUTH name X`, `"AUTH" "name" "X"` of `MONITOR`.
                    push(acc, second);
                    continue;
                }
                if matches!(
                    text.to_ascii_uppercase().as_str(),
                    "PLAIN" | "LOGIN" | "XOAUTH2" | "EXTERNAL" | "CRAM-MD5" | "NTLM"
                ) {
                    // Behind `LOGIN` stands who logs in.
                    let named = text.eq_ignore_ascii_case("LOGIN");
                    if let Some(second) =
                        second.filter(|it| !named && 8 <= it.len() && is_literal(it.of(scan.text)))
                    {
                        push(acc, second);
                    }
                } else if is_literal(text)
                    && !text.ends_with(':')
                    && (start == 0
                        || whole
                            .get(..start)
                            .is_some_and(|it| it.ends_with("(7, \"") || it.ends_with(", \""))
                            && scan.starts_with(first.end, "\\r\\n")
                        || looks_typed(text)
                        || looks_secret(text)
                        // `MONITOR` of Redis.
                        || quote == 1 && whole.get(..start).is_some_and(|it| it.ends_with("] \"")))
                    && !text.starts_with('-')
                {
                    match second.filter(|it| looks_typed(it.of(scan.text)) && word == "AUTH") {
                        Some(second) => push(acc, second),
                        None => push(acc, first),
                    }
                }
            }
            word if PAIRS.contains(&word) => {
                let Some(value) = value() else { continue };
                let text = value.of(scan.text);
                if let Some((name, secret)) = text.split_once(':')
                    && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.@-".contains(&it))
                    && !name.is_empty()
                    && !secret.has("//")
                    && (looks_typed(secret)
                        || scan.is_strict() && secret != name && is_denied(secret)
                        || word == "auth"
                            && whole.trim_start().starts_with("stats ")
                            && is_literal(secret))
                {
                    push(acc, TextRange::new(value.end - secret.len(), value.end));
                }
            }
            _ => {}
        }
    }
    let answer = whole.rsplit(' ').next().unwrap_or_default().trim_matches(['"', '\'']);
    let previous = before.of(scan.text);
    if 8 <= answer.len()
        && answer.bytes().all(|it| it.is_ascii_alphanumeric() || b"+/=".contains(&it))
        && ASKED.iter().any(|it| previous.contains(it))
        && !whole.has("334 ")
    {
        let start = line.content + whole.rfind(answer).unwrap_or_default();
        push(acc, TextRange::new(start, start + answer.len()));
    }
}

fn value(scan: &Scan<'_>, at: usize, end: usize) -> Option<TextRange> {
    if at < end { scan.word(at, end) } else { None }
}
/// Before a password.
pub(crate) const WORDS: &[&str] =
    &["PASS", "AUTH", "cleartext", "plaintext", "LOGIN", "<(echo", "sed "];

/// Before `name:X`.
#[rustfmt::skip]
pub(crate) const PAIRS: &[&str] = &[
    "auth", "auth-user-pass", "static", "basic_auth", "basic-auth", "users", "userpass", "userpwd",
    "USERPWD", "allow", "permit", "credentials", "login", "creds",
];

/// What a mail server says before a name or a password in base64.
pub(crate) const ASKED: &[&str] = &["AUTH LOGIN", "334 UGFzc3dvcmQ6", "334 VXNlcm5hbWU6"];

/// The next word of letters, and where it begins.
fn next_word(text: &str, from: usize) -> Option<(usize, &str)> {
    let rest = text.get(from..)?;
    let lead = rest.bytes().position(|it| it.is_ascii_alphabetic())?;
    let word = rest.get(lead..)?;
    let length =
        word.bytes().take_while(|it| it.is_ascii_alphanumeric() || b"_-".contains(it)).count();
    Some((from + lead, word.get(..length)?))
}
