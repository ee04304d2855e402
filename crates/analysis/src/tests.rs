//! What makes inputs long does not make reports long.

use crate::{Input, Kind, Options, Report, analyze};

fn report(inputs: &[(Kind, String)]) -> Report {
    let input = |(kind, text): &(Kind, String)| Input {
        path: format!("{}.conf", kind.as_str()),
        text: text.clone(),
        kind: Some(*kind),
    };
    let inputs: Vec<Input> = inputs.iter().map(input).collect();
    analyze(&inputs, &Options { tag: "t3st".to_owned(), ..Options::default() })
}

/// `{}` is the number of the line.
fn lines(head: &str, line: &str, count: usize) -> String {
    let line = |it: usize| line.replace("{}", &it.to_string()) + "\n";
    head.to_owned() + &(0..count).map(line).collect::<String>()
}

#[test]
fn of_equal_diagnostics_some_are_listed_and_the_rest_is_counted() {
    let check = |count: usize, listed: usize, more: Option<&str>| {
        let report = report(&[(Kind::Fpm, lines("[www]\n", "env[A] = b", count + 1))]);
        let found = report.diagnostics.iter().filter(|it| it.code == "pool-setting-repeated");
        let found: Vec<_> = found.collect();
        assert_eq!(found.len(), listed);
        let last = found.iter().find(|it| it.message.contains("not listed"));
        assert_eq!(last.map(|it| it.message.as_str()), more);
        assert_eq!(last.map(|it| it.start.line), more.map(|_| 102));
    };
    check(100, 100, None);
    check(101, 101, None);
    check(2000, 101, Some("1900 more like this are not listed, of which this is the first"));
}

#[test]
fn the_worst_diagnostics_of_a_rule_are_those_listed() {
    let pool = lines("[www]\n", "env[A] = b", 300) + "env[A] = c\nenv[A] = b\n";
    let report = report(&[(Kind::Fpm, pool)]);
    let found = report.diagnostics.iter().find(|it| it.code == "pool-setting-repeated");
    assert_eq!(found.map(|it| it.start.line), Some(302));
}

#[test]
fn connections_beyond_a_number_are_counted() {
    let site = "server { server_name s{}; location / { fastcgi_pass unix:/run/{}.sock; } }";
    let pool = "[p{}]\nuser = u{}\nlisten = /run/{}.sock";
    let report = report(&[
        (Kind::Nginx, lines("user www-data;\n", site, 700)),
        (Kind::Fpm, lines("", pool, 700)),
    ]);
    assert_eq!((report.connections.len(), report.connections_left_out), (500, 200));
    let summary = &report.impact.summary;
    assert!(summary.contains("PHP is down in 500 places: s0 location /, "), "{summary}");
    assert!(summary.contains(" and 450 more. 200 more connections are not looked at"), "{summary}");
    assert!(!report.strategies.is_empty());
}

/// Texts of 30 to 100 KB, each of another hostile shape.
#[test]
fn reports_stay_short() {
    let fpm = |head: &str, line: &str| (Kind::Fpm, lines(head, line, 3000));
    let nginx = |head: &str, line: &str| (Kind::Nginx, lines(head, line, 3000));
    let evidence = |head: &str, line: &str| (Kind::Evidence, lines(head, line, 3000));
    let texts = [
        fpm("[www]\n", "env[A] = b"),
        fpm("[www]\n", "# listen = {}"),
        fpm("[www]\n", "listen = /run/{}.sock"),
        fpm("", "[p{}]\nuser = a\nlisten = /run/a.sock"),
        fpm("", "; /etc/php/8.2/fpm/pool.d/{}.conf\n[p{}]\nlisten = /run/{}.sock"),
        fpm("[www]\n", "include = /etc/{}.conf\nuser = a"),
        nginx("", "server {}"),
        nginx("", "a {"),
        nginx("", "}"),
        nginx("server { location / {\n", "fastcgi_pass unix:/run/a.sock;"),
        nginx(
            "",
            "upstream u{} { server unix:/run/{}.sock; }\nserver { location / { fastcgi_pass u{}; } }",
        ),
        nginx("upstream a {\n", "server unix:/run/{}.sock;"),
        evidence("$ ls -l /run\n", "srw-rw---- 1 www-data www-data 0 Jun 30 10:00 {}.sock"),
        evidence("$ getent group\n", "g{}:x:{}:www-data"),
        evidence(
            "",
            "2026/11/23 04:54:00 [crit] 9#9: *{} connect() to unix:/run/{}.sock failed (13: Permission denied) while connecting to upstream, upstream: \"fastcgi://unix:/run/{}.sock:\"",
        ),
    ];
    for text in texts {
        let report = report(std::slice::from_ref(&text));
        let shown = text.1.get(..80).unwrap_or_default();
        assert!(report.connections.len() <= 500, "{shown}");
        assert!(report.impact.summary.len() < 10_000, "{shown}");
        for rule in rules::RULES {
            let of_rule = report.diagnostics.iter().filter(|it| it.code == rule.code).count();
            assert!(of_rule <= 101, "{shown}: {of_rule} of {}", rule.code);
        }
    }
}
