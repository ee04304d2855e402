//! Bytes spelled as letters, one each, so that the compression of whoever serves the page sees
//! the bytes themselves. Base64 cuts them at six bits and hides every repetition.

/// Letters that stand for themselves in HTML, in an attribute and in a script element: what one
/// byte of UTF-8 says first.
fn alphabet() -> impl Iterator<Item = char> {
    let ascii = (' '..='~').filter(|it| !"&\"<".contains(*it));
    // Without the soft hyphen, which editors drop.
    ascii.chain(('\u{a1}'..='\u{2ff}').filter(|it| *it != '\u{ad}')).take(256)
}

/// The letter of each byte from 0 to 255, then the bytes. The most frequent bytes get the shortest
/// letters.
pub(crate) fn spell(bytes: &[u8]) -> String {
    let mut order: Vec<(usize, u8)> = (0..=u8::MAX).map(|it| (0, it)).collect();
    for byte in bytes {
        if let Some(entry) = order.get_mut(usize::from(*byte)) {
            entry.0 += 1;
        }
    }
    order.sort_by_key(|(count, byte)| (std::cmp::Reverse(*count), *byte));
    let mut letters = ['\0'; 256];
    for ((_, byte), letter) in order.iter().zip(alphabet()) {
        if let Some(it) = letters.get_mut(usize::from(*byte)) {
            *it = letter;
        }
    }
    let spelled = bytes.iter().filter_map(|it| letters.get(usize::from(*it)));
    letters.iter().chain(spelled).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// What `start.js` does.
    fn read(text: &str) -> Vec<u8> {
        let codes: BTreeMap<char, u8> = text.chars().zip(0..=u8::MAX).collect();
        assert_eq!(codes.len(), 256);
        text.chars().skip(256).map(|it| codes[&it]).collect()
    }

    #[test]
    fn every_byte_comes_back() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain([0; 9]).collect();
        let text = spell(&bytes);
        assert_eq!(read(&text), bytes);
        assert!(read(&spell(&[])).is_empty());
        assert!(text.ends_with("         "), "the most frequent byte has the first letter");
        assert!(!text.contains(['&', '"', '<', '\r', '\n', '\0']));
    }
}
