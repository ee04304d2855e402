//! Whether the inputs are about containers, which have networks of their own.

use evidence::{Observation, Platform};
use facts::{Family, InputKind, World};

/// Whether anything in the inputs says so.
pub(crate) fn is_container(world: &World) -> bool {
    let named = |it: &str| it.contains("docker");
    world.has(InputKind::Compose)
        || world.has(InputKind::Dockerfile)
        || world.distro.as_ref().is_some_and(|it| it.value.family == Family::DockerPhp)
        || world.observations().any(|it| matches!(it, Observation::Platform(Platform::Docker)))
        || world.files.iter().any(|it| named(&it.path) || named(&it.text))
}
