//! What the tests share: cases, folders, randomness from a seed. It knows no rule of the product.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests read files and the environment, and end where these fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// One Markdown file with inputs and what is known about them.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file's name without its ending.
    pub name: String,
    /// The lines `- key: value` before the first fence.
    pub fields: Vec<(String, String)>,
    /// The fences that name a path, each with its text.
    pub inputs: Vec<(String, String)>,
}

/// Pseudo-random numbers (SplitMix64): the same seed gives the same tests.
#[derive(Clone, Debug)]
pub struct Random(u64);

/// A folder of its own that others may search, removed at the end.
#[derive(Debug)]
pub struct Folder(PathBuf);

/// The cases of a folder below `tests/cases`, by name; `CASE` narrows them.
pub fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(folder);
    let entries = fs::read_dir(&folder).expect("the folder of cases is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|it| it.expect("the folder is readable").path()).collect();
    paths.retain(|it| it.file_name().is_none_or(|it| it != "TAXONOMY.md"));
    paths.sort();
    let wanted = std::env::var("CASE").unwrap_or_default();
    let cases = paths.iter().map(|it| case(it));
    cases.filter(|it| it.name.contains(&wanted)).collect()
}

fn case(path: &Path) -> Case {
    let text = fs::read_to_string(path).expect("a case is readable");
    let name = path.file_stem().expect("a case has a name").to_string_lossy().into_owned();
    let (mut fields, mut inputs) = (Vec::new(), Vec::new());
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => inputs.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, Some(info)) => {
                let path = info.split_once(' ').map_or_else(
                    || panic!("{name}: the fence `{info}` names no path"),
                    |(_, path)| path.to_owned(),
                );
                open = Some((path, String::new()));
            }
            (None, None) => {
                let field = line.strip_prefix("- ").and_then(|it| it.split_once(": "));
                fields.extend(field.map(|(key, value)| (key.to_owned(), value.to_owned())));
            }
        }
    }
    assert!(open.is_none(), "{name}: a fence is not closed");
    Case { name, fields, inputs }
}

impl Case {
    /// The value of a field that stands once.
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|it| it.0 == key).map(|it| it.1.as_str())
    }
}

/// How often a random test runs: as often as in CI, or `TIMES` as often.
pub fn often(count: usize) -> usize {
    let times = std::env::var("TIMES").map_or(1, |it| it.parse().expect("TIMES is a number"));
    count * times
}

impl Random {
    /// From `SEED`, else from the given one; printed, so that a failure can be had again.
    pub fn new(test: &str, seed: u64) -> Self {
        let seed = std::env::var("SEED")
            .map_or(seed, |it| it.parse().expect("SEED is a number from 0 to 2^64 - 1"));
        eprintln!("{test}: SEED={seed}");
        Self(seed)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a small number");
        usize::try_from(self.next() % bound).expect("it is below a usize")
    }

    /// Whether an event of this probability, in percent, happens.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items.
    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        let index = self.below(items.len());
        items.get(index).expect("it is below the length").clone()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut res = self.0;
        res = (res ^ res >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        res = (res ^ res >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        res ^ res >> 31
    }
}

impl Folder {
    pub fn new(name: &str) -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let path = std::env::temp_dir().join(format!("sockbox-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("the folder for temporary files is writable");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Whether tests run that change owners, mounts and users of their own files and processes. They
/// need root, and are asked for by `RUN_SLOW_TESTS`; what they need is then an error to miss.
pub fn may_change_the_machine() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let is_root = fs::metadata("/proc/self").expect("/proc is mounted").uid() == 0;
    if std::env::var_os("RUN_SLOW_TESTS").is_none() {
        eprintln!("not run: RUN_SLOW_TESTS is not set");
        return false;
    }
    assert!(is_root, "this test needs root: it makes files and processes of other users");
    true
}
