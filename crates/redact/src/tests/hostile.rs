//! Texts that are made to take long. A time that grows with the square of the length would show as
//! minutes here.

use std::fmt::Write as _;

use super::*;

const LENGTH: usize = 60_000;

#[test]
fn time_grows_with_the_length() {
    for piece in [
        "a",
        "\"",
        "'",
        "\\",
        "\\'",
        "=",
        "key=",
        "password=",
        "password=$a/",
        "password=\"",
        "password=abc1 ",
        "@",
        "://",
        "a://b:c@",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "(",
        "PDO('",
        "map $http_api_key $x {",
        "Bearer ",
        "Cookie: a=bcdefghi; ",
        "eyJabcd.",
        "eyJabcdefghijkl.",
        "eyJabcdefghijkl-",
        "sk-",
        "$1$",
        "glc_",
        "1-",
        "data:\n  a: b\n",
        "> ",
        "echo a |",
        "$",
        "/",
        "token/",
        "mysql -pabc ",
        "password: |\n  a\n",
        "\n",
        "IDENTIFIED BY '",
        "RDX_PASSWORD_001_abcd ",
        "echo a | chpasswd ",
        "\u{e9}",
        "<password>",
        "name: DB_PASSWORD\nvalue: abc1\n",
        "foo(bar(",
        "login(\"a\",",
        "connect(`",
        "<password ",
        "<password>\n",
        "passwords = [\n",
        "- --password\n",
        "password is \"a ",
        "password ist \u{ab}",
        "'' ",
        "a''b",
        "'a' . ",
        "u=a p=b ",
        "value: abc\n",
        ";Pwd=a b",
        "A_PASSWORD=a b c ",
        "WIFI:P:",
        "ss://a",
        "\"method\":\"login\",[",
        "INSERT INTO a (password) VALUES (",
        "select password, a from b\n",
        "\u{5bc6}\u{7801}",
        "==> .htpasswd <==\na:b\n",
        "$ pass show a\nb\n",
        "glove ",
        "a: b: ",
        " # password",
        "radtest a ",
        "vault kv put a=b ",
        "AUTH\\r\\n$",
        "[[",
        "$_GET['",
        "key: |1|a|b",
        "a_KEY=abc-1Abcd12 # ",
        "secret: ['a b',",
        "| a_password | b |\n",
        "x_password='a'\\''",
        "{a: b, password: c d ",
        "-H 'X-",
        "keys={\"",
        "auth:-",
        "auth:/",
        "secret:x,",
        "user:<",
        "secret=[{\"",
        "API_KEYS={\"a\":\"b",
        "keys={\"a\":\"b\",",
    ] {
        let text = piece.repeat(LENGTH / piece.len());
        let redaction =
            redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(Mode::Strict));
        assert_eq!(redaction.files.len(), 1);
    }
}

#[test]
fn many_values_are_looked_for_at_once() {
    let mut text = String::new();
    for number in 0..2_000 {
        write!(text, "A_PASSWORD=AAAAAAAAAAAAAAAAAAAAAAAAAAAA{number:06}x ").unwrap();
    }
    let redaction =
        redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(Mode::Balanced));
    assert!(!redaction.files[0].text.as_str().contains("AAAA"));
}
