//! What each part of a configuration is, for an editor that colours it.

use text::TextRange;

use crate::Kind;

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Comment,
    /// A section's name, or a block's directive.
    Section,
    /// A setting's or directive's name.
    Name,
    Value,
}

/// The coloured parts of a text, in order and without overlaps; what lies between them is plain.
/// Evidence has none: it is many languages at once.
pub fn highlight(kind: Kind, text: &str) -> Vec<(TextRange, Role)> {
    let mut res = match kind {
        Kind::Fpm => fpm(text),
        Kind::Nginx => nginx(text),
        Kind::Evidence | Kind::Compose | Kind::Dockerfile => Vec::new(),
    };
    res.retain(|it| it.0.start < it.0.end);
    res.sort_by_key(|it| it.0.start);
    let mut end = 0;
    res.retain(|it| {
        let fits = end <= it.0.start;
        end = end.max(it.0.end);
        fits
    });
    res
}

fn fpm(text: &str) -> Vec<(TextRange, Role)> {
    use fpm_syntax::{Entry, LineKind};

    let mut res = Vec::new();
    let mut entry = |it: &Entry| [(it.key_range, Role::Name), (it.raw, Role::Value)];
    for line in fpm_syntax::parse(text).lines {
        match line.kind {
            LineKind::Blank | LineKind::Invalid => {}
            LineKind::Comment(it) => res.push((it.range, Role::Comment)),
            LineKind::Entry(it) => res.extend(entry(&it)),
            LineKind::Section(it) => {
                res.push((it.range, Role::Section));
                res.extend(it.entry.iter().flat_map(&mut entry));
            }
        }
    }
    res
}

fn nginx(text: &str) -> Vec<(TextRange, Role)> {
    use nginx_syntax::{Body, TokenKind};

    let parse = nginx_syntax::parse(text);
    let comments = parse.tokens.iter().filter(|it| match it.kind {
        TokenKind::Comment | TokenKind::FileHeader | TokenKind::Noise => true,
        TokenKind::Whitespace
        | TokenKind::Word
        | TokenKind::Semicolon
        | TokenKind::OpenBrace
        | TokenKind::CloseBrace
        | TokenKind::Lua
        | TokenKind::Invisible => false,
    });
    let words = parse.directives.iter().flat_map(|it| {
        let role = match it.body {
            Body::None => Role::Name,
            Body::Block { .. } | Body::Table { .. } | Body::Lua { .. } => Role::Section,
        };
        let args = it.args.iter().map(|it| (it.range, Role::Value));
        std::iter::once((it.name.range, role)).chain(args)
    });
    comments.map(|it| (it.range, Role::Comment)).chain(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(kind: Kind, text: &str) -> Vec<(&str, Role)> {
        highlight(kind, text).into_iter().map(|(range, role)| (range.of(text), role)).collect()
    }

    #[test]
    fn a_pool_has_sections_names_values_and_comments() {
        assert_eq!(
            parts(Kind::Fpm, "[www]\n; note\nuser = a\n"),
            [
                ("[www]", Role::Section),
                ("; note", Role::Comment),
                ("user", Role::Name),
                ("a", Role::Value)
            ]
        );
    }

    #[test]
    fn blocks_of_nginx_differ_from_its_settings() {
        assert_eq!(
            parts(Kind::Nginx, "server { root /srv; } # x\n"),
            [
                ("server", Role::Section),
                ("root", Role::Name),
                ("/srv", Role::Value),
                ("# x", Role::Comment)
            ]
        );
    }
}
