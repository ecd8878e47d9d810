// Bytes to text.

/**
 * UTF-8, or UTF-16 with a byte order mark; anything else is refused, since a wrong guess would change the text.
 * @param {Uint8Array} bytes
 */
export function decodeText(bytes) {
  const text = new TextDecoder(wide(bytes) ?? "utf-8", { fatal: true }).decode(bytes);
  if (text.includes("\0")) throw new Error("a null character stands in no text");
  return text;
}

/**
 * A page says itself what it is written in: by a byte order mark, or near its beginning. Without either it is UTF-8 where it
 * can be, else the Windows-1252 that browsers fall back to.
 * @param {Uint8Array} bytes
 */
export function decodeHtml(bytes) {
  const marked = wide(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4096));
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1];
  for (const [label, fatal] of /** @type {const} */ ([[named, false], ["utf-8", true]])) {
    try {
      // As browsers do: what says in single bytes that it is UTF-16 cannot be.
      if (label) return new TextDecoder(/^utf-?16/i.test(label) ? "utf-8" : label, { fatal }).decode(bytes);
    } catch { /* the next one */ }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

/** @param {Uint8Array} bytes */
function wide(bytes) {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}
