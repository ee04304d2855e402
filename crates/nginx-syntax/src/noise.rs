//! What stands around a configuration when it is pasted.

/// A piece of a line that is not the file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noise {
    pub(crate) len: usize,
    pub(crate) kind: NoiseKind,
}

/// Whether nginx has to be quoted on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoiseKind {
    /// A fence, a prompt, a message of nginx, a mark of quotation or omission.
    Frame,
    /// Words that are no configuration, but might stand in the file.
    Prose,
}

/// The noise at the start of `line`, which starts where a directive could; without its line end.
pub(crate) fn noise(line: &str) -> Option<Noise> {
    let frame = |len| Some(Noise { len, kind: NoiseKind::Frame });
    // Marks of quotation are asked for first: a line can be full of them, and is looked at once.
    if let Some(rest) = line.strip_prefix('>')
        && (rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
    {
        return frame(">".len());
    }
    let line = line.split(['\n', '\r']).next().unwrap_or_default();
    if is_fence(line) || is_message(line) || is_prompt(line) || is_ruler(line) {
        return frame(line.trim_end().len());
    }
    let is_prose = !line.trim_end().is_empty()
        && !line.contains([';', '{', '}', '"', '\\'])
        && !line.starts_with(['#', '\''])
        && (!is_plausible(first_word(line)) || line.trim_end().ends_with(':'));
    is_prose.then(|| Noise { len: line.trim_end().len(), kind: NoiseKind::Prose })
}

/// Whether a line is a Markdown fence; such a line never goes on with a directive.
pub(crate) fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

fn is_message(line: &str) -> bool {
    line.starts_with("nginx: ")
}

/// `$ nginx -T`, `root@web:~# cat x`, `[root@web nginx]# cat x`.
fn is_prompt(line: &str) -> bool {
    let word = first_word(line);
    let is_account = word.contains('@')
        && word.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '[')
        && (line.contains("# ") || line.contains("$ ") || line.trim_end().ends_with(['#', '$']));
    line.starts_with("$ ") || is_account
}

/// `...`, `[…]`, `-----`: a line of nothing but such marks.
fn is_ruler(line: &str) -> bool {
    let line = line.trim_end();
    let is_mark =
        |it: char| matches!(it, '.' | '…' | '-' | '=' | '*' | '_' | '[' | ']' | '<' | '>');
    (2 <= line.len()) && line.chars().all(|it| is_mark(it) || it == ' ')
}

fn first_word(line: &str) -> &str {
    line.split([' ', '\t']).next().unwrap_or_default()
}

/// Whether a module could have a directive of that name.
fn is_plausible(name: &str) -> bool {
    let is_part = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_';
    !name.is_empty() && name.bytes().all(is_part)
}
