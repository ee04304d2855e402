//! Arguments that a command takes by place: `composer config http-basic.host name X`.

use text::TextRange;

use super::{Row, push};
use crate::lexicon::is_user;
use crate::model::Found;
use crate::value::{is_hex, is_literal, is_number, looks_typed};

/// A shorter line holds no phrase and an argument.
const SHORTEST: usize = 10;

pub(super) fn find(row: &Row<'_>, acc: &mut Vec<Found>) {
    let whole = row.content;
    if whole.len() < SHORTEST {
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
        for phrase in POSITIONAL.iter().filter(|it| rest.starts_with(it.0)) {
            take(row, row.line.content + at, phrase, acc);
        }
    }
}

/// The words behind a phrase.
fn take(
    row: &Row<'_>,
    at: usize,
    (phrase, skip, take): &(&str, usize, usize),
    acc: &mut Vec<Found>,
) {
    let scan = row.scan;
    // Behind the rest of the word, as in `http-basic.host`.
    let mut from = at + phrase.len();
    from += scan.run(from, row.end(), |it| !it.is_ascii_whitespace());
    let (mut left, mut taken) = (*skip, 0);
    while taken < *take {
        from = scan.skip_blanks(from);
        // A backslash may continue the line.
        let limit = scan.text.len().min(from + LONGEST_WORD);
        let end = from + scan.run(from, limit, |it| it != b'\n');
        let Some(word) = scan.word(from, end) else { return };
        let text = word.of(scan.text);
        from = behind_quotes(row, word, end);
        if BETWEEN.contains(&text) {
            return;
        }
        if text.split_once('=').is_some_and(|it| is_user(it.0)) {
            continue;
        }
        if text.starts_with('-') && !text.starts_with("---") {
            if VALUED.contains(&text) {
                let value = scan.word(scan.skip_blanks(from), end);
                from = behind_quotes(row, value.unwrap_or(TextRange::new(from, from)), end);
            }
            continue;
        }
        // `net user /add`
        if text.starts_with('/') && phrase.starts_with("net") {
            continue;
        }
        if 0 < left {
            left -= 1;
            continue;
        }
        if phrase.eq_ignore_ascii_case("identified by") && UNTOLD.contains(&text) {
            return;
        }
        taken += 1;
        if is_argument(row, phrase, text) {
            push(acc, word);
        }
    }
}

fn behind_quotes(row: &Row<'_>, word: TextRange, end: usize) -> usize {
    word.end + row.scan.run(word.end, end, |it| b"\"'".contains(&it))
}

fn is_argument(row: &Row<'_>, phrase: &str, text: &str) -> bool {
    // `password 7 0A1B2C`: the number says how it is written.
    let is_coded = phrase.ends_with(|it: char| it.is_ascii_digit());
    // In a remark, a word that follows is the next one of the sentence.
    let is_word = row.line.is_comment
        && !phrase.contains([' ', '.'])
        && text.bytes().all(|it| it.is_ascii_lowercase() || b".,".contains(&it));
    let fits = !is_coded || text.contains('$') || looks_typed(text) || is_hex(text);
    !is_word && fits && is_literal(text) && !is_number(text)
}

/// What stands between two commands.
const BETWEEN: &[&str] = &["|", "&&", ";", "||"];

/// What stands behind `IDENTIFIED BY` where no password does.
const UNTOLD: &[&str] = &["PASSWORD", "VALUES", "password", "values", "the", "RANDOM"];

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
