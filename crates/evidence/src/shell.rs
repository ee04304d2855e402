//! A command line as far as its output depends on it: programs, arguments, where it runs.

mod words;

use crate::scan;
use words::{parts, words};

/// One command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Command {
    pub(crate) text: String,
    /// The text without outcome and note.
    pub(crate) line: String,
    pub(crate) parts: Vec<Part>,
    /// The directory that the prompt shows, where it is absolute.
    pub(crate) directory: Option<String>,
    /// What the reporter writes behind `->`.
    pub(crate) outcome: Option<String>,
    /// What the reporter writes behind `#`, or in brackets at the end.
    pub(crate) note: Option<String>,
    pub(crate) site: Option<Site>,
}

/// One program of a command line with its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) program: String,
    pub(crate) args: Vec<String>,
    /// Whether it reads what the one before it writes.
    pub(crate) is_filter: bool,
}

/// Where a command runs, when it says so itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    Container(String),
    /// An interactive shell in the container: what follows runs there.
    Shell(String),
    Host(String),
}

impl Command {
    /// Reads a command line; `text` is what stands behind the prompt.
    pub(crate) fn parse(text: &str) -> Self {
        let mut res = Self { text: text.to_owned(), ..Self::default() };
        let mut rest = text;
        for arrow in [" -> ", " => ", " \u{2192} "] {
            if let Some((line, outcome)) = rest.split_once(arrow) {
                res.outcome = Some(outcome.trim().to_owned());
                rest = line;
                break;
            }
        }
        if let Some((line, note)) = trailing_brackets(rest) {
            res.note = Some(note.to_owned());
            res.site = note_site(note);
            rest = line;
        }
        let (words, note) = words(rest.trim());
        if let Some(note) = note {
            rest = rest
                .trim()
                .strip_suffix(note.as_str())
                .unwrap_or(rest)
                .trim_end()
                .trim_end_matches('#');
            res.note = Some(note);
        }
        rest.trim().clone_into(&mut res.line);
        let mut queue = parts(words);
        // A script behind `sh -c` is read in place of it; scripts in scripts are rare, so the
        // number of rounds has a bound.
        for _ in 0..MAX_WRAPPERS {
            let mut changed = false;
            let mut next = Vec::new();
            for part in queue {
                match unwrap(part, &mut res.site) {
                    Unwrapped::Same(part) => next.push(part),
                    Unwrapped::Part(part) => {
                        changed = true;
                        next.push(part);
                    }
                    Unwrapped::Script(script) => {
                        changed = true;
                        next.extend(parts(words::words(&script).0));
                    }
                }
            }
            queue = next;
            if !changed {
                break;
            }
        }
        queue.truncate(MAX_PARTS);
        res.parts = queue;
        res
    }

    /// The last program of that name whose output is shown.
    pub(crate) fn part(&self, program: &str) -> Option<&Part> {
        self.parts.iter().rev().find(|it| !it.is_filter && it.program == program)
    }

    /// Whether the command itself says that it runs in that container.
    pub(crate) fn names_container(&self, name: &str) -> bool {
        matches!(&self.site, Some(Site::Container(it)) if it == name)
    }

    /// Whether `grep`, `head` and the like may have left lines out.
    pub(crate) fn is_filtered(&self) -> bool {
        self.parts.iter().any(|it| it.is_filter)
    }

    /// The pattern of the first `grep` behind a pipe.
    pub(crate) fn pattern(&self) -> Option<&str> {
        let grep = self.parts.iter().find(|it| it.is_filter && it.program.ends_with("grep"))?;
        let behind = grep.args.iter().skip_while(|it| *it != "--").nth(1);
        behind.or_else(|| grep.args.iter().find(|it| !it.starts_with('-'))).map(String::as_str)
    }

    /// A path argument as an absolute one, where the prompt shows the directory.
    pub(crate) fn absolute(&self, path: &str) -> String {
        match &self.directory {
            Some(directory) => scan::join(directory, path),
            None => scan::join("", path),
        }
    }
}

impl Part {
    /// The arguments that are no options.
    pub(crate) fn operands(&self) -> impl Iterator<Item = &str> {
        self.args.iter().map(String::as_str).filter(|it| !it.starts_with('-') || *it == "-")
    }

    /// Whether a bundle of one-letter options has this one.
    pub(crate) fn has(&self, letter: char) -> bool {
        self.args
            .iter()
            .filter_map(|it| it.strip_prefix('-'))
            .any(|it| !it.starts_with('-') && it.contains(letter))
    }

    /// The value of an option: `-o VALUE`, `-oVALUE`, `--long=VALUE` or `--long VALUE`.
    pub(crate) fn value(&self, option: &str) -> Option<&str> {
        let mut args = self.args.iter();
        while let Some(arg) = args.next() {
            if arg == option {
                return args.next().map(String::as_str);
            }
            let Some(rest) = arg.strip_prefix(option) else { continue };
            match rest.strip_prefix('=') {
                Some(value) => return Some(value),
                None if !option.starts_with("--") => return Some(rest),
                None => {}
            }
        }
        None
    }

    /// All values of a repeatable option in either of its spellings.
    pub(crate) fn values(&self, options: &[&str]) -> Vec<&str> {
        let mut res = Vec::new();
        let mut args = self.args.iter();
        while let Some(arg) = args.next() {
            for option in options {
                if arg == option {
                    res.extend(args.next().map(String::as_str));
                    break;
                }
                if let Some(value) = arg.strip_prefix(*option).and_then(|it| it.strip_prefix('=')) {
                    res.push(value);
                    break;
                }
            }
        }
        res
    }
}

const MAX_WRAPPERS: usize = 8;
const MAX_PARTS: usize = 32;
const MAX_NAME: usize = 128;

enum Unwrapped {
    Same(Part),
    Part(Part),
    Script(String),
}

/// Takes one layer off: `sudo`, `env`, `docker exec NAME`, `sh -c`.
fn unwrap(part: Part, site: &mut Option<Site>) -> Unwrapped {
    let Part { program, args, is_filter } = &part;
    let rebuilt = |rest: &[String]| match rest.split_first() {
        Some((program, args)) => Unwrapped::Part(Part {
            program: base_name(program).to_owned(),
            args: args.to_vec(),
            is_filter: *is_filter,
        }),
        None => Unwrapped::Same(Part::default()),
    };
    if is_assignment(program) {
        return rebuilt(args);
    }
    match program.as_str() {
        "sudo" | "doas" => {
            rebuilt(behind_options(args, &["-u", "-g", "-h", "-p", "-C", "--user", "--group"]))
        }
        "env" | "time" | "nohup" | "exec" | "command" | "stdbuf" => {
            rebuilt(behind_options(args, &["-u"]))
        }
        "watch" => rebuilt(behind_options(args, &["-n"])),
        "sh" | "bash" | "ash" | "dash" | "zsh" | "su" | "runuser" => {
            let mut rest = args.iter();
            let script = rest
                .find(|it| it.starts_with('-') && !it.starts_with("--") && it.ends_with('c'))
                .and_then(|_| rest.next());
            match script {
                Some(script) => Unwrapped::Script(script.clone()),
                None => Unwrapped::Same(part),
            }
        }
        "docker" | "podman" | "nerdctl" | "docker-compose" | "kubectl" | "oc" | "lxc" | "incus"
        | "jexec" => match container(program, args) {
            Some((name, [])) => {
                *site = Some(Site::Container(name));
                Unwrapped::Same(part)
            }
            Some((name, rest)) => {
                let is_shell = rest.len() == 1
                    && rest.first().is_some_and(|it| SHELLS.contains(&base_name(it)));
                *site = Some(if is_shell { Site::Shell(name) } else { Site::Container(name) });
                rebuilt(rest)
            }
            None => Unwrapped::Same(part),
        },
        "nsenter" => {
            let rest = behind_options(args, &["-t", "--target", "-S", "-G"]);
            if let Some(pid) = part
                .value("-t")
                .filter(|it| it.len() <= MAX_NAME)
                .or_else(|| part.value("--target"))
            {
                *site = Some(Site::Container(format!("pid {pid}")));
            }
            rebuilt(rest)
        }
        "ssh" => {
            let rest = behind_options(args, &["-p", "-i", "-l", "-o", "-J", "-F"]);
            match rest.split_first() {
                Some((host, rest)) if !rest.is_empty() && host.len() <= MAX_NAME => {
                    let host = host.rsplit_once('@').map_or(host.as_str(), |(_, it)| it);
                    *site = Some(Site::Host(host.to_owned()));
                    Unwrapped::Script(rest.join(" "))
                }
                _ => Unwrapped::Same(part),
            }
        }
        _ => Unwrapped::Same(part),
    }
}

const SHELLS: &[&str] = &["sh", "bash", "ash", "zsh"];

/// The container that a command names, and the command that runs in it.
fn container<'a>(program: &str, args: &'a [String]) -> Option<(String, &'a [String])> {
    let mut rest = behind_options(args, GLOBAL_VALUES);
    let (mut verb, mut tail) = rest.split_first()?;
    if program == "jexec" {
        return (verb.len() <= MAX_NAME).then(|| (verb.clone(), tail));
    }
    if verb == "compose" {
        rest = behind_options(tail, GLOBAL_VALUES);
        (verb, tail) = rest.split_first()?;
    } else if verb == "container" {
        (verb, tail) = tail.split_first()?;
    }
    let (name, rest) = behind_options(tail, EXEC_VALUES).split_first()?;
    if MAX_NAME < name.len() {
        return None;
    }
    let name = match verb.as_str() {
        "exec" | "logs" if matches!(program, "kubectl" | "oc") => {
            pod_container(tail).unwrap_or(name)
        }
        _ => name,
    };
    let name = name.split_once('/').map_or(name.as_str(), |(kind, it)| {
        if matches!(kind, "pod" | "pods" | "deploy" | "deployment" | "sts") { it } else { name }
    });
    match verb.as_str() {
        "exec" => {
            let rest = behind_options(rest, EXEC_VALUES);
            Some((name.to_owned(), rest))
        }
        "logs" => Some((name.to_owned(), &[])),
        // `docker run --rm IMAGE ls …`: the image is all the name there is.
        "run" if !rest.is_empty() => Some((name.to_owned(), rest)),
        _ => None,
    }
}

/// The container of a pod that `-c` names.
fn pod_container(args: &[String]) -> Option<&String> {
    let own = args.iter().take_while(|it| *it != "--");
    let mut own = own.skip_while(|it| !matches!(it.as_str(), "-c" | "--container"));
    own.nth(1).filter(|it| it.len() <= MAX_NAME)
}

const GLOBAL_VALUES: &[&str] = &[
    "-f",
    "--file",
    "-p",
    "--project-name",
    "-H",
    "--host",
    "--context",
    "-n",
    "--namespace",
    "--profile",
];
const EXEC_VALUES: &[&str] = &[
    "-u",
    "--user",
    "-e",
    "--env",
    "-w",
    "--workdir",
    "-c",
    "--container",
    "-n",
    "--namespace",
    "--tail",
    "--since",
    "--index",
    "-v",
    "--volume",
    "-p",
    "--publish",
    "--name",
    "--network",
    "--net",
    "--entrypoint",
    "--mount",
    "--env-file",
    "-h",
    "--hostname",
    "--volumes-from",
    "--group-add",
    "--restart",
    "-l",
    "--label",
    "--add-host",
    "--cap-add",
    "--cap-drop",
    "--security-opt",
    "--link",
    "--log-driver",
    "--platform",
    "-m",
    "--memory",
    "--cpus",
    "--tmpfs",
];

/// The arguments behind leading options; `with_value` names those that take the next word.
fn behind_options<'a>(args: &'a [String], with_value: &[&str]) -> &'a [String] {
    let mut rest = args;
    while let Some((first, tail)) = rest.split_first() {
        if first == "--" {
            return tail;
        }
        if !first.starts_with('-') && !is_assignment(first) {
            return rest;
        }
        rest = if with_value.contains(&first.as_str()) {
            tail.get(1..).unwrap_or_default()
        } else {
            tail
        };
    }
    rest
}

/// The last component of a program's path.
pub(crate) fn base_name(program: &str) -> &str {
    program.rsplit_once('/').map_or(program, |(_, name)| name)
}

/// `NAME=value` before a program.
pub(crate) fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
    })
}

/// `… (in the jail)` at the end of a line.
fn trailing_brackets(text: &str) -> Option<(&str, &str)> {
    let (line, note) = text.trim_end().strip_suffix(')')?.rsplit_once(" (")?;
    let is_place =
        note.len() <= MAX_NAME && (note.starts_with("in ") || note.starts_with("inside "));
    is_place.then_some((line, note))
}

/// The container that `in nginx` or `inside the php container` names.
fn note_site(note: &str) -> Option<Site> {
    let mut words: Vec<&str> = note.split_whitespace().skip(1).collect();
    if words.first() == Some(&"the") {
        words.remove(0);
    }
    match words.as_slice() {
        [name] | [name, "container" | "pod"] | ["container" | "pod", name]
            if *name != "jail" && *name != "container" =>
        {
            Some(Site::Container((*name).to_owned()))
        }
        _ => None,
    }
}
