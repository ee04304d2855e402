//! Examples to load: a pool file, a server block and evidence each.

/// Name in ids and links, and the three texts.
pub(crate) struct Example {
    pub(crate) key: &'static str,
    pub(crate) texts: [&'static str; 3],
}

pub(crate) const EXAMPLES: [Example; 4] = [
    Example {
        key: "debian",
        texts: [
            include_str!("examples/debian.conf"),
            include_str!("examples/debian.nginx"),
            include_str!("examples/debian.txt"),
        ],
    },
    Example {
        key: "rhel",
        texts: [
            include_str!("examples/rhel.conf"),
            include_str!("examples/rhel.nginx"),
            include_str!("examples/rhel.txt"),
        ],
    },
    Example {
        key: "docker",
        texts: [
            include_str!("examples/docker.conf"),
            include_str!("examples/docker.nginx"),
            include_str!("examples/docker.txt"),
        ],
    },
    Example {
        key: "0666",
        texts: [
            include_str!("examples/open.conf"),
            include_str!("examples/open.nginx"),
            include_str!("examples/open.txt"),
        ],
    },
];

pub(crate) fn named(key: &str) -> Option<[&'static str; 3]> {
    EXAMPLES.iter().find(|it| it.key == key).map(|it| it.texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, State};
    use std::rc::Rc;
    use yew::Reducible as _;

    #[test]
    fn each_example_has_the_cause_it_shows_and_a_proved_strategy() {
        for (key, cause) in [
            ("debian", "owner-unset"),
            ("rhel", "acl-overrides-owner"),
            ("docker", "container-uid"),
            ("0666", "insecure-workaround"),
        ] {
            let state =
                Rc::new(State::new("t3st".to_owned())).reduce(Action::Example(named(key).unwrap()));
            assert_eq!(state.report.causes[0].cause, cause, "{key}");
            assert!(key == "docker" || state.chosen().is_some(), "{key}");
        }
    }
}
