//! Passwords in URLs: `scheme://user:password@host`.

use text::TextRange;

use crate::model::Found;
use crate::value::is_literal;
use crate::{Kind, Options};

pub(crate) fn find(text: &str, _options: &Options, acc: &mut Vec<Found>) {
    for (at, _) in text.match_indices("://") {
        let start = at + 3;
        let rest = text.get(start..).unwrap_or_default();
        let length =
            rest.find(|it: char| it.is_whitespace() || "\"'<>`".contains(it)).unwrap_or(rest.len());
        let authority = rest.get(..length).unwrap_or_default();
        // The last `@` before the path's query: passwords hold `@` and `/` themselves.
        let authority = authority.split(['?', '#', ';']).next().unwrap_or_default();
        let Some(last) = authority.rfind('@') else { continue };
        let user_info = authority.get(..last).unwrap_or_default();
        let (offset, secret) = match user_info.split_once(':') {
            Some((user, password)) => (user.len() + 1, password),
            // A token in the user's place.
            None if 20 <= user_info.len() && !user_info.contains('/') => (0, user_info),
            None => continue,
        };
        if is_literal(secret) && !secret.starts_with("//") {
            let from = start + offset;
            acc.push(Found {
                range: TextRange::new(from, from + secret.len()),
                kind: Kind::Password,
            });
        }
    }
}
