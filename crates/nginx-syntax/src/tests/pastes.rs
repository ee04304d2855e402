//! Dumps of `nginx -T`, and what a paste brings along.

use super::{check_errors, first_error, values};
use crate::{TokenKind, parse};

#[test]
fn a_dump_is_its_files() {
    let main = "user a;\nevents {}\nhttp {\n    include /etc/nginx/s/*;\n}\n";
    let site = "server {\n    root /a\n}\n";
    let text = format!(
        "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n\
         # configuration file /etc/nginx/nginx.conf:\n{main}\n\
         # configuration file /etc/nginx/s/a.conf:\n{site}\n"
    );
    let parse = parse(&text);
    let files: Vec<(&str, &str)> =
        parse.files.iter().map(|it| (it.path.as_str(), it.range.of(&text))).collect();
    assert_eq!(files, [("/etc/nginx/nginx.conf", main), ("/etc/nginx/s/a.conf", site)]);
    assert_eq!(first_error(&text).as_deref(), Some("unexpected \"}\":3"), "counted in the file");
    let at = text.find("root").unwrap();
    assert_eq!(parse.file_at(at).unwrap().path, "/etc/nginx/s/a.conf");
    assert_eq!(parse.file_at(0), None);
}

#[test]
fn no_block_reaches_into_the_next_file() {
    let text = "# configuration file /a:\nhttp {\n\n# configuration file /b:\nuser a;\n";
    let parse = parse(text);
    assert_eq!(parse.errors.len(), 1);
    assert_eq!(parse.roots.len(), 2);
    let quoted = "# configuration file /a:\nroot \"x\n\n# configuration file /b:\nuser a;\n";
    assert_eq!(values(quoted), [vec!["root", "x"], vec!["user", "a"]]);
}

#[test]
fn a_dump_may_have_lost_its_last_line_end() {
    for (end, kept) in [("\n\n", "user a;\n"), ("\n", "user a;\n"), ("", "user a;")] {
        let text = format!("# configuration file /a:\nuser a;{end}");
        assert_eq!(parse(&text).files[0].range.of(&text), kept, "{end:?}");
    }
    let text = "# configuration file /a:\r\nuser a;\r\n\r\n# configuration file C:/b:\r\n";
    let parse = parse(text);
    let files: Vec<(&str, &str)> =
        parse.files.iter().map(|it| (it.path.as_str(), it.range.of(text))).collect();
    assert_eq!(files, [("/a", "user a;\r\n"), ("C:/b", "")]);
}

#[test]
fn a_comment_is_no_header() {
    for text in [
        "root /a; # configuration file /a:\n",
        "# configuration file of ours:\nroot /a;\n",
        "# configuration file /a\nroot /a;\n",
    ] {
        assert_eq!(parse(text).files, [], "{text}");
    }
}

#[test]
fn frames_of_a_paste_are_noise() {
    let expected = [vec!["server"], vec!["root", "/a"]];
    for text in [
        "```nginx\nserver {\n    root /a;\n}\n```\n",
        "$ cat a.conf\nserver {\n    root /a;\n}\n",
        "root@web:~# cat a.conf\nserver {\n    root /a;\n}\nroot@web:~# ",
        "> server {\n>     root /a;\n> }\n",
        "server {\n    ...\n    root /a;\n    [...]\n}\n",
        "\u{feff}```\nserver {\n    root /a;\n}\n```",
        "nginx: configuration file /etc/nginx/nginx.conf test is successful\nserver { root /a; }\n",
    ] {
        let parse = parse(text);
        assert_eq!(values(text), expected, "{text}");
        assert_eq!(parse.errors, [], "{text}");
        assert!(parse.tokens.iter().any(|it| it.kind == TokenKind::Noise), "{text}");
    }
}

#[test]
fn a_fence_ends_a_directive() {
    check_errors(&[(
        "```\nroot /a\n```\n",
        Some("unexpected end of file, expecting \";\" or \"}\":3"),
    )]);
}

#[test]
fn prose_is_no_directive() {
    check_errors(&[
        ("Here is my config:\nserver {\n}\n", Some("unknown directive \"Here\":1")),
        ("server {\n}\nThanks in advance\n", Some("unknown directive \"Thanks\":3")),
    ]);
    assert_eq!(values("My config:\nserver {\n}\n"), [vec!["server"]]);
}
