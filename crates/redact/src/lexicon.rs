//! Which names hold secrets.

mod ends;
mod roles;
mod spelling;
mod words;

use crate::find::Find as _;
use crate::value::is_upper;
use ends::is_of_link;
pub(crate) use ends::{ends_elsewhere, is_number_of};
pub(crate) use roles::{USERS, is_setting, is_user};
pub(crate) use spelling::TOGETHER;
use spelling::{is_misspelt, is_written_together};
pub(crate) use words::TELLING;
use words::{ABOUT, DIGEST, IMPERSONAL, PUBLIC, QUALIFIER, STRONG, WEAK};

/// What a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// Nothing.
    None,
    /// A value that is public, whatever it looks like: a checksum, a public key, a commit.
    Public,
    /// Something about a secret, such as its file or its lifetime.
    About,
    /// A secret, or the setting of something near: what the value looks like decides.
    Weak,
    /// A secret.
    Strong,
}

/// Directives of nginx and PHP settings whose names look secret and are not.
#[rustfmt::skip]
const INNOCENT: &[&str] = &[
    "fastcgi_pass", "proxy_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass",
    "redis_pass", "redis2_pass", "js_pass", "auth_basic", "auth_request", "auth_request_set",
    "auth_delay", "auth_jwt", "auth_http", "imap_auth", "pop3_auth", "smtp_auth",
    "ssl_certificate_key", "proxy_ssl_certificate_key", "grpc_ssl_certificate_key",
    "uwsgi_ssl_certificate_key", "pass", "server_tokens", "proxy_cache_key", "fastcgi_cache_key",
    "uwsgi_cache_key", "scgi_cache_key", "passenv", "postgres_pass", "drizzle_pass",
    "ssl_session_ticket_key", "session.name", "session.save_path", "pass-header",
    "limit_conn", "limit_req", "sticky",
    "userid", "apt-key", "secure_link", "proxy_cookie_flags", "proxy_cookie_path",
    "proxy_cookie_domain", "session.cookie_path", "sub_filter",
   
];

/// Words that begin a setting or a sentence.
const BARE: &[&str] = &[
    "password",
    "secret",
    "token",
    "auth",
    "key",
    "keys",
    "login",
    "session",
    "cookie",
    "hash",
    "pin",
    "code",
    "secrets",
    "credentials",
];

/// What a name says about its value.
pub(crate) fn claim(name: &str) -> Claim {
    if is_cut_off(name) {
        return Claim::Strong;
    }
    if LONGEST < name.len() || says_nothing(name.as_bytes()) || name.has("RDX_") {
        return Claim::None;
    }
    let words = words(name);
    let Some(last) = words.last() else { return Claim::None };
    let all = words.iter().fold(0, |bits, it| bits | words::bits(it.as_bytes()));
    let has = |bit: u8| all & bit != 0;
    let joined = words.concat();
    if SWITCHES.contains(&joined.as_str()) {
        return Claim::None;
    }
    if ["projectkey", "routingkey", "rootkey"].iter().any(|it| joined.ends_with(it)) {
        // The name of a project or of a queue as well as a secret.
        return Claim::Weak;
    }
    if joined == "certificatekey" && name.starts_with("--") {
        // What kubeadm encrypts certificates with.
        return Claim::Strong;
    }
    let public =
        ["sitekey", "pusherappkey", "reverbappkey", "oauthconsumerkey", "algoliasearchkey"]
            .iter()
            .any(|it| joined.ends_with(it));
    let opens = matches!(last.as_str(), "password" | "passphrase" | "passwd" | "secret");
    if has(PUBLIC) && !opens || public || has(IMPERSONAL) && !is_strong(last) {
        return Claim::Public;
    }
    if joined.ends_with("hash")
        && 4 < joined.len()
        && !is_of_account(&words, &joined)
        && !is_of_link(&words)
    {
        return Claim::Public;
    }
    if has(DIGEST) {
        let of_secret = words.iter().any(|it| is_strong(it) && it != "pin");
        return if of_secret { Claim::Weak } else { Claim::Public };
    }
    let qualified = last.starts_with("key")
        && words.iter().rev().skip(1).any(|it| words::bits(it.as_bytes()) & QUALIFIER != 0);
    let named =
        words.iter().any(|it| is_strong(it)) || qualified || JOINED.iter().any(|it| joined.has(it));
    let named = named || last == "word" && 1 < words.len() && has(WEAK);
    let named = named || last == "material" && has(WEAK) || is_written_together(name);
    let first = words.first().map(String::as_str).unwrap_or_default();
    match (named, has(WEAK)) {
        (true, _) | (_, true) if is_about(last) && 1 < words.len() => Claim::About,
        (true, _) | (_, true) if is_about_together(name, last) => Claim::About,
        (true, _) | (_, true) if SAYING.contains(&first) && 1 < words.len() => Claim::About,
        (true, _) if is_bounded(&words) => Claim::About,
        // A variable of an environment asks nothing: `RESET_SIGNING_KEY`.
        (true, _)
            if ASKING.contains(&first)
                && 1 < words.len()
                && !is_upper(name)
                // What opens the settings of a program.
                && joined != "enablepassword" =>
        {
            Claim::Weak
        }
        // The name of another object, and of a key in it.
        (true, _) if words.iter().any(|it| it == "existing") => Claim::About,
        (true, _) if ELSEWHERE.iter().any(|it| joined.ends_with(it)) => Claim::About,
        (true, _) if !ends_with_it(name, &words) => Claim::Weak,
        (true, _) => Claim::Strong,
        (false, true) => Claim::Weak,
        (false, false) => Claim::None,
    }
}

/// Whether a hash of this name may be one of a password: the name has its word, or that of a user.
fn is_of_account(words: &[String], joined: &str) -> bool {
    words.iter().any(|it| is_strong(it) || USERS.contains(&it.as_str()))
        || ["pw", "pass", "auth", "admin", "root", "login", "secret", "token"]
            .iter()
            .any(|it| joined.has(it))
}

/// The same as `is_about` where words are written together: `passwordfile`, `authmethod`.
fn is_about_together(name: &str, last: &str) -> bool {
    let starts = ["password", "passwd", "pass", "secret", "token", "key", "auth", "hash", "cred"];
    starts.iter().any(|it| {
        last.strip_prefix(it)
            .is_some_and(|it| 3 < it.len() && words::bits(it.as_bytes()) & ABOUT != 0)
    }) || !name.is_ascii() && ABOUT_TOGETHER.iter().any(|it| name.has(it))
}

/// Of scripts without blanks: terms, lengths, numbers of days and of letters.
#[rustfmt::skip]
const ABOUT_TOGETHER: &[&str] = &[
    "\u{671f}\u{9650}", "\u{671f}", "\u{6587}\u{5b57}\u{6570}", "\u{957f}\u{5ea6}", "\u{9577}\u{3055}",
    "\u{6700}\u{5c0f}", "\u{b9cc}\u{b8cc}", "\u{ae38}\u{c774}",
];

/// Stands where a beginning was left out.
pub(crate) const CUT_OFF: &str = "...";

/// The end of a name whose beginning was left out: `...word`.
pub(crate) fn is_cut_off(name: &str) -> bool {
    let end = name.strip_prefix(CUT_OFF).or_else(|| name.strip_prefix('\u{2026}'));
    end.is_some_and(|it| {
        let lower = it.to_ascii_lowercase();
        3 <= lower.len()
            && ["password", "passwort", "passphrase", "secret", "token", "apikey"]
                .iter()
                .any(|it| it.ends_with(&lower))
    })
}

/// Longer names are none.
const LONGEST: usize = 160;

/// Whether no word of a name is known, which is so for most names; it says no where it is not sure.
pub(crate) fn says_nothing(name: &[u8]) -> bool {
    let mut word = [0_u8; LONGEST];
    let mut length = 0;
    let mut after_lower = false;
    for byte in name {
        if !byte.is_ascii() {
            return false;
        }
        let ends = !byte.is_ascii_alphanumeric() || byte.is_ascii_uppercase() && after_lower;
        if ends {
            if !is_unknown(word.get(..length).unwrap_or_default()) {
                return false;
            }
            length = 0;
        }
        after_lower = byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if byte.is_ascii_alphanumeric()
            && let Some(it) = word.get_mut(length)
        {
            *it = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    is_unknown(word.get(..length).unwrap_or_default())
}

fn is_unknown(word: &[u8]) -> bool {
    let digits = word.iter().rev().take_while(|it| it.is_ascii_digit()).count();
    let word = word.get(..word.len() - digits).unwrap_or_default();
    words::bits(word) & !(QUALIFIER | ABOUT) == 0
        && !word.windows(3).any(|it| PART_KEYS.contains(&part_key(it)))
        && !(3 < word.len() && word.ends_with(b"pw"))
}

/// Whether a word of lower case says something without one or more of its last letters, as words
/// do with the endings of languages.
pub(crate) fn may_be_inflected(word: &[u8]) -> bool {
    let mut buffer = [0_u8; LONGEST];
    let Some(lower) = buffer.get_mut(..word.len()) else { return true };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    (1..=LONGEST_ENDING).any(|it| {
        let stem = lower.len().checked_sub(it).and_then(|it| lower.get(..it)).unwrap_or_default();
        words::bits(stem) & !(QUALIFIER | ABOUT) != 0
    })
}

/// With the sign of several behind it.
const LONGEST_ENDING: usize = 3;

/// Whether a word, in either case, is one of a list.
pub(crate) fn is_one_of(words: &[&str], word: &[u8]) -> bool {
    words.iter().any(|it| it.len() == word.len() && it.as_bytes().eq_ignore_ascii_case(word))
}

/// Numbers for `PARTS`, which are compared faster.
const PART_KEYS: [u32; PARTS.len()] = part_keys();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn part_keys() -> [u32; PARTS.len()] {
    let mut res = [0; PARTS.len()];
    let mut at = 0;
    while at < res.len() {
        res[at] = part_key(PARTS[at].as_bytes());
        at += 1;
    }
    res
}

const fn part_key(part: &[u8]) -> u32 {
    match part {
        [first, second, third] => u32::from_be_bytes([0, *first, *second, *third]),
        _ => 0,
    }
}

/// How words end that say something by that.
pub(crate) const ENDS: &[&str] = &["pw"];

/// Some of these stand in every other word that says something by a part of it.
pub(crate) const PARTS: &[&str] = &[
    "key", "aut", "coo", "cla", "pas", "cod", "pwd", "sec", "tok", "ken", "cre", "geh", "esl",
    "asl", "ssw",
];

fn is_strong(word: &str) -> bool {
    words::bits(word.as_bytes()) & STRONG != 0 || has_secret_end(word) || is_misspelt(word)
}

/// Whether a last word says that the value is something about a secret; of several, too.
fn is_about(word: &str) -> bool {
    let about = |it: &str| words::bits(it.as_bytes()) & ABOUT != 0;
    about(word) || word.strip_suffix('s').is_some_and(about)
}

/// First words of names that hold what is said about a secret.
const SAYING: &[&str] = &[
    "feature",
    "flag",
    "param",
    "field",
    "header",
    "err",
    "error",
    "errors",
    "errorstat",
    "msg",
    "message",
    "label",
    "lbl",
    "i18n",
    "placeholder",
    "txt",
    "exception",
    "warning",
    "prompt",
    "testid",
    "col",
    "column",
    "longitud",
    "longueur",
    "duree",
    "lunghezza",
    "dlugosc",
    "ruta",
    "chemin",
    "fichier",
    "archivo",
];

/// Words of rules and answers that end like a secret's name.
const SWITCHES: &[&str] = &[
    "nonce",
    "nopasswd",
    "prefixseed",
    "xdebugtoken",
    "themekey",
    "pagetoken",
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "starttoken",
    "pagingtoken",
    "designtoken",
    "wrongpass",
    "nopass",
    "resetpass",
    "allpass",
    "onepass",
    "firstpass",
    "twopass",
    "secwebsocketkey",
    "secwebsocketaccept",
    "wpcachekeysalt",
    "secretsanta",
    "passenvironment",
    "importcredential",
    "loadcredential",
    "loadcredentialencrypted",
    "tokenlasteight",
    "passwordless",
];

/// How names end that name an object which holds the secret: `envFromSecret`.
const ELSEWHERE: &[&str] =
    &["passwordkey", "fromsecret", "varssecret", "pullsecret", "pullsecrets", "tlssecret"];

/// Whether a bound stands behind what it bounds: `api_key_max_seconds_to_live`, but not
/// `ftp_max_password`.
fn is_bounded(words: &[String]) -> bool {
    let said = |it: &String| is_strong(it) || words::bits(it.as_bytes()) & WEAK != 0;
    words.iter().skip_while(|it| !said(it)).any(|it| BOUNDS.contains(&it.as_str()))
}

/// Words of names that hold a number.
const BOUNDS: &[&str] = &["max", "min", "seconds", "minutes", "hours", "days", "lifetime"];

/// First words of names of switches and of functions.
const ASKING: &[&str] = &[
    "is", "has", "no", "allow", "allows", "show", "hide", "toggle", "require", "requires",
    "validate", "forgot", "with", "without", "use", "uses", "needs", "can", "should", "must",
    "enable", "disable", "skip", "on", "min", "max", "generate", "remember", "expire", "expired",
    "missing", "wrong", "rotate", "rotated", "update", "change", "view", "edit", "delete", "list",
    "manage", "confirm", "reset",
];

/// Whether the last part of a dotted name says it, and not only a part before:
/// `routers.api-key.rule` is a rule.
fn ends_with_it(name: &str, words: &[String]) -> bool {
    let Some((_, last)) = name.rsplit_once('.') else { return true };
    let count = self::words(last).len();
    let tail = words.get(words.len().saturating_sub(count)..).unwrap_or_default();
    tail.iter().any(|it| is_strong(it) || words::bits(it.as_bytes()) & WEAK != 0)
        || JOINED.iter().any(|it| tail.concat().ends_with(it))
}

/// Words that are secret together only.
const JOINED: &[&str] = &[
    "apikey",
    "cleapi",
    "claveapi",
    "chaveapi",
    "secretkey",
    "privatekey",
    "accesskey",
    "motdepasse",
    "palabraclave",
    "erlangcookie",
    "redisauth",
    "valkeyauth",
    "masterauth",
    "unlockcode",
    "chiavesegreta",
    "clavesecreta",
    "chavesecreta",
    "chaveprivada",
    "claveprivada",
    "clesecrete",
    "clefsecrete",
    "cleprivee",
    "geheimerschluessel",
    "codesecret",
    "codigosecreto",
    "breakglass",
    "hmackey",
    "mfaseed",
    "otpseed",
    "totpseed",
    "seedphrase",
    "matkhau",
    "hookword",
    "magicword",
    "wpapassphrase",
    "mothersmaiden",
    "securityanswer",
    "secretanswer",
    "recoverykey",
    "recoverycode",
    "backupcode",
    "unsealkey",
    "unlockkey",
    "cryptkey",
    "encryptkey",
    "upgradekey",
    "mailkey",
    "redisserverauth",
    "rediscliauth",
    "snmpcommunity",
    "mailkw",
    "dbkw",
    "smtpkw",
    "ftpkw",
    "ldapkw",
    "adminkw",
    "rootkw",
    "userkw",
    "sesskey",
    "dbkey",
    "triggervalue",
    "keycontent",
];

/// Names in one word: `dbpassword`, `smtppass`, `mysecret`.
fn has_secret_end(word: &str) -> bool {
    let ends = [
        "password",
        "passwd",
        "passwort",
        "passphrase",
        "secret",
        "token",
        "apikey",
        "passwrd",
        "kennwort",
        "authkey",
        "credentials",
        "passord",
        "wachtwoord",
        "heslo",
        "haslo",
        "secretkey",
        "signkey",
        "passwrod",
        "geheimnis",
        "kennw",
        "passw",
    ];
    let starts = ["password", "passwd", "passwort"];
    ends.iter().any(|it| word.ends_with(it))
        || starts.iter().any(|it| word.starts_with(it))
        || word.ends_with("pass")
            && !["bypass", "compass", "trespass", "encompass", "overpass", "underpass", "surpass"]
                .contains(&word)
        || word.ends_with("pwd") && 3 < word.len()
        || word.ends_with("pw") && 3 < word.len()
}

/// Whether a name is a bare word, which a sentence begins with as well.
pub(crate) fn is_bare_word(name: &str) -> bool {
    BARE.contains(&name)
}

/// Whether a name is innocent as a directive, before a blank.
pub(crate) fn is_innocent_directive(name: &str) -> bool {
    INNOCENT.contains(&name)
}

/// The lower-case words of a name: `DB_PASSWORD`, `dbPassword` and `db.password` are two words.
fn words(name: &str) -> Vec<String> {
    let mut res = Vec::new();
    let mut word = String::new();
    let mut after_lower = false;
    for it in name.chars() {
        if !it.is_alphanumeric() {
            flush(&mut word, &mut res);
            after_lower = false;
            continue;
        }
        if it.is_uppercase() && after_lower {
            flush(&mut word, &mut res);
        }
        after_lower = it.is_lowercase() || it.is_ascii_digit();
        word.extend(it.to_lowercase());
    }
    flush(&mut word, &mut res);
    res
}

fn flush(word: &mut String, res: &mut Vec<String>) {
    let trimmed = word.trim_end_matches(|it: char| it.is_ascii_digit());
    if !trimmed.is_empty() {
        res.push(trimmed.to_owned());
    }
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_claim_what_they_hold() {
        for (claimed, names) in [
            (
                Claim::Strong,
                "DB_PASSWORD dbPassword DB_PASS APP_KEY api_key X-Auth-Token MYSQL_ROOT_PASSWORD REDIS_PASSWORD2 \
                 NONCE_SALT client_secret mot_de_passe_kennwort $backend_password DBPassword smtppass MYSQL_PWD \
                 AUTH_KEY LOGGED_IN_KEY x-api-key has\u{142}o_bazy",
            ),
            (Claim::Weak, "newrelic.license session key COOKIE_VALIDATION SENTRY_DSN HASH_SEED"),
            (
                Claim::About,
                "password_file token_ttl session.gc_probability JWT_SECRET_KEY_PATH PASSWORD_HASH_COST \
                 API_KEY_HEADER SECRET_NAME keys_zone",
            ),
            (
                Claim::Public,
                "STRIPE_PUBLISHABLE_KEY GIT_COMMIT pin-sha256 public_key COMPOSER_SHA256",
            ),
            (Claim::None, "keepalive listen.owner user SCRIPT_FILENAME compass bypass passenger"),
        ] {
            for name in names.split_whitespace() {
                assert_eq!(claim(name), claimed, "{name}");
            }
        }
    }
}
