// From keys to words: the table of a language, its plural rules, numbers, lists, quotation marks and direction. A table is
// loaded when an element first asks for its language.

import { directionOf, isolated } from "./direction.js";
import { phrasing } from "./phrase.js";

/**
 * @typedef {import("../locales/en.js").Phrase} Phrase
 * @typedef {keyof typeof import("../locales/en.js").default} Key
 * @typedef {Record<string, string | number>} Params
 * @typedef {object} Language
 * @property {string} lang tag of the words: that which was asked for where there is a table for it, else `en`
 * @property {'ltr' | 'rtl'} dir
 * @property {(items: readonly string[]) => string} list "A, B and C"
 * @property {(count: number) => string} number
 * @property {(share: number) => string} percent from 0 to 1
 * @property {(words: string) => string} quote in the quotation marks of the language
 * @property {(tag: string) => string} languageName
 * @property {(date: Date) => string} date
 * @typedef {((key: Key, params?: Params) => string) & Language} Translate
 */

/** @type {Record<string, () => Promise<{ default: Record<string, Phrase> }>>} */
const TABLES = {
  ar: () => import("../locales/ar.js"),
  de: () => import("../locales/de.js"),
  en: () => import("../locales/en.js"),
  es: () => import("../locales/es.js"),
  fr: () => import("../locales/fr.js"),
  pt: () => import("../locales/pt.js"),
  uk: () => import("../locales/uk.js"),
};

/** Quotation marks by language; a text's own words stand in those of its language. @type {Record<string, [string, string]>} */
const MARKS = {
  ar: ["«", "»"], cs: ["„", "“"], de: ["„", "“"], el: ["«", "»"], es: ["«", "»"], fa: ["«", "»"], fr: ["«\u00a0", "\u00a0»"], it: ["«", "»"], ja: ["「", "」"],
  pl: ["„", "”"], ru: ["«", "»"], sv: ["”", "”"], uk: ["«", "»"], zh: ["“", "”"],
};

/** @type {Map<string, Record<string, Phrase>>} tables that have arrived */
const arrived = new Map();
/** @type {Map<string, Partial<Record<Key, Phrase>>>} what a host put in their place */
const overrides = new Map();
/** @type {Map<string, Translate>} */
const made = new Map();

/** @param {string} tag */
const baseOf = (tag) => tag.toLowerCase().replace(/[-_].*$/, "");

/** Words in the quotation marks of a language. @param {string | null | undefined} lang @param {string} words */
export function quoted(lang, words) {
  const [open, close] = MARKS[baseOf(lang ?? "")] ?? ["“", "”"];
  return `${open}${words}${close}`;
}

/**
 * Adds a language, or replaces phrases of one. Phrases that a new language lacks are told in English.
 * @param {string} lang
 * @param {Partial<Record<Key, Phrase>>} table
 */
export function addStrings(lang, table) {
  overrides.set(baseOf(lang), { ...overrides.get(baseOf(lang)), ...table });
  made.clear();
}

/** The table that serves a language. @param {string} lang */
const tableFor = (lang) => (baseOf(lang) in TABLES ? baseOf(lang) : "en");

/**
 * The words of a language, once they have arrived.
 * @param {string} lang any tag; a language without a table is served in English
 * @returns {Promise<Translate>}
 */
export async function languageOf(lang) {
  const name = tableFor(lang);
  if (!arrived.has(name)) {
    try {
      arrived.set(name, (await /** @type {() => Promise<{ default: Record<string, Phrase> }>} */ (TABLES[name])()).default);
    } catch (error) {
      // A file of a language that cannot be had must not take the comparison with it.
      if (name === "en") throw error;
      return languageOf("en");
    }
  }
  return translator(lang);
}

/** The words of a language whose table has arrived. @param {string} lang @returns {Translate} */
export function translator(lang) {
  const known = made.get(lang);
  if (known) return known;
  const base = baseOf(lang);
  const table = /** @type {Record<string, Phrase>} */ ({ ...arrived.get(tableFor(lang)), ...overrides.get(base) });
  const tag = base in TABLES || overrides.has(base) ? valid(lang) : "en";
  const dir = directionOf(tag) ?? "ltr";
  const say = phrasing(tag);
  const lists = new Intl.ListFormat(tag, { type: "conjunction" });
  const figures = new Intl.NumberFormat(tag);
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: "long" });
  const percents = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });

  /** @param {Key} key @param {Params} [params] */
  const t = (key, params = {}) => {
    const phrase = table[key];
    return phrase === undefined ? key : say(phrase, params);
  };
  const translate = Object.assign(t, /** @type {Language} */ ({
    lang: tag, dir,
    list: (items) => lists.format(items.map((item) => isolated(item, dir))),
    number: (count) => figures.format(count),
    percent: (share) => percents.format(share),
    quote: (words) => quoted(tag, words),
    languageName: (other) => nameOf(other, tag),
    date: (date) => dates.format(date),
  }));
  if (arrived.has(tableFor(lang))) made.set(lang, translate);
  return translate;
}

/** @param {string} lang a tag that Intl takes */
function valid(lang) {
  try {
    return new Intl.Locale(lang).toString();
  } catch {
    return baseOf(lang) in TABLES ? baseOf(lang) : "en";
  }
}

/** @param {string} other @param {string} tag */
function nameOf(other, tag) {
  try {
    return new Intl.DisplayNames(tag, { type: "language", fallback: "code" }).of(other) ?? other;
  } catch {
    return other;
  }
}
