//! Secrets in addresses: `scheme://name:password@host`, a token in the name's place, a token as a
//! segment of the path.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{
    is_hex, is_label, is_literal, is_plain, is_serialized, looks_random, looks_secret, looks_typed,
};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for it in scan.surveyed() {
        let needed = survey::AT | survey::ADDRESS;
        if it.is_new && it.holds & needed == needed {
            for (at, _) in it.range.of(scan.text).match_indices("://") {
                user_info(scan, it.range.start + at + 3, acc);
            }
        }
    }
    for line in scan.new_lines_with(survey::AT) {
        for (at, _) in line.of(scan.text).match_indices('@') {
            bare(scan, line.start + at, acc);
        }
    }
    for it in scan.surveyed() {
        let needed = survey::SLASH | survey::SEGMENT;
        if it.is_new && it.holds & needed == needed {
            segments(scan, it.range, acc);
        }
    }
    codes(scan, acc);
}

/// What a code of a network holds: `WIFI:S:name;P:X;;`, and addresses that are a key themselves.
fn codes(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.holds(survey::PLACE) {
        return;
    }
    for place in HOOKS {
        // Whoever knows the whole path may post to it.
        for (at, _) in scan.text.match_indices(place) {
            let from = at + place.len();
            let from = from + numbered(scan, from);
            let length = scan.run(from, (from + 400).min(scan.text.len()), |it| {
                it.is_ascii_alphanumeric() || b"-_@/.%~=".contains(&it)
            });
            let digits = scan.of(from, from + length).bytes().filter(u8::is_ascii_digit).count();
            if 20 <= length && 6 <= digits {
                acc.push(Found { range: TextRange::new(from, from + length), kind: Kind::Token });
            }
        }
    }
    for (at, _) in scan.text.match_indices(NETWORK) {
        let end = at + scan.run(at, (at + 200).min(scan.text.len()), |it| !b"\n\"'".contains(&it));
        if let Some(from) = scan.of(at, end).find("P:").map(|it| at + it + 2) {
            let length = scan.run(from, end, |it| it != b';');
            if 0 < length {
                acc.push(Found {
                    range: TextRange::new(from, from + length),
                    kind: Kind::Password,
                });
            }
        }
    }
    for scheme in SCHEMES {
        for (at, _) in scan.text.match_indices(scheme) {
            if scan.before(at).is_some_and(|it| it.is_ascii_alphanumeric()) {
                continue;
            }
            let from = at + scheme.len();
            let length = scan.run(from, (from + 2000).min(scan.text.len()), |it| {
                it.is_ascii_alphanumeric() || b"+/=_-:.".contains(&it)
            });
            let value = scan.of(from, from + length);
            if 12 <= length
                && (!value.contains(['.', ':']) || scan.byte(from + length) == Some(b'@'))
            {
                acc.push(Found { range: TextRange::new(from, from + length), kind: Kind::Token });
            }
        }
    }
}

/// Places whose whole path is a key.
pub(crate) const HOOKS: &[&str] =
    &["/webhookb2/", "/api/webhooks/", "/hooks/catch/", "hc-ping.com/"];
pub(crate) const NETWORK: &str = "WIFI:";
/// Schemes of addresses that are a key.
pub(crate) const SCHEMES: &[&str] =
    &["ss://", "ssr://", "vmess://", "vless://", "trojan://", "hysteria2://", "tuic://"];

/// What an address has.
pub(crate) const ADDRESSES: &[&str] = &["://"];

/// How long the number of a channel or the names of a team are, which are no secret.
fn numbered(scan: &Scan<'_>, from: usize) -> usize {
    let end = (from + 400).min(scan.text.len());
    let team = scan.of(from, from + scan.run(from, end, |it| !it.is_ascii_whitespace()));
    if let Some(at) = team.find(TEAM) {
        return at + TEAM.len();
    }
    let digits = scan.run(from, end, |it| it.is_ascii_digit());
    if scan.byte(from + digits) == Some(b'/') { digits + 1 } else { 0 }
}

const TEAM: &str = "IncomingWebhook/";

fn user_info(scan: &Scan<'_>, start: usize, acc: &mut Vec<Found>) {
    // Within quotation marks, the other kind belongs to the address.
    let scheme = scan
        .of(start.saturating_sub(24), start - 3)
        .bytes()
        .rev()
        .take_while(|it| it.is_ascii_alphanumeric() || b"+.-".contains(it))
        .count();
    let scheme_is = |it: &str| scan.starts_with(start - 3 - scheme, it);
    let quote = scan.before(start - 3 - scheme).filter(|it| b"\"'".contains(it));
    // Up to the next address.
    let reach = scan.text.as_bytes().get(start..(start + LONGEST).min(scan.text.len()));
    let reach = reach.and_then(|it| it.windows(3).position(|it| it == b"://"));
    let limit = start + reach.map_or(LONGEST, |it| it + 3);
    let length = scan.run(start, limit, |it| {
        !it.is_ascii_whitespace()
            && !b"<>`\0".contains(&it)
            && quote.map_or(!b"\"'".contains(&it), |quote| it != quote)
    });
    let mut rest = scan.of(start, start + length);
    if let Some(next) = rest.find("://") {
        let head = rest.get(..next).unwrap_or_default();
        rest = head.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || it == '+');
    }
    let Some(first) = rest.find('@') else { return };
    let head = rest.get(..first).unwrap_or_default();
    let Some(colon) = head.find(':') else {
        // Who logs in with a key.
        let is_login = ["ssh", "sftp", "rsync"]
            .iter()
            .any(|it| scan.of(start.saturating_sub(8), start - 3).ends_with(it));
        // Clients of Redis take what stands alone for the password.
        let is_redis = ["redis", "rediss"].iter().any(|it| it.len() == scheme && scheme_is(it))
            && !matches!(head, "default" | "redis");
        if !head.contains(['/', '?', '#'])
            && (24 <= head.len() || looks_secret(head) || is_redis)
            && is_literal(head)
            && !is_login
        {
            acc.push(Found { range: TextRange::new(start, start + head.len()), kind: Kind::Token });
        }
        return;
    };
    if head.get(..colon).is_some_and(|it| it.contains(['/', '?', '#'])) {
        return;
    }
    let behind = rest.get(colon + 1..).unwrap_or_default();
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let host = 0 < digits
        && digits <= 5
        && behind.get(digits..).is_some_and(|it| it.starts_with(['/', '?', '#', ',']));
    let next_at = behind.get(digits..).and_then(|it| it.strip_prefix('/'));
    if host
        && next_at.is_none_or(|it| {
            it.starts_with('@')
                || it.split('@').next().is_some_and(|it| it.contains(['/', '?', '=']))
        })
    {
        return;
    }
    let mut last = first;
    for (at, _) in rest.match_indices('@').skip(1) {
        let between = rest.get(last + 1..at).unwrap_or_default();
        if between.contains(['?', ',']) || between.ends_with('/') {
            break;
        }
        last = at;
    }
    let secret = rest.get(colon + 1..last).unwrap_or_default();
    let stands_for_none = matches!(secret, "x-oauth-basic" | "x-oauth-token" | "x" | "X");
    // `mysql://user:password@host`, as manuals have it.
    let is_example = secret == "password" && matches!(head.get(..colon), Some("user" | "username"));
    if is_credential(secret) && !stands_for_none && !is_example {
        let range = TextRange::new(start + colon + 1, start + last);
        acc.push(Found { range, kind: Kind::Password });
    }
    let name = rest.get(..colon).unwrap_or_default();
    if 20 <= name.len() && looks_random(name) || stands_for_none && is_literal(name) {
        acc.push(Found { range: TextRange::new(start, start + colon), kind: Kind::Token });
    }
}

/// Longer addresses are read up to here.
const LONGEST: usize = 1024;

fn is_credential(secret: &str) -> bool {
    let named = secret.bytes().all(|it| it.is_ascii_uppercase()) && !is_literal(secret);
    let reference = named
        || secret
            .trim_matches(|it: char| !it.is_ascii_alphanumeric())
            .eq_ignore_ascii_case("changeme")
        || secret.starts_with('$') && is_reference_only(secret)
        || secret.starts_with('{') && secret.ends_with('}')
        || secret.starts_with('<') && secret.ends_with('>')
        || matches!(secret, "%s" | "%d" | "%v" | "{}" | "?")
        || secret.starts_with('%') && secret.ends_with('%') && 2 < secret.len();
    !secret.is_empty() && !reference && secret.chars().any(|it| it != '*' && it != 'x' && it != '.')
}

fn is_reference_only(secret: &str) -> bool {
    let name = secret.trim_start_matches(['$', '{', '(']).trim_end_matches(['}', ')']);
    !is_literal(secret) || name.bytes().all(|it| it.is_ascii_uppercase() || it == b'_')
}

/// `name:secret@host` without a scheme, and `name:secret@tcp(host)`.
fn bare(scan: &Scan<'_>, at: usize, acc: &mut Vec<Found>) {
    let from = at.saturating_sub(160);
    let head = scan.text.as_bytes().get(from..at).unwrap_or_default();
    let length = head
        .iter()
        .rev()
        .take_while(|it| !it.is_ascii_whitespace() && !b"\"'<>`=,(@".contains(it))
        .count();
    let word = scan.of(at - length, at);
    let word = word.strip_prefix("jdbc:oracle:thin:").unwrap_or(word);
    let Some((name, secret)) = word.split_once([':', '/']) else { return };
    let plain = !name.is_empty()
        && name.len() <= 40
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-".contains(&it));
    if !plain
        || secret.starts_with("//")
        || secret.is_empty()
        || word.has("://")
        || is_serialized(word)
    {
        return;
    }
    let is_driver = ["tcp(", "unix(", "tcp4(", "tcp6(", "/", "//"]
        .iter()
        .any(|it| scan.starts_with(at + 1, it));
    let host = scan.run(at + 1, at + 120, |it| it.is_ascii_alphanumeric() || b".-_".contains(&it));
    let has_host = 2 <= host
        && (scan.of(at + 1, at + 1 + host).contains('.')
            || scan.byte(at + 1 + host).is_some_and(|it| b":/".contains(&it)));
    let is_image = scan.of(at + 1, at + 1 + host).starts_with("sha");
    let is_login = [
        "sqlplus ",
        "impdp ",
        "expdp ",
        "rman ",
        "sqlldr ",
        "thin:",
        "target ",
        "auxiliary ",
        "connect ",
        "conn ",
    ]
    .iter()
    .any(|it| scan.of(from, at - length).trim_end_matches("-s ").ends_with(it))
        || scan.of(at - length, at).starts_with("jdbc:");
    // `wp:X@db/wp`: what follows the host is a path or a port.
    let numbered = 6 <= secret.len()
        && secret.bytes().any(|it| it.is_ascii_digit())
        && secret.bytes().any(|it| it.is_ascii_alphabetic())
        && scan.byte(at + 1 + host) == Some(b'/')
        && is_literal(secret)
        && !is_plain(secret);
    if (is_login
        || 2 <= host && numbered
        || is_driver && is_literal(secret)
        || has_host && looks_typed(secret))
        && !is_image
        && !secret.contains('/')
    {
        let range = TextRange::new(at - secret.len(), at);
        acc.push(Found { range, kind: Kind::Password });
    }
}

/// Segments of paths behind one that announces a secret: `/reset-password/…`, `/webhooks/…/…`.
fn segments(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let mut announced = 0_usize;
    let mut at = line.start;
    while let Some(slash) =
        scan.text.get(at..line.end).and_then(|it| it.find('/')).map(|it| at + it)
    {
        if slash != at {
            announced = 0;
        }
        let start = slash + 1;
        let length = scan.run(start, scan.text.len(), |it| {
            it.is_ascii_alphanumeric() || b"_-.~%:=+@".contains(&it)
        });
        let segment = scan.of(start, start + length);
        let tail = segment.rfind(['-', '_', '=', ':']).map_or(0, |it| it + 1);
        if 0 < announced && is_token(segment) {
            acc.push(Found { range: TextRange::new(start, start + length), kind: Kind::Token });
        } else if 0 < tail
            && announces(segment.get(..tail).unwrap_or_default())
            && is_token(segment.get(tail..).unwrap_or_default())
        {
            acc.push(Found {
                range: TextRange::new(start + tail, start + length),
                kind: Kind::Token,
            });
        }
        announced = if announces(segment) { 3 } else { announced.saturating_sub(1) };
        at = start + length;
    }
}

/// Letters of both cases and digits, in no order that words have.
fn is_mixed(segment: &str) -> bool {
    let count = |it: fn(&u8) -> bool| segment.bytes().filter(it).count();
    14 <= segment.len()
        && 2 <= count(u8::is_ascii_digit)
        && 3 <= count(u8::is_ascii_uppercase)
        && 3 <= count(u8::is_ascii_lowercase)
        && segment.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_' || it == b'-')
}

fn is_token(segment: &str) -> bool {
    !is_label(segment) && is_mixed(segment)
        || 16 <= segment.len()
            && !segment.contains('.')
            && (looks_random(segment)
                || is_hex(segment) && 20 <= segment.len()
                || looks_secret(segment) && 20 <= segment.len() && !is_label(segment))
}

pub(crate) fn announces(segment: &str) -> bool {
    // The kind in a placeholder is no word of the address.
    segment.len() <= 40
        && !segment.has("RDX_")
        && segment
            .split(['-', '_'])
            .map(|it| it.trim_end_matches(|it: char| it.is_ascii_digit()))
            .any(|it| ANNOUNCING.contains(&it.to_ascii_lowercase().as_str()))
}

#[rustfmt::skip]
pub(crate) const ANNOUNCING: &[&str] = &[
    "reset", "password", "passwords", "token", "tokens", "verify", "verification", "confirm",
    "confirmation", "activate", "activation", "invite", "invitation", "invites", "magic",
    "unsubscribe", "webhook", "webhooks", "hook", "hooks", "services", "secret", "key", "apikey",
    "auth", "login", "share", "shared", "signin", "sso", "callback", "integrations", "incoming",
    "webhookb", "ping", "in", "drop", "dropbox", "secrets",
    "feed", "ical", "private", "access", "recover", "recovery", "session", "jwt",
];
