//! How random, mixed or typed a value looks.

use super::is_literal;
use super::plain::{is_enumeration, is_plain};
use crate::find::Find as _;

/// Two signs over and over, as in the vectors of a standard's tests.
pub(crate) fn is_repeated(value: &str) -> bool {
    let (mut all, mut pair) = (value.bytes(), value.bytes().skip(2));
    20 <= value.len() && pair.all(|it| all.next() == Some(it))
}

#[derive(Clone, Copy, Default)]
struct Classes {
    upper: usize,
    lower: usize,
    digits: usize,
    signs: usize,
}

fn classes(value: &str) -> Classes {
    let mut res = Classes::default();
    for it in value.bytes() {
        match it {
            b'A'..=b'Z' => res.upper += 1,
            b'a'..=b'z' => res.lower += 1,
            b'0'..=b'9' => res.digits += 1,
            _ => res.signs += 1,
        }
    }
    res
}

/// Whether a token without a name looks random: long, mixed, and spread over its alphabet.
pub(crate) fn looks_random(value: &str) -> bool {
    let it = classes(value);
    20 <= value.len()
        && 1 <= it.digits
        && 1 <= it.upper
        && 1 <= it.lower
        && it.signs * 5 <= value.len()
        && 3.5 <= entropy(value)
        && changes(value) * 3 >= value.len()
}

/// Letters and digits in no order that words have.
pub(crate) fn looks_mixed(value: &str) -> bool {
    let it = classes(value);
    20 <= value.len()
        && it.signs == 0
        && 3 <= it.upper
        && 3 <= it.lower
        && changes(value) * 3 >= value.len()
}

/// How often the class of characters changes from one byte to the next: random text changes all the
/// time, `ECDHE-RSA-AES128-GCM-SHA256` and `MyClassName2024` do not.
fn changes(value: &str) -> usize {
    let class = |it: &u8| match it {
        b'A'..=b'Z' => 0_u8,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    value.as_bytes().windows(2).filter(|it| it.first().map(class) != it.last().map(class)).count()
}

/// Whether a value in a slot that may hold a secret or a setting is a secret.
pub(crate) fn looks_secret(value: &str) -> bool {
    let it = classes(value);
    let letters = it.upper + it.lower;
    let odd = value.bytes().any(|it| !it.is_ascii() || b"!#$%^&*?+=~@".contains(&it));
    is_literal(value)
        && !is_plain(value)
        && !is_enumeration(value)
        && !value.has(" (")
        && (8 <= value.len() && 2 <= it.digits && 2 <= letters
            || 6 <= value.len() && odd && 2 <= letters && 1 <= it.digits
            || 16 <= value.len()
                && letters + it.digits == value.len()
                && 0 < it.upper
                && 0 < it.lower
            || 3 <= value.split('-').count()
                && 16 <= value.len()
                && it.lower + it.signs == value.len())
}

/// How often a letter stands beside a digit: names have few of these, random text has many.
pub(crate) fn turns(value: &str) -> usize {
    let beside = |it: &&[u8]| {
        it.iter().all(u8::is_ascii_alphanumeric)
            && it.iter().filter(|it| it.is_ascii_digit()).count() == 1
    };
    value.as_bytes().windows(2).filter(beside).count()
}

/// Whether a word in prose is a password: letters with digits or with signs that words do not have.
pub(crate) fn looks_typed(value: &str) -> bool {
    let it = classes(value);
    let letters = it.upper + it.lower;
    let sign = value.bytes().any(|it| b"!#$%^&*?+=~@_".contains(&it));
    6 <= value.len()
        && value.len() <= 128
        && is_literal(value)
        && !is_plain(value)
        && 2 <= letters
        && (1 <= it.digits && (it.upper > 0 || sign || 2 <= it.digits)
            || it.upper > 0
                && it.lower > 0
                && value.bytes().any(|it| b"!#$%^&*?+=~@".contains(&it)))
}

/// Whether a value without any name is what people type as a strong password.
pub(crate) fn looks_strong(value: &str) -> bool {
    let it = classes(value);
    let sign = value.bytes().any(|it| b"!#$%^&*?~@".contains(&it));
    (8..=64).contains(&value.len())
        && sign
        && 1 <= it.upper
        && 2 <= it.lower
        && 1 <= it.digits
        && !value.contains(['/', '<', '>', '(', '{', '[', '|', '\\', ' ', '='])
        && !value.has("%2")
        && !value.has("%3")
        && !value.starts_with(['$', '%', '^', '*'])
        && is_literal(value)
        && !is_plain(value)
}

/// Shannon entropy in bits a byte.
fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in value.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let total = f64::from(u32::try_from(value.len()).unwrap_or(u32::MAX));
    counts
        .iter()
        .filter(|it| 0 < **it)
        .map(|it| f64::from(*it) / total)
        .map(|it| -it * it.log2())
        .sum()
}
