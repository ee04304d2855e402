//! The way from the worker to the socket as a picture. The list below it says the same in words.

use analysis::report::{NodeVerdict, TraceNode, WorkerInfo};
use yew::prelude::*;

use crate::words::Words;

/// In units of the picture, which are pixels at its natural size.
const STEP: usize = 116;
const HEIGHT: usize = 104;
const LINE: usize = 40;
const LONGEST_LABEL: usize = 15;

/// A line with the worker, each directory and the socket; behind the refusal it is broken.
pub(super) fn picture(
    worker: Option<&WorkerInfo>,
    nodes: &[TraceNode],
    words: &'static Words,
) -> Html {
    let width = STEP * (nodes.len() + 1);
    let refused = nodes.iter().position(|it| it.verdict == NodeVerdict::Denied);
    let name = worker.map_or("?", |it| it.user.as_str());
    html! {
        <div class="picture" aria-hidden="true">
            <svg viewBox={format!("0 0 {width} {HEIGHT}")} width={width.to_string()} height={HEIGHT.to_string()}>
                for index in 0..nodes.len() {
                    <line class={classes!("rail", refused.is_some_and(|it| it <= index).then_some("broken"))}
                        x1={center(index)} x2={center(index + 1)} y1={LINE.to_string()} y2={LINE.to_string()} />
                }
                <rect class="stop worker" x={(STEP / 2 - 16).to_string()} y={(LINE - 16).to_string()} width="32" height="32" rx="8" />
                <path class="sign" d={format!("M{x} {y}a4 4 0 1 1 0.1 0M{left} {bottom}a7 6 0 0 1 14 0", x = STEP / 2, y = LINE + 1, left = STEP / 2 - 7, bottom = LINE + 10)} />
                { label(0, 0, name) }
                { label(0, 1, words.worker) }
                for (index, node) in nodes.iter().enumerate() {
                    { stop(index + 1, node, refused.is_some_and(|it| it < index), words) }
                }
            </svg>
        </div>
    }
}

fn stop(index: usize, node: &TraceNode, beyond: bool, words: &'static Words) -> Html {
    let (x, y) = (STEP * index + STEP / 2, LINE);
    let (verdict, sign) = match node.verdict {
        NodeVerdict::Allowed => ("allowed", format!("M{} {}l4 4 8-9", x - 6, y)),
        NodeVerdict::Denied => ("denied", format!("M{} {}l12 12m0-12l-12 12", x - 6, y - 6)),
        NodeVerdict::Unknown => (
            "unknown",
            format!("M{} {}a4 4 0 1 1 5.6 3.6c-1.2.6-1.6 1.2-1.6 2.6m0 3v.2", x - 4, y - 4),
        ),
    };
    html! {
        <g class={classes!("node", beyond.then_some("beyond"))} data-verdict={verdict}>
            <circle class="stop" cx={x.to_string()} cy={y.to_string()} r="16" />
            <path class="sign" d={sign} />
            { label(index, 0, last_name(&node.path)) }
            { label(index, 1, &format!("{} {}", node.class, node.has)) }
            { label(index, 2, &format!("{} {}", words.needs, node.needs)) }
        </g>
    }
}

/// The n-th line of text below a stop.
fn label(index: usize, line: usize, text: &str) -> Html {
    let y = LINE + 32 + line * 15;
    html! { <text class={if line == 0 { "label" } else { "label soft" }} x={center(index)} y={y.to_string()}>{ shortened(text) }</text> }
}

fn center(index: usize) -> String {
    (STEP * index + STEP / 2).to_string()
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
        assert_eq!(shortened("php8.2-fpm.sock"), "php8.2-fpm.sock");
        assert_eq!(shortened("php8.2-fpm-example.sock"), "…m-example.sock");
    }
}
