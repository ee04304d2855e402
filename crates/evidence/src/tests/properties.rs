//! No text makes the reader panic, loop, or point beside the text.

use proptest::prelude::*;

use super::check_ranges;
use crate::{detect, parse, split};

fn holds(text: &str) {
    let evidence = parse(text);
    check_ranges(text, &evidence);
    let unknown: Vec<usize> = evidence.unknown.iter().map(|it| it.start).collect();
    assert!(unknown.is_sorted());
    let sections = split(text);
    assert_eq!(sections.first().map(|it| it.0.start), Some(0));
    assert_eq!(sections.last().map(|it| it.0.end), Some(text.len()));
    for pair in sections.windows(2) {
        assert_eq!(pair[0].0.end, pair[1].0.start);
        assert_ne!(pair[0].1, pair[1].1);
    }
    for (range, _) in sections {
        assert!(text.get(range.start..range.end).is_some());
    }
    assert_eq!(parse(text), evidence);
    let _kind = detect(text);
}

/// Pieces of real lines, put together in any order.
const PIECES: &[&str] = &[
    "$ ",
    "# ",
    "root@web1:/run# ",
    "ls -l ",
    "ls ",
    "namei -l ",
    "getfacl ",
    "docker exec php ",
    "ps aux",
    "stat ",
    "systemctl show a b -p X",
    "-> ok",
    "/run/php",
    "x.sock",
    "\n",
    "\r\n",
    "\r",
    "  ",
    "\t",
    "total 0",
    "srw-rw---- ",
    "1 root root 0 ",
    "Mar  5 10:00 ",
    "drwxr-xr-x root root ",
    "f: /a",
    "# file: a",
    "user::rw-",
    "default:group:a:r-x",
    "connect() to unix:",
    " failed (13: ",
    "FastCGI sent in stderr: \"",
    "\" while ",
    "ERROR: ",
    "[pool www] ",
    "unable to bind listening socket for address '",
    "'",
    "\"",
    "(",
    ")",
    "NOTICE: \t",
    "key = value",
    "[www]",
    "services:",
    "  php:",
    "    volumes:",
    "      - a:/b",
    "[\"a:b\"]",
    "FROM x",
    "RUN sed s/",
    "\\",
    "uid=1(a) gid=2(b)",
    "a:x:1:1::/:/",
    "Groups:\t1 2",
    "u_str LISTEN 0 1 /x",
    "avc:  denied  { write } for ",
    "apparmor=\"DENIED\"",
    "[Service]",
    "User=a",
    "\u{0}",
    "\u{202e}",
    "\u{e9}",
    "\u{feff}",
    "Active: failed",
    "File: x",
    "Access: (0660/srw-rw----)  Uid: ( 0/ root) Gid: ( 0/ root)",
    "web-1  | ",
    "Mar  5 10:00:00 host t[1]: ",
    "nginx: worker process",
    "php-fpm: pool ",
    "{",
    "}",
    "server {",
    ";",
    "USER  PID COMMAND",
    "12",
    "+",
    "docker run -v ",
    "nginx version: x/1",
    "configure arguments: --user=a",
    "2024/03/05 10:11:12 [crit] 1#1: *1 ",
    "inet 1.2.3.4",
    "(nothing)",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mixture(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..120)) {
        holds(&pieces.concat());
    }
}

/// Hostile repetitions: each would take minutes if any format looked at a line again and again.
#[test]
fn large_texts_take_linear_time() {
    for piece in PIECES.iter().copied().chain(PREFIXED.iter().copied()) {
        let unit = if piece.ends_with('\n') { piece.to_owned() } else { format!("{piece}\n") };
        let lines = unit.repeat(20_000 / unit.len());
        holds(&lines);
        let long = piece.repeat(10_000 / piece.len());
        holds(&long);
    }
    let directory = "/d".repeat(100_000);
    holds(&format!(
        "$ ls -l {directory}\n{}",
        "srw-rw---- 1 root root 0 Mar  5 10:00 x\n".repeat(10_000)
    ));
    holds(&format!(
        "{directory}:\ntotal 0\n{}",
        "srw-rw---- 1 root root 0 Mar  5 10:00 x\n".repeat(10_000)
    ));
    holds(&format!("$ {}\n{}", "a;".repeat(2000), "some line of text\n".repeat(10_000)));
    holds(&format!("f: /a\n{}", "drwxr-xr-x root root aaaaaaaa\n".repeat(20_000)));
}

const PREFIXED: &[&str] = &[
    "# owner: x\n",
    "Name:\tx\n",
    "# file: x\nuser::rw-\n",
    "# /lib/systemd/system/a.service\n\n",
    "$ ls\nx\n\n",
    "FastCGI sent in stderr: \"x\n",
    "services:\n\n",
    "RUN a \\\n",
    "  File: x\n",
    "/run:\n",
    "[01-Jan-2024 00:00:00] NOTICE: [w]\n",
    "PID COMMAND\nx y\n",
    "$ systemctl show a\nA1=b\n",
    "drwxr-xr-x root root a\n",
    "$ ps aux\n",
    "$ ls a\n",
];
