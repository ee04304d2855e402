//! `sockbox`: the engine on the command line, for shells and CI.

mod arguments;
mod commands;
mod export;
mod files;
mod render;

use std::io::Write;
use std::process::ExitCode;

/// Exit status of bad usage or unreadable input.
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    let outcome = arguments::parse(std::env::args_os()).and_then(commands::run);
    match outcome {
        Ok(output) => {
            let written = std::io::stdout().lock().write_all(&output.bytes);
            // A closed pipe, as of `sockbox check | head`, is no failure of the check.
            drop(written);
            ExitCode::from(output.status)
        }
        Err(error) => {
            let message = format!("sockbox: {error:#}\n");
            drop(std::io::stderr().lock().write_all(message.as_bytes()));
            ExitCode::from(BAD_USAGE)
        }
    }
}

#[cfg(test)]
mod tests;
