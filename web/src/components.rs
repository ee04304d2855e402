//! What the page is made of, one file each.

mod ask;
mod causes;
mod copy_button;
mod diagnostics;
mod diff;
mod empty;
mod fix;
mod header;
mod help;
mod inputs;
mod jump;
mod masked;
mod offer;
mod pane;
mod picture;
mod prevent;
mod prose;
mod runbook;
mod select;
mod share;
mod trace;
mod verdict;

pub(crate) use ask::Ask;
pub(crate) use causes::Causes;
pub(crate) use copy_button::CopyButton;
pub(crate) use diagnostics::Diagnostics;
pub(crate) use diff::Diff;
pub(crate) use empty::Empty;
pub(crate) use fix::Fix;
pub(crate) use header::Header;
pub(crate) use help::Help;
pub(crate) use inputs::Inputs;
pub(crate) use masked::Masked;
pub(crate) use offer::Offer;
pub(crate) use pane::PaneView;
pub(crate) use prevent::Prevent;
pub(crate) use prose::Prose;
pub(crate) use runbook::Runbook;
pub(crate) use select::Select;
pub(crate) use share::Share;
pub(crate) use trace::Trace;
pub(crate) use verdict::Verdict;

use std::rc::Rc;

use analysis::Report;
use yew::Properties;

use crate::words::Words;

/// A report by identity: a new analysis makes a new one.
#[derive(Clone, Debug, Properties)]
pub(crate) struct ReportProps {
    pub(crate) report: Rc<Report>,
    pub(crate) words: &'static Words,
}

impl PartialEq for ReportProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report) && std::ptr::eq(self.words, other.words)
    }
}

/// The last part of a path with nothing in it that a file name may not have.
fn safe_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || "_.-".contains(*it))
        .take(60)
        .collect();
    let name = name.trim_start_matches('.');
    if name.is_empty() { "corrected.conf".to_owned() } else { name.to_owned() }
}
