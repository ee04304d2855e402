//! wasm-bindgen's output as one inline module, and the gate on what the wasm may import.

use std::path::Path;

use anyhow::{Context as _, bail};
use wasm_bindgen_cli_support::Bindgen;

/// The page's JavaScript and wasm.
pub(crate) struct Glue {
    /// The module's text, without imports, exports and comments; it ends where `__wbg_init` is defined.
    pub(crate) js: String,
    /// The final wasm.
    pub(crate) wasm: Vec<u8>,
}

/// Identifiers that the glue must not hold: each could take data out of the page or keep it.
const FORBIDDEN: &[&str] = &[
    "EventSource",
    "RTCPeerConnection",
    "SharedWorker",
    "WebSocket",
    "WebTransport",
    "Worker",
    "XMLHttpRequest",
    "caches",
    "cookie",
    "eval",
    "importScripts",
    "indexedDB",
    "insertAdjacentHTML",
    "localStorage",
    "sendBeacon",
    "serviceWorker",
    "sessionStorage",
    "setHTMLUnsafe",
    "submit",
];

/// Calls and assignments that the glue must not hold.
const FORBIDDEN_TEXTS: &[&str] =
    &["fetch(", "new Function(", ".open(", ".href =", ".src =", ".action =", ".assign(", ".write("];

/// The one `fetch` of the glue itself, reached only when it is given an address instead of bytes.
const OWN_FETCH: &str = "module_or_path = fetch(module_or_path);";

/// Runs wasm-bindgen on a compiled module.
pub(crate) fn generate(wasm: &Path) -> anyhow::Result<Glue> {
    let mut output = Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen failed")?;
    let snippets = output.snippets().iter().filter(|it| !it.1.is_empty()).map(|it| it.0);
    let modules: Vec<&String> = snippets.chain(output.local_modules().keys()).collect();
    if !modules.is_empty() {
        bail!(
            "dependencies bring JavaScript of their own, which the sealed page cannot load: {modules:?}"
        );
    }
    let refused = refused(output.js());
    if !refused.is_empty() {
        bail!("the wasm imports what the sealed page forbids: {}", refused.join(", "));
    }
    let js = inline(output.js())?;
    let wasm = output.wasm_mut().emit_wasm();
    Ok(Glue { js, wasm })
}

/// What the gate refuses. It reads the glue, because an import's name does not say its class.
fn refused(js: &str) -> Vec<&str> {
    let mut acc = Vec::new();
    for line in js.lines().map(str::trim).filter(|it| *it != OWN_FETCH && !it.starts_with("//")) {
        for word in line.split(|it: char| !it.is_ascii_alphanumeric() && it != '_') {
            if FORBIDDEN.contains(&word) {
                acc.push(word);
            }
        }
        acc.extend(FORBIDDEN_TEXTS.iter().filter(|it| line.contains(**it)));
    }
    acc
}

/// The module's text as a script can hold it: no import, no export, no end tag.
fn inline(js: &str) -> anyhow::Result<String> {
    let mut acc = String::with_capacity(js.len());
    for line in js.lines() {
        if line.starts_with("export {") || line.starts_with("export default") {
            continue;
        }
        if line.trim_start().starts_with("//") {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        if line.starts_with("export") || line.starts_with("import ") || line.contains("import.meta")
        {
            bail!("wasm-bindgen wrote a line that cannot be inlined: {line}");
        }
        if line.to_ascii_lowercase().contains("</script") || line.contains("<!--") {
            bail!("wasm-bindgen wrote a line that would end the script: {line}");
        }
        acc.push_str(line);
        acc.push('\n');
    }
    Ok(acc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_stripped() {
        let js = "export function a() {}\nfunction b() {}\nexport { b, c as default };\n";
        assert_eq!(inline(js).unwrap(), "function a() {}\nfunction b() {}\n");
    }

    #[test]
    fn lines_that_need_a_module_or_end_the_script_are_refused() {
        for js in ["import { a } from './a.js';", "f(import.meta.url)", "'</SCRIPT>'", "'<!--'"] {
            assert!(inline(js).is_err(), "{js}");
        }
    }

    #[test]
    fn imports_that_could_send_are_refused() {
        assert_eq!(
            refused("const ret = new WebSocket(a);\nret = fetch(b);"),
            ["WebSocket", "fetch("]
        );
        assert_eq!(refused("getObject(arg0).href = b;"), [".href ="]);
        assert_eq!(
            refused("    module_or_path = fetch(module_or_path);\n a.nodeValue = b;"),
            Vec::<&str>::new()
        );
    }
}
