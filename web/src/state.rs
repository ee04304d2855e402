//! What the page knows, and how it changes. Nothing here touches the DOM.

use std::collections::BTreeSet;
use std::rc::Rc;

use analysis::report::Strategy;
use analysis::{Artifact, Input, Kind, MaskedFile, Options, Report};
use yew::Reducible;

use crate::share;
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
    /// What the text is read as: the pane's own kind, unless it is plainly another's. Detecting it
    /// takes time, so it is kept.
    pub(crate) kind: Option<Kind>,
}

/// What is made only when somebody asks to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    Script,
    Review,
    Kit,
}

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
        let source = |pane: Pane| Source {
            name: pane.default_name().to_owned(),
            text: "".into(),
            kind: None,
        };
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
        let by_id = |id: &String| self.report.strategies.iter().find(|it| it.id == *id);
        self.strategy
            .as_ref()
            .and_then(by_id)
            .or_else(|| self.report.strategies.iter().find(|it| it.recommended))
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
        if self.script.is_some() {
            self.script = Some(self.made_script());
        }
        if self.masked.is_some() {
            self.masked = Some(self.made_masked());
        }
        if self.kit.is_some() {
            self.kit = Some(self.made_kit());
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

    fn take(&mut self, parts: &[share::Part; 3]) {
        for (pane, (name, text)) in Pane::ALL.into_iter().zip(parts) {
            self.set(pane, Some(name.clone()).filter(|it| !it.is_empty()), text);
        }
        self.start_over();
        self.analyze();
    }

    fn analyze(&mut self) {
        self.report = Rc::new(analysis::analyze(&self.inputs(), &self.options()));
        self.stale = false;
        self.refresh();
    }

    /// Forgets what was chosen for other texts.
    fn start_over(&mut self) {
        self.worker.clear();
        self.strategy = None;
        self.explained = None;
        self.unfolded.clear();
    }

    fn set(&mut self, pane: Pane, name: Option<String>, text: &str) {
        let source = self.source_mut(pane);
        source.text = text.into();
        source.kind = pane.kind(text);
        source.name = name.unwrap_or_else(|| pane.default_name().to_owned());
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        if matches!(action, Action::Analyze) && !self.stale {
            return self;
        }
        let mut res = (*self).clone();
        if !matches!(action, Action::Edit(..) | Action::Activate(_)) {
            res.version = res.version.wrapping_add(1);
        }
        if action.changes_shared_texts() {
            res.link = Link::None;
            if !matches!(res.offer, Offer::Texts(_)) {
                res.offer = Offer::None;
            }
        }
        match action {
            Action::Edit(pane, text) => {
                let source = res.source_mut(pane);
                source.kind = pane.kind(&text);
                source.text = text.into();
                res.edits = res.edits.wrapping_add(1);
                res.stale = true;
            }
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
                res.start_over();
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
                res.start_over();
                res.not_secret.clear();
                res.secret.clear();
                res.analyze();
            }
            Action::Activate(pane) => res.active = pane,
            Action::Analyze => res.analyze(),
            Action::Worker(worker) => {
                res.worker = worker;
                res.analyze();
            }
            Action::Strategy(id) => {
                res.strategy = Some(id);
                res.unfolded.clear();
                res.refresh();
            }
            Action::DiffView(view) => res.diff_view = view,
            Action::Theme(theme) => res.theme = theme,
            Action::Language(language) => res.language = language,
            Action::Embedded { compact } => {
                res.embedded = true;
                res.compact = compact;
            }
            Action::NotSecret(value) => {
                res.secret.remove(&value);
                res.not_secret.insert(value);
                res.analyze();
            }
            Action::Secret(value) => {
                res.not_secret.remove(&value);
                res.secret.insert(value);
                res.analyze();
            }
            Action::TakeBack(value) => {
                res.not_secret.remove(&value);
                res.secret.remove(&value);
                res.analyze();
            }
            Action::Toggle(Panel::Script) => {
                res.script = if res.script.is_some() { None } else { Some(res.made_script()) };
            }
            Action::Toggle(Panel::Review) => {
                res.masked = if res.masked.is_some() { None } else { Some(res.made_masked()) };
            }
            Action::Toggle(Panel::Kit) => {
                res.kit = if res.kit.is_some() { None } else { Some(res.made_kit()) };
            }
            Action::Show(name) => res.shown = Some(name).filter(|it| res.shown != Some(*it)),
            Action::Pick(name) => toggle(&mut res.left_out, name),
            Action::Explain(index) => {
                res.explained = Some(index).filter(|it| res.explained != Some(*it));
            }
            Action::Fold(file, gap) => toggle(&mut res.unfolded, (file, gap)),
            Action::Link(link) => res.link = link,
            Action::Shared(state) => match share::unpack(&state) {
                Some(parts) if res.is_empty() => res.take(&parts),
                Some(parts) => res.offer = Offer::Texts(Rc::new(parts)),
                None => res.offer = Offer::Unreadable,
            },
            Action::AcceptOffer => {
                if let Offer::Texts(parts) = std::mem::replace(&mut res.offer, Offer::None) {
                    res.take(&parts);
                }
            }
            Action::DeclineOffer => res.offer = Offer::None,
            Action::TooLarge => res.offer = Offer::TooLarge,
            Action::NotSaved => res.offer = Offer::NotSaved,
        }
        Rc::new(res)
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

/// Takes a value out of a list, or puts it in.
fn toggle<T: PartialEq>(acc: &mut Vec<T>, value: T) {
    match acc.iter().position(|it| *it == value) {
        Some(index) => drop(acc.swap_remove(index)),
        None => acc.push(value),
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
    fn texts_are_analyzed_once() {
        let state = after(vec![Action::Edit(Pane::Fpm, POOL.to_owned()), Action::Analyze]);
        let again = Rc::clone(&state).reduce(Action::Analyze);
        assert!(Rc::ptr_eq(&state, &again));
    }

    #[test]
    fn what_is_open_is_made_again() {
        let state = after(vec![
            Action::Edit(Pane::Fpm, POOL.to_owned()),
            Action::Analyze,
            Action::Toggle(Panel::Review),
            Action::Edit(Pane::Fpm, format!("{POOL}; more\n")),
            Action::Analyze,
        ]);
        assert!(state.masked.as_ref().unwrap()[0].text.ends_with("; more\n"));
        assert!(state.reduce(Action::Toggle(Panel::Review)).masked.is_none());
    }

    #[test]
    fn swapped_panes_are_read_all_the_same() {
        let state = after(vec![
            Action::Edit(Pane::Fpm, BLOCK.to_owned()),
            Action::Edit(Pane::Nginx, POOL.to_owned()),
            Action::Analyze,
        ]);
        assert_eq!(state.source(Pane::Fpm).kind, Some(Kind::Nginx));
        assert!(state.is_misplaced(Pane::Fpm) && state.is_misplaced(Pane::Nginx));
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

    #[test]
    fn a_link_holds_masked_texts_and_asks_before_it_replaces() {
        let secret = "env[DB_PASSWORD] = hunter2-Secret\n";
        let mine = after(vec![Action::Edit(Pane::Fpm, format!("{POOL}{secret}")), Action::Analyze]);
        let packed = mine.packed().unwrap();
        let opened = after(vec![Action::Shared(packed.clone())]);
        let text = &opened.source(Pane::Fpm).text;
        assert!(text.starts_with(POOL) && !text.contains("hunter2"), "{text}");
        let asked = Rc::clone(&mine).reduce(Action::Shared(packed));
        assert_eq!(asked.source(Pane::Fpm).text, mine.source(Pane::Fpm).text);
        assert!(matches!(asked.offer, Offer::Texts(_)));
        let kept = Rc::clone(&asked).reduce(Action::DeclineOffer);
        assert!(kept.offer == Offer::None && kept.source(Pane::Fpm).text.contains("hunter2"));
        let taken = asked.reduce(Action::AcceptOffer);
        assert!(!taken.source(Pane::Fpm).text.contains("hunter2"));
        let unreadable = mine.reduce(Action::Shared("AAAA".to_owned()));
        assert_eq!(unreadable.offer, Offer::Unreadable);
    }

    #[test]
    fn too_long_a_state_is_refused_with_its_length() {
        let text: String = (0..40_000u64)
            .map(|it| format!("; {:x}\n", it.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            .collect();
        let state = after(vec![Action::Edit(Pane::Fpm, text)]);
        assert!(matches!(state.packed(), Err(Link::TooLong { length }) if share::LONGEST < length));
    }

    #[test]
    fn the_users_word_on_a_value_counts() {
        let text = format!("{POOL}env[DB_PASSWORD] = hunter2-Secret\n");
        let state = after(vec![
            Action::Edit(Pane::Fpm, text),
            Action::NotSecret("hunter2-Secret".to_owned()),
            Action::Secret("php8.2-fpm".to_owned()),
        ]);
        let masked = &state.made_masked()[0].text;
        assert!(masked.contains("hunter2-Secret") && !masked.contains("php8.2-fpm"), "{masked}");
        let state = state.reduce(Action::TakeBack("hunter2-Secret".to_owned()));
        assert!(!state.made_masked()[0].text.contains("hunter2-Secret"));
    }
}
