//! Which crate of the workspace may depend on which.

use super::Package;

/// Each crate with the crates of ours that it may name, lowest first. `suite` tests them all.
const TABLE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("access", &[]),
    ("nginx-syntax", &["text"]),
    ("fpm-syntax", &["text"]),
    ("evidence", &["text", "access"]),
    ("facts", &["text", "access", "nginx-syntax", "fpm-syntax", "evidence"]),
    ("redact", &["text", "nginx-syntax", "fpm-syntax", "evidence"]),
    ("rules", &["text", "nginx-syntax", "fpm-syntax", "evidence", "facts", "access"]),
    ("plan", &["text", "nginx-syntax", "fpm-syntax", "evidence", "facts", "access", "rules"]),
    (
        "artifacts",
        &["text", "nginx-syntax", "fpm-syntax", "evidence", "facts", "access", "rules", "plan"],
    ),
    (
        "analysis",
        &[
            "text",
            "nginx-syntax",
            "fpm-syntax",
            "evidence",
            "facts",
            "access",
            "rules",
            "plan",
            "redact",
            "artifacts",
        ],
    ),
    ("translation", &[]),
    ("cli", &["text", "analysis"]),
    ("web", &["text", "analysis", "translation"]),
    ("bundle", &["artifacts", "rules"]),
    ("redact-bench", &["redact"]),
    ("xtask", &[]),
];

const TESTS: &str = "suite";

/// Compares the workspace with the table.
pub(super) fn check(packages: &[Package], acc: &mut Vec<String>) {
    let ours: Vec<&Package> = packages.iter().filter(|it| it.source.is_none()).collect();
    for package in &ours {
        if package.name == TESTS {
            continue;
        }
        let Some((_, allowed)) = TABLE.iter().find(|it| it.0 == package.name) else {
            acc.push(format!("the crate {} is not in the table of crates", package.name));
            continue;
        };
        for dependency in &package.dependencies {
            let is_ours = ours.iter().any(|it| it.name == *dependency);
            if is_ours && !allowed.contains(&dependency.as_str()) {
                acc.push(format!("{} may not depend on {dependency}", package.name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, dependencies: &[&str]) -> Package {
        Package {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            source: None,
            dependencies: dependencies.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn an_edge_upwards_is_refused() {
        let mut acc = Vec::new();
        check(&[package("text", &["rules", "similar"]), package("rules", &["text"])], &mut acc);
        assert_eq!(acc, ["text may not depend on rules"]);
    }

    #[test]
    fn a_crate_without_a_row_is_refused() {
        let mut acc = Vec::new();
        check(&[package("helpers", &[]), package("suite", &["helpers"])], &mut acc);
        assert_eq!(acc, ["the crate helpers is not in the table of crates"]);
    }

    #[test]
    fn the_table_has_no_edge_upwards() {
        for (index, (name, allowed)) in TABLE.iter().enumerate() {
            for it in *allowed {
                let place = TABLE.iter().position(|row| row.0 == *it);
                assert!(place < Some(index), "{name} -> {it}");
            }
        }
    }
}
