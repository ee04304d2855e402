//! What the engine says, in German.
//!
//! The engine speaks English and knows nothing of this. [`german`] finds the sentence that a text
//! is an instance of, takes out what stands in its holes, and fills the German sentence with it.
//! Values pass as they are: no byte of them is lost or translated. What is no sentence of the
//! engine is left alone, and a text is never translated in part.

mod german;

use german::{PHRASES, Pair, SENTENCES};

/// How many ways to cut a text into sentences are tried: the engine's texts have three at most, and
/// a value may hold any number of dots.
const MOST_TRIES: usize = 64;

/// A text of the engine in German; `None` where it is none.
pub fn german(text: &str) -> Option<String> {
    let mut res = String::new();
    for it in read(text)? {
        fill(it.pair.1, &it.holes, &mut res);
        res.push_str(it.end);
    }
    Some(res)
}

/// A sentence of a text, as its pair and what stands in the holes of the English one.
struct Sentence<'a> {
    pair: Pair,
    holes: Vec<&'a str>,
    end: &'static str,
}

/// The sentences of a text; a value may hold what looks like an end of one.
fn read(text: &str) -> Option<Vec<Sentence<'_>>> {
    several(text).or_else(|| Some(vec![last(text)?]))
}

/// Each sentence ends at the first dot that makes it one.
fn several(text: &str) -> Option<Vec<Sentence<'_>>> {
    let mut res = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for _ in 0..MOST_TRIES {
        let Some(at) = text.get(end..)?.find(DOT) else {
            res.push(last(text.get(start..)?)?);
            return Some(res);
        };
        if let Some((pair, holes)) = find(SENTENCES, text.get(start..end + at)?) {
            res.push(Sentence { pair, holes, end: DOT });
            start = end + at + DOT.len();
        }
        end += at + DOT.len();
    }
    None
}

/// Between two sentences.
const DOT: &str = ". ";

/// One sentence, with its final dot or without.
fn last(text: &str) -> Option<Sentence<'_>> {
    let (text, end) = text.strip_suffix('.').map_or((text, ""), |it| (it, "."));
    let (pair, holes) = find(SENTENCES, text)?;
    Some(Sentence { pair, holes, end })
}

/// The pair whose English fits, with what stands in its holes; of several the one that says most of
/// the text itself, of equals the first. Not generic and without a pattern engine: the page is small.
fn find<'a>(tables: &'static [&'static [Pair]], text: &'a str) -> Option<(Pair, Vec<&'a str>)> {
    let mut best: Option<(Pair, Vec<&str>)> = None;
    let mut most = 0;
    let initial = text.as_bytes().first();
    for table in tables {
        for pair in *table {
            let first = pair.0.as_bytes().first();
            // Most sentences begin with another letter.
            if first != initial && first != Some(&b'{') {
                continue;
            }
            if let Some(holes) = take(pair.0, text) {
                let own = pair.0.len() - HOLE * holes.len();
                if best.is_none() || most < own {
                    best = Some((*pair, holes));
                    most = own;
                }
            }
        }
    }
    best
}

/// The bytes of a hole: brace, sign, brace.
const HOLE: usize = 3;

/// What stands in the holes of the template, where the text is one of it. Each piece is sought
/// behind the one before it and once, so that a text of any length costs one pass.
fn take<'a>(template: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut pieces = template.split('{');
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut holes = Vec::new();
    let mut piece = pieces.next();
    if piece.is_none() && !rest.is_empty() {
        return None;
    }
    while let Some(it) = piece {
        piece = pieces.next();
        // Behind the hole's sign and its closing brace.
        let own = it.get(HOLE - 1..)?;
        let (hole, behind) = match piece {
            Some(_) => rest.split_once(own)?,
            None => (rest.strip_suffix(own)?, ""),
        };
        holes.push(hole);
        rest = behind;
    }
    Some(holes)
}

/// Adds the template with these values in its holes, phrases of the engine in German.
fn fill(template: &str, holes: &[&str], acc: &mut String) {
    for (index, piece) in template.split('{').enumerate() {
        if index == 0 {
            acc.push_str(piece);
            continue;
        }
        let sign = piece.bytes().next().unwrap_or_default();
        let is_phrase = sign.is_ascii_uppercase();
        let number = sign.wrapping_sub(if is_phrase { b'A' } else { b'0' });
        let value = holes.get(usize::from(number)).copied().unwrap_or_default();
        if is_phrase {
            phrases(value, index == 1 && template.starts_with('{'), acc);
        } else {
            acc.push_str(value);
        }
        acc.push_str(piece.get(HOLE - 1..).unwrap_or_default());
    }
}

/// Adds a phrase, or a list of phrases and values; one that begins a sentence has a capital.
fn phrases(value: &str, is_first: bool, acc: &mut String) {
    let most = if find(PHRASES, value).is_some() { 1 } else { usize::MAX };
    for (index, item) in value.splitn(most, COMMA).enumerate() {
        if 0 < index {
            acc.push_str(COMMA);
        }
        let Some((phrase, holes)) = find(PHRASES, item) else {
            acc.push_str(item);
            continue;
        };
        let begin = acc.len();
        fill(phrase.1, &holes, acc);
        if is_first
            && index == 0
            && let Some(first) = acc.get_mut(begin..=begin)
        {
            first.make_ascii_uppercase();
        }
    }
}

/// Between two items of a list.
const COMMA: &str = ", ";

#[cfg(test)]
mod tests;
