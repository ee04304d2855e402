//! Each rule has one name everywhere, and cases.

use std::path::Path;

use anyhow::Context as _;

use crate::host;

const FILES: &str = "crates/rules/src/rules";
const CASES: &str = "tests/cases/rules";

/// Compares the rules' files with their list and their cases.
pub(super) fn check(acc: &mut Vec<String>) -> anyhow::Result<()> {
    check_in(&host::root(), acc)
}

fn check_in(root: &Path, acc: &mut Vec<String>) -> anyhow::Result<()> {
    let list = std::fs::read_to_string(root.join(format!("{FILES}.rs"))).context(FILES)?;
    let mut codes = Vec::new();
    for file in names(&root.join(FILES))? {
        let Some(module) = file.strip_suffix(".rs") else { continue };
        let (code, name) = (module.replace('_', "-"), module.to_uppercase());
        let text = std::fs::read_to_string(root.join(FILES).join(&file))?;
        if !text.contains(&format!("{name} {{ code: \"{code}\",")) {
            acc.push(format!("{FILES}/{file} declares no {name} with the code {code}"));
        }
        if !list.contains(&format!("&{module}::{name},")) {
            acc.push(format!("{FILES}.rs does not list {module}::{name}"));
        }
        let cases = names(&root.join(CASES).join(&code)).unwrap_or_default();
        let mut wanted = vec!["fires", "silent"];
        if !text.contains("fix: None }") {
            wanted.push("fix-");
        }
        for start in wanted {
            let has = |it: &String| it.starts_with(start) && it.ends_with(".md");
            if !cases.iter().any(has) {
                acc.push(format!("{CASES}/{code} has no case {start}*.md"));
            }
        }
        codes.push(code);
    }
    for folder in names(&root.join(CASES))? {
        if !codes.contains(&folder) {
            acc.push(format!("{CASES}/{folder} is the folder of no rule"));
        }
    }
    Ok(())
}

fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut res = Vec::new();
    for entry in entries {
        res.push(entry?.file_name().to_string_lossy().into_owned());
    }
    res.sort();
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_list_or_cases_is_named() {
        let root = std::env::temp_dir().join(format!("tidy-rules-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("crates/rules/src/rules.rs", "    &a_b::A_B,\n");
        write("crates/rules/src/rules/a_b.rs", "A_B { code: \"a-b\", severity: Low, fix: None }");
        write("crates/rules/src/rules/c.rs", "C { code: \"d\", severity: Low, fix: Always }");
        write("tests/cases/rules/a-b/fires.md", "");
        write("tests/cases/rules/a-b/silent-one.md", "");
        write("tests/cases/rules/c/fires.md", "");
        write("tests/cases/rules/e/fires.md", "");
        let mut acc = Vec::new();
        check_in(&root, &mut acc).unwrap();
        assert_eq!(
            acc,
            [
                "crates/rules/src/rules/c.rs declares no C with the code c",
                "crates/rules/src/rules.rs does not list c::C",
                "tests/cases/rules/c has no case silent*.md",
                "tests/cases/rules/c has no case fix-*.md",
                "tests/cases/rules/e is the folder of no rule",
            ]
        );
        std::fs::remove_dir_all(root).unwrap();
    }
}
