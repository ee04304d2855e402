//! Compose files: as much of YAML as they need, by indentation, with inline lists and both spellings
//! of volumes.

use crate::formats::docker;
use crate::lines::{Acc, Paste, Role};
use crate::scan;
use crate::{Observation, Service};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    if line.trim_end() == "services:" {
        return file(paste, at, acc);
    }
    lone_volumes(paste, at, line.trim(), acc)
}

/// `volumes: ["a:b"]`, `nginx volumes: ["a:b"]`: a quoted line of a file that is not there.
fn lone_volumes(paste: &Paste<'_>, at: usize, text: &str, acc: &mut Acc) -> usize {
    let Some((head, value)) = text.split_once("volumes:") else { return 0 };
    let head = head.trim();
    if scan::MAX_PATH < head.len()
        || head.contains([' ', '/', ':'])
        || !value.trim().starts_with('[')
    {
        return 0;
    }
    let service = (!head.is_empty()).then(|| head.to_owned());
    for item in inline_list(value.trim()) {
        if let Some((source, target)) = volume(&item) {
            acc.state(
                paste,
                at,
                at + 1,
                Observation::Mount { service: service.clone(), source, target },
            );
        }
    }
    1
}

/// The file from its `services:` on.
fn file(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let base = paste.output(at).map_or(0, indent);
    let mut reader = Reader {
        service: None,
        from: at,
        depth: 0,
        key: None,
        key_depth: 0,
        mount: None,
        port: (None, None),
        ports: Vec::new(),
    };
    let mut next = at + 1;
    let mut in_services = true;
    while let Some(line) = paste.line(next) {
        let text = line.text;
        let content = without_comment(text.trim());
        if line.role == Role::Prompt {
            break;
        }
        if content.is_empty() {
            next += 1;
            continue;
        }
        let depth = indent(text);
        if depth <= base {
            let key =
                content.strip_suffix(':').or_else(|| content.split_once(": ").map(|(key, _)| key));
            if !key.is_some_and(|it| TOP.contains(&it) || it.starts_with("x-")) {
                break;
            }
            reader.close(paste, next, acc);
            in_services = content == "services:";
        } else if in_services {
            reader.line(paste, next, depth, content, acc);
        }
        next += 1;
    }
    reader.close(paste, next, acc);
    next - at
}

const TOP: &[&str] =
    &["services", "volumes", "networks", "configs", "secrets", "version", "name", "include"];

struct Reader {
    service: Option<Service>,
    /// The line that the service begins in, and its indentation.
    from: usize,
    depth: usize,
    /// The key of the service that the line is under.
    key: Option<String>,
    key_depth: usize,
    /// Source and target of a volume in the long spelling.
    mount: Option<(Option<String>, Option<String>)>,
    /// `published:` and `target:` of a port in the long spelling.
    port: (Option<u16>, Option<u16>),
    /// Ports as `docker run -p` has them: they are stated beside the service.
    ports: Vec<Observation>,
}

impl Reader {
    fn line(&mut self, paste: &Paste<'_>, at: usize, depth: usize, content: &str, acc: &mut Acc) {
        if self.service.is_none() || depth <= self.depth {
            self.close(paste, at, acc);
            if let Some((name, rest)) =
                content.split_once(':').filter(|(name, _)| name.len() <= scan::MAX_PATH)
            {
                self.service =
                    Some(Service { name: scan::unquoted(name).to_owned(), ..Service::default() });
                self.from = at;
                self.depth = depth;
                self.flow(rest.trim());
            }
            return;
        }
        let item = content.strip_prefix("- ").map(str::trim);
        // A list may stand as deep as its key.
        let is_key =
            item.is_none() && content != "-" && (self.key.is_none() || depth <= self.key_depth);
        if is_key {
            self.finish_item();
            let Some((key, value)) = content.split_once(':') else { return };
            self.key = Some(key.trim().to_owned());
            self.key_depth = depth;
            self.value(value.trim());
            return;
        }
        let Some(key) = self.key.clone() else { return };
        match item {
            Some(item) => {
                self.finish_item();
                self.item(&key, item);
            }
            None => self.nested(&key, content),
        }
    }

    /// `php: { image: x, user: "1000" }`
    fn flow(&mut self, text: &str) {
        let Some(inner) = text.strip_prefix('{').and_then(|it| it.strip_suffix('}')) else {
            return;
        };
        for field in split_outside(inner, ',') {
            if let Some((key, value)) = field.split_once(':') {
                self.key = Some(key.trim().to_owned());
                self.value(value.trim());
            }
        }
        self.key = None;
    }

    /// What stands behind a key on its own line.
    fn value(&mut self, value: &str) {
        let (Some(service), Some(key)) = (&mut self.service, self.key.clone()) else { return };
        if value.is_empty() {
            return;
        }
        if value.starts_with('[') {
            if key == "command" {
                service.command = Some(inline_list(value).join(" "));
            }
            for item in inline_list(value) {
                self.item(&key, &item);
            }
            return;
        }
        let value = scan::unquoted(value).to_owned();
        match key.as_str() {
            "image" => service.image = Some(value),
            "user" => service.user = Some(value),
            "command" => service.command = Some(value),
            "network_mode" => service.network_mode = Some(value),
            _ => {}
        }
    }

    /// An item of a key's list.
    fn item(&mut self, key: &str, item: &str) {
        let Some(service) = &mut self.service else { return };
        let text = scan::unquoted(item);
        match key {
            "volumes" => match volume(text) {
                Some(pair) if !is_field(item) => service.volumes.push(pair),
                _ => {
                    self.mount = Some((None, None));
                    self.nested(key, item);
                }
            },
            "networks" => service.networks.push(text.to_owned()),
            "group_add" => service.group_add.push(text.to_owned()),
            "command" if item != text || service.command.is_none() => {
                let command = service.command.get_or_insert_default();
                if !command.is_empty() {
                    command.push(' ');
                }
                command.push_str(text);
            }
            "ports" => match docker::publish(text) {
                Some(port) => self.ports.push(port),
                None => self.nested(key, item),
            },
            _ => {}
        }
    }

    /// `source: x` under a volume, or a name under `networks:`.
    fn nested(&mut self, key: &str, content: &str) {
        let Some((name, value)) = content.split_once(':') else { return };
        let value = scan::unquoted(value.trim());
        match (key, name.trim()) {
            ("volumes", "source" | "src") => {
                self.mount.get_or_insert_default().0 = Some(value.to_owned());
            }
            ("volumes", "target" | "dst" | "destination") => {
                self.mount.get_or_insert_default().1 = Some(value.to_owned());
            }
            ("ports", "published") => self.port.0 = value.parse().ok(),
            ("ports", "target") => self.port.1 = value.parse().ok(),
            ("networks", name)
                if !["aliases", "ipv4_address", "ipv6_address", "priority"].contains(&name) =>
            {
                if let Some(service) = &mut self.service {
                    service.networks.push(name.to_owned());
                }
            }
            _ => {}
        }
    }

    /// Ends an item in the long spelling.
    fn finish_item(&mut self) {
        if let (Some(host_port), Some(container_port)) = self.port {
            self.ports.push(Observation::Publish { host_port, container_port });
        }
        self.port = (None, None);
        if let (Some((source, Some(target))), Some(service)) =
            (self.mount.take(), &mut self.service)
        {
            service.volumes.push((source.unwrap_or_default(), target));
        }
    }

    fn close(&mut self, paste: &Paste<'_>, to: usize, acc: &mut Acc) {
        self.finish_item();
        self.key = None;
        let Some(service) = self.service.take() else { return };
        for (source, target) in &service.volumes {
            let observation = Observation::Mount {
                service: Some(service.name.clone()),
                source: source.clone(),
                target: target.clone(),
            };
            acc.state(paste, self.from, to, observation);
        }
        for port in std::mem::take(&mut self.ports) {
            acc.state(paste, self.from, to, port);
        }
        acc.state(paste, self.from, to, Observation::Service(service));
    }
}

/// `type: volume` as the first line of a volume in the long spelling.
fn is_field(item: &str) -> bool {
    ["type:", "source:", "target:", "read_only:", "src:", "dst:"]
        .iter()
        .any(|it| item.starts_with(it))
}

/// `source:target[:options]`; a `:` inside `${…}` parts nothing.
pub(crate) fn volume(text: &str) -> Option<(String, String)> {
    let fields = split_outside(text, ':');
    let (source, target) = (fields.first()?, fields.get(1)?);
    target.starts_with('/').then(|| (source.trim().to_owned(), target.trim().to_owned()))
}

/// The items of `["a", 'b', c]`.
fn inline_list(text: &str) -> Vec<String> {
    let inner = text.trim_start_matches('[').trim_end_matches(']');
    split_outside(inner, ',')
        .iter()
        .map(|it| scan::unquoted(it.trim()).to_owned())
        .filter(|it| !it.is_empty())
        .collect()
}

/// Splits outside quotes and brackets.
fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let mut res = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, it) in text.char_indices() {
        if let Some(open) = quote {
            if it == open {
                quote = None;
            }
            continue;
        }
        match it {
            '"' | '\'' => quote = Some(it),
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ if it == separator && depth == 0 => {
                res.extend(text.get(start..at));
                start = at + it.len_utf8();
            }
            _ => {}
        }
    }
    res.extend(text.get(start..));
    res
}

fn without_comment(text: &str) -> &str {
    if text.starts_with('#') {
        return "";
    }
    text.split_once(" #").map_or(text, |(head, _)| head.trim_end())
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}
