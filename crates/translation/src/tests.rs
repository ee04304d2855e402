//! The function by itself, the texts of many reports, and the literals of the engine's sources.

mod literals;
mod reports;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn pairs() -> impl Iterator<Item = &'static Pair> {
    SENTENCES.iter().chain(PHRASES).copied().flatten()
}

/// The signs in the holes of a template, as they stand.
fn signs(template: &str) -> Vec<char> {
    template.split('{').skip(1).filter_map(|it| it.chars().next()).collect()
}

/// What a template says itself, before, between and behind its holes.
fn pieces(template: &'static str) -> Vec<&'static str> {
    let mut res: Vec<&str> = template.split('{').collect();
    res.iter_mut().skip(1).for_each(|it| *it = it.get(HOLE - 1..).unwrap());
    res
}

/// The template with these values in its holes.
fn joined(template: &'static str, values: &[impl AsRef<str>]) -> String {
    let pieces = pieces(template);
    let mut res = pieces[0].to_owned();
    for (value, piece) in values.iter().zip(&pieces[1..]) {
        res.push_str(value.as_ref());
        res.push_str(piece);
    }
    res
}

/// The text that was read, put together again.
pub(super) fn english(read: &[Sentence<'_>]) -> String {
    read.iter().map(|it| joined(it.pair.0, &it.holes) + it.end).collect()
}

#[test]
fn both_sides_of_a_pair_have_the_same_holes() {
    for (english, german) in pairs() {
        let (own, mut other) = (signs(english), signs(german));
        let numbers: Vec<u8> = own
            .iter()
            .map(|it| u8::try_from(*it).unwrap() - if it.is_ascii_digit() { b'0' } else { b'A' })
            .collect();
        let counted: Vec<u8> = (0..).take(own.len()).collect();
        assert_eq!(numbers, counted, "count the holes from the left: {english}");
        let mut own = own;
        own.sort_unstable();
        other.sort_unstable();
        assert_eq!(own, other, "each hole once, and with the same sign: {german}");
        assert!(!english.contains("}{"), "two holes need a text between them: {english}");
        assert!(!english.ends_with('.') || english.ends_with(".`"), "no final dot: {english}");
        assert!(!german.contains('!'), "{german}");
    }
    // A phrase in a phrase in a phrase could be as deep as a value is long.
    let phrases = PHRASES.iter().copied().flatten();
    assert!(phrases.flat_map(|it| signs(it.0)).all(|it| it.is_ascii_digit()));
}

#[test]
fn no_sentence_stands_twice() {
    for tables in [SENTENCES, PHRASES] {
        let all: Vec<&str> = tables.iter().copied().flatten().map(|it| it.0).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}

/// A template that says little would fit what the engine never said.
#[test]
fn a_sentence_says_enough_to_be_known() {
    for (english, _) in SENTENCES.iter().copied().flatten() {
        let own = pieces(english).concat();
        assert!(3 <= own.chars().filter(char::is_ascii_alphabetic).count(), "{english}");
    }
}

#[test]
fn values_pass_and_phrases_do_not() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(german(text).as_deref(), expected, "{text}");
    };
    check("PHP-FPM does not run", Some("PHP-FPM läuft nicht"));
    check("PHP-FPM does not run.", Some("PHP-FPM läuft nicht."));
    check("PHP-FPM does not run!", None);
    check("", None);
    check(
        "nginx's worker is not among them. nginx is not involved.",
        Some("Der nginx-Worker ist nicht darunter. nginx ist nicht beteiligt."),
    );
    check("`nginx's worker` is not among them", Some("`nginx's worker` ist nicht darunter"));
    // The holes change places.
    check(
        "`[www]` is the pool of line 3 again, not another one",
        Some("`[www]` ist noch einmal der Pool aus Zeile 3, kein weiterer"),
    );
    // The more a template says itself, the better it fits.
    check(
        "nginx connects to `a`, and the pool `b` listens on `c`: two different paths.",
        Some(
            "nginx verbindet sich mit `a`, und der Pool `b` lauscht auf `c`: zwei verschiedene Pfade.",
        ),
    );
    check(
        "PHP is down in 2 places: a.test location /, server without a name",
        Some("PHP ist an 2 Stellen ausgefallen: a.test location /, Server ohne Namen"),
    );
    // A dot in a value ends no sentence.
    check(
        "PHP-FPM refuses its configuration: a. b. PHP-FPM does not run. c.",
        Some("PHP-FPM lehnt seine Konfiguration ab: a. b. PHP-FPM does not run. c."),
    );
    // One unknown sentence leaves all of them.
    check("PHP-FPM does not run. It never did.", None);
}

#[test]
fn a_long_text_takes_no_time() {
    for part in
        [". ", "`", "` does not exist, and `", "nginx connects to `", "PHP-FPM does not run. "]
    {
        let long = part.repeat(200_000);
        assert!(german(&long).is_none_or(|it| long.len() / 2 < it.len()));
        let told = format!("`{long}` is a directory.");
        let expected = format!("`{long}` ist ein Verzeichnis.");
        assert!(german(&told).is_none_or(|it| it == expected));
    }
}

proptest! {
    #[test]
    fn any_text_is_left_alone_or_read_as_it_is(text in "\\PC*") {
        if let Some(read) = read(&text) {
            prop_assert_eq!(english(&read), text);
        }
    }

    #[test]
    fn any_value_passes(index in 0..10_000_usize, values in proptest::collection::vec("\\PC*", 6)) {
        let all: Vec<&Pair> = SENTENCES.iter().copied().flatten().collect();
        let pair = all[index % all.len()];
        let text = joined(pair.0, &values);
        let read = read(&text);
        prop_assert!(read.is_some(), "{}", text);
        prop_assert_eq!(english(&read.unwrap_or_default()), text.clone());
        // What has no piece of a sentence in it is found again whole.
        if values.iter().all(|it| it.chars().all(char::is_alphanumeric)) {
            let res = german(&text).unwrap_or_default();
            for it in values.iter().take(signs(pair.0).len()) {
                prop_assert!(res.contains(it.as_str()), "{} {}", res, it);
            }
        }
    }
}
