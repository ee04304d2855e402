//! Tokens by their shape: what vendors put before them, and password hashes.

use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_hex, is_published};

/// A prefix, the characters after it, and how many at least.
pub(crate) struct Shape {
    pub(crate) prefix: &'static str,
    extra: &'static str,
    least: usize,
    kind: Kind,
}

const fn shape(prefix: &'static str, extra: &'static str, least: usize, kind: Kind) -> Shape {
    Shape { prefix, extra, least, kind }
}

/// Whether a value is a vendor's token whatever stands before it: `organization = 'sk-…'`.
pub(crate) fn is_token(value: &str) -> bool {
    !is_published(value)
        && SHAPES.iter().any(|it| {
            matches!(it.kind, Kind::Token | Kind::Key)
                && value.strip_prefix(it.prefix).is_some_and(|rest| it.least <= rest.len())
        })
}

pub(crate) const SHAPES: &[Shape] = &[
    shape("AKIA", "", 16, Kind::Key),
    shape("ASIA", "", 16, Kind::Key),
    shape("ghp_", "", 36, Kind::Token),
    shape("gho_", "", 36, Kind::Token),
    shape("ghu_", "", 36, Kind::Token),
    shape("ghs_", "", 36, Kind::Token),
    shape("ghr_", "", 36, Kind::Token),
    shape("github_pat_", "_", 40, Kind::Token),
    shape("glpat-", "-_", 20, Kind::Token),
    shape("gldt-", "-_", 20, Kind::Token),
    shape("glrt-", "-_", 20, Kind::Token),
    shape("npm_", "", 36, Kind::Token),
    shape("pypi-", "-_", 50, Kind::Token),
    shape("xoxb-", "-", 20, Kind::Token),
    shape("xoxp-", "-", 20, Kind::Token),
    shape("xoxa-", "-", 20, Kind::Token),
    shape("xoxs-", "-", 20, Kind::Token),
    shape("xapp-", "-", 20, Kind::Token),
    shape("hooks.slack.com/services/", "/", 30, Kind::Token),
    shape("sk_live_", "", 20, Kind::Key),
    shape("rk_live_", "", 20, Kind::Key),
    shape("sk_test_", "", 20, Kind::Key),
    shape("whsec_", "", 24, Kind::Key),
    shape("sk-ant-", "-_", 30, Kind::Key),
    shape("sk-proj-", "-_", 30, Kind::Key),
    shape("sk-", "-_", 40, Kind::Key),
    shape("SG.", "-_.", 50, Kind::Key),
    shape("AIza", "-_", 35, Kind::Key),
    shape("ya29.", "-_", 40, Kind::Token),
    shape("EAAC", "", 60, Kind::Token),
    shape("hvs.", "-_", 24, Kind::Token),
    shape("hvb.", "-_", 24, Kind::Token),
    shape("dop_v1_", "", 60, Kind::Token),
    shape("shpat_", "", 30, Kind::Token),
    shape("shpss_", "", 30, Kind::Token),
    shape("dckr_pat_", "-_", 20, Kind::Token),
    shape("hf_", "", 34, Kind::Token),
    shape("lin_api_", "", 40, Kind::Token),
    shape("PMAK-", "-", 50, Kind::Token),
    shape("sq0atp-", "-_", 20, Kind::Token),
    shape("sq0csp-", "-_", 40, Kind::Token),
    shape("key-", "", 32, Kind::Key),
    shape("NRAK-", "", 27, Kind::Key),
    shape("glsa_", "_", 40, Kind::Token),
    shape("rubygems_", "", 48, Kind::Token),
    shape("AGE-SECRET-KEY-1", "", 50, Kind::Key),
    shape("$2y$", "./$", 50, Kind::Hash),
    shape("$2a$", "./$", 50, Kind::Hash),
    shape("$2b$", "./$", 50, Kind::Hash),
    shape("$apr1$", "./$", 24, Kind::Hash),
    shape("$1$", "./$", 24, Kind::Hash),
    shape("$5$", "./$=", 40, Kind::Hash),
    shape("$6$", "./$=", 60, Kind::Hash),
    shape("$argon2", "./$=,+idv", 40, Kind::Hash),
    shape("ABIA", "", 16, Kind::Key),
    shape("GOCSPX-", "-_", 24, Kind::Key),
    shape("ATATT3", "-_=", 60, Kind::Token),
    shape("ATBB", "", 24, Kind::Token),
    shape("glptt-", "-_", 20, Kind::Token),
    shape("glcbt-", "-_", 20, Kind::Token),
    shape("glft-", "-_", 20, Kind::Token),
    shape("gloas-", "-_", 20, Kind::Token),
    shape("glsoat-", "-_", 20, Kind::Token),
    shape("glagent-", "-_", 20, Kind::Token),
    shape("glc_", "_=+/", 32, Kind::Token),
    shape("xoxe", ".-", 20, Kind::Token),
    shape("xoxr-", "-", 20, Kind::Token),
    shape("hooks.slack.com/workflows/", "/", 30, Kind::Token),
    shape("hooks.slack.com/triggers/", "/", 30, Kind::Token),
    shape("rk_test_", "", 20, Kind::Key),
    shape("xkeysib-", "-", 60, Kind::Key),
    shape("xsmtpsib-", "-", 60, Kind::Key),
    shape("rzp_live_", "", 14, Kind::Key),
    shape("pat-na1-", "-", 32, Kind::Token),
    shape("pat-eu1-", "-", 32, Kind::Token),
    shape("figd_", "-_", 36, Kind::Token),
    shape("ntn_", "", 40, Kind::Token),
    shape("secret_", "", 40, Kind::Token),
    shape("sntrys_", "_=+/", 40, Kind::Token),
    shape("sntryu_", "", 40, Kind::Token),
    shape("gsk_", "", 40, Kind::Key),
    shape("xai-", "", 60, Kind::Key),
    shape("r8_", "", 36, Kind::Token),
    shape("pplx-", "", 40, Kind::Key),
    shape("fo1_", "-_", 40, Kind::Token),
    shape("fm2_", "-_=+/", 40, Kind::Token),
    shape("dp.pt.", "", 40, Kind::Token),
    shape("dp.st.", "._-", 40, Kind::Token),
    shape("dapi", "-", 32, Kind::Token),
    shape("$wp$2y$", "./$", 50, Kind::Hash),
    shape("$A$005$", "./$", 50, Kind::Hash),
    shape("squ_", "", 40, Kind::Token),
    shape("sqp_", "", 40, Kind::Token),
    shape("sqa_", "", 40, Kind::Token),
    shape("pat", ".", 76, Kind::Token),
    shape("doo_v1_", "", 60, Kind::Token),
    shape("dor_v1_", "", 60, Kind::Token),
    shape("HRKU-", "-_", 36, Kind::Key),
    shape("nfp_", "", 36, Kind::Token),
    shape("pscale_tkn_", "-_", 32, Kind::Token),
    shape("pscale_pw_", "-_", 32, Kind::Password),
    shape("pul-", "", 40, Kind::Token),
    shape("sbp_", "", 40, Kind::Token),
    shape("sb_secret_", "-_", 20, Kind::Key),
    shape("tskey-", "-", 20, Kind::Key),
    shape("shpca_", "", 30, Kind::Token),
    shape("shppa_", "", 30, Kind::Token),
    shape("EZAK", "", 54, Kind::Key),
    shape("CFPAT-", "-_", 40, Kind::Token),
    shape("ops_eyJ", "-_", 60, Kind::Token),
    shape("atlasv1.", "-_", 60, Kind::Token),
    shape("1//0", "-_", 40, Kind::Token),
    shape("sk.eyJ", "-_.", 50, Kind::Key),
    shape("bkua_", "", 40, Kind::Token),
    shape("CCIPAT_", "_", 40, Kind::Token),
    shape("tk_live_", "", 20, Kind::Key),
    shape("sk_prod_", "", 20, Kind::Key),
    shape("LTAI", "", 16, Kind::Key),
    shape("AKID", "", 32, Kind::Key),
    shape("LEGO", "", 80, Kind::Key),
    shape("nvapi-", "-_", 60, Kind::Key),
    shape("zpka_", "_", 30, Kind::Key),
    shape("ddp_", "", 36, Kind::Token),
    shape("AKCp", "", 12, Kind::Key),
    shape("cmVmdGtuOj", "", 40, Kind::Key),
    shape("glimt-", "-_", 20, Kind::Token),
    shape("hvr.", "-_", 24, Kind::Token),
    shape("sgp_", "_", 40, Kind::Token),
    shape("waka_", "-", 36, Kind::Token),
    shape("phc_", "", 40, Kind::Key),
    shape("phx_", "", 40, Kind::Key),
    shape("shippo_live_", "", 40, Kind::Key),
    shape("tfp_", "-_", 40, Kind::Token),
    shape("vercel_blob_rw_", "_", 30, Kind::Token),
    shape("pk.eyJ", "-_.", 50, Kind::Key),
    shape("b.AAAAAQ", "-_", 60, Kind::Token),
    shape("$$2y$$", "./$", 50, Kind::Hash),
    shape("$$2a$$", "./$", 50, Kind::Hash),
    shape("$$2b$$", "./$", 50, Kind::Hash),
    shape("$$apr1$$", "./$", 24, Kind::Hash),
    shape("$y$", "./$", 40, Kind::Hash),
    shape("$7$", "./$=+", 40, Kind::Hash),
    shape("$sha1$", "./$", 24, Kind::Hash),
    shape("$pbkdf2", "./$=-+", 40, Kind::Hash),
    shape("$scrypt$", "./$=,+", 40, Kind::Hash),
    shape("$P$", "./", 31, Kind::Hash),
    shape("$H$", "./", 31, Kind::Hash),
    shape("$S$", "./", 40, Kind::Hash),
    shape("OBF:1", "", 11, Kind::Password),
    shape("grub.pbkdf2.", ".", 60, Kind::Hash),
    shape("AGE-SECRET-KEY-PQ-1", "", 50, Kind::Key),
    shape("pbkdf2_sha256$", "./$=+", 40, Kind::Hash),
    shape("SCRAM-SHA-256$", "/$=+:", 60, Kind::Hash),
];

/// Which shapes begin with a byte: the first of them, and for each the next; `SHAPES.len()` ends it.
struct Index {
    first: [usize; 256],
    next: [usize; SHAPES.len()],
    /// The bytes that come second, by their last five bits.
    second: [u32; 256],
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn index() -> Index {
    let mut res =
        Index { first: [SHAPES.len(); 256], next: [SHAPES.len(); SHAPES.len()], second: [0; 256] };
    let mut at = SHAPES.len();
    while 0 < at {
        at -= 1;
        let byte = SHAPES[at].prefix.as_bytes()[0] as usize;
        res.next[at] = res.first[byte];
        res.first[byte] = at;
        res.second[byte] |= 1 << (SHAPES[at].prefix.as_bytes()[1] & 31);
    }
    res
}

static INDEX: Index = index();

const _: () = {
    let mut shapes = SHAPES;
    while let [shape, rest @ ..] = shapes {
        let length = shape.prefix.len() + shape.least;
        let slashes = has_slash(shape.prefix) || has_slash(shape.extra);
        assert!(if slashes { survey::LONG_RUN_LENGTH } else { survey::RUN_LENGTH } <= length);
        shapes = rest;
    }
};

/// Whether a `/` stands in a text whose other bytes are those of runs.
const fn has_slash(text: &str) -> bool {
    let mut rest = text.as_bytes();
    let mut res = false;
    while let [first, behind @ ..] = rest {
        assert!(survey::continues(*first) || *first == b'/');
        res |= *first == b'/';
        rest = behind;
    }
    res
}

/// How the first part of a web token begins.
const WEB_TOKEN: &str = "eyJ";

/// Without any of these, of the prefixes or of the longest runs a line holds no shape.
pub(crate) const BEGINNINGS: &[&str] = &[WEB_TOKEN];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    // Up to where a shape was looked at already: a prefix that stands again in its own body would
    // make the same run once more.
    let mut done = [0_usize; SHAPES.len()];
    let mut web_token = 0;
    for it in scan.surveyed() {
        // No shape is shorter than such a run, and none that may have a `/` than a long one.
        let has_token =
            it.holds & survey::TOKEN != 0 && it.holds & (survey::RUN | survey::LONG_RUN) != 0;
        if !it.is_new || !has_token && it.holds & survey::HASH_RUN == 0 {
            continue;
        }
        let line = it.range;
        tokens(scan, line, &mut done, &mut web_token, acc);
    }
}

fn tokens(
    scan: &Scan<'_>,
    line: TextRange,
    done: &mut [usize; SHAPES.len()],
    web_token: &mut usize,
    acc: &mut Vec<Found>,
) {
    let mut glued = false;
    for (at, byte) in (line.start..).zip(line.of(scan.text).bytes()) {
        let is_start = !glued
            || byte == b'$'
            || byte == b'*'
            // Telegram's addresses: `/bot123456789:…`.
            || byte.is_ascii_digit() && scan.of(at.saturating_sub(4), at) == "/bot";
        glued = byte.is_ascii_alphanumeric() || byte == b'_';
        if !is_start || !byte.is_ascii_graphic() {
            continue;
        }
        prefixed(scan, at, byte, done, acc);
        if byte == b'*'
            && scan.run(at + 1, at + 42, |it| it.is_ascii_digit() || (b'A'..=b'F').contains(&it))
                == 40
        {
            // MySQL's hash.
            acc.push(Found { range: TextRange::new(at, at + 41), kind: Kind::Hash });
        }
        if byte == b'e' && *web_token <= at {
            *web_token = json_web_token(scan, at, acc);
        }
        if byte.is_ascii_digit() || matches!(byte, b'a'..=b'f' | b'A'..=b'F' | b'S') {
            unprefixed(scan, at, acc);
        }
    }
}

fn prefixed(
    scan: &Scan<'_>,
    start: usize,
    first: u8,
    done: &mut [usize; SHAPES.len()],
    acc: &mut Vec<Found>,
) {
    let second = INDEX.second.get(usize::from(first)).copied().unwrap_or(0);
    if second >> (scan.byte(start + 1).unwrap_or(0) & 31) & 1 == 0 {
        return;
    }
    let mut next = INDEX.first.get(usize::from(first)).copied().unwrap_or(SHAPES.len());
    while let (Some(shape), Some(done)) = (SHAPES.get(next), done.get_mut(next)) {
        next = INDEX.next.get(next).copied().unwrap_or(SHAPES.len());
        if start < *done || !scan.starts_with(start, shape.prefix) {
            continue;
        }
        let body = start + shape.prefix.len();
        let length = scan.run(body, scan.text.len(), |it| {
            it.is_ascii_alphanumeric() || shape.extra.as_bytes().contains(&it)
        });
        if shape.least <= length {
            *done = body + length;
            let from = if shape.prefix.ends_with('/') { body } else { start };
            acc.push(Found { range: TextRange::new(from, body + length), kind: shape.kind });
        }
    }
}

/// Parts of base64 joined by dots, the first of them JSON; up to where it looked.
fn json_web_token(scan: &Scan<'_>, start: usize, acc: &mut Vec<Found>) -> usize {
    if !scan.starts_with(start, WEB_TOKEN) {
        return 0;
    }
    let first =
        scan.run(start, start + 16, |it| it.is_ascii_alphanumeric() || it == b'_' || it == b'-');
    if first < 13 {
        return 0;
    }
    let length =
        scan.run(start, scan.text.len(), |it| it.is_ascii_alphanumeric() || b"-_.=".contains(&it));
    let whole = scan.of(start, start + length).trim_end_matches('.');
    if 30 < length && whole.split('.').filter(|it| 4 <= it.len()).nth(1).is_some() {
        acc.push(Found { range: TextRange::new(start, start + whole.len()), kind: Kind::Token });
    }
    start + length
}

/// Shapes without a prefix of letters: Telegram's, New Relic's, Twilio's.
fn unprefixed(scan: &Scan<'_>, start: usize, acc: &mut Vec<Found>) {
    let mut push =
        |end: usize| acc.push(Found { range: TextRange::new(start, end), kind: Kind::Token });
    let word = |it: u8| it.is_ascii_alphanumeric() || it == b'_' || it == b'-';
    let digits = scan.run(start, start + 11, |it| it.is_ascii_digit());
    let colon = start + digits;
    if (8..=10).contains(&digits) && scan.starts_with(colon, ":A") {
        let length = scan.run(colon + 1, colon + 40, word);
        if (34..=36).contains(&length) {
            push(colon + 1 + length);
        }
    }
    let is_alone = |length: usize| scan.byte(start + length).is_none_or(|it| !word(it));
    if scan.starts_with(start, "AAAA") && scan.starts_with(start + 11, ":APA91b") {
        push(start + 12 + scan.run(start + 12, start + 300, word));
    }
    let hex = |from: usize| scan.run(from, from + 33, |it| it.is_ascii_hexdigit()) == 32;
    if scan.starts_with(start, "AC") && hex(start + 2) && is_alone(34) {
        let token = start + 34 + scan.run(start + 34, start + 40, |it| !word(it) && it != b'\n');
        if hex(token) && is_alone(token + 32 - start) {
            acc.push(Found { range: TextRange::new(token, token + 32), kind: Kind::Token });
            return;
        }
    }
    if scan.starts_with(start + 36, "NRAL") && is_hex(scan.of(start, start + 36)) && is_alone(40) {
        push(start + 40);
    }
    if scan.starts_with(start, "SK")
        && scan.run(start + 2, start + 35, |it| it.is_ascii_hexdigit()) == 32
        && is_alone(34)
    {
        push(start + 34);
    }
}
