//! Templates: `@{name}` stands for a value, the lines from `@each name` to `@end name` for a list.

use crate::escape::Escaped;

/// What stands at a name.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(Escaped),
    Each(Vec<Values>),
}

/// Names with their values.
pub(crate) type Values = Vec<(&'static str, Value)>;

/// A name with a text.
pub(crate) fn text(name: &'static str, value: Escaped) -> (&'static str, Value) {
    (name, Value::Text(value))
}

/// Puts the values in, in one pass: what a value holds is never looked at. Inside a list the names
/// of its row count before those around it. A name without a value stays, which a test refuses.
pub(crate) fn fill(template: &str, values: &[(&'static str, Value)]) -> String {
    let mut acc = String::with_capacity(template.len());
    block(template, &[values], &mut acc);
    acc
}

fn block(template: &str, scopes: &[&[(&'static str, Value)]], acc: &mut String) {
    let mut rest = template;
    while !rest.is_empty() {
        let end = rest.find('\n').map_or(rest.len(), |it| it + 1);
        let (line, behind) = rest.split_at(end);
        rest = behind;
        let Some(name) = line.trim().strip_prefix("@each ") else {
            self::line(line, scopes, acc);
            continue;
        };
        let close = format!("@end {name}");
        let mut length = 0;
        for inner in behind.split_inclusive('\n') {
            if inner.trim() == close {
                rest = behind.get(length + inner.len()..).unwrap_or_default();
                break;
            }
            length += inner.len();
        }
        let body = behind.get(..length).unwrap_or_default();
        if let Some(Value::Each(rows)) = find(scopes, name) {
            for row in rows {
                let mut inner: Vec<&[(&'static str, Value)]> = vec![row];
                inner.extend(scopes);
                block(body, &inner, acc);
            }
        }
    }
}

fn line(line: &str, scopes: &[&[(&'static str, Value)]], acc: &mut String) {
    let mut rest = line;
    while let Some((before, opened)) = rest.split_once("@{") {
        acc.push_str(before);
        let Some((name, behind)) = opened.split_once('}') else { break };
        match find(scopes, name) {
            Some(Value::Text(value)) => acc.push_str(value.as_str()),
            Some(Value::Each(_)) | None => {
                acc.push_str("@{");
                acc.push_str(name);
                acc.push('}');
            }
        }
        rest = behind;
    }
    acc.push_str(rest);
}

fn find<'a>(scopes: &[&'a [(&'static str, Value)]], name: &str) -> Option<&'a Value> {
    scopes.iter().find_map(|it| it.iter().find(|(key, _)| *key == name)).map(|(_, it)| it)
}
