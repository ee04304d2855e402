//! The user of PHP-FPM's master, which makes the sockets.

use access::Principal;
use evidence::{FpmMessage, Observation, ProcessUser, Role};

use crate::{Containers, Fact, File, Location, Source};

/// Who may give the socket away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Master {
    /// It gives the socket any owner and group.
    Root(Source),
    /// The socket is its own; `listen.owner` of another user makes it exit.
    Unprivileged { user: Option<Principal>, source: Source },
}

impl Master {
    /// The owner and group of a socket for which nothing is configured; `None`: not known.
    pub fn creator(&self) -> Option<Fact<Principal>> {
        match self {
            Self::Root(source) => Some(Fact::new(Principal::numbered(0), *source)),
            Self::Unprivileged { user, source } => Some(Fact::new(user.clone()?, *source)),
        }
    }

    pub fn is_root(&self) -> bool {
        matches!(self, Self::Root(_))
    }
}

pub(crate) fn find(files: &[File], containers: &Containers) -> Master {
    let mut unprivileged = None;
    for (file, statement) in crate::statements(files) {
        let source = Source::Observed(Location { file, range: statement.range });
        match &statement.observation {
            Observation::Process(process) if matches!(process.role, Role::FpmMaster { .. }) => {
                if let ProcessUser::Known(user) = &process.user {
                    return if user.is_root() {
                        Master::Root(source)
                    } else {
                        Master::Unprivileged { user: Some(user.clone()), source }
                    };
                }
            }
            Observation::Fpm(
                FpmMessage::NotRoot { .. } | FpmMessage::Chown { errno: Some(1), .. },
            ) => {
                unprivileged = Some(Master::Unprivileged { user: None, source });
            }
            Observation::Unit(setting)
                if setting.key == "User"
                    && is_fpm(setting.unit.as_deref())
                    && setting.value != "root" =>
            {
                unprivileged = Some(Master::Unprivileged {
                    user: Some(Principal::named(&setting.value)),
                    source,
                });
            }
            _ => {}
        }
    }
    let of_container = || {
        let user = containers.fpm.as_ref().filter(|it| !it.is_root())?.user.as_deref()?;
        let user = user.split(':').next().unwrap_or(user);
        let user = user.parse().map_or_else(|_| Principal::named(user), Principal::numbered);
        Some(Master::Unprivileged { user: Some(user), source: Source::Stated })
    };
    unprivileged
        .or_else(of_container)
        .unwrap_or(Master::Root(Source::Default("packages start PHP-FPM's master as root")))
}

fn is_fpm(unit: Option<&str>) -> bool {
    unit.is_some_and(|it| it.contains("php") && it.contains("fpm"))
}
