//! Which names hold secrets.

mod words;

pub(crate) use words::TELLING as LISTS;
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
    if LONGEST < name.len() || says_nothing(name.as_bytes()) || name.contains("RDX_") {
        return Claim::None;
    }
    let words = words(name);
    let Some(last) = words.last() else { return Claim::None };
    let all = words.iter().fold(0, |bits, it| bits | words::bits(it.as_bytes()));
    let has = |bit: u8| all & bit != 0;
    let joined = words.concat();
    if has(PUBLIC) || joined.ends_with("sitekey") || has(IMPERSONAL) && !is_strong(last) {
        return Claim::Public;
    }
    if has(DIGEST) {
        let of_secret = words.iter().any(|it| is_strong(it) && it != "pin");
        return if of_secret { Claim::Weak } else { Claim::Public };
    }
    let qualified = last.starts_with("key")
        && words.iter().rev().skip(1).any(|it| words::bits(it.as_bytes()) & QUALIFIER != 0);
    let named = words.iter().any(|it| is_strong(it))
        || qualified
        || JOINED.iter().any(|it| joined.contains(it));
    match (named, has(WEAK)) {
        (true, _) | (_, true) if words::bits(last.as_bytes()) & ABOUT != 0 && 1 < words.len() => {
            Claim::About
        }
        // The name of another object, and of a key in it.
        (true, _) if words.first().is_some_and(|it| it == "existing") => Claim::About,
        (true, _) if joined.ends_with("passwordkey") => Claim::About,
        (true, _) if !ends_with_it(name, &words) => Claim::Weak,
        (true, _) => Claim::Strong,
        (false, true) => Claim::Weak,
        (false, false) => Claim::None,
    }
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

/// Some of these stand in every word that says something by a part of it.
pub(crate) const PARTS: &[&str] =
    &["key", "aut", "coo", "cla", "pas", "cod", "pwd", "sec", "tok", "ken", "cre"];

fn is_strong(word: &str) -> bool {
    words::bits(word.as_bytes()) & STRONG != 0 || has_secret_end(word)
}

/// Whether the last part of a dotted name says it, and not only a part before:
/// `routers.api-key.rule` is a rule.
fn ends_with_it(name: &str, words: &[String]) -> bool {
    let Some((_, last)) = name.rsplit_once('.') else { return true };
    let count = self::words(last).len();
    let tail = words.get(words.len().saturating_sub(count)..).unwrap_or_default();
    tail.iter().any(|it| is_strong(it) || words::bits(it.as_bytes()) & WEAK != 0)
}

/// Words that are secret together only.
const JOINED: &[&str] = &[
    "apikey",
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
    ];
    let starts = ["password", "passwd", "passwort"];
    ends.iter().any(|it| word.ends_with(it))
        || starts.iter().any(|it| word.starts_with(it))
        || word.ends_with("pass")
            && !["bypass", "compass", "trespass", "encompass", "overpass", "underpass", "surpass"]
                .contains(&word)
        || word.ends_with("pwd") && 3 < word.len()
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
