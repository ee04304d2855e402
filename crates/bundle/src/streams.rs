//! The wasm as letters, sorted by meaning: operators, locals, calls, offsets, constants, texts and
//! their addresses, each kind of number beside its like. Compression then takes a fifth less.
//! `start.js` puts it together again by the table that leads the letters.

use anyhow::Context as _;

use crate::letters::Letters;
use crate::wasm::{
    Behind, CODE, DATA, FUNCTIONS, Function, I32_CONST, Instruction, Module, PREAMBLE, Reader,
    behind, leb, list, prefixed, signed_leb,
};

/// Where numbers and bytes go. `start.js` knows these by their numbers.
const OPERATORS: usize = 0;
const DECLARATIONS: usize = 1;
const LABELS: usize = 2;
const CALLS: usize = 3;
const OTHERS: usize = 4;
const BYTES: usize = 5;
const GAPS: usize = 6;
const ADDRESSES: usize = 7;
const LENGTHS: usize = 8;
const LOCALS: usize = 9;
const GLOBALS: usize = 10;
const LOADS: usize = 11;
const STORES: usize = 12;
/// Constants have a stream for each kind of operator that takes them.
const CONSTANTS: usize = 13;
const STREAMS: usize = CONSTANTS + 9;

/// What `start.js` does behind an operator.
const NOTHING: usize = 0;
const NUMBER: usize = 1;
const BLOCK_TYPE: usize = 2;
const SOME_LABELS: usize = 3;
const FUNCTION: usize = 4;
const OFFSET: usize = 5;
const CONSTANT: usize = 6;
const LONG_CONSTANT: usize = 7;
const FOUR_BYTES: usize = 8;
const EIGHT_BYTES: usize = 9;
const TWO_NUMBERS: usize = 10;
const MORE: usize = 11;

/// The text that `start.js` reads: numbers, the letter of each byte, and the streams. The numbers are
/// those of functions, of imported ones, of bytes before the code, of pairs and the first address;
/// for each operator in the code what stands behind it, in which stream, and in which stream a
/// constant before it is; and the streams' lengths.
pub(crate) fn sort(module: &Module) -> anyhow::Result<String> {
    let letters = Letters::new();
    let mut streams: [String; STREAMS] = std::array::from_fn(|_| String::new());
    let operators = operators(module);
    for function in &module.functions {
        self::function(module, function, &operators, &letters, &mut streams)?;
    }
    let (before, after) = around_code(module);
    let split = split(&after, addresses(module)?);
    let of_bytes = letters.of_bytes(&[&before[..], &split.bytes].concat());
    if let Some(stream) = streams.get_mut(BYTES) {
        let bytes = before.iter().chain(&split.bytes);
        stream.extend(bytes.filter_map(|it| of_bytes.get(usize::from(*it))));
    }
    for pair in &split.pairs {
        put(&letters, &mut streams, GAPS, pair.gap);
        if let Some(stream) = streams.get_mut(ADDRESSES) {
            letters.signed(stream, pair.distance);
        }
        put(&letters, &mut streams, LENGTHS, pair.length);
    }

    let mut res = String::new();
    let mut head = vec![
        module.functions.len(),
        module.imported,
        before.len(),
        split.pairs.len(),
        split.start,
        operators.len(),
    ];
    for operator in &operators {
        let (form, stream) = form(*operator)?;
        head.extend([usize::from(*operator), form, stream, taker(*operator)]);
    }
    head.extend(streams.iter().map(|it| it.chars().count()));
    for number in head {
        letters.number(&mut res, u64::try_from(number)?);
    }
    res.extend(of_bytes);
    res.extend(streams);
    Ok(res)
}

/// The operators in the code, the most frequent first.
fn operators(module: &Module) -> Vec<u8> {
    let mut counts = [0_usize; 256];
    for instruction in module.functions.iter().flat_map(|it| &it.code) {
        if let Some(it) = counts.get_mut(usize::from(instruction.operator)) {
            *it += 1;
        }
    }
    let used = counts.into_iter().zip(0..=u8::MAX).filter(|it| it.0 > 0);
    let mut order: Vec<(usize, u8)> = used.collect();
    order.sort_by_key(|(count, operator)| (std::cmp::Reverse(*count), *operator));
    order.into_iter().map(|it| it.1).collect()
}

/// What `start.js` does behind an operator, and the stream that it reads.
fn form(operator: u8) -> anyhow::Result<(usize, usize)> {
    Ok(match behind(operator)? {
        Behind::Nothing => (NOTHING, OTHERS),
        Behind::BlockType => (BLOCK_TYPE, LABELS),
        Behind::Label => (NUMBER, LABELS),
        Behind::Labels => (SOME_LABELS, LABELS),
        Behind::Function => (FUNCTION, CALLS),
        Behind::Local => (NUMBER, LOCALS),
        Behind::Global => (NUMBER, GLOBALS),
        Behind::Index => (NUMBER, OTHERS),
        Behind::Offset => (OFFSET, if operator < 0x36 { LOADS } else { STORES }),
        Behind::TypeAndTable => (TWO_NUMBERS, OTHERS),
        Behind::Int32 => (CONSTANT, CONSTANTS),
        Behind::Int64 => (LONG_CONSTANT, OTHERS),
        Behind::Float32 => (FOUR_BYTES, OTHERS),
        Behind::Float64 => (EIGHT_BYTES, OTHERS),
        Behind::Prefixed => (MORE, OTHERS),
    })
}

/// The stream of a 32-bit constant, by the operator that comes next.
fn taker(next: u8) -> usize {
    CONSTANTS
        + match next {
            // Additions and subtractions: mostly of addresses.
            0x6a | 0x6b => 1,
            // Comparisons.
            0x45..=0x66 => 2,
            0x36..=0x3e => 3,
            // Another constant, which is the length where this is an address.
            I32_CONST => 4,
            0x10 => 5,
            0x20 => 6,
            0x21 => 7,
            0x22 => 8,
            _ => 0,
        }
}

fn function(
    module: &Module,
    function: &Function,
    operators: &[u8],
    letters: &Letters,
    streams: &mut [String; STREAMS],
) -> anyhow::Result<()> {
    put(letters, streams, DECLARATIONS, function.locals.len());
    for (count, kind) in &function.locals {
        put(letters, streams, DECLARATIONS, *count);
        put(letters, streams, DECLARATIONS, usize::from(*kind));
    }
    let mut rest = function.code.iter();
    while let Some(Instruction { operator, numbers }) = rest.next() {
        let letter = operators.iter().position(|it| it == operator);
        put(letters, streams, OPERATORS, letter.context("an operator is missing")?);
        let (form, mut stream) = form(*operator)?;
        if form == CONSTANT {
            let next = rest.as_slice().first().context("a constant ends a function")?;
            stream = taker(next.operator);
        }
        if form == SOME_LABELS {
            put(letters, streams, stream, numbers.len().saturating_sub(1));
        }
        for number in numbers {
            let number = *number;
            match form {
                CONSTANT => {
                    streams.get_mut(stream).into_iter().for_each(|it| letters.signed(it, number));
                }
                LONG_CONSTANT => {
                    for byte in signed_leb(number) {
                        put(letters, streams, stream, usize::from(byte));
                    }
                }
                // The type without a result is -64.
                BLOCK_TYPE => put(letters, streams, stream, usize::try_from(number + 64)?),
                FUNCTION => {
                    // Imported functions have the first numbers, and are called seldom.
                    let number = usize::try_from(number)?;
                    let behind = number.checked_sub(module.imported);
                    put(
                        letters,
                        streams,
                        stream,
                        behind.unwrap_or(number + module.functions.len()),
                    );
                }
                _ => put(letters, streams, stream, usize::try_from(number)?),
            }
        }
        if form == MORE {
            let number = numbers.first().copied().unwrap_or_default();
            anyhow::ensure!(prefixed(number)? + 1 == numbers.len(), "numbers are missing");
        }
    }
    Ok(())
}

fn put(letters: &Letters, streams: &mut [String; STREAMS], stream: usize, number: usize) {
    if let (Some(stream), Ok(number)) = (streams.get_mut(stream), u64::try_from(number)) {
        letters.number(stream, number);
    }
}

/// The module's bytes before and behind the section of code.
fn around_code(module: &Module) -> (Vec<u8>, Vec<u8>) {
    let (mut before, mut after) = (PREAMBLE.to_vec(), Vec::new());
    let mut code = false;
    for (id, content) in &module.sections {
        let res = if code { &mut after } else { &mut before };
        let kinds = || list(module.functions.iter().map(|it| it.kind));
        let content = if *id == FUNCTIONS { kinds() } else { content.clone() };
        if *id == CODE {
            code = true;
        } else {
            res.push(*id);
            res.extend(leb(content.len()));
            res.extend(content);
        }
    }
    (before, after)
}

/// The addresses of the data: from the first segment's start on, as far as the section is long.
fn addresses(module: &Module) -> anyhow::Result<std::ops::Range<usize>> {
    let Some((_, data)) = module.sections.iter().find(|it| it.0 == DATA) else { return Ok(0..0) };
    let mut reader = Reader::new(data);
    if reader.number()? == 0 || reader.take(2)? != [0, I32_CONST] {
        return Ok(0..0);
    }
    let start = usize::try_from(reader.signed()?)?;
    Ok(start..start + data.len())
}

/// Bytes without the pairs of an address and a length, as texts are named in tables.
struct Split {
    bytes: Vec<u8>,
    pairs: Vec<Pair>,
    /// The address from which the first pair's distance counts.
    start: usize,
}

/// Stands behind `gap` bytes. Its address is `distance` behind the end of the pair before.
struct Pair {
    gap: usize,
    distance: i64,
    length: usize,
}

/// Whatever looks like a pair is one: it is put together again all the same.
fn split(bytes: &[u8], addresses: std::ops::Range<usize>) -> Split {
    let mut res = Split { bytes: Vec::new(), pairs: Vec::new(), start: addresses.start };
    let (mut rest, mut gap, mut last) = (bytes, 0, addresses.start);
    while let Some((byte, others)) = rest.split_first() {
        let pair = word(rest).zip(rest.get(4..).and_then(word));
        let pair =
            pair.filter(|(address, length)| addresses.contains(address) && *length < 0x10000);
        let distance = pair.and_then(|it| {
            Some((i64::try_from(it.0).ok()? - i64::try_from(last).ok()?, it.0, it.1))
        });
        if let Some((distance, address, length)) = distance {
            res.pairs.push(Pair { gap, distance, length });
            (rest, gap, last) = (rest.get(8..).unwrap_or_default(), 0, address + length);
        } else {
            res.bytes.push(*byte);
            (rest, gap) = (others, gap + 1);
        }
    }
    res
}

fn word(bytes: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.first_chunk()?)).ok()
}

#[cfg(test)]
mod tests;
