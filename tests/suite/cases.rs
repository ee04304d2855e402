//! Public reports in minimal form (`tests/cases/reports`, each with its source): the cause, the fix
//! and the absence of harm. The rules of scoring are in TAXONOMY.md there.

use std::panic::{AssertUnwindSafe, catch_unwind};

use analysis::report::{Confidence, ConnectionVerdict, Strategy};
use analysis::{Input, Kind, Options, Report, analyze};
use regex_lite::Regex;
use suite::Case;

/// What no output may suggest, besides modes that let others write.
const UNSAFE: &[&str] = &[
    r"(?i)chmod\s+(-\S+\s+)*\S*[ao]\+\S*w",
    r"(?i)^\s*user\s+root\b",
    r"(?i)setenforce\s+0",
    r"(?i)SELINUX\s*=\s*(disabled|permissive)",
    r"(?i)cgi\.fix_pathinfo\s*=?\s*1",
    r#"(?i)security\.limit_extensions\s*=\s*("")?\s*$"#,
    r"(?i)setfacl[^\n]*\bo(ther)?::?rw",
];

/// Causes whose fix is a change of who may connect.
const ACCESS: &[&str] = &[
    "owner-unset",
    "owner-mismatch",
    "acl-overrides-owner",
    "insecure-workaround",
    "container-uid",
];

const RIGHT: usize = 77;
const PROVED: usize = 14;

/// What the report says of a case.
struct Score {
    is_right: bool,
    /// `None` where the cause asks for no change of access.
    is_proved: Option<bool>,
    harm: Vec<String>,
    /// Expected and actual, for the failure's message.
    line: String,
}

#[test]
fn published_reports_are_explained_and_fixed() {
    let cases = suite::cases("reports");
    let (mut right, mut proved, mut access) = (0, 0, 0);
    let (mut wrong, mut harm, mut crashes) = (Vec::new(), Vec::new(), Vec::new());
    for case in &cases {
        let Ok(report) = catch_unwind(AssertUnwindSafe(|| report(case))) else {
            crashes.push(case.name.as_str());
            continue;
        };
        let score = score(case, &report);
        right += usize::from(score.is_right);
        access += usize::from(score.is_proved.is_some());
        proved += usize::from(score.is_proved == Some(true));
        harm.extend(score.harm.iter().map(|it| format!("{}: {it}", case.name)));
        if !score.is_right || score.is_proved == Some(false) {
            wrong.push(score.line);
        }
    }
    let total = cases.len();
    let summary = format!(
        "right {right} of {total}, proved fixes {proved} of {access}\n{}",
        wrong.join("\n")
    );
    println!("{summary}");
    assert!(crashes.is_empty(), "crashed: {crashes:?}");
    assert!(harm.is_empty(), "unsafe:\n{}", harm.join("\n"));
    if std::env::var_os("CASE").is_some() {
        return;
    }
    assert_eq!((total, access), (77, 14), "cases are missing");
    assert!(RIGHT <= right && PROVED <= proved, "{summary}");
}

#[test]
fn each_report_credits_its_source_and_knows_its_cause() {
    let taxonomy = include_str!("../cases/reports/TAXONOMY.md");
    for case in suite::cases("reports") {
        let source = case.field("source").unwrap_or_default();
        assert!(source.starts_with("<https://"), "{}: {source}", case.name);
        let cause = case.field("cause").unwrap_or_default();
        assert!(taxonomy.contains(&format!("| {cause} |")), "{}: {cause}", case.name);
        assert!(!case.inputs.is_empty(), "{}", case.name);
        let undetermined = cause == "undetermined";
        let has_candidates = case.field("candidates").is_some();
        assert!(!undetermined || has_candidates, "{} has no candidates", case.name);
    }
}

#[test]
fn harm_is_seen() {
    for line in [
        "listen.mode = 0666",
        "  LISTEN.MODE=\"0662\"",
        "chmod 0777 /run/php",
        "chmod -R 666 /run/php/x.sock",
        "chmod o+rw /run/php/x.sock",
        "user root;",
        "setenforce 0",
        "SELINUX=permissive",
        "cgi.fix_pathinfo=1",
        "security.limit_extensions =",
        "setfacl -m o::rw /run/php/x.sock",
    ] {
        assert!(is_harm(line), "{line}");
    }
    for line in ["listen.mode = 0660", "chmod 0750 /run/php", "user www-data;", "chmod g+w /run/x"]
    {
        assert!(!is_harm(line), "{line}");
    }
}

fn report(case: &Case) -> Report {
    let inputs: Vec<Input> = case
        .inputs
        .iter()
        .map(|(path, text)| {
            let kind = match path.as_str() {
                "www.conf" => Kind::Fpm,
                "nginx.conf" => Kind::Nginx,
                "evidence.txt" => Kind::Evidence,
                _ => panic!("{}: {path} has no kind", case.name),
            };
            Input { path: path.clone(), text: text.clone(), kind: Some(kind) }
        })
        .collect();
    analyze(&inputs, &Options { tag: "q7x2".to_owned(), ..Options::default() })
}

fn score(case: &Case, report: &Report) -> Score {
    let cause = case.field("cause").unwrap_or_default();
    let names: Vec<&str> = report.causes.iter().map(|it| it.cause.as_str()).collect();
    let first: Vec<&str> = names.iter().copied().take(3).collect();
    let verdict = report.causes.first().filter(|it| it.confidence != Confidence::Possible);
    let verdict = verdict.map(|it| it.cause.as_str());
    let suggested = suggested(report);
    let is_right = match cause {
        "undetermined" => {
            let word = |key: &str, end: char| case.field(key).and_then(|it| it.split(end).next());
            let wanted = [word("revealed cause", ' '), word("candidates", ',')];
            let is_ranked = wanted.iter().flatten().any(|it| first.contains(it));
            verdict.is_none() && !report.ask.is_empty() && is_ranked
        }
        "not-a-socket-problem" => {
            let touches =
                |it: &String| it.trim_start().trim_start_matches(';').starts_with("listen.");
            (verdict == Some(cause) || names.is_empty()) && !suggested.iter().any(touches)
        }
        _ => verdict == Some(cause),
    };
    let is_proved = ACCESS.contains(&cause).then(|| is_closed_and_allowed(report));
    let line = format!(
        "{}: expected {cause}, got {} {first:?}{}",
        case.name,
        verdict.unwrap_or("undetermined"),
        if is_proved == Some(false) { ", no proved fix" } else { "" }
    );
    let harm = suggested.into_iter().filter(|it| is_harm(it)).collect();
    Score { is_right, is_proved, harm, line }
}

/// Everything that the report tells the reader to do: added lines and commands.
fn suggested(report: &Report) -> Vec<String> {
    let mut res = Vec::new();
    for strategy in &report.strategies {
        for file in &strategy.files {
            let added = file.diff.lines().filter(|it| !it.starts_with("+++"));
            res.extend(added.filter_map(|it| it.strip_prefix('+')).map(str::to_owned));
        }
        res.extend(strategy.commands.iter().map(|it| it.run.clone()));
    }
    res
}

/// The recommended strategy is proved, and its corrected files give others no write bit.
fn is_closed_and_allowed(report: &Report) -> bool {
    let is_good = |it: &Strategy| {
        let mut lines = it.files.iter().flat_map(|it| it.fixed.lines());
        it.recheck.verdict == ConnectionVerdict::Allowed
            && !(it.files.is_empty() && it.commands.is_empty())
            && !lines.any(opens_to_others)
    };
    report.strategies.iter().find(|it| it.recommended).is_some_and(is_good)
}

pub(crate) fn is_harm(line: &str) -> bool {
    opens_to_others(line) || UNSAFE.iter().any(|it| Regex::new(it).unwrap().is_match(line))
}

/// Whether a line of a pool file or a command gives others the write bit.
fn opens_to_others(line: &str) -> bool {
    let setting = Regex::new(r"(?i)^\s*listen\.mode\s*=\s*(.*)$").unwrap();
    if setting.captures(line).is_some_and(|it| mode(&it[1]) & 0o002 != 0) {
        return true;
    }
    let command = Regex::new(r"\bchmod\s+(?:-\S+\s+)*([0-7]{3,4})\b").unwrap();
    command.captures_iter(line).any(|it| mode(&it[1]) & 0o002 != 0)
}

/// What FPM makes of a mode: `strtoul(value, 0, 8)`, of which the low nine bits count.
fn mode(value: &str) -> u32 {
    let digits: String = value
        .trim_start()
        .trim_start_matches(['"', '\'', '+'])
        .chars()
        .take_while(|it| ('0'..='7').contains(it))
        .collect();
    digits.chars().fold(0, |acc, it| (acc << 3 | it.to_digit(8).unwrap()) & 0o777)
}
