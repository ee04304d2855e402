// The wasm stands in the page in letters: first that of each byte from 0 to 255, then the bytes.
const letters = document.getElementById('wasm').textContent;
const codes = new Uint8Array(0x300);
for (let byte = 0; byte < 256; byte += 1) codes[letters.charCodeAt(byte)] = byte;
const bytes = new Uint8Array(letters.length - 256);
for (let at = 0; at < bytes.length; at += 1) bytes[at] = codes[letters.charCodeAt(at + 256)];
// Its code is sorted by meaning: a table of what stands behind each operator, then streams. All
// numbers are LEB128. `crates/bundle/src/streams.rs` says more.
const join = () => {
  const wasm = new Uint8Array(bytes.length * 2);
  const next = [256];
  let to = 0;
  const copy = (stream) => {
    let [number, shift, byte] = [0, 0, 128];
    for (; byte > 127; shift += 7) {
      byte = bytes[next[stream]++];
      wasm[to++] = byte;
      number |= (byte & 127) << shift;
    }
    return number;
  };
  const copies = (stream, count) => { for (let it = 0; it < count; it += 1) copy(stream); };
  const raw = (stream, count) => { for (let it = 0; it < count; it += 1) wasm[to++] = bytes[next[stream]++]; };
  // Puts a number before what was written from an offset on.
  const lead = (from, number) => {
    const spelled = [];
    let rest = number;
    for (; rest > 127; rest >>>= 7) spelled.push(rest & 127 | 128);
    spelled.push(rest);
    wasm.copyWithin(from + spelled.length, from, to);
    wasm.set(spelled, from);
    to += spelled.length;
  };
  const [before, functions, ...lengths] = Array.from({ length: 12 }, () => copy(0));
  lengths.reduce((start, length, stream) => { next[stream] = start; return start + length; }, next[0]);
  to = 0;
  raw(0, before);
  wasm[to++] = 10;
  const code = to;
  for (let it = 0; it < functions; it += 1) {
    const start = to;
    copies(7, 2 * copy(7));
    for (let depth = 1; depth > 0;) {
      const operator = bytes[next[1]];
      raw(1, 1);
      if (operator > 1 && operator < 5) depth += 1;
      if (operator === 11) depth -= 1;
      const behind = bytes[operator];
      if (behind === 20) copies(6, copy(6) + 1);
      else if (behind === 21) { wasm[to++] = 0; copy(4); }
      else if (behind === 22) copies(9, 2);
      else if (behind === 23 || behind === 24) raw(9, behind === 23 ? 4 : 8);
      else if (behind === 25) { const more = copy(1); copies(9, more < 8 ? 0 : more > 14 ? 1 : 2 - more % 2); }
      else if (behind > 0) copy(behind);
    }
    lead(start, to - start);
  }
  lead(code, functions);
  lead(code, to - code);
  raw(0, lengths[0] - before);
  return wasm.subarray(0, to);
};
await __wbg_init({ module_or_path: join() });
