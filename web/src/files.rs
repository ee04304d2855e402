//! Opened and dropped files.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{File, FileList};
use yew::Callback;

/// Larger files are no configuration, and would freeze the page.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads each file and calls `done` with its name and text, and `left_out` where one is too large.
/// Reading stops where the readers are dropped.
pub(crate) fn read(
    files: web_sys::FileList,
    done: &Callback<(String, String)>,
    left_out: impl FnOnce(),
) -> Vec<FileReader> {
    let files = FileList::from(files);
    if files.iter().any(|it| LARGEST < it.size()) {
        left_out();
    }
    let small = files.iter().filter(|it| it.size() <= LARGEST);
    small.map(|it| read_one(it, done.clone())).collect()
}

fn read_one(file: &File, done: Callback<(String, String)>) -> FileReader {
    let name = file.name();
    read_as_bytes(file, move |bytes| {
        if let Ok(bytes) = bytes {
            done.emit((name.clone(), text::decode(&bytes)));
        }
    })
}
