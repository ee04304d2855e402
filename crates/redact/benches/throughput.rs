//! How fast a megabyte is redacted: ordinary text, and texts that are made to take long. Each line
//! says the milliseconds, MB/s, and how many times as long a plain scan of the bytes takes in the
//! same run, which compares machines.
//!
//! `cargo bench -p redact`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures and prints"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use redact::{Input, InputKind, Level, Mode, Options, redact};

const LENGTH: usize = 1_000_000;
const RUNS: usize = 3;

/// Texts that repeat one piece.
const HOSTILE: &[&str] = &[
    "a",
    "\"",
    "\\'",
    "=",
    "key=",
    "password=",
    "@",
    "://",
    "a://b:c@",
    "(",
    "PDO('",
    "Bearer ",
    "eyJabcdefghijkl-",
    "sk-",
    "$1$",
    "/",
    "token/",
    "\n",
    "- ",
    "> ",
    "echo a |",
    "map $http_api_key $x {\n",
    "-----BEGIN PRIVATE KEY-----\n",
    "password: |\n  a\n",
    "data:\n  a: b\n",
    "a,b,password\n",
    "x=${a:-",
];

fn main() {
    let ordinary = ordinary();
    let scan = fastest(|| {
        black_box(black_box(&ordinary).bytes().filter(|it| *it == b'=').count());
    });
    println!("plain scan of the bytes: {:.2} ms", milliseconds(scan));
    report("ordinary text", &ordinary, scan);
    for piece in HOSTILE {
        report(&format!("{piece:?}"), &piece.repeat(LENGTH / piece.len()), scan);
    }
}

/// Lines of nginx, FPM, YAML and logs, one in thirty with a secret of its own.
fn ordinary() -> String {
    let mut res = String::with_capacity(LENGTH);
    let mut number = 0;
    while res.len() < LENGTH {
        number += 1;
        let line = match number % 30 {
            0 => format!("env[DB_PASSWORD_{number}] = \"Falcon-{number}x\""),
            it if it % 7 == 1 => {
                format!("    fastcgi_param SCRIPT_FILENAME $document_root/{number};")
            }
            it if it % 7 == 2 => {
                format!("; The number of child processes, at most {number} of them.")
            }
            it if it % 7 == 3 => "listen = /run/php/php8.2-fpm.sock".to_owned(),
            it if it % 7 == 4 => format!("      - \"80{number}:80\""),
            it if it % 7 == 5 => format!(
                "2026/11/23 04:54:00 [crit] 9#9: *{number} connect() to unix:/run/php.sock failed"
            ),
            _ => "    location ~ \\.php$ {".to_owned(),
        };
        writeln!(res, "{line}").unwrap_or_default();
    }
    res
}

fn report(name: &str, text: &str, scan: Duration) {
    let options = Options {
        mode: Mode::Balanced,
        level: Level::Secrets,
        tag: "b3nc".to_owned(),
        keep: BTreeSet::new(),
        extra: Vec::new(),
    };
    let inputs = [Input { text, kind: InputKind::Unknown }];
    let time = fastest(|| {
        black_box(redact(black_box(&inputs), &options));
    });
    let megabytes = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX)) / 1e6;
    println!(
        "{name}: {:.1} ms, {:.1} MB/s, {:.0} times the plain scan",
        milliseconds(time),
        megabytes / time.as_secs_f64(),
        time.as_secs_f64() / scan.as_secs_f64(),
    );
}

fn fastest(work: impl Fn()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..RUNS).map(time).min().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
