//! Places that hold what is public, whatever it looks like there: records of the domain name
//! system, public members of keys, names of indexes, addresses of objects in a cloud.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;
use crate::value::{is_hex, is_label, is_repeated};

/// The finds without those that stand where something public does.
pub(crate) fn without(text: &str, found: &mut Vec<Found>) {
    if found.is_empty() {
        return;
    }
    let blocks = blocks(text);
    found.retain(|it| {
        if matches!(it.kind, Kind::Ip | Kind::Email | Kind::Host | Kind::Account) {
            return true;
        }
        let next = blocks.partition_point(|other| other.end <= it.range.start);
        let inside = blocks.get(next).is_some_and(|other| other.start <= it.range.start);
        !inside && !is_public(text, it.range)
    });
}

/// Blocks of public keys and certificates, from their first line to their last one.
fn blocks(text: &str) -> Vec<TextRange> {
    let mut res = Vec::new();
    if !text.contains(BEGIN) && !text.contains(VAULT) {
        return res;
    }
    let mut is_encrypted = false;
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.contains(BEGIN) {
            let public = ["PUBLIC", "CERTIFICATE", "SIGNATURE"].iter().any(|it| line.contains(it));
            open = (public && !line.has("-----END ")).then_some(at);
        }
        let inner = line.trim();
        let digits = 20 <= inner.len() && inner.bytes().all(|it| it.is_ascii_hexdigit());
        is_encrypted = line.contains(VAULT) || is_encrypted && digits;
        if is_encrypted {
            res.push(TextRange::new(at, at + line.len()));
        }
        at += line.len();
        if line.has("-----END ")
            && let Some(start) = open.take()
        {
            res.push(TextRange::new(start, at));
        }
    }
    res
}

const BEGIN: &str = "-----BEGIN ";

/// Above the lines that Ansible encrypted.
const VAULT: &str = "$ANSIBLE_VAULT;";

/// How far before a value it is told that the value is public.
const REACH: usize = 160;

fn is_public(text: &str, range: TextRange) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(REACH));
    let head = text.get(from..range.start).unwrap_or_default();
    let head = head.rsplit('\n').next().unwrap_or_default();
    let until = text.floor_char_boundary((range.end + REACH).min(text.len()));
    let rest = text.get(range.end..until).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let value = range.of(text);
    if is_said_public(rest) || is_named_only(head, value) || is_message(head, value, rest) {
        return true;
    }
    let word = head
        .rsplit(|it: char| it.is_whitespace() || it == '"' || it == '\'' || it == '=')
        .next()
        .unwrap_or_default();
    let bare =
        head.trim_end_matches([' ', '\t', '"', '\'', '`', ':', '=', '>', ']', '(', '[', ',', '|']);
    // A weak tag of a text.
    let bare = bare.strip_suffix(": W/").or_else(|| bare.strip_suffix("=W/")).unwrap_or(bare);
    let bare = bare.trim_end_matches('_');
    let tail =
        bare.get(bare.floor_char_boundary(bare.len().saturating_sub(24))..).unwrap_or_default();
    let tail = tail.to_ascii_lowercase();
    let quoted = head.ends_with(['"', '\'', '`']);
    let is_member = quoted
        && ["x", "y", "n", "e", "kid", "x5t", "x5t#s256", "crv", "kty", "alg"].iter().any(|it| {
            tail.strip_suffix(it).is_some_and(|it| it.ends_with(['"', '\'', ' ', '{', ',']))
        })
        && is_key_set(text, range);
    is_member
        || word.starts_with("arn:")
        || ["ssid", "uuid"].iter().any(|it| {
            tail.strip_suffix(it).is_some_and(|it| !it.ends_with(|it: char| it.is_alphanumeric()))
        })
        || word.starts_with("|1|")
        || value.starts_with("|1|")
        || head.rfind("|1|").is_some_and(|it| !head.get(it..).is_some_and(|it| it.contains(' ')))
        || rest.starts_with(", remoteRef")
        || head.has("minisign") && head.ends_with("-P ")
        || tail.ends_with(" sid") && value.starts_with("0x")
        || is_checksum(head, value)
        || head.ends_with("pk.")
        || JWT_IO.iter().any(|it| value.starts_with(it))
        || bare.len() < head.len()
            && bare
                .rsplit(|it: char| !it.is_ascii_alphanumeric() && it != '_')
                .next()
                .is_some_and(|it| it.to_ascii_lowercase().has("public"))
        || ["EXAMPLE", "EXAMPLEKEY"].iter().any(|it| value.ends_with(it))
        || ["ssh-ed25519 AAAA", "ssh-rsa AAAA", "nistp256 AAAA"].iter().any(|it| value.has(it))
        || value.bytes().all(|it| it.is_ascii_alphanumeric())
            && value.to_ascii_lowercase().has("abcdefghijklm")
        || is_assigned_public(head)
        || value.starts_with("age1") && 50 < value.len()
        || KEYS.iter().any(|it| value.starts_with(it))
        || is_object(value)
        || head.trim().is_empty() && is_below_public(text, range)
        || is_repeated(value)
        // A challenge of a mail server's, and a signature of a mail.
        || head.trim_start() == "334 "
        || matches!(head.trim_start(), "b=" | "bh=") && head.starts_with([' ', '\t'])
        || RECORDS.iter().any(|it| head.has(it) || value.has(it))
        || head.has("v=DKIM1")
        // What sops encrypted.
        || head.rfind("ENC[").is_some_and(|it| !head.get(it..).is_some_and(|it| it.contains(']')))
        || head.ends_with('`') && [" KEY `", " INDEX `"].iter().any(|it| head.has(it))
        || NAMES.iter().any(|it| tail.ends_with(it)) && bare.len() < head.len()
        || PATHS.iter().any(|it| head.ends_with(it))
        || PLACES.iter().any(|it| tail.ends_with(it)) && (value.contains(['/', '-']) || quoted)
        || SELECTORS.iter().any(|it| tail.ends_with(it))
            && is_label(value)
            && !value.bytes().any(|it| it.is_ascii_uppercase())
}

/// Whether an object around a value says what type of key it is.
fn is_key_set(text: &str, range: TextRange) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(1200));
    let until = text.floor_char_boundary(range.end + 400);
    text.get(from..until).is_some_and(|it| {
        it.has("\"kty\"") || it.has("'kty'") || it.has("kty: '") || it.has("kty: \"")
    })
}

/// Records of the domain name system that hold keys and digests.
const RECORDS: &[&str] =
    &[" IN TLSA ", " IN DS ", " IN DNSKEY ", " IN SSHFP ", " IN RRSIG ", " IN NSEC3 "];

/// How the example of jwt.io begins.
const JWT_IO: &[&str] =
    &["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4g"];

/// Names of what is no secret, though what it holds is random.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "lease_id", "etag", "shasum", "integrity", "sec-websocket-key", "sec-websocket-accept",
    "digest: sha-256", "content-md5", " peer", "accessor", "request_id", "x-request-id",
    "fingerprint", "publickey", "public key", "cookiehash", "traceparent", "key id", "serial",
    "applicationid", "application_id", "site_key", "sitekey", "cloudfront_key_pair_id",
    "public_key", "recipient", "recipients", "p256dh", "encryptionsalt", "setcredentialencrypted",
    "fbclid", "gclid", "msclkid", "?list", "&list", "place_id", "price_id", "send_to", "travis: secure", "key-pair-id", "script nonce",
    "if-none-match", "idempotency-key", " nonce", "opaque", "debug-token", "signaturevalue", "digestvalue",
    "x509certificate", "code_hash", "thumbprint", "client_id", "client-id", "clientid", "pool-id", "recaptcha_v3_site",
    "captcha_site", "system id", "cnonce", "service id", "account id", "project id", "tenant id", "app id",
    "app_id", "\"pub", "__build", "__sitekey", "pagetoken", "recaptcha_public", "unique_id", "cloud_id", "__commit", "__version", "base_id", "site key", "website key", "machine-id", "invocation", "build_hash",
];

/// How public keys begin in base64: of RSA, of curves.
const KEYS: &[&str] = &[
    "MIGfMA0GCSq",
    "MIIBIjANBgkq",
    "MIICIjANBgkq",
    "MCowBQYDK2Vw",
    "MCowBQYDK2Vu",
    "MFkwEwYHKoZI",
    "MHYwEAYHKoZI",
];

/// How providers number their objects: `ch_3qijyAal0ww3YoAdx9aYA10w` of Stripe's,
/// `VAb35d42f9251c5f4da1309d5e0b6c3ea2` of Twilio's.
fn is_object(value: &str) -> bool {
    let numbered = value.split_once('_').is_some_and(|(kind, number)| {
        OBJECTS.contains(&kind)
            && (12..=40).contains(&number.len())
            && number.bytes().all(|it| it.is_ascii_alphanumeric())
    });
    // An organization of OpenAI's.
    let organization = value
        .strip_prefix("org-")
        .is_some_and(|it| 20 <= it.len() && it.bytes().all(|it| it.is_ascii_alphanumeric()));
    let sid = value.len() == 34
        && !value.starts_with("SK")
        && value.bytes().take(2).all(|it| it.is_ascii_uppercase())
        && value.bytes().skip(2).all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it));
    numbered || sid || organization
}

#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "ch", "pm", "pi", "cus", "sub", "evt", "acct", "price", "prod", "re", "txn", "card", "seti", "si", "in", "dpl",
    "prj", "req", "cs", "tr", "po", "phc", "we",
];

/// Whether a literal of a row is the digest of the file that stands before it: `'plan.pdf','a93f…'`.
fn is_checksum(head: &str, value: &str) -> bool {
    let digest = matches!(value.len(), 32 | 40 | 64) && is_hex(value);
    let before = head.strip_suffix(['\'', '"']).and_then(|it| it.trim_end().strip_suffix(','));
    let before = before.and_then(|it| it.trim_end().strip_suffix(['\'', '"'])).unwrap_or_default();
    let name = before.rsplit(['\'', '"']).next().unwrap_or_default();
    digest
        && name.rsplit_once('.').is_some_and(|(_, it)| {
            (2..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_lowercase())
        })
}

/// Whether the name at the other side of a call, or of the old value in a plan, is public:
/// `PUBLIC_KEY = bytes.fromhex("`, `code_hash = "X" -> "`.
fn is_assigned_public(head: &str) -> bool {
    let Some((name, behind)) = head.split_once(" = ") else { return false };
    let name = name.rsplit([' ', '.', '$']).next().unwrap_or_default();
    (behind.ends_with("(\"") || behind.ends_with("('") || behind.ends_with("-> \""))
        && (claim(name) == Claim::Public || name == "user_data")
}

/// Whether the command on the line above prints what is public: `wg pubkey < key`.
fn is_below_public(text: &str, range: TextRange) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(REACH));
    let above = text.get(from..range.start).unwrap_or_default().trim_end();
    above.rsplit('\n').next().is_some_and(|it| {
        ["wg pubkey", "machine-id", "rev-parse", "sha256sum", "git log"]
            .iter()
            .any(|what| it.has(what))
    })
}

/// Whether a remark behind a value says that it is public: `# public, it is in the page`.
fn is_said_public(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|it: char| "\"'`;,) \t".contains(it));
    let remark = ["#", "//", "/*", "--", "<!--", "("]
        .iter()
        .find_map(|it| rest.strip_prefix(it))
        .unwrap_or_default();
    let remark = remark.get(..remark.floor_char_boundary(60)).unwrap_or(remark);
    let lower = remark.to_ascii_lowercase();
    lower.split(|it: char| !it.is_alphanumeric()).any(|it| it == "public" || it == "publishable")
        && !["not public", "non-public", "private", "secret", "never"]
            .iter()
            .any(|it| lower.has(it))
}

/// Whether what stands before a value says that it names a secret or a key, and is none.
fn is_named_only(head: &str, value: &str) -> bool {
    let bare = head.trim_end_matches([' ', '"', '\'', '=', ':', '(', '|', '`']);
    let tail = bare.get(bare.floor_char_boundary(bare.len().saturating_sub(32))..);
    let tail = tail.unwrap_or_default().to_lowercase();
    bare.len() < head.len() && NAMERS.iter().any(|it| tail.ends_with(it))
        || head.has("get_password(") && !value.contains([' ', '/'])
        || head.has("gcloud secrets") && tail.ends_with("--secret")
}

/// What a name of a secret or of a key follows.
#[rustfmt::skip]
const NAMERS: &[&str] = &[
    "--ssh-key", "--ssh-keys", "--key-name", "secret create", "secret rm", "secret inspect", "user.signingkey",
    "wifi connect", "symmetric key", "--recv-keys", "--recv-key", "--send-keys", "= credentials", "key name", "token name", "secret name", "name of the key",
    "name of the token", "nom du jeton", "nom de la cl\u{e9}", "name des schl\u{fc}ssels", "name des tokens",
    "nombre de la clave", "no such token", "no such key", "no such secret", "no such user", "duplicate entry",
    "for volume", "secret-source",
];

/// Words of a message or of a manual: `the password does not …`, `--password via the CLI`,
/// `su: Authentication failure`.
fn is_message(head: &str, value: &str, rest: &str) -> bool {
    let lower = head.to_ascii_lowercase();
    let announced =
        ["password ", "passwords ", "passphrase ", "token ", "violation): ", "credentials: "];
    let told = WORDS.contains(&value.to_ascii_lowercase().as_str())
        && announced.iter().any(|it| lower.ends_with(it));
    // What a program says of itself, at a line's start.
    let says = || {
        value.split_once(": ").is_some_and(|(program, said)| {
            (2..=16).contains(&program.len())
                && program.bytes().all(|it| it.is_ascii_lowercase() || b"-_.".contains(&it))
                && said.contains(' ')
                && said.bytes().all(|it| it.is_ascii_alphanumeric() || b" '-.,".contains(&it))
        })
    };
    let refused = ["rejected: ", "failed: ", "denied: ", "incorrect: "];
    let states = || {
        refused.iter().any(|it| lower.ends_with(it))
            && value.contains(' ')
            && value.bytes().all(|it| it.is_ascii_alphabetic() || b" -".contains(&it))
    };
    // A word to be replaced, and what closes a quotation behind it.
    let replaced = || {
        let word = value.trim_end_matches(['`', '.', ',', ')', '"', '\'']);
        word.len() < value.len() && word.starts_with('<') && word.ends_with('>')
    };
    // `Basic base64(user:password)`
    let called = rest.starts_with('(') && matches!(value, "base64" | "base64_encode" | "b64encode");
    // `Login shop / Kennwort: …`
    let beside = || {
        rest.strip_prefix(" / ").is_some_and(|it| {
            let name = it.split([':', ' ']).next().unwrap_or_default();
            claim(name) == Claim::Strong
        }) && ["login ", "login: ", "user ", "user: ", "benutzer ", "benutzer: "]
            .iter()
            .any(|it| lower.ends_with(it))
    };
    // `token "laptop" expires in 7 days`
    let named = || {
        ["token \"", "key \"", "secret \""].iter().any(|it| lower.ends_with(it))
            && value.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it))
            && ["\" expires", "\" expired", "\" was ", "\" has ", "\" is ", "\" not ", "\" could "]
                .iter()
                .any(|it| rest.starts_with(it))
    };
    told || called
        || named()
        || head.trim().is_empty() && says()
        || head.trim() == "oathtool:"
        || states()
        || replaced()
        || beside()
        || rest.starts_with(", system ID")
}

/// Words that stand behind `password` in sentences.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "via", "does", "doesn't", "should", "must", "parameter", "parameters", "reset", "instructions", "is", "has", "have",
    "was", "were", "field", "fields", "change", "changes", "changed", "option", "or", "and", "cannot", "can", "can't", "will",
    "jwt", "token", "credentials", "minimum-length", "change-type", "mismatch", "may", "needs", "not", "policy", "prompt", "password", "requirements", "entry", "file", "manager", "expired", "expires",
    "rotation", "login", "authentication", "in", "for", "from", "with", "on", "by", "to", "of", "as", "if", "when", "before",
];

/// What stands right before the name of a commit.
const PATHS: &[&str] = &[
    "/zipball/",
    "/tarball/",
    "/commit/",
    "/tree/",
    "/blob/",
    "sha256:",
    "sha512-",
    "sha384-",
    "sha256-",
    " h1:",
    "(public) ",
    "(\u{f6}ffentlich) ",
];

/// Names of places and of programs.
const PLACES: &[&str] = &[
    "directory",
    "_dir",
    "_path",
    "folder",
    "appname",
    "app_name",
    "hostname",
    "keyboard_layout",
    "keymap",
];

/// Options that name a secret of a store's, and do not hold it.
#[rustfmt::skip]
const SELECTORS: &[&str] =
    &["--secret", "--secret-id", "--secret-name", "secretname", "secret_name", "--secret_id"];
