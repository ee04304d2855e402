//! Places that hold what is public, whatever it looks like there: records of the domain name
//! system, public members of keys, names of indexes, addresses of objects in a cloud.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::value::is_label;

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
    let value = range.of(text);
    let word = head
        .rsplit(|it: char| it.is_whitespace() || it == '"' || it == '\'' || it == '=')
        .next()
        .unwrap_or_default();
    let bare = head.trim_end_matches([' ', '\t', '"', '\'', '`', ':', '=', '>', ']', '(', '[']);
    let tail =
        bare.get(bare.floor_char_boundary(bare.len().saturating_sub(24))..).unwrap_or_default();
    let tail = tail.to_ascii_lowercase();
    let quoted = head.ends_with(['"', '\'', '`']);
    let is_member = quoted
        && ["x", "y", "n", "e", "kid", "x5t", "crv", "kty", "alg"]
            .iter()
            .any(|it| tail.strip_suffix(it).is_some_and(|it| it.ends_with(['"', '\''])))
        && is_key_set(text, range);
    is_member
        || word.starts_with("arn:")
        || word.starts_with("|1|")
        || head.ends_with("pk.")
        || value.starts_with("age1") && 50 < value.len()
        || ["MIGfMA0GCSq", "MIIBIjANBgkq", "MIICIjANBgkq"].iter().any(|it| value.starts_with(it))
        || RECORDS.iter().any(|it| head.has(it) || value.has(it))
        || head.has("v=DKIM1")
        // What sops encrypted.
        || head.rfind("ENC[").is_some_and(|it| !head.get(it..).is_some_and(|it| it.contains(']')))
        || head.ends_with('`') && [" KEY `", " INDEX `"].iter().any(|it| head.has(it))
        || NAMES.iter().any(|it| tail.ends_with(it)) && bare.len() < head.len()
        || PATHS.iter().any(|it| head.ends_with(it))
        || PLACES.iter().any(|it| tail.ends_with(it)) && (value.contains('/') || quoted)
        || SELECTORS.iter().any(|it| tail.ends_with(it))
            && is_label(value)
            && !value.bytes().any(|it| it.is_ascii_uppercase())
}

/// Whether an object around a value says what type of key it is.
fn is_key_set(text: &str, range: TextRange) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(400));
    let until = text.floor_char_boundary(range.end + 400);
    text.get(from..until).is_some_and(|it| it.has("\"kty\"") || it.has("'kty'"))
}

/// Records of the domain name system that hold keys and digests.
const RECORDS: &[&str] =
    &[" IN TLSA ", " IN DS ", " IN DNSKEY ", " IN SSHFP ", " IN RRSIG ", " IN NSEC3 "];

/// Names of what is no secret, though what it holds is random.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "lease_id", "etag", "shasum", "integrity", "sec-websocket-key", "sec-websocket-accept",
    "digest: sha-256", "content-md5", " peer", "accessor", "request_id", "x-request-id",
    "fingerprint", "publickey", "public key", "cookiehash", "traceparent", "key id", "serial",
    "applicationid", "application_id", "site_key", "sitekey", "cloudfront_key_pair_id",
    "public_key", "recipient", "recipients", "p256dh", "encryptionsalt", "setcredentialencrypted",
    "fbclid", "gclid", "msclkid", "?list", "&list", "place_id", "price_id", "send_to", "travis: secure", "key-pair-id", "script nonce",
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
];

/// Names of places and of programs.
const PLACES: &[&str] =
    &["directory", "_dir", "_path", "folder", "appname", "app_name", "hostname", "keyboard_layout"];

/// Options that name a secret of a store's, and do not hold it.
#[rustfmt::skip]
const SELECTORS: &[&str] =
    &["--secret", "--secret-id", "--secret-name", "secretname", "secret_name", "--secret_id"];
