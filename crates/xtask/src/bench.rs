//! How fast the redactor is, natively and in the browser, and what it adds to the page.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::host;
use crate::page::flags;
use crate::process::{cargo, command, output, run, step};
use crate::setup::packages;
use crate::setup::toolchain::{self, Toolchain};
use crate::versions::WASM_TARGET;

/// Prints all numbers. None is compared with its goal: a machine that is busy is no failure.
pub(crate) fn bench() -> anyhow::Result<()> {
    let toolchain = toolchain::choose()?;
    step("Compiling the redactor for the browser, and a module without it");
    let folder = host::target().join("bench");
    std::fs::create_dir_all(&folder)?;
    let empty = compile(toolchain, &folder, "empty.wasm", &["--no-default-features"])?;
    let wasm = compile(toolchain, &folder, "redactor.wasm", &[])?;
    step("Weighing them");
    let page = folder.join("bench.html");
    let mut bundle = cargo();
    bundle.args(["run", "--quiet", "--package", "bundle", "--bin", "bundle", "--"]);
    bundle.arg("--wasm").arg(&wasm).arg("--empty").arg(&empty);
    run(bundle.arg("--out").arg(&page))?;
    step("Natively: 1 MB each");
    run(cargo().args(["bench", "--quiet", "--package", "redact"]))?;
    step("In the browser: 1 MB each");
    print!("{}", numbers(&folder, &page)?);
    Ok(())
}

/// Compiles `redact-bench` as the page is compiled, into a file of its own.
fn compile(
    toolchain: Toolchain,
    folder: &Path,
    name: &str,
    features: &[&str],
) -> anyhow::Result<PathBuf> {
    let target = host::target().join("page");
    run(toolchain
        .cargo("build")
        .args(["--package", "redact-bench", "--profile", "page", "--target-dir"])
        .arg(&target)
        .args(features)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(toolchain)))?;
    let made = target.join(WASM_TARGET).join("page/redact_bench.wasm");
    let res = folder.join(name);
    std::fs::copy(&made, &res).with_context(|| format!("cannot copy {}", made.display()))?;
    Ok(res)
}

/// What the page wrote, once it was loaded: its script runs before that.
fn numbers(folder: &Path, page: &Path) -> anyhow::Result<String> {
    let chromium = packages::chromium().context("chromium is not installed")?;
    let text = output(
        command(chromium)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
            .args(["--no-first-run", "--log-level=3", "--dump-dom"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .arg(format!("file://{}", page.display())),
    )?;
    let (_, text) = text.split_once("<pre id=\"numbers\">").context("the page is not the page")?;
    let (text, _) = text.split_once("</pre>").context("the page is not the page")?;
    Ok(format!("{}\n", text.replace("&gt;", ">").replace("&amp;", "&")))
}
