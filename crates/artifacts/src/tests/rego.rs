//! The policies, evaluated by a Rego engine.

use regorus::{Engine, Value};

use access::{Subject, Verdict, decide};
use facts::InputKind;

use super::live::compare;
use super::{artifact, debian};
use crate::generators::{BAD, GOOD};

/// The messages of `deny` for an input.
fn deny(package: &str, policies: &[String], input: &str) -> Vec<String> {
    let mut engine = engine(policies);
    engine.set_input(Value::from_json_str(input).unwrap());
    let value = engine.eval_rule(format!("data.{package}.deny")).unwrap();
    let set = value.as_set().unwrap();
    set.iter().map(|it| it.as_string().unwrap().to_string()).collect()
}

fn engine(policies: &[String]) -> Engine {
    let mut engine = Engine::new();
    for (index, policy) in policies.iter().enumerate() {
        engine.add_policy(format!("{index}.rego"), policy.clone()).unwrap();
    }
    engine
}

/// Runs every `test_…` rule, as `opa test` does; gives how many there are.
fn unit_tests(package: &str, policies: &[String]) -> usize {
    let names: Vec<&str> = policies
        .iter()
        .flat_map(|it| it.lines())
        .filter_map(|it| it.strip_prefix("test_")?.split_once(' '))
        .map(|it| it.0)
        .collect();
    for name in &names {
        let value = engine(policies).eval_rule(format!("data.{package}.test_{name}")).unwrap();
        assert_eq!(value, Value::from(true), "test_{name}");
    }
    names.len()
}

#[test]
fn the_pool_policys_own_tests_pass() {
    let world = debian("0660");
    let policies = [artifact(&world, "rego-pool"), artifact(&world, "rego-pool-test")];
    assert_eq!(unit_tests("php_fpm_test", &policies), 12);
}

#[test]
fn the_other_policies_own_tests_pass() {
    let world = debian("0660");
    for (package, names, count) in [
        ("nginx_test", ["rego-nginx", "rego-nginx-test"], 6),
        ("dockerfile_test", ["rego-dockerfile", "rego-dockerfile-test"], 4),
    ] {
        let policies = names.map(|it| artifact(&world, it));
        assert_eq!(unit_tests(package, &policies), count);
    }
}

/// The unit tests say only that some command of the list is judged wrongly; this says which.
#[test]
fn each_command_of_a_dockerfile_is_judged() {
    let policies = [artifact(&debian("0660"), "rego-dockerfile")];
    let judge = |command: &str| {
        let input = serde_json::json!([[{"Cmd": "run", "Value": [command]}]]);
        !deny("dockerfile", &policies, &input.to_string()).is_empty()
    };
    let missed: Vec<&&str> = BAD.iter().filter(|it| !judge(it)).collect();
    let false_alarms: Vec<&&str> = GOOD.iter().filter(|it| judge(it)).collect();
    assert!(missed.is_empty() && false_alarms.is_empty(), "{missed:#?}\n{false_alarms:#?}");
}

#[test]
fn an_open_mode_is_denied_with_one_reason() {
    let policies = [artifact(&debian("0666"), "rego-pool")];
    let input = r#"{"www": {"listen": "/run/php/php8.2-fpm.sock", "listen.owner": "www-data", "listen.group": "www-data", "listen.mode": 666}}"#;
    let messages = deny("php_fpm", &policies, input);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("every local user"), "{messages:?}");
}

/// Settings of a pool, and whether the worker gets in and nobody else does.
const POOLS: &[(bool, &str)] = &[
    (true, "listen.owner = www-data\nlisten.group = www-data\nlisten.mode = 0660"),
    (true, "listen.owner = www-data\nlisten.mode = 0600"),
    (true, "listen.group = www-data"),
    (true, "listen.owner = www-data"),
    (true, "listen.acl_users = www-data"),
    (true, "listen.acl_users = apache,www-data\nlisten.owner = apache"),
    (true, "listen.acl_groups = www-data"),
    (true, "listen.group = www-data\nlisten.mode = 660"),
    (true, "listen.group = www-data\nlisten.mode = \"0660\""),
    (true, "listen.group = www-data\nlisten.mode = 00660"),
    (true, "listen.group = www-data\nlisten.mode = +0660"),
    (true, "listen.group = www-data\nlisten.mode = 2660"),
    (true, "listen.group = www-data\nlisten.mode = 660.0"),
    (true, "listen.group = www-data\nlisten.mode = 0660x"),
    (true, "listen.group = www-data\nlisten.mode ="),
    (true, "listen.group = www-data\nlisten.mode = off"),
    (false, "listen.group = www-data\nlisten.mode = 0666"),
    (false, "listen.group = www-data\nlisten.mode = 666"),
    (false, "listen.group = www-data\nlisten.mode = \"0666\""),
    (false, "listen.group = www-data\nlisten.mode = 0777"),
    (false, "listen.group = www-data\nlisten.mode = 1777"),
    (false, "listen.group = www-data\nlisten.mode = 0662"),
    (false, "listen.group = www-data\nlisten.mode = 0606"),
    (false, "listen.group = www-data\nlisten.mode = 0640"),
    (false, "listen.group = www-data\nlisten.mode = 0600"),
    (false, "listen.group = www-data\nlisten.mode = 0000"),
    (false, "listen.group = www-data\nlisten.mode = 0"),
    (false, "listen.group = www-data\nlisten.mode = 0o660"),
    (false, "listen.group = www-data\nlisten.mode = 0x1B0"),
    (false, "listen.group = www-data\nlisten.mode = rw-rw----"),
    (false, "listen.group = www-data\nlisten.mode = 0999"),
    (false, "listen.group = www-data\nlisten.mode = 0680"),
    (false, "listen.group = www-data\nlisten.mode = 66"),
    (false, "listen.group = www-data\nlisten.mode = 6"),
    (false, "listen.group = www-data\nlisten.mode = 432"),
    (false, "listen.group = www-data\nlisten.mode = 438"),
    (false, "listen.group = www-data\nlisten.mode = yes"),
    (false, "listen.group = www-data\nlisten.mode = true"),
    (false, "listen.group = www-data\nlisten.mode = -1"),
    (false, "listen.group = www-data\nlisten.mode = ~0660"),
    (false, "listen.group = www-data\nlisten.mode = 0660|0006"),
    (false, "listen.group = www-data\nlisten.mode = E_ALL"),
    (false, "listen.group = www-data\nlisten.mode = 99999999999999999999"),
    (false, "listen.mode = 0660"),
    (false, "listen.group = adm"),
    (false, "listen.owner = apache\nlisten.group = apache\nlisten.mode = 0660"),
    (false, "listen.owner = www-data\nlisten.group = www-data\nlisten.acl_users = apache"),
    (false, "listen.owner = www-data\nlisten.mode = 0060"),
];

/// What conftest's INI parser gives: numbers and booleans for what looks so.
fn as_conftest(settings: &str) -> serde_json::Value {
    let value = |it: &str| {
        let it = it.trim().trim_matches('"');
        // Go writes a float without a fraction as an integer.
        let whole = it.trim_start_matches('+').trim_end_matches(".0").parse::<i64>();
        if let Ok(number) = whole {
            return serde_json::json!(number);
        }
        match (it.parse::<f64>(), it) {
            (Ok(number), _) => serde_json::json!(number),
            (Err(_), "t" | "T" | "true" | "TRUE" | "True") => serde_json::json!(true),
            (Err(_), "f" | "F" | "false" | "FALSE" | "False") => serde_json::json!(false),
            (Err(_), text) => serde_json::json!(text),
        }
    };
    let pairs = settings.lines().filter_map(|it| it.split_once('='));
    let pairs = pairs.map(|(key, it)| (key.trim().to_owned(), value(it)));
    serde_json::Value::Object(pairs.collect())
}

/// The verdicts of the policy on the pool's file and on the settings in force, and of the facts.
#[test]
fn the_pool_policy_tells_good_pools_from_bad_ones() {
    let policies = [artifact(&debian("0660"), "rego-pool")];
    let (mut ini, mut json) = (Vec::new(), Vec::new());
    for (is_good, settings) in POOLS {
        let settings = format!("listen = /run/php/php8.2-fpm.sock\n{settings}");
        let world = super::world(&[
            ("www.conf", InputKind::Fpm, &format!("[www]\n{settings}\n")),
            (
                "nginx.conf",
                InputKind::Nginx,
                "user www-data;\nevents {}\nhttp { server { location / { fastcgi_pass unix:/run/php/php8.2-fpm.sock; } } }\n",
            ),
        ]);
        let node = world.connections[0].socket.configured.clone().unwrap().node;
        let gets_in = |it: &Subject| decide(it, &node).verdict == Verdict::Allowed;
        let is_closed = !gets_in(&Subject::stranger());
        assert_eq!(*is_good, gets_in(&world.worker.subject()) && is_closed, "{settings}");
        let input = serde_json::json!({"www": as_conftest(&settings)}).to_string();
        ini.push((settings.clone(), *is_good, deny("php_fpm", &policies, &input).is_empty()));
        let input = artifact(&world, "parsed-www-conf");
        json.push((settings, *is_good, deny("php_fpm", &policies, &input).is_empty()));
    }
    compare("rego-pool, INI", &ini);
    compare("rego-pool, JSON", &json);
}
