// The engine's bytes as they are inside the package: packed by gzip, as base64. Packed, since base64 hides from a server's
// compression what it could have saved: what a page loads is a quarter smaller so, and as small from a server that compresses
// nothing. `./slim` is built without this file and what it leads to.

/** @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function inlineBytes() {
  const { default: base64 } = await import("../wasm/bytes.js");
  return unpack(fromBase64(base64));
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(base64) {
  // Most browsers of today have it built in, several times as fast; TypeScript's libraries do not know it yet.
  const { fromBase64: builtIn } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (/** @type {unknown} */ (Uint8Array));
  if (builtIn) return builtIn.call(Uint8Array, base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function unpack(packed) {
  // Not a Blob's stream nor a Response's body: simulated browsers of test runners have one without the other.
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  // Bytes that are cut off or damaged are told of by the reader.
  written.catch(() => {});
  const parts = [];
  for (let reader = readable.getReader(), part; !(part = await reader.read()).done;) parts.push(part.value);
  await written;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
