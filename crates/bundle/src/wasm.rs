//! A compiled module as sections, functions and instructions, as far as the page's need it.
//!
//! The binary format is that of the WebAssembly core specification, section 5.

use anyhow::{Context as _, bail};

pub(crate) const IMPORTS: u8 = 2;
pub(crate) const FUNCTIONS: u8 = 3;
pub(crate) const EXPORTS: u8 = 7;
pub(crate) const START: u8 = 8;
pub(crate) const ELEMENTS: u8 = 9;
pub(crate) const CODE: u8 = 10;
pub(crate) const DATA: u8 = 11;
const CUSTOM: u8 = 0;
const TYPES: u8 = 1;

pub(crate) const CALL: u8 = 0x10;
pub(crate) const I32_CONST: u8 = 0x41;
pub(crate) const PREFIX: u8 = 0xfc;
const END: u8 = 0x0b;
const REF_FUNC: u8 = 0xd2;

/// What every module begins with: the magic number and the version.
pub(crate) const PREAMBLE: &[u8; 8] = b"\0asm\x01\0\0\0";

/// A module. The section of the functions' types and that of code are made of `functions`, and have
/// no content in `sections`.
#[derive(Debug, PartialEq)]
pub(crate) struct Module {
    pub(crate) sections: Vec<(u8, Vec<u8>)>,
    /// How many functions are imported. They have the first numbers.
    pub(crate) imported: usize,
    /// The number of parameters of each type of function.
    pub(crate) parameters: Vec<usize>,
    pub(crate) functions: Vec<Function>,
}

/// A function: the number of its type, the groups of its locals (how many, of which type), and its
/// instructions up to its end.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Function {
    pub(crate) kind: usize,
    pub(crate) locals: Vec<(usize, u8)>,
    pub(crate) code: Vec<Instruction>,
}

/// An operator and the numbers behind it, constants as they are and others as they count. Hints of
/// alignment are left out: they change no result (section 4.4.7).
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Instruction {
    pub(crate) operator: u8,
    pub(crate) numbers: Vec<i64>,
}

/// What stands behind an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    Nothing,
    BlockType,
    Label,
    Labels,
    Function,
    Local,
    Global,
    /// An index of something else.
    Index,
    Offset,
    TypeAndTable,
    Int32,
    Int64,
    Float32,
    Float64,
    Prefixed,
}

/// What stands behind an operator, by section 5.4 of the specification.
pub(crate) fn behind(operator: u8) -> anyhow::Result<Behind> {
    Ok(match operator {
        0x00 | 0x01 | 0x05 | END | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Behind::Nothing,
        0x02..=0x04 => Behind::BlockType,
        0x0c | 0x0d => Behind::Label,
        0x0e => Behind::Labels,
        CALL | REF_FUNC => Behind::Function,
        0x11 => Behind::TypeAndTable,
        0x20..=0x22 => Behind::Local,
        0x23 | 0x24 => Behind::Global,
        0x25 | 0x26 | 0x3f | 0x40 | 0xd0 => Behind::Index,
        0x28..=0x3e => Behind::Offset,
        I32_CONST => Behind::Int32,
        0x42 => Behind::Int64,
        0x43 => Behind::Float32,
        0x44 => Behind::Float64,
        PREFIX => Behind::Prefixed,
        _ => bail!("the operator {operator:#04x} is not known"),
    })
}

/// How many indices stand behind the operator that has this number behind the prefix.
pub(crate) fn prefixed(number: i64) -> anyhow::Result<usize> {
    Ok(match number {
        0..=7 => 0,
        8 | 10 | 12 | 14 => 2,
        9 | 11 | 13 | 15..=17 => 1,
        _ => bail!("the operator 0xfc {number} is not known"),
    })
}

impl Module {
    /// Reads a module. Its custom sections are left out: nothing that runs reads them.
    pub(crate) fn parse(wasm: &[u8]) -> anyhow::Result<Self> {
        let mut res = Self {
            sections: Vec::new(),
            imported: 0,
            parameters: Vec::new(),
            functions: Vec::new(),
        };
        let mut kinds = Vec::new();
        let mut reader = Reader::new(wasm.strip_prefix(PREAMBLE).context("this is no wasm")?);
        while !reader.rest().is_empty() {
            let id = reader.byte()?;
            let size = reader.number()?;
            let content = reader.take(size)?;
            let section = &mut Reader::new(content);
            match id {
                CUSTOM => continue,
                TYPES => res.parameters = parameters(section)?,
                IMPORTS => res.imported = imported(section)?,
                FUNCTIONS => kinds = section.list(Reader::number)?,
                CODE => res.functions = functions(section, &kinds)?,
                _ => {}
            }
            let made = matches!(id, FUNCTIONS | CODE);
            res.sections.push((id, if made { Vec::new() } else { content.to_vec() }));
        }
        Ok(res)
    }

    /// How many parameters a function has: they are its first locals.
    pub(crate) fn parameters(&self, function: &Function) -> usize {
        self.parameters.get(function.kind).copied().unwrap_or(0)
    }
}

fn parameters(reader: &mut Reader<'_>) -> anyhow::Result<Vec<usize>> {
    reader.list(|it| {
        anyhow::ensure!(it.byte()? == 0x60, "a type is none of a function");
        let res = it.list(Reader::byte)?.len();
        it.list(Reader::byte)?;
        Ok(res)
    })
}

fn imported(reader: &mut Reader<'_>) -> anyhow::Result<usize> {
    let imports = reader.list(|it| {
        for _ in 0..2 {
            let size = it.number()?;
            it.take(size)?;
        }
        anyhow::ensure!(it.byte()? == 0, "an import is no function");
        it.number()
    })?;
    Ok(imports.len())
}

fn functions(reader: &mut Reader<'_>, kinds: &[usize]) -> anyhow::Result<Vec<Function>> {
    let mut kinds = kinds.iter();
    reader.list(|it| {
        let kind = *kinds.next().context("a function has no type")?;
        let size = it.number()?;
        let body = &mut Reader::new(it.take(size)?);
        let locals = body.list(|it| Ok((it.number()?, it.byte()?)))?;
        let mut code = Vec::new();
        while !body.rest().is_empty() {
            code.push(instruction(body)?);
        }
        Ok(Function { kind, locals, code })
    })
}

fn instruction(reader: &mut Reader<'_>) -> anyhow::Result<Instruction> {
    let operator = reader.byte()?;
    let mut numbers = Vec::new();
    match behind(operator)? {
        Behind::Nothing => {}
        Behind::BlockType | Behind::Int32 | Behind::Int64 => numbers.push(reader.signed()?),
        Behind::Label | Behind::Function | Behind::Local | Behind::Global | Behind::Index => {
            numbers.push(reader.index()?);
        }
        Behind::Labels => {
            numbers = reader.list(Reader::index)?;
            numbers.push(reader.index()?);
        }
        Behind::Offset => {
            reader.number()?;
            numbers.push(reader.index()?);
        }
        Behind::TypeAndTable => numbers.extend([reader.index()?, reader.index()?]),
        Behind::Float32 => numbers.extend(reader.take(4)?.iter().map(|it| i64::from(*it))),
        Behind::Float64 => numbers.extend(reader.take(8)?.iter().map(|it| i64::from(*it))),
        Behind::Prefixed => {
            let number = reader.index()?;
            numbers.push(number);
            for _ in 0..prefixed(number)? {
                numbers.push(reader.index()?);
            }
        }
    }
    Ok(Instruction { operator, numbers })
}

/// Reads from the start of bytes on.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(crate) fn take(&mut self, count: usize) -> anyhow::Result<&'a [u8]> {
        let (res, rest) = self.rest.split_at_checked(count).context("the wasm ends early")?;
        self.rest = rest;
        Ok(res)
    }

    pub(crate) fn byte(&mut self) -> anyhow::Result<u8> {
        self.take(1)?.first().copied().context("the wasm ends early")
    }

    /// A signed number in LEB128.
    pub(crate) fn signed(&mut self) -> anyhow::Result<i64> {
        let (value, bits, byte) = self.leb()?;
        let value = value.cast_signed();
        let negative = byte & 64 != 0 && bits < 64;
        Ok(if negative { value | (!0_i64).checked_shl(bits).unwrap_or(0) } else { value })
    }

    /// An index or another number from 0 on, in LEB128.
    pub(crate) fn index(&mut self) -> anyhow::Result<i64> {
        Ok(i64::try_from(self.leb()?.0)?)
    }

    pub(crate) fn number(&mut self) -> anyhow::Result<usize> {
        Ok(usize::try_from(self.leb()?.0)?)
    }

    /// A number of things, then the things.
    pub(crate) fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> anyhow::Result<T>,
    ) -> anyhow::Result<Vec<T>> {
        (0..self.number()?).map(|_| read(self)).collect()
    }

    /// The bits of a number in LEB128, how many they are, and the last byte.
    fn leb(&mut self) -> anyhow::Result<(u64, u32, u8)> {
        let mut value = 0_u64;
        let mut bits = 0;
        loop {
            let byte = self.byte()?;
            value |= u64::from(byte & 127).checked_shl(bits).unwrap_or(0);
            bits += 7;
            if byte < 128 {
                return Ok((value, bits, byte));
            }
        }
    }
}

/// A number from 0 on in LEB128.
pub(crate) fn leb(number: usize) -> Vec<u8> {
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

/// A signed number in LEB128.
pub(crate) fn signed_leb(number: i64) -> Vec<u8> {
    let mut rest = number;
    let mut res = Vec::new();
    loop {
        let low = u8::try_from(rest & 127).unwrap_or(0);
        rest >>= 7;
        if rest == if low & 64 == 0 { 0 } else { -1 } {
            res.push(low);
            return res;
        }
        res.push(low | 128);
    }
}

/// Numbers, led by how many they are.
pub(crate) fn list(numbers: impl ExactSizeIterator<Item = usize>) -> Vec<u8> {
    std::iter::once(numbers.len()).chain(numbers).flat_map(leb).collect()
}
