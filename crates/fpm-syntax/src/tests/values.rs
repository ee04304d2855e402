//! Values, rule by rule, as PHP-FPM 8.2 gives them in its dump.

use super::environment;
use crate::evaluate;

/// `None`: FPM refuses the value.
fn check(table: &[(&str, Option<&str>)]) {
    for (raw, expected) in table {
        let found = evaluate(raw, &environment()).ok();
        assert_eq!(found.as_deref(), *expected, "{raw}");
    }
}

#[test]
fn quotes() {
    check(&[
        ("a", Some("a")),
        ("\"a b\"", Some("a b")),
        ("'a b'", Some("a b")),
        ("lab\"web\"", Some("labweb")),
        ("lab \"web\" x", Some("labwebx")),
        ("\"a\" \"b\"", Some("ab")),
        ("'a' 'b'", Some("a b")),
        ("a'b'", Some("ab")),
        ("o'neil", Some("o")),
        ("'unclosed", None),
        ("\"unclosed", None),
        ("\"\"", Some("")),
        ("''", None),
        ("a''b", None),
        ("\"  a \"", Some("  a ")),
        ("\"a;b\"", Some("a;b")),
        ("'a;b'", Some("a;b")),
        ("'a\"b'", Some("a\"b")),
        ("\"a'b\"", Some("a'b")),
    ]);
}

#[test]
fn escapes_in_double_quotes() {
    check(&[
        (r#""a\"b""#, Some("a\"b")),
        (r#""a\\b""#, Some("a\\b")),
        (r#""a\'b""#, Some("a\\'b")),
        (r#""a\nb""#, Some("a\\nb")),
        (r#""a\$b""#, Some("a$b")),
        (r#""\${HOME}""#, Some("${HOME}")),
        (r#""C:\a\""#, Some("C:\\a\\")),
        (r"a\b", Some("a\\b")),
        (r"'a\b'", Some("a\\b")),
    ]);
}

#[test]
fn words_that_mean_something() {
    check(&[
        ("on", Some("1")),
        ("Yes", Some("1")),
        ("TRUE", Some("1")),
        ("off", Some("")),
        ("no", Some("")),
        ("None", Some("")),
        ("NULL", Some("")),
        ("false", Some("")),
        ("\"on\"", Some("on")),
        ("onyx", Some("onyx")),
        ("nobody", Some("nobody")),
        ("nogroup", Some("nogroup")),
        ("on,x", Some("on,x")),
        ("true/x", Some("true/x")),
        ("on x", None),
        ("x on", None),
        ("on\"x\"", None),
        ("on|2", None),
        ("PHP_OS", Some("Linux")),
        ("x PHP_OS", Some("x Linux")),
        ("PHP_OS/x", Some("PHP_OS/x")),
        ("\"PHP_OS\"", Some("PHP_OS")),
        ("E_ALL", Some("32767")),
        ("", Some("")),
    ]);
}

#[test]
fn operators() {
    check(&[
        ("0660|0006", Some("662")),
        ("6 | 1", Some("7")),
        ("6&2", Some("2")),
        ("6^3", Some("5")),
        ("a|b", Some("0")),
        ("~0660", Some("-661")),
        ("!0660", Some("0")),
        ("!x", Some("1")),
        ("!!5", Some("1")),
        ("(0660)", Some("0660")),
        ("1|(2)", Some("3")),
        ("1|2&4", Some("0")),
        ("1|~2|4", Some("-3")),
        ("((a))", Some("a")),
        ("\"1\"|2", Some("3")),
        ("99999999999|1", Some("1215752191")),
        ("u=rw", None),
        ("=a", None),
        ("a(b)", None),
        ("a~b", None),
        ("a!b", None),
        ("|", None),
        ("a|", None),
        ("a||b", None),
        ("(a", None),
        ("a)", None),
        ("(a)b", None),
        ("!", None),
    ]);
    let deep = "(".repeat(100_000);
    assert!(evaluate(&deep, &environment()).is_err());
    assert_eq!(evaluate(&"!".repeat(100_000), &environment()).ok(), None);
}

#[test]
fn variables() {
    check(&[
        ("${HOME}", Some("/h m")),
        ("x${HOME}y", Some("x/h my")),
        ("\"a ${ HOME } b\"", Some("a /h m b")),
        ("'${HOME}'", Some("${HOME}")),
        ("${NOPE}", Some("")),
        ("${NOPE:-x}", Some("")),
        ("${NUM}|1", Some("7")),
        ("$HOME", Some("$HOME")),
        ("$a\"b\"", Some("$ab")),
        ("a$", Some("a$\n")),
        ("a$\\\"b", Some("a$\\\"b")),
        ("a$;b", Some("a$;b")),
        ("$$", Some("$$")),
        ("${", None),
        ("${HOME", None),
        ("\"${\"", None),
    ]);
}

#[test]
fn ordinary_characters() {
    for raw in ["0660", "0x1B0", "-1", "a@b*c{d}e\\f#g,h", "`a`", "a:b", "a # b", "\u{a0}a\u{a0}"] {
        check(&[(raw, Some(raw))]);
    }
}
