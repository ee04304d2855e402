//! `sockbox redact` as other programs call it.
#![expect(clippy::disallowed_methods, reason = "these tests touch files")]

use std::fs;
use std::path::PathBuf;

use crate::{arguments, commands};

/// A file of its own, removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("sockbox-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _removed = fs::remove_file(&self.0);
    }
}

fn run(arguments: &[&str]) -> Vec<u8> {
    let arguments = ["sockbox"].iter().chain(arguments).map(Into::into);
    let output = arguments::parse(arguments).and_then(commands::run).unwrap();
    assert_eq!(output.status, 0);
    output.bytes
}

/// A Latin-1 byte stands before the secrets: offsets count bytes of the file.
const POOL: &[u8] =
    b"; g\xe9n\xe9r\xe9\n[www]\nenv[DB_PASSWORD] = \"p\xe9ss w0rd\"\nenv[API_TOKEN] = hunter2xyz\n";

#[test]
fn spans_are_offsets_into_the_file() {
    let file = File::new("spans", POOL);
    let json = run(&["redact", "--format", "json", file.path()]);
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let entry = &json["files"][0];
    assert_eq!(entry["path"], file.path());
    let spans = entry["spans"].as_array().unwrap();
    let secrets: Vec<&[u8]> = spans
        .iter()
        .map(|it| {
            let offset = |key: &str| usize::try_from(it[key].as_u64().unwrap()).unwrap();
            &POOL[offset("start")..offset("end")]
        })
        .collect();
    assert_eq!(secrets, [&b"p\xe9ss w0rd"[..], &b"hunter2xyz"[..]]);
    let text = entry["text"].as_str().unwrap();
    assert!(!text.contains("w0rd") && !text.contains("hunter2"));
    for span in spans {
        assert!(text.contains(span["placeholder"].as_str().unwrap()));
        assert!(span["placeholder"].as_str().unwrap().contains(span["kind"].as_str().unwrap()));
    }
}

#[test]
fn the_map_brings_every_byte_back_and_is_its_owners_alone() {
    let file = File::new("original", POOL);
    let map = File::new("map", b"");
    fs::remove_file(&map.0).unwrap();
    let masked = File::new("masked", &run(&["redact", "--map", map.path(), file.path()]));
    assert!(!fs::read(&masked.0).unwrap().windows(7).any(|it| it == b"hunter2"));
    assert_eq!(run(&["redact", "--restore", map.path(), masked.path()]), POOL);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&map.0).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn modes_and_levels_reach_the_redactor() {
    let file = File::new("modes", b"env[REGISTER] = kestrel417\nlisten = 10.1.2.3:9000\n");
    let text = |arguments: &[&str]| {
        String::from_utf8(run(&[&["redact", file.path()], arguments].concat())).unwrap()
    };
    assert!(text(&[]).contains("kestrel417") && text(&[]).contains("10.1.2.3"));
    assert!(!text(&["--mode", "strict"]).contains("kestrel417"));
    assert!(text(&["--level", "identifiers"]).contains("listen = 198.18.0.1:9000"));
}
