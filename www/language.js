// The words of the page in the reader's language.

import { phrasing } from "../pkg/lib/element/phrase.js";
import { en } from "./strings.js";

/**
 * @typedef {keyof typeof en} Key
 * @typedef {Record<string, string | number>} Params
 */

let say = phrasing("en");
/** @type {Record<string, import("./strings.js").Phrase>} */
let table = en;

/** @param {Key} key @param {Params} [params] */
export const t = (key, params) => say(table[key] ?? en[key], params);

/** Megabytes as they are said. @param {number} bytes */
export const megabytes = (bytes) => Math.max(0.1, Math.round(bytes / 1e5) / 10);

/**
 * Puts the words of the language into what index.html holds: `data-t` names an element's text, `data-t-label` its label.
 * @param {ParentNode} root
 */
export function translatePage(root) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(/** @type {Key} */ (element.getAttribute("data-t")));
  for (const element of root.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", t(/** @type {Key} */ (element.getAttribute("data-t-label"))));
}
