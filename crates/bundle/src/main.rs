//! Makes the page's files from the compiled wasm: `bundle --root DIR --wasm FILE --out DIR`; and the
//! page of a benchmark: `bundle --wasm FILE --empty FILE --out FILE`.
//!
//! It reads and writes files and never reaches the network. It is a crate of its own because
//! wasm-bindgen's library takes half a minute to compile, and `cargo xtask` has to start at once.

#![expect(
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a build tool reads files and reports on the terminal"
)]

mod bench;
mod explain;
mod glue;
mod imports;
mod letters;
mod page;
mod policy;
mod seal;
mod sizes;
mod slim;
mod streams;
mod styles;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(it) => {
            eprintln!("error: {it:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let (mut root, mut wasm, mut empty, mut out) = (None, None, None, None);
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        let slot = match arg.to_str() {
            Some("--root") => &mut root,
            Some("--wasm") => &mut wasm,
            Some("--empty") => &mut empty,
            Some("--out") => &mut out,
            _ => bail!("unknown argument {}", arg.display()),
        };
        *slot = Some(PathBuf::from(args.next().context("the last argument has no value")?));
    }
    let wasm = wasm.context("--wasm FILE is missing")?;
    let out = out.context("--out is missing")?;
    if let Some(empty) = empty {
        print!("{}", bench::make(&wasm, &empty, &out)?);
        return Ok(());
    }
    let root = root.context("--root DIR is missing")?;

    let glue = glue::generate(&wasm)?;
    let page = page::assemble(&root, &glue)?;
    fs_err(std::fs::create_dir_all(&out), &out)?;
    write(&out.join("sockbox.html"), &page.html)?;
    let widget = read(&root.join("web/embed.js"))?;
    anyhow::ensure!(
        widget.len() <= 2048,
        "web/embed.js has {} bytes, more than 2048",
        widget.len()
    );
    write(&out.join("sockbox.js"), &widget)?;
    let pages = explain::pages();
    explain::write_pages(&out.join("rules"), &pages)?;
    print!("{}", sizes::table(&page, &widget)?);
    Ok(())
}

/// The text of a file; the error names it.
fn read(path: &std::path::Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file; the error names it.
fn write(path: &std::path::Path, text: &str) -> anyhow::Result<()> {
    fs_err(std::fs::write(path, text), path)
}

/// Names the path in an IO error.
fn fs_err<T>(res: std::io::Result<T>, path: &std::path::Path) -> anyhow::Result<T> {
    res.with_context(|| format!("cannot write {}", path.display()))
}
