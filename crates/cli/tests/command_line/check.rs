//! `check`: its exit statuses and its three formats.

use serde_json::Value;

use crate::shell::{CLOSED_POOL, OPEN_POOL, SERVER, Shell};

const WORKER: &str = "--worker www-data";

#[test]
fn the_exit_status_says_whether_something_is_wrong() {
    let shell = Shell::with("status", CLOSED_POOL, SERVER);
    shell.write("open.conf", OPEN_POOL);
    for (words, status) in [
        ("check open.conf site.conf --worker www-data", 0),
        ("check www.conf site.conf --worker www-data", 1),
        ("check www.conf site.conf --worker www-data --fail-on critical", 0),
        ("check www.conf site.conf --worker www-data --fail-on low", 1),
        ("check www.conf site.conf --worker www-data --fail-on never", 0),
        ("check open.conf site.conf --worker www-data --format json", 0),
        ("check www.conf site.conf --worker www-data --format sarif", 1),
        ("check www.conf missing.conf", 2),
        ("check --frobnicate", 2),
        ("check www.conf --format yaml", 2),
        ("check www.conf --fail-on sometimes", 2),
        ("check www.conf --worker www/data", 2),
        ("frobnicate", 2),
        ("explain no-such-rule", 2),
        ("explain socket-access-denied", 0),
        ("explain owner-unset", 0),
        ("parse www.conf", 2),
        ("parse --as fpm www.conf", 0),
        ("--help", 0),
        ("--version", 0),
    ] {
        let output = shell.sockbox(words);
        assert_eq!(output.status, status, "{words}: {output:?}");
        let (is_error, is_said) = (status == 2, output.stderr.starts_with("sockbox: "));
        assert_eq!(is_error, is_said, "{words}: {output:?}");
        assert_eq!(is_error, output.stdout.is_empty(), "{words}: {output:?}");
    }
}

#[test]
fn errors_name_what_was_given() {
    let shell = Shell::with("errors", CLOSED_POOL, SERVER);
    for (words, said) in [
        ("check www.conf missing.conf", "`missing.conf` cannot be read"),
        ("check --frobnicate", "'--frobnicate'"),
        ("frobnicate", "`frobnicate`"),
        ("check www.conf --format yaml", "`yaml`"),
        ("check www.conf --fail-on sometimes", "`sometimes`"),
        ("fix www.conf --strategy chmod", "`chmod`"),
        ("explain no-such-rule", "`no-such-rule`"),
    ] {
        let output = shell.sockbox(words);
        assert!(output.stderr.contains(said), "{words}: {}", output.stderr);
        assert_eq!(output.stderr.lines().count(), 1, "{words}: {}", output.stderr);
    }
}

#[test]
fn text_says_cause_place_and_commands() {
    let shell = Shell::with("text", CLOSED_POOL, SERVER);
    let output = shell.sockbox(&format!("check www.conf site.conf {WORKER}"));
    for part in [
        "owner-unset",
        "site.conf:4",
        "www.conf",
        "NO  /run/php/shop.sock root:root 0660",
        "+listen.owner = www-data",
        "systemctl restart",
    ] {
        assert!(output.text().contains(part), "{part}\n{}", output.text());
    }
}

#[test]
fn json_is_schema_1() {
    let shell = Shell::with("json", CLOSED_POOL, SERVER);
    let output = shell.sockbox(&format!("check www.conf site.conf {WORKER} --format json"));
    let report: Value = serde_json::from_str(output.text()).unwrap();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["inputs"][0]["kind"], "fpm");
    assert_eq!(report["inputs"][1]["kind"], "nginx");
    let connection = &report["connections"][0];
    assert_eq!(connection["nginx"]["line"], 4);
    assert_eq!(connection["address"], "unix:/run/php/shop.sock");
    assert_eq!(connection["pool"]["name"], "shop");
    assert_eq!(connection["worker"]["user"], "www-data");
    assert_eq!(connection["verdict"], "denied");
    assert!(connection["errno"].is_null());
    assert_eq!(report["causes"][0]["cause"], "owner-unset");
    let strategy = &report["strategies"][0];
    assert_eq!(strategy["recommended"], true);
    assert_eq!(strategy["recheck"]["verdict"], "allowed");
    assert_eq!(strategy["files"][0]["path"], "www.conf");
    assert!(strategy["files"][0].get("raw").is_none(), "raw values are never serialized");
    for key in ["impact", "diagnostics", "ask"] {
        assert!(!report[key].is_null(), "{key}");
    }
}

/// What the standard and GitHub's upload require.
#[test]
fn sarif_has_what_readers_require() {
    let shell = Shell::new("sarif");
    shell.write("the pool.conf", CLOSED_POOL);
    shell.write("site.conf", SERVER);
    let binary = env!("CARGO_BIN_EXE_sockbox");
    let words = "check the_pool.conf site.conf --worker www-data --format sarif";
    let words: Vec<String> = words.split(' ').map(|it| it.replace('_', " ")).collect();
    let output = shell.run(binary, &words.iter().map(String::as_str).collect::<Vec<_>>());
    let log: Value = serde_json::from_str(output.text()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "sockbox");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[key]["text"].as_str().unwrap_or_default().is_empty(), "{key}: {rule}");
        }
        let severity = rule["properties"]["security-severity"].as_str().unwrap();
        assert!((0.0..=10.0).contains(&severity.parse::<f64>().unwrap()), "{severity}");
    }
    for result in results {
        assert!(rules.iter().any(|it| it["id"] == result["ruleId"]), "{result}");
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(["the%20pool.conf", "site.conf"].contains(&uri), "{uri}");
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(1 <= place["region"][key].as_u64().unwrap(), "{key}: {place}");
        }
    }
}
