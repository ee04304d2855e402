//! Reading a case, and writing what it gives.

use std::fmt::Write as _;

use facts::{File, InputKind, Options, World};
use text::{FileId, SourceChange};

use crate::{Applicability, Rule};

pub(super) struct Case {
    inputs: Vec<(String, InputKind, String)>,
}

struct Fence<'a> {
    language: &'a str,
    path: Option<&'a str>,
    body: &'a str,
}

impl Case {
    pub(super) fn parse(text: &str) -> Self {
        let inputs = fences(text)
            .into_iter()
            .filter_map(|it| Some((it.path?.to_owned(), kind(it.language), it.body.to_owned())));
        Self { inputs: inputs.collect() }
    }

    pub(super) fn world(&self) -> World {
        world(&self.inputs)
    }

    /// The inputs of both, those of one kind in one text each.
    pub(super) fn joined(&self, other: &Self) -> World {
        let mut inputs: Vec<(String, InputKind, String)> = Vec::new();
        for (path, kind, text) in self.inputs.iter().chain(&other.inputs) {
            match inputs.iter_mut().find(|it| it.1 == *kind) {
                Some((_, _, before)) => before.push_str(text),
                None => inputs.push((path.clone(), *kind, text.clone())),
            }
        }
        world(&inputs)
    }

    /// The text of the case with its expectations filled in.
    pub(super) fn filled(&self, text: &str, rule: &Rule) -> String {
        let world = self.world();
        let text = fill(text, "diagnostics", &listing(&world));
        fill(&text, "diff", &diff(&world, rule))
    }
}

pub(super) fn world(inputs: &[(String, InputKind, String)]) -> World {
    let files = (0..)
        .map(FileId)
        .zip(inputs)
        .map(|(id, (path, kind, text))| File::new(id, path.clone(), text.clone(), *kind));
    World::new(files.collect(), Options::default())
}

/// The world after a change.
pub(super) fn changed(world: &World, change: &SourceChange) -> World {
    let inputs: Vec<_> = world
        .files
        .iter()
        .map(|file| {
            let edit = change.edits.get(&file.id);
            let text = edit.map_or_else(|| file.text.clone(), |it| it.apply(&file.text));
            (file.path.clone(), file.kind, text)
        })
        .collect();
    self::world(&inputs)
}

fn kind(language: &str) -> InputKind {
    match language {
        "ini" => InputKind::Fpm,
        "nginx" => InputKind::Nginx,
        "yaml" => InputKind::Compose,
        "dockerfile" => InputKind::Dockerfile,
        "text" | "console" => InputKind::Evidence,
        other => panic!("no kind of input is written as {other}"),
    }
}

fn fences(text: &str) -> Vec<Fence<'_>> {
    let mut res = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (info, after) = after.split_once('\n').unwrap();
        let (body, after) = after.split_at(body_end(after));
        let (language, path) = info.split_once(' ').map_or((info, None), |it| (it.0, Some(it.1)));
        res.push(Fence { language, path, body });
        rest = after.strip_prefix("```").unwrap();
    }
    res
}

fn body_end(text: &str) -> usize {
    if text.starts_with("```") { 0 } else { text.find("\n```").unwrap() + 1 }
}

/// Replaces the body of the fence, or appends it where there is something to say.
fn fill(text: &str, language: &str, body: &str) -> String {
    let open = format!("\n```{language}\n");
    match text.split_once(&open) {
        Some((before, after)) => {
            let (_, rest) = after.split_at(body_end(after));
            format!("{before}{open}{body}{rest}")
        }
        None if body.is_empty() => text.to_owned(),
        None => format!("{}{open}{body}```\n", text.trim_end()),
    }
}

/// What all rules say, with the fixes that they offer.
fn listing(world: &World) -> String {
    let mut res = String::new();
    for it in crate::check(world) {
        let file = world.file(it.location.file).unwrap();
        let place = file.lines.line_column(&file.text, it.location.range.start);
        let (severity, code) = (it.severity.as_str(), it.rule.code);
        let at = format!("{}:{}:{}", file.path, place.line, place.column);
        writeln!(res, "{severity} {code} {at} {}", it.message).unwrap();
        for fix in &it.fixes {
            writeln!(res, "    {}: {}", fix.applicability.as_str(), fix.title).unwrap();
        }
    }
    res
}

/// What the first fixes of the case's rule change together.
fn diff(world: &World, rule: &Rule) -> String {
    let mut change = SourceChange::default();
    for diagnostic in crate::check(world).iter().filter(|it| it.rule.code == rule.code) {
        let fix = diagnostic.fixes.iter().find(|it| it.applicability != Applicability::DisplayOnly);
        for (id, edit) in fix.iter().flat_map(|it| &it.change.edits) {
            // What overlaps waits for the next round.
            let _refused = change.add(*id, edit.clone());
        }
    }
    let after = changed(world, &change);
    let files = world.files.iter().zip(&after.files);
    files
        .map(|(before, after)| text::unified_diff(&before.path, &before.text, &after.text))
        .collect()
}
