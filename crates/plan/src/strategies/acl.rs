//! An ACL entry for the worker: `listen.acl_users`.

use facts::{Family, World};
use text::SourceChange;

use super::{paths, pools, set, socket, worker};
use crate::commands::{Command, Stage, edit_file, quote, restart_fpm, verify};
use crate::{Draft, StrategyId, Target, Trouble};

pub(crate) fn drafts(world: &World, targets: &[Target]) -> Vec<Draft> {
    let no_acls = [Family::FreeBsd, Family::Homebrew];
    if targets.iter().any(|it| it.trouble == Trouble::Elsewhere)
        || world.distro.as_ref().is_some_and(|it| no_acls.contains(&it.value.family))
    {
        return Vec::new();
    }
    let Some((user, _)) = worker(world) else { return Vec::new() };
    // The key takes names only.
    if user.chars().all(|it| it.is_ascii_digit()) {
        return Vec::new();
    }
    let mut change = SourceChange::default();
    let mut has_acl = false;
    for pool in pools(world, targets) {
        let listed = pool.acl("listen.acl_users");
        has_acl |= pool.has_acl();
        let mut names: Vec<String> =
            listed.iter().map(access::Principal::label).filter(|it| !it.is_empty()).collect();
        if !names.contains(&user) {
            names.push(user.clone());
        }
        if set(world, &mut change, pool, "listen.acl_users", &names.join(",")).is_none() {
            return Vec::new();
        }
        if pool.mode().value & 0o007 != 0
            && set(world, &mut change, pool, "listen.mode", "0660").is_none()
        {
            return Vec::new();
        }
    }
    let mut commands: Vec<Command> =
        paths(world, &change).into_iter().flat_map(edit_file).collect();
    commands.extend(restart_fpm(world));
    for path in pools(world, targets).into_iter().filter_map(socket) {
        commands.push(Command {
            stage: Stage::Verify,
            run: format!("getfacl -p {}", quote(&path)),
            why: "`ls -l` shows a `+` and the mask only; the entries are here.".to_owned(),
            undo: String::new(),
        });
        commands.extend(verify(&path, &user));
    }
    vec![Draft {
        id: StrategyId::Acl,
        title: format!("Add `{user}` to `listen.acl_users`"),
        reason: if has_acl {
            "The pool already uses ACLs, which make PHP-FPM ignore owner and group: one more name is the smallest change.".to_owned()
        } else {
            "The least privilege: the socket stays root's, and one account is let in. PHP-FPM must be built with ACL support, and ignores `listen.owner` and `listen.group` from then on.".to_owned()
        },
        change,
        commands,
        joins: Vec::new(),
        creates: Vec::new(),
        rank: if has_acl { 90 } else { 40 },
    }]
}
