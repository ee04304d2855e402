//! The page's wasm, and `dist/`.

use std::path::PathBuf;

use crate::host;
use crate::process::{cargo, run, step};
use crate::setup::toolchain::{self, Toolchain};

/// Compiles the page's wasm and says where it is.
pub(crate) fn compile() -> anyhow::Result<PathBuf> {
    let toolchain = toolchain::choose()?;
    step("Compiling the page's wasm");
    // A target folder of its own: another compiler's files in the usual one would be rebuilt each time.
    let target = host::target().join("page");
    run(toolchain
        .cargo("build")
        .args(["--package", "web", "--profile", "page", "--target-dir"])
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(toolchain)))?;
    Ok(target.join(crate::versions::WASM_TARGET).join("page/web.wasm"))
}

/// Compiler flags: the toolchain's own, and those that keep this machine's folders out of the page.
pub(crate) fn flags(toolchain: Toolchain) -> String {
    let mut res: Vec<String> = toolchain.flags().iter().map(|it| (*it).to_owned()).collect();
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    for (folder, name) in [(home, "cargo"), (Some(host::root()), "sockbox")] {
        res.extend(folder.map(|it| format!("--remap-path-prefix={}={name}", it.display())));
    }
    res.join("\u{1f}")
}

/// Makes `dist/`.
pub(crate) fn dist() -> anyhow::Result<()> {
    let wasm = compile()?;
    step("Sealing the page");
    let root = host::root();
    let dist = root.join("dist");
    let mut bundle = cargo();
    bundle.args(["run", "--quiet", "--package", "bundle", "--bin", "bundle", "--"]);
    run(bundle.arg("--root").arg(&root).arg("--wasm").arg(&wasm).arg("--out").arg(&dist))?;
    step(&format!("Made {}", dist.join("sockbox.html").display()));
    Ok(())
}
