//! What the page knows, and how it changes. Nothing here touches the DOM.

mod action;
mod choices;
mod pane;
mod sharing;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::rc::Rc;

use analysis::report::Strategy;
use analysis::{Artifact, Input, MaskedFile, Options, Report};

use crate::words::Language;

pub(crate) use action::Action;
pub(crate) use choices::{DiffView, Panel, Theme};
pub(crate) use pane::{Pane, Source};
pub(crate) use sharing::{Link, Offer};

/// Everything that the page shows is made of this.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) sources: [Source; 3],
    pub(crate) active: Pane,
    /// The worker that the user chose; empty: what the inputs say.
    pub(crate) worker: String,
    pub(crate) report: Rc<Report>,
    /// The chosen strategy; the recommended one where none is chosen.
    pub(crate) strategy: Option<String>,
    pub(crate) diff_view: DiffView,
    pub(crate) theme: Theme,
    pub(crate) language: Language,
    pub(crate) embedded: bool,
    pub(crate) compact: bool,
    /// Stands in every placeholder of this session.
    pub(crate) tag: String,
    /// Values that the user said are no secret.
    pub(crate) not_secret: BTreeSet<String>,
    /// Values that the user said are one.
    pub(crate) secret: BTreeSet<String>,
    pub(crate) link: Link,
    pub(crate) offer: Offer,
    /// The script that asks the machine, while it is shown.
    pub(crate) script: Option<Rc<str>>,
    /// The masked texts, while they are reviewed.
    pub(crate) masked: Option<Rc<[MaskedFile]>>,
    /// The prevention kit of the chosen strategy, while it is shown.
    pub(crate) kit: Option<Rc<[Artifact]>>,
    /// The file of the kit that is looked at.
    pub(crate) shown: Option<&'static str>,
    /// Files of the kit that do not go into the archive.
    pub(crate) left_out: Vec<&'static str>,
    /// The diagnostic whose page is open.
    pub(crate) explained: Option<usize>,
    /// Unchanged lines of the diff that are shown: the file's and the gap's numbers.
    pub(crate) unfolded: Vec<(usize, usize)>,
    /// Grows with each keystroke.
    pub(crate) edits: u32,
    /// Grows with everything that the results show; typing alone changes nothing there.
    pub(crate) version: u32,
    /// Whether the texts changed since they were analyzed.
    stale: bool,
}

impl State {
    pub(crate) fn new(tag: String) -> Self {
        Self {
            sources: Pane::ALL.map(Source::empty),
            active: Pane::Fpm,
            worker: String::new(),
            report: Rc::new(analysis::analyze(&[], &Options::default())),
            strategy: None,
            diff_view: DiffView::Unified,
            theme: Theme::System,
            language: Language::English,
            embedded: false,
            compact: false,
            tag,
            not_secret: BTreeSet::new(),
            secret: BTreeSet::new(),
            link: Link::None,
            offer: Offer::None,
            script: None,
            masked: None,
            kit: None,
            shown: None,
            left_out: Vec::new(),
            explained: None,
            unfolded: Vec::new(),
            edits: 0,
            version: 0,
            stale: false,
        }
    }

    pub(crate) fn source(&self, pane: Pane) -> &Source {
        pane.of_each(self.sources.each_ref())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sources.iter().all(|it| it.kind.is_none())
    }

    /// Whether the pane holds a text that belongs into another.
    pub(crate) fn is_misplaced(&self, pane: Pane) -> bool {
        self.source(pane).kind.is_some_and(|it| Pane::of(it) != pane)
    }

    /// How much there is to analyze, in bytes.
    pub(crate) fn length(&self) -> usize {
        self.sources.iter().map(|it| it.text.len()).sum()
    }

    /// The chosen strategy, else the recommended one.
    pub(crate) fn chosen(&self) -> Option<&Strategy> {
        let strategies = &self.report.strategies;
        let by_id = |id: &String| strategies.iter().find(|it| it.id == *id);
        let chosen = self.strategy.as_ref().and_then(by_id);
        chosen.or_else(|| strategies.iter().find(|it| it.recommended))
    }

    fn source_mut(&mut self, pane: Pane) -> &mut Source {
        pane.of_each(self.sources.each_mut())
    }

    fn set(&mut self, pane: Pane, name: Option<String>, text: &str) {
        let source = self.source_mut(pane);
        source.fill(pane, text);
        source.name = name.unwrap_or_else(|| pane.default_name().to_owned());
    }

    /// Sets each pane that there is a text for.
    fn set_all(&mut self, texts: [Option<&str>; 3]) {
        for (pane, text) in Pane::ALL.into_iter().zip(texts) {
            if let Some(text) = text {
                self.set(pane, None, text);
            }
        }
    }

    /// Forgets what was chosen for other texts.
    fn start_over(&mut self) {
        self.worker.clear();
        self.strategy = None;
        self.explained = None;
        self.unfolded.clear();
    }

    fn analyze(&mut self) {
        self.report = Rc::new(analysis::analyze(&self.inputs(), &self.options()));
        self.stale = false;
        self.refresh();
    }

    fn inputs(&self) -> Vec<Input> {
        let given = self.sources.iter().filter(|it| it.kind.is_some());
        given
            .map(|it| Input { path: it.name.clone(), text: it.text.to_string(), kind: it.kind })
            .collect()
    }

    fn options(&self) -> Options {
        Options {
            worker: Some(self.worker.clone()).filter(|it| !it.is_empty()),
            tag: self.tag.clone(),
            not_secret: self.not_secret.clone(),
            secret: self.secret.clone(),
            ..Options::default()
        }
    }

    /// Makes again what is open, where its make-up changed.
    fn refresh(&mut self) {
        self.script = self.script.is_some().then(|| self.made_script());
        self.masked = self.masked.is_some().then(|| self.made_masked());
        self.kit = self.kit.is_some().then(|| self.made_kit());
    }

    /// Makes what is shown from now on, and drops what is shown no more.
    fn toggle(&mut self, panel: Panel) {
        match panel {
            Panel::Script => self.script = self.script.is_none().then(|| self.made_script()),
            Panel::Review => self.masked = self.masked.is_none().then(|| self.made_masked()),
            Panel::Kit => self.kit = self.kit.is_none().then(|| self.made_kit()),
        }
    }

    fn made_script(&self) -> Rc<str> {
        analysis::collect_script(&self.inputs(), &self.options()).into()
    }

    fn made_masked(&self) -> Rc<[MaskedFile]> {
        analysis::masked(&self.inputs(), &self.options()).into()
    }

    fn made_kit(&self) -> Rc<[Artifact]> {
        let strategy = self.chosen().map(|it| it.id.as_str());
        analysis::artifacts(&self.inputs(), &self.options(), strategy).into()
    }
}
