//! What can happen, and what becomes of the state then.

use std::rc::Rc;

use yew::Reducible;

use super::choices::{chosen_or_none, toggle};
use super::{DiffView, Link, Offer, Pane, Panel, State, Theme};
use crate::words::Language;

#[derive(Clone, Debug)]
pub(crate) enum Action {
    Edit(Pane, String),
    /// A file that was opened or dropped; its content says which pane it belongs to.
    Open {
        name: String,
        text: String,
    },
    Example([&'static str; 3]),
    Panes([Option<String>; 3]),
    Clear,
    Activate(Pane),
    Analyze,
    Worker(String),
    Strategy(String),
    DiffView(DiffView),
    Theme(Theme),
    Language(Language),
    Embedded {
        compact: bool,
    },
    NotSecret(String),
    Secret(String),
    /// Forgets what the user said of a value.
    TakeBack(String),
    Toggle(Panel),
    Show(&'static str),
    Pick(&'static str),
    Explain(usize),
    /// Shows or hides unchanged lines of the diff.
    Fold(usize, usize),
    Link(Link),
    /// The state of a link that was opened.
    Shared(String),
    AcceptOffer,
    DeclineOffer,
    TooLarge,
    NotSaved,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        if matches!(action, Action::Analyze) && !self.stale {
            return self;
        }
        Rc::make_mut(&mut self).act(action);
        self
    }
}

impl State {
    fn act(&mut self, action: Action) {
        if !matches!(action, Action::Edit(..) | Action::Activate(_)) {
            self.version = self.version.wrapping_add(1);
        }
        if action.changes_shared_texts() {
            self.link = Link::None;
            if !matches!(self.offer, Offer::Texts(_)) {
                self.offer = Offer::None;
            }
        }
        match action {
            Action::Edit(pane, text) => {
                self.source_mut(pane).fill(pane, &text);
                self.edits = self.edits.wrapping_add(1);
                self.stale = true;
            }
            Action::Open { name, text } => {
                let pane = Pane::of(analysis::detect(&text));
                self.set(pane, Some(name), &text);
                self.active = pane;
                self.analyze();
            }
            Action::Example(texts) => {
                self.set_all(texts.map(Some));
                self.start_over();
                self.analyze();
            }
            Action::Panes(texts) => {
                self.set_all(texts.each_ref().map(Option::as_deref));
                self.analyze();
            }
            Action::Clear => {
                self.set_all([Some(""); 3]);
                self.start_over();
                self.not_secret.clear();
                self.secret.clear();
                self.analyze();
            }
            Action::Activate(pane) => self.active = pane,
            Action::Analyze => self.analyze(),
            Action::Worker(worker) => {
                self.worker = worker;
                self.analyze();
            }
            Action::Strategy(id) => {
                self.strategy = Some(id);
                self.unfolded.clear();
                self.refresh();
            }
            Action::DiffView(view) => self.diff_view = view,
            Action::Theme(theme) => self.theme = theme,
            Action::Language(language) => self.language = language,
            Action::Embedded { compact } => {
                self.embedded = true;
                self.compact = compact;
            }
            Action::NotSecret(value) => {
                self.secret.remove(&value);
                self.not_secret.insert(value);
                self.analyze();
            }
            Action::Secret(value) => {
                self.not_secret.remove(&value);
                self.secret.insert(value);
                self.analyze();
            }
            Action::TakeBack(value) => {
                self.not_secret.remove(&value);
                self.secret.remove(&value);
                self.analyze();
            }
            Action::Toggle(panel) => self.toggle(panel),
            Action::Show(name) => self.shown = chosen_or_none(self.shown, name),
            Action::Pick(name) => toggle(&mut self.left_out, name),
            Action::Explain(index) => self.explained = chosen_or_none(self.explained, index),
            Action::Fold(file, gap) => toggle(&mut self.unfolded, (file, gap)),
            Action::Link(link) => self.link = link,
            Action::Shared(state) => self.open_link(&state),
            Action::AcceptOffer => self.accept_offer(),
            Action::DeclineOffer => self.offer = Offer::None,
            Action::TooLarge => self.offer = Offer::TooLarge,
            Action::NotSaved => self.offer = Offer::NotSaved,
        }
    }
}

impl Action {
    /// Whether a link that was made before says something else than one that would be made now.
    fn changes_shared_texts(&self) -> bool {
        match self {
            Self::Edit(..)
            | Self::Open { .. }
            | Self::Example(_)
            | Self::Panes(_)
            | Self::Clear
            | Self::NotSecret(_)
            | Self::Secret(_)
            | Self::TakeBack(_)
            | Self::Shared(_)
            | Self::AcceptOffer => true,
            Self::Activate(_)
            | Self::Analyze
            | Self::Worker(_)
            | Self::Strategy(_)
            | Self::DiffView(_)
            | Self::Theme(_)
            | Self::Language(_)
            | Self::Embedded { .. }
            | Self::Toggle(_)
            | Self::Show(_)
            | Self::Pick(_)
            | Self::Explain(_)
            | Self::Fold(..)
            | Self::Link(_)
            | Self::DeclineOffer
            | Self::TooLarge
            | Self::NotSaved => false,
        }
    }
}
