//! The check that `trunk build` works: installs Trunk once, builds, remembers what was built.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use crate::host;
use crate::process::{self, cargo, command, output, step};
use crate::setup::toolchain::{self, Toolchain};
use crate::versions::{TRUNK, WASM_BINDGEN};

/// Builds with Trunk, unless the same files were built before.
pub(crate) fn run() -> anyhow::Result<()> {
    let stamp = host::tools().join("trunk-built");
    let inputs = inputs()?;
    if std::fs::read_to_string(&stamp).is_ok_and(|it| it == inputs) {
        step("Trunk: nothing changed since `trunk build` worked");
        return Ok(());
    }
    let toolchain = toolchain::choose()?;
    let bin = host::tools().join("bin");
    install(&bin)?;
    install_bindgen(&bin)?;
    step("Building with Trunk");
    let mut trunk = command(bin.join("trunk"));
    toolchain.set_environment(&mut trunk);
    // The profile and folder of `dist`, whose compiled files serve here too.
    trunk
        .args(["build", "--offline", "--cargo-profile", "page", "--dist"])
        .arg(host::target().join("trunk"));
    let front: Vec<PathBuf> = wrapper(toolchain)?.into_iter().chain([bin]).collect();
    trunk.env("PATH", host::path_with(&front)).env("CARGO_TARGET_DIR", host::target().join("page"));
    trunk.env("CARGO_ENCODED_RUSTFLAGS", crate::page::flags(toolchain));
    process::run(trunk.env_remove("NO_COLOR"))?;
    let index = std::fs::read_to_string(host::target().join("trunk/index.html"))?;
    ensure!(
        index.contains("Unsealed development build"),
        "Trunk's page does not say that it is unsealed"
    );
    std::fs::write(&stamp, inputs).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Installs Trunk without optimizing it: it runs once and would take minutes longer to compile.
fn install(bin: &Path) -> anyhow::Result<()> {
    let wanted = format!("trunk {TRUNK}");
    let trunk = bin.join("trunk");
    if trunk.is_file()
        && output(command(&trunk).arg("--version")).is_ok_and(|it| it.trim() == wanted)
    {
        return Ok(());
    }
    step(&format!("Installing {wanted} (some minutes, once)"));
    let mut install = cargo();
    install.args([
        "install",
        "--quiet",
        "--locked",
        "trunk",
        "--version",
        TRUNK,
        "--no-default-features",
        "--root",
    ]);
    install.arg(host::tools()).env("CARGO_TARGET_DIR", host::target().join("trunk-install"));
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_PROFILE_RELEASE_LTO", "off");
    process::run(install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"))?;
    // Half a gigabyte that nothing needs again.
    std::fs::remove_dir_all(host::target().join("trunk-install"))
        .context("cannot remove what Trunk was made from")
}

/// Puts the locked wasm-bindgen where Trunk finds it, so that it downloads none.
fn install_bindgen(bin: &Path) -> anyhow::Result<()> {
    process::run(cargo().args([
        "build",
        "--quiet",
        "--package",
        "bundle",
        "--bin",
        "trunk-bindgen",
    ]))?;
    let made = host::target().join("debug/trunk-bindgen");
    let there = bin.join("wasm-bindgen");
    std::fs::copy(&made, &there).with_context(|| format!("cannot copy {}", made.display()))?;
    let version = output(command(there).arg("--version"))?;
    ensure!(
        version.trim() == format!("wasm-bindgen {WASM_BINDGEN}"),
        "unexpected answer: {version}"
    );
    Ok(())
}

/// A folder with a `cargo` that builds the standard library too, where the toolchain needs that.
fn wrapper(toolchain: Toolchain) -> anyhow::Result<Option<PathBuf>> {
    let (cargo, options) = match toolchain {
        Toolchain::Stable => return Ok(None),
        Toolchain::Debian => (toolchain::DEBIAN_CARGO, toolchain::BUILD_STD.join(" ")),
    };
    let folder = host::tools().join("build-std");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("cargo");
    let script = format!(
        "#!/bin/sh\ncase \"$1\" in\nbuild) shift; exec {cargo} build {options} \"$@\" ;;\n*) exec {cargo} \"$@\" ;;\nesac\n"
    );
    std::fs::write(&path, script)?;
    process::run(command("chmod").arg("755").arg(&path))?;
    Ok(Some(folder))
}

/// What decides whether `trunk build` works, beyond the code that `dist` compiles too.
fn inputs() -> anyhow::Result<String> {
    let mut acc = format!("trunk {TRUNK}, wasm-bindgen {WASM_BINDGEN}\n");
    for name in ["index.html", "Trunk.toml", "Cargo.toml", "web/Cargo.toml"] {
        acc.push_str(
            &std::fs::read_to_string(host::root().join(name))
                .with_context(|| format!("cannot read {name}"))?,
        );
    }
    Ok(acc)
}
