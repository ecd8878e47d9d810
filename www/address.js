// Where the reader is, as the part of the address behind the #: the article, the view, the place, and of which texts. No text
// is in it.

/** @typedef {Element & { comparison: { articles: { hash: string }[] } | null }} Reader */

const PARTS = ["base", "view", "place"];

/** A short sign of the texts compared: places are counted in them, and mean nothing in others. @param {Reader} reader */
function textsOf(reader) {
  let sum = 0x811c9dc5;
  for (const { hash } of reader.comparison?.articles ?? []) for (const letter of hash) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return sum.toString(16);
}

/** @param {Reader} reader */
export function placeTo(reader) {
  const parts = new URLSearchParams(PARTS.flatMap((name) => {
    const value = reader.getAttribute(name);
    return value ? [[name, value]] : [];
  }));
  parts.set("of", textsOf(reader));
  history.replaceState(history.state, "", `#${parts}`);
}

/** @param {string} hash @param {Reader} reader */
export function placeFrom(hash, reader) {
  const parts = new URLSearchParams(hash.slice(1));
  if (parts.get("of") !== textsOf(reader)) return;
  for (const name of PARTS) {
    const value = parts.get(name);
    if (value && value !== reader.getAttribute(name)) reader.setAttribute(name, value);
  }
}
