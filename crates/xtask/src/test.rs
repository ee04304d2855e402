//! Every check and every test, quick ones first.

use std::time::Instant;

use anyhow::Context as _;

use crate::process::{self, cargo, step, watch};
use crate::{host, page, setup, tidy, trunk};

/// Sets up, then runs everything; the last line says what ran.
pub(crate) fn run() -> anyhow::Result<()> {
    let start = Instant::now();
    setup::run()?;
    step("Format");
    process::run(cargo().args(["fmt", "--all", "--check"]))?;
    tidy::run()?;
    step("Clippy");
    process::run(cargo().args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    page::dist()?;
    step("The command line, release build");
    process::run(cargo().args(["build", "--release", "--locked", "--bin", "sockbox"]))?;
    let count = tests()?;
    trunk::run()?;
    let minutes = start.elapsed().as_secs().div_ceil(60);
    step(&format!(
        "Passed: {count} tests, and format, tidy, clippy, the sealed page, the release build, trunk ({minutes} min)"
    ));
    Ok(())
}

/// Rewrites the expectations of case tests.
pub(crate) fn bless() -> anyhow::Result<()> {
    process::run(cargo().args(["test", "--workspace", "--no-fail-fast"]).env("UPDATE_EXPECT", "1"))
}

/// Prints how well each generated check tells good worlds from bad ones.
pub(crate) fn artifacts() -> anyhow::Result<()> {
    setup::run()?;
    let mut command = cargo();
    command.args(["test", "--quiet", "--package", "artifacts", "--lib", "--", "--nocapture"]);
    process::run(
        command.arg("_from_bad_ones").env("RUN_SLOW_TESTS", "1").env("PATH", host::oracles()),
    )
}

/// Runs the random tests against the real programs with another seed and more often.
pub(crate) fn lab(options: &[&str]) -> anyhow::Result<()> {
    let (mut seed, mut times) = (1_u64, 10_u32);
    for pair in options.chunks(2) {
        match pair {
            ["--seed", number] => seed = number.parse().context("--seed takes a number")?,
            ["--times", number] => times = number.parse().context("--times takes a number")?,
            _ => anyhow::bail!("`lab` takes --seed N and --times N"),
        }
    }
    setup::run()?;
    for (package, test) in [
        ("suite", "a_thousand_random_worlds"),
        ("suite", "fifty_broken_worlds"),
        ("fpm-syntax", "files_are_read_as_fpm_reads_them"),
    ] {
        let mut command = cargo();
        command.args(["test", "--quiet", "--package", package, "--", "--nocapture", test]);
        command.env("RUN_SLOW_TESTS", "1").env("PATH", host::oracles());
        process::run(command.env("SEED", seed.to_string()).env("TIMES", times.to_string()))?;
    }
    Ok(())
}

/// Takes pictures of the page's main states.
pub(crate) fn screenshots() -> anyhow::Result<()> {
    setup::run()?;
    page::dist()?;
    process::run(
        cargo()
            .args(["test", "--quiet", "--package", "suite", "--", "--ignored", "screenshots"])
            .env("PATH", host::oracles()),
    )
}

/// All tests of the workspace with the real programs; gives their number.
fn tests() -> anyhow::Result<u64> {
    step("Tests, with nginx, PHP-FPM and Chromium");
    let has_nextest = host::find("cargo-nextest").is_some();
    let mut command = cargo();
    if has_nextest {
        command.args(["nextest", "run", "--no-fail-fast", "--color", "never"]);
    } else {
        command.args(["test", "--no-fail-fast"]);
    }
    command.args(["--workspace", "--locked"]).env("RUN_SLOW_TESTS", "1");
    command.env("PATH", host::oracles());
    let mut count = 0;
    watch(&mut command, |line| count += passed(line))?;
    Ok(count)
}

/// The number in `test result: ok. 12 passed; …` and in nextest's `Summary … 12 passed`.
fn passed(line: &str) -> u64 {
    if !line.starts_with("test result:") && !line.trim_start().starts_with("Summary [") {
        return 0;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = words.windows(2).find_map(|it| match it {
        [number, word] if word.starts_with("passed") => number.parse().ok(),
        _ => None,
    });
    number.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_counted() {
        assert_eq!(passed("test result: ok. 12 passed; 0 failed; 0 ignored; finished in 0.1s"), 12);
        assert_eq!(passed("     Summary [   0.093s] 33 tests run: 33 passed, 2 skipped"), 33);
        assert_eq!(passed("7 passed by"), 0);
    }
}
