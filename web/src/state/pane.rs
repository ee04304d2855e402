//! The panes, and what a text in one of them is read as.

use std::rc::Rc;

use analysis::Kind;

/// The panes, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pane {
    Fpm,
    Nginx,
    Evidence,
}

/// One pane's text under the name that it has in messages and diffs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: Rc<str>,
    /// What the text is read as: the pane's own kind, unless it is plainly another's. Detecting it
    /// takes time, so it is kept.
    pub(crate) kind: Option<Kind>,
}

impl Pane {
    pub(crate) const ALL: [Self; 3] = [Self::Fpm, Self::Nginx, Self::Evidence];

    /// The pane's own one of three things in the order of the panes.
    pub(crate) fn of_each<T>(self, [fpm, nginx, evidence]: [T; 3]) -> T {
        match self {
            Self::Fpm => fpm,
            Self::Nginx => nginx,
            Self::Evidence => evidence,
        }
    }

    /// The name in ids and messages.
    pub(crate) fn key(self) -> &'static str {
        self.of_each(["fpm", "nginx", "evidence"])
    }

    pub(super) fn default_name(self) -> &'static str {
        self.of_each(["www.conf", "nginx.conf", "evidence.txt"])
    }

    /// The pane for a text of this kind.
    pub(super) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Fpm => Self::Fpm,
            Kind::Nginx => Self::Nginx,
            Kind::Evidence | Kind::Compose | Kind::Dockerfile => Self::Evidence,
        }
    }

    /// What a text in this pane is read as; nothing where there is no text.
    fn kind(self, text: &str) -> Option<Kind> {
        if text.trim().is_empty() {
            return None;
        }
        let detected = analysis::detect(text);
        Some(match (self, detected) {
            (Self::Fpm, Kind::Nginx | Kind::Compose | Kind::Dockerfile)
            | (Self::Nginx, Kind::Fpm | Kind::Compose | Kind::Dockerfile)
            | (Self::Evidence, _) => detected,
            (Self::Fpm, _) => Kind::Fpm,
            (Self::Nginx, _) => Kind::Nginx,
        })
    }
}

impl Source {
    pub(super) fn empty(pane: Pane) -> Self {
        Self { name: pane.default_name().to_owned(), text: "".into(), kind: None }
    }

    /// Takes a text that stands in this pane now.
    pub(super) fn fill(&mut self, pane: Pane, text: &str) {
        self.kind = pane.kind(text);
        self.text = text.into();
    }
}
