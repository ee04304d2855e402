//! `fastcgi_pass unix:/p:` or `unix:/p:/uri`: the colon is part of the socket's name.

use facts::World;
use text::{TextEdit, TextRange};

use crate::placed::fastcgi_addresses;
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for a second colon in a unix address that `fastcgi_pass` uses, directly, through an
    /// upstream or through a variable (facts, section 8).
    ///
    /// ## Why it matters
    /// Only `proxy_pass http://unix:/p:/uri` ends the path at the colon. For FastCGI the path is
    /// all that follows `unix:`, so nginx looks for a socket whose name ends in `:` and logs
    /// `(2: No such file or directory)`. `nginx -t` accepts it. The colon at the end of
    /// `upstream: "fastcgi://unix:/p:"` in the error log is the logger's and no part of the path.
    ///
    /// ## What to do
    /// Write `unix:` and the path, nothing behind it.
    ///
    /// ## Fix safety
    /// Safe: no PHP-FPM pool can listen at a path with a colon, so nothing works today.
    FASTCGI_PASS_COLON { code: "fastcgi-pass-colon", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for (placed, word) in fastcgi_addresses(world) {
        let inner = word.inner(&placed.file.text);
        let written = inner.of(&placed.file.text);
        let is_unix = written.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("unix:"));
        let Some(colon) = written.get(5..).and_then(|it| it.find(':')).filter(|_| is_unix) else {
            continue;
        };
        let tail = TextRange::new(inner.start + 5 + colon, inner.end);
        let edit = TextEdit::replace(tail, "");
        acc.push(
            Diagnostic::new(
                &FASTCGI_PASS_COLON,
                format!("nginx takes `{}` to be part of the socket's name", tail.of(&placed.file.text)),
                placed.at(word),
            )
            .with_note("nginx answers 502 and logs `(2: No such file or directory)`; `nginx -t` accepts it")
            .with_fixes([Fix::new(
                format!("Write `{}`", TextRange::new(inner.start, tail.start).of(&placed.file.text)),
                Applicability::Safe,
                placed.file.id,
                edit,
            )]),
        );
    }
}
