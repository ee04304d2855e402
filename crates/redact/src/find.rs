//! Search for short texts in short texts. The standard library's search prepares itself for long
//! ones, which takes longer than to look through a value or a line.

pub(crate) trait Find {
    /// Whether a text holds another.
    fn has(&self, what: &str) -> bool;
}

impl Find for str {
    fn has(&self, what: &str) -> bool {
        let what = what.as_bytes();
        let first = what.first();
        what.is_empty()
            || self.as_bytes().windows(what.len()).any(|it| it.first() == first && it == what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_contains_finds() {
        for text in ["", "a", "aab", "abab", "\u{e4}b"] {
            for what in ["", "a", "ab", "bab", "abab", "ababa", "\u{e4}"] {
                assert_eq!(text.has(what), text.contains(what), "{what} in {text}");
            }
        }
    }
}
