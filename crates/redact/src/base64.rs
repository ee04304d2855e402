//! Base64, read only.

/// The bytes of a text in either alphabet, padded or not; `None` where another sign stands in it.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut res = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let mut bits = 0_u32;
    let mut count = 0;
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if 8 <= count {
            count -= 8;
            res.extend(u8::try_from(bits >> count & 0xff).ok());
            bits &= (1 << count) - 1;
        }
    }
    Some(res)
}
