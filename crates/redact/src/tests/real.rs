//! The real programs read the masked text as they read the original. They run when
//! `RUN_SLOW_TESTS` is set; a missing program is then a failure.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::*;

fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}

/// Writes the masked text to a file and runs the program on it.
fn accepts(name: &str, text: &str, program: &str, arguments: &[&str]) {
    for level in [Level::Secrets, Level::Identifiers] {
        let options = Options { level, ..options(Mode::Balanced) };
        let redaction = redact(&[Input { text, kind: InputKind::Unknown }], &options);
        reads(name, text, redaction.files[0].text.as_str(), program, arguments);
    }
}

fn reads(name: &str, text: &str, masked: &str, program: &str, arguments: &[&str]) {
    assert_ne!(masked, text);
    let path = std::env::temp_dir().join(format!("redact-{}-{name}", std::process::id()));
    for content in [text, masked] {
        std::fs::write(&path, content).unwrap();
        let output = Command::new(program)
            .args(arguments.iter().map(|it| it.replace('@', &path.display().to_string())))
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(output.status.success(), "{content}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn nginx_reads_the_masked_text() {
    if !is_asked() {
        return;
    }
    let text = "pid /tmp/redact-nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\n  access_log off;\n  map $http_x_api_key $client {\n    default \"\";\n    \"falconwing1\" shop;\n    falconwing2 other;\n  }\n  server {\n    listen 127.0.0.1:18099;\n    server_name shop.acme.com;\n    allow 10.0.0.0/8;\n    allow 10.1.2.3;\n    deny fd00:1::5;\n    location / {\n      proxy_set_header Authorization \"Basic YWRtaW46aHVudGVyMnh5\";\n      proxy_set_header Cookie \"session=abcdef123456\";\n      fastcgi_param DB_PASS Falcon42x;\n      set $token \"hunter2xyz\";\n      if ($arg_key = winter99) { return 403; }\n      proxy_pass http://127.0.0.1:1/?token=abc123def456;\n    }\n  }\n}\n";
    accepts("nginx.conf", text, "nginx", &["-t", "-q", "-c", "@"]);
}

#[test]
fn fpm_reads_the_masked_text() {
    if !is_asked() {
        return;
    }
    let text = "[global]\nerror_log = /dev/stderr\n[www]\nuser = www-data\ngroup = www-data\nlisten = 127.0.0.1:18098\npm = static\npm.max_children = 1\nenv[DB_PASSWORD] = hunter2xyz\nenv[APP_KEY] = \"base64:AbCdEf0123456789AbCdEf0123456789AbCdEf01234=\"\nenv[DATABASE_URL] = \"mysql://app:p4ssw0rd@db/shop\"\nphp_admin_value[session.save_path] = \"tcp://127.0.0.1:6379?auth=hunter2xyz99\"\n";
    accepts("fpm.conf", text, "php-fpm8.2", &["-t", "-y", "@"]);
}

#[test]
fn yaml_is_read_when_masked() {
    if !is_asked() {
        return;
    }
    let text = "services:\n  app:\n    environment:\n      MYSQL_PASSWORD: hunter2xyz\n      ADMIN_PASSWORD: \"p4ss: w0rd #1\"\n      KEY_PASSWORD: 'it''s9secret'\n      JWT_SECRET: |\n        line1secret\n        line2secret\n    command: [\"x\", \"--password\", \"falconwing\"]\n";
    accepts("compose.yml", text, "python3", &["-c", "import yaml; yaml.safe_load(open('@'))"]);
}

const PASSWORD: &str = "Regenwolke27";

/// What a program prints that has a password in its environment or on its standard input.
fn printed(program: &str, arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .envs([("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), ("DB_PASSWORD", PASSWORD)])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn only_the_password_of_a_page_of_phpinfo_is_masked() {
    if !is_asked() {
        return;
    }
    let text = printed("php-fpm8.2", &["-i"], "");
    assert!(text.contains(PASSWORD), "{text}");
    for mode in [Mode::Balanced, Mode::Strict] {
        let redaction = masked_in(&text, mode);
        let values: Vec<&str> = redaction.map.entries.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(values, [PASSWORD], "{mode:?}");
    }
}

#[test]
fn no_column_of_a_dump_tells_the_password() {
    if !is_asked() {
        return;
    }
    let input = format!("x=1\nDB_PASSWORD={PASSWORD}\ny=2\n");
    let text = printed("od", &["-A", "x", "-t", "x1z", "-v"], &input);
    for mode in [Mode::Balanced, Mode::Strict] {
        let res = masked_in(&text, mode).files[0].text.as_str().to_owned();
        // The names stay, in letters and in digits.
        for name in ["DB_PASSWORD=", " 44 42 5f 50 41", ".y=2."] {
            assert!(res.contains(name) || !text.contains(name), "{res}");
        }
        for piece in PASSWORD.as_bytes().windows(3) {
            let digits: Vec<String> = piece.iter().map(|it| format!("{it:02x}")).collect();
            let letters = String::from_utf8_lossy(piece);
            assert!(!res.contains(digits.join(" ").as_str()), "{letters} in {res}");
            assert!(!res.contains(letters.as_ref()), "{letters} in {res}");
        }
    }
}
