//! What no name announces: tokens that look random.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_hex, is_published, looks_random};

/// A random token without a name has at least this many bytes.
const LEAST: usize = 24;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut public = false;
    let has_blocks = scan.holds(survey::MARK) && scan.text.has("-----BEGIN ");
    // Such a run is no longer than a token.
    const { assert!(survey::LONG_RUN_LENGTH <= LEAST) };
    for it in scan.surveyed() {
        // Blocks tell what is public on other lines.
        let seed = survey::RUN | survey::MIXED;
        let has_token = it.is_new && (it.holds & survey::LONG_RUN != 0 || it.holds & seed == seed);
        if !has_blocks && !has_token {
            continue;
        }
        let line = it.range;
        let text = line.of(scan.text);
        let is_mark = it.holds & survey::MARK != 0;
        if is_mark && text.has("-----BEGIN ") {
            public = !text.has("PRIVATE");
        }
        if public && (text.has("-----END ") || text.trim().is_empty()) {
            public = false;
        }
        if !public && has_token {
            tokens(scan, line, acc);
        }
    }
}

fn tokens(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let inside = |it: u8| it.is_ascii_alphanumeric() || b"+/=_-~".contains(&it);
    let mut at = line.start;
    while at < line.end {
        at += scan.run(at, line.end, |it| !inside(it));
        let start = at;
        at += scan.run(at, line.end, inside);
        let range = TextRange::new(start, at);
        if range.len() < SHORTEST {
            continue;
        }
        // `KEY=value` is one run of these characters.
        let text = range.of(scan.text);
        let offset = text.trim_end_matches('=').rfind('=').map_or(0, |it| it + 1);
        let value = text.get(offset..).unwrap_or_default();
        if (is_token(value) || is_seed(value))
            && !is_published(value)
            && !is_public(scan, line, start + offset)
        {
            // Padding that is written for an address.
            while scan.starts_with(at, "%3D") || scan.starts_with(at, "%3d") {
                at += 3;
            }
            acc.push(Found { range: TextRange::new(start + offset, at), kind: Kind::Token });
        }
    }
}

/// A shorter run is neither a token nor a seed.
const SHORTEST: usize = 16;

fn is_token(value: &str) -> bool {
    let slashes = value.matches('/').count();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    LEAST <= value.len()
        && value.len() <= 4096
        && looks_random(value)
        && 2 <= digits
        && slashes * 12 <= value.len()
        && !value.starts_with(['/', '-'])
        && value.split(['-', '_', '/']).any(|it| 12 <= it.len() && looks_mixed(it))
        && !is_hex(value)
}

/// The seed of one-time passwords, in base32.
fn is_seed(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    matches!(value.len(), 16 | 26 | 32 | 52)
        && value.bytes().all(|it| it.is_ascii_uppercase() || (b'2'..=b'7').contains(&it))
        && 2 <= digits
        && digits * 2 <= value.len()
}

fn looks_mixed(value: &str) -> bool {
    value.bytes().any(|it| it.is_ascii_uppercase())
        && value.bytes().any(|it| it.is_ascii_lowercase())
        && value.bytes().any(|it| it.is_ascii_digit())
}

/// Digests, public keys and the like say what they are before they begin; names of files end in
/// `.` and a word.
fn is_public(scan: &Scan<'_>, line: TextRange, start: usize) -> bool {
    let head =
        scan.of(line.start.max(floor(scan, start.saturating_sub(100))), start).to_ascii_lowercase();
    let word = head.rsplit([' ', '\t', '"', '\'']).next().unwrap_or_default();
    let itself = scan.of(start, (start + 12).min(line.end)).to_ascii_lowercase();
    let ending = start
        + scan.run(start, line.end, |it| it.is_ascii_alphanumeric() || b"+/=_-".contains(&it));
    [
        "sha1",
        "sha256",
        "sha384",
        "sha512",
        "sha-",
        "md5",
        "nonce-",
        "pin-",
        "fingerprint",
        "publi",
        "integrity",
        "etag",
    ]
    .iter()
    .any(|it| word.has(it) || itself.starts_with(it))
        || ["ssh-", "ecdsa-", "sk-ssh", "sk-ecdsa"].iter().any(|it| head.has(it))
        || word.ends_with("h1:")
        || word.ends_with("zh:")
        || itself.starts_with("aaaac3")
        || itself.starts_with("aaaab3")
        || itself.starts_with("aaaae2")
        // A public member of a key in JSON.
        || head.has("\"kty\"") && ["\"x\":\"", "\"n\":\"", "\"y\":\"", "\"x5c\":[\"", "\"x5t\":\""].iter().any(|it| head.ends_with(it))
        || itself.starts_with("age1")
        || itself.starts_with("bh=")
        || itself.starts_with("b=")
        || itself.starts_with("rw") && start == line.start && line.len() == 56
        || scan.byte(ending) == Some(b'.')
            && scan.byte(ending + 1).is_some_and(|it| it.is_ascii_lowercase())
        || head.ends_with(['/', '.', '\\', '$', '@'])
        // `X-Amz-Cf-Id: …`
        || ["-id: ", "-id-2: "].iter().any(|it| head.ends_with(it))
        || [
            "public_key",
            "public-key",
            "publickey",
            "publishable",
            "commit",
            "checksum",
            "digest",
            "site_key",
            "sitekey",
            "integrity",
            "boundary",
            "traceparent",
            "websocket-key",
            " peer ",
            "tlsa ",
            "kty",
            "content-md5",
            "websocket-key",
            "websocket-accept",
            "unique_id",
            "certificate",
            "public key",
            "|1|",
            " bh=",
            "; b=",
            "request-id",
            "request_id",
            "-verification",
        ]
        .iter()
        .any(|it| head.has(it))
}

fn floor(scan: &Scan<'_>, at: usize) -> usize {
    (at..scan.text.len()).find(|it| scan.text.is_char_boundary(*it)).unwrap_or(at)
}
