//! What the page is made of, one file each. What keeps no state of its own is a function: a
//! component costs the page some kilobytes, and the whole is drawn again in a moment.

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
mod prove;
mod results;
mod runbook;
mod select;
mod share;
mod trace;
mod verdict;

pub(crate) use header::header;
pub(crate) use inputs::inputs;
pub(crate) use offer::offer;
pub(crate) use results::Results;

use ask::ask;
use copy_button::CopyButton;
use diagnostics::diagnostics;
use diff::diff;
use empty::empty;
use fix::fix;
use help::help;
use masked::masked;
use pane::PaneView;
use prevent::prevent;
use prose::prose;
use prove::prove;
use runbook::runbook;
use share::share;
use trace::why;
use verdict::verdict;

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
