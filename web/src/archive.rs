//! Several files as one.

use std::fmt::Write as _;

const BLOCK: usize = 512;
const LONGEST_PATH: usize = 100;

/// A tar archive of paths and texts. It is text itself, for its only zero bytes are padding. None
/// where a path does not fit into the format's first field, which no path of ours fills.
pub(crate) fn tar(files: impl IntoIterator<Item = (String, String)>) -> Option<String> {
    let mut res = String::new();
    for (path, text) in files {
        if LONGEST_PATH < path.len() || !path.is_ascii() {
            return None;
        }
        let length = text.len();
        // Path, mode, owner, group, length, time of change; behind the sum kind, link, format.
        let head = format!(
            "{path:\0<LONGEST_PATH$}0000644\x000000000\x000000000\0{length:011o}\x0000000000000\0"
        );
        let tail = format!("0{:\0<100}ustar\x0000{:\0<247}", "", "");
        // The sum is taken with blanks where it will stand.
        let sum = head.bytes().chain(tail.bytes()).map(u32::from).sum::<u32>() + 8 * 32;
        // Writing to a `String` cannot fail.
        let _infallible = write!(res, "{head}{sum:06o}\0 {tail}");
        res.push_str(&text);
        pad(&mut res, length.next_multiple_of(BLOCK) - length);
    }
    pad(&mut res, 2 * BLOCK);
    Some(res)
}

fn pad(acc: &mut String, count: usize) {
    acc.extend(std::iter::repeat_n('\0', count));
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let long = "x".repeat(BLOCK);
        let files = [("README.md", "# Ä\n"), ("policy/pool.rego", &*long), ("empty", "")];
        let own = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let packed = tar(own.clone()).unwrap();
        let mut archive = tar::Archive::new(packed.as_bytes());
        let found = archive.entries().unwrap().map(|it| {
            let mut entry = it.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.path().unwrap().display().to_string(), text)
        });
        assert_eq!(found.collect::<Vec<_>>(), own);
        assert_eq!(packed.len() % BLOCK, 0);
        assert_eq!(tar([("ä".to_owned(), String::new())]), None);
    }
}
