//! Content Security Policies that admit inline text by its hash alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Whether the policy lets wasm compile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wasm {
    Compiles,
    Refused,
}

/// A policy under which only these scripts and styles take effect, and nothing connects.
pub(crate) fn policy(scripts: &[&str], styles: &[&str], wasm: Wasm) -> String {
    let mut script_src: Vec<String> = scripts.iter().map(|it| hash(it)).collect();
    if wasm == Wasm::Compiles {
        script_src.push("'wasm-unsafe-eval'".to_owned());
    }
    if script_src.is_empty() {
        script_src.push("'none'".to_owned());
    }
    let style_src: Vec<String> = styles.iter().map(|it| hash(it)).collect();
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        script_src.join(" "),
        style_src.join(" "),
    )
}

/// The source expression that admits exactly this text.
pub(crate) fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_hashes_and_nothing_else() {
        let policy = policy(&["'use strict'"], &[""], Wasm::Compiles);
        assert_eq!(
            policy,
            "default-src 'none'; script-src 'sha256-eRtaeqcVFyPImuIFClNdaosAhRufChL7+dumku9g1ew=' 'wasm-unsafe-eval'; \
             style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src data:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        );
        assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"));
    }
}
