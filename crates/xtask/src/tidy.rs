//! Checks that no compiler makes: the crate table, the packages used, what source files may hold,
//! the names and cases of rules.

mod crates;
mod files;
mod packages;
mod rules;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::process::{cargo, output, step};

/// Runs all checks and shows everything that is wrong at once.
pub(crate) fn run() -> anyhow::Result<()> {
    step("Tidy");
    let metadata = output(cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).context("cargo metadata printed no JSON")?;
    let packages = read(&metadata).context("cargo metadata has another shape")?;
    let mut acc = Vec::new();
    crates::check(&packages, &mut acc);
    packages::check(&packages, &mut acc);
    files::check(&mut acc)?;
    rules::check(&mut acc)?;
    if !acc.is_empty() {
        bail!("tidy:\n  {}", acc.join("\n  "));
    }
    Ok(())
}

/// A package as far as the checks look at it.
struct Package {
    name: String,
    version: String,
    /// `None`: a path in this workspace.
    source: Option<String>,
    /// Names, without dependencies of tests.
    dependencies: Vec<String>,
}

fn read(metadata: &Value) -> Option<Vec<Package>> {
    let packages = metadata.get("packages")?.as_array()?;
    packages.iter().map(read_package).collect()
}

fn read_package(package: &Value) -> Option<Package> {
    let text = |key: &str| package.get(key).and_then(Value::as_str).map(str::to_owned);
    let dependencies = package.get("dependencies")?.as_array()?.iter();
    let dependencies =
        dependencies.filter(|it| it.get("kind").and_then(Value::as_str) != Some("dev"));
    Some(Package {
        name: text("name")?,
        version: text("version")?,
        source: text("source"),
        dependencies: dependencies
            .filter_map(|it| it.get("name")?.as_str().map(str::to_owned))
            .collect(),
    })
}
