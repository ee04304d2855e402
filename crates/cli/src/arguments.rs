//! The command line's arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use analysis::Kind;
use analysis::report::Severity;
use anyhow::{Context as _, Result, anyhow, bail};
use lexopt::prelude::*;

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Check {
        inputs: Vec<Source>,
        worker: Option<String>,
        format: Format,
        fail_on: Option<Severity>,
    },
    Fix {
        inputs: Vec<Source>,
        worker: Option<String>,
        strategy: Option<String>,
        write: bool,
    },
    Redact {
        inputs: Vec<Source>,
        mode: Mode,
        level: Level,
        format: Format,
        map: Option<PathBuf>,
        restore: Option<PathBuf>,
    },
    Export {
        /// `None`: list them.
        artifact: Option<String>,
        inputs: Vec<Source>,
        worker: Option<String>,
        strategy: Option<String>,
        folder: Option<PathBuf>,
    },
    Parse {
        input: Source,
        grammar: Grammar,
    },
    Explain {
        code: String,
    },
    Help,
    Version,
}

/// One input: a path, or `-` for standard input.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) kind: Option<Kind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Balanced,
    Strict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Secrets,
    Identifiers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grammar {
    Nginx,
    Fpm,
}

pub(crate) const USAGE: &str = "\
sockbox: why nginx cannot reach PHP-FPM, and the corrected configuration

  sockbox check  [PATH|-]... [--worker USER[:GROUP]] [--format text|json|sarif]
                 [--fail-on critical|high|medium|low|never]
  sockbox fix    [PATH]...   [--worker USER[:GROUP]] [--strategy align|shared-group|acl|container] [--write]
  sockbox redact [PATH|-]... [--mode balanced|strict] [--level secrets|identifiers] [--format text|json]
                 [--map FILE] [--restore MAP]
  sockbox export ARTIFACT|all [PATH|-]... [-o DIR] [--worker USER[:GROUP]] [--strategy ...]
  sockbox export --list
  sockbox parse  --as nginx|fpm [PATH|-]
  sockbox explain CODE|ARTIFACT

A path's kind is detected from its content; --fpm, --nginx, --evidence, --compose and
--dockerfile PATH say it outright and may repeat.

Exit status: 0 nothing at or above --fail-on (default high), 1 something, 2 bad usage or
unreadable input. `fix` exits with 0 when it printed or wrote a proved change or nothing needs
one, and with 1 when something is wrong and no change can be proved.
";

/// Reads the arguments; the first is the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(name)) => name,
        Some(other) => return Err(other.unexpected()).context("try `sockbox --help`"),
    };
    match name.to_str() {
        Some("check") => check(parser),
        Some("fix") => fix(parser),
        Some("redact") => redact(parser),
        Some("export") => export(parser),
        Some("parse") => tree(parser),
        Some("explain") => explain(parser),
        Some("help") => Ok(Command::Help),
        _ => bail!("there is no command `{}`; try `sockbox --help`", name.display()),
    }
}

fn check(mut parser: lexopt::Parser) -> Result<Command> {
    let (mut inputs, mut worker, mut format, mut fail_on) =
        (Vec::new(), None, Format::Text, Some(Severity::High));
    while let Some(argument) = parser.next()? {
        match argument {
            Long("worker") => worker = Some(worker_value(&mut parser)?),
            Long("format") => format = format_value(&mut parser)?,
            Long("fail-on") => fail_on = severity_value(&mut parser)?,
            Long("help") => return Ok(Command::Help),
            other => {
                let given = given(other)?;
                inputs.push(source(&mut parser, given)?);
            }
        }
    }
    Ok(Command::Check { inputs, worker, format, fail_on })
}

fn fix(mut parser: lexopt::Parser) -> Result<Command> {
    let (mut inputs, mut worker, mut strategy, mut write) = (Vec::new(), None, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("worker") => worker = Some(worker_value(&mut parser)?),
            Long("strategy") => strategy = Some(strategy_value(&mut parser)?),
            Long("write") => write = true,
            Long("help") => return Ok(Command::Help),
            other => {
                let given = given(other)?;
                inputs.push(source(&mut parser, given)?);
            }
        }
    }
    Ok(Command::Fix { inputs, worker, strategy, write })
}

fn redact(mut parser: lexopt::Parser) -> Result<Command> {
    let (mut inputs, mut mode, mut level, mut format) =
        (Vec::new(), Mode::Balanced, Level::Secrets, Format::Text);
    let (mut map, mut restore) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("mode") => {
                mode = match parser.value()?.string()?.as_str() {
                    "balanced" => Mode::Balanced,
                    "strict" => Mode::Strict,
                    other => bail!("--mode takes balanced or strict, not `{other}`"),
                }
            }
            Long("level") => {
                level = match parser.value()?.string()?.as_str() {
                    "secrets" => Level::Secrets,
                    "identifiers" => Level::Identifiers,
                    other => bail!("--level takes secrets or identifiers, not `{other}`"),
                }
            }
            Long("format") => {
                format = format_value(&mut parser)?;
                if format == Format::Sarif {
                    bail!("`redact` writes text or json");
                }
            }
            Long("map") => map = Some(PathBuf::from(parser.value()?)),
            Long("restore") => restore = Some(PathBuf::from(parser.value()?)),
            Long("help") => return Ok(Command::Help),
            other => {
                let given = given(other)?;
                inputs.push(source(&mut parser, given)?);
            }
        }
    }
    Ok(Command::Redact { inputs, mode, level, format, map, restore })
}

fn export(mut parser: lexopt::Parser) -> Result<Command> {
    let (mut artifact, mut inputs, mut list) = (None, Vec::new(), false);
    let (mut worker, mut strategy, mut folder) = (None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("list") => list = true,
            Short('o') | Long("output") => folder = Some(PathBuf::from(parser.value()?)),
            Long("worker") => worker = Some(worker_value(&mut parser)?),
            Long("strategy") => strategy = Some(strategy_value(&mut parser)?),
            Long("help") => return Ok(Command::Help),
            Value(name) if artifact.is_none() => artifact = Some(name.string()?),
            other => {
                let given = given(other)?;
                inputs.push(source(&mut parser, given)?);
            }
        }
    }
    if artifact.is_none() && !list {
        bail!("`export` needs the name of an artifact; `sockbox export --list` prints them");
    }
    let artifact = artifact.filter(|_| !list);
    Ok(Command::Export { artifact, inputs, worker, strategy, folder })
}

fn tree(mut parser: lexopt::Parser) -> Result<Command> {
    let (mut inputs, mut grammar) = (Vec::new(), None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("as") => {
                grammar = match parser.value()?.string()?.as_str() {
                    "nginx" => Some(Grammar::Nginx),
                    "fpm" => Some(Grammar::Fpm),
                    other => bail!("--as takes nginx or fpm, not `{other}`"),
                }
            }
            Long("help") => return Ok(Command::Help),
            other => {
                let given = given(other)?;
                inputs.push(source(&mut parser, given)?);
            }
        }
    }
    let grammar = grammar.context("`parse` needs --as nginx or --as fpm")?;
    let mut inputs = inputs.into_iter();
    let input = inputs.next().unwrap_or(Source { path: PathBuf::from("-"), kind: None });
    match inputs.next() {
        Some(second) => bail!("`parse` takes one input; `{}` is the second", second.path.display()),
        None => Ok(Command::Parse { input, grammar }),
    }
}

fn explain(mut parser: lexopt::Parser) -> Result<Command> {
    match parser.next()? {
        Some(Value(code)) => Ok(Command::Explain { code: code.string()? }),
        Some(Long("help")) => Ok(Command::Help),
        Some(other) => Err(other.unexpected().into()),
        None => {
            bail!("`explain` needs the code of a rule or a cause, such as `socket-access-denied`")
        }
    }
}

/// A path, or an option that says the kind of the path after it.
enum Given {
    Path(PathBuf),
    Kind(Kind),
}

fn given(argument: lexopt::Arg<'_>) -> Result<Given> {
    match argument {
        Value(path) => Ok(Given::Path(path.into())),
        Long(name) => match Kind::ALL.iter().find(|it| it.as_str() == name) {
            Some(kind) => Ok(Given::Kind(*kind)),
            None => Err(argument.unexpected()).context("try `sockbox --help`"),
        },
        Short(_) => Err(argument.unexpected()).context("try `sockbox --help`"),
    }
}

fn source(parser: &mut lexopt::Parser, given: Given) -> Result<Source> {
    Ok(match given {
        Given::Path(path) => Source { path, kind: None },
        Given::Kind(kind) => Source { path: parser.value()?.into(), kind: Some(kind) },
    })
}

fn worker_value(parser: &mut lexopt::Parser) -> Result<String> {
    let value = parser.value()?.string()?;
    let allowed = |it: char| !it.is_whitespace() && !it.is_control() && !"/;'\"\\$`{}".contains(it);
    if value.is_empty() || value.starts_with([':', '-']) || !value.chars().all(allowed) {
        bail!(
            "--worker takes USER or USER:GROUP, names or numbers, not `{}`",
            value.escape_debug()
        );
    }
    Ok(value)
}

fn strategy_value(parser: &mut lexopt::Parser) -> Result<String> {
    let value = parser.value()?.string()?;
    if !["align", "shared-group", "acl", "container"].contains(&value.as_str()) {
        bail!("--strategy takes align, shared-group, acl or container, not `{value}`");
    }
    Ok(value)
}

fn format_value(parser: &mut lexopt::Parser) -> Result<Format> {
    match parser.value()?.string()?.as_str() {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "sarif" => Ok(Format::Sarif),
        other => Err(anyhow!("--format takes text, json or sarif, not `{other}`")),
    }
}

fn severity_value(parser: &mut lexopt::Parser) -> Result<Option<Severity>> {
    match parser.value()?.string()?.as_str() {
        "critical" => Ok(Some(Severity::Critical)),
        "high" => Ok(Some(Severity::High)),
        "medium" => Ok(Some(Severity::Medium)),
        "low" => Ok(Some(Severity::Low)),
        "never" => Ok(None),
        other => {
            Err(anyhow!("--fail-on takes critical, high, medium, low or never, not `{other}`"))
        }
    }
}
