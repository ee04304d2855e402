//! Bytes to text and back, without losing any.
//!
//! Configuration files are bytes; a Latin-1 comment is common. A byte that is not part of valid
//! UTF-8 becomes one character of the last private-use range, `U+10FF80` for 0x80 up to
//! `U+10FFFF` for 0xFF. Such a character in the input is itself taken apart into its bytes, so the
//! way back is exact for every input.

/// The text of `bytes`; `encode` gives the same bytes back.
pub fn decode(bytes: &[u8]) -> String {
    let mut res = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            if escaped_byte(character).is_some() {
                let mut buffer = [0; 4];
                res.extend(character.encode_utf8(&mut buffer).bytes().filter_map(escape));
            } else {
                res.push(character);
            }
        }
        res.extend(chunk.invalid().iter().copied().filter_map(escape));
    }
    res
}

/// The bytes that `decode` made `text` of.
pub fn encode(text: &str) -> Vec<u8> {
    let mut res = Vec::with_capacity(text.len());
    for character in text.chars() {
        match escaped_byte(character) {
            Some(byte) => res.push(byte),
            None => res.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    res
}

const ESCAPE_BASE: u32 = 0x0010_FF00;

fn escape(byte: u8) -> Option<char> {
    char::from_u32(ESCAPE_BASE + u32::from(byte))
}

fn escaped_byte(character: char) -> Option<u8> {
    let byte = u8::try_from(u32::from(character).checked_sub(ESCAPE_BASE)?).ok()?;
    (0x80 <= byte).then_some(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn valid_text_is_itself() {
        assert_eq!(decode("listen = /run/ü.sock\r\n".as_bytes()), "listen = /run/ü.sock\r\n");
    }

    proptest! {
        #[test]
        fn every_byte_comes_back(bytes: Vec<u8>) {
            prop_assert_eq!(encode(&decode(&bytes)), bytes);
        }

        #[test]
        fn escape_characters_come_back(text in "[a\u{10FF7F}\u{10FF80}\u{10FFFF}]*") {
            prop_assert_eq!(encode(&decode(text.as_bytes())), text.as_bytes());
        }
    }
}
