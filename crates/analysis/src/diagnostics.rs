//! Diagnostics as the report shows them.

use facts::World;

use crate::connections::place;
use crate::redaction::Shared;
use crate::report::{Diagnostic, Fix, LineColumn, Severity};

pub(crate) fn diagnostics(world: &World, shared: &Shared) -> Vec<Diagnostic> {
    let mut res: Vec<Diagnostic> = rules::check(world)
        .into_iter()
        .filter_map(|it| {
            let file = world.file(it.location.file)?;
            let at = |offset: usize| {
                let place = file.lines.line_column(&file.text, offset);
                LineColumn { line: place.line, column: place.column }
            };
            Some(Diagnostic {
                code: it.rule.code.to_owned(),
                severity: severity(it.severity),
                message: shared.text(&it.message),
                note: shared.text(&it.note),
                path: place(world, it.location)
                    .map_or_else(|| file.path.clone(), |_| file.path.clone()),
                start: at(it.location.range.start),
                end: at(it.location.range.end),
                fixes: it
                    .fixes
                    .iter()
                    .map(|it| Fix {
                        title: shared.text(&it.title),
                        applicability: it.applicability.as_str().to_owned(),
                    })
                    .collect(),
            })
        })
        .collect();
    res.sort_by_key(|it| std::cmp::Reverse(it.severity));
    res
}

/// The page of a rule.
pub(crate) fn explain(code: &str) -> Option<String> {
    let rule = rules::RULES.iter().find(|it| it.code == code)?;
    // A doc comment keeps the blank behind its slashes.
    let lines = rule.docs.lines().map(|it| it.strip_prefix(' ').unwrap_or(it));
    Some(format!("# {}\n\n{}\n", rule.code, lines.collect::<Vec<_>>().join("\n").trim()))
}

fn severity(severity: rules::Severity) -> Severity {
    match severity {
        rules::Severity::Info => Severity::Info,
        rules::Severity::Low => Severity::Low,
        rules::Severity::Medium => Severity::Medium,
        rules::Severity::High => Severity::High,
        rules::Severity::Critical => Severity::Critical,
    }
}
