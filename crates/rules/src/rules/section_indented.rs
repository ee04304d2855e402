//! A section's header behind blanks.

use facts::{Location, World};
use fpm_syntax::LineKind;
use text::{TextEdit, TextRange};

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for `[pool]` behind spaces. Settings may be indented, and a tab does no harm (facts,
    /// section 9).
    ///
    /// ## Why it matters
    /// PHP-FPM refuses the file with `syntax error, unexpected END_OF_LINE`, and names line 1 or 2
    /// whatever the line is, since it parses each line alone.
    ///
    /// ## What to do
    /// Begin the line with the bracket.
    ///
    /// ## Fix safety
    /// Unsafe: the settings below it become those of a pool of their own.
    SECTION_INDENTED { code: "section-indented", severity: High, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        for line in &parse.lines {
            let text = line.range.of(&file.text);
            let header = text.trim();
            let LineKind::Invalid = line.kind else { continue };
            if !text.starts_with(' ') || !header.starts_with('[') || !header.contains(']') {
                continue;
            }
            let indent = text.len() - text.trim_start().len();
            let start = line.range.start;
            let blanks = TextRange::new(start, start + indent);
            let location = Location {
                file: file.id,
                range: TextRange::new(blanks.end, blanks.end + header.len()),
            };
            acc.push(
                Diagnostic::new(
                    &SECTION_INDENTED,
                    format!("PHP-FPM refuses `{header}` behind spaces"),
                    location,
                )
                .with_note("The message names line 1 or 2, whatever the line is")
                .with_fixes([Fix::new(
                    "Remove the spaces",
                    Applicability::Unsafe,
                    file.id,
                    TextEdit::replace(blanks, ""),
                )]),
            );
        }
    }
}
