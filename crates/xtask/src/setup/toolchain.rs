//! Which compiler makes the page's wasm: three routes, the first that works.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::host;
use crate::process::{cargo, command, output, run_for, step};
use crate::setup::packages;
use crate::versions::{DEBIAN_RUST, DEBIAN_RUST_OLDEST, WASM_LINKER, WASM_TARGET};

/// A compiler for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The toolchain in use has the wasm target.
    Stable,
    /// Debian's compiler, which builds the standard library from source.
    Debian,
}

impl Toolchain {
    /// A cargo that compiles for the page; the target is named already.
    pub(crate) fn cargo(self, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Stable => cargo(),
            Self::Debian => command(DEBIAN_CARGO),
        };
        command.args([subcommand, "--target", WASM_TARGET]);
        self.set_environment(&mut command);
        if self == Self::Debian {
            command.args(BUILD_STD);
        }
        command
    }

    /// Flags of the compiler for the page.
    pub(crate) fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Stable => &[],
            Self::Debian => BUILD_STD_FLAGS,
        }
    }

    /// What another program that calls `cargo` must find in its environment.
    pub(crate) fn set_environment(self, command: &mut Command) {
        match self {
            Self::Stable => {}
            Self::Debian => {
                command.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", WASM_LINKER);
            }
        }
    }
}

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
pub(crate) const DEBIAN_CARGO: &str = "/usr/bin/cargo";
/// What makes cargo build the standard library.
pub(crate) const BUILD_STD: &[&str] =
    &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
/// A panic traps at once: the page says so all the same, and neither the texts of panics nor the
/// code that makes them are in it. They could quote what the user typed. `{:?}` prints nothing there,
/// so the page's code has none.
const BUILD_STD_FLAGS: &[&str] = &[
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // A pointer for each array that a loop walks is more code than one index.
    "-Cllvm-args=-disable-lsr",
];
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

const BY_HAND: &str = "\
the page needs Rust's standard library for wasm32-unknown-unknown. One of these gives it:
  rustup target add wasm32-unknown-unknown
  Debian:   apt-get install rustc-web cargo-web rust-web-src lld-22
  Fedora:   dnf install rust-std-static-wasm32-unknown-unknown
  Arch:     pacman -S rust-wasm
  macOS:    brew install rustup; rustup target add wasm32-unknown-unknown";

/// Finds a compiler, or installs one.
pub(crate) fn choose() -> anyhow::Result<Toolchain> {
    let may_download = std::env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|it| it != "0");
    if has_target(host::find("rustup").as_deref(), may_download)? {
        return Ok(Toolchain::Stable);
    }
    if !debian_is_there() {
        step(&format!("Installing Debian's Rust: {}", DEBIAN_RUST.join(", ")));
        packages::install(DEBIAN_RUST).context(BY_HAND)?;
    }
    if !debian_is_there() {
        bail!("{BY_HAND}");
    }
    let version = output(command(DEBIAN_RUSTC).arg("--version"))?;
    match release(&version) {
        Some(it) if DEBIAN_RUST_OLDEST <= it => Ok(Toolchain::Debian),
        _ => bail!("{DEBIAN_RUSTC} is too old: {}\n{BY_HAND}", version.trim()),
    }
}

/// Whether the toolchain in use compiles for the target; rustup may add it.
fn has_target(rustup: Option<&Path>, may_download: bool) -> anyhow::Result<bool> {
    let Some(rustup) = rustup else {
        let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
        return Ok(Path::new(sysroot.trim())
            .join("lib/rustlib")
            .join(WASM_TARGET)
            .join("lib")
            .is_dir());
    };
    let list = output(command(rustup).args(["target", "list", "--installed"]))?;
    if list.lines().any(|it| it.trim() == WASM_TARGET) {
        return Ok(true);
    }
    if !may_download {
        return Ok(false);
    }
    step(&format!("Adding the target {WASM_TARGET} with rustup"));
    match run_for(command(rustup).args(["target", "add", WASM_TARGET]), Duration::from_mins(4)) {
        Ok(()) => Ok(true),
        Err(it) => {
            step(&format!("rustup could not add it ({it}); trying Debian's compiler"));
            Ok(false)
        }
    }
}

fn debian_is_there() -> bool {
    [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_SOURCE].iter().all(|it| Path::new(it).is_file())
        && host::find(WASM_LINKER).is_some()
}

/// Major and minor number in the answer of `rustc --version`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split_whitespace().nth(1)?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn the_release_is_read() {
        assert_eq!(
            release("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"),
            Some((1, 96))
        );
        assert_eq!(release("gcc"), None);
    }

    /// A `rustup` that answers so to `target list` and so to `target add`.
    fn fake_rustup(name: &str, installed: &str, added: u8) -> PathBuf {
        let rustup = host::target().join(format!("fake-rustup-{name}"));
        let script = format!(
            "#!/bin/sh\ncase \"$*\" in\n'target list --installed') echo '{installed}' ;;\n\
             'target add wasm32-unknown-unknown') exit {added} ;;\n*) exit 9 ;;\nesac\n"
        );
        std::fs::write(&rustup, script).unwrap();
        std::fs::set_permissions(&rustup, std::fs::Permissions::from_mode(0o755)).unwrap();
        rustup
    }

    #[test]
    fn an_installed_target_is_taken_without_a_download() {
        let rustup = fake_rustup("has", "x86_64-unknown-linux-gnu\nwasm32-unknown-unknown", 9);
        assert!(has_target(Some(&rustup), true).unwrap());
        assert!(has_target(Some(&rustup), false).unwrap());
    }

    #[test]
    fn a_missing_target_is_added_where_downloads_are_allowed() {
        let adds = fake_rustup("adds", "wasm32-wasip1", 0);
        assert!(has_target(Some(&adds), true).unwrap());
        assert!(!has_target(Some(&adds), false).unwrap());
        let fails = fake_rustup("fails", "wasm32-wasip1", 1);
        assert!(!has_target(Some(&fails), true).unwrap());
    }

    #[test]
    fn each_route_calls_its_own_cargo() {
        let words = |it: Command| {
            let args: Vec<String> =
                it.get_args().map(|it| it.to_string_lossy().into_owned()).collect();
            args.join(" ")
        };
        assert_eq!(
            words(Toolchain::Stable.cargo("build")),
            "build --target wasm32-unknown-unknown"
        );
        assert_eq!(
            words(Toolchain::Debian.cargo("build")),
            "build --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size"
        );
        assert_eq!(Toolchain::Debian.cargo("build").get_program(), DEBIAN_CARGO);
        assert!(Toolchain::Stable.flags().is_empty(), "a stable compiler refuses unstable flags");
    }
}
