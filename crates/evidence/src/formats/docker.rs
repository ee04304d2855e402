//! `docker run` with its mounts and ports, and the lines of a Dockerfile that bear on the socket.

use crate::formats::compose;
use crate::lines::{Acc, Paste, Role};
use crate::scan;
use crate::shell::{Command, Part};
use crate::{DockerInstruction, Observation, Service};

/// What a command line with `docker run` says by itself.
pub(crate) fn read_command(paste: &Paste<'_>, at: usize, acc: &mut Acc) {
    let Some(command) = paste.command(at) else { return };
    if let Some(rest) = run_of(&command.text) {
        run(paste, at, at + 1, rest, acc);
    }
}

/// A `docker run` that stands in a comment or a sentence.
pub(crate) fn read_run(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let Some(rest) = run_of(line) else { return 0 };
    run(paste, at, at + 1, rest, acc);
    1
}

fn run_of(text: &str) -> Option<&str> {
    ["docker run ", "podman run ", "docker container run "]
        .iter()
        .find_map(|it| scan::after(text, it))
}

fn run(paste: &Paste<'_>, from: usize, to: usize, options: &str, acc: &mut Acc) {
    let line = Command::parse(&format!("run {options}"));
    let Some(part) = line.parts.first() else { return };
    let name = part.value("--name").filter(|it| it.len() <= scan::MAX_PATH).map(str::to_owned);
    for volume in part.values(&["-v", "--volume"]) {
        if let Some((source, target)) = compose::volume(volume) {
            acc.state(
                paste,
                from,
                to,
                Observation::Mount { service: name.clone(), source, target },
            );
        }
    }
    for mount in part.values(&["--mount"]) {
        let value = |keys: &[&str]| {
            mount
                .split(',')
                .filter_map(|it| it.split_once('='))
                .find(|(key, _)| keys.contains(key))
                .map(|(_, it)| it.to_owned())
        };
        if let (Some(source), Some(target)) =
            (value(&["source", "src"]), value(&["target", "dst", "destination"]))
        {
            acc.state(
                paste,
                from,
                to,
                Observation::Mount { service: name.clone(), source, target },
            );
        }
    }
    for port in part.values(&["-p", "--publish"]) {
        if let Some(observation) = publish(port) {
            acc.state(paste, from, to, observation);
        }
    }
    let user = part.values(&["-u", "--user"]).first().map(|it| (*it).to_owned());
    let group_add: Vec<String> =
        part.values(&["--group-add"]).iter().map(|it| (*it).to_owned()).collect();
    if user.is_some() || !group_add.is_empty() {
        let service = Service {
            name: name.unwrap_or_default(),
            user,
            group_add,
            image: image(part),
            ..Service::default()
        };
        acc.state(paste, from, to, Observation::Service(service));
    }
}

/// The first argument that is neither an option nor an option's value.
fn image(part: &Part) -> Option<String> {
    let mut args = part.args.iter();
    while let Some(arg) = args.next() {
        if !arg.starts_with('-') {
            return Some(arg.clone());
        }
        let is_flag = arg.contains('=') || FLAGS.contains(&arg.as_str());
        if !is_flag {
            args.next()?;
        }
    }
    None
}

/// Options of `docker run` that take no value.
const FLAGS: &[&str] = &[
    "-d",
    "-i",
    "-t",
    "-it",
    "-ti",
    "-dit",
    "--rm",
    "--init",
    "--privileged",
    "--read-only",
    "--detach",
    "-P",
];

/// `[ADDRESS:]HOST:CONTAINER[/tcp]`
pub(crate) fn publish(text: &str) -> Option<Observation> {
    let text = text.split('/').next()?;
    let (head, container) = text.rsplit_once(':')?;
    let host = head.rsplit_once(':').map_or(head, |(_, it)| it);
    Some(Observation::Publish {
        host_port: host.parse().ok()?,
        container_port: container.parse().ok()?,
    })
}

/// Instructions of a Dockerfile, with lines that end in `\` joined.
pub(crate) fn read_instructions(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(first) = paste.output(at) else { return 0 };
    let Some((keyword, _)) = instruction(first) else { return 0 };
    let mut text = String::new();
    let mut next = at;
    while let Some(line) = paste.line(next).filter(|_| next - at < MAX_LINES) {
        if line.role == Role::Prompt {
            break;
        }
        let content = line.text.trim();
        if line.role != Role::Comment {
            let (content, goes_on) = match content.strip_suffix('\\') {
                Some(head) => (head, true),
                None => (content, false),
            };
            text.push_str(content);
            text.push(' ');
            next += 1;
            if !goes_on {
                break;
            }
        } else {
            next += 1;
        }
    }
    let arguments = scan::after(&text, " ").unwrap_or_default().trim();
    for instruction in effects(keyword, arguments) {
        acc.state(paste, at, next, Observation::DockerInstruction(instruction));
    }
    next - at
}

const MAX_LINES: usize = 500;

/// The keyword of an instruction and its arguments; keywords are read in capitals, as all write
/// them, since `user`, `from` and `copy` begin sentences and nginx lines too.
pub(crate) fn instruction(line: &str) -> Option<(&str, &str)> {
    let (keyword, rest) = line.trim_start().split_once([' ', '\t'])?;
    let rest = rest.trim();
    let fits = match keyword {
        "FROM" | "USER" => rest.split(' ').count() <= 5 && !rest.ends_with('.'),
        "RUN" | "COPY" | "ADD" | "ENTRYPOINT" | "CMD" | "ENV" | "ARG" | "WORKDIR" | "EXPOSE"
        | "VOLUME" | "LABEL" | "STOPSIGNAL" | "HEALTHCHECK" | "SHELL" | "ONBUILD" => true,
        _ => false,
    };
    (fits && !rest.is_empty() && !rest.starts_with('=')).then_some((keyword, rest))
}

fn effects(keyword: &str, arguments: &str) -> Vec<DockerInstruction> {
    match keyword {
        "FROM" => {
            let image = arguments.split_whitespace().find(|it| !it.starts_with("--"));
            image.map(|it| DockerInstruction::From(it.to_owned())).into_iter().collect()
        }
        "USER" => vec![DockerInstruction::User(scan::unquoted(arguments).to_owned())],
        "COPY" | "ADD" => copies(arguments),
        "RUN" => runs(arguments),
        _ => Vec::new(),
    }
}

/// Files that configure FPM or nginx.
fn copies(arguments: &str) -> Vec<DockerInstruction> {
    let cleaned = arguments.trim_start_matches('[').trim_end_matches(']').replace(['"', ','], " ");
    let words: Vec<&str> = cleaned.split_whitespace().filter(|it| !it.starts_with("--")).collect();
    let Some((target, sources)) = words.split_last() else { return Vec::new() };
    let bears = |it: &str| {
        ["fpm", "nginx", "www.conf", "pool.d", ".conf"].iter().any(|name| it.contains(name))
    };
    sources
        .iter()
        .filter(|it| bears(it) || bears(target))
        .map(|source| DockerInstruction::Copy {
            source: (*source).to_owned(),
            target: (*target).to_owned(),
        })
        .collect()
}

fn runs(arguments: &str) -> Vec<DockerInstruction> {
    let command = Command::parse(arguments);
    let mut res = Vec::new();
    for part in &command.parts {
        let operands: Vec<&str> = part.operands().collect();
        match (part.program.as_str(), operands.as_slice()) {
            ("chmod", [mode, paths @ ..]) => {
                res.extend(paths.iter().map(|path| DockerInstruction::Chmod {
                    mode: (*mode).to_owned(),
                    path: (*path).to_owned(),
                }));
            }
            ("chown", [owner, paths @ ..]) => {
                res.extend(paths.iter().map(|path| DockerInstruction::Chown {
                    owner: (*owner).to_owned(),
                    path: (*path).to_owned(),
                }));
            }
            ("usermod", operands) => {
                let groups = part
                    .value("-aG")
                    .or_else(|| part.value("-G"))
                    .or_else(|| part.value("-a").filter(|_| part.has('G')));
                let user = operands.last();
                for group in groups.into_iter().flat_map(|it| it.split(',')) {
                    if let Some(user) = user {
                        res.push(DockerInstruction::Join {
                            user: (*user).to_owned(),
                            group: group.to_owned(),
                        });
                    }
                }
            }
            ("adduser" | "addgroup", [user, group]) if part.args.len() == 2 => {
                res.push(DockerInstruction::Join {
                    user: (*user).to_owned(),
                    group: (*group).to_owned(),
                });
            }
            ("sed", _) => {
                for script in &part.args {
                    res.extend(substitutions(script));
                }
            }
            ("echo" | "printf", operands) => {
                for line in operands.join(" ").replace("\\n", "\n").lines() {
                    res.extend(setting(line));
                }
            }
            _ => {}
        }
    }
    res
}

/// The settings that the replacements of a sed script write: `s/;*listen.mode = .*/listen.mode = 0660/`.
fn substitutions(script: &str) -> Vec<DockerInstruction> {
    let mut res = Vec::new();
    // The command letter stands first, or behind an address, a blank or a `;`.
    for (at, _) in script.match_indices('s').take(MAX_TRIES) {
        let is_letter =
            script.get(..at).is_some_and(|it| !it.ends_with(|it: char| it.is_ascii_alphanumeric()));
        let Some(rest) = script.get(at + 1..).filter(|_| is_letter) else { continue };
        let mut chars = rest.chars();
        let Some(separator) = chars.next().filter(|it| "/|,#~!@%".contains(*it)) else { continue };
        let is_end = |it: &char| *it == separator;
        let mut escaped = false;
        let mut fields = vec![String::new()];
        for it in chars.take(MAX_SCRIPT) {
            if escaped || it == '\\' {
                escaped = !escaped;
                if escaped {
                    continue;
                }
            } else if is_end(&it) {
                if fields.len() == 2 {
                    break;
                }
                fields.push(String::new());
                continue;
            }
            if let Some(field) = fields.last_mut() {
                field.push(it);
            }
        }
        res.extend(fields.get(1).and_then(|it| setting(it)));
    }
    res
}

const MAX_SCRIPT: usize = 512;
const MAX_TRIES: usize = 64;

/// `listen.owner = nginx`
fn setting(line: &str) -> Option<DockerInstruction> {
    let (key, value) = line.trim().split_once('=')?;
    let key = key.trim();
    let is_listen = key == "listen"
        || key
            .strip_prefix("listen.")
            .is_some_and(|it| it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_'));
    is_listen.then(|| DockerInstruction::SetListen {
        key: key.to_owned(),
        value: value.trim().to_owned(),
    })
}
