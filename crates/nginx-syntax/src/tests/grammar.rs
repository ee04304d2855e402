//! nginx's grammar, rule by rule. What nginx 1.22 itself says of the same texts is in `real`.

use super::{check_errors, values};
use crate::{Body, Context, Quote, TokenKind, context, parse};

/// The words of one directive.
fn check_words(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        let text = format!("{text};");
        let values = values(&text);
        assert_eq!(values.len(), 1, "{text:?}");
        assert_eq!(values[0], *expected, "{text:?}");
    }
}

#[test]
fn only_four_characters_separate() {
    check_words(&[
        ("a b\tc\rd\ne", &["a", "b", "c", "d", "e"]),
        ("a\r\nb", &["a", "b"]),
        ("a b\u{b}c", &["a", "b\u{b}c"]),
        ("a b\u{c}c", &["a", "b\u{c}c"]),
        ("a b\u{a0}c", &["a", "b\u{a0}c"]),
        ("a b\u{200b}c", &["a", "b\u{200b}c"]),
    ]);
}

#[test]
fn quotes_count_at_the_start_of_a_word() {
    check_words(&[
        ("a \"b c\"", &["a", "b c"]),
        ("a 'b c'", &["a", "b c"]),
        ("a 'b \" c' \"d ' e\"", &["a", "b \" c", "d ' e"]),
        ("a x\"y z\"", &["a", "x\"y", "z\""]),
        ("a unix:\"/p\"", &["a", "unix:\"/p\""]),
        ("a \"b\nc\"", &["a", "b\nc"]),
        ("a \"b;{}#c\"", &["a", "b;{}#c"]),
        ("a \"\"", &["a", ""]),
        ("a \"b\")", &["a", "b", ")"]),
        ("\"a\" b", &["a", "b"]),
    ]);
    let text = "a 'b' \"c\" d;";
    let parse = parse(text);
    let quotes: Vec<Quote> = parse.directives[0].args.iter().map(|it| it.quote).collect();
    assert_eq!(quotes, [Quote::Single, Quote::Double, Quote::None]);
    let inner: Vec<&str> =
        parse.directives[0].args.iter().map(|it| it.inner(text).of(text)).collect();
    assert_eq!(inner, ["b", "c", "d"]);
}

#[test]
fn a_closing_quote_wants_an_end() {
    check_errors(&[
        ("root \"/a\"b;", Some("unexpected \"b\":1")),
        ("root \"/a\"\n'b'\"c\";", Some("unexpected \"\"\":2")),
        ("root \"/a\"#b\n;", Some("unexpected \"#\":1")),
        ("root '/a'\u{e9};", Some("unexpected \"\u{e9}\":1")),
        ("root \"/a\"\t;", None),
    ]);
}

#[test]
fn six_escapes_are_replaced() {
    check_words(&[
        (r#"a \" \' \\"#, &["a", "\"", "'", "\\"]),
        (r"a \t\r\n", &["a", "\t\r\n"]),
        (r"a x\;lab x\ lab x\{y", &["a", r"x\;lab", r"x\ lab", r"x\{y"]),
        (r"a \.php$ \d", &["a", r"\.php$", r"\d"]),
        (r#"a "\"\.\t""#, &["a", "\"\\.\t"]),
        (r"a '\'' '\\'", &["a", "'", "\\"]),
        (r#"a '\"'"#, &["a", "\""]),
    ]);
}

#[test]
fn a_variable_keeps_its_braces() {
    check_words(&[
        ("a ${b}", &["a", "${b}"]),
        ("a x${b}y", &["a", "x${b}y"]),
        ("a $$${b}", &["a", "$$${b}"]),
        ("a x#y", &["a", "x#y"]),
        ("a x}y", &["a", "x}y"]),
        ("a ${", &["a", "${"]),
    ]);
    let parse = parse(r"a \${b}");
    assert!(matches!(parse.directives[0].body, Body::Block { .. }), "an escaped $ is none");
}

#[test]
fn an_unquoted_brace_opens_a_block() {
    check_errors(&[
        (
            "http { server { location ~ ^/\\d{2}$ { root /a; } } }",
            Some("unknown directive \"2}$\":1"),
        ),
        ("http { server { location ~ \"^/\\d{2}$\" { root /a; } } }", None),
    ]);
}

#[test]
fn comments_start_where_a_word_could() {
    let kinds = |text: &str| {
        let parse = parse(text);
        parse.tokens.iter().filter(|it| it.kind == TokenKind::Comment).count()
    };
    for (text, count) in
        [("#a\nroot /b; # c", 2), ("root #a;\n/b;", 1), ("root x#y;", 0), ("root '#';", 0)]
    {
        assert_eq!(kinds(text), count, "{text:?}");
    }
    // A carriage return alone does not end a comment.
    assert_eq!(values("#a\rroot /b;"), Vec::<Vec<String>>::new());
}

#[test]
fn the_end_of_the_text_is_named_as_nginx_does() {
    let end = "unexpected end of file, expecting";
    check_errors(&[
        ("root /a", Some(&format!("{end} \";\" or \"}}\":1"))),
        ("http {\nserver {\n", Some(&format!("{end} \"}}\":3"))),
        ("root \"/a;\n\n", Some(&format!("{end} \";\" or \"}}\":3"))),
        ("root '/a;\n", Some(&format!("{end} \";\" or \"}}\":2"))),
        ("root /a;\n", None),
        ("", None),
        ("# only a comment", None),
    ]);
}

#[test]
fn a_quote_that_does_not_close_in_a_long_text_is_too_long() {
    let tail = "index index.php;\n".repeat(400);
    let double = format!("index a;\nroot \"/a;\n{tail}");
    let single = format!("root '/a;\n{tail}");
    check_errors(&[
        (&double, Some("too long parameter, probably missing terminating \"\"\" character:2")),
        (&single, Some("too long parameter, probably missing terminating \"'\" character:1")),
    ]);
    // What stands behind is read as if the quote were an oversight.
    assert_eq!(parse(&double).directives.len(), 402);
}

#[test]
fn words_and_comments_have_to_fit_the_buffer() {
    let message = |start: &str| Some(format!("too long parameter \"{start}...\" started:1"));
    for (text, expected) in [
        (format!("#{}\n", "x".repeat(4094)), None),
        (format!("#{}\n", "x".repeat(4095)), message("#xxxxxxxxx")),
        (format!("root {};", "x".repeat(4095)), None),
        (format!("root {};", "x".repeat(4096)), message("xxxxxxxxxx")),
        (format!("root{}/a;", " ".repeat(9000)), None),
        (format!("root \"{}\";", "x".repeat(4094)), None),
    ] {
        let found = super::first_error(&text);
        assert_eq!(found, expected, "{} bytes", text.len());
    }
}

#[test]
fn what_stands_in_the_wrong_place_is_unexpected() {
    check_errors(&[
        (";", Some("unexpected \";\":1")),
        ("root /a;;", Some("unexpected \";\":1")),
        ("http {\n};", Some("unexpected \";\":2")),
        ("{", Some("unexpected \"{\":1")),
        ("root /a;\n}", Some("unexpected \"}\":2")),
        ("server {\nroot /a\n}", Some("unexpected \"}\":3")),
        ("server { } }", Some("unexpected \"}\":1")),
    ]);
}

#[test]
fn a_missing_semicolon_is_found_later() {
    check_errors(&[
        (
            "server {\nroot /a\nindex b;\n}",
            Some("invalid number of arguments in \"root\" directive:3"),
        ),
        ("server {\nindex b\nroot /a;\n}", None),
        (
            "location / {\nfastcgi_pass unix: /p;\n}",
            Some("invalid number of arguments in \"fastcgi_pass\" directive:2"),
        ),
        ("http\n{\nserver x\n{ } }", Some("invalid number of arguments in \"server\" directive:4")),
    ]);
}

#[test]
fn blocks_and_simple_directives_are_told_apart() {
    check_errors(&[
        ("http;", Some("directive \"http\" has no opening \"{\":1")),
        ("http { server { location /; } }", Some("directive \"location\" has no opening \"{\":1")),
        ("root /a {}", Some("directive \"root\" is not terminated by \";\":1")),
        ("server { listen 80 { } }", Some("directive \"listen\" is not terminated by \";\":1")),
    ]);
}

#[test]
fn places_are_checked_where_they_are_known() {
    let wrong = |name: &str| format!("\"{name}\" directive is not allowed here:1");
    check_errors(&[
        ("http { location / { } }", Some(&wrong("location"))),
        ("server { fastcgi_pass unix:/p; }", Some(&wrong("fastcgi_pass"))),
        ("http { fastcgi_pass unix:/p; }", Some(&wrong("fastcgi_pass"))),
        ("location / { limit_except GET { fastcgi_pass unix:/p; } }", Some(&wrong("fastcgi_pass"))),
        ("location / { if ($a) { fastcgi_pass unix:/p; } }", None),
        ("server { if ($a) { root /a; } }", Some(&wrong("root"))),
        ("server { user a; }", Some(&wrong("user"))),
        ("events { root /a; }", Some(&wrong("root"))),
        ("upstream a { server unix:/p; }", None),
        ("upstream a { listen 80; }", Some(&wrong("listen"))),
    ]);
}

#[test]
fn only_impossible_names_are_unknown() {
    check_errors(&[
        ("server { some_module_directive a; }", None),
        ("server { Some-Module.directive a; }", None),
        ("server { listen= 80; }", Some("unknown directive \"listen=\":1")),
        ("server { listen: 80; }", Some("unknown directive \"listen:\":1")),
        ("\u{feff}pid /a;", Some("unknown directive \"\u{feff}pid\":1")),
        ("\u{a0}pid /a;", Some("unknown directive \"\u{a0}pid\":1")),
        ("\u{a0} pid /a;", Some("unknown directive \"\u{a0}\":1")),
        ("\u{feff}# text\nhttp {\n}", Some("unknown directive \"\u{feff}#\":2")),
        ("\u{feff}\n# text\nhttp {\n}", Some("unknown directive \"\u{feff}\":3")),
        ("server { \"\" a; }", Some("unknown directive \"\":1")),
    ]);
}

#[test]
fn rows_of_tables_are_no_directives() {
    check_errors(&[
        ("map $a $b { default 1; ~^x$ 2; 'a b' 3; root 4; }", None),
        ("geo $a { 10.0.0.0/8 1; ranges; }", None),
        ("types { text/html html htm; }", None),
        ("split_clients $a $b { 0.5% x; * ''; }", None),
        ("map $a $b {\na { b 1; }\n}", Some("unexpected \"{\":2")),
    ]);
    let parse = parse("map $a $b { root /a; include x; } root /b;");
    assert_eq!(parse.all("root").count(), 1);
    assert_eq!(parse.all("include").count(), 1);
    assert_eq!(parse.directives[1].context, Context::Table);
}

#[test]
fn lua_ends_where_lua_says() {
    for code in [
        "ngx.say(\"}\")",
        "ngx.say('}')",
        "ngx.say('\\'}')",
        "local a = {b = {}}",
        "-- } a comment\n",
        "--[[ } ]] a()",
        "--[==[ } ]] ]=] ]==]",
        "a = [[ } ]]",
        "a = [=[ ]] } ]=]",
        "a = b[1] -- }}\n",
        "a = '\\\\'",
        "-- it's\n",
        "# no comment {}",
        "",
    ] {
        let text = format!("location / {{ content_by_lua_block {{{code}}} root /a; }}");
        let parse = parse(&text);
        assert_eq!(parse.errors, [], "{code}");
        let Body::Lua { range } = parse.directives[1].body else { panic!("{code}") };
        assert_eq!(range.of(&text), code);
        assert_eq!(parse.directives[2].name.value, "root", "{code}");
    }
    let open = "unexpected end of file, expecting terminating characters for lua code block";
    let bracket = "Lua code block missing the closing long bracket \"]=]\", \
                   the inlined Lua code may be too long";
    check_errors(&[
        ("content_by_lua_block {\na()\n", Some(&format!("{open}:1"))),
        ("content_by_lua_block {\na({\n", Some(&format!("{open}:2"))),
        ("content_by_lua_block {\na = [=[ }\n", Some(&format!("{bracket}:2"))),
    ]);
}

#[test]
fn each_fragment_finds_its_place() {
    let of_first = |text: &str| {
        let parse = parse(text);
        (context(&parse, parse.roots[0]), parse.errors.len())
    };
    for (text, expected) in [
        ("user www-data;", Context::Main),
        ("events {} http {}", Context::Main),
        ("server { listen 80; }", Context::Http),
        ("upstream a { server unix:/p; } server { listen 80; }", Context::Http),
        ("try_files a b; listen 80;", Context::Server),
        ("location / { }", Context::Unknown),
        ("listen 80; location / { }", Context::Server),
        ("fastcgi_pass unix:/p;", Context::Location),
        ("fastcgi_param A b;", Context::Unknown),
        ("root /a;", Context::Unknown),
        ("server { proxy_pass unix:/p; proxy_timeout 1s; }", Context::Stream),
        ("bogus a;", Context::Unknown),
    ] {
        assert_eq!(of_first(text), (expected, 0), "{text}");
    }
}
