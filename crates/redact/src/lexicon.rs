//! Which names hold secrets.

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

/// Words of a name that say so by themselves.
#[rustfmt::skip]
const STRONG: &[&str] = &[
    "password", "passwd", "passwort", "pass", "pwd", "pw", "passphrase", "passcode", "passkey",
    "pswd", "passwrd", "paswd", "pword", "pwrd", "psw", "psswd", "pasword", "passwords", "secret",
    "token", "credential", "credentials", "creds", "cred", "apikey", "apisecret", "accesskey",
    "secretkey", "privatekey", "authkey", "authtoken", "accesstoken", "salt", "psk", "pin",
    "requirepass", "masterauth", "masterpass", "bindpw", "userpw", "rootpw", "dbpw", "smtppw",
    "storepass", "keypass", "srcstorepass", "deststorepass", "privkey", "presharedkey",
    "sharedsecret", "passw", "pepper", "kennwort", "geheim", "geheimnis", "geheimwort",
    "zugangsdaten", "mdp", "motdepasse", "contrasena", "contrase\u{f1}a", "clave", "secreto",
    "senha", "segredo", "segreto", "wachtwoord", "haslo", "has\u{142}o", "sekret", "heslo",
    "losenord", "l\u{f6}senord", "adgangskode", "kodeord", "passord", "salasana", "jelszo",
    "jelsz\u{f3}", "parola", "sifre", "\u{15f}ifre", "sandi", "matkhau", "lozinka", "geslo",
    "parool", "slaptazodis", "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}",
    "\u{441}\u{435}\u{43a}\u{440}\u{435}\u{442}", "\u{442}\u{43e}\u{43a}\u{435}\u{43d}",
    "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}\u{3cc}\u{3c2}", "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}",
    "\u{53e3}\u{4ee4}", "\u{5bc6}\u{94a5}", "\u{5bc6}\u{9470}",
    "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}", "\u{6697}\u{8a3c}\u{756a}\u{53f7}",
    "\u{be44}\u{bc00}\u{bc88}\u{d638}", "\u{c554}\u{d638}",
];

/// Words that stand for a secret or for a setting.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "auth", "session", "cookie", "jwt", "bearer", "signature", "sig", "hmac", "webhook", "dsn",
    "key", "keys", "license", "licence", "hash", "nonce", "seed", "master", "validation", "code",
    "otp", "totp", "sid", "sas", "signing", "encryption", "csrf", "xsrf", "captcha", "community",
    "crypt", "authorization", "tokens", "secrets", "pem", "private", "hook", "sessionid",
    "phpsessid", "jsessionid", "login", "uplink", "appid", "cipher", "recovery", "invite",
    "schluessel", "schl\u{fc}ssel", "klucz", "chiave", "cle", "llave", "chave", "basicauth",
    "userpass", "userpwd", "sso", "bot", "connectionstring", "authenticator", "verifier",
    "assertion", "ticket", "challenge", "magic", "mfa",
];

/// Before `key` they make it strong.
#[rustfmt::skip]
const QUALIFIERS: &[&str] = &[
    "api", "app", "access", "private", "secret", "encryption", "encrypt", "master", "auth",
    "account", "signing", "sign", "client", "shared", "storage", "service", "license", "licence",
    "write", "admin", "deploy", "llm", "openai", "stripe", "jwt", "session", "cookie", "crypt",
    "hmac", "integration", "security", "aes", "rsa", "ssh", "gpg", "vault", "secure", "in",
    "nonce", "otp", "recovery", "consumer", "server", "application", "rest", "function", "host",
    "subscription", "sas", "license", "ingest", "preshared", "webhook", "internal", "user", "data",
    "root", "backup", "wp", "tls", "psk", "bot", "team", "project", "cipher", "transit", "mail",
    "email", "sms", "maps", "map", "search", "ai", "cdn", "dns", "wireguard", "wg", "restic", "db",
    "database", "sig", "signature", "hash", "bearer", "oauth", "link", "download", "payment",
    "merchant", "crypto", "unseal", "unlock", "eab", "salt", "bind", "upload", "media", "stream",
    "license", "activation", "decryption", "decrypt", "symmetric", "psk", "hook", "cron", "proxy",
    "trust", "federation", "relay", "agent", "enrollment", "join", "cluster", "node", "peer",
];

/// Last words that say that the value is something about the secret, not the secret.
#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "file", "files", "path", "dir", "directory", "folder", "name", "names", "header", "headers",
    "ttl", "timeout", "length", "len", "size", "zone", "type", "format", "id", "ids", "url", "uri",
    "host", "hostname", "port", "user", "username", "enabled", "enable", "disable", "disabled",
    "required", "policy", "method", "methods", "algorithm", "algo", "alg", "prefix", "suffix",
    "field", "param", "parameter", "days", "hours", "minutes", "seconds", "sec", "ms", "lifetime",
    "expires", "expire", "expiry", "expiration", "age", "max", "min", "count", "limit", "limits",
    "rate", "mode", "level", "realm", "domain", "version", "handler", "driver", "provider",
    "providers", "bits", "rounds", "cost", "strength", "samesite", "httponly", "secure",
    "location", "endpoint", "request", "requests", "basic", "backend", "store", "storage", "cache",
    "regex", "regexp", "pattern", "hint", "reset", "change", "changed", "gc", "probability",
    "divisor", "usage", "info", "certificate", "cert", "verify", "check", "tries", "attempts",
    "valid", "issuer", "audience", "scope", "scopes", "cookies", "through", "intercept", "alias",
    "aliases", "arn", "ref", "var", "env", "source", "guard", "guards", "broker", "encoding",
    "function", "class", "service", "manager", "mount", "target", "key_name", "label", "title",
    "text", "message", "error", "errors", "failed", "mismatch", "complexity", "history", "lock",
    "lockout", "threads", "memory", "time", "interval", "window", "period", "renew",
    "refresh_interval", "rotation", "status", "state", "active", "needed", "sent", "at", "on",
    "by", "link", "page", "route", "template", "view", "form", "input", "column", "table",
    "allowed", "forbidden", "plugin", "plugins", "module", "group", "groups", "role", "roles",
    "owner", "bucket", "region", "address", "server", "servers", "schema", "database", "delay",
    "exists", "present", "capture", "tier", "concurrency", "burst", "strategy", "locale", "lang",
    "theme", "command", "cmd", "program", "script", "helper", "agent", "socket", "sock", "pid",
    "log", "logs", "bypass", "ciphers", "curve", "protocol", "protocols", "transport", "sort",
    "order", "index", "encryption", "identifier", "identifiers",
    "hasher", "encoder", "hashing",
];

/// Words after which a value is public, whatever else the name says.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "public", "publishable", "pub", "fingerprint", "etag", "integrity", "pins", "hpkp", "recv",
    "recipient", "csp", "sri",
];

/// Words after which a value is public unless the name ends in what is secret: `BUILD_ID`, but not
/// `BUILD_TOKEN`.
#[rustfmt::skip]
const IMPERSONAL: &[&str] = &[
    "commit", "release", "revision", "rev", "gpg", "trace", "traceparent", "traceid", "span",
    "container", "image", "build",
];

/// Digests: of a secret, a value to guess it from; of anything else, public.
const DIGESTS: &[&str] = &["sha", "md", "checksum", "digest"];

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
    if 160 < name.len() || name.contains("RDX_") {
        return Claim::None;
    }
    let words = words(name);
    let Some(last) = words.last() else { return Claim::None };
    let strong = |it: &String| STRONG.contains(&it.as_str()) || has_secret_end(it);
    let has = |list: &[&str]| words.iter().any(|it| list.contains(&it.as_str()));
    if has(PUBLIC) || words.concat().ends_with("sitekey") || has(IMPERSONAL) && !strong(last) {
        return Claim::Public;
    }
    if has(DIGESTS) {
        let of_secret = words.iter().any(|it| strong(it) && it != "pin");
        return if of_secret { Claim::Weak } else { Claim::Public };
    }
    let qualified = last.starts_with("key")
        && words.iter().rev().skip(1).any(|it| QUALIFIERS.contains(&it.as_str()));
    let joined = words.concat();
    let named =
        words.iter().any(strong) || qualified || JOINED.iter().any(|it| joined.contains(it));
    let weak = words.iter().any(|it| WEAK.contains(&it.as_str()));
    match (named, weak) {
        (true, _) | (_, true) if ABOUT.contains(&last.as_str()) && 1 < words.len() => Claim::About,
        // The name of another object, and of a key in it.
        (true, _) if words.first().is_some_and(|it| it == "existing") => Claim::About,
        (true, _) if joined.ends_with("passwordkey") => Claim::About,
        (true, _) if !ends_with_it(name, &words) => Claim::Weak,
        (true, _) => Claim::Strong,
        (false, true) => Claim::Weak,
        (false, false) => Claim::None,
    }
}

/// Whether the last part of a dotted name says it, and not only a part before:
/// `routers.api-key.rule` is a rule.
fn ends_with_it(name: &str, words: &[String]) -> bool {
    let Some((_, last)) = name.rsplit_once('.') else { return true };
    let count = self::words(last).len();
    let tail = words.get(words.len().saturating_sub(count)..).unwrap_or_default();
    tail.iter().any(|it| {
        STRONG.contains(&it.as_str()) || WEAK.contains(&it.as_str()) || has_secret_end(it)
    })
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
