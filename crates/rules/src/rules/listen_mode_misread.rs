//! `listen.mode` is no octal number, and PHP-FPM makes another mode of it without a word.

use facts::{Pool, World};
use text::TextEdit;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, Severity, written};

declare_rule! {
    /// ## What it does
    /// Checks whether `listen.mode` is three or four octal digits. PHP-FPM reads digits until the
    /// first that is not octal, in base eight whatever the prefix, and keeps the low nine bits
    /// (facts, section 4).
    ///
    /// ## Why it matters
    /// Neither `php-fpm -t` nor the start says anything. `0o660`, `0x1B0`, `rw-rw----` and `0999`
    /// give mode 0000, so nobody but root connects; `0680` gives 0006, which shuts the owner out
    /// and lets strangers in; `432` is 0660 written in decimal and gives 0432.
    ///
    /// ## What to do
    /// Write the mode as four octal digits: `0660`.
    ///
    /// ## Fix safety
    /// Safe where the digits are the same mode that PHP-FPM makes of the value today. Unsafe where
    /// owner and group get access that the value did not give them.
    LISTEN_MODE_MISREAD { code: "listen-mode-misread", severity: High, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let Some(value) = pool.get("listen.mode") else { continue };
        let Some(location) = value.source.location() else { continue };
        let mode = pool.mode().value;
        let same = is_same(value.value, mode);
        // `hash-comment` is about what follows.
        if is_plain(value.value) && mode != 0 || same && value.value.contains('#') {
            continue;
        }
        let raw = written::setting(world, pool, "listen.mode").map_or(value.value, |it| it.raw());
        let severity = if same { Severity::Low } else { Severity::High };
        acc.push(
            Diagnostic::new(&LISTEN_MODE_MISREAD, message(raw, mode), location)
                .with_severity(severity)
                .with_note(if same { NOTE_SAME } else { NOTE })
                .with_fixes(fix(world, pool, same.then_some(mode))),
        );
    }
}

const NOTE: &str =
    "PHP-FPM reads octal digits up to the first other character; `php-fpm -t` accepts anything";
const NOTE_SAME: &str = "PHP-FPM drops the rest without a message; the mode is right by luck";

/// As everybody reads it; a further zero in front is a habit of other programs.
fn is_plain(value: &str) -> bool {
    let digits = value.strip_prefix("00").unwrap_or(value);
    (3..=4).contains(&digits.len())
        && digits.chars().all(|it| it.is_digit(8))
        && (digits.len() == 3 || digits.starts_with('0'))
        && decimal(value).is_none()
}

/// The mode that somebody wrote in decimal.
fn decimal(value: &str) -> Option<u16> {
    let mode = value.parse().ok().filter(|_| !value.starts_with('0'))?;
    [0o600, 0o660, 0o664, 0o666, 0o770, 0o777].contains(&mode).then_some(mode)
}

/// Whether the value's digits are the mode that comes out, with signs and remains around them.
fn is_same(value: &str, mode: u16) -> bool {
    let digits: String =
        value.trim_start_matches(['+', ' ']).chars().take_while(char::is_ascii_digit).collect();
    let wanted = format!("{mode:03o}");
    mode != 0 && 3 <= digits.len() && digits.ends_with(&wanted) && mode.trailing_zeros() >= 3
}

fn message(value: &str, mode: u16) -> String {
    match (mode, decimal(value)) {
        (0, _) => format!("`listen.mode = {value}` means 0000: nobody but root may connect"),
        (_, Some(decimal)) => format!(
            "`listen.mode = {value}` is {decimal:04o} written in decimal, and PHP-FPM reads it as {mode:04o}"
        ),
        _ => format!("`listen.mode = {value}` means {mode:04o}"),
    }
}

fn fix(world: &World, pool: &Pool, same: Option<u16>) -> Option<Fix> {
    let written = written::setting(world, pool, "listen.mode")?;
    let (mode, applicability) = match same {
        Some(mode) => (mode, Applicability::Safe),
        None => (0o660, Applicability::Unsafe),
    };
    let edit = TextEdit::replace(written.entry.raw, format!("{mode:04o}"));
    Some(Fix::new(format!("Set `listen.mode = {mode:04o}`"), applicability, written.file.id, edit))
}
