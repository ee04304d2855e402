//! Kubernetes manifests: the containers of a pod, the volumes that they share, and the pod's name.

use crate::lines::{Acc, Paste, Role};
use crate::scan;
use crate::{Observation, Service};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    if !line.starts_with("apiVersion:") {
        return 0;
    }
    let mut reader = Reader::default();
    let mut next = at + 1;
    while let Some(line) = paste.line(next) {
        let content = line.text.trim();
        let is_other = !line.text.starts_with([' ', '-', '#']) && !is_top(content);
        if line.role == Role::Prompt || content == "---" || (!content.is_empty() && is_other) {
            break;
        }
        if !content.is_empty() && !content.starts_with('#') {
            reader.line(indent(line.text), content);
        }
        next += 1;
    }
    reader.close();
    if reader.services.is_empty() {
        return 0;
    }
    if let Some((kind, name)) = reader.kind.zip(reader.name) {
        acc.state(paste, at, at + 1, Observation::Workload { kind, name });
    }
    for service in reader.services {
        acc.state(paste, at, next, Observation::Service(service));
    }
    next - at
}

/// `kubectl exec POD -c NAME`
pub(crate) fn read_command(paste: &Paste<'_>, at: usize, acc: &mut Acc) {
    let Some(command) = paste.command(at) else { return };
    let mut words = command.text.split_whitespace().take(32);
    if !words.any(|it| it == "kubectl" || it == "oc") || !words.any(|it| it == "exec") {
        return;
    }
    let mut pod = None;
    let mut names_container = false;
    while let Some(word) = words.next() {
        match word {
            "--" => break,
            "-c" | "--container" => {
                names_container = true;
                words.next();
            }
            "-n" | "--namespace" => drop(words.next()),
            _ if word.starts_with('-') => {}
            _ if pod.is_none() => pod = Some(word),
            _ => {}
        }
    }
    if let Some(pod) = pod.filter(|it| names_container && it.len() <= scan::MAX_PATH) {
        let (kind, name) = pod.split_once('/').unwrap_or(("pod", pod));
        let (kind, name) = (kind.to_owned(), name.to_owned());
        acc.state(paste, at, at + 1, Observation::Workload { kind, name });
    }
}

/// Keys of an object, at its edge.
fn is_top(content: &str) -> bool {
    ["kind:", "metadata:", "spec:", "status:", "data:"].iter().any(|it| content.starts_with(it))
}

#[derive(Default)]
struct Reader {
    kind: Option<String>,
    name: Option<String>,
    /// Indentation of `containers:`, and of the dashes below it.
    list: Option<usize>,
    item: Option<usize>,
    /// Indentation of the keys of a container.
    keys: usize,
    /// The key of the container that the line is under.
    key: String,
    service: Option<Service>,
    mount: (Option<String>, Option<String>),
    user: (Option<String>, Option<String>),
    services: Vec<Service>,
}

impl Reader {
    fn line(&mut self, depth: usize, content: &str) {
        let item = content.strip_prefix("- ").map(str::trim_start);
        let (key, value) = field(item.unwrap_or(content));
        if let Some(list) = self.list {
            if depth < list || (depth == list && item.is_none()) {
                self.close();
                self.list = None;
                self.item = None;
            } else if item.is_some() && self.item.is_none_or(|it| it == depth) {
                self.close();
                self.item = Some(depth);
                self.keys = depth + content.len() - item.map_or(0, str::len);
                self.service = Some(Service::default());
                return self.direct(key, value);
            } else if self.keys == depth && item.is_none() {
                return self.direct(key, value);
            } else {
                return self.nested(item.unwrap_or(content), key, value);
            }
        }
        match key {
            "kind" if depth == 0 => self.kind = Some(value.to_owned()),
            "metadata" if depth == 0 => self.name = inline(value, "name"),
            "name" if depth == 2 && self.name.is_none() => self.name = Some(value.to_owned()),
            "containers" => self.list = Some(depth),
            _ => {}
        }
    }

    /// A key of the container itself.
    fn direct(&mut self, key: &str, value: &str) {
        self.finish_mount();
        key.clone_into(&mut self.key);
        let Some(service) = &mut self.service else { return };
        match key {
            "image" => service.image = Some(value.to_owned()),
            "name" => value.clone_into(&mut service.name),
            "securityContext" => self.nested(value, "", ""),
            _ => {}
        }
    }

    /// What stands below a key of the container, in lines or in braces.
    fn nested(&mut self, content: &str, key: &str, value: &str) {
        if content.starts_with('{') {
            self.finish_mount();
            let keys = ["name", "mountPath", "runAsUser", "runAsGroup"];
            for key in keys {
                if let Some(value) = inline(content, key) {
                    self.nested("", key, &value);
                }
            }
            return;
        }
        match (self.key.as_str(), key) {
            ("volumeMounts", "name") => {
                if self.mount.0.is_some() {
                    self.finish_mount();
                }
                self.mount.0 = Some(value.to_owned());
            }
            ("volumeMounts", "mountPath") => {
                if self.mount.1.is_some() {
                    self.finish_mount();
                }
                self.mount.1 = Some(value.to_owned());
            }
            ("securityContext", "runAsUser") => self.user.0 = Some(value.to_owned()),
            ("securityContext", "runAsGroup") => self.user.1 = Some(value.to_owned()),
            _ => {}
        }
    }

    fn finish_mount(&mut self) {
        let mount = std::mem::take(&mut self.mount);
        if let ((Some(name), Some(path)), Some(service)) = (mount, &mut self.service) {
            service.volumes.push((name, path));
        }
    }

    fn close(&mut self) {
        self.finish_mount();
        let user = std::mem::take(&mut self.user);
        let Some(mut service) = self.service.take() else { return };
        service.user = match user {
            (Some(user), Some(group)) => Some(format!("{user}:{group}")),
            (user, _) => user,
        };
        if !service.name.is_empty() && service.name.len() <= scan::MAX_PATH {
            self.services.push(service);
        }
    }
}

/// `key: value`, without a comment.
fn field(text: &str) -> (&str, &str) {
    let text = text.split_once(" #").map_or(text, |(head, _)| head);
    let (key, value) = text.split_once(':').unwrap_or((text, ""));
    (key.trim(), scan::unquoted(value.trim()))
}

/// The value of a key in `{ name: app, mountPath: /run }`.
fn inline(text: &str, key: &str) -> Option<String> {
    let inner = text.strip_prefix('{')?.trim_end().trim_end_matches('}');
    inner.split(',').map(field).find(|it| it.0 == key).map(|it| it.1.to_owned())
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
