//! One text under the detectors, and how a value ends in the syntaxes that people paste.

use text::TextRange;

use crate::survey::{self, Bits, Surveyed};
use crate::{InputKind, Level, Mode, Options, RedactedFile};

/// One text and how it is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: InputKind,
    pub(crate) mode: Mode,
    pub(crate) level: Level,
    surveyed: Vec<Surveyed>,
    /// What the lines hold together.
    holds: Bits,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(text: &'a str, kind: InputKind, options: &Options) -> Self {
        let surveyed = survey::lines(text);
        let holds = surveyed.iter().fold(0, |bits, it| bits | it.holds);
        Self { text, kind, mode: options.mode, level: options.level, surveyed, holds }
    }

    /// A text that this one holds in other letters.
    pub(crate) fn of_other<'b>(&self, text: &'b str) -> Scan<'b> {
        let surveyed = survey::lines(text);
        let holds = surveyed.iter().fold(0, |bits, it| bits | it.holds);
        Scan { text, surveyed, holds, ..*self }
    }

    /// The output made of this text. Its lines that are those of this text are not new.
    pub(crate) fn again<'b>(&self, output: &'b RedactedFile) -> Scan<'b> {
        let text = output.text.as_str();
        let mut surveyed = survey::again(self.text, &self.surveyed, output);
        // What only this text holds may have kept a detector from finding what stands in both.
        let holds = surveyed.iter().fold(self.holds, |bits, it| bits | it.holds);
        if holds & survey::MARK != 0 {
            // A mask may have changed where a block of something public begins or ends.
            for it in &mut surveyed {
                it.is_new = true;
            }
        }
        Scan { text, kind: self.kind, mode: self.mode, level: self.level, surveyed, holds }
    }

    /// The same with every line new, and interesting to every detector.
    #[cfg(test)]
    pub(crate) fn with_all(&self) -> Self {
        let mut res = self.clone();
        res.holds = Bits::MAX;
        for it in &mut res.surveyed {
            it.holds = Bits::MAX;
            it.is_new = true;
        }
        res
    }

    pub(crate) fn is_strict(&self) -> bool {
        self.mode == Mode::Strict
    }

    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(crate) fn before(&self, at: usize) -> Option<u8> {
        at.checked_sub(1).and_then(|it| self.byte(it))
    }

    /// The text between two offsets, which a window may put within a character.
    pub(crate) fn of(&self, start: usize, end: usize) -> &'a str {
        let (start, end) =
            (self.text.floor_char_boundary(start), self.text.floor_char_boundary(end));
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn starts_with(&self, at: usize, what: &str) -> bool {
        self.text.as_bytes().get(at..).unwrap_or_default().starts_with(what.as_bytes())
    }

    /// Where two bytes stand side by side.
    pub(crate) fn find_pair(&self, start: usize, end: usize, pair: [u8; 2]) -> Option<usize> {
        let bytes = self.text.as_bytes().get(start..end.min(self.text.len())).unwrap_or_default();
        bytes.windows(2).position(|it| it == pair).map(|it| start + it)
    }

    /// The lines, without their ends.
    pub(crate) fn lines(&self) -> impl Iterator<Item = TextRange> {
        self.surveyed.iter().map(|it| it.range)
    }

    /// The lines that hold any of these.
    pub(crate) fn lines_with(&self, any: Bits) -> impl Iterator<Item = TextRange> {
        self.surveyed.iter().filter(move |it| it.holds & any != 0).map(|it| it.range)
    }

    /// The same without those that were looked at already: for a detector to which a line says the
    /// same whatever stands on others.
    pub(crate) fn new_lines_with(&self, any: Bits) -> impl Iterator<Item = TextRange> {
        self.surveyed.iter().filter(move |it| it.is_new && it.holds & any != 0).map(|it| it.range)
    }

    /// The lines, and what each holds.
    pub(crate) fn surveyed(&self) -> impl Iterator<Item = &Surveyed> {
        self.surveyed.iter()
    }

    /// Whether any line holds any of these.
    pub(crate) fn holds(&self, any: Bits) -> bool {
        self.holds & any != 0
    }

    /// How many bytes from `at` up to `end` are `inside`.
    pub(crate) fn run(&self, at: usize, end: usize, inside: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes().get(at..end.min(self.text.len())).unwrap_or_default();
        bytes.iter().take_while(|it| inside(**it)).count()
    }

    /// The offset behind blanks, and behind a line that a backslash continues.
    pub(crate) fn skip_blanks(&self, at: usize) -> usize {
        let mut at = at;
        loop {
            at += self.run(at, self.text.len(), |it| it == b' ' || it == b'\t');
            let continued = match self.byte(at) {
                Some(b'\\') if self.byte(at + 1) == Some(b'\n') => at + 2,
                Some(b'\\') if self.starts_with(at + 1, "\r\n") => at + 3,
                _ => return at,
            };
            at = continued;
        }
    }

    /// A value at `at` that is quoted, or that ends where a word of a shell, of nginx or of a log
    /// line does.
    pub(crate) fn word(&self, at: usize, end: usize) -> Option<TextRange> {
        match self.quoted(at, end) {
            Some((inner, _)) => Some(inner),
            None => {
                let res = TextRange::new(at, self.word_end(at, end));
                (!res.is_empty()).then_some(res)
            }
        }
    }

    /// What markup writes at an offset for a quote.
    pub(crate) fn entity(&self, at: usize) -> Option<&'static str> {
        // Few values begin with one.
        self.byte(at).filter(|it| *it == b'&')?;
        ENTITIES.iter().find(|it| self.starts_with(at, it)).copied()
    }

    /// The inside of a quoted value and the offset behind its closing quote. A quote that stands
    /// behind backslashes closes at one behind as many.
    pub(crate) fn quoted(&self, at: usize, end: usize) -> Option<(TextRange, usize)> {
        let slashes = self.run(at, end, |it| it == b'\\');
        let open = at + slashes;
        if self.byte(at).is_some_and(may_open)
            && let Some((opening, closing)) =
                TYPOGRAPHIC.iter().find(|(opening, _)| self.starts_with(at, opening))
        {
            let start = at + opening.len();
            let found = |it: &&(&str, &str)| self.starts_with(at, it.0);
            let closings = TYPOGRAPHIC.iter().filter(found).map(|it| it.1);
            let nearest = closings.filter_map(|it| self.of(start, end).find(it)).min();
            let length = nearest.or_else(|| self.of(start, end).find(closing))?;
            return Some((TextRange::new(start, start + length), start + length + closing.len()));
        }
        if let Some(entity) = self.entity(at) {
            let start = at + entity.len();
            let length = self.of(start, end).find(entity)?;
            return Some((TextRange::new(start, start + length), start + length + entity.len()));
        }
        let quote = self.byte(open).filter(|it| b"\"'`".contains(it) && open < end)?;
        for triple in ["\"\"\"", "'''"] {
            if slashes == 0
                && self.starts_with(open, triple)
                && let Some(length) = self.of(open + 3, end).find(triple)
                && 0 < length
            {
                return Some((TextRange::new(open + 3, open + 3 + length), open + 6 + length));
            }
        }
        let start = open + 1;
        let mut run = 0;
        let mut doubled = None;
        for (offset, byte) in (start..).zip(self.of(start, end).bytes()) {
            if doubled == Some(offset) {
                continue;
            }
            if byte == quote
                && slashes == 0
                && run == 0
                && self.is_doubled(quote, start, offset, end)
            {
                doubled = Some(offset + 1);
                continue;
            }
            if byte == b'\\' {
                run += 1;
            } else {
                let closes = byte == quote
                    && if slashes == 0 {
                        self.closes(quote, run, offset, end)
                    } else {
                        run <= slashes
                    };
                if closes {
                    let inner =
                        TextRange::new(start, if slashes == 0 { offset } else { offset - run });
                    return Some((inner, offset + 1));
                }
                run = 0;
            }
        }
        Some((TextRange::new(start, end.max(start)), end))
    }

    /// Whether a quote within a value is written twice, as in SQL, YAML and tables of commas.
    fn is_doubled(&self, quote: u8, start: usize, offset: usize, end: usize) -> bool {
        let behind = self.byte(offset + 2).filter(|_| offset + 2 < end);
        start < offset
            && offset + 1 < end
            && self.byte(offset + 1) == Some(quote)
            && behind.is_some_and(|it| it.is_ascii_alphanumeric() || !it.is_ascii())
            && self.before(offset).is_some_and(|it| it != b'=' && it != b':')
    }

    /// Whether an unescaped kind of quote at `offset`, behind `run` backslashes, closes.
    fn closes(&self, quote: u8, run: usize, offset: usize, end: usize) -> bool {
        let next = self.byte(offset + 1).filter(|_| offset + 1 < end);
        if quote == b'\'' && !run.is_multiple_of(2) {
            // A shell and YAML end here, PHP does not: what follows tells.
            return next.is_none_or(|it| b" \t,;)]}".contains(&it))
                && !self.of(offset + 1, end).contains('\'');
        }
        run.is_multiple_of(2)
    }

    /// Where an unquoted word that starts at `at` ends.
    pub(crate) fn word_end(&self, at: usize, end: usize) -> usize {
        let mut depth = 0_usize;
        // The blank that a backslash of the shell's makes part of the word.
        let mut escaped = None;
        for (offset, byte) in (at..).zip(self.of(at, end).bytes()) {
            let ends = match byte {
                b' ' if escaped == Some(offset) => false,
                b' ' | b'\t' | b'\r' | b'\n' | 0 | 0x1b => true,
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    false
                }
                b')' | b']' | b'}' => {
                    let unbalanced = depth == 0;
                    depth = depth.saturating_sub(1);
                    unbalanced && self.is_delimited(offset + 1, end)
                }
                b'"' | b'\'' | b'`' | b';' | b',' | b'|' | b'<' | b'>' => {
                    self.is_delimited(offset + 1, end)
                        || matches!(byte, b',' | b';' | b'|') && self.names_next(offset + 1, end)
                        || byte == b';' && self.words_next(offset + 1, end)
                }
                b'\\' => {
                    let quote = offset + self.run(offset, end, |it| it == b'\\');
                    match self.byte(quote) {
                        Some(b'\n' | b'\r') | None => true,
                        Some(b' ') => {
                            escaped = (offset + 1 == quote).then_some(quote);
                            false
                        }
                        Some(b'"' | b'\'' | b'n' | b't' | b'r') => {
                            self.is_delimited(quote + 1, end)
                                || self.names_next(quote + 1, end)
                                || self.starts_with(quote + 1, "\\n")
                        }
                        Some(_) => false,
                    }
                }
                b'&' => self.byte(offset + 1) == Some(b'&') || self.names_next(offset + 1, end),
                _ => false,
            };
            if ends {
                return offset;
            }
        }
        end.max(at)
    }

    /// Whether at most closing signs stand between `at` and a blank or the end.
    fn is_delimited(&self, at: usize, end: usize) -> bool {
        let closers = self.run(at, end.min(at + 12), |it| b"\"'`)]};,\\<>".contains(&it));
        end <= at + closers
            || matches!(
                self.byte(at + closers),
                None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'|' | b'/')
            )
            || 0 < closers && self.byte(at).is_some_and(|it| b"\"',:".contains(&it))
    }

    /// Whether `User Id=` or `Persist Security Info=` stands at `at`, as in the connection strings of
    /// .NET.
    fn words_next(&self, at: usize, end: usize) -> bool {
        let word = |at: usize| {
            let word = self.run(at, end.min(at + 16), |it| it.is_ascii_alphabetic());
            (0 < word && self.byte(at + word) == Some(b' ')).then_some(at + word + 1)
        };
        word(at).is_some_and(|at| {
            self.names_next(at, end) || word(at).is_some_and(|at| self.names_next(at, end))
        })
    }

    /// Whether `name=` stands at `at`.
    pub(crate) fn names_next(&self, at: usize, end: usize) -> bool {
        let name = self
            .run(at, end.min(at + 48), |it| it.is_ascii_alphanumeric() || b"_-.[]%".contains(&it));
        0 < name && self.byte(at + name) == Some(b'=')
    }
}

/// Whether a byte begins any of `TYPOGRAPHIC`: most values begin with none.
const fn may_open(byte: u8) -> bool {
    matches!(byte, 0xc2 | 0xe2 | 0xe3)
}

const TYPOGRAPHIC: &[(&str, &str)] = &[
    ("\u{201c}", "\u{201d}"),
    ("\u{2018}", "\u{2019}"),
    ("\u{ab}", "\u{bb}"),
    ("\u{201e}", "\u{201c}"),
    ("\u{201e}", "\u{201d}"),
    ("\u{201d}", "\u{201d}"),
    ("\u{300c}", "\u{300d}"),
    ("\u{300e}", "\u{300f}"),
    ("\u{2039}", "\u{203a}"),
];

/// How markup writes quotes.
const ENTITIES: &[&str] = &["&quot;", "&#34;", "&#039;", "&apos;"];
