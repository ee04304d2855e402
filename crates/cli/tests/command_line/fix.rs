//! `fix`: a diff that `patch` applies, files that keep all else, and Debian's own pool file.
#![expect(clippy::disallowed_methods, reason = "these tests read and write files")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use crate::shell::{CLOSED_POOL, OPEN_POOL, SERVER, Shell};

const FIX: &str = "fix www.conf site.conf --worker www-data";

#[test]
fn writing_keeps_mode_and_every_other_byte() {
    // A byte order mark, both line ends, Latin-1, trailing blanks and no newline at the end.
    let pool = CLOSED_POOL.replace('\n', "\r\n");
    let before = [b"\xef\xbb\xbf; caf\xe9 \t\r\n", pool.as_bytes(), b"; end \xff"].concat();
    let shell = Shell::with("write", "", SERVER);
    shell.write("www.conf", &before);
    fs::set_permissions(shell.path("www.conf"), Permissions::from_mode(0o640)).unwrap();
    let owner = fs::metadata(shell.path("www.conf")).unwrap().uid();
    let output = shell.sockbox(&format!("{FIX} --write"));
    assert_eq!(output.status, 0, "{output:?}");
    let wanted =
        pool.replace(";listen.owner", "listen.owner").replace(";listen.group", "listen.group");
    let after = shell.read("www.conf");
    let expected = [b"\xef\xbb\xbf; caf\xe9 \t\r\n", wanted.as_bytes(), b"; end \xff"].concat();
    assert!(after == expected, "{}", after.escape_ascii());
    let metadata = fs::metadata(shell.path("www.conf")).unwrap();
    assert_eq!((metadata.mode() & 0o7777, metadata.uid()), (0o640, owner));
    assert_eq!(shell.read("site.conf"), SERVER.as_bytes());
    let names: Vec<_> = fs::read_dir(shell.path(""))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 2, "nothing else is left behind: {names:?}");
    let again = shell.sockbox(&format!("{FIX} --write"));
    assert_eq!((again.status, again.stdout.as_slice()), (0, b"".as_slice()), "{again:?}");
    assert!(shell.read("www.conf") == expected, "a second run changes nothing");
}

#[test]
fn without_write_nothing_is_written() {
    let shell = Shell::with("print", CLOSED_POOL, SERVER);
    assert_eq!(shell.sockbox(FIX).status, 0);
    assert_eq!(shell.read("www.conf"), CLOSED_POOL.as_bytes());
}

#[test]
fn what_is_right_needs_nothing_and_what_is_unknown_is_said() {
    let shell = Shell::with("right", OPEN_POOL, SERVER);
    let output = shell.sockbox(FIX);
    assert_eq!((output.status, output.text()), (0, ""), "{output:?}");
    shell.write(
        "log",
        "connect() to unix:/run/a.sock failed (13: Permission denied) while \
                        connecting to upstream\n",
    );
    let output = shell.sockbox("fix log");
    assert_eq!((output.status, output.text()), (1, ""), "{output:?}");
    assert!(output.stderr.contains("no change can be proved"), "{}", output.stderr);
}

/// Debian's file as the package has it, changed so that nginx is refused.
#[test]
fn debians_pool_file_is_corrected_on_the_lines_that_must_change() {
    if std::env::var_os("RUN_SLOW_TESTS").is_none() {
        return;
    }
    let stock =
        fs::read_to_string("/etc/php/8.2/fpm/pool.d/www.conf").expect("php8.2-fpm is installed");
    let (owner, group) = ("\nlisten.owner = www-data\n", "\nlisten.group = www-data\n");
    let mode = "\n;listen.mode = 0660\n";
    assert!([owner, group, mode].iter().all(|it| stock.contains(it)), "it is the stock file");
    let commented = stock.replace(owner, "\n;listen.owner = www-data\n");
    let commented = commented.replace(group, "\n;listen.group = www-data\n");
    let others = stock.replace(owner, "\nlisten.owner = daemon\n");
    let others = others.replace(group, "\nlisten.group = daemon\n");
    let closed = others.replace("listen.group = daemon", "listen.group = www-data");
    let closed = closed.replace(mode, "\nlisten.mode = 0600\n");
    for (broken, removed, added) in [
        (
            commented,
            &[";listen.owner = www-data", ";listen.group = www-data"][..],
            &["listen.owner = www-data", "listen.group = www-data"][..],
        ),
        (others, &["listen.group = daemon"], &["listen.group = www-data"]),
        (closed, &["listen.mode = 0600"], &["listen.mode = 0660"]),
    ] {
        let server = SERVER.replace("shop.sock", "php8.2-fpm.sock");
        let shell = Shell::with("debian", &broken, &server);
        let output = shell.sockbox(FIX);
        assert_eq!(output.status, 0, "{output:?}");
        let lines = |sign: char, header: &str| -> Vec<&str> {
            let lines = output.text().lines().filter(|it| !it.starts_with(header));
            lines.filter_map(|it| it.strip_prefix(sign)).collect()
        };
        assert_eq!((lines('-', "---"), lines('+', "+++")), (removed.to_vec(), added.to_vec()));
        shell.write("the.diff", &output.stdout);
        let patch = shell.run("patch", &["-p1", "-i", "the.diff"]);
        assert_eq!(patch.status, 0, "{patch:?}");
        let patched = shell.read("www.conf");
        let config = shell.path("www.conf");
        let php = shell.run("php-fpm8.2", &["-t", "-y", config.to_str().unwrap()]);
        assert!(php.stderr.contains("test is successful"), "{php:?}");
        shell.write("www.conf", &broken);
        assert_eq!(shell.sockbox(&format!("{FIX} --write")).status, 0);
        assert!(shell.read("www.conf") == patched, "--write and patch differ");
        let check = shell.sockbox("check www.conf site.conf --worker www-data");
        assert_eq!(check.status, 0, "{check:?}");
    }
}
