//! Licences, origins and double versions of the packages used.

use std::collections::BTreeMap;

use super::Package;
use crate::versions::WASM_BINDGEN;

/// Licences that may be combined with ours and distributed inside the page.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Where packages may come from, as `cargo metadata` names the registry.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Packages that are there in several versions, because dependencies of ours disagree.
const DOUBLES: &[&str] = &[
    "base64",
    "bitflags",
    "cfg-if",
    "cpufeatures",
    "getrandom",
    "hashbrown",
    "http",
    "r-efi",
    "rand",
    "rand_core",
    "syn",
    "thiserror",
    "thiserror-impl",
    "toml_datetime",
    "wasi",
    "winnow",
];

/// Checks every package of the lock file.
pub(super) fn check(packages: &[Package], acc: &mut Vec<String>) {
    let mut versions = BTreeMap::<&str, Vec<&str>>::new();
    for package in packages {
        let (name, version) = (package.name.as_str(), package.version.as_str());
        versions.entry(name).or_default().push(version);
        if !is_allowed(&package.licence) {
            acc.push(format!("{name} {version} has the licence `{}`", package.licence));
        }
        if package.source.as_deref().is_some_and(|it| it != REGISTRY) {
            acc.push(format!("{name} {version} comes from elsewhere than crates.io"));
        }
        if ["wasm-bindgen", "wasm-bindgen-cli-support"].contains(&name) && version != WASM_BINDGEN {
            acc.push(format!("{name} is locked at {version}, and versions.rs says {WASM_BINDGEN}"));
        }
    }
    for (name, versions) in versions {
        if 1 < versions.len() && !DOUBLES.contains(&name) {
            acc.push(format!("{name} is used in several versions: {}", versions.join(", ")));
        }
    }
}

/// Whether a licence expression can be met with the list: of each `AND` part one `OR` alternative.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    expression.split(" AND ").all(|part| part.split(" OR ").any(|it| LICENCES.contains(&it.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_needs_an_alternative_of_each_part() {
        for it in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"]
        {
            assert!(is_allowed(it), "{it}");
        }
        for it in ["", "GPL-3.0", "MIT AND GPL-3.0", "MIT-0"] {
            assert!(!is_allowed(it), "{it}");
        }
    }

    #[test]
    fn sources_doubles_and_versions_are_named() {
        let package = |name: &str, version: &str, source: &str| Package {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: "MIT".to_owned(),
            source: Some(source.to_owned()),
            dependencies: Vec::new(),
        };
        let mut acc = Vec::new();
        let packages = [
            package("a", "1.0.0", REGISTRY),
            package("a", "2.0.0", REGISTRY),
            package("b", "1.0.0", "git+https://example.org/b"),
            package("wasm-bindgen", "0.1.0", REGISTRY),
        ];
        check(&packages, &mut acc);
        assert_eq!(
            acc,
            [
                "b 1.0.0 comes from elsewhere than crates.io".to_owned(),
                format!("wasm-bindgen is locked at 0.1.0, and versions.rs says {WASM_BINDGEN}"),
                "a is used in several versions: 1.0.0, 2.0.0".to_owned(),
            ]
        );
    }
}
