//! One file a strategy. Each drafts; the proof is made by [`crate::recheck`].

mod acl;
mod align;
mod align_address;
mod nginx_user;
mod shared_group;

use access::{Perm, Verdict};
use facts::{Pool, World};
use text::{FileId, SourceChange};

pub(crate) use align_address::redirect;

use crate::{Draft, Target};

/// Drafts a strategy for the targets, in its variants.
pub(crate) type Generator = fn(&World, &[Target]) -> Vec<Draft>;

/// All strategies.
pub(crate) const GENERATORS: &[Generator] =
    &[align::drafts, align_address::drafts, nginx_user::drafts, shared_group::drafts, acl::drafts];

pub(crate) const SAFE_MODE: u16 = 0o660;

/// Sets a key of a pool in the file where it counts.
pub(crate) fn set(
    world: &World,
    change: &mut SourceChange,
    pool: &Pool,
    key: &str,
    value: &str,
) -> Option<()> {
    let id = place(pool, key);
    let file = world.file(id)?;
    let edit = fpm_syntax::edit::set(&file.text, file.fpm()?, &pool.name, key, value)?;
    change.add(id, edit).ok()
}

/// The file that holds the setting in force, else the one that begins the pool.
fn place(pool: &Pool, key: &str) -> FileId {
    pool.settings.get(key).and_then(|it| pool.location(it)).map_or(pool.file, |it| it.file)
}

/// A mode without bits for others that lets owner and group connect; `None` where the pool's does.
pub(crate) fn wanted_mode(pool: &Pool) -> Option<&'static str> {
    let mode = pool.mode().value;
    let group_writes = mode >> 3 & u16::from(Perm::WRITE.0) != 0;
    let is_plain = pool.get("listen.mode").is_none_or(|it| is_plain_mode(it.value));
    (mode & 0o007 != 0 || !group_writes || !is_plain).then_some("0660")
}

/// Written as everybody reads it: octal digits, perhaps a leading zero.
fn is_plain_mode(value: &str) -> bool {
    (3..=4).contains(&value.len()) && value.chars().all(|it| it.is_digit(8))
}

/// The worker's user and group by name or number; nothing is drafted for root or an unknown one.
pub(crate) fn worker(world: &World) -> Option<(String, String)> {
    let user = world.worker.user.as_ref()?;
    let group = world.worker.group.as_ref()?;
    (!user.value.is_root()).then(|| (user.value.label(), group.value.label()))
}

/// Whether a subject with the worker's facts may write to the socket that the pool makes.
pub(crate) fn lets_worker_in(world: &World, pool: &Pool) -> bool {
    facts::configured_socket(pool, &world.accounts, &world.master).is_some_and(|it| {
        access::decide(&world.worker.subject(), &it.node).verdict == Verdict::Allowed
    })
}

/// The paths of the files that a change touches.
pub(crate) fn paths<'a>(world: &'a World, change: &SourceChange) -> Vec<&'a str> {
    change
        .edits
        .iter()
        .filter(|(_, it)| !it.is_empty())
        .filter_map(|(id, _)| Some(world.file(*id)?.path.as_str()))
        .collect()
}

/// The pools of the targets, without repeats.
pub(crate) fn pools<'a>(world: &'a World, targets: &[Target]) -> Vec<&'a Pool> {
    let mut indices: Vec<usize> = targets.iter().map(|it| it.pool).collect();
    indices.sort_unstable();
    indices.dedup();
    indices.into_iter().filter_map(|it| world.pools.get(it)).collect()
}

/// The socket of a pool as its configuration spells it.
pub(crate) fn socket(pool: &Pool) -> Option<String> {
    match &pool.address.as_ref()?.value {
        facts::Address::Unix(path) => Some(path.clone()),
        facts::Address::Tcp { .. } | facts::Address::Variable(_) | facts::Address::Invalid(_) => {
            None
        }
    }
}
