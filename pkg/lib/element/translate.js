// From keys to words: the table of a language, its plural rules, its way of joining lists.

import { phrasing } from "./phrase.js";
import { en } from "./strings.js";

/**
 * @typedef {import("./strings.js").Phrase} Phrase
 * @typedef {keyof typeof en} Key
 * @typedef {Record<string, string | number>} Params
 * @typedef {((key: Key, params?: Params) => string) & { list: (items: readonly string[]) => string, lang: string }} Translate
 */

/** @type {Map<string, Record<string, Phrase>>} */
const tables = new Map([["en", en]]);

/**
 * Adds a language, or overrides phrases of one.
 * @param {string} lang
 * @param {Record<string, Phrase>} table
 */
export function addStrings(lang, table) {
  tables.set(lang, { ...tables.get(lang), ...table });
}

/** @param {string} lang @returns {Translate} */
export function translator(lang) {
  const known = [lang, lang.replace(/-.*$/, ""), "en"].find((one) => tables.has(one)) ?? "en";
  const table = tables.get(known) ?? en;
  const lists = new Intl.ListFormat(known, { type: "conjunction" });
  const say = phrasing(known);

  /** @param {Key} key @param {Params} [params] */
  const t = (key, params = {}) => {
    /** @type {Phrase | undefined} */
    const phrase = table[key] ?? en[key];
    if (phrase === undefined) return key;
    return say(phrase, params);
  };
  return Object.assign(t, { list: (/** @type {readonly string[]} */ items) => lists.format(items), lang: known });
}
