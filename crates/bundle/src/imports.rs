//! wasm-bindgen's script without what the page has no use for: the names of what the wasm imports,
//! which hold a hash each, and the functions that load a module from an address.

use anyhow::{Context as _, ensure};

use crate::wasm::{IMPORTS, Module, Reader, leb};

/// Where the functions that load a module begin. `start.js` starts it by itself.
const LOADING: &str = "async function __wbg_load(";

/// The script, and the module with the new names: the first import is called `0`.
pub(crate) fn shorten(script: &str, module: &mut Module) -> anyhow::Result<String> {
    let mut res: String =
        script.lines().map(str::trim_start).flat_map(|line| [line, "\n"]).collect();
    for (id, content) in &mut module.sections {
        if *id == IMPORTS {
            let reader = &mut Reader::new(content);
            let mut number = 0;
            let imports = reader.list(|it| {
                let of = text(it)?;
                let name = std::str::from_utf8(text(it)?)?;
                let short = number.to_string();
                res = once(&res, &format!("\n{name}:"), &format!("\n{short}:"))?;
                number += 1;
                let kind = [&[it.byte()?], &*leb(it.number()?)].concat();
                let texts = [of, short.as_bytes()].map(|it| [&leb(it.len()), it].concat());
                Ok([texts.concat(), kind].concat())
            })?;
            *content = [leb(imports.len()), imports.concat()].concat();
        }
    }
    let (kept, _) = res.split_once(LOADING).context("the script does not load a module")?;
    Ok(kept.to_owned())
}

fn text<'a>(reader: &mut Reader<'a>) -> anyhow::Result<&'a [u8]> {
    let size = reader.number()?;
    reader.take(size)
}

/// The text with the one place replaced.
fn once(text: &str, from: &str, to: &str) -> anyhow::Result<String> {
    ensure!(text.matches(from).count() == 1, "the script does not define {} once", from.trim());
    Ok(text.replacen(from, to, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(imports: &[u8]) -> Module {
        let sections = vec![(IMPORTS, imports.to_vec())];
        Module { sections, imported: 0, parameters: Vec::new(), functions: Vec::new() }
    }

    #[test]
    fn imports_have_short_names_in_both_and_the_loader_is_left_out() {
        let script = "const a = {\n  abc_1: function(abc_1) {},\n  abc: f,\n};\nasync function __wbg_load(m) {\n}\n";
        let mut module = module(b"\x02\x01m\x05abc_1\x00\x03\x01m\x03abc\x00\x80\x01");
        assert_eq!(
            shorten(script, &mut module).unwrap(),
            "const a = {\n0: function(abc_1) {},\n1: f,\n};\n"
        );
        assert_eq!(module.sections[0].1, b"\x02\x01m\x010\x00\x03\x01m\x011\x00\x80\x01");
    }

    #[test]
    fn names_that_the_script_does_not_define_once_are_refused() {
        for script in ["async function __wbg_load(", "\na:\na:\nasync function __wbg_load("] {
            assert!(shorten(script, &mut module(b"\x01\x01m\x01a\x00\x00")).is_err());
        }
        assert!(shorten("no loader", &mut module(b"\x00")).is_err());
    }
}
