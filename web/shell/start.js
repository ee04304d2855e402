const packed = document.getElementById('wasm').textContent;
const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(packed) : Uint8Array.from(atob(packed), (it) => it.charCodeAt(0));
const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
await __wbg_init({ module_or_path: new Response(unpacked, { headers: { 'content-type': 'application/wasm' } }) });
