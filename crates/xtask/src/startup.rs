//! How long the page takes until it is usable, in Chromium.

use crate::process::{self, cargo};
use crate::{host, page, setup};

/// Builds the page and prints what the browser's clock says; nothing is asserted.
pub(crate) fn run() -> anyhow::Result<()> {
    setup::run()?;
    page::dist()?;
    let mut command = cargo();
    command.args(["test", "--quiet", "--package", "suite", "--"]);
    process::run(
        command.args(["--ignored", "--nocapture", "browser::startup"]).env("PATH", host::oracles()),
    )
}
