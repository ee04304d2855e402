//! What is no configuration, or half of one: a message and an exit status, never a panic, and
//! nothing lost.
#![expect(clippy::disallowed_methods, reason = "these tests measure time")]

use std::time::{Duration, Instant};

use crate::shell::{CLOSED_POOL, SERVER, Shell};

/// A hundred times what 1 MB takes, and a hundredth of what a quadratic algorithm does.
const PATIENCE: Duration = Duration::from_secs(15);

/// Texts that somebody may give by mistake.
fn bad_inputs() -> Vec<(&'static str, Vec<u8>)> {
    let half = |text: &str| text.as_bytes()[..text.len() / 2].to_vec();
    vec![
        ("empty", Vec::new()),
        ("blank", b" \n\t\r\n".to_vec()),
        ("bytes", (0..=255).cycle().take(4096).collect()),
        ("nul", b"[www]\0listen = /run/a.sock\0\n".to_vec()),
        ("long", b"A sentence of an essay about nothing here.\n".repeat(24_000)),
        ("line", vec![b'a'; 1 << 20]),
        ("nested", b"http {".repeat(10_000)),
        ("unnested", b"}".repeat(10_000)),
        ("half-letter", b"[www]\nlisten = /run/\xc3".to_vec()),
        ("utf-16", "server {}\n".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("half-pool", half(CLOSED_POOL)),
        ("half-server", half(SERVER)),
        ("half-quote", b"server { root \"/var/www; }\n[www]\nuser = \"x\n".to_vec()),
    ]
}

#[test]
fn each_is_answered_in_every_format_and_kind() {
    let shell = Shell::new("bad");
    for (name, bytes) in bad_inputs() {
        shell.write(name, &bytes);
        let is_small = bytes.len() < 100_000;
        for kind in ["", "--fpm ", "--nginx ", "--evidence ", "--compose ", "--dockerfile "] {
            for format in ["text", "json", "sarif"] {
                if !is_small && (format != "text" || !kind.is_empty()) {
                    continue;
                }
                let words = format!("check {kind}{name} --format {format} --fail-on never");
                let output = shell.sockbox(&words);
                assert_eq!(output.status, 0, "{words}: {}", output.stderr);
                assert!(!output.text().trim().is_empty(), "{words}");
                assert!(!output.stderr.contains("panicked"), "{words}: {}", output.stderr);
            }
        }
        let output = shell.sockbox(&format!("fix {name} --write"));
        assert!([0, 1].contains(&output.status), "{name}: {output:?}");
        // Half a pool is a pool, and gets the lines that it lacks.
        assert!(name == "half-pool" || shell.read(name) == bytes, "{name} was changed");
    }
}

/// Nothing in these is a secret, so redaction gives them back byte for byte.
#[test]
fn redaction_loses_no_byte_of_them() {
    let shell = Shell::new("lossless");
    for (name, bytes) in bad_inputs() {
        shell.write(name, &bytes);
        let output = shell.sockbox(&format!("redact {name}"));
        assert_eq!(output.status, 0, "{name}: {}", output.stderr);
        assert!(output.stdout == bytes, "{name} came back changed");
    }
}

#[test]
fn parse_answers_them_with_json() {
    let shell = Shell::new("parse");
    for (name, bytes) in bad_inputs() {
        shell.write(name, &bytes);
        for grammar in ["nginx", "fpm"] {
            let start = Instant::now();
            let output = shell.sockbox(&format!("parse --as {grammar} {name}"));
            assert!(start.elapsed() < PATIENCE, "{grammar} {name} took {:?}", start.elapsed());
            assert_eq!(output.status, 0, "{grammar} {name}: {}", output.stderr);
            // serde_json itself refuses what is nested deeper than 128.
            assert!(output.text().starts_with('{'), "{grammar} {name}: {}", output.text());
        }
    }
}

#[test]
fn what_was_probably_meant_is_said() {
    let shell = Shell::with("meant", CLOSED_POOL, SERVER);
    for (name, bytes) in bad_inputs() {
        shell.write(name, &bytes);
    }
    for (words, said) in [
        (
            "check --nginx www.conf --fpm site.conf",
            "`www.conf` was given as --nginx and reads like --fpm",
        ),
        (
            "check --nginx www.conf --fpm site.conf",
            "`site.conf` was given as --fpm and reads like --nginx",
        ),
        ("check empty", "`empty` is empty"),
        ("check bytes", "`bytes` is no text"),
        ("check utf-16", "`utf-16` is no text"),
    ] {
        let output = shell.sockbox(words);
        assert!(output.stderr.contains(said), "{words}: {output:?}");
    }
    let quiet = shell.sockbox("check --fpm www.conf --nginx site.conf");
    assert_eq!(quiet.stderr, "");
}
