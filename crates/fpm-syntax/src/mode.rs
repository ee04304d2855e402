//! `listen.mode` as FPM reads it.

/// The permission bits that FPM makes of a value: `strtoul(value, 0, 8)`, low nine bits (facts,
/// section 4). What is no octal number is 0: nobody may connect.
pub fn listen_mode(value: &str) -> u16 {
    let value = value.trim_start_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
    let (negative, digits) = match value.as_bytes().first() {
        Some(b'-') => (true, value.get(1..).unwrap_or_default()),
        Some(b'+') => (false, value.get(1..).unwrap_or_default()),
        _ => (false, value),
    };
    let mut number: u64 = 0;
    let mut overflow = false;
    for digit in digits.chars().map_while(|it| it.to_digit(8)) {
        let next = number.checked_mul(8).and_then(|it| it.checked_add(u64::from(digit)));
        overflow |= next.is_none();
        number = next.unwrap_or(u64::MAX);
    }
    let number = match (overflow, negative) {
        (true, _) => u64::MAX,
        (false, true) => number.wrapping_neg(),
        (false, false) => number,
    };
    u16::try_from(number & 0o777).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_facts() {
        for (value, mode) in [
            ("0660", 0o660),
            ("660", 0o660),
            ("00660", 0o660),
            ("+0660", 0o660),
            ("2660", 0o660),
            ("660.0", 0o660),
            ("0660x", 0o660),
            ("0660 # c", 0o660),
            ("0o660", 0),
            ("0x1B0", 0),
            ("rw-rw----", 0),
            ("0999", 0),
            ("0680", 0o006),
            ("66", 0o066),
            ("432", 0o432),
            ("1", 0o001),
            ("-0660", 0o120),
            ("-1", 0o777),
            ("1777", 0o777),
        ] {
            assert_eq!(listen_mode(value), mode, "{value}");
        }
    }
}
