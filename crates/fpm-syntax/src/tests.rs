//! Tests of the crate: properties, tables of FPM's rules, and FPM itself.

mod dumps;
mod lines;
mod properties;
mod real;
mod values;

use crate::{Effective, Environment, Input, effective, parse};

/// The environment of the tests.
fn environment() -> Environment {
    let variables = [("HOME", "/h m"), ("NUM", "6")];
    Environment {
        variables: variables.into_iter().map(|(key, it)| (key.to_owned(), it.to_owned())).collect(),
    }
}

fn read(text: &str) -> Effective {
    effective(&[Input { text, parse: &parse(text) }], &environment())
}

/// The setting of a key in the first pool.
fn setting(text: &str, key: &str) -> Option<String> {
    Some(read(text).pools.first()?.settings.get(key)?.value.clone())
}

/// The messages of all errors.
fn errors(text: &str) -> Vec<String> {
    read(text).errors.iter().map(|it| it.error.to_string()).collect()
}
