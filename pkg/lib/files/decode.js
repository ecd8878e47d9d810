// The bytes of a page to its source.

import { marked } from "../article-file.js";

/**
 * A page says itself what it is written in: by a byte order mark, or near its beginning. Without either it is UTF-8 where it
 * can be, else the Windows-1252 that browsers fall back to.
 * @param {Uint8Array} bytes
 */
export function decodeHtml(bytes) {
  const wide = marked(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
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
