//! Running programs: what is announced, what an error says.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

/// Announces a step.
pub(crate) fn step(text: &str) {
    println!("==> {text}");
}

/// A program as cargo would be started by hand: without what the outer cargo told this process.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let is_ours = [
            "CARGO",
            "RUSTC",
            "RUSTDOC",
            "RUSTUP_TOOLCHAIN",
            "RUST_RECURSION_COUNT",
            "LD_LIBRARY_PATH",
        ];
        if is_ours.contains(&&*name)
            || name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
        {
            command.env_remove(&*name);
        }
    }
    command.current_dir(crate::host::root());
    command
}

/// The cargo that started this process.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO");
    let mut command = command(cargo.map_or_else(|| "cargo".into(), std::path::PathBuf::from));
    // Cargo compiles a dependency in that one's folder, where rustup would obey its toolchain file.
    if let Some(toolchain) = std::env::var_os("RUSTUP_TOOLCHAIN") {
        command.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    command
}

/// Runs a program to its end; failure is an error that shows the command.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed: {status}", shown(command));
    }
    Ok(())
}

/// Runs a program and gives what it printed.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} failed: {}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program, shows what it writes to either output and gives each line of it to `line`. Cargo's
/// own runner reports on one of them, nextest on the other.
pub(crate) fn watch(command: &mut Command, mut line: impl FnMut(&str)) -> anyhow::Result<()> {
    let (reader, writer) = std::io::pipe()?;
    let mut child = command
        .stdout(writer.try_clone()?)
        .stderr(writer)
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    // The command's own ends of the pipe would keep it open.
    command.stdout(Stdio::inherit()).stderr(Stdio::inherit());
    for it in BufReader::new(reader).split(b'\n') {
        let it = it?;
        let text = String::from_utf8_lossy(&it);
        println!("{text}");
        line(&text);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{} failed: {status}", shown(command));
    }
    Ok(())
}

/// Runs a program and ends it when the time is over.
pub(crate) fn run_for(command: &mut Command, limit: Duration) -> anyhow::Result<()> {
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => bail!("{} failed: {status}", shown(command)),
            None if limit < start.elapsed() => {
                child.kill()?;
                child.wait()?;
                bail!("{} took longer than {} seconds", shown(command), limit.as_secs());
            }
            None => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|it| it.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_both_outputs_are_watched() {
        let mut seen = Vec::new();
        let mut both = command("sh");
        watch(both.args(["-c", "echo out; echo err >&2"]), |it| seen.push(it.to_owned())).unwrap();
        assert_eq!(seen, ["out", "err"]);
        let failed = watch(command("sh").args(["-c", "exit 3"]), |_| {});
        assert!(failed.is_err());
    }
}
