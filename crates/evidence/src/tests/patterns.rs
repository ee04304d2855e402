//! Each pattern makes its remark of a sentence, and each such sentence has a keyword.

use crate::formats::remark::{KEYWORDS, PATTERNS, plain};

#[test]
fn each_pattern_is_met_and_looked_for() {
    let sentences = [
        "with listen.mode = 0666 the error is gone",
        "It works after chmod 777 on the socket.",
        "works with 0660 only",
        "# reboot",
        "since the last reboot",
        "after each re-boot of the host",
        "after the reload of php8.2-fpm",
        "php-fpm was only reloaded",
        "502 Bad Gateway after apt-get upgrade",
        "works on 5.5.19, fails/crashes on 5.5.20",
        "before the change:",
        "before lunch",
        "\u{dc}ber 0666 \u{2014} it works \u{1f600}",
        "",
    ];
    for (remark, pattern) in PATTERNS {
        let full = regex::Regex::new(pattern).unwrap();
        let mut found = 0;
        for sentence in sentences {
            let text = plain(sentence);
            let is_met = full.is_match(&text);
            let is_looked_for = KEYWORDS.iter().any(|it| text.contains(it));
            assert!(!is_met || is_looked_for, "no keyword in {text}");
            found += usize::from(is_met);
        }
        assert!(0 < found, "no sentence for {remark:?}: {pattern}");
    }
}
