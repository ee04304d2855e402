//! Diagnostics as the report shows them.

use std::collections::BTreeMap;

use facts::World;

use crate::redaction::Shared;
use crate::report::{Diagnostic, Fix, LineColumn, Severity};

/// Diagnostics of one rule that are listed. Whoever corrects as many looks again.
const MOST: usize = 100;

pub(crate) fn diagnostics(world: &World, shared: &Shared) -> Vec<Diagnostic> {
    let found = bounded(rules::check(world));
    found.iter().filter_map(|it| diagnostic(world, shared, it)).collect()
}

/// The worst first; of each rule a bounded number, and one that says how many more there are.
fn bounded(mut found: Vec<rules::Diagnostic>) -> Vec<rules::Diagnostic> {
    found.sort_by_key(|it| std::cmp::Reverse(it.severity));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &found {
        *counts.entry(it.rule.code).or_default() += 1;
    }
    let mut listed: BTreeMap<&str, usize> = BTreeMap::new();
    let keep = |mut it: rules::Diagnostic| {
        let listed = listed.entry(it.rule.code).or_default();
        *listed += 1;
        if MOST < *listed {
            let more = counts.get(it.rule.code).map_or(0, |count| count.saturating_sub(MOST));
            if MOST + 1 < *listed || more < 2 {
                return (more < 2).then_some(it);
            }
            it.message =
                format!("{more} more like this are not listed, of which this is the first");
            it.note = String::new();
            it.fixes = Vec::new();
        }
        Some(it)
    };
    found.into_iter().filter_map(keep).collect()
}

fn diagnostic(world: &World, shared: &Shared, it: &rules::Diagnostic) -> Option<Diagnostic> {
    let file = world.file(it.location.file)?;
    let at = |offset: usize| {
        let place = file.lines.line_column(&file.text, offset);
        LineColumn { line: place.line, column: place.column }
    };
    let fix = |it: &rules::Fix| Fix {
        title: shared.text(&it.title),
        applicability: it.applicability.as_str().to_owned(),
    };
    Some(Diagnostic {
        code: it.rule.code.to_owned(),
        severity: severity(it.severity),
        message: shared.text(&it.message),
        note: shared.text(&it.note),
        path: file.path.clone(),
        start: at(it.location.range.start),
        end: at(it.location.range.end),
        fixes: it.fixes.iter().map(fix).collect(),
    })
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
