//! Names and places of what is public, or of what is only the name of a secret.

use super::Around;
use crate::base64;
use crate::detectors::vendor;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim, is_number_of};
use crate::value::{is_hex, is_host, is_label, is_mail};

/// What a name before it says is public, unless it is a vendor's token whatever its name.
pub(super) fn is_named_public(around: &Around<'_>) -> bool {
    (is_public(around) || is_number(around)) && !vendor::is_token(around.value)
}

/// What a name, a path or a mark right before it says is public.
fn is_public(around: &Around<'_>) -> bool {
    let word = around.word;
    let whole = || WHOLE.iter().any(|it| word.eq_ignore_ascii_case(it));
    let public = || word.to_ascii_lowercase().has("public") && around.claimed == Claim::Public;
    around.is_joined() && (around.is_named(NAMES) || whole() || public())
        || PATHS.iter().any(|it| around.head.ends_with(it))
        || around.is_named(&["credential_process"])
            && !["pass", "secret", "token", "key", "="].iter().any(|it| around.value.has(it))
        || around.is_named(&[" sid"]) && around.value.starts_with("0x")
        || around
            .head
            .rsplit(|it: char| it.is_whitespace() || "\"'=`".contains(it))
            .next()
            .is_some_and(|it| it.starts_with("arn:"))
}

/// What a name before it says numbers or checks something.
fn is_number(around: &Around<'_>) -> bool {
    // The half of a pair at OVH's that names the application.
    if around.is_named(&["application_key"]) && around.value.len() == 16 && is_hex(around.value) {
        return true;
    }
    let in_name = |it: char| it.is_ascii_alphanumeric() || "_-.".contains(it);
    if let Some((_, tag)) = around.head.strip_suffix('>').and_then(|it| it.rsplit_once('<')) {
        // `<wsse:Nonce EncodingType="…">`
        return is_number_of(tag.split(' ').next().unwrap_or_default());
    }
    // Hashes of passwords begin with a sign.
    around.is_joined()
        && !around.value.contains(' ')
        && around.value.starts_with(|it: char| it.is_ascii_alphanumeric())
        && is_number_of(around.bare.rsplit(|it| !in_name(it)).next().unwrap_or_default())
}

/// A host whose name ends as that of a secret, and its port: `redis-token:6379`.
pub(super) fn is_port(around: &Around<'_>) -> bool {
    let Some(head) = around.head.strip_suffix(':') else { return false };
    let start = head.rfind(|it: char| !it.is_ascii_alphanumeric() && it != '-' && it != '.');
    let name = head.get(start.map_or(0, |it| it + 1)..).unwrap_or_default();
    let last = name.rsplit_once('-').map_or("", |(_, it)| it);
    PORTS.contains(&around.value)
        && matches!(last, "token" | "secret" | "key" | "auth" | "session" | "vault")
}

/// Of services: other numbers may be codes.
const PORTS: &[&str] = &[
    "3000", "3306", "4180", "5000", "5432", "5672", "6379", "8000", "8080", "8081", "8200", "8443",
    "9000", "9090", "9091", "11211", "27017",
];

/// Names of what is no secret, though what it holds is random.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "lease_id", "\"consumer-key", "certificate hash", "client-cert: hash", "instanceid", "replid", "samlrequest", "code_challenge", "encrypted_data", "encrypteddata", "_acme-challenge", "in txt", " txt", "user_data", "credentialid",
    "site-verification\" content", "site-verification", "domain-verification", "etag", "shasum", "integrity", "sec-websocket-key", "sec-websocket-accept",
    "digest: sha-256", "content-md5", " peer", "accessor", "request_id", "x-request-id",
    "fingerprint", "publickey", "public key", "cookiehash", "traceparent", "key id", "serial",
    "applicationid", "application_id", "site_key", "sitekey", "cloudfront_key_pair_id",
    "public_key", "recipient", "recipients", "p256dh", "encryptionsalt", "setcredentialencrypted",
    "fbclid", "gclid", "msclkid", "?list", "&list", "place_id", "price_id", "send_to", "travis: secure", "key-pair-id", "script nonce",
    "if-none-match", "idempotency-key", " nonce", "opaque", "debug-token", "signaturevalue", "digestvalue",
    "x509certificate", "code_hash", "thumbprint", "client_id", "client-id", "clientid", "pool-id", "recaptcha_v3_site",
    "captcha_site", "system id", "cursor", "webhook_id", "psk_identity", "pskidentity", "cnonce", "service id", "account id", "project id", "tenant id", "app id",
    "pin_sha256", "pin-sha256", "_kid",
    "app_id", "\"pub", "__build", "__sitekey", "pagetoken", "recaptcha_public", "unique_id", "cloud_id", "__commit", "__version", "base_id", "site key", "website key", "machine-id", "invocation", "git_tree", "build_hash",
];

/// Names that end others, too.
const WHOLE: &[&str] = &["ssid", "uuid", "peer", "secure"];

/// What stands right before the name of a commit.
const PATHS: &[&str] = &[
    "In-Reply-To: <",
    "Message-ID: <",
    "Message-Id: <",
    "References: <",
    "/zipball/",
    "/tarball/",
    "/commit/",
    "/tree/",
    "/blob/",
    ";base64,",
    "pkcs11:token=",
    // What Jasypt encrypted.
    "ENC(",
    "sha256:",
    "sha512-",
    "sha384-",
    "sha256-",
    " h1:",
    "(public) ",
    "(\u{f6}ffentlich) ",
];

/// What is the name of a place or of a program.
pub(super) fn is_place(around: &Around<'_>) -> bool {
    around.is_named(PLACES) && (around.value.contains(['/', '-']) || around.is_quoted())
}

/// Who logs in: an address of mail, a name and a host of MySQL's, and what answers SMTP's question
/// for the name.
pub(super) fn is_user(around: &Around<'_>) -> bool {
    let value = around.value;
    // The rest may be cut off, or any host of a domain.
    let is_address = |it: &str| {
        let it = it.trim_end_matches(['.', '%']);
        is_mail(it) && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"@._%+-".contains(&it))
    };
    let decoded = || {
        let bytes = base64::decode(value.trim_end_matches('=')).unwrap_or_default();
        String::from_utf8(bytes).is_ok_and(|it| is_address(&it) || is_host(&it))
    };
    value.has("'@'")
        || !around.is_slot() && (is_address(value) || 8 <= value.len() && decoded())
        || around.line_above().trim_end().ends_with(ASKED)
}

/// `Username:` in base64.
const ASKED: &str = "334 VXNlcm5hbWU6";

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

/// What is the name of a secret, of a key or of an index.
pub(super) fn is_name_of_secret(around: &Around<'_>) -> bool {
    let (head, value) = (around.head, around.value);
    around.is_joined() && around.is_named(NAMERS)
        || around.is_named(SELECTORS)
            && (is_label(value) && !value.bytes().any(|it| it.is_ascii_uppercase())
                || head.has("gcloud secrets"))
        || head.contains('(') && head.has("get_password(") && !value.contains([' ', '/'])
        || around.says(&["identity: psk ", "identity=psk ", "of given password: "])
        // A command of its own within smbclient.
        || head.has("smbclient") && head.trim_end_matches(['\'', '"']).ends_with("-c ")
        || head.has("dovecot: ")
            && (around.is_named(&["session"]) || head.ends_with("session=<") || head.ends_with(",<"))
        || around.is_named(OF_GNUPG) && is_key_id(value)
        // A list of properties: `<key>CFBundleIdentifier</key><string>`.
        || head.ends_with("<key>") && around.rest.starts_with("</key>")
        || around.rest.starts_with(", remoteRef")
        || head.ends_with('`') && [" KEY `", " INDEX `"].iter().any(|it| head.has(it))
}

/// Names and options that take the number of a key of GnuPG's.
const OF_GNUPG: &[&str] = &[
    "signingkey",
    "encrypt-key",
    "sign-key",
    "default-key",
    "gpg.keyname",
    "keyid",
    "signkey",
    "recipient",
    "local-user",
];

/// The numbers of several keys of GnuPG's, as PHP's images have them: `GPG_KEYS`.
pub(super) fn are_key_ids(around: &Around<'_>) -> bool {
    let value = around.value;
    value.contains(' ') && value.split(' ').all(|it| it.len() == 40 && is_key_id(it))
}

/// The number of a key of GnuPG's: 8, 16 or 40 digits in capitals.
fn is_key_id(value: &str) -> bool {
    let digits = value.strip_prefix("0x").unwrap_or(value);
    matches!(digits.len(), 8 | 16 | 40)
        && digits.bytes().all(|it| it.is_ascii_digit() || (b'A'..=b'F').contains(&it))
        && (digits.len() != 8 || digits.bytes().any(|it| it.is_ascii_uppercase()))
}

/// What a name of a secret or of a key follows.
#[rustfmt::skip]
const NAMERS: &[&str] = &[
    "--ssh-key", "--ssh-keys", "--key-name", "secret create", "secret rm", "secret inspect", "user.signingkey",
    "wifi connect", "symmetric key", "--recv-keys", "--recv-key", "--send-keys", "= credentials", "key name", "token name", "secret name", "name of the key",
    "name of the token", "nom du jeton", "nom de la cl\u{e9}", "name des schl\u{fc}ssels", "name des tokens",
    "nombre de la clave", "no such token", "no such key", "no such secret", "no such user", "duplicate entry",
    "sentinel auth-pass", "docker-registry", "secret generic", "secret tls", "existingsecret", "secretname", "in secret", "secret source", "for volume", "secret-source", "kernel key", "key chain",
];

/// Options that name a secret of a store's, and do not hold it.
#[rustfmt::skip]
const SELECTORS: &[&str] =
    &["--secret", "--secret-id", "--secret-name", "secret_name", "--secret_id"];

/// A public member of an object that says what type of key it is.
pub(super) fn is_member_of_key(around: &Around<'_>) -> bool {
    let name = around.name.trim_end_matches(['"', '\'']);
    let is_member = MEMBERS
        .iter()
        .any(|it| name.strip_suffix(it).is_some_and(|it| it.ends_with(['"', '\'', ' ', '{', ','])));
    if !around.is_quoted() || !is_member {
        return false;
    }
    let (text, range) = (around.text, around.range);
    let from = text.floor_char_boundary(range.start.saturating_sub(1200));
    let until = text.floor_char_boundary(range.end + 400);
    text.get(from..until).is_some_and(|it| {
        it.has("\"kty\"") || it.has("'kty'") || it.has("kty: '") || it.has("kty: \"")
    })
}

const MEMBERS: &[&str] = &["x", "y", "n", "e", "kid", "x5t", "x5t#s256", "crv", "kty", "alg"];

/// What a public name at the other side of a call stands for, or of the old value in a plan:
/// `PUBLIC_KEY = bytes.fromhex("`, `code_hash = "X" -> "`.
pub(super) fn is_assigned(around: &Around<'_>) -> bool {
    if !around.is_quoted() {
        return false;
    }
    let Some((name, behind)) = around.head.split_once(" = ") else { return false };
    let name = name.rsplit([' ', '.', '$']).next().unwrap_or_default();
    (behind.ends_with("(\"") || behind.ends_with("('") || behind.ends_with("-> \""))
        && (claim(name) == Claim::Public || name == "user_data")
}

/// The digest of the file that stands before it in a row: `'plan.pdf','a93f…'`.
pub(super) fn is_digest(around: &Around<'_>) -> bool {
    // `Linux-npm-151…`, the key of a cache of a pipeline's.
    let is_cache = around.value.rsplit_once('-').is_some_and(|(name, digest)| {
        matches!(digest.len(), 40 | 64)
            && is_hex(digest)
            && name.bytes().all(|it| it.is_ascii_alphabetic() || it == b'-')
    });
    if is_cache && around.says(&["key: ", "keys: "]) {
        return true;
    }
    if !matches!(around.value.len(), 32 | 40 | 64) || !is_hex(around.value) {
        return false;
    }
    let quote = |it: char| it == '\'' || it == '"';
    let before = around.head.strip_suffix(quote).and_then(|it| it.trim_end().strip_suffix(','));
    let before = before.and_then(|it| it.trim_end().strip_suffix(quote)).unwrap_or_default();
    let name = before.rsplit(quote).next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, it)| {
        (2..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_lowercase())
    })
}

/// A record of the domain name system, a name among known hosts, what sops encrypted, what a mail
/// server and a mail tell.
pub(super) fn is_record(around: &Around<'_>) -> bool {
    let (head, value) = (around.head, around.value);
    let begins = head.trim_start();
    let hashed =
        || head.rfind("|1|").is_some_and(|it| !head.get(it..).is_some_and(|it| it.contains(' ')));
    let encrypted =
        || head.rfind("ENC[").is_some_and(|it| !head.get(it..).is_some_and(|it| it.contains(']')));
    begins.ends_with("334 ")
        || matches!(begins, "b=" | "bh=") && begins.len() < head.len()
        || value.starts_with("|1|")
        || hashed()
        || encrypted()
        || head.contains('=') && head.has("v=DKIM1")
        || [" 257 3 ", " 256 3 "].iter().any(|it| head.has(it))
        || head.ends_with(") = ") && [" (", "5(", "6("].iter().any(|it| head.has(it))
        // Entries of nginx's caches and sessions in its debug log.
        || head.has(" [debug] ") && around.says(OF_CACHES)
        || [head, value]
            .iter()
            .any(|it| it.has(" IN ") && RECORDS.iter().any(|record| it.has(record)))
}

/// What nginx calls entries of its caches and sessions in its debug log.
const OF_CACHES: &[&str] = &[
    "rbtree key: ",
    "cache key: ",
    "get session: ",
    "new session: ",
    "ticket decrypt, key: \"",
    "ticket encrypt, key: \"",
];

/// Records of the domain name system that hold keys and digests.
const RECORDS: &[&str] =
    &[" IN TLSA ", " IN DS ", " IN DNSKEY ", " IN SSHFP ", " IN RRSIG ", " IN NSEC3 "];

/// What a command on the line above prints: `wg pubkey < key`.
pub(super) fn is_below_command(around: &Around<'_>) -> bool {
    if !around.head.trim().is_empty() {
        return false;
    }
    let above = around.line_above();
    COMMANDS.iter().any(|it| above.has(it))
}

const COMMANDS: &[&str] = &["wg pubkey", "machine-id", "rev-parse", "sha256sum", "git log"];
