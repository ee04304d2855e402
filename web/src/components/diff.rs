//! The diff of a strategy, unified or side by side, with secrets masked.

use analysis::report::{Diagnostic, FileChange, Strategy};
use text::{DiffLine, DiffLineKind, Hunk};
use yew::prelude::*;

use super::diagnostics::id;
use crate::state::{Action, DiffView, State};
use crate::words::Words;

/// Unchanged lines shown at once: more would take the browser seconds to lay out.
const MOST_UNFOLDED: usize = 1000;

/// All files of a change.
pub(super) fn diff(state: &State, strategy: &Strategy, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    let shared: String = strategy.files.iter().map(|it| it.diff.as_str()).collect();
    let views = [(DiffView::Unified, words.unified), (DiffView::SideBySide, words.side_by_side)];
    html! {
        <div class="diff" id="diff" data-strategy={strategy.id.clone()}>
            <div class="diff-head" role="group" aria-label={words.fix}>
                for (view, name) in views {
                    <button type="button" aria-pressed={(state.diff_view == view).to_string()}
                        onclick={dispatch.reform(move |_| Action::DiffView(view))}>{ name }</button>
                }
                <span class="note">{ words.shared_label }</span>
            </div>
            for (index, change) in strategy.files.iter().enumerate() {
                { file(index, change, state, dispatch) }
            }
            <pre id="diff-text" hidden=true>{ shared }</pre>
        </div>
    }
}

fn file(index: usize, change: &FileChange, state: &State, dispatch: &Callback<Action>) -> Html {
    let before: Vec<&str> = change.raw.shared_before.lines().collect();
    let hunks = text::hunks(&change.raw.shared_before, &change.fixed);
    let gaps = gaps(&hunks, before.len());
    let fold = |gap: usize| match gaps.get(gap) {
        Some(it) => folded(it, &before, (index, gap), state, dispatch),
        None => html! {},
    };
    html! {
        <div class="diff-body" tabindex="0" role="region" aria-label={change.path.clone()}>
            <table class={if state.diff_view == DiffView::SideBySide { "sides" } else { "lines" }}>
                <caption>{ &change.path }</caption>
                <colgroup><col class="number" /><col /><col class="number" /><col /></colgroup>
                for (number, it) in hunks.iter().enumerate() {
                    { fold(number) }
                    { hunk(it, &change.path, state) }
                }
                { fold(hunks.len()) }
            </table>
        </div>
    }
}

/// Unchanged lines between two hunks, counted from 0 in the text before.
#[derive(Debug, PartialEq, Eq)]
struct Gap {
    start: usize,
    end: usize,
    /// The number of the first line in the text after, from 0.
    after: usize,
}

/// What lies before each hunk, and behind the last one.
fn gaps(hunks: &[Hunk], length: usize) -> Vec<Gap> {
    let mut res = Vec::new();
    let (mut start, mut after) = (0, 0);
    for hunk in hunks {
        // A hunk without a line of the text before stands at that text's end or beginning.
        let end = hunk.lines.iter().find_map(|it| it.before).map_or(start, |it| it - 1);
        res.push(Gap { start, end, after });
        start = hunk.lines.iter().rev().find_map(|it| it.before).unwrap_or(end);
        after = hunk.lines.iter().rev().find_map(|it| it.after).unwrap_or(after);
    }
    res.push(Gap { start, end: length, after });
    res
}

/// A button for unchanged lines, and the lines once it was pressed.
fn folded(
    gap: &Gap,
    before: &[&str],
    place: (usize, usize),
    state: &State,
    dispatch: &Callback<Action>,
) -> Html {
    let words = state.language.words();
    let lines = before.get(gap.start..gap.end).unwrap_or_default();
    if lines.is_empty() {
        return html! {};
    }
    let open = state.unfolded.contains(&place);
    let shown = if open { lines.iter().take(MOST_UNFOLDED) } else { lines.iter().take(0) };
    html! {
        <tbody class="fold">
            <tr><th colspan="4">
                <button type="button" class="jump" data-action="unfold" aria-expanded={open.to_string()}
                    onclick={dispatch.reform(move |_| Action::Fold(place.0, place.1))}>
                    { if open { "▾ " } else { "▸ " } }{ lines.len() }{ " " }{ words.unchanged }
                </button>
            </th></tr>
            for (offset, text) in shown.enumerate() {
                <tr class="context">
                    <td class="number">{ gap.start + offset + 1 }</td>
                    if state.diff_view == DiffView::Unified {
                        <td class="number">{ gap.after + offset + 1 }</td><td class="sign" />
                    } else {
                        <td class="code">{ *text }</td><td class="number">{ gap.after + offset + 1 }</td>
                    }
                    <td class="code">{ *text }</td>
                </tr>
            }
            if open && MOST_UNFOLDED < lines.len() { <tr><th colspan="4">{ "…" }</th></tr> }
        </tbody>
    }
}

fn hunk(hunk: &Hunk, path: &str, state: &State) -> Html {
    html! {
        <tbody class="hunk">
            <tr><th colspan="4" scope="rowgroup">
                <span class="range">{ &hunk.header }</span>
                { reasons(hunk, path, state.language.words(), &state.report.diagnostics) }
            </th></tr>
            { match state.diff_view {
                DiffView::Unified => html! { for line in &hunk.lines { { unified(line) } } },
                DiffView::SideBySide => html! {
                    for (left, right) in pairs(&hunk.lines) {
                        <tr>{ side(left, |it| it.before) }{ side(right, |it| it.after) }</tr>
                    }
                },
            } }
        </tbody>
    }
}

/// Links from a hunk to what it answers; without a diagnostic the causes say it.
fn reasons(hunk: &Hunk, path: &str, words: &'static Words, diagnostics: &[Diagnostic]) -> Html {
    let found = answered(hunk, path, diagnostics);
    html! {
        <span class="reasons">
            for index in &found {
                if let Some(it) = diagnostics.get(*index) {
                    <a class="jump" data-action="to-diagnostic" href={format!("#{}", id(*index))}>{ words.answers }{ " " }{ &it.code }</a>
                }
            }
            if found.is_empty() {
                <a class="jump" data-action="to-diagnostic" href="#causes">{ words.answers }{ " " }{ words.other_causes }</a>
            }
        </span>
    }
}

/// The numbers of the diagnostics that a hunk answers: those of the lines that go, and the worst one,
/// which every strategy is for: of its own file where there is one, the nearest of equals.
fn answered(hunk: &Hunk, path: &str, diagnostics: &[Diagnostic]) -> Vec<usize> {
    let first = hunk.lines.iter().find_map(|it| it.before).unwrap_or(1);
    let goes = |line: usize| {
        let same = |it: &&DiffLine| it.kind == DiffLineKind::Deleted && it.before == Some(line);
        hunk.lines.iter().any(|it| same(&it))
    };
    let worst = diagnostics.iter().enumerate().max_by_key(|(index, it)| {
        let far = it.start.line.abs_diff(first);
        (it.path == path, it.severity, std::cmp::Reverse((far, *index)))
    });
    let is_answered = |index: usize, it: &Diagnostic| {
        worst.is_some_and(|it| it.0 == index) || (it.path == path && goes(it.start.line))
    };
    let all = diagnostics.iter().enumerate();
    all.filter(|(index, it)| is_answered(*index, it)).map(|it| it.0).collect()
}

fn unified(line: &DiffLine) -> Html {
    let (class, sign) = match line.kind {
        DiffLineKind::Context => ("context", " "),
        DiffLineKind::Deleted => ("deleted", "-"),
        DiffLineKind::Inserted => ("inserted", "+"),
    };
    html! {
        <tr {class}>
            <td class="number">{ line.before }</td>
            <td class="number">{ line.after }</td>
            <td class="sign">{ sign }</td>
            <td class="code">{ segments(line) }</td>
        </tr>
    }
}

fn side(line: Option<&DiffLine>, number: fn(&DiffLine) -> Option<usize>) -> Html {
    let Some(line) = line else {
        return html! { <><td class="number" /><td class="code blank" /></> };
    };
    let (left, right) = match line.kind {
        DiffLineKind::Context => ("number", "code"),
        DiffLineKind::Deleted => ("number deleted", "code deleted"),
        DiffLineKind::Inserted => ("number inserted", "code inserted"),
    };
    html! { <><td class={left}>{ number(line) }</td><td class={right}>{ segments(line) }</td></> }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(count: usize) -> String {
        (1..=count).map(|it| format!("{it}\n")).collect()
    }

    #[test]
    fn gaps_and_hunks_are_the_whole_text() {
        let before = numbered(40);
        let after = before.replace("\n10\n", "\n10\nnew\n").replace("\n30\n", "\n");
        let hunks = text::hunks(&before, &after);
        let gap = |start, end, after| Gap { start, end, after };
        // Three lines of context stand on both sides of each change.
        assert_eq!(gaps(&hunks, 40), [gap(0, 7, 0), gap(13, 26, 14), gap(33, 40, 33)]);
    }

    #[test]
    fn a_new_text_has_no_gaps_with_lines() {
        let found = gaps(&text::hunks("", "a\n"), 0);
        assert!(found.iter().all(|it| it.start == it.end), "{found:?}");
    }

    #[test]
    fn a_hunk_answers_the_diagnostics_of_the_lines_that_go_and_the_worst_one() {
        use analysis::report::{LineColumn, Severity};
        let at = |line: usize, path: &str, severity| Diagnostic {
            code: String::new(),
            severity,
            message: String::new(),
            note: String::new(),
            path: path.to_owned(),
            start: LineColumn { line, column: 1 },
            end: LineColumn { line, column: 2 },
            fixes: Vec::new(),
        };
        let before = numbered(40);
        let hunks = text::hunks(&before, &before.replace("\n20\n", "\nx\n"));
        let found = |diagnostics: &[Diagnostic]| answered(&hunks[0], "a", diagnostics);
        let (high, low) = (Severity::High, Severity::Low);
        assert_eq!(found(&[at(1, "b", high), at(5, "a", high), at(20, "a", low)]), [1, 2]);
        // A line that only stands around the change has nothing to do with it.
        assert_eq!(found(&[at(40, "a", high), at(30, "a", high), at(19, "a", low)]), [1]);
        assert_eq!(found(&[at(20, "b", high), at(20, "b", low)]), [0]);
        assert!(found(&[]).is_empty());
    }
}
