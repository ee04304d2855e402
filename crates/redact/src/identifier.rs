//! Names of machines and people, hidden at the second level only.

use text::TextRange;

use crate::model::Found;
use crate::token::run;
use crate::{Kind, Level, Options};

pub(crate) fn find(text: &str, options: &Options, acc: &mut Vec<Found>) {
    match options.level {
        Level::Secrets => {}
        Level::Identifiers => {
            addresses(text, acc);
            emails(text, acc);
        }
    }
}

/// IPv4 addresses but those that mean the machine itself or any.
fn addresses(text: &str, acc: &mut Vec<Found>) {
    let mut at = 0;
    while at < text.len() {
        let length = run(text, at, |it| it.is_ascii_digit() || it == b'.');
        if length == 0 {
            at += 1;
            continue;
        }
        let range = TextRange::new(at, at + length);
        let word = range.of(text).trim_end_matches('.');
        let parts: Vec<_> = word.split('.').collect();
        let is_address = parts.len() == 4 && parts.iter().all(|it| it.parse::<u8>().is_ok());
        if is_address && !word.starts_with("127.") && word != "0.0.0.0" {
            acc.push(Found { range: TextRange::new(at, at + word.len()), kind: Kind::Ip });
        }
        at += length;
    }
}

fn emails(text: &str, acc: &mut Vec<Found>) {
    for (at, _) in text.match_indices('@') {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let name = before
            .iter()
            .rev()
            .take_while(|it| it.is_ascii_alphanumeric() || b"._%+-".contains(it))
            .count();
        let host = run(text, at + 1, |it| it.is_ascii_alphanumeric() || b".-".contains(&it));
        let range = TextRange::new(at - name, at + 1 + host);
        if 0 < name && range.of(text).rsplit('@').next().is_some_and(|it| it.contains('.')) {
            acc.push(Found { range, kind: Kind::Email });
        }
    }
}
