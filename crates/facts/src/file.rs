//! One input text with its syntax tree.

use text::{FileId, LineIndex};

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputKind {
    Fpm,
    Nginx,
    Evidence,
    Compose,
    Dockerfile,
}

#[derive(Debug)]
pub struct File {
    pub id: FileId,
    /// The path or the name that the user gave it.
    pub path: String,
    pub text: String,
    pub kind: InputKind,
    pub parsed: Parsed,
    pub lines: LineIndex,
}

#[derive(Debug)]
pub enum Parsed {
    Fpm(fpm_syntax::Parse),
    Nginx(nginx_syntax::Parse),
    /// Outputs and logs; compose files and Dockerfiles state facts too.
    Evidence(evidence::Evidence),
}

impl File {
    pub fn new(id: FileId, path: String, text: String, kind: InputKind) -> Self {
        let parsed = match kind {
            InputKind::Fpm => Parsed::Fpm(fpm_syntax::parse(&text)),
            InputKind::Nginx => Parsed::Nginx(nginx_syntax::parse(&text)),
            InputKind::Evidence | InputKind::Compose | InputKind::Dockerfile => {
                Parsed::Evidence(evidence::parse(&text))
            }
        };
        let lines = LineIndex::new(&text);
        Self { id, path, text, kind, parsed, lines }
    }

    pub fn fpm(&self) -> Option<&fpm_syntax::Parse> {
        match &self.parsed {
            Parsed::Fpm(parse) => Some(parse),
            Parsed::Nginx(_) | Parsed::Evidence(_) => None,
        }
    }

    pub fn nginx(&self) -> Option<&nginx_syntax::Parse> {
        match &self.parsed {
            Parsed::Nginx(parse) => Some(parse),
            Parsed::Fpm(_) | Parsed::Evidence(_) => None,
        }
    }

    pub fn evidence(&self) -> Option<&evidence::Evidence> {
        match &self.parsed {
            Parsed::Evidence(evidence) => Some(evidence),
            Parsed::Fpm(_) | Parsed::Nginx(_) => None,
        }
    }
}
