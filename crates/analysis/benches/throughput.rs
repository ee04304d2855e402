//! How long a report of 100 KB and of 1 MB takes: ordinary texts, and texts that are made to take
//! long. Each line says the milliseconds, MB/s, and how many times as long a byte takes at 1 MB as
//! at 100 KB, which is about 1 where the time is linear. A word behind `--` narrows the run.
//!
//! `cargo bench -p analysis`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use analysis::{Input, Options, analyze};

const SMALL: usize = 100_000;
const LARGE: usize = 1_000_000;

/// A text that takes longer at 100 KB is not tried at 1 MB.
const PATIENCE: Duration = Duration::from_secs(3);

/// Name, what stands first, and the line that is repeated; `{}` is its number.
const REPEATED: &[(&str, &str, &str)] = &[
    ("comment lines", "[www]\n", "; The number of child processes, at most."),
    ("equal env lines", "[www]\n", "env[A] = b"),
    ("distinct env lines", "[www]\n", "env[A{}] = b{}"),
    ("secret env lines", "[www]\n", "env[DB_PASSWORD_{}] = Falcon-{}x"),
    ("pools", "", "[p{}]\nlisten = /run/php/p{}.sock\n"),
    ("pools of one user and socket", "", "[p{}]\nuser = a\nlisten = /run/php/a.sock\n"),
    ("equal headers", "", "[www]\n"),
    ("repeated listen", "[www]\n", "listen = /run/php/p{}.sock"),
    ("refused lines", "[www]\n", "# listen = {}"),
    ("unknown settings", "[www]\n", "listne{} = a"),
    ("emptied settings", "[www]\n", "user ="),
    ("commented-out settings", "[www]\nuser = a\n", ";listen.mode = 0660"),
    ("titles of files", "", "; /etc/php/8.2/fpm/pool.d/p{}.conf\n[p{}]\nlisten = /run/p{}.sock"),
    ("includes", "[www]\n", "include = /etc/{}.conf\nuser = a"),
    ("server blocks", "", "server {}"),
    ("servers", "", "server { listen 80; server_name s{}.example; root /srv/{}; }"),
    ("nested braces", "", "a {"),
    ("closing braces", "", "}"),
    (
        "passes to one socket",
        "user www-data;\n",
        "server { location / { fastcgi_pass unix:/run/php/a.sock; } }",
    ),
    (
        "passes to sockets of their own",
        "user www-data;\n",
        "server { server_name s{}; location / { fastcgi_pass unix:/run/php/{}.sock; } }",
    ),
    ("passes in one location", "server { location / {\n", "fastcgi_pass unix:/run/php/a.sock;"),
    (
        "upstreams",
        "",
        "upstream u{} { server unix:/run/u{}.sock; }\nserver { location / { fastcgi_pass u{}; } }",
    ),
    (
        "upstream servers",
        "server { location / { fastcgi_pass a; } }\nupstream a {\n",
        "server unix:/run/{}.sock;",
    ),
    ("sets", "server {\n", "set $a{} unix:/run/{}.sock; location /{} { fastcgi_pass $a{}; }"),
    (
        "locations of one server",
        "server {\n",
        "location /{} { fastcgi_pass unix:/run/{}.sock; fastcgi_param SCRIPT_FILENAME $document_root/{}; include fastcgi_params; }",
    ),
    (
        "files of a dump",
        "",
        "# configuration file /etc/nginx/conf.d/{}.conf:\nserver { server_name s{}; location / { include fastcgi_params; fastcgi_pass unix:/run/{}.sock; } }",
    ),
    (
        "log lines",
        "",
        "2026/11/23 04:54:00 [crit] 9#9: *{} connect() to unix:/run/php/a.sock failed (13: Permission denied) while connecting to upstream, client: 10.0.0.1, server: s.example, request: \"GET / HTTP/1.1\", upstream: \"fastcgi://unix:/run/php/a.sock:\", host: \"s.example\"",
    ),
    (
        "log lines of sockets of their own",
        "",
        "2026/11/23 04:54:00 [crit] 9#9: *{} connect() to unix:/run/php/{}.sock failed (13: Permission denied) while connecting to upstream, client: 10.0.0.1, server: s{}.example, request: \"GET / HTTP/1.1\", upstream: \"fastcgi://unix:/run/php/{}.sock:\", host: \"s{}.example\"",
    ),
    (
        "FPM's log lines",
        "",
        "[23-Nov-2026 04:54:00] WARNING: [pool p{}] server reached pm.max_children setting (5), consider raising it",
    ),
    (
        "ls lines",
        "$ ls -l /run/php\ntotal 0\n",
        "srw-rw---- 1 www-data www-data 0 Jun 30 10:00 p{}.sock",
    ),
    (
        "ps lines",
        "$ ps aux\nUSER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n",
        "www-data {} 0.0 0.1 1 1 ? S 10:00 0:00 nginx: worker process",
    ),
    ("passwd lines", "$ getent passwd\n", "user{}:x:{}:{}::/home/user{}:/bin/sh"),
    ("group lines", "$ getent group\n", "group{}:x:{}:www-data,nginx"),
    (
        "prompts",
        "",
        "$ ls -l /run/php/p{}.sock\nsrw-rw---- 1 www-data www-data 0 Jun 30 10:00 /run/php/p{}.sock",
    ),
    ("absent files", "", "ls: cannot access '/run/php/p{}.sock': No such file or directory"),
    ("listeners", "$ ss -xlp\n", "u_str LISTEN 0 511 /run/php/p{}.sock {} * 0"),
    (
        "compose services",
        "services:\n",
        "  s{}:\n    image: php:8.2-fpm\n    volumes:\n      - ./run:/run/php",
    ),
    ("RUN lines", "FROM php:8.2-fpm\n", "RUN chown www-data:www-data /run/php/p{}.sock"),
    ("blank lines", "[www]\n", ""),
    ("words", "", "lorem ipsum {}"),
];

/// Name, what stands first, and the piece that one line is made of.
const LINES: &[(&str, &str, &str)] = &[
    ("one line of letters", "", "a"),
    ("one value", "[www]\nuser = ", "a"),
    ("one value of quotes", "[www]\nuser = ", "''"),
    ("one line of blanks", "[www]\nuser = a", " "),
    ("one line of key=value", "", "a=b "),
    ("one directive", "server_name ", "a "),
    ("one line of blocks", "", "a{"),
    ("one line of semicolons", "server {", ";"),
    ("one path", "[www]\nlisten = ", "/a"),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|it| name.contains(it.as_str()));
    for (name, head, line) in REPEATED.iter().filter(|it| is_wanted(it.0)) {
        report(name, |length| vec![lines(head, line, length)]);
    }
    for (name, head, piece) in LINES.iter().filter(|it| is_wanted(it.0)) {
        report(name, |length| vec![format!("{head}{}\n", piece.repeat(length / piece.len()))]);
    }
    if is_wanted("random bytes") {
        report("random bytes", |length| vec![random(length)]);
    }
    if is_wanted("sites with their pools") {
        let pool = "[p{}]\nuser = u{}\nlisten = /run/php/{}.sock\nlisten.owner = www-data";
        let site = "server { server_name s{}; location / { fastcgi_pass unix:/run/php/{}.sock; } }";
        report("sites with their pools", |length| {
            vec![lines("user www-data;\n", site, length / 2), lines("", pool, length / 2)]
        });
    }
}

fn lines(head: &str, line: &str, length: usize) -> String {
    let mut res = head.to_owned();
    let mut number = 0_u32;
    while res.len() < length {
        number += 1;
        // The braces of an empty block are no place for a number.
        if line == "server {}" {
            res.push_str(line);
        } else {
            res.push_str(&line.replace("{}", &number.to_string()));
        }
        res.push('\n');
    }
    res
}

/// Printable characters, blanks and line ends in an order that is the same each run.
fn random(length: usize) -> String {
    let mut state = 1_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        match state % 97 {
            96 => '\n',
            it => char::from_u32(it + 32).unwrap_or(' '),
        }
    };
    (0..length).map(|_| next()).collect()
}

fn report(name: &str, texts: impl Fn(usize) -> Vec<String>) {
    let small = measure(texts(SMALL));
    let speed = |length: usize, time: Duration| {
        let megabytes = f64::from(u32::try_from(length).unwrap_or(u32::MAX)) / 1e6;
        format!("{:.0} ms, {:.1} MB/s", time.as_secs_f64() * 1e3, megabytes / time.as_secs_f64())
    };
    if PATIENCE < small {
        println!("{name}: 100 KB {}; 1 MB not tried", speed(SMALL, small));
        return;
    }
    let large = measure(texts(LARGE));
    println!(
        "{name}: 100 KB {}; 1 MB {}; {:.1} times as long a byte",
        speed(SMALL, small),
        speed(LARGE, large),
        large.as_secs_f64() / small.as_secs_f64() / 10.0,
    );
}

/// The shorter of two runs; one where that is long enough to be exact.
fn measure(texts: Vec<String>) -> Duration {
    let input = |(index, text)| Input { path: format!("{index}.conf"), text, kind: None };
    let inputs: Vec<Input> = texts.into_iter().enumerate().map(input).collect();
    let options = Options { tag: "b3nc".to_owned(), ..Options::default() };
    let once = || {
        let start = Instant::now();
        black_box(analyze(black_box(&inputs), &options));
        start.elapsed()
    };
    let first = once();
    if first < Duration::from_millis(500) { first.min(once()) } else { first }
}
