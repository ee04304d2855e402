//! Examples to be replaced, switches, rules of forms, names of algorithms.

use super::is_number;
use super::shape::turns;
use crate::find::Find as _;

/// The name of an algorithm, whatever the numbers in it: `bcrypt`, `SHA-256`, `aes-256-gcm`.
pub(crate) fn is_algorithm(value: &str) -> bool {
    value.len() <= 24
        && value.bytes().take(2).all(|it| it.is_ascii_alphabetic())
        && value.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_/,:".contains(&it))
        && turns(value) <= 3
        && value.bytes().filter(u8::is_ascii_digit).count() <= LONGEST_NUMBERS
        && ALGORITHMS.iter().any(|it| {
            let letters = value.bytes().filter(u8::is_ascii_alphabetic);
            letters.map(|it| it.to_ascii_lowercase()).eq(it.bytes())
        })
}

/// Digits in the name of an algorithm: those of `AES-256/SHA-512` and a few more.
const LONGEST_NUMBERS: usize = 8;

#[rustfmt::skip]
const ALGORITHMS: &[&str] = &[
    "md", "sha", "hs", "rs", "es", "ps", "ed", "ecdsa", "eddsa", "rsa", "dsa", "aes", "aesgcm", "aescbc",
    "bcrypt", "scrypt", "argon", "argoni", "argonid", "argond", "pbkdf", "yescrypt", "crypt", "hmac",
    "hmacsha", "hmacmd", "crammd", "scramsha", "digestmd", "ripemd", "tiger", "snefru", "haval",
    "whirlpool", "gost", "crc", "adler", "fnv", "joaat", "xxh", "murmur", "blowfish", "chacha",
    "chachapoly", "salsa", "camellia", "des", "rc", "curve", "ecdhsha", "ssha", "plain", "pbkdfsha",
    "rsasha", "mschapv", "mschap", "peap", "ttls", "ecdhshanistp", "sntrup", "shacrypt", "mdcrypt", "blfcrypt", "pkcs", "nthash", "cachingshapassword", "mysqlnativepassword", "authsocket",
];

/// Examples that a reader must replace, and switches.
pub(super) fn is_template(value: &str) -> bool {
    let lower = value.get(..value.len().min(64)).unwrap_or(value).to_ascii_lowercase();
    let bare: String = lower.chars().filter(|it| it.is_alphanumeric()).collect();
    let option = lower
        .strip_prefix("--")
        .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_lowercase()))
        || lower.len() == 2 && lower.starts_with('-');
    let first = value.split(' ').next().unwrap_or_default();
    let verb = VERBS.iter().any(|it| value.starts_with(it))
        && first.bytes().all(|it| it.is_ascii_alphabetic() || it == b'-');
    option
        || verb
        || STATEMENTS.iter().any(|it| value.starts_with(it))
        || is_rules(&lower)
        || TEMPLATES.contains(&bare.as_str())
        || lower.contains(' ')
            && lower
                .split(' ')
                .all(|it| TEMPLATES.contains(&it) || matches!(it, "or" | "and" | "not"))
        || [
            "your",
            "changeme",
            "changethis",
            "replaceme",
            "placeholder",
            "insertyour",
            "enteryour",
            "redacted",
        ]
        .iter()
        .any(|it| bare.starts_with(it))
            && !bare.bytes().any(|it| it.is_ascii_digit())
        || TO_REPLACE.iter().any(|it| lower.has(it)) && !lower.bytes().any(|it| it.is_ascii_digit())
        || RULES.iter().any(|it| lower.strip_prefix(it).is_some_and(is_number))
        || bare.chars().all(|it| it == 'x') && 3 <= bare.len()
        || is_mask(&lower)
        || value.has("xxxxx")
        || value.has("XXXXX")
        || SOURCES.contains(&lower.split(' ').next().unwrap_or_default())
            && lower.split_whitespace().all(|it| SOURCES.contains(&it))
        || lower.strip_suffix(" bytes").is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
}

/// What texts hold that a reader must replace: `ghp_your_token_here`.
#[rustfmt::skip]
const TO_REPLACE: &[&str] = &[
    "your_", "your-", "_here", "-here", "generate_me", "generate-me", "set-me-", "set_me_", "fill-me", "fill_me",
];

/// Rules of a form before their number.
const RULES: &[&str] = &["digits:", "min:", "max:", "size:", "between:", "length:"];

/// `required|string|min:12`
fn is_rules(value: &str) -> bool {
    value.contains('|')
        && value.split('|').all(|it| {
            let name = it.split(':').next().unwrap_or_default();
            !name.is_empty() && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
        })
        && ["required", "string", "nullable", "confirmed", "sometimes"]
            .iter()
            .any(|it| value.has(it))
}

/// How commands of PowerShell's begin.
const VERBS: &[&str] =
    &["ConvertTo-", "ConvertFrom-", "Get-", "Read-", "New-", "Import-", "Invoke-"];

/// How statements of SQL's begin.
const STATEMENTS: &[&str] = &[
    "SELECT ", "SHOW ", "INSERT ", "UPDATE ", "DELETE ", "GRANT ", "FLUSH ", "ALTER ", "CREATE ",
    "DROP ",
];

fn is_mask(value: &str) -> bool {
    value.bytes().all(|it| b"x*.-_#? ".contains(&it))
        || value.has("***")
        || matches!(value, "\u{2014}" | "\u{2013}")
        || value.chars().all(|it| "\u{2022}\u{25cf}\u{2217}\u{ff0a}".contains(it))
}

/// What somebody masked before, and what of a token stands beside the mask: `[MASKED]`,
/// `ck_[redacted]`, `[REDACTED:password]`, `eyJhbGciOi...truncated`.
pub(crate) fn is_masked(value: &str) -> bool {
    // Few values have one of these, and need to be copied.
    if !value.bytes().any(|it| b"[%.".contains(&it)) {
        return false;
    }
    let lower = value.to_ascii_lowercase();
    let is_kind =
        |it: &str| it.is_empty() || it.len() <= LONGEST_KIND && it.ends_with(['_', '-', '(']);
    let is_cut_off = |it: &str| it.len() <= LONGEST_KIND && it.starts_with("eyj");
    MASKS.iter().any(|(mask, close)| {
        let Some((head, rest)) = lower.split_once(mask) else { return false };
        let behind = rest.split_once(close).map_or("", |it| it.1);
        is_kind(head) && behind.bytes().all(|it| b")]}\"',;".contains(&it))
    }) || lower.strip_suffix("...truncated").is_some_and(is_cut_off)
}

/// What tells the kind of a token is not longer.
const LONGEST_KIND: usize = 10;

/// How masks begin in lower case, and how they end.
const MASKS: &[(&str, &str)] = &[
    ("[masked", "]"),
    ("[filtered", "]"),
    ("[redacted", "]"),
    ("[hidden]", ""),
    ("[removed]", ""),
    ("%5bmasked", "%5d"),
    ("%5bfiltered", "%5d"),
    ("%5bredacted", "%5d"),
];

#[rustfmt::skip]
const TEMPLATES: &[&str] = &[
    "true", "false", "yes", "no", "on", "off", "none", "null", "nil", "required", "optional",
    "enabled", "disabled", "undefined", "todo", "tbd", "example", "default", "auto", "stdin",
    "prompt", "empty", "missing", "invalid", "hidden", "masked", "filtered", "sensitive",
    "removed", "omitted", "array", "object", "string", "mismatch", "unset", "notset", "na",
    "novalue", "write", "read", "never", "always", "oncreate", "inherit", "ask", "nasso", "changed",
    "expired", "unchanged", "redactedvalue", "sensitivevalue", "varchar", "text", "bytea", "bool",
    "boolean", "int", "integer", "number", "not", "maybe", "see", "siehe", "voir", "minutes", "hours", "days", "seconds", "writeonly",
    "nopass", "nopassword", "passwordprompt",
    "str", "int", "bool", "bytes", "mixed", "accepted", "rejected", "incorrect", "wrong", "expired",
    "changed", "deleted", "self", "static", "void", "fetch", "unauthorized", "forbidden", "unknown",
    "revoked", "pending", "proprietary", "random", "include", "omit", "hashed", "awscurrent", "awsprevious",
    "awspending", "callable", "iterable", "sensitivestring", "notnull", "anonymous",
    "dataomitted", "hiereintragen", "join", "external", "externally", "specialize", "oobesystem", "windowspe", "trace", "debug", "verbose", "await", "shift", "encryptedarray", "encryptedobject", "encryptedcollection", "encryptedjson", "clientsecretbasic", "clientsecretpost", "given", "supplied", "provided", "generated", "encrypted", "rotated", "leer", "keins", "keine",
    "gesetzt", "vorhanden", "unbekannt", "ge\u{e4}ndert", "abgelaufen", "falsch", "ung\u{fc}ltig", "d\u{e9}fini",
    "d\u{e9}finie", "expir\u{e9}", "invalide", "definida", "incorrecto", "incorrecta", "caducada", "scaduta",
    "impostata", "errata", "verlopen", "onjuist", "ingesteld", "ustawione", "wygas\u{142}o", "failed", "set", "present",
    "configured", "autogenerate", "onrequest", "aufanfrage", "surdemande", "where", "from", "disable", "enable", "locked", "entf\u{e4}llt", "entfaellt", "deaktiviert", "gesperrt", "d\u{e9}sactiv\u{e9}", "aucune", "nvt", "vide", "vacio", "vuoto", "aucun", "ninguno", "brak", "geen", "ingen",
];

/// Where `nsswitch.conf` has accounts looked up, `passwd: files systemd`.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "files", "systemd", "compat", "db", "nis", "nisplus", "ldap", "sss", "winbind", "hesiod",
];
