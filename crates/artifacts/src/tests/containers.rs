//! The checks of Dockerfiles, run by Checkov and hadolint. They run when `RUN_SLOW_TESTS` is set.
#![expect(clippy::disallowed_methods, reason = "these tests run programs")]

use std::process::Command;

use serde_json::Value;

use super::live::{Folder, compare, is_asked, run, text};
use super::{artifact, debian};
use crate::generators::{BAD, GOOD};

/// Commands with whether they leave the socket closed, one Dockerfile each.
fn commands() -> impl Iterator<Item = (String, &'static str, bool)> {
    let all = GOOD.iter().map(|it| (*it, true)).chain(BAD.iter().map(|it| (*it, false)));
    all.zip(0..).map(|((command, is_good), index): (_, usize)| {
        (format!("/d{index:02}/Dockerfile"), command, is_good)
    })
}

fn write_dockerfiles(folder: &Folder) {
    for (path, command, _) in commands() {
        folder.write(path.trim_start_matches('/'), &format!("FROM php:8.2-fpm\nRUN {command}\n"));
    }
}

#[test]
fn checkov_tells_good_dockerfiles_from_bad_ones() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("checkov");
    write_dockerfiles(&folder);
    let world = debian("0660");
    folder.write("checks/php_fpm_socket_mode.py", &artifact(&world, "checkov"));
    folder.write("checks/__init__.py", &artifact(&world, "checkov-init"));
    let output = run(Command::new("checkov")
        .args(["--framework", "dockerfile", "--external-checks-dir", "checks", "--directory", "."])
        .args(["--skip-download", "--check", "CKV_SOCKBOX_1", "--output", "json", "--compact"])
        .current_dir(&folder.0));
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output)));
    let paths = |key: &str| -> Vec<String> {
        let checks = report["results"][key].as_array().unwrap();
        checks.iter().map(|it| it["file_path"].as_str().unwrap().to_owned()).collect()
    };
    let (passed, failed) = (paths("passed_checks"), paths("failed_checks"));
    let rows: Vec<(String, bool, bool)> = commands()
        .map(|(path, command, is_good)| {
            assert_ne!(passed.contains(&path), failed.contains(&path), "{path}: {command}");
            (command.to_owned(), is_good, passed.contains(&path))
        })
        .collect();
    compare("checkov", &rows);
}

/// The file says that hadolint does not see a `chmod`; that has to stay true, and so has what it
/// does see.
#[test]
fn hadolint_does_what_its_configuration_says() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("hadolint");
    let config = folder.write(".hadolint.yaml", &artifact(&debian("0660"), "hadolint"));
    let lint = |lines: &str| {
        let dockerfile = folder.write("Dockerfile", lines);
        let mut command = Command::new("hadolint");
        run(command.arg("--no-color").arg("--config").arg(&config).arg(dockerfile))
    };
    let open = lint("FROM php:8.2-fpm\nRUN chmod 666 /run/php/www.sock\n");
    assert!(open.status.success(), "{}", text(&open));
    for (rule, lines) in [
        ("DL3006", "FROM php\nRUN true\n"),
        ("DL3002", "FROM php:8.2-fpm\nUSER root\n"),
        ("DL4006", "FROM php:8.2-fpm\nRUN echo a | tee b\n"),
    ] {
        let output = lint(lines);
        assert!(
            !output.status.success() && text(&output).contains(rule),
            "{rule}: {}",
            text(&output)
        );
    }
}
