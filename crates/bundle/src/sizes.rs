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

/// What a module has beyond an empty one.
pub(crate) fn difference(module: &[u8], empty: &[u8]) -> anyhow::Result<String> {
    let mut acc = format!("{:<28}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
    let ([raw, gzip, brotli], without) = (sizes(module)?, sizes(empty)?);
    line(&mut acc, "module with the redactor", [raw, gzip, brotli])?;
    line(&mut acc, "empty module", without)?;
    let [less_raw, less_gzip, less_brotli] = without;
    let rest = [
        raw.saturating_sub(less_raw),
        gzip.saturating_sub(less_gzip),
        brotli.saturating_sub(less_brotli),
    ];
    line(&mut acc, "the redactor", rest)?;
    Ok(acc)
}

fn row(acc: &mut String, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    line(acc, name, sizes(bytes)?)
}

fn line(acc: &mut String, name: &str, [raw, gzip, brotli]: [usize; 3]) -> anyhow::Result<()> {
    writeln!(acc, "{name:<28}{raw:>10}{gzip:>10}{brotli:>10}")?;
    Ok(())
}

/// Raw, gzip and brotli.
fn sizes(bytes: &[u8]) -> anyhow::Result<[usize; 3]> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let gzip = gzip.finish()?.len();
    let mut brotli = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &params)?;
    Ok([bytes.len(), gzip, brotli.len()])
}
