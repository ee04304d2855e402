//! Values as the languages of the generated files take them: nothing breaks out of its quoting.
//!
//! Each function gives the value with its quotes. Only this module makes an [`Escaped`], and
//! [`crate::fill`] takes nothing else.

use std::fmt::Write as _;

/// A text that is safe in the language that it was escaped for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Escaped(String);

impl Escaped {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A string of JSON, which is one of Rego and Python too. Everything but printable ASCII is
/// written as `\u…`.
pub(crate) fn json(value: &str) -> Escaped {
    let mut res = String::from("\"");
    for it in value.chars() {
        match it {
            '"' | '\\' => {
                res.push('\\');
                res.push(it);
            }
            ' '..='~' => res.push(it),
            _ => {
                let mut units = [0; 2];
                for unit in it.encode_utf16(&mut units) {
                    push(&mut res, format_args!("\\u{unit:04x}"));
                }
            }
        }
    }
    res.push('"');
    Escaped(res)
}

/// A list of JSON strings.
pub(crate) fn json_list(values: &[impl AsRef<str>]) -> Escaped {
    let values: Vec<String> = values.iter().map(|it| json(it.as_ref()).0).collect();
    Escaped(format!("[{}]", values.join(", ")))
}

/// The same with one value a line.
pub(crate) fn json_lines(values: &[impl AsRef<str>]) -> Escaped {
    let values: String = values.iter().map(|it| format!("\t{},\n", json(it.as_ref()).0)).collect();
    Escaped(format!("[\n{values}]"))
}

/// A double-quoted scalar of YAML, whose escapes beyond the basic plane differ from JSON's.
pub(crate) fn yaml(value: &str) -> Escaped {
    let mut res = String::from("\"");
    for it in value.chars() {
        match it {
            '"' | '\\' => {
                res.push('\\');
                res.push(it);
            }
            ' '..='~' => res.push(it),
            _ => push(&mut res, format_args!("\\U{:08x}", u32::from(it))),
        }
    }
    res.push('"');
    Escaped(res)
}

/// The same in a file that Ansible reads: a value with `{` is marked as no template.
pub(crate) fn ansible(value: &str) -> Escaped {
    let quoted = yaml(value);
    if value.contains('{') { Escaped(format!("!unsafe {}", quoted.0)) } else { quoted }
}

/// A flow sequence of [`ansible`] scalars.
pub(crate) fn ansible_list(values: &[impl AsRef<str>]) -> Escaped {
    let values: Vec<String> = values.iter().map(|it| ansible(it.as_ref()).0).collect();
    Escaped(format!("[{}]", values.join(", ")))
}

/// A single-quoted string of Ruby.
pub(crate) fn ruby(value: &str) -> Escaped {
    Escaped(format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'")))
}

/// An array of Ruby strings.
pub(crate) fn ruby_list(values: &[impl AsRef<str>]) -> Escaped {
    let values: Vec<String> = values.iter().map(|it| ruby(it.as_ref()).0).collect();
    Escaped(format!("[{}]", values.join(", ")))
}

/// A command of a POSIX shell with quoted words, as one YAML scalar. The marks of expressions that GitHub
/// and GitLab expand before any shell sees them are split.
pub(crate) fn ci_line(start: &str, words: &[impl AsRef<str>], end: &str) -> Escaped {
    let mut line = start.to_owned();
    for word in words {
        line.push(' ');
        line.push_str(&shell(word.as_ref()).replace("${{", "$''{{").replace("$[[", "$''[["));
    }
    yaml(&format!("{line} {end}"))
}

/// A word in single quotes.
fn shell(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// A path as an operand: one that begins with `-` would be taken for an option. It is not quoted.
pub(crate) fn operand(path: &str) -> String {
    if path.starts_with('-') { format!("./{path}") } else { path.to_owned() }
}

/// A flow sequence of [`yaml`] scalars.
pub(crate) fn yaml_list(values: &[impl AsRef<str>]) -> Escaped {
    let values: Vec<String> = values.iter().map(|it| yaml(it.as_ref()).0).collect();
    Escaped(format!("[{}]", values.join(", ")))
}

/// A quoted word of a unit file or of tmpfiles.d, with specifiers switched off. `None` for what
/// they cannot hold.
pub(crate) fn systemd(value: &str) -> Option<Escaped> {
    let mut res = String::from("\"");
    for it in value.chars() {
        match it {
            '\0' => return None,
            '%' => res.push_str("%%"),
            '"' | '\\' => {
                res.push('\\');
                res.push(it);
            }
            ' '..='~' => res.push(it),
            _ => {
                let mut bytes = [0; 4];
                for byte in it.encode_utf8(&mut bytes).bytes() {
                    push(&mut res, format_args!("\\x{byte:02x}"));
                }
            }
        }
    }
    res.push('"');
    Some(Escaped(res))
}

/// Four octal digits.
pub(crate) fn mode(mode: u16) -> Escaped {
    Escaped(format!("{mode:04o}"))
}

/// What separates a row from the next one.
pub(crate) fn comma(has_next: bool) -> Escaped {
    Escaped(if has_next { "," } else { "" }.to_owned())
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing to a `String` cannot fail.
    let _infallible = text.write_fmt(more);
}
