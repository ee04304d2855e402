//! A reload of PHP-FPM ends the requests that are being answered.

use facts::{Location, World};
use fpm_syntax::LineKind;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, written};

declare_rule! {
    /// ## What it does
    /// Checks whether the main file, which has `[global]` and an `include`, sets
    /// `process_control_timeout` (facts, section 1).
    ///
    /// ## Why it matters
    /// By default it is 0: a reload kills children at once, and their requests end in 502 with
    /// `recv() failed (104: Connection reset by peer)`. With a timeout, children finish what they
    /// answer. A restart cuts requests in any case, since systemd sends SIGTERM.
    ///
    /// ## What to do
    /// Set `process_control_timeout = 10s`, or as long as the longest request.
    ///
    /// ## Fix safety
    /// Unsafe: a reload takes up to that long.
    RELOAD_CUTS_REQUESTS { code: "reload-cuts-requests", severity: Info, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let settings = written::settings(world);
    let is_set = |it: &written::Written<'_>| {
        it.entry.key == "process_control_timeout"
            && it.raw().trim_matches('"').trim_end_matches(['s', 'm', 'h', 'd']) != "0"
    };
    if settings.iter().any(is_set) {
        return;
    }
    for file in &world.files {
        let Some(parse) = file.fpm() else { continue };
        let includes = settings.iter().any(|it| it.file.id == file.id && it.entry.key == "include");
        let global = parse.lines.iter().find_map(|it| match &it.kind {
            LineKind::Section(section) if section.name.eq_ignore_ascii_case("global") => {
                Some(section.range)
            }
            LineKind::Section(_)
            | LineKind::Blank
            | LineKind::Comment(_)
            | LineKind::Entry(_)
            | LineKind::Invalid => None,
        });
        let (true, Some(range)) = (includes, global) else { continue };
        let key = "process_control_timeout";
        let fix = fpm_syntax::edit::set(&file.text, parse, "global", key, "10s").map(|edit| {
            Fix::new(format!("Set `{key} = 10s`"), Applicability::Unsafe, file.id, edit)
        });
        acc.push(
            Diagnostic::new(
                &RELOAD_CUTS_REQUESTS,
                "A reload ends the requests that are being answered",
                Location { file: file.id, range },
            )
            .with_note("`process_control_timeout` is 0 where it is not set")
            .with_fixes(fix),
        );
    }
}
