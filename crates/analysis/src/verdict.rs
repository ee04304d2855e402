//! The causes in the report's words: the sentence on top, and what to ask.

use facts::World;
use rules::{Cause, Confidence, Label};

use crate::redaction::Shared;
use crate::report;

/// Commands offered at once: more would not be run.
const MOST_QUESTIONS: usize = 3;

pub(crate) fn causes(causes: &[Cause], shared: &Shared) -> Vec<report::Cause> {
    causes
        .iter()
        .map(|it| report::Cause {
            cause: it.label.as_str().to_owned(),
            confidence: match it.confidence {
                Confidence::Possible => report::Confidence::Possible,
                Confidence::Likely => report::Confidence::Likely,
                Confidence::Certain => report::Confidence::Certain,
            },
            explanation: shared.text(&it.explanation),
        })
        .collect()
}

/// One sentence for the top of the report.
pub(crate) fn sentence(world: &World, causes: &[Cause]) -> String {
    match causes.first() {
        Some(cause) if cause.confidence != Confidence::Possible => cause.label.headline().to_owned(),
        Some(_) => "These inputs do not decide it yet: several causes fit".to_owned(),
        None if world.files.iter().all(|it| it.text.trim().is_empty()) => {
            "Paste a pool file, a server block, or what the error log says".to_owned()
        }
        None if world.connections.is_empty() => {
            "Nothing here connects nginx to PHP-FPM: no `fastcgi_pass`, no `listen`, no log line that names a socket".to_owned()
        }
        None if world.connections.iter().all(|it| it.verdict == facts::ConnectionVerdict::Unknown) => {
            "Nothing wrong is shown, and these inputs do not prove that nginx gets in".to_owned()
        }
        None => "nginx reaches PHP-FPM: nothing in these inputs refuses it".to_owned(),
    }
}

/// The commands that would decide, best first; none where a proof is there.
pub(crate) fn ask(world: &World, causes: &[Cause]) -> Vec<String> {
    if causes.first().is_some_and(|it| it.confidence == Confidence::Certain) {
        return Vec::new();
    }
    let open = !causes.is_empty()
        || world.connections.iter().any(|it| it.verdict == facts::ConnectionVerdict::Unknown);
    if !open {
        return Vec::new();
    }
    let mut res: Vec<String> = Vec::new();
    let settling = causes.iter().flat_map(|it| &it.settles).map(|it| it.command.clone());
    let missing = world.connections.iter().flat_map(|it| &it.missing).map(|it| it.command.clone());
    let general = ["sudo nginx -T 2>/dev/null | grep -E '^ *(user|server_name|fastcgi_pass)'; grep -rnE '^ *(\\[|listen)' /etc/php*/ 2>/dev/null".to_owned()];
    // What a host's commands show of containers says nothing.
    let apart = world.containers.are_apart();
    let is_inside = |it: &String| !apart || it.starts_with("docker ") || it.starts_with("kubectl ");
    for command in
        settling.chain(missing).chain(in_containers(world)).chain(general).filter(is_inside)
    {
        if !res.contains(&command) && res.len() < MOST_QUESTIONS {
            res.push(command);
        }
    }
    res
}

/// What tells the usual causes between two containers apart.
fn in_containers(world: &World) -> Vec<String> {
    if !world.containers.are_apart() {
        return Vec::new();
    }
    let fpm = world.containers.in_fpm("php-fpm -tt 2>&1 | grep 'listen'");
    fpm.into_iter().chain(world.containers.in_nginx("id nginx")).collect()
}

/// The page of a cause.
pub(crate) fn explain(code: &str) -> Option<String> {
    let label = Label::ALL.iter().find(|it| it.as_str() == code)?;
    Some(format!("# {}\n\n{}.\n\n{}\n", label.as_str(), label.headline(), label.docs()))
}
