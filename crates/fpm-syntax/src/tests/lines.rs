//! Lines, keys, sections and how they add up, as PHP-FPM 8.2 reads them.

use super::{errors, read, setting};
use crate::{LineKind, parse};

const POOL: &str = "[www]\n";

fn check_listen(table: &[(&str, Option<&str>)]) {
    for (lines, expected) in table {
        let found = setting(&format!("{POOL}{lines}"), "listen");
        assert_eq!(found.as_deref(), *expected, "{lines:?}");
    }
}

fn check_errors(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(errors(text), *expected, "{text:?}");
    }
}

#[test]
fn comments_begin_with_a_semicolon() {
    check_listen(&[
        (";listen = /a", None),
        ("  ; listen = /a", None),
        ("listen = /a ; c", Some("/a")),
        ("listen = /a;c", Some("/a")),
        ("listen = /a;", Some("/a")),
        ("listen = \"/a;b\" ; c", Some("/a;b")),
        ("listen = /p # c", Some("/p # c")),
        ("listen = ; c", None),
    ]);
    check_errors(&[
        ("[www]\n# text", &["value is NULL for a ZEND_INI_PARSER_ENTRY"]),
        ("[www]\n# a = b", &["unknown entry '# a'"]),
    ]);
}

#[test]
fn keys_are_compared_without_case() {
    check_listen(&[
        ("LISTEN = /a", Some("/a")),
        ("\tListen=/a", Some("/a")),
        ("listen\t=\t/a\t", Some("/a")),
    ]);
    check_errors(&[
        ("[www]\nInclude = x", &["unknown entry 'Include'"]),
        ("[www]\nENV[A] = x", &["unknown entry 'ENV'"]),
        ("[www]\n+listen = x", &["unknown entry '+listen'"]),
        ("[www]\nlisten\u{a0}= x", &["unknown entry 'listen\u{a0}'"]),
        ("[www]\nbogus = x", &["unknown entry 'bogus'"]),
        ("[www]\nlisten: /a", &["value is NULL for a ZEND_INI_PARSER_ENTRY"]),
        ("[www]\nlisten", &["value is NULL for a ZEND_INI_PARSER_ENTRY"]),
        ("[www]\nlisten; a = b", &["value is NULL for a ZEND_INI_PARSER_ENTRY"]),
        ("[www]\n= a", &["syntax error, unexpected '='"]),
        ("[www]\n\"listen\" = a", &["syntax error, unexpected '\"'"]),
        ("[www]\non = a", &["syntax error, unexpected BOOL_TRUE"]),
        ("[www]\n$ a = b", &["syntax error, unexpected '$'"]),
    ]);
}

#[test]
fn arrays_have_an_index() {
    let index = |key: &str| {
        let text = format!("[www]\n{key} = a");
        read(&text).pools[0].settings.keys().next().cloned()
    };
    for (key, expected) in [
        ("php_value[k]", Some("php_value[k]")),
        ("php_value['k']", Some("php_value[k]")),
        ("php_value[\"k\"]", Some("php_value[k]")),
        ("php_value[ k]", Some("php_value[k]")),
        ("php_value[k ]", Some("php_value[k ]")),
        ("php_value[a=b]", Some("php_value[a=b]")),
        ("php_value [k]", Some("php_value[k]")),
        ("access.suppress_path[]", Some("access.suppress_path[]")),
        ("php_value[k", None),
        ("php_value[k]x", None),
        ("php_value", None),
        ("listen[k]", None),
    ] {
        assert_eq!(index(key).as_deref(), expected, "{key}");
    }
    check_errors(&[
        ("[global]\nphp_value[k] = a", &["Array are not allowed in the global section"]),
        ("[www]\nenv[A] =", &["empty value"]),
        ("[www]\nenv[A] = none", &["empty value"]),
        ("[www]\nphp_value[k]", &["syntax error, unexpected END_OF_LINE, expecting '='"]),
    ]);
    assert_eq!(setting("[www]\nphp_value[k] = none", "php_value[k]").as_deref(), Some(""));
}

#[test]
fn the_last_value_counts() {
    check_listen(&[
        ("listen = /a\nlisten = /b", Some("/b")),
        ("listen = /a\nlisten =", None),
        ("listen = /a\n[x]\n[www]\nlisten = /b", Some("/b")),
        ("listen = /a\n[x]\n[WWW]\nlisten = /b", Some("/b")),
        ("[global]\n[www]\nlisten = /b", Some("/b")),
    ]);
    let setting = read("[www]\nlisten = /a\nlisten = /b").pools[0].settings["listen"].clone();
    assert_eq!(setting.overridden.len(), 1);
}

#[test]
fn sections_are_named_as_written() {
    let names =
        |text: &str| -> Vec<String> { read(text).pools.iter().map(|it| it.name.clone()).collect() };
    for (text, expected) in [
        ("[www]", vec!["www"]),
        ("[my.pool-1] ; c", vec!["my.pool-1"]),
        ("[www];c", vec!["www"]),
        ("\t[www]", vec!["www"]),
        ("[\"www\"]", vec!["www"]),
        ("['www']", vec!["www"]),
        ("[a\"b\"]", vec!["ab"]),
        ("[ www ]", vec![" www "]),
        ("[www]\n[WWW]", vec!["www"]),
        ("[Global]\n[www]", vec!["www"]),
        ("\u{feff}[www]", vec!["www"]),
        ("listen = /a", vec![""]),
        ("pid = /a", vec![]),
    ] {
        assert_eq!(names(text), expected, "{text}");
        assert_eq!(errors(text), Vec::<String>::new(), "{text}");
    }
    check_errors(&[
        (" [www]", &["syntax error, unexpected END_OF_LINE, expecting '='"]),
        ("[www", &["syntax error, unexpected end of file, expecting ']'"]),
        ("[w;w]", &["syntax error, unexpected end of file, expecting ']'"]),
        ("[w'w]", &["syntax error, unexpected end of file, expecting ']'"]),
        ("[www] # c", &["value is NULL for a ZEND_INI_PARSER_ENTRY"]),
        ("[www]x", &["value is NULL for a ZEND_INI_PARSER_ENTRY"]),
    ]);
    assert_eq!(setting("[www] listen = /a", "listen").as_deref(), Some("/a"));
}

#[test]
fn each_key_has_its_scope() {
    check_errors(&[
        ("[global]\nlisten.owner = a", &["unknown entry 'listen.owner'"]),
        ("[www]\nerror_log = a", &["unknown entry 'error_log'"]),
        ("[global]\ninclude = a\n[www]\ninclude = b", &[]),
        ("[global]\nprocess.priority = 1\n[www]\nprocess.priority = 1", &[]),
    ]);
    assert_eq!(read("[global]\npid = /a").global["pid"].value, "/a");
}

#[test]
fn pool_names_are_expanded() {
    check_listen(&[
        ("listen = /run/$pool.sock", Some("/run/www.sock")),
        ("listen = x$poolx", Some("xwwwx")),
        ("listen = $POOL", Some("$POOL")),
        ("listen = ${pool}/.sock", Some("/.sock")),
        ("listen = '$pool'", Some("www")),
    ]);
}

#[test]
fn each_line_end_counts() {
    check_listen(&[
        ("listen = /a\r\nuser = b", Some("/a")),
        ("listen = /a\ruser = b", Some("/a")),
        ("listen = /a", Some("/a")),
        ("listen = /a\0b\nuser = c", Some("/a")),
        ("\u{feff}listen = /a", Some("/a")),
        ("listen = \"/a\nuser = b", None),
    ]);
    assert_eq!(setting("[www]\nuser = a\0\nlisten = /b", "listen").as_deref(), Some("/b"));
}

#[test]
fn the_section_goes_on_in_the_next_file() {
    let texts = ["[a]\nuser = u\n", "listen = /x\n", "[b]\nuser = v\n"];
    let parses = texts.map(parse);
    let inputs: Vec<_> =
        texts.iter().zip(&parses).map(|(text, parse)| crate::Input { text, parse }).collect();
    let effective = crate::effective(&inputs, &super::environment());
    assert_eq!(effective.pools[0].settings["listen"].value, "/x");
    assert_eq!(effective.pools[0].settings["listen"].input, 1);
    assert_eq!(effective.pools.len(), 2);
}

#[test]
fn commented_settings_are_known() {
    let disabled = |text: &str| {
        let parse = parse(text);
        let LineKind::Comment(comment) = &parse.lines[0].kind else { panic!("{text}") };
        comment.disabled.as_ref().map(|it| (it.name(), it.raw.of(text).to_owned()))
    };
    let entry = |key: &str, raw: &str| Some((key.to_owned(), raw.to_owned()));
    assert_eq!(disabled(";listen.mode = 0660"), entry("listen.mode", "0660"));
    assert_eq!(disabled("; listen.mode = 0660 ; c"), entry("listen.mode", "0660"));
    assert_eq!(disabled(";php_flag[a] = off"), entry("php_flag[a]", "off"));
    assert_eq!(disabled("; Default Value: none"), None);
    assert_eq!(disabled("; a = b"), None);
}
