//! Where things are on this machine: the workspace, its target folder, programs on the PATH.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The workspace's root: cargo says it at run time, because checkouts may share a target folder.
pub(crate) fn root() -> PathBuf {
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let manifest = Path::new(&manifest);
    manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf()
}

/// Cargo's target folder; tools and stamps of set-up live in it too.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(it) => root().join(it),
        None => root().join("target"),
    }
}

/// Programs that set-up makes for this workspace alone.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// The Python environment of the tests.
pub(crate) fn python() -> PathBuf {
    tools().join("python")
}

/// Checkov's environment, which agrees with no other.
pub(crate) fn checkov() -> PathBuf {
    tools().join("checkov")
}

/// A program's path, from the PATH and the folders of administrators' programs.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    folders().map(|it| it.join(program)).find(|it| it.is_file())
}

/// A program whose name starts so: Debian puts PHP's version into the name.
pub(crate) fn find_prefix(prefix: &str) -> Option<PathBuf> {
    folders()
        .filter_map(|it| std::fs::read_dir(it).ok())
        .flatten()
        .flatten()
        .map(|it| it.path())
        .find(|it| {
            let name = it.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(prefix) && it.is_file()
        })
}

/// The PATH with the programs of the Python environments in front.
pub(crate) fn oracles() -> OsString {
    path_with(&[python().join("bin"), checkov().join("bin")])
}

/// The PATH with folders put in front of it and administrators' folders behind.
pub(crate) fn path_with(front: &[PathBuf]) -> OsString {
    let all = front.iter().cloned().chain(folders());
    std::env::join_paths(all).unwrap_or_default()
}

fn folders() -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path: Vec<PathBuf> = std::env::split_paths(&path).collect();
    path.into_iter().chain(["/usr/sbin", "/sbin"].map(PathBuf::from))
}
