//! Set-up: whatever a command needs is found or installed before it starts.

pub(crate) mod packages;
mod python;
pub(crate) mod toolchain;

/// How much a command needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The page's compiler.
    Page,
    /// The page's compiler, and the real programs that tests start.
    Tests,
}

/// Makes sure that everything is there. Quick when it is.
pub(crate) fn run(scope: Scope) -> anyhow::Result<()> {
    if scope == Scope::Tests {
        packages::install_programs()?;
        python::install()?;
    }
    toolchain::choose().map(drop)
}
