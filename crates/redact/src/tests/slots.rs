//! Passwords as people and programs make them, in slots that name one: whatever a password
//! resembles, each byte of it is masked.

use super::*;

/// What stands before a password and behind it, where signs and blanks may be in it.
const QUOTED: &[(&str, &str)] = &[
    ("  password: \"", "\""),
    ("{\"user\": \"shop\", \"password\": \"", "\", \"port\": 3306}"),
    ("env[DB_PASSWORD] = \"", "\""),
    ("define('DB_PASSWORD', '", "');"),
    ("'password' => '", "',"),
    ("CREATE USER 'a'@'%' IDENTIFIED BY '", "';"),
    ("fastcgi_param DB_PASS \"", "\";"),
    ("  password = \"", "\""),
    ("Environment=\"DB_PASSWORD=", "\""),
];

/// The same for passwords without blanks and without signs of the syntax.
const BARE: &[(&str, &str)] = &[
    ("db_password: ", ""),
    ("      - MYSQL_ROOT_PASSWORD=", ""),
    ("REDIS_PASSWORD=", ""),
    ("mysql -u shop -p", " shop"),
    ("DATABASE_URL=mysql://shop:", "@db:3306/shop"),
    ("curl -u shop:", " https://shop.example/"),
    ("redis-cli -a ", " ping"),
    ("password = ", ""),
    ("<password>", "</password>"),
    ("requirepass ", ""),
    ("docker run -e POSTGRES_PASSWORD=", " postgres"),
];

/// Without words that say where a secret is, such as `see` and `vault`, or that there is none, such as
/// `never`.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "falcon", "otter", "anvil", "harbor", "crow", "winter", "seven", "maple", "calm", "horse", "battery", "correct",
    "only", "dance", "with", "summer", "cloud", "path", "paper", "green", "door", "key", "lock", "open",
    "tree", "branch", "song", "root", "night", "queen",
];

fn words(joint: &'static str, count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), count).prop_map(move |it| it.join(joint))
}

fn bare() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9]{8,32}",
        (words("", 1..2), 10..9999_u32).prop_map(|(word, number)| format!("{word}{number}")),
        (words(":", 2..4), 10..9999_u32).prop_map(|(words, number)| format!("{words}{number}")),
        (words("-", 2..5), 0..10_u32).prop_map(|(words, digit)| format!("{words}-{digit}")),
    ]
}

fn quoted() -> impl Strategy<Value = String> {
    prop_oneof![
        bare(),
        words(" ", 3..6),
        "[A-Z][a-z]{3,8}[!#%&*+=?@^_~:][A-Z][a-z]{3,8}[0-9]{1,3}",
        "[A-Za-z0-9]{4,8}[!#%&*+=?@^_~-][A-Za-z0-9]{4,8}",
    ]
}

fn is_masked(before: &str, password: &str, behind: &str) -> bool {
    let text = format!("{before}{password}{behind}\n");
    let range = TextRange::new(before.len(), before.len() + password.len());
    [Mode::Balanced, Mode::Strict].into_iter().all(|mode| {
        let redaction = masked_in(&text, mode);
        redaction.files[0].spans.iter().any(|it| it.range.covers(range))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn quoted_passwords((before, behind) in prop::sample::select(QUOTED), password in quoted()) {
        prop_assert!(is_masked(before, &password, behind), "{before}{password}{behind}");
    }

    #[test]
    fn bare_passwords((before, behind) in prop::sample::select(BARE), password in bare()) {
        prop_assert!(is_masked(before, &password, behind), "{before}{password}{behind}");
    }
}
