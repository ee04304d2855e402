//! `cargo xtask`: sets up, builds, serves, checks and tests. It is no part of the product.
//!
//! It is compiled before anything else on a fresh machine, so it has few dependencies; what needs
//! wasm-bindgen's library is the crate `bundle`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a build tool reads files and the environment, runs programs and reports on the terminal"
)]

mod bench;
mod host;
mod new_rule;
mod page;
mod process;
mod serve;
mod setup;
mod startup;
mod test;
mod tidy;
mod trunk;
mod versions;

use std::process::ExitCode;

use anyhow::{Context as _, bail};

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N]   build the page and serve it at a loopback address
  test               set up, then run every check and every test
  ci                 the same; what .ci/run calls
  setup              install what the tests need, and nothing else
  build              compile the page's wasm
  dist               make dist/: the sealed page, the widget's script, the rules' pages
  bench              how fast the redactor is, natively and in the browser, and what it weighs
  tidy               check the rules that no compiler checks
  trunk              check that `trunk build` of this tree works
  new-rule CODE      make a rule's file, its cases and its line in the list
  artifacts          print the misses and false alarms of each generated check
  lab [--seed N] [--times N]
                     ask the kernel, nginx and PHP-FPM about N times as many random worlds as `test`
                     does: 1,000 for the kernel, 50 live ones, 500 settings files; 10 by default
  screenshots        take pictures of the page into docs/screenshots
  startup            print how long the page takes until it is usable, and what pastes cost it
  bless              rewrite the expectations of case tests; read the diff afterwards
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(it) => {
            eprintln!("error: {it:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> anyhow::Result<()> {
    match args {
        ["serve"] => serve::run(None),
        ["serve", "--port", port] => {
            serve::run(Some(port.parse().context("--port takes a number")?))
        }
        ["test" | "ci"] => test::run(),
        ["setup"] => setup::run(),
        ["build"] => page::compile().map(drop),
        ["dist"] => page::dist(),
        ["tidy"] => {
            setup::python::install()?;
            tidy::run()
        }
        ["bench"] => bench::bench(),
        ["trunk"] => trunk::run(),
        ["new-rule", code] => new_rule::run(code),
        ["artifacts"] => test::artifacts(),
        ["lab", options @ ..] => test::lab(options),
        ["screenshots"] => test::screenshots(),
        ["startup"] => startup::run(),
        ["bless"] => test::bless(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("unknown command: {}\n\n{USAGE}", other.join(" ")),
    }
}
