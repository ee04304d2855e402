//! The way from the worker to the socket as a picture: now, and after the change. The list below it
//! says the same in words.

use analysis::report::{NodeVerdict, SourceKind, TraceNode, WorkerInfo};
use yew::prelude::*;

use super::trace::{class, icon_path, key, source};
use crate::words::Words;

/// In units of the picture, which are pixels at its natural size.
const STEP: usize = 124;
const ROW: usize = 64;
const LINE: usize = 15;
const LONGEST_LABEL: usize = 17;

/// Which way the path runs: across, or down where the page is narrow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Across,
    Down,
}

/// What the picture shows.
pub(super) struct Scene<'a> {
    pub(super) worker: Option<&'a WorkerInfo>,
    pub(super) now: &'a [TraceNode],
    /// Empty where no change is proved.
    pub(super) after: &'a [TraceNode],
    pub(super) words: &'static Words,
}

/// Two lines with the worker, each directory and the socket; behind a refusal a line is broken.
pub(super) fn picture(scene: &Scene<'_>, shape: Shape) -> Html {
    let stops = scene.now.len() + 1;
    let (width, height, class) = match (shape, scene.after.is_empty()) {
        (Shape::Across, true) => (STEP * stops, 112, "across"),
        (Shape::Across, false) => (STEP * stops, 170, "across"),
        (Shape::Down, _) => (344, ROW * stops, "down"),
    };
    html! {
        <svg class={classes!("picture", class)} role="img" aria-label={said(scene)}
            viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()}>
            { row(scene, scene.now, 0, shape) }
            if !scene.after.is_empty() { { row(scene, scene.after, 1, shape) } }
        </svg>
    }
}

fn row(scene: &Scene<'_>, nodes: &[TraceNode], row: usize, shape: Shape) -> Html {
    let words = scene.words;
    let refused = nodes.iter().position(|it| it.verdict == NodeVerdict::Denied);
    let (x, y) = place(0, row, shape);
    let name = scene.worker.map_or("?", |it| it.user.as_str());
    let who = if row == 0 { [name, words.worker] } else { [words.after_fix, ""] };
    html! {
        <>
            for index in 0..nodes.len() {
                { rail(place(index, row, shape), place(index + 1, row, shape), refused.is_some_and(|it| it <= index)) }
            }
            <g class="node">
                <rect class="stop" x={(x - 16).to_string()} y={(y - 16).to_string()} width="32" height="32" rx="8" />
                <path class="sign" d={format!("M{x} {}a4 4 0 1 1 0.1 0M{} {}a7 6 0 0 1 14 0", y + 1, x - 7, y + 10)} />
                { labels((x, y), shape, &who) }
            </g>
            for (index, node) in nodes.iter().enumerate() {
                { stop(node, scene.now.get(index).filter(|_| row == 1), place(index + 1, row, shape), shape, refused.is_some_and(|it| it < index), words) }
            }
        </>
    }
}

fn rail(from: (usize, usize), to: (usize, usize), broken: bool) -> Html {
    html! {
        <line class={if broken { "rail broken" } else { "rail" }}
            x1={from.0.to_string()} y1={from.1.to_string()} x2={to.0.to_string()} y2={to.1.to_string()} />
    }
}

/// A directory or the socket; in the second row only what is new has a label.
fn stop(
    node: &TraceNode,
    before: Option<&TraceNode>,
    (x, y): (usize, usize),
    shape: Shape,
    beyond: bool,
    words: &'static Words,
) -> Html {
    let right = format!("{} {}", class(&node.class, words), node.has);
    let needs = format!("{} {}", words.needs, node.needs);
    let lines: &[&str] = match before {
        None => &[last_name(&node.path), &right, &needs, source(node.source, words)],
        Some(it) if (&it.class, &it.has, it.verdict) != (&node.class, &node.has, node.verdict) => {
            &[&right]
        }
        Some(_) => &[],
    };
    let known = match node.source {
        SourceKind::Observed => "observed",
        SourceKind::Configured => "configured",
        SourceKind::Default | SourceKind::Assumed | SourceKind::Unknown => "assumed",
    };
    html! {
        <g class={classes!("node", known, beyond.then_some("beyond"))} data-verdict={key(node.verdict)}>
            <circle class="stop" cx={x.to_string()} cy={y.to_string()} r="16" />
            if known == "configured" {
                <circle class="ring" cx={x.to_string()} cy={y.to_string()} r="12.5" />
            }
            <path class="sign" transform={format!("translate({} {})", x - 10, y - 10)} d={icon_path(key(node.verdict))} />
            { labels((x, y), shape, lines) }
        </g>
    }
}

/// Lines of text at a stop, the first one in bold.
fn labels((x, y): (usize, usize), shape: Shape, lines: &[&str]) -> Html {
    let (x, y) = match shape {
        Shape::Across => (x, y + 32),
        // Beside the stop, and around its middle.
        Shape::Down => (x + 26, (y + 12).saturating_sub(lines.len() * LINE / 2)),
    };
    html! {
        for (index, text) in lines.iter().enumerate() {
            <text class={if index == 0 { "label" } else { "label soft" }} x={x.to_string()} y={(y + index * LINE).to_string()}>{ shortened(text) }</text>
        }
    }
}

/// The middle of a stop.
fn place(index: usize, row: usize, shape: Shape) -> (usize, usize) {
    match shape {
        Shape::Across => (STEP * index + STEP / 2, 20 + row * 112),
        Shape::Down => (20 + row * 176, ROW * index + ROW / 2),
    }
}

/// The picture in one sentence.
fn said(scene: &Scene<'_>) -> String {
    let mut res = scene.worker.map_or_else(|| "?".to_owned(), |it| it.user.clone());
    for (nodes, when) in [(scene.now, ""), (scene.after, scene.words.after_fix)] {
        if !when.is_empty() && !nodes.is_empty() {
            res.push_str(". ");
            res.push_str(when);
        }
        for it in nodes {
            res.push_str(" → ");
            res.push_str(last_name(&it.path));
            res.push(' ');
            res.push_str(super::trace::verdict(it.verdict, scene.words));
        }
    }
    res
}

fn last_name(path: &str) -> &str {
    path.rsplit('/').find(|it| !it.is_empty()).unwrap_or("/")
}

/// The end of a long name tells more than its beginning.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST_LABEL {
        return text.to_owned();
    }
    let end: String = text.chars().skip(count - LONGEST_LABEL + 1).collect();
    format!("…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_the_last_name_and_fits() {
        assert_eq!(last_name("/run/php/"), "php");
        assert_eq!(last_name("/"), "/");
        assert_eq!(shortened("php8.2-fpm22.sock"), "php8.2-fpm22.sock");
        assert_eq!(shortened("php8.2-fpm-example.sock"), "…fpm-example.sock");
    }
}
