//! nginx and crossplane themselves: the same errors on the same lines, the same statements. They
//! run when `RUN_SLOW_TESTS` is set; a missing program is then a failure. `SEED` in the environment
//! chooses other texts.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::generated::{Random, damaged, whole};
use crate::{Context, Statement, TokenKind, outline, parse};

fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}

/// The seed of this run; a failure shows what was printed.
fn seed() -> u64 {
    let res = std::env::var("SEED").ok().and_then(|it| it.parse().ok()).unwrap_or(1);
    println!("SEED={res}");
    res
}

/// A directory of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("nginx-syntax-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

/// What `nginx -t` says of a file.
enum Answer {
    Fine,
    /// The message, and the line where it names one.
    Refused {
        message: String,
        line: Option<usize>,
    },
}

fn ask_nginx(folder: &Path, text: &str) -> Answer {
    let config = folder.join("nginx.conf");
    fs::write(&config, text::encode(text)).unwrap();
    let globals = format!("pid {}/pid; error_log stderr;", folder.display());
    let output = Command::new("nginx")
        .args(["-t", "-p"])
        .arg(folder)
        .args(["-g", &globals, "-c"])
        .arg(&config)
        .output()
        .unwrap_or_else(|error| panic!("nginx: {error}"));
    if output.status.success() {
        return Answer::Fine;
    }
    let said = text::decode(&output.stderr);
    let place = format!(" in {}:", config.display());
    // A message repeats a word of the file, and so may have several lines.
    let (_, message) = said.split_once("[emerg] ").unwrap_or_else(|| panic!("{said}\n{text}"));
    let message = message.split_once(": ").map_or("", |(_, it)| it);
    let Some((message, rest)) = message.split_once(&place) else {
        return Answer::Refused { message: message.to_owned(), line: None };
    };
    let line = rest.lines().next().and_then(|it| it.parse().ok());
    Answer::Refused { message: message.to_owned(), line }
}

/// Whether a message is one of those that this crate gives.
fn is_modelled(message: &str) -> bool {
    match message.strip_prefix("unknown directive \"").and_then(|it| it.strip_suffix('"')) {
        Some(name) => name.is_empty() || name.contains(|it: char| !is_name_part(it)),
        // Modules have messages of their own that begin so.
        None if message.ends_with(" in condition") => false,
        None => BEGINNINGS.iter().any(|it| message.starts_with(it)) || message.ends_with(MISPLACED),
    }
}

const BEGINNINGS: &[&str] =
    &["unexpected ", "too long parameter", "invalid number of arguments in ", "directive \""];

const MISPLACED: &str = " directive is not allowed here";

fn is_name_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-.".contains(character)
}

/// Compares the first error of `text`; gives whether it could be compared.
fn check(folder: &Path, text: &str) -> bool {
    let parse = parse(text);
    // What a paste brings along is no error here and one to nginx.
    if parse.tokens.iter().any(|it| matches!(it.kind, TokenKind::Noise | TokenKind::Invisible)) {
        return false;
    }
    let first = parse.errors.first();
    let ours = first.map(|it| format!("{it}:{}", it.line));
    match ask_nginx(folder, text) {
        Answer::Fine => assert_eq!(ours, None, "nginx takes it\n{text}\n{text:?}"),
        Answer::Refused { message, line: Some(line) } if is_modelled(&message) => {
            // A directive at the top that belongs elsewhere may be a fragment.
            let is_fragment = message.ends_with(MISPLACED)
                && parse.roots.iter().filter_map(|it| parse.directive(*it)).any(|it| {
                    it.context == Context::Unknown
                        && message.contains(&format!("\"{}\"", it.name.value))
                });
            if is_fragment {
                return false;
            }
            assert_eq!(ours, Some(format!("{message}:{line}")), "{text}\n{text:?}");
        }
        Answer::Refused { message, line } => {
            // nginx stopped here: what this crate says may only stand behind it.
            let is_later = first.is_none_or(|it| line.is_none_or(|line| line <= it.line));
            assert!(is_later, "{ours:?} stands before {message}:{line:?}\n{text}");
        }
    }
    true
}

#[test]
fn errors_are_those_of_nginx() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("errors");
    let mut random = Random::new(seed());
    let mut compared = 0;
    for _ in 0..2000 {
        let text = damaged(&mut random);
        compared += usize::from(check(&folder.0, &text));
    }
    assert!(1800 <= compared, "{compared} of 2000");
}

#[test]
fn what_nginx_takes_has_no_errors() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("whole");
    let mut random = Random::new(seed());
    for _ in 0..300 {
        assert!(check(&folder.0, &whole(&mut random)));
    }
}

/// Lengths around the size of nginx's buffer, in each kind of word.
#[test]
fn long_words_are_refused_as_nginx_does() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("long");
    for length in 4085..4100 {
        let word = "x".repeat(length);
        for (before, after) in [
            ("http { root ", "; }"),
            ("http { root ", "\n; }"),
            ("http { root ", " ; }"),
            ("http { root \"", "\"; }"),
            ("http { root '", "' ; }"),
            ("http { root '", "'\n;\n}"),
            ("http { root \"", "; }"),
            ("http { #", "\n}"),
            ("http { #", ""),
            ("http { }\n#", ""),
            ("http {\n\n", " x; }"),
            ("http { root /a\\ ", "; }"),
        ] {
            let text = format!("events {{}}\n{before}{word}{after}\n");
            assert!(check(&folder.0, &text));
        }
    }
}

/// Parses files, and prints a list of what each is. A comment between two arguments comes out as a
/// statement `#`; it is left out.
const CROSSPLANE: &str = r#"
import crossplane, json, sys
def plain(block):
    return [[it["directive"], it["args"], it["line"],
             plain(it["block"]) if "block" in it else None]
            for it in block if it["directive"] != '#']
answers = []
for path in sys.argv[1:]:
    it = crossplane.parse(path, single=True, check_ctx=False, check_args=False)["config"][0]
    answers.append(None if it["errors"] else plain(it["parsed"]))
json.dump(answers, sys.stdout)
"#;

fn ask_crossplane(paths: &[PathBuf]) -> Vec<Value> {
    let output = Command::new("python3").args(["-c", CROSSPLANE]).args(paths).output();
    let output = output.unwrap_or_else(|error| panic!("python3: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn plain(statements: &[Statement]) -> Value {
    let row =
        |it: &Statement| json!([it.directive, it.args, it.line, it.block.as_deref().map(plain)]);
    Value::Array(statements.iter().map(row).collect())
}

/// Compares the statements of each file that crossplane can read; gives their number.
fn check_outlines(paths: &[PathBuf]) -> usize {
    let mut compared = 0;
    for (path, theirs) in paths.iter().zip(ask_crossplane(paths)) {
        if theirs.is_null() {
            continue;
        }
        compared += 1;
        let text = text::decode(&fs::read(path).unwrap());
        let ours = plain(&outline(&text, &parse(&text)));
        assert_eq!(ours, theirs, "{}\n{text}", path.display());
    }
    compared
}

/// crossplane takes a carriage return alone for the end of a line, and so of a comment, and a
/// vertical tab for a blank; it reads on behind `${` up to the next `}`, whatever comes; and a word
/// that begins with an escaped line feed gets the next line.
fn is_read_differently(text: &str) -> bool {
    let is_name = |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    let is_closed = |rest: &str| rest.split_once('}').is_some_and(|(name, _)| is_name(name));
    text.contains("\\\n")
        || text.replace("\r\n", "").contains(['\r', '\u{b}'])
        || !text.split("${").skip(1).all(is_closed)
}

fn files(folder: &Path, res: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, res);
        } else if path.is_file() {
            res.push(path);
        }
    }
}

#[test]
fn outlines_of_debians_files_are_those_of_crossplane() {
    if !is_asked() {
        return;
    }
    let mut paths = Vec::new();
    files(Path::new("/etc/nginx"), &mut paths);
    let compared = check_outlines(&paths);
    assert!(10 <= compared, "{compared} of {}", paths.len());
    for path in paths {
        let parse = parse(&text::decode(&fs::read(&path).unwrap()));
        assert_eq!(parse.errors, [], "{}", path.display());
    }
}

#[test]
fn outlines_are_those_of_crossplane() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("outlines");
    let mut random = Random::new(seed());
    let mut paths = Vec::new();
    for index in 0..1000 {
        let text = if index % 2 == 0 { whole(&mut random) } else { damaged(&mut random) };
        if !parse(&text).errors.is_empty() || is_read_differently(&text) {
            continue;
        }
        let path = folder.0.join(format!("{index}.conf"));
        fs::write(&path, text).unwrap();
        paths.push(path);
    }
    let compared = check_outlines(&paths);
    assert!(350 <= compared, "{compared} of {}", paths.len());
}
