//! The wasm with its code sorted by meaning: operators, locals, calls, offsets, constants, each kind
//! of byte beside its like. Compression then takes an eighth less. `start.js` puts it together again
//! by the table that leads the bytes.
//!
//! The binary format is that of the WebAssembly core specification, section 5.

use anyhow::{Context as _, bail};

const CODE_SECTION: u8 = 10;

/// Where bytes go. The numbers are known to `start.js` by the table alone.
const MODULE: usize = 0;
const OPERATORS: usize = 1;
const LOCALS: usize = 2;
const CALLS: usize = 3;
const OFFSETS: usize = 4;
const CONSTANTS: usize = 5;
const BRANCHES: usize = 6;
const DECLARATIONS: usize = 7;
const GLOBALS: usize = 8;
const OTHERS: usize = 9;
const STREAMS: usize = 10;

/// What stands behind an operator. Below `STREAMS`: one number, in the stream of that index, where
/// `MODULE` says that nothing does. `start.js` knows these by their numbers.
const TABLE: u8 = 20;
const MEMORY: u8 = 21;
const TWO: u8 = 22;
const FOUR_BYTES: u8 = 23;
const EIGHT_BYTES: u8 = 24;
const PREFIX: u8 = 25;
const UNKNOWN: u8 = 26;

/// What stands behind each operator, and the streams: the table, the number of streams' lengths,
/// the offset of the code section in the module, the number of functions, and the streams.
pub(crate) fn sort(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let table: Vec<u8> = (0..=u8::MAX).map(behind).collect();
    let mut streams: [Vec<u8>; STREAMS] = Default::default();
    let (at, content, end) = code_section(wasm)?;
    append(&mut streams, MODULE, wasm.get(..at).unwrap_or_default());
    append(&mut streams, MODULE, wasm.get(end..).unwrap_or_default());
    let mut reader = Reader { bytes: wasm.get(..end).unwrap_or_default(), at: content };
    let functions = reader.number()?;
    for _ in 0..functions {
        let size = reader.number()?;
        let end = reader.at + size;
        function(&mut reader, &table, &mut streams)?;
        if reader.at != end {
            bail!("a function of {size} bytes ends at {} instead of {end}", reader.at);
        }
    }
    let mut res = table;
    for number in [at, functions].into_iter().chain(streams.iter().map(Vec::len)) {
        res.extend(leb(number));
    }
    res.extend(streams.concat());
    Ok(res)
}

/// The offsets of the section's id, of its content and behind it.
fn code_section(wasm: &[u8]) -> anyhow::Result<(usize, usize, usize)> {
    let mut reader = Reader { bytes: wasm, at: 8 };
    loop {
        let at = reader.at;
        let id = reader.byte().context("the wasm has no code section")?;
        let size = reader.number()?;
        if id == CODE_SECTION {
            return Ok((at, reader.at, reader.at + size));
        }
        reader.at += size;
    }
}

/// What stands behind an operator, by section 5.4 of the specification.
fn behind(operator: u8) -> u8 {
    let stream = match operator {
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => MODULE,
        0x02..=0x04 | 0x0c | 0x0d => BRANCHES,
        0x10 => CALLS,
        0x20..=0x22 => LOCALS,
        0x23 | 0x24 => GLOBALS,
        0x41 => CONSTANTS,
        0x25 | 0x26 | 0x3f | 0x40 | 0x42 | 0xd0 | 0xd2 => OTHERS,
        0x0e => return TABLE,
        0x28..=0x3e => return MEMORY,
        0x11 => return TWO,
        0x43 => return FOUR_BYTES,
        0x44 => return EIGHT_BYTES,
        0xfc => return PREFIX,
        _ => return UNKNOWN,
    };
    u8::try_from(stream).unwrap_or(UNKNOWN)
}

fn function(
    reader: &mut Reader<'_>,
    table: &[u8],
    streams: &mut [Vec<u8>; STREAMS],
) -> anyhow::Result<()> {
    let (groups, spelled) = reader.spelled()?;
    append(streams, DECLARATIONS, spelled);
    for _ in 0..groups {
        append(streams, DECLARATIONS, reader.spelled()?.1);
        append(streams, DECLARATIONS, reader.spelled()?.1);
    }
    let mut depth = 1;
    while 0 < depth {
        let operator = reader.byte()?;
        append(streams, OPERATORS, &[operator]);
        match operator {
            0x02..=0x04 => depth += 1,
            0x0b => depth -= 1,
            _ => {}
        }
        match table.get(usize::from(operator)).copied().unwrap_or(UNKNOWN) {
            0 => {}
            TABLE => {
                let (count, spelled) = reader.spelled()?;
                append(streams, BRANCHES, spelled);
                for _ in 0..=count {
                    append(streams, BRANCHES, reader.spelled()?.1);
                }
            }
            // The alignment is a hint that changes no result (section 4.4.7), so it is left out and
            // becomes 0, which promises nothing.
            MEMORY => {
                reader.number()?;
                append(streams, OFFSETS, reader.spelled()?.1);
            }
            TWO => {
                append(streams, OTHERS, reader.spelled()?.1);
                append(streams, OTHERS, reader.spelled()?.1);
            }
            FOUR_BYTES => append(streams, OTHERS, reader.take(4)?),
            EIGHT_BYTES => append(streams, OTHERS, reader.take(8)?),
            PREFIX => {
                let (operator, spelled) = reader.spelled()?;
                append(streams, OPERATORS, spelled);
                let count = match operator {
                    0..=7 => 0,
                    8 | 10 | 12 | 14 => 2,
                    9 | 11 | 13 | 15..=17 => 1,
                    _ => bail!("the operator 0xfc {operator} is not known"),
                };
                for _ in 0..count {
                    append(streams, OTHERS, reader.spelled()?.1);
                }
            }
            UNKNOWN => bail!("the operator {operator:#04x} is not known"),
            stream => append(streams, usize::from(stream), reader.spelled()?.1),
        }
    }
    Ok(())
}

fn append(streams: &mut [Vec<u8>; STREAMS], stream: usize, bytes: &[u8]) {
    streams.get_mut(stream).into_iter().for_each(|it| it.extend_from_slice(bytes));
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> anyhow::Result<&'a [u8]> {
        let res = self.bytes.get(self.at..self.at + count).context("the wasm ends early")?;
        self.at += count;
        Ok(res)
    }

    fn byte(&mut self) -> anyhow::Result<u8> {
        self.take(1)?.first().copied().context("the wasm ends early")
    }

    /// A number in LEB128 and how it is spelled. Of signed and of longer ones the value is wrong,
    /// and not used.
    fn spelled(&mut self) -> anyhow::Result<(usize, &'a [u8])> {
        let start = self.at;
        let mut res = 0_usize;
        loop {
            let shift = 7 * (self.at - start);
            let byte = self.byte()?;
            res |= usize::from(byte & 127).checked_shl(u32::try_from(shift)?).unwrap_or(0);
            if byte < 128 {
                return Ok((res, self.bytes.get(start..self.at).unwrap_or_default()));
            }
        }
    }

    fn number(&mut self) -> anyhow::Result<usize> {
        Ok(self.spelled()?.0)
    }
}

fn leb(number: usize) -> Vec<u8> {
    let mut rest = number;
    let mut res = Vec::new();
    loop {
        let low = u8::try_from(rest & 127).unwrap_or(0);
        rest >>= 7;
        if rest == 0 {
            res.push(low);
            return res;
        }
        res.push(low | 128);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `start.js` does.
    fn join(sorted: &[u8]) -> Vec<u8> {
        let mut head = Reader { bytes: sorted, at: 256 };
        let (code, functions) = (head.number().unwrap(), head.number().unwrap());
        let lengths: Vec<usize> = (0..STREAMS).map(|_| head.number().unwrap()).collect();
        let mut streams = Vec::new();
        for length in lengths {
            streams.push(Reader { bytes: &sorted[..head.at + length], at: head.at });
            head.at += length;
        }
        let mut content = leb(functions);
        for _ in 0..functions {
            let mut body = Vec::new();
            let mut copy = |body: &mut Vec<u8>, stream: u8| {
                let (number, spelled) = streams[usize::from(stream)].spelled().unwrap();
                body.extend_from_slice(spelled);
                number
            };
            for _ in 0..2 * copy(&mut body, 7) {
                copy(&mut body, 7);
            }
            let mut depth = 1;
            while 0 < depth {
                let operator = copy_byte(&mut streams[1], &mut body);
                let mut copy = |stream: u8| {
                    let (number, spelled) = streams[usize::from(stream)].spelled().unwrap();
                    body.extend_from_slice(spelled);
                    number
                };
                match operator {
                    2..=4 => depth += 1,
                    11 => depth -= 1,
                    _ => {}
                }
                match sorted[usize::from(operator)] {
                    0 => {}
                    20 => {
                        for _ in 0..=copy(6) {
                            copy(6);
                        }
                    }
                    21 => {
                        body.push(0);
                        let spelled = streams[4].spelled().unwrap().1;
                        body.extend_from_slice(spelled);
                    }
                    22 => {
                        copy(9);
                        copy(9);
                    }
                    it @ (23 | 24) => {
                        body.extend_from_slice(
                            streams[9].take(if it == 23 { 4 } else { 8 }).unwrap(),
                        );
                    }
                    25 => {
                        let operator = copy(1);
                        let count = match operator {
                            0..8 => 0,
                            15.. => 1,
                            _ => 2 - operator % 2,
                        };
                        for _ in 0..count {
                            copy(9);
                        }
                    }
                    it => {
                        copy(it);
                    }
                }
            }
            content.extend(leb(body.len()));
            content.extend(body);
        }
        let module = streams[0].bytes;
        let start = streams[0].at;
        let mut res = module[start..start + code].to_vec();
        res.push(CODE_SECTION);
        res.extend(leb(content.len()));
        res.extend(content);
        res.extend_from_slice(&module[start + code..]);
        res
    }

    fn copy_byte(stream: &mut Reader<'_>, body: &mut Vec<u8>) -> u8 {
        let res = stream.byte().unwrap();
        body.push(res);
        res
    }

    fn module(bodies: &[&[u8]]) -> Vec<u8> {
        let mut content = leb(bodies.len());
        for body in bodies {
            content.extend(leb(body.len()));
            content.extend_from_slice(body);
        }
        let mut res = b"\0asm\x01\0\0\0\x01\x02\x01\x60".to_vec();
        res.push(CODE_SECTION);
        res.extend(leb(content.len()));
        res.extend(content);
        res.extend_from_slice(b"\x0b\x03abc");
        res
    }

    #[test]
    fn what_is_sorted_can_be_joined() {
        let long = [&[0x00][..], &[0x41, 0xff, 0xff, 0x03].repeat(50), &[0x0b]].concat();
        let bodies: &[&[u8]] = &[
            &[0x00, 0x0b],
            // Two groups of locals; a block, a loop, an if with else; branches.
            &[
                0x02, 0x03, 0x7f, 0x81, 0x01, 0x7e, 0x02, 0x40, 0x03, 0x7f, 0x0c, 0x01, 0x0b, 0x04,
                0x40, 0x05, 0x0b, 0x0e, 0x02, 0x00, 0x01, 0x00, 0x0b, 0x0b,
            ],
            // Locals, globals, calls, constants of every type, memory, bulk memory, a conversion.
            &[
                0x00, 0x20, 0x80, 0x01, 0x23, 0x00, 0x10, 0x05, 0x11, 0x01, 0x00, 0x41, 0x7f, 0x42,
                0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f, 0x43, 1, 2, 3, 4, 0x44,
                1, 2, 3, 4, 5, 6, 7, 8, 0x28, 0x00, 0xb0, 0x02, 0xfc, 0x0a, 0x00, 0x00, 0xfc, 0x0b,
                0x00, 0xfc, 0x11, 0x00, 0xfc, 0x02, 0x6a, 0xd2, 0x03, 0x0b,
            ],
            &long,
        ];
        let wasm = module(bodies);
        assert_eq!(join(&sort(&wasm).unwrap()), wasm);
    }

    #[test]
    fn hints_of_alignment_become_zero() {
        let hint = |it: u8| module(&[&[0x00, 0x28, it, 0x08, 0x0b]]);
        assert_eq!(join(&sort(&hint(2)).unwrap()), hint(0));
    }

    #[test]
    fn an_operator_that_is_not_known_is_refused() {
        for body in [&[0x00, 0xfd, 0x0c, 0x0b][..], &[0x00, 0xfc, 0x12, 0x0b]] {
            let said = format!("{:#}", sort(&module(&[body])).unwrap_err());
            assert!(said.contains("is not known"), "{said}");
        }
        assert!(sort(b"\0asm\x01\0\0\0").is_err());
    }
}
