//! Numbers and bytes spelled as letters, so that the compression of whoever serves the page sees
//! the numbers themselves. Base64 cuts them at six bits and hides every repetition.

/// How many numbers are one letter.
pub(crate) const ALONE: u64 = 512;
/// How many letters lead a number that has more.
const LEADING: u64 = 128;

/// Letters that stand for themselves in HTML, in an attribute and in a script element. The first
/// are one byte of UTF-8 each, the others two.
fn alphabet() -> impl Iterator<Item = char> {
    let ascii = (' '..='~').filter(|it| !"&\"<".contains(*it));
    // Without the soft hyphen, which editors drop.
    ascii.chain(('\u{a1}'..='\u{2ff}').filter(|it| *it != '\u{ad}'))
}

/// Spells numbers and bytes.
pub(crate) struct Letters {
    alphabet: Vec<char>,
}

impl Letters {
    pub(crate) fn new() -> Self {
        Self { alphabet: alphabet().collect() }
    }

    /// A number from 0 on: leading letters for what is above `ALONE`, then one letter for the rest.
    pub(crate) fn number(&self, text: &mut String, number: u64) {
        let mut high = number / ALONE;
        let mut letters = vec![number % ALONE];
        while high > 0 {
            high -= 1;
            letters.push(ALONE + high % LEADING);
            high /= LEADING;
        }
        let letters = letters.into_iter().rev().filter_map(|it| usize::try_from(it).ok());
        text.extend(letters.filter_map(|it| self.alphabet.get(it)));
    }

    /// A number of either sign: 0, -1, 1, -2, … are 0, 1, 2, 3, …
    pub(crate) fn signed(&self, text: &mut String, number: i64) {
        self.number(text, ((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    /// The letter of each byte from 0 to 255. Bytes that are letters of one byte stand for
    /// themselves where they are frequent, so that texts stay what they are; the other frequent
    /// bytes take the place of letters that are rare.
    pub(crate) fn of_bytes(&self, bytes: &[u8]) -> Vec<char> {
        let mut counts = [0_usize; 256];
        for byte in bytes {
            if let Some(it) = counts.get_mut(usize::from(*byte)) {
                *it += 1;
            }
        }
        let mut order: Vec<(usize, u8)> = counts.into_iter().zip(0..=u8::MAX).collect();
        order.sort_by_key(|(count, byte)| (std::cmp::Reverse(*count), *byte));
        let (ascii, others): (Vec<char>, Vec<char>) =
            self.alphabet.iter().take(256).partition(|it| it.is_ascii());
        let mut letters = ['\0'; 256];
        let mut free = ascii.clone();
        let frequent = order.get(..ascii.len()).unwrap_or_default();
        for (_, byte) in frequent {
            let own = char::from(*byte);
            if let Some(at) = free.iter().position(|it| *it == own) {
                free.remove(at);
                set(&mut letters, *byte, own);
            }
        }
        let mut free = free.into_iter().chain(others);
        for (_, byte) in order {
            if letters.get(usize::from(byte)) == Some(&'\0') {
                free.next().into_iter().for_each(|it| set(&mut letters, byte, it));
            }
        }
        letters.to_vec()
    }
}

fn set(letters: &mut [char; 256], byte: u8, letter: char) {
    if let Some(it) = letters.get_mut(usize::from(byte)) {
        *it = letter;
    }
}

/// Reads what `Letters` spells, as `start.js` does.
#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use super::*;

    pub(crate) fn codes() -> BTreeMap<char, u64> {
        alphabet().zip(0..).collect()
    }

    pub(crate) fn number(codes: &BTreeMap<char, u64>, text: &mut std::str::Chars<'_>) -> u64 {
        let mut high = 0;
        loop {
            let code = codes[&text.next().unwrap()];
            if code < ALONE {
                return high * ALONE + code;
            }
            high = high * LEADING + code - ALONE + 1;
        }
    }

    #[test]
    fn every_number_comes_back() {
        let around = |it: u64| [it.saturating_sub(1), it, it + 1];
        let numbers = [0, ALONE, ALONE * (LEADING + 1), ALONE * (LEADING * LEADING + LEADING + 1)];
        let numbers: Vec<u64> =
            numbers.into_iter().flat_map(around).chain([u32::MAX.into(), 1 << 40]).collect();
        let letters = Letters::new();
        let mut text = String::new();
        for it in &numbers {
            letters.number(&mut text, *it);
        }
        let codes = codes();
        let chars = &mut text.chars();
        assert_eq!(numbers.iter().map(|_| number(&codes, chars)).collect::<Vec<u64>>(), numbers);
        assert_eq!(chars.next(), None);
        assert!(!text.contains(['&', '"', '<', '\r', '\n', '\0']));
    }

    #[test]
    fn signs_alternate() {
        let letters = Letters::new();
        let mut text = String::new();
        for it in [0, -1, 1, -2, i64::from(i32::MIN)] {
            letters.signed(&mut text, it);
        }
        let codes = codes();
        let chars = &mut text.chars();
        let read: Vec<u64> = (0..5).map(|_| number(&codes, chars)).collect();
        assert_eq!(read, [0, 1, 2, 3, u32::MAX.into()]);
    }

    #[test]
    fn every_byte_has_a_letter_of_its_own_and_texts_stay_what_they_are() {
        let text = "What is it, and why?".repeat(9);
        let letters = Letters::new().of_bytes(&[text.as_bytes(), &[0; 99]].concat());
        let codes: BTreeMap<char, usize> = letters.iter().copied().zip(0..).collect();
        assert_eq!(codes.len(), 256);
        assert!(text.chars().all(|it| codes[&it] == it as usize));
        assert!(letters[0].is_ascii(), "the most frequent byte has a letter of one byte");
    }
}
