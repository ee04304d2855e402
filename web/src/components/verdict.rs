//! The answer in one sentence, with how bad it is.

use analysis::Report;
use analysis::report::{Confidence, Level};
use yew::prelude::*;

use super::causes::told;
use super::trace::icon;
use crate::words::Words;

/// Cause, threat, downtime, time to fix, and who is affected.
pub(super) fn verdict(report: &Report, words: &'static Words) -> Html {
    let impact = &report.impact;
    let cause = report.causes.first().filter(|it| it.confidence != Confidence::Possible);
    let tone = impact.threat.max(impact.downtime);
    let sign = match (tone, cause) {
        (Level::None, None) if report.causes.is_empty() => "allowed",
        (_, None) => "unknown",
        (_, Some(_)) => "denied",
    };
    let [from, to] = impact.minutes_to_fix;
    html! {
        <div class="verdict" id="verdict" data-tone={key(tone)} data-cause={cause.map(|it| it.cause.clone())}>
            <div class="answer" data-verdict={sign}>
                { icon(sign) }
                <p class="sentence" role="status" aria-live="polite">{ told(&report.verdict, words) }</p>
            </div>
            <dl class="figures">
                <div data-level={key(impact.threat)}><dt>{ words.threat }</dt><dd>{ name(impact.threat, words) }</dd></div>
                <div data-level={key(impact.downtime)}><dt>{ words.downtime }</dt><dd>{ name(impact.downtime, words) }</dd></div>
                if 0 < to {
                    <div><dt>{ words.time }</dt><dd>{ from }{ "–" }{ to }{ " " }{ words.minutes }</dd></div>
                }
                if !impact.servers_down.is_empty() {
                    <div class="wide"><dt>{ words.affected }</dt><dd>{ words.all_said(&impact.servers_down, ", ") }</dd></div>
                }
                if !impact.who_can_connect.is_empty() {
                    <div class="wide"><dt>{ words.may_connect }</dt><dd>{ words.all_said(&impact.who_can_connect, ", ") }</dd></div>
                }
            </dl>
        </div>
    }
}

fn key(level: Level) -> &'static str {
    match level {
        Level::None => "none",
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
        Level::Critical => "critical",
    }
}

fn name(level: Level, words: &Words) -> &'static str {
    let [none, low, medium, high, critical] = words.levels;
    match level {
        Level::None => none,
        Level::Low => low,
        Level::Medium => medium,
        Level::High => high,
        Level::Critical => critical,
    }
}
