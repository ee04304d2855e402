//! The state of a link: three masked texts, deflated, in base64url. Nothing here touches the DOM.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The longest state that the shell takes, in characters; longer addresses are cut by mail and chat.
pub(crate) const LONGEST: usize = 32_768;
/// What a state may unpack to, in bytes.
const LARGEST: usize = 4 << 20;
const EFFORT: u8 = 9;
const VERSION: &str = "1";

/// One pane's name and text.
pub(crate) type Part = (String, String);

/// The state as it stands in an address.
pub(crate) fn pack(parts: &[Part; 3]) -> String {
    let mut plain = format!("{VERSION}\n");
    for (name, text) in parts {
        // Writing to a `String` cannot fail.
        let _infallible = write!(plain, "{} {}\n{name}{text}", name.len(), text.len());
    }
    URL_SAFE_NO_PAD.encode(compress_to_vec(plain.as_bytes(), EFFORT))
}

/// The parts of a state that `pack` made; nothing else is taken.
pub(crate) fn unpack(state: &str) -> Option<[Part; 3]> {
    let bytes = URL_SAFE_NO_PAD.decode(state).ok()?;
    let plain = String::from_utf8(decompress_to_vec_with_limit(&bytes, LARGEST).ok()?).ok()?;
    let rest = plain.strip_prefix(VERSION)?.strip_prefix('\n')?;
    let (fpm, rest) = part(rest)?;
    let (nginx, rest) = part(rest)?;
    let (evidence, rest) = part(rest)?;
    rest.is_empty().then_some([fpm, nginx, evidence])
}

fn part(text: &str) -> Option<(Part, &str)> {
    let (head, rest) = text.split_once('\n')?;
    let (name, text) = head.split_once(' ')?;
    let (name, rest) = rest.split_at_checked(name.parse().ok()?)?;
    let (text, rest) = rest.split_at_checked(text.parse().ok()?)?;
    Some(((name.to_owned(), text.to_owned()), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> [Part; 3] {
        let own = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        [own("www.conf", "[www]\n; ä\0\n"), own("", ""), own("evidence.txt", "3 4\n")]
    }

    #[test]
    fn what_is_packed_unpacks() {
        let state = pack(&parts());
        assert!(state.chars().all(|it| it.is_ascii_alphanumeric() || "-_".contains(it)));
        assert_eq!(unpack(&state), Some(parts()));
    }

    #[test]
    fn strange_states_are_refused() {
        let deflated = |text: &str| URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), 1));
        let long = "0".repeat(LARGEST + 1);
        for it in ["", "A", "!!", &deflated("2\n"), &deflated("1\n9 9\nab"), &deflated(&long)] {
            assert_eq!(unpack(it), None);
        }
        let state = pack(&parts());
        assert_eq!(unpack(state.get(..state.len() - 4).unwrap()), None);
    }
}
