//! Kinds of texts, whole and in mixed pastes.

use text::TextRange;

use crate::{TextKind, detect, looks_like_evidence, split};

#[test]
fn fragments_are_told_apart() {
    let cases = [
        ("fastcgi_pass unix:/x;", TextKind::Nginx),
        ("    listen 80;\n", TextKind::Nginx),
        ("location ~ \\.php$ {\n  include fastcgi_params;\n}\n", TextKind::Nginx),
        ("map $x $y {\n    default 0;\n    ~a 1;\n}\n", TextKind::Nginx),
        ("# configuration file /etc/nginx/nginx.conf:\nuser www-data;\n", TextKind::Nginx),
        ("[www]\nlisten = /x\n", TextKind::Fpm),
        ("listen = /run/x.sock", TextKind::Fpm),
        ("listen = /run/x.sock;\nuser = a;\n", TextKind::Fpm),
        (";listen.owner = www-data\n;listen.group = www-data\n", TextKind::Fpm),
        (
            "[01-Jan-2024 00:00:00] NOTICE: [www]\n[01-Jan-2024 00:00:00] NOTICE: \tlisten = /x\n",
            TextKind::Fpm,
        ),
        ("version: '3'\nservices:\n  a:\n    image: x\n", TextKind::Compose),
        ("  web:\n    image: nginx\n    volumes:\n      - a:/b\n", TextKind::Compose),
        (
            "# syntax=docker/dockerfile:1\nARG V=1\nFROM php:8\nRUN apt-get update\n",
            TextKind::Dockerfile,
        ),
        ("FROM php:8-fpm", TextKind::Dockerfile),
        ("*1 connect() to unix:/x failed (13: Permission denied)", TextKind::Evidence),
        ("srw-rw---- 1 root root 0 May  7 09:20 /x", TextKind::Evidence),
        ("user::rw-\nuser:a:rw-\ngroup::---\n", TextKind::Evidence),
        ("www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin", TextKind::Evidence),
        ("www-data 680 0.0 0.5 2 1 ? S 10:00 0:00 php-fpm: pool www", TextKind::Evidence),
        ("[Unit]\nDescription=x\n[Service]\nUser=www-data\nExecStart=/x\n", TextKind::Evidence),
        ("[05-Mar-2024 10:11:12] NOTICE: fpm is running, pid 1", TextKind::Evidence),
        ("", TextKind::Evidence),
        ("it does not work, please help", TextKind::Evidence),
    ];
    for (text, kind) in cases {
        assert_eq!(detect(text), kind, "{text}");
    }
    assert!(!looks_like_evidence("it does not work, please help"));
    assert!(looks_like_evidence("uid=33(www-data) gid=33(www-data) groups=33(www-data)"));
}

#[test]
fn mixed_pastes_are_cut() {
    let text = "root@a:~# cat www.conf\n; head\n[www]\nlisten = /x\nroot@a:~# cat default\nserver {\n\n listen 80;\n}\nroot@a:~# id\nuid=0(root) gid=0(root) groups=0(root)\n";
    assert_eq!(
        kinds(text),
        [
            ("root@a:~# cat www.conf\n", TextKind::Evidence),
            ("; head\n[www]\nlisten = /x\n", TextKind::Fpm),
            ("root@a:~# cat default\n", TextKind::Evidence),
            ("server {\n\n listen 80;\n}\n", TextKind::Nginx),
            ("root@a:~# id\nuid=0(root) gid=0(root) groups=0(root)\n", TextKind::Evidence),
        ]
    );
    let text = "server {\n  [x];\n}\n[www]\nuser = a\n\n*1 connect() to unix:/x failed (2: No such file or directory)\n";
    assert_eq!(
        kinds(text).iter().map(|it| it.1).collect::<Vec<_>>(),
        [TextKind::Nginx, TextKind::Fpm, TextKind::Evidence]
    );
}

#[test]
fn one_kind_stays_whole() {
    let texts = [
        "services:\n  php:\n    command: |\n      server {\n      [www]\n",
        "[www]\nlisten = /x\n\n[api]\nlisten = /y\n",
        "user a;\nhttp {\n  server { listen 80; }\n}\n",
        "[01-Jan-2024 00:00:00] NOTICE: [www]\n[01-Jan-2024 00:00:00] NOTICE: \tlisten = /x\n[01-Jan-2024 00:00:00] NOTICE: configuration file x test is successful\n",
        "",
        "\n\n",
    ];
    for text in texts {
        assert_eq!(split(text), [(TextRange::new(0, text.len()), detect(text))], "{text}");
    }
}

fn kinds(text: &str) -> Vec<(&str, TextKind)> {
    split(text).into_iter().map(|(range, kind)| (range.of(text), kind)).collect()
}
