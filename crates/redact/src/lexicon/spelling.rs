//! Names in scripts without blanks, and names that are misspelt.

use crate::find::Find as _;

/// Whether a name in a script without blanks holds a word for a secret.
pub(super) fn is_written_together(name: &str) -> bool {
    !name.is_ascii() && TOGETHER.iter().any(|it| name.has(it))
}

/// Chinese, Japanese, Korean, Thai.
#[rustfmt::skip]
pub(crate) const TOGETHER: &[&str] = &[
    "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}", "\u{53e3}\u{4ee4}", "\u{5bc6}\u{94a5}",
    "\u{5bc6}\u{9470}", "\u{79d8}\u{94a5}", "\u{4ee4}\u{724c}", "\u{6697}\u{53f7}",
    "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}", "\u{6697}\u{8a3c}", "\u{5408}\u{8a00}\u{8449}",
    "\u{79d8}\u{5bc6}", "\u{30c8}\u{30fc}\u{30af}\u{30f3}", "\u{be44}\u{bc00}\u{bc88}\u{d638}",
    "\u{c554}\u{d638}", "\u{d328}\u{c2a4}\u{c6cc}\u{b4dc}", "\u{d1a0}\u{d070}",
    "\u{e23}\u{e2b}\u{e31}\u{e2a}\u{e1c}\u{e48}\u{e32}\u{e19}",
];

/// Whether a word is `password` with one letter lost, doubled, changed or swapped.
pub(super) fn is_misspelt(word: &str) -> bool {
    let bytes = word.as_bytes();
    (6..=9).contains(&bytes.len())
        && bytes.first() == Some(&b'p')
        && MISSPELT.iter().any(|it| {
            let same = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
            let right = it.as_bytes();
            let head = same(bytes, right);
            let (rest, wanted) = (bytes.get(head..), right.get(head..));
            let (Some(rest), Some(wanted)) = (rest, wanted) else { return false };
            let behind = |it: &[u8], count: usize| it.get(count..).map(<[u8]>::to_vec);
            let swapped = behind(rest, 2) == behind(wanted, 2)
                && rest.first() == wanted.get(1)
                && rest.get(1) == wanted.first();
            3 <= head
                && (behind(rest, 1).as_deref() == Some(wanted)
                    || behind(wanted, 1).as_deref() == Some(rest)
                    || !rest.is_empty() && behind(rest, 1) == behind(wanted, 1)
                    || 2 <= rest.len() && swapped)
        })
}

const MISSPELT: &[&str] = &["password", "passwort"];
