// The words of the page in the reader's language: as chosen, else as the browser asks for, else English.

import { directionOf } from "../pkg/lib/element/direction.js";
import { phrasing } from "../pkg/lib/element/phrase.js";
import en from "./locales/en.js";

/**
 * @typedef {keyof typeof en} Key
 * @typedef {Record<string, string | number>} Params
 * @typedef {Record<string, import("../pkg/lib/locales/en.js").Phrase>} Table
 */

/** The languages of the page, each by its own name. @type {Record<string, { name: string, load: () => Promise<{ default: Table }> }>} */
const LANGUAGES = {
  en: { name: "English", load: async () => ({ default: en }) },
  ar: { name: "العربية", load: () => import("./locales/ar.js") },
  de: { name: "Deutsch", load: () => import("./locales/de.js") },
  es: { name: "Español", load: () => import("./locales/es.js") },
  fr: { name: "Français", load: () => import("./locales/fr.js") },
  pt: { name: "Português", load: () => import("./locales/pt.js") },
  uk: { name: "Українська", load: () => import("./locales/uk.js") },
};
const CHOSEN = "crossread-language";

let mayKeep = true;
let say = phrasing("en");
/** @type {Table} */
let table = en;

/** @param {Key} key @param {Params} [params] */
export const t = (key, params) => say(table[key] ?? en[key], params);

/** What is wrong, in the language that the reader has when it is said. */
export class Refusal extends Error {
  /** @param {Key} key @param {Params} [params] */
  constructor(key, params) {
    super(t(key, params));
    this.words = () => t(key, params);
  }
}

/** @param {unknown} error */
export const wordsOf = (error) => (error instanceof Refusal ? error.words() : error instanceof Error ? error.message : String(error));

/** Megabytes as they are said. @param {number} bytes */
export const megabytes = (bytes) => Math.max(0.1, Math.round(bytes / 1e5) / 10);

/** What a browser's storage says, where it may be asked. @param {() => string | null | void} ask */
function stored(ask) {
  try {
    return ask() ?? null;
  } catch {
    return null;
  }
}

/** Puts the page into the reader's language, before anything is said. */
export async function startLanguage() {
  const wanted = [stored(() => localStorage.getItem(CHOSEN)), ...navigator.languages].map((tag) => tag?.replace(/-.*$/, "") ?? "");
  await speak(wanted.find((tag) => tag in LANGUAGES) ?? "en");
  const select = /** @type {HTMLSelectElement} */ (document.getElementById("language"));
  select.replaceChildren(...Object.entries(LANGUAGES).map(([tag, { name }]) => Object.assign(document.createElement("option"), { value: tag, textContent: name, lang: tag, dir: directionOf(tag) ?? "" })));
  select.value = document.documentElement.lang;
  select.addEventListener("change", () => {
    if (mayKeep) stored(() => localStorage.setItem(CHOSEN, select.value));
    void speak(select.value).then(() => document.dispatchEvent(new CustomEvent("language")));
  });
}

/** Whether the choice is kept on this device. */
export const languageKept = () => stored(() => localStorage.getItem(CHOSEN)) !== null;

/** Whether it may be; where not, it is forgotten. @param {boolean} may */
export function keepLanguage(may) {
  mayKeep = may;
  if (!may) stored(() => localStorage.removeItem(CHOSEN));
}

/** @param {string} tag */
async function speak(tag) {
  const { load } = LANGUAGES[tag] ?? /** @type {typeof LANGUAGES[string]} */ (LANGUAGES.en);
  try {
    table = (await load()).default;
  } catch {
    return;
  }
  say = phrasing(tag);
  Object.assign(document.documentElement, { lang: tag, dir: directionOf(tag) ?? "ltr" });
  translatePage(document);
}

/**
 * Puts the words of the language into what index.html holds: `data-t` names an element's text, `data-t-label` its label.
 * @param {ParentNode} root
 */
function translatePage(root) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(/** @type {Key} */ (element.getAttribute("data-t")));
  for (const element of root.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", t(/** @type {Key} */ (element.getAttribute("data-t-label"))));
}
