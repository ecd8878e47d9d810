// What `./slim` has in the place of inline.js: nothing, said in words.

/** @returns {Promise<never>} */
export async function inlineBytes() {
  throw new Error("crossread/slim holds no engine; call init() with the bytes of crossread/crossread.wasm, their address, a Response or a WebAssembly.Module first");
}
