//! PHP-FPM itself: `-tt` prints the settings that it has. It runs when `RUN_SLOW_TESTS` is set; a
//! missing program is then a failure. `SEED` in the environment chooses other texts.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{environment, read};

fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}

/// Numbers that the seed decides.
struct Random(u64);

impl Random {
    fn new() -> Self {
        let seed = std::env::var("SEED").ok().and_then(|it| it.parse().ok()).unwrap_or(1_u64);
        println!("SEED={seed}");
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// A directory of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("fpm-syntax-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// What FPM prints for a file; `None` where it refuses it.
    fn ask(&self, text: &str) -> Option<String> {
        let path = self.0.join("fpm.conf");
        fs::write(&path, text::encode(text)).unwrap();
        let output = Command::new("php-fpm8.2")
            .args(["-n", "-tt", "-y"])
            .arg(&path)
            .envs(&environment().variables)
            .output()
            .unwrap_or_else(|error| panic!("php-fpm8.2: {error}"));
        output.status.success().then(|| text::decode(&output.stderr))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

/// The settings of the pool in a dump; what is not set is absent. Of an array's values with the
/// same index the dump has all, the newest first: that one counts here.
fn dumped(dump: &str) -> BTreeMap<String, String> {
    let (_, pool) = dump.split_once("NOTICE: [www]").unwrap();
    pool.lines()
        .rev()
        .filter_map(|line| line.split_once("NOTICE: \t")?.1.split_once(" = "))
        .filter(|(_, value)| !matches!(*value, "undefined" | ""))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

const HEAD: &str = "[global]\nerror_log = /dev/stderr\n[www]\nuser = www-data\n\
                    listen = /run/x.sock\npm = static\npm.max_children = 1\n";

const PIECES: &[&str] = &[
    "a",
    "b",
    "1",
    "0660",
    "-1",
    "on",
    "off",
    "no",
    "none",
    "null",
    "yes",
    "onyx",
    "PHP_OS",
    "E_ALL",
    "x_1",
    " ",
    "  ",
    "\t",
    "\"",
    "\"",
    "'",
    "'",
    "\"a b\"",
    "'c d'",
    "\"a;b\"",
    "${HOME}",
    "${NUM}",
    "${NOPE}",
    "$pool",
    "$x",
    "$",
    "{",
    "}",
    "\\",
    "\\\"",
    "\\\\",
    ";",
    "#",
    "|",
    "&",
    "^",
    "~",
    "!",
    "(",
    ")",
    "=",
    "[",
    "]",
    ",",
    "/run/x.sock",
    "@",
    ".",
    "\u{e9}",
    "\u{a0}",
    "\u{c}",
    "\"${HOME}\"",
    "1|2",
    "\u{10ff80}",
    "3.5",
];

fn value(random: &mut Random) -> String {
    (0..=random.below(5)).map(|_| random.one_of(PIECES)).collect()
}

/// Values that FPM takes come out as it prints them, and those that we refuse, it refuses.
#[test]
fn values_are_those_of_fpm() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("values");
    let mut random = Random::new();
    let mut accepted = Vec::new();
    let mut refused = Vec::new();
    for index in 0..4000 {
        let line = format!("php_admin_value[k{index}] = {}\n", value(&mut random));
        // A value with a line feed would take several lines of the dump.
        let effective = read(&format!("{HEAD}{line}"));
        if !effective.errors.is_empty() {
            refused.push(line);
        } else if !effective.pools[0].settings.values().any(|it| it.value.contains('\n')) {
            accepted.push(line);
        }
    }
    assert!(1000 <= accepted.len() && 500 <= refused.len());
    for lines in accepted.chunks(50) {
        let text = format!("{HEAD}{}", lines.concat());
        let Some(dump) = folder.ask(&text) else {
            let wrong: Vec<_> =
                lines.iter().filter(|it| folder.ask(&format!("{HEAD}{it}")).is_none()).collect();
            panic!("FPM refuses {wrong:?}");
        };
        let theirs = dumped(&dump);
        let ours = read(&text);
        for (line, key) in lines.iter().filter_map(|it| Some((it, it.split_once(" = ")?.0))) {
            let ours = ours.pools[0].settings.get(key).map_or("", |it| it.value.as_str());
            assert_eq!(ours, theirs.get(key).map_or("", String::as_str), "{line:?}");
        }
    }
    for line in refused.iter().take(300) {
        assert!(folder.ask(&format!("{HEAD}{line}")).is_none(), "FPM takes {line:?}");
    }
}

/// So many of `LINES` are taken.
const TAKEN: usize = 35;

/// Whole lines: comments, keys, sections, line ends.
const LINES: &[&str] = &[
    "access.format = a",
    "ACCESS.FORMAT=b",
    " access.format = c ; x",
    "\taccess.format\t=\td",
    "access.format =",
    "access.format = '$pool'",
    "listen.mode = 0660",
    "listen.mode = off",
    "listen.mode = 0600 # c",
    "; comment",
    "",
    "  ",
    "\t;x",
    "access.format = \"%R\"",
    "access.format = on",
    "[global]",
    "[www]",
    "[WWW]",
    "[\"www\"]",
    "\t[www]",
    "[www] ; c",
    "[www] access.format = z",
    "\u{feff}access.format = bom",
    "access.format = n\0ul",
    "access.format = cr\r",
    "listen.allowed_clients = 127.0.0.1",
    "env[A] = x",
    "env[A] = 'y z'",
    "php_value[k] = \"1\"",
    "php_value['k'] = 2",
    "php_value [ k ] = 3",
    "php_admin_value[a=b] = 4",
    "listen.acl_users = root,www-data",
    "listen.acl_groups =",
    "slowlog = ",
    // Each of these is refused.
    "# x",
    "access.format",
    "bogus = 1",
    " [www]",
    "[www",
    "[www]x",
    "env[A] =",
    "env[A]",
    "Include = x",
    "on = 1",
    "= 1",
    "listen[a] = b",
    "php_value = 1",
    "ENV[A] = 1",
    "access.format : a",
    "{",
    "pid = /x",
];

#[test]
fn files_are_read_as_fpm_reads_them() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("files");
    let mut random = Random::new();
    let mut accepted = 0;
    let times: usize = std::env::var("TIMES").map_or(1, |it| it.parse().unwrap());
    let files = 500 * times;
    for _ in 0..files {
        let mut text = HEAD.to_owned();
        let choices = if random.below(3) == 0 { LINES } else { &LINES[..TAKEN] };
        for _ in 0..=random.below(8) {
            text.push_str(random.one_of(choices));
            text.push_str(random.one_of(&["\n", "\n", "\n", "\r\n"]));
        }
        let ours = read(&text);
        let dump = folder.ask(&text);
        assert_eq!(ours.errors.is_empty(), dump.is_some(), "{:?}\n{text}\n{text:?}", ours.errors);
        let Some(dump) = dump else { continue };
        accepted += 1;
        let theirs = dumped(&dump);
        for key in [
            "listen",
            "listen.mode",
            "listen.allowed_clients",
            "listen.acl_users",
            "listen.acl_groups",
            "access.format",
            "env[A]",
            "php_value[k]",
            "php_value[k ]",
            "php_admin_value[a=b]",
            "slowlog",
            "user",
        ] {
            let ours = ours.pools[0].settings.get(key).map(|it| it.value.as_str());
            let theirs = theirs.get(key).map(String::as_str);
            assert_eq!(ours, theirs, "{key}\n{text}\n{text:?}");
        }
    }
    println!("{files} files as PHP-FPM reads them, {accepted} of them accepted");
    assert!(files * 2 / 5 <= accepted, "{accepted} of {files}");
}

/// What is read of the dump is what is read of the file.
#[test]
fn dumps_say_what_the_file_says() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("dumps");
    let text = format!("{HEAD}listen.mode = 0600\nlisten.owner = www-data\nenv[A] = \"b $pool\"\n");
    let dump = folder.ask(&text).unwrap();
    let (ours, theirs) = (read(&text), read(&dump));
    assert!(theirs.errors.is_empty(), "{dump}");
    assert_eq!(theirs.pools.len(), 1, "{dump}");
    let theirs = &theirs.pools[0].settings;
    for (key, setting) in &ours.pools[0].settings {
        assert_eq!(theirs[key].value, setting.value, "{key}\n{dump}");
    }
    assert!(!theirs.contains_key("listen.group"), "{dump}");
}
