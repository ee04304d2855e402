//! Nothing from the inputs breaks out of its quoting, whatever it holds.

use proptest::prelude::*;
use regorus::Engine;

use crate::escape;

/// Values with what is special to some language, and any others.
fn value() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("'"),
        Just("\""),
        Just("\\"),
        Just("\n"),
        Just("\r"),
        Just("\t"),
        Just("\0"),
        Just("#{`id`}"),
        Just("$(id)"),
        Just("`"),
        Just("${{ secrets.A }}"),
        Just("$[[ a ]]"),
        Just("{{ 7 * 7 }}"),
        Just("{% raw %}"),
        Just("%n"),
        Just("%"),
        Just("@{path}"),
        Just("@end sockets"),
        Just("\n@each sockets\n"),
        Just("\u{2028}"),
        Just("\u{85}"),
        Just("\u{feff}"),
        Just("\u{1f418}"),
        Just("- "),
        Just(": "),
        Just(" #"),
        Just("!!python/object"),
        Just("]"),
        Just("}"),
        Just("..."),
        Just("a"),
        Just("/run/x.sock"),
    ];
    prop_oneof![prop::collection::vec(pieces, 0..6).prop_map(|it| it.concat()), any::<String>(),]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn json_reads_back(value in value()) {
        let read: String = serde_json::from_str(escape::json(&value).as_str()).unwrap();
        prop_assert_eq!(read, value);
    }

    #[test]
    fn rego_reads_back(value in value()) {
        let mut engine = Engine::new();
        let policy = format!("package a\nimport rego.v1\nb := {}\n", escape::json(&value).as_str());
        engine.add_policy("a.rego".to_owned(), policy).unwrap();
        let read = engine.eval_rule("data.a.b".to_owned()).unwrap();
        prop_assert_eq!(read.as_string().unwrap().as_ref(), value.as_str());
    }

    /// The escapes of YAML's double quotes leave nothing but printable ASCII and end where they
    /// should; the real parser is asked below.
    #[test]
    fn yaml_is_one_line_of_ascii(value in value()) {
        let escaped = escape::yaml(&value);
        let inner = escaped.as_str().strip_prefix('"').unwrap().strip_suffix('"').unwrap();
        prop_assert!(inner.bytes().all(|it| (b' '..=b'~').contains(&it)));
        let mut bytes = inner.bytes();
        while let Some(byte) = bytes.next() {
            prop_assert_ne!(byte, b'"');
            if byte == b'\\' {
                prop_assert!(bytes.next().is_some());
            }
        }
    }

    #[test]
    fn ruby_ends_at_its_last_quote(value in value()) {
        let escaped = escape::ruby(&value);
        let inner = escaped.as_str().strip_prefix('\'').unwrap().strip_suffix('\'').unwrap();
        let mut read = String::new();
        let mut letters = inner.chars();
        while let Some(letter) = letters.next() {
            prop_assert_ne!(letter, '\'');
            read.push(if letter == '\\' { letters.next().unwrap() } else { letter });
        }
        prop_assert_eq!(read, value);
    }

    #[test]
    fn expressions_of_ci_services_are_split(value in value()) {
        let line = escape::ci_line("sockbox check", &[value], "");
        prop_assert!(!line.as_str().contains("${{") && !line.as_str().contains("$[["));
    }

    #[test]
    fn systemd_takes_one_line_without_specifiers(value in value()) {
        if let Some(escaped) = escape::systemd(&value) {
            prop_assert!(escaped.as_str().bytes().all(|it| (b' '..=b'~').contains(&it)));
            prop_assert!(!escaped.as_str().replace("%%", "").contains('%'));
        }
    }

    /// Values are put in once: what they hold is no template.
    #[test]
    fn a_value_is_no_template(value in value()) {
        use crate::fill::{Value, fill, text};
        let row = |it: &str| vec![text("a", escape::json(it))];
        let rows = Value::Each(vec![row(&value), row("second")]);
        let filled = fill("[\n@each rows\n@{a},\n@end rows\n@{b}]\n", &[("rows", rows), text("b", escape::json("c"))]);
        let read: Vec<String> = serde_json::from_str(&filled).unwrap();
        prop_assert_eq!(read, [value.as_str(), "second", "c"]);
    }
}
