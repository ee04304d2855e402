//! Reports as text, JSON and SARIF.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use analysis::report::{Confidence, ConnectionVerdict, Level, NodeVerdict, Severity};
use analysis::{Input, Report};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

pub(crate) fn json(report: &Report) -> Result<String> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}

/// For people in a terminal; everything in it is redacted already.
pub(crate) fn text(report: &Report) -> String {
    let mut res = String::new();
    match write_text(&mut res, report) {
        // Writing into a String cannot fail.
        Ok(()) | Err(std::fmt::Error) => res,
    }
}

fn write_text(out: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(out, "{}.", clean(&report.verdict))?;
    let impact = &report.impact;
    if impact.threat != Level::None || impact.downtime != Level::None {
        let [from, to] = impact.minutes_to_fix;
        writeln!(
            out,
            "threat {}, downtime {}, {from} to {to} minutes to fix",
            level(impact.threat),
            level(impact.downtime)
        )?;
        writeln!(out, "{}.", clean(&impact.summary))?;
    }
    if !report.causes.is_empty() {
        writeln!(out, "\nCauses")?;
        for cause in &report.causes {
            writeln!(
                out,
                "  {} {}: {}",
                confidence(cause.confidence),
                cause.cause,
                clean(&cause.explanation)
            )?;
        }
    }
    for connection in &report.connections {
        let place = connection
            .nginx
            .as_ref()
            .map_or_else(String::new, |it| format!("{}:{} ", it.path, it.line));
        let errno = connection.errno.map_or_else(String::new, |it| format!(" (errno {it})"));
        writeln!(
            out,
            "\n{}-> {}: {}{errno}",
            clean(&place),
            clean(&connection.address),
            connection_verdict(connection.verdict)
        )?;
        for node in &connection.trace {
            let mark = match node.verdict {
                NodeVerdict::Allowed => "yes",
                NodeVerdict::Denied => "NO",
                NodeVerdict::Unknown => "?",
            };
            let owner = node.owner.as_deref().unwrap_or("?");
            let group = node.group.as_deref().unwrap_or("?");
            let mode = node.mode.as_deref().unwrap_or("????");
            writeln!(
                out,
                "  {mark:3} {} {owner}:{group} {mode}, needs {}, {} has {}",
                clean(&node.path),
                node.needs,
                node.class,
                node.has
            )?;
        }
    }
    if 0 < report.connections_left_out {
        writeln!(out, "\n{} more connections are not looked at", report.connections_left_out)?;
    }
    for it in &report.diagnostics {
        writeln!(
            out,
            "\n{} {} {}:{}:{} {}",
            severity(it.severity),
            it.code,
            clean(&it.path),
            it.start.line,
            it.start.column,
            clean(&it.message)
        )?;
    }
    for strategy in &report.strategies {
        let mark = if strategy.recommended { ", recommended" } else { "" };
        writeln!(out, "\nStrategy {}{mark}: {}", strategy.id, clean(&strategy.title))?;
        for it in &strategy.assumes {
            writeln!(
                out,
                "  assumes {}: {} ({}); check: {}",
                it.fact, it.value, it.source, it.command
            )?;
        }
        if strategy.recommended {
            for file in &strategy.files {
                out.push_str(&clean_lines(&file.diff));
            }
            for it in &strategy.commands {
                writeln!(out, "  $ {}", clean(&it.run))?;
            }
        }
        writeln!(out, "  gains access: {}", strategy.gains_access.join("; "))?;
    }
    if !report.ask.is_empty() {
        writeln!(out, "\nPaste the output of")?;
        for it in &report.ask {
            writeln!(out, "  $ {}", clean(it))?;
        }
    }
    Ok(())
}

/// Control and direction characters of the input would act on the terminal.
fn clean(text: &str) -> String {
    clean_lines(text).replace(['\n', '\r'], " ")
}

fn clean_lines(text: &str) -> String {
    let acts = |it: char| {
        it.is_control() && it != '\n' && it != '\t'
            || matches!(it, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|it| if acts(it) { '\u{fffd}' } else { it }).collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::None => "none",
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
        Level::Critical => "critical",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Possible => "possible",
        Confidence::Likely => "likely",
        Confidence::Certain => "certain",
    }
}

fn connection_verdict(verdict: ConnectionVerdict) -> &'static str {
    match verdict {
        ConnectionVerdict::Allowed => "allowed",
        ConnectionVerdict::Denied => "denied",
        ConnectionVerdict::Missing => "missing",
        ConnectionVerdict::Refused => "refused",
        ConnectionVerdict::Unknown => "unknown",
    }
}

/// SARIF 2.1.0 (OASIS). Fixes are in the strategies, which SARIF has no place for.
pub(crate) fn sarif(report: &Report) -> Result<String> {
    let mut worst = BTreeMap::<&str, Severity>::new();
    for it in &report.diagnostics {
        let severity = worst.entry(&it.code).or_insert(it.severity);
        *severity = it.severity.max(*severity);
    }
    let rules: Vec<Value> = worst
        .iter()
        .map(|(code, severity)| {
            let page = analysis::explain(code).unwrap_or_default();
            json!({
                "id": code,
                "shortDescription": { "text": section(&page, "What it does").unwrap_or_else(|| (*code).to_owned()) },
                "fullDescription": { "text": section(&page, "Why it matters").unwrap_or_else(|| (*code).to_owned()) },
                "help": { "text": page, "markdown": page },
                "properties": { "security-severity": security_severity(*severity), "tags": ["security"] }
            })
        })
        .collect();
    let results: Vec<Value> = report
        .diagnostics
        .iter()
        .map(|it| {
            json!({
                "ruleId": it.code,
                "level": sarif_level(it.severity),
                "message": { "text": format!("{}. {}", it.message, it.note) },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": uri(&it.path) },
                    "region": { "startLine": it.start.line, "startColumn": it.start.column, "endLine": it.end.line, "endColumn": it.end.column }
                } }]
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "sockbox", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results
        }]
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

/// The text below a heading of a rule's page, on one line.
fn section(page: &str, heading: &str) -> Option<String> {
    let mut lines = page.lines().map(str::trim);
    lines.find(|it| it.strip_prefix("## ") == Some(heading))?;
    let words: Vec<&str> =
        lines.take_while(|it| !it.starts_with('#')).flat_map(str::split_whitespace).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A path as a URI reference (RFC 3986).
fn uri(path: &str) -> String {
    path.bytes()
        .map(|it| match it {
            b'-' | b'.' | b'_' | b'~' | b'/' => char::from(it).to_string(),
            _ if it.is_ascii_alphanumeric() => char::from(it).to_string(),
            _ => format!("%{it:02X}"),
        })
        .collect()
}

fn sarif_level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.0",
        Severity::Low => "2.0",
        Severity::Info => "0.0",
    }
}

/// `redact --format json`; offsets are those of the input's bytes.
pub(crate) fn redaction(
    inputs: &[Input],
    redaction: &analysis::redact::Redaction,
) -> Result<String> {
    let files: Vec<Value> = inputs
        .iter()
        .zip(&redaction.files)
        .map(|(input, file)| {
            let (mut done, mut bytes) = (0, 0);
            let mut offset = |at: usize| {
                bytes += text::encode(input.text.get(done..at).unwrap_or_default()).len();
                done = at;
                bytes
            };
            let spans: Vec<Value> = file
                .spans
                .iter()
                .map(|it| {
                    let (start, end) = (offset(it.range.start), offset(it.range.end));
                    json!({ "start": start, "end": end, "kind": it.kind.as_str(), "placeholder": it.placeholder })
                })
                .collect();
            json!({ "path": input.path, "text": file.text.as_str(), "spans": spans })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&json!({ "files": files }))? + "\n")
}

/// `redact --map`: each placeholder with its value and the places where it was put.
pub(crate) fn map(map: &analysis::redact::Map) -> Result<String> {
    let entries: BTreeMap<&str, Value> = map
        .entries
        .iter()
        .map(|it| (it.placeholder.as_str(), json!({ "value": it.value, "slots": it.slots })))
        .collect();
    Ok(serde_json::to_string_pretty(&entries)? + "\n")
}

/// The map that `map` wrote. A bare value instead of an object goes back anywhere.
pub(crate) fn map_from(text: &str) -> Result<analysis::redact::Map> {
    let stored: BTreeMap<String, Value> = serde_json::from_str(text)?;
    let mut entries = Vec::new();
    for (placeholder, entry) in stored {
        let value = entry.get("value").unwrap_or(&entry);
        let value = value.as_str().with_context(|| format!("`{placeholder}` has no value"))?;
        let slots = entry.get("slots").and_then(Value::as_array).map_or_else(Vec::new, |slots| {
            slots.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
        });
        entries.push((placeholder, value.to_owned(), slots));
    }
    Ok(analysis::redact::Map::from_stored(entries))
}
