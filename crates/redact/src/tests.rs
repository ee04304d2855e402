//! What is masked, what is not, and what holds for every text.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn options(mode: Mode) -> Options {
    Options {
        mode,
        level: Level::Secrets,
        tag: "t3st".to_owned(),
        keep: BTreeSet::new(),
        extra: Vec::new(),
    }
}

fn masked(text: &str) -> String {
    let redaction = redact(&[Input { text, kind: InputKind::Unknown }], &options(Mode::Balanced));
    assert!(redaction.residue.is_empty(), "{text}");
    redaction.files[0].text.as_str().to_owned()
}

#[test]
fn secrets_are_masked_and_nothing_beside_them() {
    for (text, secret) in [
        ("env[DB_PASSWORD] = \"hunter2xyz\"", "hunter2xyz"),
        ("env[DATABASE_URL] = \"mysql://app:s3cr3t/p@ss@db:3306/app\"", "s3cr3t/p@ss"),
        ("fastcgi_param DB_PASS Falcon42x;", "Falcon42x"),
        ("  fastcgi_param  APP_SECRET \"a b c d\";", "a b c d"),
        ("proxy_set_header Authorization \"Bearer abcdefgh12345678\";", "abcdefgh12345678"),
        ("    MYSQL_ROOT_PASSWORD: tr0ub4dor", "tr0ub4dor"),
        ("      - APP_KEY=base64:abcDEF123", "base64:abcDEF123"),
        ("'password' => 'p4ssw0rd!'", "p4ssw0rd!"),
        ("mysql --password=Sommer2024 -u root", "Sommer2024"),
        ("GET /x?token=abc123def456&y=1", "abc123def456"),
        ("set $backend_password \"winter-42\";", "winter-42"),
        ("php_admin_value[newrelic.license] = \"0123abcd0123abcd\"", "0123abcd0123abcd"),
        ("{\"password\":\"x\\\"y9\"}", "x\\\"y9"),
    ] {
        let expected_parts: Vec<&str> = text.splitn(2, secret).collect();
        let res = masked(text);
        assert!(!res.contains(secret), "{text} -> {res}");
        assert!(
            res.starts_with(expected_parts[0]) && res.ends_with(expected_parts[1]),
            "{text} -> {res}"
        );
    }
}

#[test]
fn what_the_diagnosis_needs_is_kept() {
    for text in [
        "listen = /run/php/php8.2-fpm.sock\nlisten.owner = www-data\nlisten.mode = 0660\n",
        "fastcgi_pass unix:/run/php/php8.2-fpm.sock;",
        "user www-data;",
        "srw-rw---- 1 root root 0 Nov 23 04:54 /run/php/php8.2-fpm.sock",
        "ssl_certificate_key /etc/ssl/private/site.key;",
        "auth_basic_user_file /etc/nginx/htpasswd;",
        "proxy_set_header Authorization $http_authorization;",
        "env[DB_PASSWORD] = ${DB_PASSWORD}",
        "2024/03/05 10:11:12 [crit] 812#812: *1 connect() to unix:/run/x.sock failed (13: Permission denied)",
        "session.save_handler = files",
        "token_ttl = 3600",
        "uid=33(www-data) gid=33(www-data) groups=33(www-data)",
        "fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;",
    ] {
        assert_eq!(masked(text), text);
    }
}

#[test]
fn private_keys_keep_their_frame() {
    let text = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nAgEAAoIBAQ==\n-----END PRIVATE KEY-----\nuser www-data;\n";
    let res = masked(text);
    assert!(!res.contains("MIIEvQ") && !res.contains("AgEAAoIBAQ"));
    assert!(res.starts_with("-----BEGIN PRIVATE KEY-----\nRDX_PEM_"));
    assert!(res.ends_with("\n-----END PRIVATE KEY-----\nuser www-data;\n"));
}

#[test]
fn one_value_has_one_placeholder_in_every_text() {
    let inputs = [
        Input { text: "env[DB_PASSWORD] = Tr0ub4dor&3", kind: InputKind::Fpm },
        Input { text: "the log says Tr0ub4dor&3 and Tr0ub4dor%263", kind: InputKind::Evidence },
    ];
    let redaction = redact(&inputs, &options(Mode::Balanced));
    let texts: Vec<&str> = redaction.files.iter().map(|it| it.text.as_str()).collect();
    assert!(texts.iter().all(|it| !it.contains("Tr0ub4dor")), "{texts:?}");
    assert!(!apply(&redaction, "again Tr0ub4dor&3").as_str().contains("Tr0ub"));
}

#[test]
fn a_tag_that_the_text_holds_is_not_used() {
    let text = "RDX_PASSWORD_001_t3st\npassword = hunter2xyz";
    let redaction = redact(&[Input { text, kind: InputKind::Unknown }], &options(Mode::Balanced));
    let output = redaction.files[0].text.as_str();
    assert!(output.starts_with("RDX_PASSWORD_001_t3st\n"));
    assert_eq!(restore(&redaction.map, output), text);
}

fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[A-Z_]{1,12}_PASSWORD[ =:]{1,3}[\"']?[!-~]{0,24}[\"']?",
        "env\\[[A-Z_]{1,8}_KEY\\] = [a-zA-Z0-9/+=]{0,40}",
        "mysql://[a-z]{1,5}:[!-~]{1,12}@[a-z]{1,6}/x",
        "fastcgi_param [A-Z_]{1,12} [ -~]{0,20};",
        ".{0,60}",
    ];
    prop::collection::vec(line, 0..8).prop_map(|it| it.join("\n"))
}

proptest! {
    #[test]
    fn restoring_gives_the_original(text in lines(), strict: bool) {
        let mode = if strict { Mode::Strict } else { Mode::Balanced };
        let redaction = redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(mode));
        prop_assert_eq!(restore(&redaction.map, redaction.files[0].text.as_str()), text);
    }

    #[test]
    fn spans_are_sorted_disjoint_and_on_characters(text: String) {
        let redaction = redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(Mode::Strict));
        let mut last = 0;
        for span in &redaction.files[0].spans {
            prop_assert!(last <= span.range.start && span.range.start < span.range.end);
            prop_assert!(text.is_char_boundary(span.range.start) && text.is_char_boundary(span.range.end));
            last = span.range.end;
        }
    }

    #[test]
    fn no_masked_value_of_length_is_left(text in lines()) {
        let redaction = redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(Mode::Balanced));
        prop_assert!(redaction.residue.is_empty());
    }
}
