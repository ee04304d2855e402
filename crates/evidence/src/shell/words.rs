//! Words of a command line as a shell splits them.

use super::{Part, base_name, is_assignment};

/// A word of a command line, or what parts its programs.
pub(crate) enum Word {
    Text(String),
    /// `;`, `&&`, `||`, `&`.
    Then,
    Pipe,
}

/// Splits a line into words as a shell would, and takes the comment off.
pub(crate) fn words(text: &str) -> (Vec<Word>, Option<String>) {
    let mut res = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut substitutions = 0_usize;
    let mut chars = text.char_indices().peekable();
    while let Some((at, it)) = chars.next() {
        if let Some(open) = quote {
            if it == open {
                quote = None;
            } else if it == '\\' && open == '"' {
                word.get_or_insert_default().extend(chars.next().map(|(_, it)| it));
            } else {
                word.get_or_insert_default().push(it);
            }
            continue;
        }
        if 0 < substitutions {
            match it {
                '(' => substitutions += 1,
                ')' => substitutions -= 1,
                _ => {}
            }
            word.get_or_insert_default().push(it);
            continue;
        }
        match it {
            '\'' | '"' => {
                quote = Some(it);
                let _: &mut String = word.get_or_insert_default();
            }
            '\\' => word.get_or_insert_default().extend(chars.next().map(|(_, it)| it)),
            '$' if chars.peek().is_some_and(|(_, it)| *it == '(') => {
                word.get_or_insert_default().push(it);
                if let Some((_, bracket)) = chars.next() {
                    word.get_or_insert_default().push(bracket);
                }
                substitutions = 1;
            }
            '#' if word.is_none() => {
                let note = text.get(at + 1..).unwrap_or_default().trim();
                return (res, Some(note.to_owned()));
            }
            ';' | '|' | '&' => {
                let doubled = chars.next_if(|(_, next)| *next == it).is_some();
                // `2>&1` is no end of a command.
                if it == '&' && !doubled && word.as_deref().is_some_and(|it| it.ends_with('>')) {
                    word.get_or_insert_default().push(it);
                    continue;
                }
                res.extend(word.take().map(Word::Text));
                res.push(if it == '|' && !doubled { Word::Pipe } else { Word::Then });
            }
            _ if it.is_whitespace() => res.extend(word.take().map(Word::Text)),
            _ => word.get_or_insert_default().push(it),
        }
    }
    res.extend(word.take().map(Word::Text));
    (res, None)
}

/// Groups words into programs, without redirections.
pub(crate) fn parts(words: Vec<Word>) -> Vec<Part> {
    let mut res: Vec<Part> = Vec::new();
    let mut current: Option<Part> = None;
    let mut is_filter = false;
    let mut skip_target = false;
    for word in words {
        match word {
            Word::Then | Word::Pipe => {
                res.extend(current.take());
                is_filter = matches!(word, Word::Pipe);
                skip_target = false;
            }
            Word::Text(_) if skip_target => skip_target = false,
            Word::Text(text) if is_redirection(&text) => skip_target = text.ends_with(['>', '<']),
            Word::Text(text) => match &mut current {
                Some(part) => part.args.push(text),
                None => {
                    let program =
                        if is_assignment(&text) { text } else { base_name(&text).to_owned() };
                    current = Some(Part { program, args: Vec::new(), is_filter });
                }
            },
        }
    }
    res.extend(current);
    res
}

/// `>file`, `2>/dev/null`, `2>&1`, `<`, each with or without its target.
fn is_redirection(word: &str) -> bool {
    word.trim_start_matches(|it: char| it.is_ascii_digit() || it == '&').starts_with(['>', '<'])
}
