//! The link that shares the masked texts, and what an opened one holds.

use std::rc::Rc;

use super::{Pane, State};
use crate::share;

/// The link that shares the masked texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    None,
    Ready(String),
    /// In characters.
    TooLong {
        length: usize,
    },
    Refused,
}

/// What the page has to say beside its answer: what an opened link holds, until the user says what
/// becomes of it, and what could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    None,
    Texts(Rc<[share::Part; 3]>),
    Unreadable,
    /// A file was not read.
    TooLarge,
    /// A file was not saved.
    NotSaved,
}

impl State {
    /// The masked texts for a link; the link itself is made of it by the shell.
    pub(crate) fn packed(&self) -> Result<String, Link> {
        let masked = analysis::shareable(&self.inputs(), &self.options()).ok_or(Link::Refused)?;
        // Only panes with a text are inputs, in the order of the panes.
        let mut masked = masked.into_iter();
        let parts = Pane::ALL.map(|pane| {
            let filled = self.source(pane).kind.and_then(|_| masked.next());
            filled.map(|it| (it.path, it.text)).unwrap_or_default()
        });
        let packed = share::pack(&parts);
        if packed.len() <= share::LONGEST {
            Ok(packed)
        } else {
            Err(Link::TooLong { length: packed.len() })
        }
    }

    /// A link was opened: what it holds is taken where nothing is lost, and offered elsewhere.
    pub(super) fn open_link(&mut self, state: &str) {
        match share::unpack(state) {
            Some(parts) if self.is_empty() => self.take(&parts),
            Some(parts) => self.offer = Offer::Texts(Rc::new(parts)),
            None => self.offer = Offer::Unreadable,
        }
    }

    pub(super) fn accept_offer(&mut self) {
        if let Offer::Texts(parts) = std::mem::replace(&mut self.offer, Offer::None) {
            self.take(&parts);
        }
    }

    fn take(&mut self, parts: &[share::Part; 3]) {
        for (pane, (name, text)) in Pane::ALL.into_iter().zip(parts) {
            self.set(pane, Some(name.clone()).filter(|it| !it.is_empty()), text);
        }
        self.start_over();
        self.analyze();
    }
}
