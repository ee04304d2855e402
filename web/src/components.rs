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
mod pane;
mod runbook;
mod select;
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
pub(crate) use pane::PaneView;
pub(crate) use runbook::Runbook;
pub(crate) use select::Select;
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
