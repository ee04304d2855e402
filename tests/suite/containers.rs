//! nginx and PHP-FPM in two containers (`tests/cases/containers`): the cause, the question or the
//! proved change, and that the change holds when it is read again.
//!
//! The fence `expected.diff` is what is expected; `UPDATE_EXPECT=1` writes it. `CASE=word` narrows
//! the run.
#![expect(clippy::disallowed_methods, reason = "the test reads the environment and writes cases")]

use std::path::Path;

use analysis::report::ConnectionVerdict;
use analysis::{Input, Kind, Options, Report, analyze};
use suite::{Case, Random};

use crate::cases::is_harm;

const EXPECTED: &str = "expected.diff";

#[test]
fn two_containers_are_explained_and_brought_together() {
    let mut failures = Vec::new();
    for case in suite::cases("containers") {
        let report = report(&inputs(&case));
        let expected = case.inputs.iter().find(|it| it.0 == EXPECTED).map_or("", |it| &it.1);
        let diff = diff(&report);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            bless(&case, expected, &diff);
        } else if diff != expected {
            failures.push(format!("{}: the diff is\n{diff}", case.name));
        }
        let said = said(&case, &report);
        failures.extend(said.into_iter().map(|it| format!("{}: {it}", case.name)));
        let held = after(&case, &report);
        failures.extend(held.into_iter().map(|it| format!("{}: {it}", case.name)));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_broken_compose_file_stops_it() {
    let mut random = Random::new("no_broken_compose_file_stops_it", 20_261_123);
    let cases = suite::cases("containers");
    for _ in 0..300 {
        let mut inputs = inputs(&random.pick(&cases));
        let Some(compose) = inputs.iter_mut().find(|it| it.kind == Some(Kind::Compose)) else {
            continue;
        };
        compose.text = broken(&compose.text, &mut random);
        for line in suggested(&report(&inputs)) {
            assert!(!is_harm(&line), "{line}\n{}", inputs[0].text);
        }
    }
    let mut nested: String = (0..600).map(|it| format!("{:it$}a{it}:\n", "")).collect();
    nested.insert_str(0, "services:\n  php: {image: &i [*i, {a: *i}]}\n");
    let compose = Input { path: "compose.yml".into(), text: nested, kind: Some(Kind::Compose) };
    assert!(report(&[compose]).strategies.is_empty());
}

/// Lines dropped, doubled, cut, and indented in another way.
fn broken(text: &str, random: &mut Random) -> String {
    let pieces =
        ["\t", "- ", "&a ", "*a", "{", "[", "]", "\"", ":", "|\n", "<<: *a", "#", "\r", "é"];
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=random.below(4) {
        let at = random.below(lines.len().max(1)).min(lines.len().saturating_sub(1));
        let Some(line) = lines.get(at).cloned() else { break };
        match random.below(5) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, line),
            2 => lines[at] = format!("{}{}", random.pick(&pieces), line.trim_start()),
            3 => lines[at] = format!("{line}{}", random.pick(&pieces)),
            _ => lines[at] = line.chars().take(random.below(line.len() + 1)).collect(),
        }
    }
    lines.join("\n")
}

/// What the case's fields ask of the report.
fn said(case: &Case, report: &Report) -> Vec<String> {
    let mut res = Vec::new();
    let cause = report.causes.first().map_or("none", |it| &it.cause);
    if case.field("cause") != Some(cause) {
        res.push(format!("the cause is {cause}"));
    }
    let title = report.strategies.first().map_or("none", |it| &it.title);
    if case.field("strategy") != Some(title) {
        res.push(format!("the strategy is {title}"));
    }
    let assumed = report.strategies.iter().flat_map(|it| &it.assumes).map(|it| &it.fact);
    let assumed: Vec<&str> = assumed.map(String::as_str).collect();
    if case.field("assumes").unwrap_or_default() != assumed.join("; ") {
        res.push(format!("it assumes {}", assumed.join("; ")));
    }
    for (_, question) in case.fields.iter().filter(|it| it.0 == "asks") {
        if !report.ask.contains(question) {
            res.push(format!("it asks {:?}", report.ask));
        }
    }
    for (_, command) in case.fields.iter().filter(|it| it.0 == "runs") {
        if !report.strategies.iter().flat_map(|it| &it.commands).any(|it| it.run == *command) {
            res.push(format!("it does not run {command}"));
        }
    }
    res.extend(suggested(report).into_iter().filter(|it| is_harm(it)));
    res
}

/// What is wrong once the change is made: the texts are read again, without the past's evidence.
fn after(case: &Case, report: &Report) -> Vec<String> {
    let Some(strategy) = report.strategies.first() else { return Vec::new() };
    let mut res = Vec::new();
    if strategy.recheck.verdict != ConnectionVerdict::Allowed {
        res.push("it is not proved".to_owned());
    }
    let mut inputs: Vec<Input> =
        inputs(case).into_iter().filter(|it| it.kind != Some(Kind::Evidence)).collect();
    for file in &strategy.files {
        match inputs.iter_mut().find(|it| it.path == file.path) {
            Some(input) => input.text.clone_from(&file.raw.fixed),
            None => inputs.push(Input {
                path: file.path.clone(),
                text: file.raw.fixed.clone(),
                kind: Some(Kind::Fpm),
            }),
        }
    }
    let report = self::report(&inputs);
    res.extend(report.strategies.iter().map(|it| format!("afterwards it offers {}", it.title)));
    let severe = report.diagnostics.iter().filter(|it| {
        it.code == "socket-access-denied"
            || it.code == "transport-mismatch"
            || it.code == "socket-path-mismatch"
    });
    res.extend(severe.map(|it| format!("afterwards {}", it.message)));
    res
}

fn inputs(case: &Case) -> Vec<Input> {
    let inputs = case.inputs.iter().filter(|it| it.0 != EXPECTED);
    inputs
        .map(|(path, text)| {
            let kind = match path.rsplit('/').next().unwrap_or_default() {
                "site.conf" | "nginx.conf" => Kind::Nginx,
                "Dockerfile" => Kind::Dockerfile,
                name if name.ends_with(".yml") => Kind::Compose,
                name if name.ends_with(".conf") => Kind::Fpm,
                _ => Kind::Evidence,
            };
            Input { path: path.clone(), text: text.clone(), kind: Some(kind) }
        })
        .collect()
}

fn report(inputs: &[Input]) -> Report {
    analyze(inputs, &Options { tag: "q7x2".to_owned(), ..Options::default() })
}

fn diff(report: &Report) -> String {
    let files = report.strategies.first().map(|it| it.files.as_slice()).unwrap_or_default();
    files.iter().map(|it| it.diff.as_str()).collect()
}

/// Added lines and commands.
fn suggested(report: &Report) -> Vec<String> {
    let files = report.strategies.iter().flat_map(|it| &it.files);
    let diffs = files.flat_map(|it| it.diff.lines()).filter(|it| !it.starts_with("+++"));
    let added = diffs.filter_map(|it| it.strip_prefix('+')).map(str::to_owned);
    let commands = report.strategies.iter().flat_map(|it| &it.commands).map(|it| it.run.clone());
    added.chain(commands).collect()
}

fn bless(case: &Case, expected: &str, diff: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/containers");
    let path = folder.join(format!("{}.md", case.name));
    let text = std::fs::read_to_string(&path).unwrap();
    let fence = |it: &str| format!("```diff {EXPECTED}\n{it}```");
    std::fs::write(path, text.replace(&fence(expected), &fence(diff))).unwrap();
}
