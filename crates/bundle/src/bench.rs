//! The page that times the redactor, and what the redactor weighs:
//! `bundle --wasm FILE --empty FILE --out FILE`.

use std::path::Path;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::wasm::Module;
use crate::{glue, seal, sizes, slim, streams};

/// Writes the page and gives the table of sizes.
pub(crate) fn make(wasm: &Path, empty: &Path, out: &Path) -> anyhow::Result<String> {
    let whole = glue::generate(wasm)?;
    let empty = glue::generate(empty)?;
    let encoded = STANDARD.encode(&whole.wasm);
    let page = seal::fill(
        include_str!("bench.html"),
        &[("glue", whole.js.as_str()), ("wasm", encoded.as_str())],
    )
    .context("crates/bundle/src/bench.html")?;
    crate::write(out, &page)?;
    sizes::difference(&spelled(&whole.wasm)?, &spelled(&empty.wasm)?)
}

/// A module as the page holds it.
fn spelled(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut module = Module::parse(wasm)?;
    slim::slim(&mut module)?;
    Ok(streams::sort(&module)?.into_bytes())
}
