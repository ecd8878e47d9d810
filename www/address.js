// Where the reader is, as the part of the address behind the #: the article, the view, the place, and of which texts. No text
// is in it.

import { signOfHashes } from "./sign.js";

/** @typedef {Element & { comparison: { articles: { hash: string }[] } | null }} Reader */

const PARTS = ["base", "view", "place"];

/** @param {Reader} reader */
const textsOf = (reader) => signOfHashes((reader.comparison?.articles ?? []).map(({ hash }) => hash));

/** The sign of the texts that an address is about; null where it is about none. @param {string} hash */
export const textsIn = (hash) => new URLSearchParams(hash.slice(1)).get("of");

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
