//! Which names hold secrets.

/// Words of a name that say so by themselves.
const SECRET: &[&str] = &[
    "password",
    "passwd",
    "passwort",
    "pass",
    "pwd",
    "pw",
    "passphrase",
    "secret",
    "secrets",
    "token",
    "tokens",
    "credential",
    "credentials",
    "creds",
    "apikey",
    "apisecret",
    "accesskey",
    "secretkey",
    "privatekey",
    "authkey",
    "auth",
    "salt",
    "license",
    "licence",
    "pin",
    "psk",
    "requirepass",
    "masterauth",
    "dsn",
    "cookie",
    "session",
    "sessionid",
    "jwt",
    "bearer",
    "signature",
    "hmac",
    "webhook",
    "kennwort",
    "motdepasse",
    "contrasena",
    "contraseña",
    "clave",
    "senha",
    "haslo",
    "hasło",
    "пароль",
    "密码",
    "heslo",
    "wachtwoord",
    "losenord",
    "lösenord",
    "parola",
    "sifre",
    "şifre",
];

/// Words that make a name secret only beside another: `api_key`, `encryption_key`.
const QUALIFIED: &[&str] = &["key", "keys", "code", "hash", "pem"];
const QUALIFIERS: &[&str] = &[
    "api",
    "app",
    "access",
    "private",
    "secret",
    "encryption",
    "encrypt",
    "master",
    "auth",
    "account",
    "signing",
    "sign",
    "client",
    "shared",
    "storage",
    "service",
    "license",
    "licence",
    "write",
    "admin",
    "deploy",
    "llm",
    "openai",
    "stripe",
    "jwt",
    "session",
    "cookie",
    "crypt",
    "hmac",
    "x",
    "integration",
    "security",
    "aes",
    "rsa",
    "ssh",
    "gpg",
    "vault",
    "master",
    "secure",
    "logged",
    "nonce",
    "otp",
    "recovery",
];

/// Last words that say that the value is something about the secret, not the secret.
const VETO: &[&str] = &[
    "file",
    "path",
    "dir",
    "directory",
    "name",
    "header",
    "ttl",
    "timeout",
    "length",
    "len",
    "size",
    "zone",
    "type",
    "format",
    "id",
    "url",
    "uri",
    "host",
    "port",
    "user",
    "username",
    "enabled",
    "enable",
    "required",
    "policy",
    "method",
    "algorithm",
    "alg",
    "prefix",
    "suffix",
    "field",
    "param",
    "days",
    "hours",
    "minutes",
    "seconds",
    "lifetime",
    "expires",
    "expiry",
    "age",
    "max",
    "min",
    "count",
    "limit",
    "rate",
    "mode",
    "level",
    "realm",
    "domain",
    "version",
    "handler",
    "driver",
    "provider",
    "bits",
    "rounds",
    "cost",
    "strength",
    "samesite",
    "httponly",
    "secure",
    "location",
    "endpoint",
    "request",
    "basic",
    "backend",
    "store",
    "storage",
    "cache",
    "regex",
    "pattern",
    "hint",
    "reset",
    "change",
    "gc",
    "probability",
    "divisor",
    "usage",
    "info",
    "certificate",
    "cert",
    "verify",
    "check",
    "tries",
    "attempts",
    "valid",
    "issuer",
    "audience",
    "scope",
    "scopes",
    "cookies",
    "through",
    "intercept",
];

/// nginx directives and PHP settings whose names look secret and are not.
const INNOCENT: &[&str] = &[
    "fastcgi_pass",
    "proxy_pass",
    "uwsgi_pass",
    "scgi_pass",
    "grpc_pass",
    "memcached_pass",
    "redis_pass",
    "js_pass",
    "auth_basic",
    "auth_basic_user_file",
    "auth_request",
    "auth_request_set",
    "auth_delay",
    "auth_jwt",
    "ssl_session_cache",
    "ssl_session_timeout",
    "ssl_session_tickets",
    "ssl_session_ticket_key",
    "ssl_certificate_key",
    "ssl_password_file",
    "proxy_pass_header",
    "fastcgi_pass_header",
    "proxy_pass_request_headers",
    "proxy_pass_request_body",
    "fastcgi_pass_request_body",
    "pass",
    "session.save_path",
    "session.name",
    "session.auto_start",
    "session.save_handler",
    "server_tokens",
    "sub_filter_once",
    "session.use_strict_mode",
    "pin",
];

/// Whether a key, option or header of this name holds a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let lower = name.to_lowercase();
    if INNOCENT.contains(&lower.as_str()) {
        return false;
    }
    let words = words(name);
    let Some(last) = words.last() else { return false };
    if VETO.contains(&last.as_str()) && 1 < words.len() {
        return false;
    }
    let secret = |it: &String| SECRET.contains(&it.as_str());
    let joined = words.concat();
    words.iter().any(secret)
        || ["password", "passwd", "secret", "apikey", "passphrase"]
            .iter()
            .any(|it| joined.contains(it))
        || (QUALIFIED.contains(&last.as_str())
            && words.iter().rev().skip(1).any(|it| QUALIFIERS.contains(&it.as_str())))
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
    fn names_that_hold_secrets() {
        for name in [
            "DB_PASSWORD",
            "dbPassword",
            "env[DB_PASS]",
            "APP_KEY",
            "api_key",
            "X-Auth-Token",
            "php_admin_value[newrelic.license]",
            "MYSQL_ROOT_PASSWORD",
            "REDIS_PASSWORD2",
            "NONCE_SALT",
            "client_secret",
            "mot_de_passe_kennwort",
            "$backend_password",
        ] {
            assert!(is_secret(name), "{name}");
        }
    }

    #[test]
    fn names_that_do_not() {
        for name in [
            "fastcgi_pass",
            "ssl_certificate_key",
            "password_file",
            "token_ttl",
            "session.gc_probability",
            "server_tokens",
            "key",
            "keepalive",
            "PASSWORD_HASH_COST",
            "listen.owner",
            "proxy_cache_key",
            "user",
            "auth_basic",
            "SCRIPT_FILENAME",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
