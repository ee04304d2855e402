//! The settings in force: sections merged, duplicates resolved, `$pool` expanded.

use std::collections::BTreeMap;

use text::TextRange;

use crate::settings::{self, Scope};
use crate::{Entry, Environment, LineKind, Parse, SyntaxError, SyntaxErrorKind, evaluate};

/// One text in reading order.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    pub text: &'a str,
    pub parse: &'a Parse,
}

/// What FPM has after reading all inputs.
#[derive(Clone, Debug, Default)]
pub struct Effective {
    pub global: BTreeMap<String, Setting>,
    /// In the order of their first section.
    pub pools: Vec<Pool>,
    pub errors: Vec<LocatedError>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedError {
    /// Index of the input.
    pub input: usize,
    pub error: SyntaxError,
}

#[derive(Clone, Debug)]
pub struct Pool {
    pub name: String,
    /// The input that its first section stands in.
    pub input: usize,
    /// The first `[name]`; `None` where the settings stand before any section.
    pub header: Option<TextRange>,
    /// By key, with the index of arrays: `listen.owner`, `php_admin_value[open_basedir]`.
    pub settings: BTreeMap<String, Setting>,
}

/// A setting in force. One that was set to nothing is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub value: String,
    pub input: usize,
    pub key_range: TextRange,
    pub raw: TextRange,
    /// Earlier definitions, which this one replaced: input and value range.
    pub overridden: Vec<(usize, TextRange)>,
}

/// Reads the inputs one after the other, as FPM reads its include pattern.
pub fn effective(inputs: &[Input<'_>], environment: &Environment) -> Effective {
    let mut res = Effective::default();
    // The section is kept from one file to the next (facts, section 9).
    let mut section = Target::None;
    let mut names = BTreeMap::new();
    for (index, input) in inputs.iter().enumerate() {
        res.errors.extend(
            input.parse.errors.iter().map(|it| LocatedError { input: index, error: it.clone() }),
        );
        for line in &input.parse.lines {
            match &line.kind {
                LineKind::Blank | LineKind::Comment(_) | LineKind::Invalid => {}
                LineKind::Section(it) => {
                    section = enter(&mut res, &mut names, &it.name, index, it.range);
                    if let Some(entry) = &it.entry {
                        apply(&mut res, section, index, input, entry, environment);
                    }
                }
                LineKind::Entry(entry) => {
                    apply(&mut res, section, index, input, entry, environment);
                }
            }
        }
    }
    expand_pool_names(&mut res);
    res
}

#[derive(Clone, Copy)]
enum Target {
    /// No section yet: a fragment, whose pool settings are taken for those of one nameless pool.
    None,
    Global,
    Pool(usize),
}

/// `names` holds the pools in lower case.
fn enter(
    res: &mut Effective,
    names: &mut BTreeMap<String, usize>,
    name: &str,
    input: usize,
    header: TextRange,
) -> Target {
    if name.eq_ignore_ascii_case("global") {
        return Target::Global;
    }
    let key = name.to_ascii_lowercase();
    // The pool of a fragment has no name, and `[]` goes on with it.
    let nameless = || res.pools.iter().take(1).position(|it| it.name.is_empty());
    if let Some(index) = names.get(&key).copied().or_else(|| nameless().filter(|_| key.is_empty()))
    {
        return Target::Pool(index);
    }
    names.insert(key, res.pools.len());
    res.pools.push(Pool {
        name: name.to_owned(),
        input,
        header: Some(header),
        settings: BTreeMap::new(),
    });
    Target::Pool(res.pools.len() - 1)
}

fn apply(
    res: &mut Effective,
    section: Target,
    index: usize,
    input: &Input<'_>,
    entry: &Entry,
    environment: &Environment,
) {
    let raw = entry.raw.of(input.text);
    let value = match raw {
        "undefined" if entry.is_dumped => Ok(String::new()),
        _ if entry.is_dumped => Ok(raw.to_owned()),
        _ => evaluate(raw, environment),
    };
    let value = match value {
        Ok(value) => value,
        Err(kind) => {
            res.errors.push(LocatedError {
                input: index,
                error: SyntaxError { kind, range: entry.range },
            });
            return;
        }
    };
    let scope = settings::scope(&entry.key);
    if let Some(kind) = refusal(section, scope, entry).filter(|_| !entry.is_dumped) {
        res.errors.push(LocatedError {
            input: index,
            error: SyntaxError { kind, range: entry.key_range },
        });
        if scope.is_none() || entry.index.is_some() != settings::is_array(&entry.key) {
            return;
        }
    }
    if value.is_empty() && entry.key == "env" && !entry.is_dumped {
        let kind = SyntaxErrorKind::EmptyValue;
        let error = SyntaxError { kind, range: entry.range };
        res.errors.push(LocatedError { input: index, error });
        return;
    }
    let settings = match (section, scope) {
        (Target::Global, _) | (Target::None, Some(Scope::Global)) => &mut res.global,
        (Target::Pool(pool), _) => match res.pools.get_mut(pool) {
            Some(pool) => &mut pool.settings,
            None => return,
        },
        (Target::None, _) => fragment(res, index),
    };
    let name = entry.name();
    let earlier = settings.remove(&name);
    if value.is_empty() && entry.index.is_none() {
        return;
    }
    let overridden = earlier.map_or_else(Vec::new, |it| {
        let mut overridden = it.overridden;
        overridden.push((it.input, it.raw));
        overridden
    });
    settings.insert(
        name,
        Setting { value, input: index, key_range: entry.key_range, raw: entry.raw, overridden },
    );
}

/// Settings of a fragment without a section.
fn fragment(res: &mut Effective, input: usize) -> &mut BTreeMap<String, Setting> {
    let known = res.pools.iter().position(|it| it.header.is_none());
    let index = known.unwrap_or_else(|| {
        res.pools.push(Pool {
            name: String::new(),
            input,
            header: None,
            settings: BTreeMap::new(),
        });
        res.pools.len() - 1
    });
    match res.pools.get_mut(index) {
        Some(pool) => &mut pool.settings,
        None => &mut res.global,
    }
}

fn refusal(section: Target, scope: Option<Scope>, entry: &Entry) -> Option<SyntaxErrorKind> {
    let unknown = || Some(SyntaxErrorKind::UnknownEntry(entry.key.clone()));
    match (section, scope) {
        (_, None) => unknown(),
        (Target::Global, _) if entry.index.is_some() => Some(SyntaxErrorKind::ArrayInGlobal),
        (Target::Global, Some(Scope::Pool)) | (Target::Pool(_), Some(Scope::Global)) => unknown(),
        _ if entry.index.is_some() != settings::is_array(&entry.key) => unknown(),
        // FPM refuses pool keys before any section; a fragment is no error by itself.
        _ => None,
    }
}

/// `$pool` expands anywhere in a value.
fn expand_pool_names(res: &mut Effective) {
    for pool in &mut res.pools {
        for setting in pool.settings.values_mut() {
            if setting.value.contains("$pool") {
                setting.value = setting.value.replace("$pool", &pool.name);
            }
        }
    }
}
