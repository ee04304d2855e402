//! What a value looks like.

/// Whether a value in a secret slot is a secret, and no reference, switch or example.
pub(crate) fn is_literal(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let reference = value.starts_with(['$', '%', '<', '@'])
        && !value.contains(|it: char| it.is_ascii_digit())
        || value.starts_with("${")
        || value.starts_with("{{")
        || value.starts_with("$(")
        || value.starts_with("secret://")
        || value.starts_with("file:");
    let path = value.starts_with('/') && value.len() < 200 && value.matches('/').count() > 1
        || value.starts_with("./")
        || value.starts_with("unix:");
    !(value.len() < 2
        || reference
        || path
        || WORDS.contains(&lower.as_str())
        || value.chars().all(|it| !it.is_alphanumeric()))
}

/// Switches, examples and enumeration values.
const WORDS: &[&str] = &[
    "on",
    "off",
    "yes",
    "no",
    "true",
    "false",
    "none",
    "null",
    "nil",
    "default",
    "auto",
    "required",
    "optional",
    "enabled",
    "disabled",
    "always",
    "never",
    "basic",
    "bearer",
    "digest",
    "changeme",
    "change_me",
    "example",
    "password",
    "secret",
    "token",
    "xxx",
    "xxxx",
    "xxxxx",
    "xxxxxxxx",
    "your_password",
    "your-password",
    "yourpassword",
    "redacted",
    "placeholder",
    "todo",
    "undefined",
    "lax",
    "strict",
    "plain",
    "md5",
    "sha256",
    "bcrypt",
    "string",
    "int",
    "file",
    "files",
    "redis",
    "memcached",
    "database",
    "0",
    "1",
];

/// Names that stand in many places without being secret.
pub(crate) fn is_common(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    COMMON.contains(&lower.as_str())
        || value.chars().all(|it| it.is_ascii_lowercase()) && value.len() < 10
}

const COMMON: &[&str] = &[
    "wordpress",
    "nextcloud",
    "production",
    "development",
    "staging",
    "localhost",
    "www-data",
    "php-fpm",
    "database",
    "postgres",
    "postgresql",
    "mysql-root",
    "administrator",
    "symfony-app",
    "drupal-site",
    "magento",
    "laravel-app",
];

/// Whether a token without a name looks random: long, mixed, and spread over its alphabet.
pub(crate) fn looks_random(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let upper = value.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = value.bytes().filter(u8::is_ascii_lowercase).count();
    24 <= value.len() && 2 <= digits && 2 <= upper && 2 <= lower && 3.7 <= entropy(value)
}

/// Shannon entropy in bits a byte.
fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in value.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let total = f64::from(u32::try_from(value.len()).unwrap_or(u32::MAX));
    counts
        .iter()
        .filter(|it| 0 < **it)
        .map(|it| f64::from(*it) / total)
        .map(|it| -it * it.log2())
        .sum()
}
