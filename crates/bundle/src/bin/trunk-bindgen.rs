//! The `wasm-bindgen` command at the locked version, as far as Trunk calls it.
//!
//! Trunk looks for the command on the PATH and otherwise downloads it. This one is made from the
//! library that the build uses anyway, so nothing is fetched and the versions cannot differ.

#![expect(clippy::print_stdout, reason = "`--version` answers on the terminal")]

use anyhow::{Context as _, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> anyhow::Result<()> {
    let mut bindgen = Bindgen::new();
    let mut out_dir = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let (name, mut inline) = match arg.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        let mut value = || {
            inline.take().or_else(|| args.next()).with_context(|| format!("{name} has no value"))
        };
        match name {
            "--version" | "-V" => {
                println!(
                    "wasm-bindgen {}",
                    locked_version().context("Cargo.lock does not name the library")?
                );
                return Ok(());
            }
            "--target" => match value()?.as_str() {
                "web" => drop(bindgen.web(true)?),
                "no-modules" => drop(bindgen.no_modules(true)?),
                other => bail!("the target {other} is not offered"),
            },
            "--out-dir" => out_dir = Some(value()?),
            "--out-name" => {
                let name = value()?;
                bindgen.out_name(&name);
            }
            "--no-typescript" => drop(bindgen.typescript(false)),
            "--debug" => drop(bindgen.debug(true)),
            "--keep-debug" => drop(bindgen.keep_debug(true)),
            "--no-demangle" => drop(bindgen.demangle(false)),
            "--reference-types" | "--weak-refs" => {}
            _ if name.starts_with('-') => bail!("the option {name} is not offered"),
            _ => drop(bindgen.input_path(&arg)),
        }
    }
    bindgen.generate(out_dir.context("--out-dir is missing")?).context("wasm-bindgen failed")
}

/// The locked version of the library, which is the one schema that it reads.
fn locked_version() -> Option<&'static str> {
    let lock = include_str!("../../../../Cargo.lock");
    let (_, package) = lock.split_once("name = \"wasm-bindgen-cli-support\"\nversion = \"")?;
    package.split('"').next()
}
