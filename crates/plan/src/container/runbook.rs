//! What to run, by docker, in order.

use facts::{Runtime, World};

use super::{Change, Ends};
use crate::commands::{Command, Stage, edit_file, quote};
use crate::strategies::paths;

/// Back up, edit, test, apply, verify.
pub(super) fn commands(world: &World, ends: &Ends<'_>, change: &Change) -> Vec<Command> {
    let step = |stage, run: String, why: &str| Command {
        stage,
        run,
        why: why.to_owned(),
        undo: String::new(),
    };
    let containers = &world.containers;
    let touched = paths(world, &change.edits);
    let mut res: Vec<Command> = touched.iter().flat_map(|it| edit_file(it)).collect();
    for addition in &change.additions {
        let path = quote(&addition.path);
        res.push(Command {
            stage: Stage::Edit,
            run: format!("ls {path}"),
            why: "The diff above makes this file; the image's zz-docker.conf is read before it, so its `listen` loses.".to_owned(),
            undo: format!("rm {path}"),
        });
    }
    let changes_compose =
        world.containers.compose.is_some_and(|it| change.edits.edits.contains_key(&it));
    if changes_compose {
        res.push(step(
            Stage::Test,
            "docker compose config --quiet".to_owned(),
            "Reads the compose file and says what is wrong with it.",
        ));
    }
    let changes_nginx =
        change.edits.edits.keys().any(|it| world.file(*it).is_some_and(|it| it.nginx().is_some()));
    let changes_fpm = !change.additions.is_empty()
        || change.edits.edits.keys().any(|it| world.file(*it).is_some_and(|it| it.fpm().is_some()));
    let test = match (&containers.runtime, changes_fpm) {
        (_, false) => None,
        (Runtime::Compose, true) => Some((
            format!("docker compose run --rm --no-deps {} php-fpm -t", quote(&ends.fpm.name)),
            "Reads the pool files in a container of its own, before the running one is replaced.",
        )),
        (Runtime::Docker | Runtime::Kubernetes(_), true) => {
            containers.in_fpm("php-fpm -t").map(|it| (it, "Reads the pool files, once they are where the container mounts them; files that the image holds need a new image first."))
        }
    };
    res.extend(test.map(|(run, why)| step(Stage::Test, run, why)));
    if changes_compose {
        res.push(Command {
            stage: Stage::Apply,
            run: "docker compose up -d".to_owned(),
            why:
                "Makes the changed containers anew; requests that run at this moment end with 502."
                    .to_owned(),
            undo: "put the backups back, then docker compose up -d".to_owned(),
        });
    }
    if changes_fpm {
        let run = restart(world, &ends.fpm.name);
        res.push(Command {
            stage: Stage::Apply,
            undo: format!("put the backup back, then {run}"),
            run,
            why: "Makes the socket anew; a reload would keep the old one with its numbers."
                .to_owned(),
        });
    }
    if changes_nginx {
        let test = containers.in_nginx("nginx -t");
        let why = "Checks nginx's configuration inside its container.";
        res.extend(test.map(|it| step(Stage::Test, it, why)));
        let run = restart(world, &ends.nginx.name);
        res.push(Command {
            stage: Stage::Apply,
            undo: format!("put the backup back, then {run}"),
            run,
            why:
                "A single mounted file that an editor replaced is seen again after a restart only."
                    .to_owned(),
        });
    }
    res.extend(verify(world, ends, change));
    res
}

fn verify(world: &World, ends: &Ends<'_>, change: &Change) -> Vec<Command> {
    let step = |run: String, why: &str| Command {
        stage: Stage::Verify,
        run,
        why: why.to_owned(),
        undo: String::new(),
    };
    let in_fpm = |command: &str| world.containers.in_fpm(command).unwrap_or_default();
    let in_nginx = |command: &str| world.containers.in_nginx(command).unwrap_or_default();
    let mut res = vec![step(
        in_fpm("php-fpm -tt 2>&1 | grep -F 'listen'"),
        "Shows which `listen` is in force after every file was read.",
    )];
    let Some(numbers) = ends.worker.as_ref().filter(|_| change.address.starts_with('/')) else {
        return res;
    };
    let (user, group) =
        (numbers.value.user, numbers.value.groups.first().copied().unwrap_or_default());
    let path = quote(&change.address);
    res.push(step(
        in_fpm(&format!("ls -ln {path}")),
        "Shows the numbers of the new socket; names would differ per image.",
    ));
    res.push(step(
        in_nginx(&format!("ls -ln {path}")),
        "The same file from nginx's side: if it is missing, the directory is not shared.",
    ));
    let (worker, stranger) = (format!("{user}:{group}"), "65534:65534");
    if let Some(run) = exec_as(world, &ends.nginx.name, &worker) {
        res.push(step(
            format!("{run} test -w {path} && echo open to the worker"),
            "Asks the kernel as the worker.",
        ));
    }
    if let Some(run) = exec_as(world, &ends.nginx.name, stranger) {
        res.push(step(
            format!("{run} test -w {path} || echo closed to others"),
            "Asks the kernel as somebody who has no business there.",
        ));
    }
    res
}

/// Starts a container again with the files that are there now.
fn restart(world: &World, name: &str) -> String {
    let name = quote(name);
    match &world.containers.runtime {
        Runtime::Docker => format!("docker restart {name}"),
        Runtime::Compose => format!("docker compose restart {name}"),
        Runtime::Kubernetes(object) if object.starts_with("pod/") => {
            // Its kubelet starts a container again whose first process ends.
            format!("kubectl exec {} -c {name} -- kill -QUIT 1", quote(object))
        }
        Runtime::Kubernetes(object) => format!("kubectl rollout restart {}", quote(object)),
    }
}

/// A command that runs in a container as that user; kubectl has none.
fn exec_as(world: &World, name: &str, user: &str) -> Option<String> {
    let name = quote(name);
    match &world.containers.runtime {
        Runtime::Docker => Some(format!("docker exec --user {user} {name}")),
        Runtime::Compose => Some(format!("docker compose exec -T --user {user} {name}")),
        Runtime::Kubernetes(_) => None,
    }
}
