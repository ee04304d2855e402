//! The real programs read the masked text as they read the original. They run when
//! `RUN_SLOW_TESTS` is set; a missing program is then a failure.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

use std::process::Command;

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
