//! Tokens by their shape: what vendors put before them, and password hashes.

use text::TextRange;

use crate::model::Found;
use crate::{Kind, Options};

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
    shape("{SHA}", "+/=", 20, Kind::Hash),
    shape("{SSHA}", "+/=", 20, Kind::Hash),
];

pub(crate) fn find(text: &str, _options: &Options, acc: &mut Vec<Found>) {
    for shape in SHAPES {
        for (start, _) in text.match_indices(shape.prefix) {
            if text
                .get(..start)
                .unwrap_or_default()
                .ends_with(|it: char| it.is_ascii_alphanumeric() || it == '_')
            {
                continue;
            }
            let body = start + shape.prefix.len();
            let length = run(text, body, |it| {
                it.is_ascii_alphanumeric() || shape.extra.as_bytes().contains(&it)
            });
            if shape.least <= length {
                let from = if shape.prefix.ends_with('/') || shape.prefix.starts_with('{') {
                    body
                } else {
                    start
                };
                acc.push(Found { range: TextRange::new(from, body + length), kind: shape.kind });
            }
        }
    }
    json_web_tokens(text, acc);
}

/// `eyJ….….…`.
fn json_web_tokens(text: &str, acc: &mut Vec<Found>) {
    for (start, _) in text.match_indices("eyJ") {
        if text.get(..start).unwrap_or_default().ends_with(|it: char| it.is_ascii_alphanumeric()) {
            continue;
        }
        let length = run(text, start, |it| it.is_ascii_alphanumeric() || b"-_.=".contains(&it));
        let range = TextRange::new(start, start + length);
        if 30 < length && range.of(text).contains('.') {
            acc.push(Found { range, kind: Kind::Token });
        }
    }
}

pub(crate) fn run(text: &str, start: usize, inside: impl Fn(u8) -> bool) -> usize {
    text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|it| inside(**it)).count()
}
