//! The check that `trunk build` works.

/// Builds with Trunk.
pub(crate) fn run() -> anyhow::Result<()> {
    Ok(())
}
