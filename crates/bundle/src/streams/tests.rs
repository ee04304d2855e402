//! What is sorted into streams is put together again.

use std::collections::BTreeMap;
use std::str::Chars;

use super::*;
use crate::letters::tests::{codes, number};

/// What `start.js` does.
struct Join<'a> {
    codes: BTreeMap<char, u64>,
    streams: Vec<Chars<'a>>,
    of_letter: BTreeMap<char, u8>,
}

impl Join<'_> {
    fn number(&mut self, stream: usize) -> usize {
        number(&self.codes, &mut self.streams[stream]).try_into().unwrap()
    }

    fn signed(&mut self, stream: usize) -> i64 {
        let number = i64::try_from(self.number(stream)).unwrap();
        if number % 2 == 1 { -(number + 1) / 2 } else { number / 2 }
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (&mut self.streams[BYTES]).take(count).map(|it| self.of_letter[&it]).collect()
    }
}

fn join(text: &str) -> Vec<u8> {
    let codes = codes();
    let mut chars = text.chars();
    let mut head = || usize::try_from(number(&codes, &mut chars)).unwrap();
    let (functions, imported, before, pairs, start) = (head(), head(), head(), head(), head());
    let operators: Vec<[usize; 4]> =
        (0..head()).map(|_| [head(), head(), head(), head()]).collect();
    let lengths: Vec<usize> = (0..STREAMS).map(|_| head()).collect();
    let of_letter = chars.by_ref().take(256).zip(0..=255).collect();
    let mut streams = Vec::new();
    for length in lengths {
        let text = chars.as_str();
        (0..length).for_each(|_| assert!(chars.next().is_some()));
        streams.push(text.get(..text.len() - chars.as_str().len()).unwrap().chars());
    }
    assert_eq!(chars.next(), None);
    let mut join = Join { codes, streams, of_letter };
    let mut res = join.bytes(before);
    let mut content = leb(functions);
    for _ in 0..functions {
        let body = body(&mut join, &operators, functions, imported);
        content.extend(leb(body.len()));
        content.extend(body);
    }
    res.push(CODE);
    res.extend(leb(content.len()));
    res.extend(content);
    let mut address = i64::try_from(start).unwrap();
    for _ in 0..pairs {
        let gap = join.number(GAPS);
        res.extend(join.bytes(gap));
        address += join.signed(ADDRESSES);
        res.extend(u32::try_from(address).unwrap().to_le_bytes());
        let length = u32::try_from(join.number(LENGTHS)).unwrap();
        res.extend(length.to_le_bytes());
        address += i64::from(length);
    }
    res.extend(join.bytes(usize::MAX));
    res
}

fn body(
    join: &mut Join<'_>,
    operators: &[[usize; 4]],
    functions: usize,
    imported: usize,
) -> Vec<u8> {
    let groups = join.number(DECLARATIONS);
    let mut res = leb(groups);
    for _ in 0..2 * groups {
        res.extend(leb(join.number(DECLARATIONS)));
    }
    let mut depth = 1;
    while 0 < depth {
        let [operator, form, stream, _] = operators[join.number(OPERATORS)];
        res.push(u8::try_from(operator).unwrap());
        match operator {
            2..=4 => depth += 1,
            11 => depth -= 1,
            _ => {}
        }
        let numbers = |join: &mut Join<'_>, count: usize| -> Vec<u8> {
            (0..count).flat_map(|_| leb(join.number(stream))).collect()
        };
        let bytes = |join: &mut Join<'_>, count: usize| -> Vec<u8> {
            (0..count).map(|_| u8::try_from(join.number(stream)).unwrap()).collect()
        };
        res.extend(match form {
            NOTHING => Vec::new(),
            NUMBER => numbers(join, 1),
            BLOCK_TYPE => signed_leb(i64::try_from(join.number(stream)).unwrap() - 64),
            SOME_LABELS => {
                let count = join.number(stream);
                [leb(count), numbers(join, count + 1)].concat()
            }
            FUNCTION => {
                let number = join.number(stream);
                leb(if number < functions { number + imported } else { number - functions })
            }
            OFFSET => [vec![0], numbers(join, 1)].concat(),
            CONSTANT => {
                let next = number(&join.codes, &mut join.streams[OPERATORS].clone());
                signed_leb(join.signed(operators[usize::try_from(next).unwrap()][3]))
            }
            LONG_CONSTANT => {
                let mut spelled = bytes(join, 1);
                while 127 < *spelled.last().unwrap() {
                    spelled.extend(bytes(join, 1));
                }
                spelled
            }
            FOUR_BYTES => bytes(join, 4),
            EIGHT_BYTES => bytes(join, 8),
            TWO_NUMBERS => numbers(join, 2),
            MORE => {
                let operator = join.number(stream);
                let count = match operator {
                    0..8 => 0,
                    15.. => 1,
                    _ => 2 - operator % 2,
                };
                [leb(operator), numbers(join, count)].concat()
            }
            _ => panic!("the form {form} is not known"),
        });
    }
    res
}

/// A module with one type, one import, these functions and these data at 1024.
fn module(bodies: &[&[u8]], data: &[u8]) -> Vec<u8> {
    let section = |id: u8, content: &[u8]| [&[id], &leb(content.len())[..], content].concat();
    let code: Vec<u8> = bodies.iter().flat_map(|it| [&leb(it.len())[..], it].concat()).collect();
    [
        PREAMBLE.to_vec(),
        section(1, b"\x01\x60\x01\x7f\x01\x7f"),
        section(2, b"\x01\x01a\x01b\x00\x00"),
        section(FUNCTIONS, &list(bodies.iter().map(|_| 0))),
        section(CODE, &[&leb(bodies.len())[..], &code].concat()),
        section(DATA, &[b"\x01\x00\x41\x80\x08\x0b", &leb(data.len())[..], data].concat()),
    ]
    .concat()
}

#[track_caller]
fn check(bodies: &[&[u8]], data: &[u8]) {
    let wasm = module(bodies, data);
    assert_eq!(join(&sort(&Module::parse(&wasm).unwrap()).unwrap()), wasm);
}

#[test]
fn code_that_is_sorted_can_be_joined() {
    let long = [&[0x00][..], &[0x41, 0xff, 0xff, 0x03].repeat(50), &[0x0b]].concat();
    check(
        &[
            &[0x00, 0x0b],
            // Two groups of locals; a block, a loop, an if with else; branches.
            &[
                0x02, 0x03, 0x7f, 0x81, 0x01, 0x7e, 0x02, 0x40, 0x03, 0x7f, 0x0c, 0x01, 0x0b, 0x04,
                0x40, 0x05, 0x0b, 0x0e, 0x02, 0x00, 0x01, 0x00, 0x02, 0x02, 0x0b, 0x0b, 0x0b,
            ],
            // Locals, globals, calls, constants of every type, memory, bulk memory, a conversion.
            &[
                0x00, 0x20, 0x80, 0x01, 0x23, 0x00, 0x10, 0x00, 0x10, 0x03, 0x11, 0x01, 0x00, 0x41,
                0x7f, 0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f, 0x43, 1, 2,
                3, 4, 0x44, 1, 2, 3, 4, 5, 6, 7, 255, 0x28, 0x00, 0xb0, 0x02, 0x36, 0x00, 0x04,
                0xfc, 0x0a, 0x00, 0x00, 0xfc, 0x0b, 0x00, 0xfc, 0x11, 0x00, 0xfc, 0x02, 0x6a, 0xd2,
                0x03, 0x0b,
            ],
            // Constants before each kind of operator, and the greatest.
            &[
                0x00, 0x41, 0x01, 0x6a, 0x41, 0x02, 0x46, 0x41, 0x03, 0x36, 0x00, 0x00, 0x41, 0x04,
                0x41, 0x05, 0x10, 0x01, 0x41, 0x06, 0x20, 0x00, 0x41, 0x07, 0x21, 0x00, 0x41, 0x08,
                0x22, 0x00, 0x41, 0x80, 0x80, 0x80, 0x80, 0x78, 0x41, 0xff, 0xff, 0xff, 0xff, 0x07,
                0x0b,
            ],
            &long,
        ],
        b"abc",
    );
}

#[test]
fn data_with_pairs_of_address_and_length_can_be_joined() {
    let pair = |address: u32, length: u32| [address.to_le_bytes(), length.to_le_bytes()].concat();
    // The section is a few bytes longer than the data, and so are the addresses.
    let data = [
        b"some texts".to_vec(),
        pair(1024, 4),
        pair(1029, 5),
        vec![0, 4, 0],
        pair(1024, 4),
        pair(1024, 0x10000),
        pair(9000, 4),
        vec![4, 0],
    ]
    .concat();
    check(&[&[0x00, 0x0b]], &data);
    let wasm = Module::parse(&module(&[], &data)).unwrap();
    let after = around_code(&wasm).1;
    assert_eq!(split(&after, addresses(&wasm).unwrap()).pairs.len(), 3);
}

#[test]
fn hints_of_alignment_become_zero() {
    let hint = |it: u8| module(&[&[0x00, 0x28, it, 0x08, 0x0b]], b"");
    assert_eq!(join(&sort(&Module::parse(&hint(2)).unwrap()).unwrap()), hint(0));
}

#[test]
fn an_operator_that_is_not_known_is_refused() {
    for body in [&[0x00, 0xfd, 0x0c, 0x0b][..], &[0x00, 0xfc, 0x12, 0x0b]] {
        let said = format!("{:#}", Module::parse(&module(&[body], b"")).unwrap_err());
        assert!(said.contains("is not known"), "{said}");
    }
}
