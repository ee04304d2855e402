//! The Python environments of the tests: oracles that are Python packages.

use std::path::Path;

use anyhow::Context as _;

use crate::host;
use crate::process::{command, run, step};
use crate::versions;

/// Makes the environments.
pub(crate) fn install() -> anyhow::Result<()> {
    environment(&host::python(), versions::PYTHON, versions::PYTHON_ALONE)?;
    environment(&host::checkov(), versions::CHECKOV, &[])
}

/// Makes one, some packages without what they depend on; a stamp with the list of packages says that it is finished.
fn environment(folder: &Path, packages: &[&str], alone: &[&str]) -> anyhow::Result<()> {
    let stamp = folder.join("sockbox-packages");
    let all: Vec<&str> = packages.iter().chain(alone).copied().collect();
    let wanted = all.join("\n");
    if std::fs::read_to_string(&stamp).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    step(&format!("Installing Python packages: {}", all.join(", ")));
    let python = host::find("python3").context("python3 is not on the PATH")?;
    run(command(python).args(["-m", "venv", "--clear"]).arg(folder))?;
    for (packages, options) in [(packages, &[][..]), (alone, &["--no-deps"][..])] {
        if packages.is_empty() {
            continue;
        }
        run(command(folder.join("bin/python3"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(options)
            .args(packages))
        .context("the packages cannot be fetched; is there a network?")?;
    }
    std::fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
