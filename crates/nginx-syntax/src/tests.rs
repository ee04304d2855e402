//! Tests of the crate: properties, tables of nginx's rules, and nginx itself.

mod generated;
mod grammar;
mod pastes;
mod properties;
mod real;

use crate::{Directive, parse};

/// The first error as nginx would end its message: `MESSAGE:LINE`.
fn first_error(text: &str) -> Option<String> {
    parse(text).errors.first().map(|it| format!("{it}:{}", it.line))
}

/// What `first_error` gives for each text.
fn check_errors(table: &[(&str, Option<&str>)]) {
    for (text, expected) in table {
        assert_eq!(first_error(text).as_deref(), *expected, "{text:?}");
    }
}

/// The values of the name and the arguments of each directive, in document order.
fn values(text: &str) -> Vec<Vec<String>> {
    let row = |it: &Directive| {
        let words = std::iter::once(&it.name).chain(&it.args);
        words.map(|it| it.value.clone()).collect()
    };
    parse(text).directives.iter().map(row).collect()
}
