//! What the page knows, and how it changes. Nothing here touches the DOM.

use std::rc::Rc;

use analysis::report::Strategy;
use analysis::{Input, Kind, Options, Report};
use yew::Reducible;

use crate::words::Language;

/// The panes, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pane {
    Fpm,
    Nginx,
    Evidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    System,
    Light,
    Dark,
    Contrast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DiffView {
    Unified,
    SideBySide,
}

/// One pane's text under the name that it has in messages and diffs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: Rc<str>,
}

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
}

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
}

impl Pane {
    pub(crate) const ALL: [Self; 3] = [Self::Fpm, Self::Nginx, Self::Evidence];

    /// The name in ids and messages.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Fpm => "fpm",
            Self::Nginx => "nginx",
            Self::Evidence => "evidence",
        }
    }

    fn default_name(self) -> &'static str {
        match self {
            Self::Fpm => "www.conf",
            Self::Nginx => "nginx.conf",
            Self::Evidence => "evidence.txt",
        }
    }

    /// The pane for a text of this kind.
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Fpm => Self::Fpm,
            Kind::Nginx => Self::Nginx,
            Kind::Evidence | Kind::Compose | Kind::Dockerfile => Self::Evidence,
        }
    }
}

impl State {
    pub(crate) fn new(tag: String) -> Self {
        let source = |pane: Pane| Source { name: pane.default_name().to_owned(), text: "".into() };
        let sources = Pane::ALL.map(source);
        let report = Rc::new(analysis::analyze(&[], &Options::default()));
        Self {
            sources,
            active: Pane::Fpm,
            worker: String::new(),
            report,
            strategy: None,
            diff_view: DiffView::Unified,
            theme: Theme::System,
            language: Language::English,
            embedded: false,
            compact: false,
            tag,
        }
    }

    pub(crate) fn source(&self, pane: Pane) -> &Source {
        let [fpm, nginx, evidence] = &self.sources;
        match pane {
            Pane::Fpm => fpm,
            Pane::Nginx => nginx,
            Pane::Evidence => evidence,
        }
    }

    fn source_mut(&mut self, pane: Pane) -> &mut Source {
        let [fpm, nginx, evidence] = &mut self.sources;
        match pane {
            Pane::Fpm => fpm,
            Pane::Nginx => nginx,
            Pane::Evidence => evidence,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sources.iter().all(|it| it.text.trim().is_empty())
    }

    /// The kind that a pane's text is read as: its own, unless the text is plainly the other's.
    pub(crate) fn kind(&self, pane: Pane) -> Option<Kind> {
        let text = &self.source(pane).text;
        if text.trim().is_empty() {
            return None;
        }
        let detected = analysis::detect(text);
        Some(match (pane, detected) {
            (Pane::Fpm, Kind::Nginx | Kind::Compose | Kind::Dockerfile)
            | (Pane::Nginx, Kind::Fpm | Kind::Compose | Kind::Dockerfile)
            | (Pane::Evidence, _) => detected,
            (Pane::Fpm, _) => Kind::Fpm,
            (Pane::Nginx, _) => Kind::Nginx,
        })
    }

    /// Whether the pane holds a text that belongs into another.
    pub(crate) fn is_misplaced(&self, pane: Pane) -> Option<Kind> {
        self.kind(pane).filter(|it| Pane::of(*it) != pane)
    }

    /// The chosen strategy, else the recommended one.
    pub(crate) fn chosen(&self) -> Option<&Strategy> {
        let by_id = |id: &String| self.report.strategies.iter().find(|it| it.id == *id);
        self.strategy
            .as_ref()
            .and_then(by_id)
            .or_else(|| self.report.strategies.iter().find(|it| it.recommended))
    }

    fn inputs(&self) -> Vec<Input> {
        let given =
            Pane::ALL.into_iter().filter_map(|pane| Some((self.kind(pane)?, self.source(pane))));
        given
            .map(|(kind, it)| Input {
                path: it.name.clone(),
                text: it.text.to_string(),
                kind: Some(kind),
            })
            .collect()
    }

    fn analyze(&mut self) {
        let worker = Some(self.worker.clone()).filter(|it| !it.is_empty());
        let options = Options { worker, tag: self.tag.clone(), ..Options::default() };
        self.report = Rc::new(analysis::analyze(&self.inputs(), &options));
    }

    fn set(&mut self, pane: Pane, name: Option<String>, text: &str) {
        let source = self.source_mut(pane);
        source.text = text.into();
        source.name = name.unwrap_or_else(|| pane.default_name().to_owned());
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut res = (*self).clone();
        match action {
            Action::Edit(pane, text) => res.source_mut(pane).text = text.into(),
            Action::Open { name, text } => {
                let pane = Pane::of(analysis::detect(&text));
                res.set(pane, Some(name), &text);
                res.active = pane;
                res.analyze();
            }
            Action::Example(texts) => {
                for (pane, text) in Pane::ALL.into_iter().zip(texts) {
                    res.set(pane, None, text);
                }
                res.worker.clear();
                res.strategy = None;
                res.analyze();
            }
            Action::Panes(texts) => {
                for (pane, text) in Pane::ALL.into_iter().zip(texts) {
                    if let Some(text) = text {
                        res.set(pane, None, &text);
                    }
                }
                res.analyze();
            }
            Action::Clear => {
                for pane in Pane::ALL {
                    res.set(pane, None, "");
                }
                res.worker.clear();
                res.strategy = None;
                res.analyze();
            }
            Action::Activate(pane) => res.active = pane,
            Action::Analyze => res.analyze(),
            Action::Worker(worker) => {
                res.worker = worker;
                res.analyze();
            }
            Action::Strategy(id) => res.strategy = Some(id),
            Action::DiffView(view) => res.diff_view = view,
            Action::Theme(theme) => res.theme = theme,
            Action::Language(language) => res.language = language,
            Action::Embedded { compact } => {
                res.embedded = true;
                res.compact = compact;
            }
        }
        Rc::new(res)
    }
}

impl Theme {
    pub(crate) const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    pub(crate) fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POOL: &str = "[www]\nuser = www-data\nlisten = /run/php/php8.2-fpm.sock\n";
    const BLOCK: &str =
        "server { location ~ \\.php$ { fastcgi_pass unix:/run/php/php8.2-fpm.sock; } }\n";

    fn after(actions: Vec<Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::new("t3st".to_owned())), Reducible::reduce)
    }

    #[test]
    fn a_paste_gives_a_verdict_and_a_diff() {
        let state = after(vec![
            Action::Edit(Pane::Fpm, POOL.to_owned()),
            Action::Edit(Pane::Nginx, BLOCK.to_owned()),
            Action::Analyze,
        ]);
        assert_eq!(state.report.causes[0].cause, "owner-unset");
        assert!(state.chosen().unwrap().files[0].diff.contains("+listen.group = www-data"));
    }

    #[test]
    fn swapped_panes_are_read_all_the_same() {
        let state = after(vec![
            Action::Edit(Pane::Fpm, BLOCK.to_owned()),
            Action::Edit(Pane::Nginx, POOL.to_owned()),
            Action::Analyze,
        ]);
        assert_eq!(state.is_misplaced(Pane::Fpm), Some(Kind::Nginx));
        assert_eq!(state.report.causes[0].cause, "owner-unset");
    }

    #[test]
    fn an_opened_file_goes_where_it_belongs() {
        let state =
            after(vec![Action::Open { name: "site.conf".to_owned(), text: BLOCK.to_owned() }]);
        assert_eq!(state.source(Pane::Nginx).name, "site.conf");
        assert!(state.source(Pane::Fpm).text.is_empty());
    }

    #[test]
    fn clearing_forgets_every_text() {
        let state =
            after(vec![Action::Edit(Pane::Fpm, POOL.to_owned()), Action::Analyze, Action::Clear]);
        assert!(state.is_empty() && state.report.strategies.is_empty());
    }
}
