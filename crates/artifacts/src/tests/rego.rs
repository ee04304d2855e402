//! The policies, evaluated by a Rego engine.

use regorus::{Engine, Value};

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
