//! A blank that looks like a space and is a letter to nginx and PHP-FPM.

use facts::{Location, World};
use nginx_syntax::TokenKind;
use text::{TextEdit, TextRange};

use crate::rule::declare_rule;
use crate::written;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks for no-break spaces, zero-width spaces and the like in front of a directive and in a
    /// setting's name (facts, sections 9 and 10).
    ///
    /// ## Why it matters
    /// They come with text that was copied from a web page. Both programs take them for letters and
    /// refuse a name that looks right: `unknown directive`, `unknown entry`. Where only the paste
    /// has them and not the file, nothing is wrong.
    ///
    /// ## What to do
    /// Replace them by plain spaces.
    ///
    /// ## Fix safety
    /// Safe for nginx, which refuses the file as it is. Unsafe for a pool file, where a setting
    /// comes into force.
    INVISIBLE_BLANK { code: "invisible-blank", severity: Medium, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for file in &world.files {
        let tokens = file.nginx().map(|it| it.tokens.as_slice()).unwrap_or_default();
        for token in tokens.iter().filter(|it| it.kind == TokenKind::Invisible) {
            push(
                Location { file: file.id, range: token.range },
                "nginx",
                Applicability::Safe,
                &file.text,
                acc,
            );
        }
    }
    for it in written::settings(world) {
        let key = it.entry.key_range.of(&it.file.text);
        let blanks: Vec<(usize, char)> =
            key.char_indices().filter(|(_, it)| is_blank(*it)).collect();
        let (Some((first, _)), Some((last, end))) = (blanks.first(), blanks.last()) else {
            continue;
        };
        let start = it.entry.key_range.start;
        let range = TextRange::new(start + first, start + last + end.len_utf8());
        // Between two blanks there can be letters.
        if range.of(&it.file.text).chars().all(is_blank) {
            push(it.at(range), "PHP-FPM", Applicability::Unsafe, &it.file.text, acc);
        }
    }
}

fn push(
    location: Location,
    program: &str,
    applicability: Applicability,
    text: &str,
    acc: &mut Vec<Diagnostic>,
) {
    let Some(first) = location.range.of(text).chars().next() else { return };
    let edit = TextEdit::replace(location.range, "");
    acc.push(
        Diagnostic::new(
            &INVISIBLE_BLANK,
            format!(
                "{program} takes the invisible character U+{:04X} for a letter",
                u32::from(first)
            ),
            location,
        )
        .with_note("It comes with text that was copied from a page, and looks like a space")
        .with_fixes([Fix::new("Remove it", applicability, location.file, edit)]),
    );
}

fn is_blank(it: char) -> bool {
    !it.is_ascii() && it.is_whitespace()
        || matches!(it, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{c}')
}
