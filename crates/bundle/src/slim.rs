//! The same module in an order that compresses better: functions that are equal become one, the
//! most used locals and functions get the smallest numbers, and functions that are alike stand
//! beside each other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Context as _;

use crate::wasm::{
    self, Behind, ELEMENTS, EXPORTS, Function, Instruction, Module, Reader, START, leb, list,
};

/// How many of the most called functions stand before all others. More would gain less at their
/// calls than is lost between functions that are alike.
const CALLED_MOST: usize = 256;

pub(crate) fn slim(module: &mut Module) -> anyhow::Result<()> {
    while merge(module)? {}
    let parameters: Vec<usize> = module.functions.iter().map(|it| module.parameters(it)).collect();
    for (function, parameters) in module.functions.iter_mut().zip(parameters) {
        renumber_locals(function, parameters);
    }
    sort(module)
}

/// Makes equal functions one. Their callers may be equal then: it says whether any were.
///
/// The compiler leaves them for the sake of addresses that differ, which Rust does not promise.
fn merge(module: &mut Module) -> anyhow::Result<bool> {
    let mut firsts = BTreeMap::new();
    let mut numbers: Vec<usize> = (0..module.imported).collect();
    let mut kept = Vec::new();
    for function in std::mem::take(&mut module.functions) {
        let next = module.imported + kept.len();
        let number = *firsts.entry(function.clone()).or_insert(next);
        if number == next {
            kept.push(function);
        }
        numbers.push(number);
    }
    let merged = module.imported + kept.len() < numbers.len();
    module.functions = kept;
    renumber_functions(module, &numbers)?;
    Ok(merged)
}

/// Sorts a function's locals, but not its parameters: by type, then the most used first.
fn renumber_locals(function: &mut Function, parameters: usize) {
    let groups = function.locals.iter();
    let types: Vec<u8> =
        groups.flat_map(|(count, kind)| std::iter::repeat_n(*kind, *count)).collect();
    let mut uses = vec![0_usize; parameters + types.len()];
    for number in locals(&mut function.code) {
        if let Some(it) = usize::try_from(*number).ok().and_then(|it| uses.get_mut(it)) {
            *it += 1;
        }
    }
    let mut order: Vec<(Reverse<u8>, Reverse<usize>, usize)> = (parameters..)
        .zip(types)
        .map(|(old, kind)| (Reverse(kind), Reverse(uses.get(old).copied().unwrap_or(0)), old))
        .collect();
    order.sort();
    let mut numbers: Vec<usize> = (0..uses.len()).collect();
    function.locals.clear();
    for (new, (Reverse(kind), _, old)) in (parameters..).zip(order) {
        if let Some(it) = numbers.get_mut(old) {
            *it = new;
        }
        match function.locals.last_mut() {
            Some((count, last)) if *last == kind => *count += 1,
            _ => function.locals.push((1, kind)),
        }
    }
    for number in locals(&mut function.code) {
        let new = usize::try_from(*number).ok().and_then(|it| numbers.get(it));
        if let Some(new) = new.and_then(|it| i64::try_from(*it).ok()) {
            *number = new;
        }
    }
}

fn locals(code: &mut [Instruction]) -> impl Iterator<Item = &mut i64> {
    code.iter_mut()
        .filter(|it| matches!(wasm::behind(it.operator), Ok(Behind::Local)))
        .flat_map(|it| &mut it.numbers)
}

/// Sorts the functions: those that are called most, then the others by type, locals and operators.
fn sort(module: &mut Module) -> anyhow::Result<()> {
    let mut calls = vec![0_usize; module.imported + module.functions.len()];
    for number in module.functions.iter_mut().flat_map(functions) {
        *calls.get_mut(usize::try_from(*number)?).context("a function is missing")? += 1;
    }
    let mut order: Vec<usize> = (0..module.functions.len()).collect();
    order.sort_by_key(|it| Reverse(calls.get(module.imported + it).copied()));
    let operators = |it: &Function| it.code.iter().map(|it| it.operator).collect::<Vec<u8>>();
    if let Some(rest) = order.get_mut(CALLED_MOST..) {
        rest.sort_by_cached_key(|it| {
            module.functions.get(*it).map(|it| (it.kind, it.locals.clone(), operators(it)))
        });
    }
    let mut numbers: Vec<usize> = (0..calls.len()).collect();
    let mut sorted = Vec::new();
    for (new, old) in order.into_iter().enumerate() {
        *numbers.get_mut(module.imported + old).context("a function is missing")? =
            module.imported + new;
        sorted.extend(module.functions.get(old).cloned());
    }
    module.functions = sorted;
    renumber_functions(module, &numbers)
}

/// Where a function is named.
fn functions(function: &mut Function) -> impl Iterator<Item = &mut i64> {
    function
        .code
        .iter_mut()
        .filter(|it| matches!(wasm::behind(it.operator), Ok(Behind::Function)))
        .flat_map(|it| &mut it.numbers)
}

/// Puts new numbers of functions, by their old ones, wherever a function is named.
fn renumber_functions(module: &mut Module, numbers: &[usize]) -> anyhow::Result<()> {
    let new = |it: usize| numbers.get(it).copied().context("a function is missing");
    for number in module.functions.iter_mut().flat_map(functions) {
        *number = i64::try_from(new(usize::try_from(*number)?)?)?;
    }
    for (id, content) in &mut module.sections {
        let reader = &mut Reader::new(content);
        *content = match *id {
            EXPORTS => exports(reader, new)?,
            START => leb(new(reader.number()?)?),
            ELEMENTS => elements(reader, new)?,
            _ => continue,
        };
    }
    Ok(())
}

fn exports(
    reader: &mut Reader<'_>,
    new: impl Fn(usize) -> anyhow::Result<usize>,
) -> anyhow::Result<Vec<u8>> {
    let exports = reader.list(|it| {
        let size = it.number()?;
        let name = it.take(size)?;
        let kind = it.byte()?;
        let number = it.number()?;
        let number = if kind == 0 { new(number)? } else { number };
        Ok([&leb(size), name, &[kind], &leb(number)].concat())
    })?;
    Ok([leb(exports.len()), exports.concat()].concat())
}

/// Segments that fill the first table from an offset on with functions.
fn elements(
    reader: &mut Reader<'_>,
    new: impl Fn(usize) -> anyhow::Result<usize>,
) -> anyhow::Result<Vec<u8>> {
    let segments = reader.list(|it| {
        let head = it.take(2)?;
        anyhow::ensure!(head == [0, wasm::I32_CONST], "a segment of elements is of another form");
        let offset = it.signed()?;
        let end = it.take(1)?;
        let functions = it.list(|it| new(it.number()?))?;
        Ok([head, &wasm::signed_leb(offset), end, &list(functions.into_iter())].concat())
    })?;
    Ok([leb(segments.len()), segments.concat()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::{CALL, IMPORTS};

    fn instruction(operator: u8, numbers: &[i64]) -> Instruction {
        Instruction { operator, numbers: numbers.to_vec() }
    }

    fn function(code: &[(u8, &[i64])]) -> Function {
        let code = code.iter().map(|it| instruction(it.0, it.1)).collect();
        Function { kind: 0, locals: Vec::new(), code }
    }

    /// One import, and functions of one type with one parameter.
    fn module(functions: Vec<Function>) -> Module {
        let sections = vec![
            (IMPORTS, b"\x01\x01a\x01b\0\0".to_vec()),
            (EXPORTS, b"\x02\x01f\0\x02\x01m\x02\0".to_vec()),
            (START, vec![3]),
            (ELEMENTS, b"\x01\0\x41\x01\x0b\x03\0\x01\x03".to_vec()),
        ];
        Module { sections, imported: 1, parameters: vec![1], functions }
    }

    #[test]
    fn equal_functions_become_one_and_then_their_callers() {
        let calls = |it: i64| function(&[(CALL, &[it]), (0x0b, &[])]);
        let mut wasm = module(vec![calls(0), calls(1), calls(0), calls(3)]);
        slim(&mut wasm).unwrap();
        assert_eq!(wasm.functions, [calls(0), calls(1)]);
        let content = |id: u8| wasm.sections.iter().find(|it| it.0 == id).unwrap().1.as_slice();
        assert_eq!(content(EXPORTS), b"\x02\x01f\0\x02\x01m\x02\0");
        assert_eq!(content(START), [1]);
        assert_eq!(content(ELEMENTS), b"\x01\0\x41\x01\x0b\x03\0\x01\x01");
    }

    #[test]
    fn functions_that_are_called_more_come_first() {
        let (leaf, caller) = (function(&[(0x01, &[]), (0x0b, &[])]), |it: i64| {
            function(&[(CALL, &[it]), (CALL, &[it]), (0x0b, &[])])
        });
        let mut wasm = module(vec![caller(3), caller(0), leaf.clone()]);
        slim(&mut wasm).unwrap();
        assert_eq!(wasm.functions, [leaf, caller(1), caller(0)]);
        assert_eq!(wasm.sections.iter().find(|it| it.0 == START).unwrap().1, [1]);
    }

    #[test]
    fn locals_are_sorted_by_type_and_use_and_parameters_stay() {
        let mut it =
            function(&[(0x20, &[3]), (0x21, &[2]), (0x20, &[0]), (0x22, &[3]), (0x0b, &[])]);
        it.locals = vec![(1, 0x7e), (2, 0x7f)];
        renumber_locals(&mut it, 1);
        assert_eq!(it.locals, [(2, 0x7f), (1, 0x7e)]);
        let numbers: Vec<i64> = it.code.iter().flat_map(|it| it.numbers.clone()).collect();
        assert_eq!(numbers, [1, 2, 0, 1]);
    }

    #[test]
    fn elements_of_another_form_are_refused() {
        let mut wasm = module(Vec::new());
        wasm.sections = vec![(ELEMENTS, b"\x01\x04\x41\x01\x0b\0".to_vec())];
        assert!(slim(&mut wasm).is_err());
    }
}
