//! The table of sizes that a build prints.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::page::Page;

/// Raw, gzip and brotli size of the page, its parts and the widget's script.
pub(crate) fn table(page: &Page, widget: &str) -> anyhow::Result<String> {
    let mut acc = format!("{:<28}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
    for part in &page.parts {
        row(&mut acc, part.name, &part.bytes)?;
    }
    row(&mut acc, "sockbox.html, whole", page.html.as_bytes())?;
    row(&mut acc, "sockbox.js", widget.as_bytes())?;
    Ok(acc)
}

fn row(acc: &mut String, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let gzip = gzip.finish()?.len();
    let mut brotli = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &params)?;
    writeln!(acc, "{name:<28}{:>10}{gzip:>10}{:>10}", bytes.len(), brotli.len())?;
    Ok(())
}
