//! What a value looks like.

/// Whether a value in a secret's slot is a secret itself, and no reference, switch or template.
pub(crate) fn is_literal(value: &str) -> bool {
    let value = value.trim();
    if let Some((local, master)) = value.split_once(" => ") {
        // A line of `php -i`: the local value and the master's.
        return is_literal(local) || !master.contains(" => ") && is_literal(master);
    }
    2 <= value.len()
        && value.bytes().any(|it| it.is_ascii_alphanumeric() || !it.is_ascii())
        && !is_reference(value)
        && !is_path(value)
        && !is_template(value)
}

/// A variable, a call or an address where the value is kept.
pub(crate) fn is_reference(value: &str) -> bool {
    let inside = |open: &str, close: &str| {
        value.len() > open.len() + 1 && value.starts_with(open) && value.ends_with(close)
    };
    if inside("${", "}") || inside("$(", ")") || inside("{{", "}}") || inside("%env(", ")%") {
        return true;
    }
    if inside("<", ">")
        || inside("<%", "%>")
        || inside("#{", "}")
        || inside("[", "]") && !value.contains(',')
    {
        return true;
    }
    if value.starts_with("!vault") || value.starts_with("<<") {
        return true;
    }
    if let Some(name) = value.strip_prefix("%(").and_then(|it| it.strip_suffix(")s")) {
        return is_name(name);
    }
    for sign in ["%", "@", "__", "@@", "%%"] {
        let name = value.strip_prefix(sign).and_then(|it| it.strip_suffix(sign));
        if name.is_some_and(|it| is_name(it.trim_matches('_')) && it.len() > 1) {
            return true;
        }
    }
    if let Some(name) = value.strip_prefix('$') {
        // PHP's `$_POST['x']`, `$request->header('x')`.
        let end = name.find(|it: char| !it.is_ascii_alphanumeric() && it != '_').unwrap_or(0);
        let behind = name.get(end..).unwrap_or_default();
        if 0 < end && ["->", "::", "['", "[\""].iter().any(|it| behind.starts_with(it)) {
            return true;
        }
        let name = name.trim_start_matches(['$', '{', '(']);
        let name: &str = name.split(['$', '}', ')', ':', '"', '\\']).next().unwrap_or_default();
        let one_case = !name.bytes().any(|it| it.is_ascii_uppercase())
            || !name.bytes().any(|it| it.is_ascii_lowercase());
        let plain = !name.bytes().any(|it| it.is_ascii_digit()) || name.contains('_');
        return is_name(name) && one_case && plain || name.len() == 1;
    }
    let lower = value.get(..value.len().min(64)).unwrap_or(value).to_ascii_lowercase();
    let first = lower.as_bytes().first();
    // Most differ in the first byte, and need no call to be told apart.
    CALLS.iter().any(|it| it.as_bytes().first() == first && lower.starts_with(it))
        || is_upper_name(value)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-> '[]\"".contains(&it))
}

/// `DB_PASSWORD`: a name where a value is expected.
fn is_upper_name(value: &str) -> bool {
    value.contains('_')
        && value.bytes().all(|it| it.is_ascii_uppercase() || it == b'_')
        && ["PASS", "SECRET", "TOKEN", "KEY", "PWD"].iter().any(|it| value.contains(it))
}

/// How values begin that are looked up elsewhere.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "getenv(", "env(", "env.", "env[", "envvar(", "os.environ", "os.getenv", "process.env",
    "system.getenv", "config(", "config.", "lookup(", "var.", "local.", "data.", "module.",
    "secretref:", "vault:", "vault://", "ssm:", "ssm://", "op://", "arn:", "file:", "file(",
    "secret://", "secrets.", "secrets/", "enc[", "!ref", "!sub", "ref+", "keyring:", "resolve:",
    "{{resolve:", "unix:", "ngx.var.", "ngx.req.", "os.env", "std::env", "viper.", "values.",
    ".values", "app.config", "request.", "params[", "args.", "input(", "prompt(", "getpass",
    "random_password.", "azurerm_", "google_secret", "aws_secretsmanager", "sops:", "credstash:",
    "bao:",
];

/// Examples that a reader must replace, and switches.
fn is_template(value: &str) -> bool {
    let lower = value.get(..value.len().min(64)).unwrap_or(value).to_ascii_lowercase();
    let bare: String = lower.chars().filter(|it| it.is_alphanumeric()).collect();
    TEMPLATES.contains(&bare.as_str())
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
        || bare.chars().all(|it| it == 'x') && 3 <= bare.len()
        || is_mask(&lower)
        || SOURCES.contains(&lower.split(' ').next().unwrap_or_default())
            && lower.split_whitespace().all(|it| SOURCES.contains(&it))
        || lower.strip_suffix(" bytes").is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
}

fn is_mask(value: &str) -> bool {
    value.bytes().all(|it| b"x*.-_#? ".contains(&it)) || value.contains("****")
}

#[rustfmt::skip]
const TEMPLATES: &[&str] = &[
    "true", "false", "yes", "no", "on", "off", "none", "null", "nil", "required", "optional",
    "enabled", "disabled", "undefined", "todo", "tbd", "example", "default", "auto", "stdin",
    "prompt", "empty", "missing", "invalid", "hidden", "masked", "filtered", "sensitive",
    "removed", "omitted", "array", "object", "string", "mismatch", "unset", "notset", "na",
    "novalue",
];

/// Where `nsswitch.conf` has accounts looked up, `passwd: files systemd`.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "files", "systemd", "compat", "db", "nis", "nisplus", "ldap", "sss", "winbind", "hesiod",
];

/// A file's place: segments of plain words.
pub(crate) fn is_path(value: &str) -> bool {
    let value = value.strip_prefix("@").unwrap_or(value);
    let rooted = value.starts_with('/')
        || value.starts_with("./")
        || value.starts_with("../")
        || value.starts_with("~/");
    let drive = value.get(1..3) == Some(":\\");
    let relative = value.contains('/') && has_extension(value);
    if drive || relative && !looks_random(value) {
        return true;
    }
    if let Some((name, place)) = value.split_once(":/") {
        // `name:/etc/creds/name`, as systemd and Docker pair them.
        let named = name.bytes().all(|it| it.is_ascii_lowercase() || b"_-.".contains(&it));
        return named
            && !place.starts_with('/')
            && place.contains('/')
            && value.get(name.len() + 1..).is_some_and(is_path);
    }
    let plain =
        value.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-/$~{}:@*%+".contains(&it));
    let words = value.split('/').any(|it| {
        2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase() || b"-_.".contains(&it))
    });
    rooted && plain && words
}

fn has_extension(value: &str) -> bool {
    let name = value.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(stem, it)| {
        !stem.is_empty()
            && (2..=5).contains(&it.len())
            && it.bytes().all(|it| it.is_ascii_alphabetic())
    })
}

#[derive(Clone, Copy, Default)]
struct Classes {
    upper: usize,
    lower: usize,
    digits: usize,
    signs: usize,
}

fn classes(value: &str) -> Classes {
    let mut res = Classes::default();
    for it in value.bytes() {
        match it {
            b'A'..=b'Z' => res.upper += 1,
            b'a'..=b'z' => res.lower += 1,
            b'0'..=b'9' => res.digits += 1,
            _ => res.signs += 1,
        }
    }
    res
}

pub(crate) fn is_hex(value: &str) -> bool {
    value.bytes().all(|it| it.is_ascii_hexdigit())
}

pub(crate) fn is_number(value: &str) -> bool {
    value.bytes().any(|it| it.is_ascii_digit())
        && value.bytes().all(|it| it.is_ascii_digit() || b".,:-+/ ".contains(&it))
}

/// `8-4-4-4-12` hexadecimal digits.
pub(crate) fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && is_hex(&value.replace('-', ""))
}

/// Whether a token without a name looks random: long, mixed, and spread over its alphabet.
pub(crate) fn looks_random(value: &str) -> bool {
    let it = classes(value);
    20 <= value.len()
        && 1 <= it.digits
        && 1 <= it.upper
        && 1 <= it.lower
        && it.signs * 5 <= value.len()
        && 3.5 <= entropy(value)
        && changes(value) * 3 >= value.len()
}

/// Letters and digits in no order that words have.
pub(crate) fn looks_mixed(value: &str) -> bool {
    let it = classes(value);
    20 <= value.len()
        && it.signs == 0
        && 3 <= it.upper
        && 3 <= it.lower
        && changes(value) * 3 >= value.len()
}

/// How often the class of characters changes from one byte to the next: random text changes all the
/// time, `ECDHE-RSA-AES128-GCM-SHA256` and `MyClassName2024` do not.
fn changes(value: &str) -> usize {
    let class = |it: &u8| match it {
        b'A'..=b'Z' => 0_u8,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    value.as_bytes().windows(2).filter(|it| it.first().map(class) != it.last().map(class)).count()
}

/// Whether a value in a slot that may hold a secret or a setting is a secret.
pub(crate) fn looks_secret(value: &str) -> bool {
    let it = classes(value);
    let letters = it.upper + it.lower;
    let odd = value.bytes().any(|it| !it.is_ascii() || b"!#$%^&*?+=~@".contains(&it));
    is_literal(value)
        && !is_plain(value)
        && (8 <= value.len() && 2 <= it.digits && 2 <= letters
            || 6 <= value.len() && odd && 2 <= letters && 1 <= it.digits
            || 16 <= value.len()
                && letters + it.digits == value.len()
                && 0 < it.upper
                && 0 < it.lower
            || 3 <= value.split('-').count()
                && 16 <= value.len()
                && it.lower + it.signs == value.len())
}

/// Whether a word in prose is a password: letters with digits or with signs that words do not have.
pub(crate) fn looks_typed(value: &str) -> bool {
    let it = classes(value);
    let letters = it.upper + it.lower;
    let sign = value.bytes().any(|it| b"!#$%^&*?+=~@_".contains(&it));
    6 <= value.len()
        && value.len() <= 128
        && is_literal(value)
        && !is_plain(value)
        && 2 <= letters
        && (1 <= it.digits && (it.upper > 0 || sign || 2 <= it.digits)
            || it.upper > 0
                && it.lower > 0
                && value.bytes().any(|it| b"!#$%^&*?+=~@".contains(&it)))
}

/// Whether a value without any name is what people type as a strong password.
pub(crate) fn looks_strong(value: &str) -> bool {
    let it = classes(value);
    let sign = value.bytes().any(|it| b"!#$%^&*?~@".contains(&it));
    (8..=64).contains(&value.len())
        && sign
        && 1 <= it.upper
        && 2 <= it.lower
        && 1 <= it.digits
        && !value.contains(['/', '<', '>', '(', '{', '[', '|', '\\', ' ', '='])
        && !value.contains("%2")
        && !value.contains("%3")
        && !value.starts_with(['$', '%', '^', '*'])
        && is_literal(value)
        && !is_plain(value)
}

/// Addresses, host and file names, versions, dates, sizes, digests, lists: what settings hold.
pub(crate) fn is_plain(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let host_signs = |it: u8| it.is_ascii_alphanumeric() || b".-:_*".contains(&it);
    let dotted = value.contains('.')
        && value.bytes().all(host_signs)
        && lower
            .split(['.', ':'])
            .any(|it| 2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase()))
        && !looks_random(value);
    let mail = value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && host.bytes().all(|it| it.is_ascii_alphanumeric() || b".-".contains(&it))
            && host
                .rsplit('.')
                .next()
                .is_some_and(|it| 2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase()))
    });
    let digest = [
        "sha1",
        "sha2",
        "sha3",
        "sha5",
        "md5",
        "ssh-",
        "aes",
        "rsa",
        "ecd",
        "utf",
        "iso",
        "hs2",
        "hs5",
        "rs2",
        "tls",
        "http",
        "php",
        "x-",
        "application/",
        "text/",
        "refs/",
        "scram-",
    ]
    .iter()
    .any(|it| lower.starts_with(it));
    is_number(value)
        || ["sha256", "sha512", "sha1", "hmac-"].iter().any(|it| lower.contains(it))
            && value.len() < 24
        || is_uuid(value)
        || dotted
        || mail
        || digest
        || value.contains("://")
        || value.contains('$')
            && value
                .split('$')
                .skip(1)
                .all(|it| it.starts_with(|it: char| it.is_ascii_lowercase() || it == '{'))
        || is_quantity(value)
        || value.split_once(' ').is_some_and(|(number, unit)| {
            is_number(number) && unit.bytes().all(|it| it.is_ascii_lowercase() || it == b' ')
        })
}

/// `256M`, `10m`, `3600s`, `1.2.3-alpine`, `v2`.
fn is_quantity(value: &str) -> bool {
    let rest = value
        .trim_start_matches(['v', 'V'])
        .trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    rest.len() < value.len()
        && (rest.len() <= 3 && rest.bytes().all(|it| it.is_ascii_alphabetic())
            || value.contains('.') && rest.starts_with('-'))
}

/// What strict mode leaves in a slot: words, numbers, places and references.
pub(crate) fn is_safe(value: &str) -> bool {
    let trimmed = value.trim();
    let word = |it: &str| {
        it.len() <= 24
            && it.bytes().all(|it| it.is_ascii_alphabetic() || b"_-.".contains(&it))
            && (it.len() < 12
                || !it.bytes().any(|it| it.is_ascii_uppercase())
                || !it.bytes().any(|it| it.is_ascii_lowercase()))
    };
    !is_literal(trimmed)
        || trimmed.len() <= 3
        || is_number(trimmed)
        || is_quantity(trimmed)
        || trimmed.split('-').all(|it| it.len() <= 2 && is_number(it) || word(it))
        || trimmed
            .split([' ', ',', '/', ':', ';', '|'])
            .all(|it| word(it) || is_number(it) || is_quantity(it))
        || is_plain(trimmed) && !trimmed.contains("://")
        || trimmed.contains("://") && !trimmed.contains(['@', '?'])
        || trimmed.contains('$') && is_plain(trimmed)
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
