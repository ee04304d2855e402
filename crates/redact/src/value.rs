//! What a value looks like.

use crate::find::Find as _;
use crate::lexicon::{Claim, claim};

/// Whether a value in a secret's slot is a secret itself, and no reference, switch or template.
pub(crate) fn is_literal(value: &str) -> bool {
    let value = value.trim();
    if let Some((local, master)) = value.split_once(" => ") {
        // A line of `php -i`: the local value and the master's.
        return is_literal(local) || !master.has(" => ") && is_literal(master);
    }
    3 <= value.len()
        && value.bytes().any(|it| it.is_ascii_alphanumeric() || !it.is_ascii())
        && !is_reference(value)
        && !is_query(value)
        && !is_style(value)
        && !is_measure(value)
        && !is_moment(value)
        && !is_told_elsewhere(value)
        && !is_algorithm(value)
        && !(is_enumeration(value)
            && (3 <= value.matches(',').count()
                || !value.bytes().any(|it| it.is_ascii_lowercase())))
        && !is_path(value)
        && !is_host(value)
        && !is_template(value)
}

/// A small number, alone or with its unit: `90`, `every 30 days`, `90\u{65e5}`.
fn is_measure(value: &str) -> bool {
    let value = value.strip_prefix("every ").unwrap_or(value);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = value.get(digits..).unwrap_or_default();
    let letters = |it: &str| !it.is_empty() && it.chars().all(char::is_alphabetic);
    (1..=4).contains(&digits)
        && (unit.is_empty() && digits <= 3
            || unit.strip_prefix([' ', '.']).is_some_and(|it| letters(it) && it.len() <= 24)
            || !unit.is_ascii() && letters(unit) && unit.chars().count() <= 3)
}

/// A day, with or without the time: `2024-05-01`, `14.05.2024 10:22:11`.
fn is_moment(value: &str) -> bool {
    let day = value.split([' ', 'T']).next().unwrap_or_default();
    let mut parts = day.split(['-', '.', '/']).map(str::len);
    let is_day = matches!(
        (parts.next(), parts.next(), parts.next(), parts.next()),
        (Some(4), Some(2), Some(2), None) | (Some(2), Some(2), Some(4), None)
    );
    is_day && is_number(day)
}

/// A remark or a sentence that says where the secret is: `(not set)`, `see the vault`.
fn is_told_elsewhere(value: &str) -> bool {
    if let Some(remark) = value.strip_prefix('(') {
        let words = remark.trim_end_matches(')');
        let capital = words.chars().filter(|it| it.is_uppercase()).count();
        return words.chars().all(|it| it.is_alphabetic() || " ,.-'".contains(it))
            && (words.contains(' ') || words.len() < remark.len() && capital <= 1 || capital == 0)
            || words.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    }
    if !value.is_ascii() && LOOKED_UP.iter().any(|it| value.has(it)) {
        return true;
    }
    if !value.contains(' ') {
        return false;
    }
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '.', ',']).collect();
    // `in the safe`; a passphrase may have the word, but not behind such a one.
    let led = |it: &[&str]| match it {
        [before, keeper] => KEEPERS.contains(keeper) && LEADING.contains(before),
        _ => false,
    };
    if words.iter().any(|it| PRODUCTS.contains(it)) || words.windows(2).any(led) {
        return true;
    }
    // `SSO only`, `none needed`
    let way = |it: &str| matches!(it, "sso" | "ssh" | "key" | "keys" | "ldap" | "saml" | "oauth");
    let states = ["only", "needed", "required", "disabled"];
    if let [first, last] = words.as_slice()
        && (way(first) || *first == "none")
        && states.contains(last)
    {
        return true;
    }
    let first = lower.split(' ').next().unwrap_or_default();
    (2..=6).contains(&value.split(' ').count())
        && POINTERS.contains(&first.trim_end_matches('.'))
        && value.chars().filter(|it| !it.is_alphanumeric() && *it != ' ').count() <= 2
}

/// Programs that people keep secrets in.
const PRODUCTS: &[&str] =
    &["keepass", "keepassxc", "bitwarden", "vaultwarden", "1password", "lastpass", "confluence"];

/// Where people keep secrets.
#[rustfmt::skip]
const KEEPERS: &[&str] = &[
    "vault", "safe", "wiki", "tresor", "anhang", "kluis", "coffre", "coffre-fort", "sejfie", "sejf", "caja", "cofre",
    "cassaforte", "\u{441}\u{435}\u{439}\u{444}\u{435}", "kassaskab", "kassask\u{e5}p",
];

/// Right before them.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "in", "the", "see", "from", "our", "to", "im", "den", "dem", "siehe", "de", "het", "le", "au", "du",
    "la", "el", "en", "nel", "nella", "in", "w", "i", "no", "na", "\u{432}", "se", "voir", "zie", "ver", "vedi",
];

/// Words of scripts without blanks for where one looks or whom one asks.
#[rustfmt::skip]
const LOOKED_UP: &[&str] = &[
    "\u{53c2}\u{7167}", "\u{53c2}\u{89c1}", "\u{91d1}\u{5eab}", "\u{4fdd}\u{9669}\u{7bb1}", "\u{53c2}\u{8003}",
    "\u{554f}\u{3044}", "\u{95ee}", "\u{bb38}\u{c758}", "\u{cc38}\u{ace0}", "\u{5fc5}\u{9808}", "\u{5fc5}\u{586b}",
];

/// How sentences begin that point to a secret.
#[rustfmt::skip]
const POINTERS: &[&str] = &[
    "see", "ask", "todo", "same", "stored", "kept", "held", "moved", "from", "per", 
    "min", "max", "mind", "mindestens", "minimum", "not", "nicht", "nur", "liegen", "h\u{e4}ngt", "bitte", "\u{e0}", "chez", "pergunte", 
    "pytaj", "staat", "ligt", "\u{441}\u{43f}\u{440}\u{43e}\u{441}\u{438}\u{442}\u{435}", "\u{432}", "\u{443}", "known",
    "available", "sent", "given", "bekannt", "hinterlegt", "kommt", "folgt", "siehe", "frag", "steht", "liegt", "wie", "im", "aus", "wird", "bei", "voir", "comme",
    "dans", "demander", "ver", "pedir", "igual", "como", "vedi", "nel", "come", "chiedi", "zie",
    "zoals", "vraag", "sp\u{f8}r", "samme", "viz", "patrz", "jak", "\u{441}\u{43c}.",
];

/// The name of an algorithm, whatever the numbers in it: `bcrypt`, `SHA-256`, `aes-256-gcm`.
pub(crate) fn is_algorithm(value: &str) -> bool {
    value.len() <= 24
        && value.bytes().take(2).all(|it| it.is_ascii_alphabetic())
        && value.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_/,".contains(&it))
        && turns(value) <= 3
        && ALGORITHMS.iter().any(|it| {
            let letters = value.bytes().filter(u8::is_ascii_alphabetic);
            letters.map(|it| it.to_ascii_lowercase()).eq(it.bytes())
        })
}

#[rustfmt::skip]
const ALGORITHMS: &[&str] = &[
    "md", "sha", "hs", "rs", "es", "ps", "ed", "ecdsa", "eddsa", "rsa", "dsa", "aes", "aesgcm", "aescbc",
    "bcrypt", "scrypt", "argon", "argoni", "argonid", "argond", "pbkdf", "yescrypt", "crypt", "hmac",
    "hmacsha", "hmacmd", "crammd", "scramsha", "digestmd", "ripemd", "tiger", "snefru", "haval",
    "whirlpool", "gost", "crc", "adler", "fnv", "joaat", "xxh", "murmur", "blowfish", "chacha",
    "chachapoly", "salsa", "camellia", "des", "rc", "curve", "ecdhsha", "ssha", "plain", "pbkdfsha",
    "rsasha", "ecdhshanistp", "sntrup", "shacrypt", "mdcrypt", "blfcrypt", "pkcs", "nthash", "cachingshapassword", "mysqlnativepassword", "authsocket",
];

/// A name of the domain name system of three labels at least, under a domain that is plainly one.
fn is_host(value: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b".-".contains(&it);
    2 <= value.matches('.').count()
        && value.bytes().all(plain)
        && value.rsplit('.').next().is_some_and(|it| DOMAINS.contains(&it))
}

#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "com", "org", "net", "io", "dev", "de", "fr", "nl", "at", "ch", "uk", "eu", "local", "internal",
    "lan", "example", "test", "localhost", "localdomain", "corp", "home", "svc", "cloud", "app",
];

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
        2 < it.len() && it.bytes().all(|it| it.is_ascii_alphabetic() || b"-_ ".contains(&it))
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
    if value.starts_with("!vault") || value.starts_with("<<") || is_called(value) {
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
    if is_call(value) || is_alias(value) || is_published(value) || value.ends_with("()") {
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
        return is_name(name) && one_case && plain
            || name.len() == 1 && value.get(2..3) != Some("$");
    }
    let lower = value.get(..value.len().min(64)).unwrap_or(value).to_ascii_lowercase();
    let first = lower.as_bytes().first();
    // Most differ in the first byte, and need no call to be told apart.
    CALLS.iter().any(|it| it.as_bytes().first() == first && lower.starts_with(it))
        || is_upper_name(value)
}

/// How values begin that Grafana and Magento look up.
const KEPT_ELSEWHERE: &[&str] = &["$__file{", "$__env{", "$__vault{", "#env("];

/// `PASSWORD`, `VALUE_SPECIFIED_IN_NO_LOG_PARAMETER`: what a manual or a log has in its place.
fn is_constant(value: &str) -> bool {
    let upper = value.bytes().all(|it| it.is_ascii_uppercase() || it == b'_');
    upper
        && (3 <= value.matches('_').count()
            || value.starts_with("ERR_")
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
    let spaces = value.split('\\').filter(|it| !it.is_empty()).count();
    (parts("::") == 2 || 3 <= spaces)
        && value.split(['\\', ':']).filter(|it| !it.is_empty()).all(named)
}

/// What a pattern, a template, markup or a list of options has: `[a-z0-9]{43}`, `auth:{tenant}`,
/// `<code>`, `m=65536,t=4`, `*LOCKED*`.
fn is_pattern(value: &str) -> bool {
    let named = |it: &str| {
        it.split_once('}').is_some_and(|(name, _)| {
            2 <= name.len() && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
        })
    };
    let option = |it: &str| {
        it.split_once('=').is_some_and(|(name, number)| {
            (1..=12).contains(&name.len())
                && name.bytes().all(|it| it.is_ascii_lowercase())
                && is_number(number)
        })
    };
    value.has("a-z0-9")
        || value.has("A-Za-z")
        || value.has("[a-z]")
        || value.has("(?=")
        || value.has("[0-9")
        || value.match_indices('{').any(|(at, _)| {
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
        || FUNCTIONS.iter().any(|it| value.starts_with(it)) && !value.contains(['\'', '"'])
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
        it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_') && claim(it) == Claim::Strong
    })
}

/// `a=1&b=2`: each of the parameters is looked at by itself.
fn is_query(value: &str) -> bool {
    value.contains('&')
        && value.split('&').all(|it| {
            it.split_once('=').is_some_and(|(name, _)| {
                !name.is_empty()
                    && name.bytes().all(|it| it.is_ascii_alphabetic() || b"_-.[]".contains(&it))
            })
        })
}

/// What a style sheet sets: `#d0d7fe`, `0.75rem`.
fn is_style(value: &str) -> bool {
    let value = value.trim_end_matches(';');
    let number = value.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    let unit = matches!(number, "rem" | "em" | "px" | "vh" | "vw" | "fr" | "deg" | "pt" | "ch");
    unit && number.len() < value.len()
        || value.strip_prefix('#').is_some_and(|it| matches!(it.len(), 3 | 6 | 8) && is_hex(it))
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
        || value.rsplit_once('.').is_some_and(|(_, member)| claim(member) == Claim::Strong)
            && value.bytes().all(plain)
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
    path.starts_with(|it: char| it.is_ascii_alphabetic())
        && path.bytes().all(plain)
        && (["->", "::", "."].iter().any(|it| path.contains(it)) || value.has("(random_"))
        && !path.ends_with(['.', ':', '>', '-'])
        && (value.ends_with([')', ';']) || value.contains(['"', '\'']))
}

/// Whether a value is what a reader sees, or the name of a field: a sentence or an identifier that
/// holds a word for secrets itself.
pub(crate) fn is_label(value: &str) -> bool {
    let value = value.trim();
    let numbered = value.bytes().any(|it| it.is_ascii_digit()) && !value.has("RDX_");
    if value.len() < 4 || 200 < value.len() || numbered && value.split(' ').count() < 5 {
        return false;
    }
    let letters = |it: &char| it.is_alphabetic();
    let is_named = |it: &str| {
        let word = it.trim_matches(|it: char| !it.is_alphabetic());
        claim(word) == Claim::Strong || 7 <= word.len() && begins_core(word)
    };
    if value.contains(' ') {
        return value.split([' ', '\u{a0}']).any(is_named)
            || match claim(&value.replace([' ', '\''], "_")) {
                Claim::Strong => true,
                Claim::Weak | Claim::About | Claim::Public => value.split(' ').count() <= 6,
                Claim::None => false,
            };
    }
    let parts = || value.split(['-', '_', '.']);
    let capital = value.chars().next().is_some_and(char::is_uppercase)
        && value.chars().skip(1).all(char::is_lowercase);
    let written =
        value.chars().filter(letters).count() + parts().count() == value.chars().count() + 1;
    let camel = value.bytes().all(|it| it.is_ascii_alphabetic())
        && value.bytes().skip(1).any(|it| it.is_ascii_uppercase())
        && value.bytes().any(|it| it.is_ascii_lowercase())
        && claim(value) != Claim::None;
    let lower = !value.chars().any(char::is_uppercase);
    // `API-Schlüssel`
    let abbreviated = value.starts_with("API-")
        || value.starts_with("PIN-")
        || value.starts_with("SSH-")
        || value.starts_with("SMTP-");
    camel
        || written && abbreviated && parts().skip(1).all(|it| it.chars().all(char::is_alphabetic))
        || written
            && (capital || lower && (2..=3).contains(&parts().count()))
            && (parts().any(begins_core) || capital && claim(value) == Claim::Strong)
}

fn begins_core(word: &str) -> bool {
    let lower = word.to_lowercase();
    CORE.iter().any(|it| lower.starts_with(it))
}

/// How words begin that name a secret and nothing else.
const CORE: &[&str] = &[
    "passwor",
    "passwd",
    "secret",
    "token",
    "credential",
    "kennwort",
    "kennw\u{f6}r",
    "contrase",
    "geheim",
    "api",
    "senha",
    "auth",
    "login",
    "has\u{142}o",
    "sicherheits",
    "wachtwoord",
    "heslo",
    "mot",
];

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

/// What its form says is public: keys for pages, certificates, public keys.
pub(crate) fn is_published(value: &str) -> bool {
    PUBLISHED.iter().any(|it| value.starts_with(it))
}

/// How values begin that are public. The last ones are base64: of `-----BEGIN CERT`, `-----BEGIN
/// PUBL`, and the questions of SMTP, `Username:` and `Password:`.
const PUBLISHED: &[&str] = &[
    "pk_live_",
    "pk_test_",
    "pk.eyJ",
    "v=DKIM1",
    "age1",
    "AAAAC3",
    "AAAAB3",
    "AAAAE2",
    "ssh-",
    "LS0tLS1CRUdJTiBDRVJU",
    "LS0tLS1CRUdJTiBQVUJM",
    "VXNlcm5hbWU6",
    "UGFzc3dvcmQ6",
    // Pictures, typefaces and documents.
    "iVBORw0KGgo",
    "R0lGOD",
    "/9j/4",
    "PHN2Zy",
    "PD94bWwg",
    "JVBERi0",
    "UklGR",
    "d09GM",
    "xpub",
    "ypub",
    "zpub",
    "Iv1.",
    "Iv23",
    // The example of jwt.io.
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI",
    "bc1q",
    "bc1p",
    "h1:",
    "zh:",
];

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
    "secretref:", "vault:", "vault://", "ssm:", "ssm://", "op://", "arn:", "file:", "file(",
    "secret://", "secrets.", "secrets/", "enc[", "!ref", "!sub", "ref+", "keyring:", "resolve:",
    "{{resolve:", "unix:", "ngx.var.", "ngx.req.", "os.env", "std::env", "viper.", "values.",
    "cat /", "cat ~", "pass show", "gopass ", "gpg -", "gpg2 ", "op read", "vault read", "vault kv",
    "security find", "secret-tool ", "aws s", "bw get", "keyring get",
    ".values", "app.config", "request.", "params[", "args.", "input(", "prompt(", "getpass", "require(", "import(",
    "getcookie(", "get_cookie(", "file_get_contents(", "trim(file_", "optional[", "str = none", "str = field(", "str | none",
    "load(", "fetch(", "find(", "explode(", "split(", "@:", "random_password.", "azurerm_", "google_secret", "aws_secretsmanager", "sops:", "credstash:",
    "bao:", "__(", "_('", "trans(", "error:", "i18n.",
];

/// Examples that a reader must replace, and switches.
fn is_template(value: &str) -> bool {
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
    value.bytes().all(|it| b"x*.-_#? ".contains(&it)) || value.has("****") || value.has("xxxx")
}

/// Two signs over and over, as in the vectors of a standard's tests.
pub(crate) fn is_repeated(value: &str) -> bool {
    let (mut all, mut pair) = (value.bytes(), value.bytes().skip(2));
    20 <= value.len() && pair.all(|it| all.next() == Some(it))
}

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
    "given", "supplied", "provided", "generated", "encrypted", "rotated", "leer", "keins", "keine",
    "gesetzt", "vorhanden", "unbekannt", "ge\u{e4}ndert", "abgelaufen", "falsch", "ung\u{fc}ltig", "d\u{e9}fini",
    "d\u{e9}finie", "expir\u{e9}", "invalide", "definida", "incorrecto", "incorrecta", "caducada", "scaduta",
    "impostata", "errata", "verlopen", "onjuist", "ingesteld", "ustawione", "wygas\u{142}o", "failed", "set", "present",
    "configured", "where", "from", "disable", "enable", "locked", "entf\u{e4}llt", "entfaellt", "deaktiviert", "gesperrt", "d\u{e9}sactiv\u{e9}", "aucune", "nvt", "vide", "vacio", "vuoto", "aucun", "ninguno", "brak", "geen", "ingen",
];

/// Where `nsswitch.conf` has accounts looked up, `passwd: files systemd`.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "files", "systemd", "compat", "db", "nis", "nisplus", "ldap", "sss", "winbind", "hesiod",
];

/// A file's place: segments of plain words.
pub(crate) fn is_path(value: &str) -> bool {
    let value = value.strip_prefix("@").unwrap_or(value);
    if let Some((from, to)) = value.split_once(":/").filter(|it| it.0.starts_with('/')) {
        // What Docker mounts where.
        let to = value.get(from.len() + 1..).unwrap_or(to);
        return is_path(from) && is_path(to.trim_end_matches(":ro").trim_end_matches(":rw"));
    }
    let rooted = value.starts_with('/')
        || value.starts_with("./")
        || value.starts_with("../")
        || value.starts_with("~/");
    let drive = value.get(1..3) == Some(":\\");
    let is_key =
        [".pem", ".key", ".crt", ".p12", ".jks", ".pfx"].iter().any(|it| value.ends_with(it));
    if is_key && value.bytes().all(|it| it.is_ascii_alphabetic() || b"._-/~".contains(&it)) {
        return true;
    }
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
            && (2..=8).contains(&it.len())
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

/// A name as environment variables have it.
pub(crate) fn is_upper(name: &str) -> bool {
    2 <= name.len()
        && name.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
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
        && !is_enumeration(value)
        && !value.has(" (")
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

/// How often a letter stands beside a digit: names have few of these, random text has many.
pub(crate) fn turns(value: &str) -> usize {
    let beside = |it: &&[u8]| {
        it.iter().all(u8::is_ascii_alphanumeric)
            && it.iter().filter(|it| it.is_ascii_digit()).count() == 1
    };
    value.as_bytes().windows(2).filter(beside).count()
}

/// Names with commas between them: `rsa,dsa,ed25519`, `HEADER_A,HEADER_B`.
pub(crate) fn is_enumeration(value: &str) -> bool {
    2 <= value.matches(',').count()
        && value.split(',').all(|it| {
            it.len() <= 32
                && turns(it) <= 3
                && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_. :@".contains(&it))
        })
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
        && !value.has("%2")
        && !value.has("%3")
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
        "urn:",
        "scram-",
        "cram-",
        "gpl-",
        "lgpl-",
        "agpl-",
        "apache-",
        "bsd-",
        "mpl-",
        "cc-by",
        "x:1",
    ]
    .iter()
    .any(|it| lower.starts_with(it));
    is_number(value)
        || ["sha256", "sha512", "sha1", "hmac-"].iter().any(|it| lower.has(it))
            && value.len() < 24
        || is_uuid(value)
        || dotted
        || mail
        || digest
        || value.has("://")
        || value.contains('$')
            && value
                .split('$')
                .skip(1)
                .all(|it| it.starts_with(|it: char| it.is_ascii_lowercase() || it == '{'))
        || is_quantity(value)
        || is_date(value)
        || is_identifier(value)
        || is_source(value)
        // `min:12`, `db:3306`
        || value.split_once(':').is_some_and(|(name, number)| {
            is_number(number) && name.bytes().all(|it| it.is_ascii_lowercase())
        })
        || value.split_once(' ').is_some_and(|(number, unit)| {
            is_number(number) && unit.bytes().all(|it| it.is_ascii_lowercase() || it == b' ')
        })
}

/// What a tracker, a repository or a card gives a number, and the name of a session's cookie:
/// `OPS-1432`, `7c9f8d6b5d`, `00:1B:44:11:3A`, `shop_sid`.
fn is_identifier(value: &str) -> bool {
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let ticket = value.split_once('-').is_some_and(|(project, number)| {
        (2..=10).contains(&project.len())
            && project.bytes().all(|it| it.is_ascii_uppercase())
            && number.len() <= 9
            && number.split('-').all(digits)
    });
    // What measures visits: `G-8XK2P1QZ7N`, `GTM-K7LM2P`.
    let tag = ["G-", "GTM-", "UA-", "AW-"].iter().any(|it| {
        value.strip_prefix(it).is_some_and(|it| {
            it.len() <= 12 && it.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
        })
    });
    let commit = (7..=12).contains(&value.len())
        && value.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
        && value.bytes().any(|it| it.is_ascii_digit());
    let card =
        4 <= value.split(':').count() && value.split(':').all(|it| it.len() == 2 && is_hex(it));
    let cookie = value.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
        && ["_sid", "_sess", "_ssid", "_csrf", "_session"].iter().any(|it| value.ends_with(it));
    // What a cloud numbers: `i-0abc123def4567890`.
    let resource = value.rsplit_once('-').is_some_and(|(kind, number)| {
        matches!(number.len(), 8 | 17)
            && (number.starts_with('0') || CLOUD.contains(&kind))
            && is_hex(number)
            && kind.bytes().all(|it| it.is_ascii_lowercase() || it == b'-')
    });
    // A change of a database: `2014_10_12_100000_create_users_table`.
    let dated = value.split_once('_').is_some_and(|(day, change)| {
        day.len() == 14
            && digits(day)
            && change.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
    });
    let migration = dated
        || value.len() > 18
            && value.split('_').map(str::len).take(4).eq([4, 2, 2, 6])
            && value.split('_').take(4).all(digits);
    // Twilio's account.
    let account = value.len() == 34 && value.strip_prefix("AC").is_some_and(is_hex);
    ticket || tag || resource || commit || card || cookie || account || migration
}

/// Kinds of resources of Amazon's cloud.
const CLOUD: &[&str] = &[
    "i", "vol", "sg", "subnet", "vpc", "ami", "eni", "snap", "rtb", "igw", "nat", "acl", "eipalloc",
];

/// Where a database is, without who logs in: `mysql:host=db;dbname=shop`.
fn is_source(value: &str) -> bool {
    value.split_once(':').is_some_and(|(driver, rest)| {
        driver.bytes().all(|it| it.is_ascii_lowercase())
            && ["host=", "unix_socket=", "dbname=", "server=", "/"]
                .iter()
                .any(|it| rest.starts_with(it))
    })
}

/// `2024-05-01T00:00:00Z`
fn is_date(value: &str) -> bool {
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    day.len() == 10
        && day.split('-').map(str::len).eq([4, 2, 2])
        && day.bytes().all(|it| it.is_ascii_digit() || it == b'-')
        && time.bytes().all(|it| it.is_ascii_digit() || b":.+-Z".contains(&it))
}

/// `256M`, `10m`, `3600s`, `1.2.3-alpine`, `v2`.
fn is_quantity(value: &str) -> bool {
    let rest = value
        .trim_start_matches(['v', 'V'])
        .trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    rest.len() < value.len()
        && (rest.len() <= 3 && rest.bytes().all(|it| it.is_ascii_alphabetic())
            || value.contains('.') && rest.starts_with(['-', '+']))
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
        || is_plain(trimmed) && !trimmed.has("://")
        || trimmed.has("://") && !trimmed.contains(['@', '?'])
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
