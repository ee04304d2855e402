//! The diff of a strategy, unified or side by side, with secrets masked.

use analysis::report::FileChange;
use text::{DiffLine, DiffLineKind, Hunk};
use yew::prelude::*;

use crate::state::{Action, DiffView};
use crate::words::Words;

#[derive(Properties)]
pub(crate) struct DiffProps {
    pub(crate) files: Vec<FileChange>,
    pub(crate) strategy: String,
    pub(crate) view: DiffView,
    pub(crate) words: &'static Words,
    pub(crate) dispatch: Callback<Action>,
}

impl PartialEq for DiffProps {
    fn eq(&self, other: &Self) -> bool {
        let same = |left: &FileChange, right: &FileChange| {
            left.path == right.path && left.raw.diff == right.raw.diff && left.diff == right.diff
        };
        self.view == other.view
            && self.strategy == other.strategy
            && std::ptr::eq(self.words, other.words)
            && self.files.len() == other.files.len()
            && self.files.iter().zip(&other.files).all(|(left, right)| same(left, right))
    }
}

/// All files of a change.
#[component]
pub(crate) fn Diff(props: &DiffProps) -> Html {
    let words = props.words;
    let shared: String = props.files.iter().map(|it| it.diff.as_str()).collect();
    html! {
        <div class="diff" id="diff" data-strategy={props.strategy.clone()}>
            <div class="diff-head" role="group" aria-label={words.fix}>
                for (view, name) in [(DiffView::Unified, words.unified), (DiffView::SideBySide, words.side_by_side)] {
                    <button type="button" aria-pressed={(props.view == view).to_string()}
                        onclick={props.dispatch.reform(move |_| Action::DiffView(view))}>{ name }</button>
                }
                <span class="note">{ words.shared_label }</span>
            </div>
            for file in &props.files {
                <h3 class="file-name">{ &file.path }</h3>
                <div class="diff-body" tabindex="0" role="region" aria-label={file.path.clone()}>
                    for hunk in text::hunks(&file.raw.shared_before, &file.fixed) {
                        { match props.view {
                            DiffView::Unified => unified(&hunk),
                            DiffView::SideBySide => side_by_side(&hunk),
                        } }
                    }
                </div>
            }
            <pre id="diff-text" hidden=true>{ shared }</pre>
        </div>
    }
}

fn unified(hunk: &Hunk) -> Html {
    html! {
        <table class="hunk">
            <caption>{ &hunk.header }</caption>
            <tbody>
                for line in &hunk.lines {
                    <tr class={class(line.kind)}>
                        <td class="number">{ line.before }</td>
                        <td class="number">{ line.after }</td>
                        <td class="sign">{ sign(line.kind) }</td>
                        <td class="code">{ segments(line) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn side_by_side(hunk: &Hunk) -> Html {
    html! {
        <table class="hunk sides">
            <caption>{ &hunk.header }</caption>
            <tbody>
                for (left, right) in pairs(&hunk.lines) {
                    <tr>{ side(left, |it| it.before) }{ side(right, |it| it.after) }</tr>
                }
            </tbody>
        </table>
    }
}

fn side(line: Option<&DiffLine>, number: fn(&DiffLine) -> Option<usize>) -> Html {
    match line {
        Some(line) => html! {
            <>
                <td class={classes!("number", class(line.kind))}>{ number(line) }</td>
                <td class={classes!("code", class(line.kind))}>{ segments(line) }</td>
            </>
        },
        None => html! { <><td class="number" /><td class="code blank" /></> },
    }
}

/// Deleted and inserted lines beside each other.
fn pairs(lines: &[DiffLine]) -> Vec<(Option<&DiffLine>, Option<&DiffLine>)> {
    let mut res: Vec<(Option<&DiffLine>, Option<&DiffLine>)> = Vec::new();
    let mut open = 0;
    for line in lines {
        match line.kind {
            DiffLineKind::Context => {
                res.push((Some(line), Some(line)));
                open = res.len();
            }
            DiffLineKind::Deleted => res.push((Some(line), None)),
            DiffLineKind::Inserted => match res.iter_mut().skip(open).find(|it| it.1.is_none()) {
                Some(pair) => pair.1 = Some(line),
                None => res.push((None, Some(line))),
            },
        }
    }
    res
}

fn segments(line: &DiffLine) -> Html {
    html! {
        <>
            for it in &line.segments {
                if it.emphasized { <mark>{ &it.text }</mark> } else { { &it.text } }
            }
        </>
    }
}

fn class(kind: DiffLineKind) -> &'static str {
    match kind {
        DiffLineKind::Context => "context",
        DiffLineKind::Deleted => "deleted",
        DiffLineKind::Inserted => "inserted",
    }
}

fn sign(kind: DiffLineKind) -> &'static str {
    match kind {
        DiffLineKind::Context => " ",
        DiffLineKind::Deleted => "-",
        DiffLineKind::Inserted => "+",
    }
}
