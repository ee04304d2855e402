//! The policies, evaluated by a Rego engine.

use regorus::{Engine, Value};

use super::{artifact, debian};

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
fn an_open_mode_is_denied_with_one_reason() {
    let policies = [artifact(&debian("0666"), "rego-pool")];
    let input = r#"{"www": {"listen": "/run/php/php8.2-fpm.sock", "listen.owner": "www-data", "listen.group": "www-data", "listen.mode": 666}}"#;
    let messages = deny("php_fpm", &policies, input);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("every local user"), "{messages:?}");
}
