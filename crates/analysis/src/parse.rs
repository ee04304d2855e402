//! The syntax trees as data, for `sockbox parse`.

use std::collections::BTreeMap;

use serde::Serialize;
use text::LineIndex;

/// crossplane's shape.
#[derive(Clone, Debug, Serialize)]
pub struct NginxTree {
    pub config: Vec<NginxFile>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NginxFile {
    pub file: String,
    /// `ok` or `failed`.
    pub status: String,
    pub errors: Vec<NginxError>,
    pub parsed: Vec<Statement>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NginxError {
    pub error: String,
    pub line: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    pub directive: String,
    pub args: Vec<String>,
    pub line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<Vec<Statement>>,
}

/// The pools in force.
#[derive(Clone, Debug, Serialize)]
pub struct FpmTree {
    pub global: BTreeMap<String, String>,
    pub pools: Vec<FpmPool>,
    pub errors: Vec<FpmError>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FpmPool {
    pub name: String,
    pub settings: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FpmError {
    pub error: String,
    pub line: usize,
}

/// The tree of a configuration or of each file of an `nginx -T` dump.
pub fn parse_nginx(path: &str, text: &str) -> NginxTree {
    let parts: Vec<(String, &str)> = {
        let dump = nginx_syntax::parse(text);
        if dump.files.is_empty() {
            vec![(path.to_owned(), text)]
        } else {
            dump.files.iter().map(|it| (it.path.clone(), it.range.of(text))).collect()
        }
    };
    NginxTree { config: parts.into_iter().map(|(path, text)| nginx_file(path, text)).collect() }
}

fn nginx_file(path: String, text: &str) -> NginxFile {
    let parse = nginx_syntax::parse(text);
    let lines = LineIndex::new(text);
    let errors: Vec<NginxError> = parse
        .errors
        .iter()
        .map(|it| NginxError { error: it.to_string(), line: lines.line(it.range.start) })
        .collect();
    NginxFile {
        file: path,
        status: if errors.is_empty() { "ok" } else { "failed" }.to_owned(),
        errors,
        parsed: statements(nginx_syntax::outline(text, &parse)),
    }
}

/// Outlines are as deep as the parser lets them be, which is bounded.
fn statements(outline: Vec<nginx_syntax::Statement>) -> Vec<Statement> {
    outline
        .into_iter()
        .map(|it| Statement {
            directive: it.directive,
            args: it.args,
            line: it.line,
            block: it.block.map(statements),
        })
        .collect()
}

/// The effective settings of pool files, read in this order.
pub fn parse_fpm(texts: &[&str], environment: &BTreeMap<String, String>) -> FpmTree {
    let parses: Vec<_> = texts.iter().map(|it| fpm_syntax::parse(it)).collect();
    let inputs: Vec<_> =
        texts.iter().zip(&parses).map(|(text, parse)| fpm_syntax::Input { text, parse }).collect();
    let environment = fpm_syntax::Environment { variables: environment.clone() };
    let effective = fpm_syntax::effective(&inputs, &environment);
    let lines: Vec<LineIndex> = texts.iter().map(|it| LineIndex::new(it)).collect();
    let values = |it: &BTreeMap<String, fpm_syntax::Setting>| {
        it.iter().map(|(key, setting)| (key.clone(), setting.value.clone())).collect()
    };
    FpmTree {
        global: values(&effective.global),
        pools: effective
            .pools
            .iter()
            .map(|it| FpmPool { name: it.name.clone(), settings: values(&it.settings) })
            .collect(),
        errors: effective
            .errors
            .iter()
            .map(|it| {
                let line = lines.get(it.input).map_or(1, |lines| lines.line(it.error.range.start));
                FpmError { error: it.error.to_string(), line }
            })
            .collect(),
    }
}
