// From keys to words: the table of a language, its plural rules, its way of joining lists.

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
  const rules = new Intl.PluralRules(known);
  const lists = new Intl.ListFormat(known, { type: "conjunction" });
  const figures = new Intl.NumberFormat(known);

  /** @param {Key} key @param {Params} [params] */
  const t = (key, params = {}) => {
    /** @type {Phrase | undefined} */
    const phrase = table[key] ?? en[key];
    if (phrase === undefined) return key;
    const form = typeof phrase === "string" ? phrase : phrase[rules.select(Number(params.count ?? 0))] ?? phrase.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = params[name];
      return value === undefined ? whole : typeof value === "number" ? figures.format(value) : value;
    });
  };
  return Object.assign(t, { list: (/** @type {readonly string[]} */ items) => lists.format(items), lang: known });
}
