//! How fast a megabyte is redacted: ordinary text, and texts that are made to take long. Each line
//! says the milliseconds, MB/s, and how many times as long a plain scan of the bytes takes in the
//! same run, which compares machines.
//!
//! `cargo bench -p redact`; `cargo xtask bench` times the same texts in the browser too.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures and prints"
)]

#[path = "throughput/texts.rs"]
mod texts;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use redact::{Input, InputKind, Level, Mode, Options, redact};

use texts::{HOSTILE, LENGTH, ordinary};

const RUNS: usize = 3;

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
