//! The connection works, and PHP-FPM refuses the script.

use evidence::{FpmMessage, NginxError, Observation, Operation, PhpAnswer, Platform};
use facts::{Address, World, path};

use super::{Candidate, Label};

pub(super) fn find(world: &World, acc: &mut Vec<Candidate>) {
    for observation in world.observations() {
        match observation {
            Observation::NginxError(error) => logged(world, error, acc),
            Observation::PhpAnswer(answer) => answered(world, *answer, acc),
            Observation::Fpm(FpmMessage::Disallowed { address }) => acc.push(Candidate::new(
                Label::AllowedClients,
                96,
                format!("`listen.allowed_clients` does not list `{address}`, the address that nginx connects from, so PHP-FPM drops the connection."),
            )),
            _ => {}
        }
    }
    listed_clients(world, acc);
}

fn logged(world: &World, error: &NginxError, acc: &mut Vec<Candidate>) {
    match &error.operation {
        Operation::PrimaryScriptUnknown => acc.push(unknown_script(world)),
        Operation::ExtensionDenied => {
            extension(world, error.path.as_deref().unwrap_or_default(), acc);
        }
        Operation::UnableToOpenScript { reason } => {
            unreadable(world, error.path.as_deref().unwrap_or_default(), reason, acc);
        }
        Operation::Connect
        | Operation::Receive
        | Operation::TimedOut
        | Operation::File(_)
        | Operation::Bind
        | Operation::PhpMessage(_)
        | Operation::Upstream(_)
        | Operation::OtherClient { .. } => {}
    }
}

fn unknown_script(world: &World) -> Candidate {
    let targets: Vec<(&str, &str)> = world
        .observations()
        .filter_map(|it| match it {
            Observation::Mount { source, target, .. } => Some((source.as_str(), target.as_str())),
            _ => None,
        })
        .collect();
    let differs = targets.iter().any(|(source, target)| {
        targets.iter().any(|(other, place)| source == other && target != place)
    });
    let root =
        world.passes.iter().find_map(|it| it.script.root.as_ref()).map(|it| it.value.clone());
    let hidden = root.as_ref().is_some_and(|root| {
        !targets.is_empty()
            && targets.iter().all(|(_, target)| root != target && !path::is_below(root, target))
    });
    let score = if differs || hidden { 92 } else { 80 };
    let text = match (differs || hidden, root) {
        (true, Some(root)) => format!("nginx asks PHP-FPM for a file below `{root}`; where PHP-FPM runs, the same files lie elsewhere."),
        (_, Some(root)) => format!("The connection works. PHP-FPM does not find the file that `SCRIPT_FILENAME` names, below `{root}`: a wrong path, or a directory that the pool's user may not search."),
        (_, None) => "The connection works. PHP-FPM does not find the file that `SCRIPT_FILENAME` names: a wrong path, or a directory that the pool's user may not search.".to_owned(),
    };
    Candidate::new(Label::ScriptPath, score, text)
}

fn extension(world: &World, script: &str, acc: &mut Vec<Candidate>) {
    let translated = world.passes.iter().any(|it| {
        it.script
            .params
            .iter()
            .any(|(name, value)| name == "PATH_TRANSLATED" && value.value.contains("path_info"))
    });
    let is_directory = !path::name(script).contains('.');
    if is_directory && translated {
        acc.push(Candidate::new(
            Label::ScriptPath,
            91,
            format!("`PATH_TRANSLATED` names `{script}` where the path info is empty, and PHP-FPM judges that directory in place of the script."),
        ));
        return;
    }
    acc.push(Candidate::new(
        Label::LimitExtensions,
        90,
        format!("`{script}` reached PHP-FPM, whose `security.limit_extensions` lets only `.php` run. The location that passes to PHP is too wide; static files are nginx's to serve."),
    ));
}

fn unreadable(world: &World, script: &str, reason: &str, acc: &mut Vec<Candidate>) {
    let look = format!("namei -l {script}; journalctl -k | grep -iE 'apparmor|avc' | tail");
    if reason.starts_with("No such file") {
        let home = ["/home", "/root"].iter().any(|it| path::is_below(script, it));
        acc.push(
            Candidate::new(Label::SystemdSandbox, if home { 50 } else { 30 }, format!("`{script}` exists elsewhere and PHP-FPM does not see it: its unit hides the directory (`ProtectHome=`)."))
                .settled_by("what the unit hides", "systemctl show 'php*-fpm' -p Id,ProtectHome,InaccessiblePaths,RootDirectory"),
        );
        acc.push(Candidate::new(Label::ScriptPath, 46, format!("`{script}` is not where PHP-FPM looks for it (chroot, another container, another path).")));
        return;
    }
    let container =
        world.observations().any(|it| matches!(it, Observation::Platform(Platform::Docker)));
    let open = world.observations().any(|it| matches!(it, Observation::Inode(inode) if path::is_below(script, &inode.path) && inode.mode & 0o005 == 0o005));
    let perms = if open { 42 } else { 50 };
    acc.push(
        Candidate::new(
            Label::ScriptPerms,
            perms,
            format!("The pool's user may not read `{script}` or search a directory on the way."),
        )
        .settled_by("who may read the script", look),
    );
    acc.push(Candidate::new(
        Label::Apparmor,
        if open { 54 } else { 44 },
        "AppArmor's profile of PHP-FPM may not list the path.",
    ));
    acc.push(Candidate::new(
        Label::Selinux,
        if container { 46 } else { 40 },
        "SELinux may deny PHP-FPM's domain the file.",
    ));
    if container {
        acc.push(Candidate::new(Label::PlatformLimit, 52, "A new image on an old host: the container runtime may refuse a system call that the image needs."));
    }
}

fn answered(world: &World, answer: PhpAnswer, acc: &mut Vec<Candidate>) {
    let logged = world.observations().any(|it| matches!(it, Observation::NginxError(it) if matches!(it.operation, Operation::PrimaryScriptUnknown | Operation::ExtensionDenied | Operation::UnableToOpenScript { .. })));
    if logged {
        return;
    }
    match answer {
        PhpAnswer::FileNotFound | PhpAnswer::NoInputFile => acc.push(unknown_script(world)),
        PhpAnswer::AccessDenied => {
            acc.push(Candidate::new(
                Label::LimitExtensions,
                56,
                "PHP-FPM answers `Access denied.` to a file whose name does not end in `.php`.",
            ));
            acc.push(
                Candidate::new(
                    Label::ScriptPerms,
                    50,
                    "Or the pool's user may not read the script.",
                )
                .settled_by("what nginx logged", "tail -n 20 /var/log/nginx/error.log"),
            );
        }
    }
}

/// A TCP pool that lists its clients, with nothing that says which failed.
fn listed_clients(world: &World, acc: &mut Vec<Candidate>) {
    for pool in &world.pools {
        let tcp = matches!(pool.address.as_ref().map(|it| &it.value), Some(Address::Tcp { .. }));
        if tcp
            && pool.get("listen.allowed_clients").is_some()
            && world.passes.is_empty()
            && !pool.address.as_ref().is_some_and(|it| it.value.is_loopback())
        {
            acc.push(
                Candidate::new(Label::AllowedClients, 40, "PHP-FPM drops connections from addresses that `listen.allowed_clients` does not list.")
                    .settled_by("whether connections were dropped", "grep -h 'Connection disallowed' /var/log/php*fpm*.log"),
            );
        }
    }
}
