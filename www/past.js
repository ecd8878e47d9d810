// What can be taken back, as it is kept on the device and read again. Accounts that several states share are kept once; like all
// that comes from outside, they are checked when they are read.

import { Corrections } from "./corrections.js";
import { checked, projectOf } from "./project.js";

/**
 * @typedef {import("./accounts.js").Step} Step
 * @typedef {import("./accounts.js").Account} Account
 * @typedef {import("./accounts.js").Deed} Deed
 */

/** So many steps are kept, and no more text than this, in UTF-16 code units. */
const MOST_STEPS = 20;
const MOST_TEXT = 10_000_000;
const DEED = /^deed\.[a-zA-Z]+$/;

/** @param {readonly Step[]} past @returns {unknown} for IndexedDB, which keeps a shared object once */
export function pastToKeep(past) {
  /** @type {Set<Account>} */
  const pool = new Set();
  let text = 0;
  const kept = [];
  for (const { state, deed } of past.slice(-MOST_STEPS).reverse()) {
    for (const account of state.accounts) {
      if (!pool.has(account)) text += account.text.length;
      pool.add(account);
    }
    // What lies before a state that is not kept cannot be gone back to either.
    if (text > MOST_TEXT) break;
    const corrections = new Corrections();
    corrections.restore(state.corrected);
    kept.unshift({ deed, event: state.event, accounts: [...state.accounts], options: corrections.optionsFor(state.accounts) });
  }
  return kept;
}

/** @param {any} kept @returns {Step[]} none where it is damaged */
export function pastOf(kept) {
  /** @type {Map<unknown, Account>} */
  const known = new Map();
  const account = (/** @type {any} */ given) => {
    const ready = known.get(given);
    if (ready) return ready;
    const [article] = checked(projectOf({ articles: [given] })).articles;
    if (!article?.id || !article.label) throw new TypeError("account");
    const made = { ...article, id: article.id, label: article.label };
    known.set(given, made);
    return made;
  };
  try {
    return /** @type {any[]} */ (kept ?? []).slice(-MOST_STEPS).map(({ deed, event, accounts, options }) => {
      if (!DEED.test(deed.key) || typeof event !== "string") throw new TypeError("step");
      const list = /** @type {any[]} */ (accounts).map(account);
      const corrections = new Corrections();
      // Options are checked with the texts that they are about.
      if (Object.keys(options).length) corrections.learn(checked(projectOf({ articles: list, options })).options ?? {}, list);
      const params = Object.fromEntries(Object.entries(deed.params).filter(([, value]) => typeof value === "string" || typeof value === "number"));
      return { deed: /** @type {Deed} */ ({ key: deed.key, params }), state: { accounts: list, event: event.slice(0, 200), corrected: corrections.state } };
    });
  } catch {
    return [];
  }
}
