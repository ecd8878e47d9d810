// One phrase in words: its form by the plural rules of the language, its gaps filled. Knows no table of its own, so that a
// page can keep one in the same way.

import { directionOf, isolated } from "./direction.js";

/**
 * @typedef {import("../locales/en.js").Phrase} Phrase
 * @typedef {Record<string, string | number>} Params
 */

/**
 * @param {string} lang
 * @returns {(phrase: Phrase, params?: Params) => string}
 */
export function phrasing(lang) {
  const rules = new Intl.PluralRules(lang);
  const figures = new Intl.NumberFormat(lang);
  const dir = directionOf(lang) ?? "ltr";
  return (phrase, params = {}) => {
    const form = typeof phrase === "string" ? phrase : phrase[rules.select(Number(params.count ?? 0))] ?? phrase.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = params[name];
      return value === undefined ? whole : typeof value === "number" ? figures.format(value) : isolated(value, dir);
    });
  };
}
