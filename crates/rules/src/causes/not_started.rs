//! PHP-FPM did not start, or made no socket.

use evidence::{FpmMessage, NginxStart, Observation, Platform, Remark, ServiceState};
use facts::{World, path};

use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    let mut explained = false;
    for observation in world.observations() {
        match observation {
            Observation::Fpm(message) => explained |= message_of_fpm(world, message, acc),
            Observation::NginxStart(message) => explained |= message_of_nginx(message, acc),
            _ => {}
        }
    }
    if !explained {
        unexplained(world, acc);
    }
    missing_directory(world, acc);
    missing_version(world, acc);
}

/// Whether the message says why.
fn message_of_fpm(world: &World, message: &FpmMessage, acc: &mut Vec<Candidate>) -> bool {
    let (label, score, text) = match message {
        FpmMessage::Chown { path, .. } => (
            Label::FpmChownNonroot,
            96,
            format!(
                "PHP-FPM's master does not run as root, so it may not give `{path}` to another owner or group, and exits. Without root the socket stays the master's own."
            ),
        ),
        FpmMessage::Acl { path, errno } => (
            Label::FpmAclError,
            96,
            match errno {
                Some(22) => format!(
                    "PHP-FPM could not write the ACL of `{path}`: an entry is there twice, from `listen.acl_users` or `listen.acl_groups` and from a default ACL of the directory, or from a name listed twice."
                ),
                Some(95) => format!(
                    "The filesystem of `{path}` keeps no ACLs, so `listen.acl_users` and `listen.acl_groups` make PHP-FPM exit."
                ),
                _ => format!("PHP-FPM could not set the ACL of `{path}` and exits."),
            },
        ),
        FpmMessage::Bind { address, errno } => return bind(world, address, *errno, acc),
        FpmMessage::AlreadyListening(address) => (
            Label::AlreadyListening,
            96,
            format!(
                "Another PHP-FPM master or pool already listens on `{address}`: two versions or two pools have the same `listen`."
            ),
        ),
        FpmMessage::AddressUsedTwice => (
            Label::AlreadyListening,
            95,
            "Two pools of one configuration have the same `listen`.".to_owned(),
        ),
        FpmMessage::InvalidPort(value) => (
            Label::FpmBadConfig,
            96,
            format!(
                "`listen` takes a bare path; with a `:` in it PHP-FPM reads host and port, and `{value}` is no port. `unix:` belongs into nginx's `fastcgi_pass` only."
            ),
        ),
        FpmMessage::OpenLog { path, .. } => (
            Label::FpmBadConfig,
            95,
            format!("PHP-FPM may not open its log `{path}` and exits before it makes any socket."),
        ),
        FpmMessage::OpenConfig { path, errno } => {
            let score = if *errno == Some(13) { 50 } else { 93 };
            (
                Label::FpmBadConfig,
                score,
                format!("PHP-FPM could not open its configuration `{path}`."),
            )
        }
        FpmMessage::Syntax(text) => {
            (Label::FpmBadConfig, 94, format!("PHP-FPM refuses its configuration: {text}."))
        }
        FpmMessage::RootPool => (
            Label::FpmBadConfig,
            95,
            "A pool has `user = root` or `group = root`, which PHP-FPM refuses without `-R`."
                .to_owned(),
        ),
        FpmMessage::UnknownAccount { name } => {
            if world.pools.iter().any(|it| {
                it.acl("listen.acl_users")
                    .iter()
                    .chain(&it.acl("listen.acl_groups"))
                    .any(|it| it.label() == *name)
            }) {
                (
                    Label::FpmAclError,
                    95,
                    format!(
                        "`{name}` in `listen.acl_users` or `listen.acl_groups` is no account here, as written: a blank after the comma counts, and numbers are not accepted."
                    ),
                )
            } else {
                (
                    Label::FpmBadConfig,
                    94,
                    format!(
                        "The configuration names the account `{name}`, which does not exist here."
                    ),
                )
            }
        }
        FpmMessage::AclSet { .. }
        | FpmMessage::InitFailed
        | FpmMessage::Inherited { .. }
        | FpmMessage::NotRoot { .. }
        | FpmMessage::MaxChildren { .. }
        | FpmMessage::Disallowed { .. }
        | FpmMessage::ChildSignal { .. }
        | FpmMessage::Slow
        | FpmMessage::Running
        | FpmMessage::Stopped
        | FpmMessage::Truncated
        | FpmMessage::Other(_) => return false,
    };
    acc.push(Candidate::new(label, score, text));
    true
}

fn bind(world: &World, address: &str, errno: Option<u16>, acc: &mut Vec<Candidate>) -> bool {
    let directory = path::parent(address).unwrap_or_default();
    let confined =
        world.observations().any(|it| matches!(it, Observation::AppArmor(it) if it.denied));
    let shared = world
        .observations()
        .any(|it| matches!(it, Observation::Platform(Platform::HostShare | Platform::Wsl)));
    let candidate = match errno {
        Some(2) => Candidate::new(
            Label::BindDir,
            95,
            format!(
                "The directory `{directory}` does not exist, and PHP-FPM makes no directories. `/run` is empty after each boot: tmpfiles.d or `RuntimeDirectory=` has to make it."
            ),
        ),
        Some(13) if confined => return false,
        Some(13) => Candidate::new(
            Label::BindDir,
            84,
            format!("PHP-FPM's master may not create files in `{directory}`."),
        ),
        Some(30) => Candidate::new(
            Label::BindDir,
            88,
            format!(
                "`{directory}` is read-only for PHP-FPM: a mount, or `ProtectSystem=`, `ReadOnlyPaths=` of its unit."
            ),
        ),
        Some(98) => Candidate::new(
            Label::AlreadyListening,
            88,
            format!("`{address}` is taken: by another server, or by a directory of that name."),
        ),
        Some(1 | 22 | 95) => {
            let score = if shared { 92 } else { 86 };
            Candidate::new(
                Label::PlatformLimit,
                score,
                format!(
                    "The filesystem or kernel under `{address}` cannot carry the socket: a folder shared from the host, or an emulated kernel."
                ),
            )
        }
        Some(_) | None => Candidate::new(
            Label::BindDir,
            70,
            format!("PHP-FPM could not make its socket `{address}`."),
        ),
    };
    acc.push(candidate);
    true
}

fn message_of_nginx(message: &NginxStart, acc: &mut Vec<Candidate>) -> bool {
    let (label, text) = match message {
        NginxStart::InvalidHost(address) => (
            Label::FpmBadConfig,
            format!(
                "nginx refuses `fastcgi_pass {address}`: a socket's path needs `unix:` before it."
            ),
        ),
        NginxStart::UnknownAccount(name) => (
            Label::NginxUser,
            format!(
                "nginx's `user` directive names `{name}`, which does not exist here; nginx does not start."
            ),
        ),
        NginxStart::HostNotFound(name) => (
            Label::WrongEndpoint,
            format!("nginx cannot resolve the host `{name}` of its upstream when it starts."),
        ),
        NginxStart::UserIgnored | NginxStart::Other(_) => return false,
    };
    acc.push(Candidate::new(label, 95, text));
    true
}

/// It did not start, and what is shown does not say why.
fn unexplained(world: &World, acc: &mut Vec<Candidate>) {
    let log = "journalctl -u 'php*-fpm*' -u php-fpm -n 50 --no-pager -o cat";
    let rejected = world.observations().any(|it| match it {
        Observation::Fpm(FpmMessage::InitFailed | FpmMessage::Truncated) => true,
        Observation::UnitState(state) => state.status == Some(78),
        _ => false,
    });
    if rejected {
        let cut = "PHP-FPM refused to start; the lines that say why are missing or cut.";
        acc.push(
            Candidate::new(Label::FpmBadConfig, 50, cut)
                .settled_by("why PHP-FPM did not start", log),
        );
        acc.push(Candidate::new(Label::FpmAclError, 46, cut));
        acc.push(Candidate::new(Label::BindDir, 44, cut));
        return;
    }
    let state = world.observations().find_map(|it| match it {
        Observation::UnitState(state)
            if state.state != ServiceState::Running && is_fpm(state.unit.as_deref()) =>
        {
            Some(state.state)
        }
        _ => None,
    });
    let score = match state {
        Some(ServiceState::Missing) => 86,
        Some(ServiceState::Stopped) => 84,
        Some(ServiceState::Failed) => 66,
        Some(ServiceState::Running) | None => return,
    };
    acc.push(
        Candidate::new(Label::FpmNotRunning, score, "PHP-FPM's service is shown not to run.")
            .settled_by("why it stopped", log),
    );
}

/// A control panel pins a version of PHP whose PHP-FPM is not among those that are installed.
fn missing_version(world: &World, acc: &mut Vec<Candidate>) {
    let digits = |it: &str| it.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_version = |it: &str| {
        (2..=3).contains(&digits(it).len()) && it.chars().all(|it| it.is_ascii_digit() || it == '.')
    };
    let pinned = world.observations().find_map(|it| match it {
        Observation::ConfigLine { key, value, .. }
            if key.contains("PHP") && key.ends_with("VERSION") && is_version(value) =>
        {
            Some(value.as_str())
        }
        _ => None,
    });
    let Some(pinned) = pinned else { return };
    let installed: Vec<&str> = world
        .observations()
        .filter_map(|it| match it {
            Observation::Present(path) => Some(path::name(path)),
            _ => None,
        })
        .filter(|it| it.starts_with("php") && it.contains("fpm") && !it.contains("sock"))
        .collect();
    let fails = world.connections.iter().any(|it| it.errno.is_some());
    if fails && !installed.is_empty() && installed.iter().all(|it| digits(it) != digits(pinned)) {
        acc.push(Candidate::new(
            Label::FpmNotRunning,
            84,
            format!("The configuration asks for PHP {pinned}, and the only PHP-FPM that is shown to be installed is `{}`: nothing makes this socket.", installed.join("`, `")),
        ));
    }
}

fn is_fpm(unit: Option<&str>) -> bool {
    unit.is_none_or(|it| it.contains("php") && it.contains("fpm"))
}

/// A socket directory of `/run` that is shown to be gone.
fn missing_directory(world: &World, acc: &mut Vec<Candidate>) {
    let reboot =
        world.observations().any(|it| matches!(it, Observation::Remark(Remark::AfterReboot)));
    for observation in world.observations() {
        let Observation::Absent(absent) = observation else { continue };
        let absent = path::normalize(absent);
        if path::parent(&absent).as_deref() == Some("/run") && !path::name(&absent).contains('.') {
            let score = if reboot { 88 } else { 76 };
            acc.push(Candidate::new(
                Label::BindDir,
                score,
                format!("The directory `{absent}` does not exist. `/run` is empty after each boot, and PHP-FPM makes no directories: tmpfiles.d or `RuntimeDirectory=` has to."),
            ));
        }
    }
}
