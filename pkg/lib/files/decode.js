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

/** Signs that no text holds: controls, and the five bytes that Windows-1252 leaves empty. */
const NO_TEXT = /[\0-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]/;
const HIGH = /[^\0-\x7f]/g;

/**
 * Old text files, which say nothing of what they are written in, as the Windows-1252 that most of them are in the West.
 * @param {Uint8Array} bytes that are not UTF-8
 * @returns {string | null} null where they are something else: a program's data, UTF-8 that is damaged, or another alphabet's
 *   encoding, whose letters all lie beyond ASCII
 */
export function decodeOldText(bytes) {
  // As a stream: Node 20 takes a whole one for Latin-1, which has controls in place of quotation marks.
  const text = new TextDecoder("windows-1252").decode(bytes, { stream: true });
  if (NO_TEXT.test(text)) return null;
  const high = text.match(HIGH)?.length ?? 0;
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (high * 2 > letters) return null;
  const lenient = new TextDecoder().decode(bytes).match(HIGH) ?? [];
  const broken = lenient.filter((letter) => letter === "\ufffd").length;
  return lenient.length > broken * 2 ? null : text;
}
