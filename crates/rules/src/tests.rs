//! The cases of `tests/cases/rules`, and what must hold for every one of them.
//!
//! A case is a Markdown file. A fence that names a path is an input; `diagnostics` and `diff` are
//! what is expected, and `UPDATE_EXPECT=1` writes them. `CASE=word` narrows the run.
#![expect(clippy::disallowed_methods, reason = "cases are files, and tests read the environment")]

mod case;
mod invariants;
mod real;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{FixAvailability, RULES};
use case::Case;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/rules")
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut res: Vec<String> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    res.sort();
    res
}

#[test]
fn cases() {
    let wanted = std::env::var("CASE").unwrap_or_default();
    let update = std::env::var("UPDATE_EXPECT").is_ok();
    let mut wrong = Vec::new();
    for rule in RULES {
        let folder = folder().join(rule.code);
        for name in names(&folder) {
            let title = format!("{}/{name}", rule.code);
            if !title.contains(&wanted) {
                continue;
            }
            let path = folder.join(&name);
            let text = fs::read_to_string(&path).unwrap();
            let case = Case::parse(&text);
            invariants::check(rule, &name, &case)
                .unwrap_or_else(|problem| wrong.push(format!("{title}: {problem}")));
            let filled = case.filled(&text, rule);
            if filled != text {
                if update {
                    fs::write(&path, filled).unwrap();
                } else {
                    let diff = text::unified_diff(&title, &text, &filled);
                    wrong.push(format!("{title} gives something else:\n{diff}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn safe_fixes_of_two_cases_go_together() {
    let mut cases = Vec::new();
    for rule in RULES {
        let folder = folder().join(rule.code);
        for name in names(&folder) {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            cases.push((format!("{}/{name}", rule.code), Case::parse(&text)));
        }
    }
    // All pairs take their time.
    let step = if std::env::var("RUN_SLOW_TESTS").is_ok() { 1 } else { 7 };
    let mut wrong = Vec::new();
    for (index, (first, case)) in cases.iter().enumerate() {
        for (second, other) in cases.iter().skip(index % step).step_by(step) {
            invariants::converges(case.joined(other))
                .unwrap_or_else(|problem| wrong.push(format!("{first} and {second}: {problem}")));
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_rule_has_its_cases_and_each_folder_its_rule() {
    let codes: BTreeSet<String> = RULES.iter().map(|it| it.code.to_owned()).collect();
    let folders: BTreeSet<String> = names(&folder()).into_iter().collect();
    assert_eq!(codes, folders);
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        let cases = names(&folder().join(rule.code));
        let has = |start: &str| cases.iter().any(|it| it.starts_with(start));
        assert!(has("fires") && has("silent"), "{}", rule.code);
        let may_fix = rule.fix != FixAvailability::None;
        assert!(has("fix-") == may_fix, "{}: a case fix-* for what it fixes", rule.code);
    }
}

#[test]
fn each_rule_explains_itself() {
    for rule in RULES {
        for heading in ["## What it does", "## Why it matters", "## What to do"] {
            assert!(rule.docs.contains(heading), "{}: {heading}", rule.code);
        }
        let has_safety = rule.docs.contains("## Fix safety");
        assert_eq!(has_safety, rule.fix != FixAvailability::None, "{}: Fix safety", rule.code);
        assert!(!rule.docs.contains('!'), "{}: calm", rule.code);
    }
}
