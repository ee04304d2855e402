//! Broken configurations on real nginx and PHP-FPM: refused as the report says, and answered after
//! its fix. The accounts stand in a mount namespace of their own.
#![expect(clippy::disallowed_methods, reason = "this test runs programs and touches files")]

mod programs;
mod world;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::Path;

use analysis::report::ConnectionVerdict;
use analysis::{Input, Kind, Options, Report, analyze};
use suite::{Folder, Random};

use programs::{Accounts, Answer, Fpm, Nginx};
use world::{Broken, World};

const WORLDS: usize = 50;
const RIGHT_WORLDS: usize = 6;

#[test]
fn fifty_broken_worlds_are_refused_as_reported_and_answer_after_the_fix() {
    if !suite::may_change_the_machine() {
        return;
    }
    let mut random = Random::new("live", 1);
    let folder = Folder::new("live");
    let accounts = Accounts::new(folder.path());
    let worlds = suite::often(WORLDS);
    let mut wrong = Vec::new();
    let mut kinds = BTreeMap::<String, usize>::new();
    for number in 0..worlds {
        let kind = Broken::ALL[number % Broken::ALL.len()];
        let world = World::broken(&mut random, kind, &folder.path().join(number.to_string()));
        *kinds.entry(format!("{kind:?}")).or_default() += 1;
        if let Err(message) = fails_then_answers(&accounts, &world) {
            wrong.push(format!("world {number}, {kind:?}: {message}\n{world}"));
        }
    }
    println!("{} of {worlds} as reported; {kinds:?}", worlds - wrong.len());
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn worlds_that_are_right_answer_and_have_no_cause() {
    if !suite::may_change_the_machine() {
        return;
    }
    let mut random = Random::new("live-right", 1);
    let folder = Folder::new("live-right");
    let accounts = Accounts::new(folder.path());
    for number in 0..RIGHT_WORLDS {
        let world = World::right(&mut random, number, &folder.path().join(number.to_string()));
        let report = report(&accounts, &world, "");
        assert!(report.causes.is_empty(), "world {number}: {:?}\n{world}", report.causes);
        assert!(report.strategies.is_empty(), "world {number}\n{world}");
        for it in &report.connections {
            assert_eq!(it.verdict, ConnectionVerdict::Allowed, "world {number}\n{world}");
        }
        let answer = request(&accounts, &world);
        assert!(answer.is_page(), "world {number}: {answer:?}\n{world}");
    }
}

/// The report foresees the failure from the configuration; with nginx's log it has the errno too.
fn fails_then_answers(accounts: &Accounts, world: &World) -> Result<(), String> {
    let foreseen = report(accounts, world, "");
    let before = request(accounts, world);
    let (502, Some(errno)) = (before.status, before.errno) else {
        return Err(format!("before: {before:?}"));
    };
    let verdict = match errno {
        2 => ConnectionVerdict::Missing,
        13 => ConnectionVerdict::Denied,
        111 => ConnectionVerdict::Refused,
        _ => return Err(format!("before: {before:?}")),
    };
    let verdicts: Vec<_> = foreseen.connections.iter().map(|it| it.verdict).collect();
    if verdicts != [verdict] {
        return Err(format!("nginx logs {errno}, foreseen is {verdicts:?}"));
    }
    let observed = report(accounts, world, &before.log);
    let errnos: Vec<_> = observed.connections.iter().map(|it| it.errno).collect();
    if errnos != [before.errno] {
        return Err(format!("nginx logs {errno}, the report has {errnos:?}"));
    }
    let report = if world.shows_log { observed } else { foreseen };
    let Some(strategy) = report.strategies.iter().find(|it| it.recommended) else {
        return Err(format!("nothing is recommended: {}, {:?}", report.verdict, report.ask));
    };
    for file in &strategy.files {
        fs::write(&file.path, &file.raw.fixed).unwrap();
    }
    let after = request(accounts, world);
    if !after.is_page() {
        let diffs: Vec<&str> = strategy.files.iter().map(|it| it.raw.diff.as_str()).collect();
        return Err(format!("after `{}`: {after:?}\n{}", strategy.id, diffs.concat()));
    }
    if after.open_sockets.is_empty() {
        Ok(())
    } else {
        Err(format!("after `{}` others may use {:?}", strategy.id, after.open_sockets))
    }
}

/// What can be said before anything runs: the configuration, the directories, the accounts.
/// The log is what the run adds.
fn report(accounts: &Accounts, world: &World, log: &str) -> Report {
    let pasted =
        |command: &[&str]| format!("$ {}\n{}", command.join(" "), accounts.output(command));
    let evidence =
        [log.to_owned(), pasted(&["namei", "-l", world.run()]), pasted(&["id", "nginxw"])];
    let input = |path: &Path, kind| Input {
        path: path.display().to_string(),
        text: fs::read_to_string(path).unwrap(),
        kind: Some(kind),
    };
    let inputs = [
        input(&world.pool_file(), Kind::Fpm),
        input(&world.shown_nginx_file(), Kind::Nginx),
        Input {
            path: "evidence.txt".to_owned(),
            text: evidence.concat(),
            kind: Some(Kind::Evidence),
        },
    ];
    let worker = world.shows_server_only.then(|| "nginxw".to_owned());
    analyze(&inputs, &Options { worker, tag: "q7x2".to_owned(), ..Options::default() })
}

/// Starts both programs, asks for the page, and ends both.
fn request(accounts: &Accounts, world: &World) -> Answer {
    let fpm = Fpm::start(accounts, world);
    let nginx = Nginx::start(accounts, world);
    let mut answer = nginx.get("/index.php");
    for entry in fs::read_dir(world.run()).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        if metadata.file_type().is_socket() && metadata.permissions().mode() & 0o007 != 0 {
            answer.open_sockets.push(entry.path());
        }
    }
    drop((nginx, fpm));
    answer
}
