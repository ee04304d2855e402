//! What PHP-FPM makes of pool files.

use std::fs;
use std::os::unix::fs::MetadataExt;

use facts::InputKind::Fpm;

use super::machine::{Folder, refused_fpm, run, start_fpm, test_fpm};
use super::{codes, fixed, is_asked};

/// A pool with what it must have.
fn pool(name: &str, lines: &str) -> String {
    format!(
        "[{name}]\nuser = www-data\ngroup = www-data\npm = static\npm.max_children = 1\n{lines}\n"
    )
}

/// The value that `-tt` shows.
fn shown(dump: &str, key: &str) -> String {
    let line = dump.lines().find(|it| it.contains(&format!("\t{key} = ")));
    let line = line.unwrap_or_else(|| panic!("{key} is not in\n{dump}"));
    line.rsplit_once(" = ").unwrap().1.to_owned()
}

#[test]
fn what_the_test_accepts_and_the_start_refuses() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("accepted");
    let socket = |lines: &str| pool("www", &format!("listen = /LAB/www.sock\n{lines}"));
    for (code, pools, logged) in [
        ("listen-unix-prefix", pool("www", "listen = unix:/LAB/www.sock"), "invalid port value"),
        (
            "acl-list-unreadable",
            socket("listen.acl_users = www-data, root"),
            "cannot get uid for user ' root'",
        ),
        ("acl-list-unreadable", socket("listen.acl_users = 33"), "cannot get uid for user '33'"),
        (
            "acl-list-unreadable",
            socket("listen.acl_users = www-data,"),
            "cannot get uid for user ''",
        ),
        (
            "acl-list-unreadable",
            socket("listen.acl_users = www-data,www-data"),
            "failed to write the ACL",
        ),
        (
            "pool-user-root",
            "[www]\nuser = root\nlisten = /LAB/www.sock\npm = static\npm.max_children = 1\n"
                .to_owned(),
            "other than root",
        ),
        (
            "listen-path-shared",
            pool("a", "listen = /LAB/www.sock") + &pool("b", "listen = /LAB//www.sock"),
            "already listen",
        ),
        ("fpm-value-rewritten", pool("www", "listen = /LAB/a&b.sock"), "invalid port value"),
    ] {
        assert!(codes(Fpm, &pools).contains(&code), "{code}");
        let (exit, text) = test_fpm(&folder, "-t", &pools);
        assert_eq!(exit, 0, "{code}: {text}");
        let (exit, log) = refused_fpm(&folder, &pools);
        assert!(exit == 78 && log.contains(logged), "{code}: {exit} {log}");
    }
}

#[test]
fn what_the_test_refuses_is_accepted_once_it_is_fixed() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("refused");
    let good = pool("www", "listen = /LAB/www.sock");
    for (code, pools) in [
        ("hash-comment", format!("# remark\n{good}")),
        ("hash-comment", format!("{good}# listen.mode = 0660\n")),
        ("hash-comment", good.replace("= www-data", "= www-data # remark")),
        ("section-indented", format!("  {good}")),
        ("fpm-value-rewritten", good.replace("/LAB/www.sock", "/LAB/www(1).sock")),
        ("invisible-blank", good.replace("listen", "\u{a0}listen")),
    ] {
        assert!(codes(Fpm, &pools).contains(&code), "{code}");
        let (exit, text) = test_fpm(&folder, "-t", &pools);
        assert_eq!(exit, 78, "{code}: {text}");
        let (exit, text) = test_fpm(&folder, "-t", &fixed(Fpm, &pools, code));
        assert_eq!(exit, 0, "{code}: {text}");
    }
    for pools in
        [format!("{good}error_log = /dev/null\n"), format!("[global]\nuser = www-data\n{good}")]
    {
        assert!(codes(Fpm, &pools).contains(&"setting-in-wrong-section"));
        let (exit, text) = test_fpm(&folder, "-t", &pools);
        assert!(exit == 78 && text.contains("unknown entry"), "{text}");
    }
}

#[test]
fn values_are_those_of_the_dump() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("dump");
    for (code, line, key, value) in [
        ("fpm-value-rewritten", "access.log = /LAB/o'neil.log", "access.log", "/LAB/o"),
        ("fpm-variable-empty", "access.log = /LAB/${pool}.log", "access.log", "/LAB/.log"),
        ("hash-comment", "access.log = /LAB/a.log # all", "access.log", "/LAB/a.log # all"),
        (
            "pool-setting-repeated",
            "pm.max_requests = 5\npm.max_requests = 6",
            "pm.max_requests",
            "6",
        ),
        (
            "limit-extensions-emptied",
            "security.limit_extensions =",
            "security.limit_extensions",
            "",
        ),
        (
            "limit-extensions-emptied",
            "security.limit_extensions = FALSE",
            "security.limit_extensions",
            "",
        ),
    ] {
        let pools = pool("www", &format!("listen = /LAB/www.sock\n{line}"));
        assert!(codes(Fpm, &pools).contains(&code), "{code}");
        let (exit, dump) = test_fpm(&folder, "-tt", &pools);
        assert_eq!(exit, 0, "{dump}");
        assert_eq!(shown(&dump, key), value.replace("/LAB/", &folder.path("")), "{line}");
    }
    let plain = pool("www", "listen = /LAB/www.sock");
    let (_, dump) = test_fpm(&folder, "-tt", &plain);
    assert_eq!(shown(&dump, "security.limit_extensions"), ".php .phar");
    let pools = pool("a", "listen = /LAB/a.sock") + &plain + "[a]\npm.max_requests = 7\n";
    let (_, dump) = test_fpm(&folder, "-tt", &pools);
    // `[global]`, and two pools.
    assert_eq!(dump.matches("NOTICE: [").count(), 3, "{dump}");
}

#[test]
fn sockets_are_made_as_the_rules_say() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("sockets");
    let group = run("id", &["-g", "www-data"]).1.trim().to_owned();
    let user = run("id", &["-u", "www-data"]).1.trim().to_owned();
    let by_name = format!("{user}:{group}");
    for (lines, code, mode, owner) in [
        ("listen.mode = 0o660", Some("listen-mode-misread"), 0, "0:0"),
        ("listen.mode = rw-rw----", Some("listen-mode-misread"), 0, "0:0"),
        ("listen.mode = 432", Some("listen-mode-misread"), 0o432, "0:0"),
        ("listen.mode = 384", Some("listen-mode-misread"), 0o3, "0:0"),
        ("listen.mode = 0680", Some("listen-mode-world-writable"), 0o6, "0:0"),
        ("listen.mode = 66", Some("listen-mode-world-writable"), 0o66, "0:0"),
        ("listen.mode = 2660", Some("listen-mode-misread"), 0o660, "0:0"),
        ("listen.mode = 0640x", Some("listen-mode-misread"), 0o640, "0:0"),
        ("listen.mode = 00600", None, 0o600, "0:0"),
        ("listen.mode = 0660 # c", Some("hash-comment"), 0o660, "0:0"),
        ("listen.owner = www-data", None, 0o660, &by_name),
        ("listen.owner = 33", Some("listen-owner-number"), 0o660, "33:0"),
        (
            "listen.owner = www-data\nlisten.acl_users = daemon",
            Some("acl-overrides-owner"),
            0o660,
            "0:0",
        ),
        ("listen.allowed_clients = 10.0.0.1", Some("allowed-clients-without-effect"), 0o660, "0:0"),
    ] {
        let pools = pool("www", &format!("listen = /LAB/www.sock\n{lines}"));
        let fired = codes(Fpm, &pools);
        let expected = code.map_or_else(
            || fired.iter().all(|it| !it.starts_with("listen-")),
            |it| fired.contains(&it),
        );
        assert!(expected, "{lines}: {fired:?}");
        let running = start_fpm(&folder, &pools, &folder.path("www.sock"));
        let made = fs::metadata(folder.path("www.sock")).unwrap();
        assert_eq!(made.mode() & 0o777, mode, "{lines}");
        assert_eq!(format!("{}:{}", made.uid(), made.gid()), owner, "{lines}");
        drop(running);
    }
}

#[test]
fn a_long_path_is_cut() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("long");
    let long = folder.path(&"x".repeat(120));
    let pools = pool("www", &format!("listen = {long}"));
    assert!(codes(Fpm, &pools).contains(&"socket-path-too-long"));
    let (cut, _) = long.split_at(107);
    let _running = start_fpm(&folder, &pools, cut);
    assert!(!fs::exists(&long).unwrap());
}
