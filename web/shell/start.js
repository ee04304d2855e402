// The wasm stands in the page as letters: numbers, sorted by meaning into streams.
// `crates/bundle/src/letters.rs` and `streams.rs` say how, and give the streams their numbers.
const text = document.getElementById('wasm').textContent;
const codes = new Uint16Array(0x300);
for (let letter = 32, code = 0; letter < 0x300; letter += 1) {
  if (!(letter > 126 && letter < 161) && ![34, 38, 60, 173].includes(letter)) codes[letter] = code++;
}
const units = new Uint16Array(text.length);
for (let at = 0; at < units.length; at += 1) units[at] = codes[text.charCodeAt(at)];
const join = () => {
  const wasm = new Uint8Array(text.length * 2);
  const next = new Uint32Array(22);
  let to = 0;
  const number = (stream) => {
    let code = units[next[stream]++];
    for (let high = 0; ; code = units[next[stream]++]) {
      if (code < 512) return high * 512 + code;
      high = high * 128 + code - 511;
    }
  };
  const signed = (stream) => { const it = number(stream); return it % 2 ? -(it + 1) / 2 : it / 2; };
  const numbers = (count) => Array.from({ length: count }, () => number(0));
  const [functions, imported, before, pairs, start, kinds] = numbers(6);
  const table = new Uint8Array(numbers(4 * kinds));
  const lengths = numbers(22);
  const ofLetter = new Uint8Array(0x300);
  for (let byte = 0; byte < 256; byte += 1) ofLetter[units[next[0]++]] = byte;
  lengths.reduce((at, length, stream) => { next[stream] = at; return at + length; }, next[0]);
  const end = next[5] + lengths[5];
  const bytes = (count) => { for (let it = 0; it < count; it += 1) wasm[to++] = ofLetter[units[next[5]++]]; };
  const put = (number) => {
    for (; number > 127; number >>>= 7) wasm[to++] = number & 127 | 128;
    wasm[to++] = number;
  };
  const putSigned = (number) => {
    for (; number > 63 || number < -64; number >>= 7) wasm[to++] = number & 127 | 128;
    wasm[to++] = number & 127;
  };
  const copies = (stream, count) => { for (let it = 0; it < count; it += 1) put(number(stream)); };
  const raw = (stream, count) => { for (let it = 0; it < count; it += 1) wasm[to++] = number(stream); };
  // Puts a number before what was written from an offset on.
  const lead = (from, number) => {
    const end = to;
    put(number);
    const spelled = wasm.slice(end, to);
    wasm.copyWithin(from + spelled.length, from, end);
    wasm.set(spelled, from);
  };
  bytes(before);
  wasm[to++] = 10;
  const code = to;
  for (let it = 0; it < functions; it += 1) {
    const body = to;
    const groups = number(1);
    put(groups);
    copies(1, 2 * groups);
    for (let depth = 1; depth > 0;) {
      const row = 4 * units[next[0]++];
      const operator = table[row];
      const form = table[row + 1];
      const stream = table[row + 2];
      wasm[to++] = operator;
      if (operator > 1 && operator < 5) depth += 1;
      if (operator === 11) depth -= 1;
      if (form === 1) put(number(stream));
      else if (form === 2) putSigned(number(stream) - 64);
      else if (form === 3) { const count = number(stream); put(count); copies(stream, count + 1); }
      else if (form === 4) { const it = number(stream); put(it < functions ? it + imported : it - functions); }
      else if (form === 5) { wasm[to++] = 0; put(number(stream)); }
      else if (form === 6) putSigned(signed(table[4 * units[next[0]] + 3]));
      else if (form === 7) { do raw(stream, 1); while (wasm[to - 1] > 127); }
      else if (form === 8) raw(stream, 4);
      else if (form === 9) raw(stream, 8);
      else if (form === 10) copies(stream, 2);
      else if (form === 11) { const more = number(stream); put(more); copies(stream, more < 8 ? 0 : more > 14 ? 1 : 2 - more % 2); }
    }
    lead(body, to - body);
  }
  lead(code, functions);
  lead(code, to - code);
  const word = (number) => { for (let shift = 0; shift < 32; shift += 8) wasm[to++] = number >>> shift; };
  for (let pair = 0, address = start; pair < pairs; pair += 1) {
    bytes(number(6));
    word(address += signed(7));
    const length = number(8);
    word(length);
    address += length;
  }
  bytes(end - next[5]);
  return wasm.subarray(0, to);
};
const { instance, module } = await WebAssembly.instantiate(join(), __wbg_get_imports());
__wbg_finalize_init(instance, module);
