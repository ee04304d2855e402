// The wasm stands in the page in letters: first that of each byte from 0 to 255, then the bytes.
const letters = document.getElementById('wasm').textContent;
const codes = new Uint8Array(0x300);
for (let byte = 0; byte < 256; byte += 1) codes[letters.charCodeAt(byte)] = byte;
const bytes = new Uint8Array(letters.length - 256);
for (let at = 0; at < bytes.length; at += 1) bytes[at] = codes[letters.charCodeAt(at + 256)];
await __wbg_init({ module_or_path: bytes });
