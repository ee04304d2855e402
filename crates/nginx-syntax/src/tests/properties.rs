//! What holds for every text.

use proptest::prelude::*;
use text::TextRange;

use crate::{Body, Directive, DirectiveId, Parse, TokenKind, Word, outline, parse};

/// Checks all that `parse` promises of any text.
fn holds(text: &str) {
    let parse = parse(text);
    tokens_are_the_text(text, &parse);
    for (id, directive) in (0..).map(DirectiveId).zip(&parse.directives) {
        ranges_are_nested(text, &parse, id, directive);
    }
    for id in &parse.roots {
        assert_eq!(parse.directive(*id).unwrap().parent, None);
    }
    assert!(parse.roots.is_sorted());
    let child_count: usize = parse.directives.iter().map(|it| it.children().len()).sum();
    assert_eq!(parse.roots.len() + child_count, parse.directives.len());
    let mut file_end = 0;
    for file in &parse.files {
        check_range(text, file.range);
        assert!(file_end <= file.range.start);
        file_end = file.range.end;
    }
    for error in &parse.errors {
        check_range(text, error.range);
        assert!(0 < error.line && error.line <= 1 + text.matches('\n').count());
        assert!(!error.to_string().is_empty());
    }
    assert!(parse.errors.len() <= 1000);
    let _statements = outline(text, &parse);
}

fn check_range(text: &str, range: TextRange) {
    assert!(range.start <= range.end && text.get(range.start..range.end).is_some(), "{range:?}");
}

fn tokens_are_the_text(text: &str, parse: &Parse) {
    let mut end = 0;
    for token in &parse.tokens {
        assert_eq!(token.range.start, end);
        assert!(!token.range.is_empty());
        check_range(text, token.range);
        end = token.range.end;
    }
    assert_eq!(end, text.len());
}

fn ranges_are_nested(text: &str, parse: &Parse, id: DirectiveId, directive: &Directive) {
    check_range(text, directive.range);
    let mut end = directive.range.start;
    for word in std::iter::once(&directive.name).chain(&directive.args) {
        check_word(text, word);
        assert!(end <= word.range.start && directive.range.covers(word.range));
        end = word.range.end;
        let is_token = parse.tokens.binary_search_by_key(&word.range.start, |it| it.range.start);
        assert!(word.range.is_empty() || parse.tokens[is_token.unwrap()].range == word.range);
    }
    if let Some(at) = directive.terminator {
        assert!(end <= at && directive.range.contains(at));
        assert!(matches!(text.as_bytes()[at], b';' | b'{'));
    }
    let body = match &directive.body {
        Body::None => None,
        Body::Block { range, .. } | Body::Table { range, .. } | Body::Lua { range } => Some(*range),
    };
    if let Some(range) = body {
        check_range(text, range);
        assert!(directive.range.covers(range) && end <= range.start);
    }
    assert!(directive.children().is_sorted());
    for (child_id, child) in parse.children(id) {
        assert_eq!(child.parent, Some(id));
        assert!(id < child_id);
        assert!(body.unwrap().covers(child.range), "{directive:?} {child:?}");
    }
    assert!(directive.parent.is_none_or(|it| it < id));
}

fn check_word(text: &str, word: &Word) {
    check_range(text, word.range);
    let inner = word.inner(text);
    check_range(text, inner);
    assert!(word.range.covers(inner));
}

/// Pieces of configurations and of what stands around them.
const PIECES: &[&str] = &[
    "server",
    "location",
    "http",
    "events",
    "upstream",
    "map $a $b",
    "geo",
    "types",
    "if ($a)",
    "content_by_lua_block",
    "fastcgi_pass unix:/run/x.sock",
    "root /var/www",
    "user www-data",
    "include x",
    "bogus",
    "listen 80",
    "2}$",
    "~ \\.php$",
    "x\"y z\"",
    "'",
    "\"",
    "\\",
    "\\\"",
    "$",
    "${",
    "}",
    "{",
    ";",
    "#",
    "# configuration file /etc/nginx/nginx.conf:",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u{b}",
    "\u{a0}",
    "\u{feff}",
    "\u{10ff80}",
    "\u{0}",
    "--",
    "[[",
    "]]",
    "[=[",
    "]=]",
    "```",
    "$ nginx -T",
    "root@web:~# cat x",
    "> ",
    "nginx: x",
    "...",
    "Some words here:",
    "e\u{301}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn any_bytes(bytes: Vec<u8>) {
        holds(&text::decode(&bytes));
    }

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_letters_of_the_grammar(text in "[ab{};#'\"\\\\$ \n\t=\\[\\]-]{0,80}") {
        holds(&text);
    }

    #[test]
    fn any_mixture(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        holds(&pieces.concat());
        holds(&pieces.join(" "));
        holds(&pieces.join("\n"));
    }

    /// Whatever an argument is, quoted it is read back.
    #[test]
    fn quoted_arguments_come_back(argument in "[ -~\n\t]{0,40}") {
        let escaped = argument.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!("server_name \"{escaped}\";");
        let parse = parse(&text);
        prop_assert_eq!(&parse.errors, &[]);
        prop_assert_eq!(&parse.directives[0].args[0].value, &argument);
    }

    /// Comments and blanks change nothing but ranges and lines.
    #[test]
    fn trivia_mean_nothing(
        words in prop::collection::vec(prop::sample::select(&["a", "'b c'", "${d}", "~"]), 1..6),
        trivia in prop::collection::vec(prop::sample::select(&[" ", "\n", "\t\r\n", " # c;\n"]), 6),
    ) {
        let plain = format!("a {};", words.join(" "));
        let spaced: String = words.iter().zip(&trivia).flat_map(|(word, it)| [*word, *it]).collect();
        prop_assert_eq!(super::values(&plain), super::values(&format!("a {spaced};")));
    }
}

/// Any of these would take minutes if a piece of text were looked at again and again.
#[test]
fn large_texts_take_linear_time() {
    const SIZE: usize = 50_000;
    let units = [
        "{",
        "}",
        "a{",
        "map{",
        "a;",
        "\"",
        "'",
        "\\",
        "\\\"",
        "\"\\",
        "[[",
        "[=",
        "--[[",
        "$",
        "${",
        "#",
        "#\n",
        "```\n",
        "$ x\n",
        "> ",
        "x:\n",
        "a b\n",
        "\u{a0}",
        "\u{b}",
        "\u{b} ",
        "\"\"",
        "\"a\"b",
        "'a\n",
        " ",
        "\n",
        "\r",
        "root@x:~# y\n",
        "# configuration file /a:\n",
        "# configuration file /a:\n\"",
        "\u{10ff80}",
        "server{",
        "content_by_lua_block{",
        "content_by_lua_block{}",
        "content_by_lua_block{'",
    ];
    let heads = ["", "content_by_lua_block {", "server {", "map $a $b {", "a ", "\"", "a '"];
    for unit in units {
        let long = unit.repeat(20 * SIZE / unit.len());
        assert_eq!(parse(&long).tokens.last().unwrap().range.end, long.len());
        for head in heads {
            let text = format!("{head}{}", unit.repeat(SIZE / unit.len()));
            holds(&text);
        }
    }
    let lines = "a 'b\n".repeat(20 * SIZE / 5);
    assert!(parse(&lines).tokens.iter().any(|it| it.kind == TokenKind::Word));
}
