//! Two directives of one location that each answer the request.

use facts::World;
use text::{TextEdit, TextRange};

use crate::placed::{Placed, directives};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for `fastcgi_pass` beside `proxy_pass` in one location.
    ///
    /// ## Why it matters
    /// `nginx -t` accepts both, and the later one answers (facts, section 10). The other has no
    /// effect, however right its address is.
    ///
    /// ## What to do
    /// Keep one of them, or give each a location.
    ///
    /// ## Fix safety
    /// Safe: the directive that goes has no effect today.
    TWO_HANDLERS { code: "two-handlers", severity: Medium, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pass in directives(world, "fastcgi_pass") {
        let Some(place) = pass.ancestors().next() else { continue };
        let Some(other) = place.child("proxy_pass") else { continue };
        let is_first = pass.directive.range.start < other.directive.range.start;
        let (dead, alive) = if is_first { (pass, other) } else { (other, pass) };
        let edit = TextEdit::replace(with_its_line(&dead), "");
        let (name, winner) = (&dead.directive.name.value, &alive.directive.name.value);
        acc.push(
            Diagnostic::new(
                &TWO_HANDLERS,
                format!("This `{name}` has no effect: `{winner}` comes later in the location"),
                dead.head(),
            )
            .with_note("`nginx -t` accepts both, and the later one answers")
            .with_fixes([Fix::new(
                format!("Remove this `{name}`"),
                Applicability::Safe,
                dead.file.id,
                edit,
            )]),
        );
    }
}

/// The directive, with its line where nothing else stands in it.
fn with_its_line(it: &Placed<'_>) -> TextRange {
    let (text, range) = (&it.file.text, it.directive.range);
    let before = TextRange::new(0, range.start).of(text);
    let start = before.trim_end_matches([' ', '\t']).len();
    let ends = ["\r\n", "\n"]
        .into_iter()
        .find(|end| TextRange::new(range.end, text.len()).of(text).starts_with(end));
    match ends {
        Some(end) if TextRange::new(0, start).of(text).ends_with('\n') => {
            TextRange::new(start, range.end + end.len())
        }
        _ => range,
    }
}
