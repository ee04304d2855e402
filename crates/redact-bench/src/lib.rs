//! The redactor alone as a module for the browser, which `cargo xtask bench` times and weighs.
//!
//! It measures nothing itself, and it is no part of the product.

#[path = "../../redact/benches/throughput/texts.rs"]
mod texts;

use wasm_bindgen::prelude::wasm_bindgen;

/// One text within the module, so that no time goes into copying it.
#[wasm_bindgen]
pub struct Sample {
    text: String,
    name: String,
}

#[wasm_bindgen]
impl Sample {
    /// Ordinary text at 0, the hostile ones from 1 on; `None` behind the last.
    pub fn at(index: usize) -> Option<Self> {
        let Some(hostile) = index.checked_sub(1) else {
            return Some(Self { text: texts::ordinary(), name: "ordinary text".to_owned() });
        };
        let piece = texts::HOSTILE.get(hostile)?;
        let text = piece.repeat(texts::LENGTH / piece.len());
        Some(Self { text, name: format!("\"{}\"", piece.escape_default()) })
    }

    /// A short text.
    pub fn short() -> Self {
        let text = "env[DB_PASSWORD] = Falcon-1x\n; at most 12 children\n".repeat(20);
        Self { text, name: "1 KB".to_owned() }
    }

    pub fn name(&self) -> String {
        self.name.clone()
    }

    /// What a plain scan of the bytes counts.
    pub fn scan(&self) -> usize {
        self.text.bytes().filter(|it| *it == b'=').count()
    }

    /// How many places are masked.
    pub fn redact(&self) -> usize {
        masked(&self.text)
    }
}

#[cfg(feature = "redactor")]
fn masked(text: &str) -> usize {
    use redact::{Input, InputKind, Level, Mode, Options};

    let options = Options {
        mode: Mode::Balanced,
        level: Level::Secrets,
        tag: "b3nc".to_owned(),
        keep: std::collections::BTreeSet::new(),
        extra: Vec::new(),
    };
    let redaction = redact::redact(&[Input { text, kind: InputKind::Unknown }], &options);
    redaction.files.iter().map(|it| it.spans.len()).sum()
}

#[cfg(not(feature = "redactor"))]
fn masked(text: &str) -> usize {
    text.len()
}
