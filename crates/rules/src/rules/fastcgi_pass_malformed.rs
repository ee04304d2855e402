//! A socket's path in `fastcgi_pass` without `unix:`, with a scheme, in quotes, or relative.

use facts::World;
use text::{TextEdit, TextRange};

use crate::placed::fastcgi_addresses;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks the form of a unix address that `fastcgi_pass` uses: `unix:` and an absolute path,
    /// without a scheme, without quotes behind `unix:` (facts, section 8).
    ///
    /// ## Why it matters
    /// `/p` alone and `http://unix:/p` are refused, `invalid host in upstream`; from a `map` or a
    /// `set` they pass `nginx -t` and give HTTP 500 at each request. `unix:"/p"` and `unix:run/p`
    /// pass too, and nginx looks for a path with the quotes in it, or below its working directory:
    /// 502, `(2: No such file or directory)`.
    ///
    /// ## What to do
    /// Write `unix:/run/php/site.sock`.
    ///
    /// ## Fix safety
    /// Safe where the path is there and only its form is wrong: nothing works today. Unsafe where a
    /// relative path is taken to begin at the root.
    FASTCGI_PASS_MALFORMED { code: "fastcgi-pass-malformed", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for (placed, word) in fastcgi_addresses(world) {
        let inner = word.inner(&placed.file.text);
        let written = inner.of(&placed.file.text);
        let Some((message, wanted, applicability)) = corrected(written) else { continue };
        let edit = TextEdit::replace(TextRange::new(inner.start, inner.end), wanted.clone());
        acc.push(
            Diagnostic::new(&FASTCGI_PASS_MALFORMED, message, placed.at(word))
                .with_note("nginx connects to a unix socket by `unix:` and an absolute path")
                .with_fixes([Fix::new(
                    format!("Write `{wanted}`"),
                    applicability,
                    placed.file.id,
                    edit,
                )]),
        );
    }
}

fn corrected(written: &str) -> Option<(String, String, Applicability)> {
    let safe = |message: String, wanted: String| Some((message, wanted, Applicability::Safe));
    if written.starts_with('/') {
        return safe(format!("`{written}` lacks `unix:` in front"), format!("unix:{written}"));
    }
    if let Some((scheme @ ("http" | "https" | "fastcgi"), rest)) = written.split_once("://") {
        let path = rest.strip_prefix("unix:")?;
        let path = path.split(':').next().unwrap_or(path);
        return safe(format!("`{scheme}://` has no place here"), format!("unix:{path}"));
    }
    let prefix = written.get(..5).filter(|it| it.eq_ignore_ascii_case("unix:"))?;
    let path = written.get(5..).filter(|it| !it.is_empty())?;
    let bare = path.trim_matches(['"', '\'']);
    if bare.len() < path.len() && bare.starts_with('/') {
        let message = format!("The quotes of `{written}` are part of the socket's name");
        return safe(message, format!("{prefix}{bare}"));
    }
    if bare.starts_with('/') {
        return None;
    }
    let message = format!("`{written}` is looked for below nginx's working directory");
    Some((message, format!("{prefix}/{bare}"), Applicability::Unsafe))
}
