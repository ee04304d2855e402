//! Tokens by their shape: what vendors put before them, and password hashes.

use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::value::is_hex;

/// A prefix, the characters after it, and how many at least.
struct Shape {
    prefix: &'static str,
    extra: &'static str,
    least: usize,
    kind: Kind,
}

const fn shape(prefix: &'static str, extra: &'static str, least: usize, kind: Kind) -> Shape {
    Shape { prefix, extra, least, kind }
}

const SHAPES: &[Shape] = &[
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
    shape("dapi", "", 32, Kind::Token),
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
    shape("pk.eyJ", "-_.", 50, Kind::Key),
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
    shape("vercel_blob_rw_", "_", 30, Kind::Token),
    shape("b.AAAAAQ", "-_", 60, Kind::Token),
    shape("$$2y$$", "./$", 50, Kind::Hash),
    shape("$$2a$$", "./$", 50, Kind::Hash),
    shape("$$2b$$", "./$", 50, Kind::Hash),
    shape("$$apr1$$", "./$", 24, Kind::Hash),
    shape("$y$", "./$", 40, Kind::Hash),
    shape("$7$", "./$", 40, Kind::Hash),
    shape("$sha1$", "./$", 24, Kind::Hash),
    shape("$pbkdf2", "./$=-+", 40, Kind::Hash),
    shape("$scrypt$", "./$=,+", 40, Kind::Hash),
    shape("$P$", "./", 31, Kind::Hash),
    shape("$H$", "./", 31, Kind::Hash),
    shape("$S$", "./", 40, Kind::Hash),
    shape("pbkdf2_sha256$", "./$=+", 40, Kind::Hash),
    shape("SCRAM-SHA-256$", "/$=+:", 60, Kind::Hash),
];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut glued = false;
    for (at, byte) in scan.text.bytes().enumerate() {
        let is_start = !glued || byte == b'$';
        glued = byte.is_ascii_alphanumeric() || byte == b'_';
        if is_start && byte.is_ascii_graphic() {
            prefixed(scan, at, byte, acc);
            if byte.is_ascii_alphanumeric() {
                unprefixed(scan, at, acc);
            }
        }
    }
}

fn prefixed(scan: &Scan<'_>, start: usize, first: u8, acc: &mut Vec<Found>) {
    for shape in SHAPES {
        if shape.prefix.as_bytes().first() != Some(&first) || !scan.starts_with(start, shape.prefix)
        {
            continue;
        }
        let body = start + shape.prefix.len();
        let length = scan.run(body, scan.text.len(), |it| {
            it.is_ascii_alphanumeric() || shape.extra.as_bytes().contains(&it)
        });
        if shape.least <= length {
            let from = if shape.prefix.ends_with('/') { body } else { start };
            acc.push(Found { range: TextRange::new(from, body + length), kind: shape.kind });
        }
    }
}

/// Shapes without a prefix of letters: JSON web tokens, Telegram's, New Relic's, Twilio's.
fn unprefixed(scan: &Scan<'_>, start: usize, acc: &mut Vec<Found>) {
    let length =
        scan.run(start, start + LONGEST, |it| it.is_ascii_alphanumeric() || b"_-".contains(&it));
    let end = start + length;
    let text = scan.of(start, end);
    let mut push =
        |end: usize| acc.push(Found { range: TextRange::new(start, end), kind: Kind::Token });
    if text.starts_with("eyJ") && 12 < length {
        let whole = scan
            .run(start, scan.text.len(), |it| it.is_ascii_alphanumeric() || b"-_.=".contains(&it));
        let parts = scan.of(start, start + whole).split('.').filter(|it| 4 <= it.len()).count();
        if 30 < whole && 2 <= parts {
            push(start + scan.of(start, start + whole).trim_end_matches('.').len());
        }
    } else if (8..=10).contains(&length)
        && scan.byte(end) == Some(b':')
        && text.bytes().all(|it| it.is_ascii_digit())
    {
        let secret = scan
            .run(end + 1, scan.text.len(), |it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
        if (34..=36).contains(&secret) && scan.byte(end + 1) == Some(b'A') {
            push(end + 1 + secret);
        }
    } else if length == 40 && text.ends_with("NRAL") && is_hex(text.get(..36).unwrap_or_default())
        || length == 34 && text.starts_with("SK") && is_hex(text.get(2..).unwrap_or_default())
    {
        push(end);
    }
}

/// Longer runs are none of these.
const LONGEST: usize = 200;
