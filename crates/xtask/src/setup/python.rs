//! The Python environment of the tests: oracles that are Python packages.

use anyhow::Context as _;

use crate::host;
use crate::process::{command, run, step};
use crate::versions;

/// Makes the environment; a stamp with the list of packages says that it is finished.
pub(crate) fn install() -> anyhow::Result<()> {
    let folder = host::python();
    let stamp = folder.join("sockbox-packages");
    let wanted = versions::PYTHON.join("\n");
    if std::fs::read_to_string(&stamp).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    step(&format!("Installing Python packages: {}", versions::PYTHON.join(", ")));
    let python = host::find("python3").context("python3 is not on the PATH")?;
    run(command(python).args(["-m", "venv", "--clear"]).arg(&folder))?;
    run(command(folder.join("bin/python3"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(versions::PYTHON))
    .context("the packages cannot be fetched; is there a network?")?;
    std::fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
