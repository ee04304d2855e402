//! The sealed page: shell, sandboxed frame, app, in one file.

use std::path::Path;

use anyhow::Context as _;

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
    let mut module = crate::wasm::Module::parse(&glue.wasm)?;
    let script = crate::imports::shorten(&glue.js, &mut module)?;
    let start = inline_text("the start module", &format!("{script}{}", text("start.js")?))?;
    let shell_js = text("shell.js")?;
    let shell_css = text("shell.css")?;
    let styles = inline_text("web/styles", &crate::styles::joined(root)?)?;
    crate::slim::slim(&mut module)?;
    let wasm = inline_text("the wasm's letters", &crate::streams::sort(&module)?)?;

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
        Part { name: "wasm", bytes: glue.wasm.clone() },
        part("wasm, sorted, in letters", &wasm),
        part("glue and start", &start),
        part("styles", &styles),
        part("guard and frame script", &format!("{guard}{frame_js}")),
        part("shell script and styles", &format!("{shell_js}{shell_css}")),
    ];
    Ok(Page { html, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The inline scripts and styles that a browser would run, and the policy that must admit them.
    fn inline_texts(html: &str) -> (Vec<&str>, &str) {
        let between = |text: &'static str, end: &'static str| {
            html.split(text).skip(1).filter_map(move |it| it.split_once(end).map(|it| it.0))
        };
        let all = between("<script>", "</script>").chain(between("<style>", "</style>"));
        let all = all.chain(between("<script type=\"module\">", "</script>")).collect();
        let policy = between("http-equiv=\"Content-Security-Policy\" content=\"", "\"").next();
        (all, policy.unwrap())
    }

    #[test]
    fn both_policies_admit_what_stands_in_the_page_and_nothing_else() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let glue = Glue {
            js: "const a = '<p title=\"a\">&amp;</p>';\nasync function __wbg_load(".to_owned(),
            wasm: b"\0asm\x01\0\0\0\x0a\x01\0".to_vec(),
        };
        let page = assemble(root, &glue).unwrap();
        let (before, rest) = page.html.split_once("srcdoc=\"").unwrap();
        let (frame, after) = rest.split_once('"').unwrap();
        let shell = format!("{before}{after}");
        let frame = frame.replace("&quot;", "\"").replace("&amp;", "&");
        let (shell_texts, shell_policy) = inline_texts(&shell);
        let (frame_texts, frame_policy) = inline_texts(&frame);
        assert_eq!((shell_texts.len(), frame_texts.len()), (2, 4));
        for text in &frame_texts {
            let hash = crate::policy::hash(text);
            assert!(frame_policy.contains(&hash) && shell_policy.contains(&hash), "{text:.60}");
        }
        for text in &shell_texts {
            assert!(shell_policy.contains(&crate::policy::hash(text)), "{text:.60}");
        }
        assert_eq!(frame_policy.matches("sha256-").count(), 4);
        assert_eq!(shell_policy.matches("sha256-").count(), 6);
        for policy in [shell_policy, frame_policy] {
            assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
        }
        assert!(frame.find("<script>") < frame.find("<style>"), "the guard comes first");
    }
}
