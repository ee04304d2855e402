//! `cargo xtask new-rule CODE`: a rule's file, its cases, and its lines in the list.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};

use crate::host;

const LIST: &str = "crates/rules/src/rules.rs";

/// Makes the files and says what is left to do.
pub(crate) fn run(code: &str) -> anyhow::Result<()> {
    let made = create(&host::root(), code)?;
    println!("{}", made.join("\n"));
    println!(
        "Write the rule until `CASE={code} cargo test -p rules` passes, then bless its cases."
    );
    Ok(())
}

/// Makes the rule below `root`; the paths of what was made or changed.
fn create(root: &Path, code: &str) -> anyhow::Result<Vec<String>> {
    ensure!(is_kebab_case(code), "a code is words of a-z and 0-9 joined by `-`: {code}");
    let module = code.replace('-', "_");
    let (file, folder) =
        (format!("crates/rules/src/rules/{module}.rs"), format!("tests/cases/rules/{code}"));
    if root.join(&file).exists() || root.join(&folder).exists() {
        bail!("there is a rule {code}");
    }
    let list = std::fs::read_to_string(root.join(LIST)).context(LIST)?;
    let list = listed(&list, &module).with_context(|| format!("{LIST} has another shape"))?;
    let name = module.to_uppercase();
    let rule = RULE.replace("NAME", &name).replace("CODE", code);
    std::fs::write(root.join(&file), rule)?;
    std::fs::create_dir_all(root.join(&folder))?;
    let mut made = vec![file, LIST.to_owned()];
    for (case, text) in [("fires.md", FIRES), ("silent.md", SILENT)] {
        made.push(format!("{folder}/{case}"));
        std::fs::write(root.join(&folder).join(case), text)?;
    }
    std::fs::write(root.join(LIST), list)?;
    Ok(made)
}

fn is_kebab_case(code: &str) -> bool {
    let is_word = |it: &str| {
        !it.is_empty() && it.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    code.starts_with(|it: char| it.is_ascii_lowercase()) && code.split('-').all(is_word)
}

/// The list with the module in its place and the rule at the end.
fn listed(list: &str, module: &str) -> Option<String> {
    let line = format!("mod {module};");
    let mut res: Vec<&str> = list.lines().collect();
    let last = res.iter().rposition(|it| it.starts_with("mod "))?;
    let place = res.iter().position(|it| it.starts_with("mod ") && line.as_str() < *it);
    res.insert(place.unwrap_or(last + 1), &line);
    let entry = format!("    &{module}::{},", module.to_uppercase());
    let end = res.iter().rposition(|it| *it == "];")?;
    res.insert(end, &entry);
    Some(res.join("\n") + "\n")
}

const RULE: &str = r#"//! What is wrong, in one line.

use facts::World;

use crate::Diagnostic;
use crate::rule::declare_rule;

declare_rule! {
    /// ## What it does
    /// Checks whether.
    ///
    /// ## Why it matters
    /// What happens then.
    ///
    /// ## What to do
    /// The remedy.
    NAME { code: "CODE", severity: Medium, fix: None }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let is_wrong = false;
        if is_wrong {
            acc.push(
                Diagnostic::new(&NAME, "What is wrong, in one sentence", pool.header)
                    .with_note("Why it matters"),
            );
        }
    }
}
"#;

const FIRES: &str = "\
# What is wrong
Why it is.

```ini pool.d/www.conf
[www]
listen = 127.0.0.1:9000
```
```diagnostics
```
";

const SILENT: &str = "\
# The nearest thing that is right
Why it is.

```ini pool.d/www.conf
[www]
listen = 127.0.0.1:9000
```
```diagnostics
```
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_gets_its_file_its_cases_and_its_lines_once() {
        let root = std::env::temp_dir().join(format!("new-rule-{}", std::process::id()));
        std::fs::create_dir_all(root.join("crates/rules/src/rules")).unwrap();
        let list = "//! A.\n\nmod a;\nmod c;\n\npub static RULES: &[&Rule] = &[\n    &c::C,\n    &a::A,\n];\n";
        std::fs::write(root.join(LIST), list).unwrap();
        assert_eq!(
            create(&root, "b-1").unwrap(),
            [
                "crates/rules/src/rules/b_1.rs",
                LIST,
                "tests/cases/rules/b-1/fires.md",
                "tests/cases/rules/b-1/silent.md",
            ]
        );
        let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
        assert!(read("crates/rules/src/rules/b_1.rs").contains("B_1 { code: \"b-1\","));
        assert!(read("tests/cases/rules/b-1/fires.md").contains("```diagnostics\n```\n"));
        assert_eq!(
            read(LIST),
            "//! A.\n\nmod a;\nmod b_1;\nmod c;\n\npub static RULES: &[&Rule] = &[\n    &c::C,\n    &a::A,\n    &b_1::B_1,\n];\n"
        );
        let again = create(&root, "b-1").unwrap_err().to_string();
        assert_eq!(again, "there is a rule b-1");
        create(&root, "z").unwrap();
        assert!(read(LIST).contains("mod c;\nmod z;\n\n"));
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_code_is_kebab_case() {
        for it in ["a", "a-b", "utf8-mode"] {
            assert!(is_kebab_case(it), "{it}");
        }
        for it in ["", "A", "a_b", "a--b", "-a", "a-", "8a", "a/b", "a.b"] {
            assert!(!is_kebab_case(it), "{it}");
        }
    }
}
