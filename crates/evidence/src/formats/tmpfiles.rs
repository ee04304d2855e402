//! Lines of tmpfiles.d(5) that make a directory.

use crate::Observation;
use crate::lines::{Acc, Paste};
use crate::scan;

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let mut words = line.split_whitespace();
    let (Some(kind), Some(path)) = (words.next(), words.next()) else { return 0 };
    let is_directory =
        matches!(kind.trim_end_matches(['!', '+', '-', '=', '~']), "d" | "D" | "e" | "v");
    let mode = words.next();
    let is_mode = mode.is_some_and(|it| {
        it == "-" || u16::from_str_radix(it.trim_start_matches(['~', ':']), 8).is_ok()
    });
    if !is_directory || !path.starts_with('/') || !is_mode {
        return 0;
    }
    let mut account = || words.next().filter(|it| *it != "-").map(scan::principal);
    let (user, group) = (account(), account());
    let mode = mode.and_then(|it| u16::from_str_radix(it.trim_start_matches(['~', ':']), 8).ok());
    acc.state(
        paste,
        at,
        at + 1,
        Observation::Tmpfiles { path: path.to_owned(), mode, user, group },
    );
    1
}
