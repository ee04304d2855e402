//! Objects of JSON all of whose values are secrets: tokens by host in Composer's `auth.json`, the
//! data of a Kubernetes Secret.

use crate::Kind;
use crate::find::Find as _;
use crate::lexicon::is_user;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::is_literal;

/// Names of such objects, up to the quotation mark behind them.
pub(crate) const NAMES: &[&str] =
    &["github-oauth", "gitlab-oauth", "gitlab-token", "\"bearer", "bitbucket-oauth", "_authTokens"];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    if !scan.holds(survey::OBJECT) {
        return;
    }
    for name in NAMES {
        for (at, _) in scan.text.match_indices(name) {
            values(scan, at + name.len(), acc);
        }
    }
    for (at, _) in scan.text.match_indices(METHOD) {
        called(scan, at, acc);
    }
    if SECRETS.iter().any(|it| scan.text.has(it)) {
        for name in ["\"data", "\"stringData"] {
            for (at, _) in scan.text.match_indices(name) {
                values(scan, at + name.len(), acc);
            }
        }
    }
}

/// The name of a remote call's function.
pub(crate) const METHOD: &str = "\"method\"";

/// How JSON says that an object is a Secret of Kubernetes.
pub(crate) const SECRETS: &[&str] = &["\"kind\":\"Secret\"", "\"kind\": \"Secret\""];

/// `"method":"login","params":["name","X"]`: the last string.
fn called(scan: &Scan<'_>, at: usize, acc: &mut Vec<Found>) {
    let end = (at + LONGEST).min(scan.text.len());
    let end = at + scan.run(at, end, |it| it != b'\n');
    let Some((name, after)) = scan
        .quoted(scan.skip_blanks(at + 9 + usize::from(scan.byte(at + 8) == Some(b':'))), end)
        .or_else(|| scan.quoted(at + 9, end))
    else {
        return;
    };
    let name = name.of(scan.text).to_ascii_lowercase();
    if !["login", "auth", "signin", "password", "logon"].iter().any(|it| name.has(it)) {
        return;
    }
    let Some(open) = scan.of(after, end).find('[').map(|it| after + it + 1) else { return };
    let mut from = open;
    let mut last = None;
    let mut count = 0;
    while let Some((inner, after)) = scan.quoted(scan.skip_blanks(from), end) {
        last = Some(inner);
        count += 1;
        let next = after + scan.run(after, end, |it| b", ".contains(&it));
        if next == after || 8 < count {
            break;
        }
        from = next;
    }
    if let Some(range) = last.filter(|it| 1 < count && is_literal(it.of(scan.text))) {
        acc.push(Found { range, kind: Kind::Password });
    }
}

/// The strings behind colons, up to the brace that ends the object.
fn values(scan: &Scan<'_>, from: usize, acc: &mut Vec<Found>) {
    let limit = (from + LONGEST).min(scan.text.len());
    let open = scan.run(from, limit, |it| b"\\\": \t\r\n".contains(&it));
    if open == 0 || scan.byte(from + open) != Some(b'{') {
        return;
    }
    let mut at = from + open + 1;
    let mut is_value = false;
    let mut is_of_user = false;
    while at < limit {
        let slashes = scan.run(at, limit, |it| it == b'\\');
        match scan.byte(at + slashes) {
            Some(b'"') => {
                let Some((inner, after)) = scan.quoted(at, limit) else { return };
                let text = inner.of(scan.text);
                if is_value && !is_of_user && is_literal(text) {
                    acc.push(Found { range: inner, kind: Kind::Token });
                }
                is_of_user = !is_value && is_user(text);
                at = after;
            }
            Some(b':') => {
                is_value = true;
                at += 1;
            }
            Some(b',') => {
                is_value = false;
                at += 1;
            }
            Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
            _ => return,
        }
    }
}

/// Longer objects are read up to here.
const LONGEST: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{InputKind, Level, Mode, Options};

    #[test]
    fn values_of_an_object_are_found() {
        let options = Options {
            mode: Mode::Balanced,
            level: Level::Secrets,
            tag: String::new(),
            keep: std::collections::BTreeSet::new(),
            extra: Vec::new(),
        };
        for (text, count) in [
            ("{\"github-oauth\": {\"github.example\": \"abc1\"}, \"x\": \"no\"}", 1),
            ("{\"kind\":\"Secret\",\"data\":{\"a\":\"YWJj\",\"b\":\"YWJk\"}}", 2),
            ("{\"kind\":\"ConfigMap\",\"data\":{\"a\":\"YWJj\"}}", 0),
        ] {
            let mut acc = Vec::new();
            find(&Scan::new(text, InputKind::Unknown, &options), &mut acc);
            assert_eq!(acc.len(), count, "{text}");
        }
    }
}
