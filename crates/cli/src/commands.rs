//! The commands: inputs in, bytes and an exit status out.

use std::path::Path;

use analysis::report::{Confidence, Severity};
use analysis::{Input, Kind, Options, Report, analyze, detect};
use anyhow::{Context as _, Result, bail};

use crate::arguments::{Command, Format, Grammar, Level, Mode, Source, USAGE};
use crate::{export, files, render};

/// What goes to standard output, and the exit status.
pub(crate) struct Output {
    pub(crate) bytes: Vec<u8>,
    pub(crate) status: u8,
}

pub(crate) fn run(command: Command) -> Result<Output> {
    match command {
        Command::Check { inputs, worker, format, fail_on } => {
            check(&inputs, worker, format, fail_on)
        }
        Command::Fix { inputs, worker, strategy, write } => {
            fix(&inputs, worker, strategy.as_deref(), write)
        }
        Command::Redact { inputs, mode, level, format, map, restore } => match restore {
            Some(restore) => restore_files(&inputs, &restore),
            None => redact(&inputs, mode, level, format, map.as_deref()),
        },
        Command::Export { artifact: None, .. } => Ok(output(export::list(), 0)),
        Command::Export { artifact: Some(name), inputs, worker, strategy, folder } => {
            let options = options(worker);
            export::export(&name, &inputs, &options, strategy.as_deref(), folder.as_deref())
                .map(|it| output(it, 0))
        }
        Command::Parse { input, grammar } => tree(&input, grammar),
        Command::Explain { code } => explain(&code),
        Command::Help => Ok(output(USAGE.to_owned(), 0)),
        Command::Version => Ok(output(format!("sockbox {}\n", env!("CARGO_PKG_VERSION")), 0)),
    }
}

fn output(text: String, status: u8) -> Output {
    Output { bytes: text.into_bytes(), status }
}

fn options(worker: Option<String>) -> Options {
    Options { worker, environment: std::env::vars().collect(), tag: tag(), ..Options::default() }
}

/// Unpredictable enough not to be guessed from outside, and checked against the inputs anyway.
fn tag() -> String {
    use std::hash::{BuildHasher as _, Hasher as _};
    let number = std::collections::hash_map::RandomState::new().build_hasher().finish();
    let digits = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let digit = |at: u32| {
        digits.get((number >> (at * 8) & 0xff) as usize % digits.len()).copied().unwrap_or(b'a')
    };
    (0..4).map(|it| char::from(digit(it))).collect()
}

fn check(
    inputs: &[Source],
    worker: Option<String>,
    format: Format,
    fail_on: Option<Severity>,
) -> Result<Output> {
    let inputs = files::read(inputs)?;
    eprint(&remarks(&inputs));
    let report = analyze(&inputs, &options(worker));
    let text = match format {
        Format::Text => render::text(&report),
        Format::Json => render::json(&report)?,
        Format::Sarif => render::sarif(&report)?,
    };
    Ok(output(text, u8::from(fails(&report, fail_on))))
}

/// What was probably not meant: empty files, files that are no text, swapped options.
fn remarks(inputs: &[Input]) -> String {
    inputs
        .iter()
        .filter_map(remark)
        .map(|(name, remark)| format!("sockbox: `{name}` {remark}\n"))
        .collect()
}

fn remark(input: &Input) -> Option<(&str, String)> {
    let remark = if input.text.trim().is_empty() {
        "is empty".to_owned()
    } else if input.text.contains('\0') {
        "is no text, since it has zero bytes; give the configuration itself".to_owned()
    } else {
        let is_config = |it: &Kind| matches!(it, Kind::Fpm | Kind::Nginx);
        let said = input.kind.filter(is_config)?;
        let detected = Some(detect(&input.text)).filter(|it| is_config(it) && *it != said)?;
        let (said, detected) = (said.as_str(), detected.as_str());
        format!(
            "was given as --{said} and reads like --{detected}; without the option its kind is detected"
        )
    };
    Some((&input.path, remark))
}

/// A cause that is shown counts as high: the site is down, or open.
fn fails(report: &Report, fail_on: Option<Severity>) -> bool {
    let Some(limit) = fail_on else { return false };
    let diagnosed = report.diagnostics.iter().any(|it| limit <= it.severity);
    let caused = report.causes.first().is_some_and(|it| {
        it.confidence != Confidence::Possible && it.cause != "not-a-socket-problem"
    });
    diagnosed || (caused && limit <= Severity::High)
}

fn fix(
    inputs: &[Source],
    worker: Option<String>,
    wanted: Option<&str>,
    write: bool,
) -> Result<Output> {
    if write && inputs.iter().any(|it| it.path.as_os_str() == "-") {
        bail!("--write needs files; standard input cannot be written back");
    }
    let inputs = files::read(inputs)?;
    eprint(&remarks(&inputs));
    let report = analyze(&inputs, &options(worker));
    let chosen = match wanted {
        Some(id) => report.strategies.iter().find(|it| it.id == id),
        None => report.strategies.iter().find(|it| it.recommended),
    };
    let Some(strategy) = chosen else {
        let wrong = report.causes.iter().any(|it| it.cause != "not-a-socket-problem");
        if !wrong && report.strategies.is_empty() {
            return Ok(output(String::new(), 0));
        }
        let offered: Vec<&str> = report.strategies.iter().map(|it| it.id.as_str()).collect();
        let hint = match (offered.is_empty(), report.ask.first()) {
            (false, _) => format!("proved here: {}", offered.join(", ")),
            (true, Some(ask)) => format!("the output of this command would help: {ask}"),
            (true, None) => "`sockbox check` has the details".to_owned(),
        };
        eprint(&format!(
            "sockbox: {}; no change can be proved{}; {hint}\n",
            report.verdict,
            wanted.map_or_else(String::new, |it| format!(" for `{it}`"))
        ));
        return Ok(output(String::new(), 1));
    };
    let mut bytes = Vec::new();
    for file in &strategy.files {
        let is_input = inputs.iter().any(|it| it.path == file.path);
        match (write, is_input) {
            (true, true) => files::replace(&file.path, &file.raw.fixed)?,
            (true, false) => files::create(Path::new(&file.path), &file.raw.fixed)?,
            (false, _) => {}
        }
        bytes.extend(text::encode(&file.raw.diff));
    }
    for assumption in &strategy.assumes {
        eprint(&format!(
            "assumes {}: {} ({}); check it with: {}\n",
            assumption.fact, assumption.value, assumption.source, assumption.command
        ));
    }
    for command in &strategy.commands {
        eprint(&format!("run: {}\n", command.run));
    }
    Ok(Output { bytes, status: 0 })
}

fn eprint(text: &str) {
    use std::io::Write as _;
    drop(std::io::stderr().lock().write_all(text.as_bytes()));
}

fn redact(
    sources: &[Source],
    mode: Mode,
    level: Level,
    format: Format,
    map: Option<&Path>,
) -> Result<Output> {
    let inputs = files::read(sources)?;
    let texts: Vec<analysis::redact::Input<'_>> = inputs
        .iter()
        .map(|it| analysis::redact::Input { text: &it.text, kind: analysis::redaction_kind(it) })
        .collect();
    let options = analysis::redact::Options {
        mode: match mode {
            Mode::Balanced => analysis::redact::Mode::Balanced,
            Mode::Strict => analysis::redact::Mode::Strict,
        },
        level: match level {
            Level::Secrets => analysis::redact::Level::Secrets,
            Level::Identifiers => analysis::redact::Level::Identifiers,
        },
        tag: tag(),
        keep: std::collections::BTreeSet::new(),
        extra: Vec::new(),
    };
    let redaction = analysis::redact::redact(&texts, &options);
    if let Some(first) = redaction.residue.first() {
        let path = inputs.get(first.file).map_or("the input", |it| it.path.as_str());
        bail!(
            "the output still holds a value that was masked elsewhere (from `{path}`); nothing is printed"
        );
    }
    if let Some(map) = map {
        write_private(map, &render::map(&redaction.map)?)?;
    }
    match format {
        Format::Json => Ok(output(render::redaction(&inputs, &redaction)?, 0)),
        Format::Text | Format::Sarif => {
            let bytes =
                redaction.files.iter().flat_map(|it| text::encode(it.text.as_str())).collect();
            Ok(Output { bytes, status: 0 })
        }
    }
}

/// The map holds the secrets: nobody but the owner may read it.
fn write_private(path: &Path, content: &str) -> Result<()> {
    use std::io::Write as _;
    let mut open = std::fs::OpenOptions::new();
    open.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        open.mode(0o600);
    }
    let mut file =
        open.open(path).with_context(|| format!("`{}` cannot be written", path.display()))?;
    file.write_all(&text::encode(content))
        .with_context(|| format!("`{}` cannot be written", path.display()))
}

fn restore_files(sources: &[Source], map: &Path) -> Result<Output> {
    let source = Source { path: map.to_owned(), kind: None };
    let text = files::read_one(&source)?.text;
    let map = render::map_from(&text)
        .with_context(|| format!("`{}` is no map that `redact --map` wrote", map.display()))?;
    let mut bytes = Vec::new();
    for input in files::read(sources)? {
        let restored = analysis::redact::restore(&map, &input.text);
        let left = analysis::redact::unresolved(&map, &restored);
        if !left.is_empty() {
            eprint(&format!(
                "sockbox: in `{}` {} stand where nothing was masked, and stay; do not apply this text before they are gone\n",
                input.path,
                left.join(", ")
            ));
        }
        bytes.extend(text::encode(&restored));
    }
    Ok(Output { bytes, status: 0 })
}

fn tree(source: &Source, grammar: Grammar) -> Result<Output> {
    let input = files::read_one(source)?;
    let json = match grammar {
        Grammar::Nginx => serde_json::to_string(&analysis::parse_nginx(&input.path, &input.text))?,
        Grammar::Fpm => serde_json::to_string(&analysis::parse_fpm(
            &[&input.text],
            &std::env::vars().collect(),
        ))?,
    };
    Ok(output(json + "\n", 0))
}

fn explain(code: &str) -> Result<Output> {
    let page = analysis::explain(code);
    page.map(|it| output(it, 0)).with_context(|| {
        format!("there is no rule, cause or artifact `{code}`; `sockbox check` prints the codes, `sockbox export --list` the artifacts")
    })
}
