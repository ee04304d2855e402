//! The sealed page: shell, sandboxed frame, app, in one file.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};

use crate::glue::Glue;
use crate::policy::{Wasm, policy};
use crate::seal::{attribute, fill, inline_text};

/// The finished page and what it is made of.
pub(crate) struct Page {
    pub(crate) html: String,
    pub(crate) parts: Vec<Part>,
}

/// One part of the page, for the table of sizes.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// Puts the page together from `web/shell`, `web/styles` and the wasm.
pub(crate) fn assemble(root: &Path, glue: &Glue) -> anyhow::Result<Page> {
    let shell = root.join("web/shell");
    let text = |name: &str| inline_text(name, &crate::read(&shell.join(name))?);
    let guard = text("guard.js")?;
    let frame_js = text("frame.js")?;
    let start = inline_text("the start module", &format!("{}{}", glue.js, text("start.js")?))?;
    let shell_js = text("shell.js")?;
    let shell_css = text("shell.css")?;
    let styles = inline_text("web/styles", &crate::styles::joined(root)?)?;
    let wasm = STANDARD.encode(gzip(&glue.wasm)?);

    let frame_policy = policy(&[&guard, &frame_js, &start], &[&styles], Wasm::Compiles);
    let frame = fill(
        &crate::read(&shell.join("frame.html"))?,
        &[
            ("policy", &frame_policy),
            ("guard", &guard),
            ("styles", &styles),
            ("frame", &frame_js),
            ("wasm", &wasm),
            ("start", &start),
        ],
    )
    .context("web/shell/frame.html")?;

    // The frame inherits the shell's policy besides its own, so the shell's holds all hashes.
    let shell_policy =
        policy(&[&shell_js, &guard, &frame_js, &start], &[&shell_css, &styles], Wasm::Compiles);
    let html = fill(
        &crate::read(&shell.join("shell.html"))?,
        &[
            ("policy", &shell_policy),
            ("styles", &shell_css),
            ("frame", &attribute(&frame)),
            ("shell", &shell_js),
        ],
    )
    .context("web/shell/shell.html")?;

    let part = |name, text: &str| Part { name, bytes: text.as_bytes().to_vec() };
    let parts = vec![
        Part { name: "wasm, before gzip", bytes: glue.wasm.clone() },
        part("wasm, gzip in base64", &wasm),
        part("glue and start", &start),
        part("styles", &styles),
        part("guard and frame script", &format!("{guard}{frame_js}")),
        part("shell script and styles", &format!("{shell_js}{shell_css}")),
    ];
    Ok(Page { html, parts })
}

/// The smallest gzip stream of these bytes, without a time or a name: the same wasm gives the same page.
fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
