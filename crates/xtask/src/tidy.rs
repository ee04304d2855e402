//! Checks that no compiler makes.

/// Runs them all.
pub(crate) fn run() -> anyhow::Result<()> {
    Ok(())
}
