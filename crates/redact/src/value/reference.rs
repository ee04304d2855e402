//! Variables, calls, names and places: where a value is kept, and not the value.

use super::published::is_published;
use super::{is_masked, is_number, is_upper};
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};

/// A variable, a call or an address where the value is kept.
pub(crate) fn is_reference(value: &str) -> bool {
    let inside = |open: &str, close: &str| {
        value.len() > open.len() + 1 && value.starts_with(open) && value.ends_with(close)
    };
    if inside("{$", "}") || ["f\"{", "f'{", "(*"].iter().any(|it| value.starts_with(it)) {
        return true;
    }
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
    if value.strip_prefix('<').is_some_and(|it| {
        // An object as Python shows it: `<CryptContext at 0x7f31b2`.
        let name = it.split(' ').next().unwrap_or_default();
        4 < name.len()
            && name.starts_with(|it: char| it.is_ascii_uppercase())
            && name.bytes().all(|it| it.is_ascii_alphabetic())
            && 2 <= name.bytes().filter(u8::is_ascii_uppercase).count()
            && name.bytes().any(|it| it.is_ascii_lowercase())
    }) {
        return true;
    }
    if value.strip_prefix('<').is_some_and(|it| {
        2 < it.len()
            && it.bytes().skip(1).all(|it| it.is_ascii_lowercase() || b"-_ ".contains(&it))
            && it.starts_with(|it: char| it.is_ascii_alphabetic())
    }) {
        // A word to be replaced, whose bracket was cut off.
        return true;
    }
    if KEPT_ELSEWHERE.iter().any(|it| value.starts_with(it)) || is_escaped(value) {
        return true;
    }
    if is_constant(value) || is_bound(value) || is_class(value) || is_pattern(value) {
        return true;
    }
    if is_masked(value) {
        return true;
    }
    if value.strip_prefix('?').is_some_and(|it| {
        it.starts_with(|it: char| it.is_ascii_uppercase())
            && it.bytes().all(|it| it.is_ascii_alphabetic())
            && claim(it) != Claim::None
    }) {
        // A type that may be missing: `?Token`.
        return true;
    }
    let begins = |any: &[&str]| any.iter().any(|it| value.starts_with(it));
    if begins(&["ENC(", "$ENV{", "%smartcard", "__return_", "credentials('", "SECRET["])
        || begins(&["%{", "@{"]) && value.ends_with('}')
    {
        return true;
    }
    if ["!vault", "!secret", "!env", "!include"].iter().any(|it| value.starts_with(it))
        || value.starts_with("<<")
        || is_called(value)
    {
        return true;
    }
    if value.strip_prefix('@').is_some_and(is_called)
        || value.strip_prefix("env:").is_some_and(is_upper)
    {
        return true;
    }
    if value.starts_with("<set to ") || value.starts_with("# ") {
        return true;
    }
    if is_call(value)
        || is_alias(value)
        || is_published(value)
        || is_called_without_arguments(value)
    {
        return true;
    }
    if inside("{", "}")
        && value.bytes().all(|it| it.is_ascii_uppercase() || b"{}0-9-".contains(&it))
    {
        // The name of a scheme, `{SSHA}`.
        return true;
    }
    if let Some((array, rest)) = value.split_once('[')
        && rest.starts_with(['"', '\''])
        && is_name(array)
    {
        // `Configuration["Db:Password"]`
        return true;
    }
    if is_place_of_secret(value) || is_name_of_directory(value) || is_member(value) {
        return true;
    }
    if value.contains(' ') && value.split_whitespace().all(is_upper_name) {
        return true;
    }
    if let Some(name) = value.strip_prefix("%(").and_then(|it| it.strip_suffix(")s")) {
        return is_name(name);
    }
    for sign in ["%", "@", "__", "@@", "%%", "$"] {
        let name = value.strip_prefix(sign).and_then(|it| it.strip_suffix(sign));
        if name.is_some_and(|it| is_name(it.trim_matches('_')) && it.len() > 1) {
            return true;
        }
    }
    if let Some(name) = value.strip_prefix('$') {
        // PHP's `$_POST['x']`, `$request->header('x')`.
        let end = name.find(|it: char| !it.is_ascii_alphanumeric() && it != '_').unwrap_or(0);
        let behind = name.get(end..).unwrap_or_default();
        if 0 < end
            && ["->", "::", "['", "[\"", "]", ")", ","].iter().any(|it| behind.starts_with(it))
        {
            return true;
        }
        let name = name.trim_start_matches(['$', '{', '(']);
        let name: &str =
            name.split(['$', '}', ')', ':', '"', '\\', ']', ',', '-']).next().unwrap_or_default();
        let one_case = !name.bytes().any(|it| it.is_ascii_uppercase())
            || !name.bytes().any(|it| it.is_ascii_lowercase());
        let plain = !name.bytes().any(|it| it.is_ascii_digit()) || name.contains('_');
        // No variable goes on with these.
        let odd = value.contains(['%', '&', '*', '!', '#', '~', '^', '@']);
        let next = value.as_bytes().get(2);
        return is_name(name) && one_case && plain && !odd
            || name.len() == 1 && next.is_none_or(|it| b"-[;)}'\" ".contains(it));
    }
    let lower = value.get(..value.len().min(64)).unwrap_or(value).to_ascii_lowercase();
    let first = lower.as_bytes().first();
    // Most differ in the first byte, and need no call to be told apart.
    lower.starts_with("vault:") && lower.contains('/')
        || CALLS.iter().any(|it| it.as_bytes().first() == first && lower.starts_with(it))
        || is_upper_name(value)
}

/// `$this->secret()`, `load_key()`, `Vec<u8> = Vec::new()`
fn is_called_without_arguments(value: &str) -> bool {
    value.ends_with("::new()")
        || value.strip_suffix("()").is_some_and(|it| {
            it.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.:>$-\\".contains(&it))
        })
}

/// How values begin that Grafana and Magento look up.
const KEPT_ELSEWHERE: &[&str] = &["$__file{", "$__env{", "$__vault{", "#env("];

/// `PASSWORD`, `VALUE_SPECIFIED_IN_NO_LOG_PARAMETER`: what a manual or a log has in its place.
fn is_constant(value: &str) -> bool {
    let upper = value.bytes().all(|it| it.is_ascii_uppercase() || it == b'_');
    upper
        && (3 <= value.matches('_').count()
            || value.starts_with("ERR_")
            // PHP's words for what it reads.
            || value.starts_with("T_")
            || 4 <= value.len() && claim(value) == Claim::Strong)
}

/// `AuthKeys::CURRENT`, `App\Doctrine\TokenType`: a constant or a class of code. A password has one
/// such sign at most, and digits.
fn is_class(value: &str) -> bool {
    let named = |it: &str| {
        it.starts_with(|it: char| it.is_ascii_uppercase())
            && it.bytes().all(|it| it.is_ascii_alphabetic() || it == b'_')
    };
    let parts = |sign: &str| value.split(sign).count();
    // A sign that is escaped stands twice.
    let value = value.strip_prefix('\\').unwrap_or(value);
    let value = value.strip_suffix("::class").unwrap_or(value);
    // `AccessDeniedHttpException`
    let is_type =
        ["Exception", "Interface"].iter().any(|it| it.len() < value.len() && value.ends_with(it));
    if is_type && named(value) && !value.contains('_') {
        return true;
    }
    let spaces = value.split('\\').filter(|it| !it.is_empty()).count();
    (parts("::") == 2 || 3 <= spaces)
        && value.split(['\\', ':']).filter(|it| !it.is_empty()).all(named)
}

/// What a pattern, a template, markup or a list of options has: `[a-z0-9]{43}`, `auth:{tenant}`,
/// `<code>`, `m=65536,t=4`, `*LOCKED*`.
fn is_pattern(value: &str) -> bool {
    // `/\A[a-f0-9]{32}\z/`, `^(a|b)$`: a pattern ends as one, too.
    let ends = value.ends_with(['/', '$', ')', ']', '+', '*']) && 4 < value.len();
    let begins = ["/\\A", "/^", "^(", "^[", ".*"].iter().any(|it| value.starts_with(it));
    if value.starts_with("qr/") || begins && ends {
        return true;
    }
    let named = |it: &str| {
        let length = it.bytes().take_while(|it| it.is_ascii_lowercase() || *it == b'_').count();
        2 <= length && it.as_bytes().get(length) == Some(&b'}')
    };
    let option = |it: &str| {
        it.split_once('=').is_some_and(|(name, number)| {
            (1..=12).contains(&name.len())
                && name.bytes().all(|it| it.is_ascii_lowercase())
                && is_number(number)
        })
    };
    value.has("a-z0-9")
        || value.has("a-f0-9")
        || value.has("A-Za-z")
        || value.has("[a-z]")
        || value.has("(?=")
        || value.has("[0-9")
        || !value.contains(['#', '!', '%'])
            && value.match_indices('{').any(|(at, _)| {
                value
                    .get(..at)
                    .is_some_and(|it| it.is_empty() || it.ends_with([':', '/', '-', '_', '.']))
                    && value.get(at + 1..).is_some_and(named)
            })
        || ["<code", "<strong", "<em>", "<b>", "<span"].iter().any(|it| value.starts_with(it))
        || value.contains(',') && value.split(',').all(option)
        || value
            .strip_prefix('*')
            .and_then(|it| it.strip_suffix('*'))
            .is_some_and(|it| 2 < it.len() && it.bytes().all(|it| it.is_ascii_uppercase()))
        || FUNCTIONS
            .iter()
            .any(|it| value.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it)))
            && !value.contains(['\'', '"'])
}

/// Functions of databases. What they take in quotation marks is looked at by itself.
const FUNCTIONS: &[&str] = &["SHA1(", "SHA2(", "MD5(", "UUID(", "NOW(", "RAND(", "HEX(", "CONCAT("];

/// `&lt;PASSWORD&gt;`: a word to be replaced, as HTML spells it; its end may be cut off.
fn is_escaped(value: &str) -> bool {
    value.strip_prefix("&lt;").is_some_and(|it| {
        let word = it.trim_end_matches(';').trim_end_matches("&gt");
        !word.is_empty() && word.bytes().all(|it| it.is_ascii_alphabetic() || b"-_ ".contains(&it))
    })
}

/// `:token`, a parameter of a statement.
fn is_bound(value: &str) -> bool {
    value.strip_prefix(':').is_some_and(|it| {
        it.bytes().all(|it| it.is_ascii_alphabetic() || b"-_".contains(&it))
            && claim(it) != Claim::None
    })
}

/// Where a vault keeps it: `kv/mail#token`, `prod/db/password@kv`.
fn is_place_of_secret(value: &str) -> bool {
    value.contains('/')
        && value
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"/-_.:#@".contains(&it))
        && value.split(['/', ':', '#', '@']).any(|it| {
            matches!(it, "kv" | "secret" | "secrets" | "data" | "vault")
                || claim(it) == Claim::Strong
                || it.contains('-') && claim(it) != Claim::None
        })
}

/// A member of an object of code that is called like a secret: `settings.DB_PASSWORD`,
/// `Yii::$app->params`.
fn is_member(value: &str) -> bool {
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"_.".contains(&it);
    let short = value.split_once('.').is_some_and(|(object, member)| {
        object.len() == 1
            && object.bytes().all(|it| it.is_ascii_lowercase())
            && 2 <= member.len()
            && member.bytes().all(|it| it.is_ascii_alphabetic())
    });
    value.has("::$")
        || short
        || value.rsplit_once('.').is_some_and(|(_, member)| {
            claim(member) == Claim::Strong
                || member.bytes().any(|it| it.is_ascii_uppercase()) && claim(member) != Claim::None
        }) && value.bytes().all(plain)
            && !value.bytes().any(|it| it.is_ascii_digit())
}

/// `cn=x,ou=y,dc=z`
fn is_name_of_directory(value: &str) -> bool {
    if !value.contains('=') || !value.contains(',') {
        return false;
    }
    let lower = value.to_ascii_lowercase();
    [",dc=", ",ou=", ",cn=", ",o="].iter().any(|it| lower.has(it))
}

/// `document.getElementById("…")`, `secrets.token_urlsafe(32)`.
fn is_called(value: &str) -> bool {
    let Some((path, _)) = value.split_once('(') else { return false };
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"_.>:-".contains(&it);
    let cut_off = path.split_once('.').is_some_and(|(object, method)| {
        [object, method].iter().all(|it| {
            3 <= it.len()
                && it.starts_with(|it: char| it.is_ascii_lowercase())
                && it.bytes().all(|it| it.is_ascii_alphabetic())
        })
    });
    if cut_off && value.len() <= path.len() + 3 {
        // `results.every(r`, whose arguments go on behind a blank.
        return true;
    }
    let inner = value.get(path.len() + 1..).unwrap_or_default();
    let nested = inner.split_once('(').is_some_and(|(name, _)| {
        4 <= name.len() && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
    });
    let is_lower = path.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
    if nested && is_lower && 3 <= path.len() {
        // `trim(str_replace(…`
        return true;
    }
    path.starts_with(|it: char| it.is_ascii_alphabetic())
        && path.bytes().all(plain)
        && (["->", "::", ".", ":new"].iter().any(|it| path.contains(it)) || value.has("(random_"))
        && !path.ends_with(['.', ':', '>', '-'])
        && (value.ends_with([')', ';']) || value.contains(['"', '\'']))
}

/// A call of a function without a literal: `random_bytes(32)`, `BIO_new_file()`.
fn is_call(value: &str) -> bool {
    let Some((name, arguments)) = value.split_once('(') else { return false };
    let plain = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
    let variable = arguments.strip_prefix('$').and_then(|it| it.bytes().next());
    let is_variable = variable.is_some_and(|it| it.is_ascii_lowercase() || it == b'_');
    if is_variable && !name.is_empty() && name.bytes().all(plain) {
        // PHP's `trim($_POST['x'])`, cut off or not.
        return true;
    }
    if value.starts_with("[]")
        && name.bytes().skip(2).all(plain)
        && !arguments.contains(['"', '\''])
    {
        // A type of Go's: `[]uint8(nil)`.
        return true;
    }
    let behind = arguments.rsplit(')').next().unwrap_or_default();
    // `Mangrove(root)` calls nothing.
    let is_word = name.bytes().skip(1).all(|it| it.is_ascii_lowercase())
        && name.starts_with(|it: char| it.is_ascii_uppercase())
        && claim(name) == Claim::None;
    4 <= name.len()
        && !is_word
        && behind.bytes().all(|it| b"; ".contains(&it))
        && (name.contains(['_', '.', ':']) || arguments.contains(')'))
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.:".contains(&it))
        && name.bytes().any(|it| it.is_ascii_lowercase())
        && !arguments.contains(['\'', '"'])
        && (arguments.contains(')') || arguments.is_empty())
}

/// YAML's `*name`, and what names where it is taken from: `ENC_FROM[file:/etc/x]`.
fn is_alias(value: &str) -> bool {
    let name = value.strip_prefix('*').unwrap_or_default();
    let taken = value.split_once('[').filter(|_| value.ends_with(']'));
    2 <= name.len() && name.bytes().all(|it| it.is_ascii_lowercase() || b"_-".contains(&it))
        || taken.is_some_and(|(name, place)| {
            3 <= name.len()
                && name.bytes().all(|it| it.is_ascii_uppercase() || it == b'_')
                && place.contains([':', '/'])
        })
}

fn is_name(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-> '[]\"".contains(&it))
}

/// `DB_PASSWORD`: a name where a value is expected.
fn is_upper_name(value: &str) -> bool {
    value.contains('_')
        && value.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
        && ["PASS", "SECRET", "TOKEN", "KEY", "PWD"].iter().any(|it| value.has(it))
}

/// How values begin that are looked up elsewhere.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "getenv(", "env(", "env.", "env[", "envvar(", "os.environ", "os.getenv", "process.env",
    "system.getenv", "config(", "config.", "lookup(", "var.", "local.", "data.", "module.",
    "secretref:", "vault:v1:", "vault://", "ssm:", "ssm://", "op://", "arn:", "file:", "file(",
    "secret://", "secrets.", "secrets/", "enc[", "!ref", "!sub", "ref+", "keyring:", "resolve:",
    "{{resolve:", "unix:", "ngx.var.", "ngx.req.", "os.env", "std::env", "viper.", "values.",
    "cat /", "cat ~", "pass show", "gopass ", "gpg -", "gpg2 ", "op read", "vault read", "vault kv",
    "security find", "secret-tool ", "aws s", "bw get", "keyring get",
    ".values", "app.config", "request.", "params[", "args.", "input(", "prompt(", "getpass", "require(", "import(",
    "openssl rand", "pwgen ", "getcookie(", "get_cookie(", "str_repeat(", "file_get_contents(", "trim(file_", "optional[", "str = none", "str = field(", "str | none",
    "load(", "fetch(", "find(", "explode(", "split(", "@:", "random_password.", "azurerm_", "google_secret", "aws_secretsmanager", "sops:", "credstash:",
    "int(", "bool(", "float(", "array(", "object(", "bao:", "__(", "_('", "trans(", "error:", "i18n.",
];
