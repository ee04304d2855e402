//! What the user chooses between that changes no text: looks, views, and what is open.

/// The colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    System,
    Light,
    Dark,
    Contrast,
}

/// How a diff is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DiffView {
    Unified,
    SideBySide,
}

/// What is made only when somebody asks to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    Script,
    Review,
    Kit,
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

/// The choice after somebody chose this one: what was chosen before is chosen no more.
pub(super) fn chosen_or_none<T: Copy + PartialEq>(chosen: Option<T>, value: T) -> Option<T> {
    (chosen != Some(value)).then_some(value)
}

/// Takes a value out of a list, or puts it in.
pub(super) fn toggle<T: PartialEq>(acc: &mut Vec<T>, value: T) {
    match acc.iter().position(|it| *it == value) {
        Some(index) => drop(acc.swap_remove(index)),
        None => acc.push(value),
    }
}
