//! Set-up: whatever a command needs is found or installed before it starts.

pub(crate) mod packages;
pub(crate) mod python;
pub(crate) mod toolchain;

/// Makes sure that everything is there that tests need. Quick when it is.
pub(crate) fn run() -> anyhow::Result<()> {
    packages::install_programs()?;
    python::install()?;
    toolchain::choose().map(drop)
}
